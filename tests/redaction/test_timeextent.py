"""Words that hide a day are read back to the months that they can mean, and the true day is always among them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction.audiences import DateRule
from workbench.redaction.timeextent import Extent, extent
from workbench.redaction.timespan import relative

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
_SLACK = 0.05  # months; a distance is rounded to days


@given(day=DAYS, incident=DAYS)
def test_the_words_for_a_distance_hold_the_true_distance(day: dt.date, incident: dt.date) -> None:
    found = extent(relative(day.isoformat(), incident.isoformat(), DateRule.RELATIVE))
    assert found is not None
    assert found.relative
    months = (day - incident).days / 30.44
    assert found.start - _SLACK <= months <= found.end + _SLACK


@given(day=DAYS, rule=st.sampled_from([DateRule.SEASON, DateRule.YEAR]))
def test_a_season_or_a_year_holds_the_month(day: dt.date, rule: DateRule) -> None:
    found = extent(relative(day.isoformat(), None, rule))
    assert found is not None
    assert not found.relative
    assert found.start <= day.year * 12 + day.month - 1 < found.end


@pytest.mark.parametrize("words", ["date withheld", "date not known", "", "2021-13-14", "about no weeks before", "x"])
def test_words_that_tell_nothing_lie_nowhere(words: str) -> None:
    assert extent(words) is None


def test_a_period_lies_between_its_ends() -> None:
    found = extent("from about four months before the incident to about two months before the incident")
    assert found == Extent(-4.5, -1.5, relative=True)
    assert found.length == 3
    assert found.middle == -3


def test_an_open_end_lies_at_the_end_that_is_told() -> None:
    assert extent("until spring 2021") == extent("in spring 2021") == Extent(2021 * 12 + 2, 2021 * 12 + 5)
    assert extent("from about a year before the incident") == Extent(-13.5, -11.5, relative=True)


def test_ends_that_do_not_fit_together_give_the_first() -> None:
    assert extent("from 2020 to about a year before the incident") == Extent(2020 * 12, 2021 * 12)
    assert extent("from date withheld to 2020") == Extent(2020 * 12, 2021 * 12)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2021-03-01", 2, 2 + 1 / 31),
        ("2021-03-31?", 2 + 30 / 31, 3),
        ("2021-03~", 2, 3),
        ("2021", 0, 12),
        ("2021-21", 2, 5 - 1 / 31),
        ("2021-03-01/2021-04-30", 2, 4),
        ("../2021-05", 4, 5),
    ],
)
def test_a_recorded_date_lies_in_its_days(edtf: str, start: float, end: float) -> None:
    found = extent(edtf)
    assert found is not None
    assert not found.relative
    assert found.start - 2021 * 12 == pytest.approx(start)
    assert found.end - 2021 * 12 == pytest.approx(end)
