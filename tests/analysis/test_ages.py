from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.ages import Age, age_at


@pytest.mark.parametrize(
    ("birth", "date", "words"),
    [
        ("2020-07-14", "2020-07-14", "0 days"),
        ("2020-07-14", "2020-07-15", "1 day"),
        ("2020-07-14", "2020-09-01", "7 weeks"),
        ("2020-07-14", "2021-07-13", "11 months"),
        ("2020-07-14", "2021-09-21", "14 months"),
        ("2015-05-02", "2021-05-01", "5 years"),
        ("2015-05-02", "2021-05-02", "6 years"),
        ("2020-07-14", "2021-09", "about 14 months"),
        ("2020-07-14", "2021-09-21~", "about 14 months"),
        ("2015", "2021-09-21", "about 6 years"),
        ("2020-07-14", "2021-03-25/2021-05-06", "8 months"),
        ("2020-07-14", "2020-03-02", "not yet born"),
        ("2020-01-31", "2020-06-30", "5 months"),
    ],
)
def test_ages_are_said_as_professionals_say_them(birth: str, date: str, words: str) -> None:
    age = age_at(birth, date)
    assert age is not None
    assert age.words == words


def test_an_age_has_complete_years_months_and_weeks() -> None:
    assert age_at("2020-07-14", "2021-09-21") == Age(1, 2, 62, "14 months")


@pytest.mark.parametrize(
    ("birth", "date"),
    [(None, "2021"), ("2021", None), ("2020-07-14", "2018"), ("2020-07-14", "../2021"), ("x", "2021")],
)
def test_an_age_that_cannot_be_said_is_none(birth: str | None, date: str | None) -> None:
    assert age_at(birth, date) is None


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_nobody_grows_younger(birth: dt.date, one: dt.date, other: dt.date) -> None:
    birth, earlier, later = sorted((birth, one, other))
    first, second = age_at(birth.isoformat(), earlier.isoformat()), age_at(birth.isoformat(), later.isoformat())
    assert first
    assert second
    assert (first.years, first.months) <= (second.years, second.months)
    assert first.weeks <= second.weeks
    assert 0 <= first.months < 12
