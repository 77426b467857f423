from __future__ import annotations

from typing import cast

import pytest

from tests.reports.fakes import seen
from workbench.redaction.redacted import Redacted
from workbench.reports.text import Fixed, Run, Shown, Text, bold, italic, joined, text


def test_plain_text_cannot_get_into_a_report() -> None:
    with pytest.raises(TypeError):
        Shown(cast("Redacted", "Hope Rafferty"))
    with pytest.raises(TypeError):
        Run(cast("Fixed", "Hope Rafferty"))
    with pytest.raises(TypeError):
        Run(cast("Fixed", seen("straight from a view")))  # it has not been tidied: line ends, control characters


def test_what_is_made_of_shown_text_by_hand_is_plain_again() -> None:
    with pytest.raises(TypeError):
        text(cast("Fixed", Shown(seen("a")) + "b"))


def test_what_cannot_be_printed_is_dropped() -> None:
    assert Shown(seen("a\x00b\x1bc\ud800d\ufffee")) == "abcde"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2029"])
def test_paragraphs_are_split_at_blank_lines_of_any_system(ends: str) -> None:
    whole = f"one{ends}line{ends}{ends}two {ends} {ends}"
    assert Shown(seen(whole)).paragraphs() == ("one line", "two")


def test_a_paragraph_that_is_not_shown_keeps_its_place() -> None:
    assert Shown(seen("one\n\n\n\nthree")).paragraphs() == ("one", "", "three")
    assert Shown(seen("one\n\ntwo\n\nthree")).paragraphs() == ("one", "two", "three")


def test_a_slip_of_the_return_key_makes_no_paragraph() -> None:
    assert Shown(seen("one\n\n\ntwo")).paragraphs() == ("one", "two")


def test_no_words_are_no_paragraphs() -> None:
    assert Shown(seen("")).paragraphs() == ()
    assert Shown(seen("\n\n \n")).paragraphs() == ()


def test_a_date_is_put_into_words_and_words_are_left_alone() -> None:
    assert Shown.date(seen("2021-03-14")) == "14 March 2021"
    assert Shown.date(seen("2021-03-14"), american=True) == "March 14, 2021"
    assert Shown.date(seen("about four months before")) == "about four months before"


def test_pieces_are_joined_as_people_list_things() -> None:
    pieces = [Fixed("a"), None, Shown(seen("b")), Fixed(""), Fixed("c")]
    assert joined(pieces, ", ", " and ").plain == "a, b and c"
    assert joined([]).plain == ""


def test_styles_are_kept_and_added() -> None:
    made = text(bold(italic(Fixed("x"))), Fixed("y"), None)
    assert [(run.bold, run.italic) for run in made.runs] == [(True, True), (False, False)]
    assert made.plain == "xy"
    assert not bold(None)
    assert not Text((Run(Fixed("")),))
