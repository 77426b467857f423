"""Dates of fields, told without day and month."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction.audiences import DateRule
from workbench.redaction.timespan import relative, span_of

ANCHOR = "2021-09-21"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-09-21", "on the day of the incident"),
        ("2021-09-20", "the day before the incident"),
        ("2021-09-24", "a few days after the incident"),
        ("2021-09-14", "about a week before the incident"),
        ("2021-08-31", "about three weeks before the incident"),
        ("2021-05-20", "about four months before the incident"),
        ("2021-05", "about four months before the incident"),
        ("2021-05-20?", "about four months before the incident"),
        ("2020-09-20", "about a year before the incident"),
        ("2020-03-20", "about a year and a half before the incident"),
        ("2017-02-18", "about four and a half years before the incident"),
        ("2009-02-18", "about 13 years before the incident"),
        ("2021-09", "around the time of the incident"),
        ("2021-22", "about two months before the incident"),
        ("2021", "in 2021"),
        ("2021~", "in 2021"),
        (
            "2021-03-01/2021-05-20",
            "from about seven months before the incident to about four months before the incident",
        ),
        ("2021-05-20/..", "from about four months before the incident"),
        ("../2021-05-20", "until about four months before the incident"),
        ("unknown", "date not known"),
        ("../..", "date not known"),
        ("2021-02-30", "date withheld"),
        ("last spring", "date withheld"),
    ],
)
def test_a_date_is_told_by_its_distance_from_the_incident(edtf: str, words: str) -> None:
    assert relative(edtf, ANCHOR, DateRule.RELATIVE) == words


@pytest.mark.parametrize(
    ("edtf", "season", "year"),
    [
        ("2021-04-03", "in spring 2021", "in 2021"),
        ("2021-12-25", "in winter 2021–22", "in 2021"),
        ("2022-01-03", "in winter 2021–22", "in 2022"),
        ("2021-23", "in autumn 2021", "in 2021"),
        ("2021", "in 2021", "in 2021"),
        ("2020-11-01/2021-02-01", "from autumn 2020 to winter 2020–21", "from 2020 to 2021"),
    ],
)
def test_a_date_is_told_by_season_or_year(edtf: str, season: str, year: str) -> None:
    assert relative(edtf, ANCHOR, DateRule.SEASON) == season
    assert relative(edtf, None, DateRule.YEAR) == year


def test_an_exact_date_is_given_back() -> None:
    assert relative("2021-04-03?", None, DateRule.EXACT) == "2021-04-03?"


def test_without_an_incident_a_relative_date_is_withheld() -> None:
    assert relative("2021-04-03", None, DateRule.RELATIVE) == "date withheld"
    assert relative("2021", None, DateRule.RELATIVE) == "in 2021"


@given(st.dates(), st.dates(), st.sampled_from([DateRule.RELATIVE, DateRule.SEASON, DateRule.YEAR]))
def test_no_day_or_month_is_told(day: object, anchor: object, rule: DateRule) -> None:
    words = relative(str(day), str(anchor), rule)
    assert (
        not re.search(
            r"\d{4}-\d\d|\b\d{1,2} |jan|feb|april|june|july|august|sept|octo|nov|dec", words.replace("after", ""), re.I
        )
        or "year" in words
    )


@given(st.text(max_size=12))
def test_reading_a_date_never_raises(text: str) -> None:
    span = span_of(text)
    assert span is None or span.first <= span.last
    assert relative(text, "2021-09-21", DateRule.RELATIVE)
