"""Sentences are counted as people read them."""

from __future__ import annotations

import pytest

from workbench.analysis.sentences import Long, long_sentences, sentences


def test_only_sentences_with_more_words_than_allowed_are_found() -> None:
    text = "A short one. This one goes on and on for nine words. End."
    assert long_sentences(text, 8) == [Long(13, 52, 9)]
    assert text[13:52] == "This one goes on and on for nine words."
    assert long_sentences(text, 9) == []


@pytest.mark.parametrize(
    "text",
    [
        "She saw Dr. Hale at ten today",
        "They met at 3.30 in the hall",
        "It is in para. 4 of the plan",
        "J. Hale rang at ten and left",
    ],
)
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert [found.end for found in long_sentences(text, 5)] == [len(text)]


def test_a_paragraph_ends_a_sentence_and_so_do_closing_quotation_marks() -> None:
    text = "A heading without a dot\n\n“He was not seen.” She said so twice."
    assert long_sentences(text, 5) == []
    assert long_sentences("", 0) == []


def test_sentences_are_the_whole_of_a_text_without_the_blanks_between() -> None:
    text = " One here.  Two there?\n\nThree"
    assert [text[start:end] for start, end in sentences(text)] == ["One here.", "Two there?", "Three"]
