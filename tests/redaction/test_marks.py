"""Marks in notes are plain words; what is off the record is in no view, whatever the signs around it look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction import marks
from workbench.redaction.marks import WORDS, Mark, marked, passages, spoken

OFF, ON = WORDS[Mark.OFF]


@pytest.mark.parametrize("mark", Mark)
def test_a_passage_is_found_between_its_signs(mark: Mark) -> None:
    first, last = WORDS[mark]
    text = f"Before {first} the words {last} after."
    (found,) = marked(text)
    assert (found.mark, text[found.first : found.last].strip()) == (mark, "the words")
    assert text[found.start : found.end] == f"{first} the words {last}"


def test_what_is_off_the_record_leaves_no_gap() -> None:
    assert spoken(f"He came {OFF}drunk{ON} at ten.") == "He came at ten."
    assert spoken(f"One.\n\n{OFF} Two.\n\nThree. {ON}\n\nFour.") == "One.\n\nFour."
    assert spoken(f"{OFF}all{ON}") == ""
    assert spoken("[sic] nothing here") == "[sic] nothing here"


@pytest.mark.parametrize(
    "text",
    [
        f"a {OFF} secret",  # never ended: to the end of the text
        f"a {OFF} secret [on the recrd] secret",  # ended with a slip
        f"a {OFF} secret {OFF} secret {ON} secret {ON}",  # one in another
        f"a {OFF} secret {OFF} secret {ON} secret",  # of two only one was ended
        "a [Off  the Record: secret]",
        "a [off-the-record] secret [ON THE RECORD]",
        "a [off\nthe\nrecord] secret [on the record]",
        f"a {OFF} [quote] secret {ON} [end of quote]",
        f"a {OFF}[secret]{ON}",
    ],
)
def test_no_slip_lets_it_out(text: str) -> None:
    assert "secret" not in spoken(text)
    assert spoken(text).startswith("a")


def test_a_sign_that_ends_nothing_hides_nothing() -> None:
    assert spoken(f"a {ON} b") == f"a {ON} b"
    assert marked("a [end of quote] b") == []


def test_a_quotation_without_its_end_ends_with_its_paragraph() -> None:
    assert list(passages("x [quote] We knew.\n\nNext.", Mark.QUOTE)) == ["We knew."]


def test_passages_leave_out_other_signs_and_what_is_off_the_record() -> None:
    text = f"[quote] We [good practice] knew [end of practice] {OFF} all {ON} of it. [end of quote] {OFF}[quote]x{ON}"
    assert list(passages(text, Mark.QUOTE)) == ["We knew of it."]
    assert list(passages(text, Mark.PRACTICE)) == ["knew"]


PIECES = st.lists(st.sampled_from([*(w for pair in WORDS.values() for w in pair), "\n\n", " ", "so ", "]", "["]))


@given(PIECES, PIECES, PIECES)
def test_a_secret_off_the_record_is_never_spoken(before: list[str], inside: list[str], after: list[str]) -> None:
    within = "".join(piece for piece in inside if piece != ON)
    text = f"{''.join(before)}{OFF}{within}secret{within}{ON}{''.join(after)}"
    assert "secret" not in spoken(text)
    assert marks.off_the_record(spoken(text)) == []


def pressed(text: str, mark: Mark) -> str:
    """Return a text after a press of the mark's key; ``<`` and ``>`` are what is chosen, ``|`` is the cursor."""
    start = min(at for at in (text.find("<"), text.find("|")) if at >= 0)
    bare = text.translate({ord(c): None for c in "<>|"})
    end = text.find(">") - 1 if ">" in text else start
    for edit in marks.toggled(bare, start, end, mark):
        bare = bare[: edit.start] + edit.words + bare[edit.end :]
    return bare


def test_a_key_marks_what_is_chosen() -> None:
    assert pressed("We <all knew>.", Mark.QUOTE) == "We [quote] all knew [end of quote]."


def test_a_key_begins_a_passage_while_somebody_speaks_and_ends_it() -> None:
    assert pressed("R: |", Mark.OFF) == f"R: {OFF} "
    assert pressed(f"R: {OFF} He drank.|", Mark.OFF) == f"R: {OFF} He drank. {ON} "
    assert spoken(f"R: {OFF} He drank. {ON} Next.") == "R: Next."


def test_a_key_takes_the_mark_from_the_passage_that_one_stands_in() -> None:
    assert pressed(f"R: {OFF} He |drank. {ON} Next.", Mark.OFF) == "R: He drank. Next."
