from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis.verbatim import Repeat, Spoken, Written, repeats

NOTE = "She stood on the landing for a minute and listened, and it was very quiet for a house with a baby in it."
QUOTE = "You cannot be curious about forty radiators."


def found(text: str, *spoken: Spoken, agreed: tuple[str, ...] = ()) -> list[Repeat]:
    return repeats(spoken or (Spoken("i1", NOTE),), [Written("section/s1/body", text)], agreed)


def test_the_same_words_are_found_on_both_sides() -> None:
    (repeat,) = found("He wrote that she stood on the landing for a minute. Then she left.")
    assert repeat.ours == "she stood on the landing for a minute"
    assert repeat.theirs == "She stood on the landing for a minute"
    assert (repeat.spoken, repeat.place, repeat.words) == ("i1", "section/s1/body", 8)


def test_a_word_or_two_changed_does_not_hide_it() -> None:
    (repeat,) = found("It was very quiet, she felt, for a house with a small baby in it.")
    assert repeat.ours.startswith("It was very quiet")
    assert repeat.ours.endswith("baby in it")


def test_typography_and_case_do_not_hide_it() -> None:
    curly = Spoken("i1", "I don’t know the neighbour’s mother at all really")
    (repeat,) = found("I DON'T KNOW THE NEIGHBOUR'S MOTHER AT ALL", curly)
    assert repeat.words >= 7


@pytest.mark.parametrize(
    "text",
    [
        "A worker listened outside the flat, where no infant could be heard.",
        "She stood on the stairs.",
        "",
    ],
)
def test_other_words_for_the_same_are_a_paraphrase(text: str) -> None:
    assert found(text) == []


def test_everyday_rows_of_words_are_nobodys() -> None:
    assert found("At the end of it all they had it as it was.", Spoken("i", "at the end of it all they had it")) == []


def test_a_word_of_the_sentence_before_or_after_is_left_out() -> None:
    said = Spoken("i1", f"It was vague. {QUOTE} She went home.")
    (repeat,) = found(f"All was vague. {QUOTE} She left.", said)
    assert repeat.ours == repeat.theirs == QUOTE.rstrip(".")
    assert repeat.words == 7


def test_a_short_quotation_counts_sooner_than_a_note() -> None:
    quote = Spoken("i1", "purple radiators frighten everybody", quotation=True)
    (repeat,) = found("They said that purple radiators frighten everybody.", quote)
    assert repeat.quotation
    assert found("They said that purple radiators frighten everybody.", Spoken("i1", quote.text)) == []


def test_agreed_words_may_be_repeated_and_their_neighbours_not() -> None:
    said = Spoken("i1", f"{QUOTE} {NOTE}")
    assert found(QUOTE, said, agreed=(QUOTE,)) == []
    assert found(NOTE, said, agreed=(QUOTE,))


def test_the_longest_comes_first() -> None:
    texts = [Written("a", "She stood on the landing for a minute."), Written("b", NOTE)]
    assert [repeat.place for repeat in repeats([Spoken("i1", NOTE)], texts)] == ["b", "a"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aehrst İıßŁ’'“”\".,;()[]—1 9\n\u00a0"), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for repeat in repeats([Spoken("i", text)], [Written("x", text)]):
        assert repeat.ours in text
        assert repeat.theirs in text
