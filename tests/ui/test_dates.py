"""Dates are said in words, and what was understood is what is kept."""

from __future__ import annotations

import pytest

from workbench.ui.dates import in_words, is_edtf, understood


@pytest.mark.parametrize(
    ("edtf", "words", "short"),
    [
        ("2021-03-14", "Sunday 14 March 2021", "14 Mar 2021"),
        ("2021-03", "March 2021", "Mar 2021"),
        ("2021", "2021", "2021"),
        ("2021-21", "spring 2021", "spring 2021"),
        ("2021-03~", "about March 2021", "about Mar 2021"),
        ("2021-03-14?", "Sunday 14 March 2021, uncertain", "14 Mar 2021, uncertain"),
        ("2021-03-01/2021-03-09", "Monday 1 March 2021 to Tuesday 9 March 2021", "1 Mar 2021 to 9 Mar 2021"),
        ("../2021-05", "before May 2021", "before May 2021"),
        ("2021-05/..", "from May 2021", "from May 2021"),
    ],
)
def test_edtf_is_said_in_words(edtf: str, words: str, short: str) -> None:
    assert in_words(edtf) == words
    assert in_words(edtf, short=True) == short


@pytest.mark.parametrize("odd", ["", "about four months before", "2021-13", "2021-02-30", "../..", "/", "20211"])
def test_what_is_no_date_comes_back_as_it_is(odd: str) -> None:
    assert in_words(odd) == odd
    assert not is_edtf(odd)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14/3/2021", "2021-03-14"),
        ("14 March 2021", "2021-03-14"),
        ("March 2021", "2021-03"),
        ("2021", "2021"),
        (" 2021-03-14 ", "2021-03-14"),
    ],
)
def test_a_date_typed_in_the_usual_way_is_understood(typed: str, kept: str) -> None:
    edtf, words = understood(typed)
    assert edtf == kept
    assert words.startswith(in_words(kept))


def test_what_is_not_understood_is_kept_and_said_so() -> None:
    kept, words = understood("when Gran was ill")
    assert kept == "when Gran was ill"
    assert "Not understood" in words


def test_nothing_is_nothing() -> None:
    assert understood("  ") == ("", "")
