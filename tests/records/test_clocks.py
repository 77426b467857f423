"""Working days, holidays of the nations, and where a clock stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.records.clocks import Calendar, Clock, ClockState, Unit, clock_state

ENGLAND, WALES = Calendar("GB", "ENG"), Calendar("GB", "WLS")
SCOTLAND, IRELAND = Calendar("GB", "SCT"), Calendar("GB", "NIR")
STATES = Calendar("US")
EVERYWHERE = [ENGLAND, WALES, SCOTLAND, IRELAND, STATES]
KNOWN_DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (date(2021, 4, 2), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # Good Friday
        (date(2021, 4, 5), [ENGLAND, WALES, IRELAND]),  # Easter Monday, not in Scotland
        (date(2022, 4, 18), [ENGLAND, WALES, IRELAND]),
        (date(2021, 1, 4), [SCOTLAND]),  # 2 January fell on a Saturday
        (date(2024, 1, 2), [SCOTLAND]),
        (date(2023, 1, 2), EVERYWHERE),  # New Year's Day fell on a Sunday
        (date(2023, 1, 3), [SCOTLAND]),
        (date(2021, 3, 17), [IRELAND]),  # St Patrick
        (date(2021, 7, 12), [IRELAND]),  # the Boyne
        (date(2021, 8, 2), [SCOTLAND]),  # the summer holiday is earlier there
        (date(2021, 8, 30), [ENGLAND, WALES, IRELAND]),
        (date(2021, 11, 30), [SCOTLAND]),  # St Andrew
        (date(2021, 12, 27), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # Christmas fell on a Saturday
        (date(2021, 12, 28), [ENGLAND, WALES, SCOTLAND, IRELAND]),
        (date(2022, 12, 27), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # Christmas fell on a Sunday
        (date(2020, 5, 8), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # moved once, from 4 May
        (date(2022, 6, 2), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # moved once, from 30 May
        (date(2022, 6, 3), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # the Platinum Jubilee
        (date(2022, 9, 19), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # the State Funeral
        (date(2023, 5, 8), [ENGLAND, WALES, SCOTLAND, IRELAND]),  # the Coronation
        (date(2021, 11, 25), [STATES]),  # Thanksgiving
        (date(2021, 7, 5), [STATES]),  # 4 July fell on a Sunday
    ],
)
def test_holidays_are_those_of_each_nation(day: date, where: list[Calendar]) -> None:
    assert [calendar for calendar in EVERYWHERE if not calendar.is_working_day(day)] == where


def test_days_that_were_moved_are_worked() -> None:
    assert ENGLAND.is_working_day(date(2020, 5, 4))
    assert ENGLAND.is_working_day(date(2022, 5, 30))


def test_a_holiday_has_its_name() -> None:
    assert ENGLAND.holiday(date(2021, 4, 2)) == "Good Friday"
    assert ENGLAND.holiday(date(2021, 4, 1)) == ""


def test_a_state_has_holidays_of_its_own() -> None:
    assert not Calendar("US", "MA").is_working_day(date(2022, 4, 18))  # Patriots' Day
    assert STATES.is_working_day(date(2022, 4, 18))


@pytest.mark.parametrize(
    ("start", "days", "calendar", "end"),
    [
        (date(2021, 9, 21), 5, ENGLAND, date(2021, 9, 28)),
        (date(2021, 3, 31), 5, ENGLAND, date(2021, 4, 9)),  # over Easter
        (date(2021, 3, 31), 5, SCOTLAND, date(2021, 4, 8)),
        (date(2021, 12, 23), 5, ENGLAND, date(2022, 1, 4)),
        (date(2021, 12, 23), 5, SCOTLAND, date(2022, 1, 5)),
        (date(2021, 7, 9), 1, IRELAND, date(2021, 7, 13)),
        (date(2021, 9, 25), 1, ENGLAND, date(2021, 9, 27)),  # a Saturday counts as no day of its own
        (date(2021, 9, 21), 0, ENGLAND, date(2021, 9, 21)),
        (date(2021, 9, 28), -5, ENGLAND, date(2021, 9, 21)),
    ],
)
def test_working_days_are_added(start: date, days: int, calendar: Calendar, end: date) -> None:
    assert calendar.add_working_days(start, days) == end


@given(KNOWN_DAYS, st.integers(1, 60), st.sampled_from(EVERYWHERE))
def test_counting_is_the_reverse_of_adding(start: date, days: int, calendar: Calendar) -> None:
    end = calendar.add_working_days(start, days)
    assert calendar.is_working_day(end)
    assert calendar.working_days_between(start, end) == days
    assert calendar.working_days_between(end, start) == -days


def clock(length: int, unit: Unit, calendar: Calendar = ENGLAND) -> Clock:
    return Clock("report", "Report", "decision_date", "published_date", length, unit, calendar)


@pytest.mark.parametrize(
    ("start", "length", "unit", "due"),
    [
        (date(2021, 11, 8), 6, Unit.MONTHS, date(2022, 5, 8)),
        (date(2021, 8, 31), 6, Unit.MONTHS, date(2022, 2, 28)),
        (date(2021, 12, 15), 1, Unit.MONTHS, date(2022, 1, 15)),
        (date(2021, 11, 30), 12, Unit.MONTHS, date(2022, 11, 30)),
        (date(2021, 1, 1), 180, Unit.DAYS, date(2021, 6, 30)),
        (date(2021, 9, 24), 15, Unit.WORKING_DAYS, date(2021, 10, 15)),
    ],
)
def test_a_clock_knows_its_last_day(start: date, length: int, unit: Unit, due: date) -> None:
    assert clock(length, unit).due(start) == due


def state(values: dict[str, Any], today: date, length: int = 5, unit: Unit = Unit.WORKING_DAYS) -> ClockState:
    return clock_state(values, clock(length, unit), today)


def test_a_clock_that_has_not_started_says_nothing() -> None:
    assert state({}, date(2021, 9, 21)) == ClockState(None, None, None, False, False)
    assert state({"published_date": "2021-10-01"}, date(2021, 9, 21)).done == date(2021, 10, 1)


@pytest.mark.parametrize("text", ["2021-09", "2021", "unknown", "2021-02-30", "soon", "../2021-09-21"])
def test_a_start_that_is_no_day_starts_no_clock(text: str) -> None:
    assert state({"decision_date": text}, date(2021, 9, 21)).due is None


@pytest.mark.parametrize("text", ["2021-09-21", "2021-09-21?", "2021-09-21~", "2021-09-21/2021-09-30"])
def test_a_doubtful_day_starts_the_clock_at_its_earliest(text: str) -> None:
    assert state({"decision_date": text}, date(2021, 9, 21)).due == date(2021, 9, 28)


def test_a_running_clock_counts_down_in_its_own_days() -> None:
    values = {"decision_date": "2021-09-21"}
    assert state(values, date(2021, 9, 21)) == ClockState(date(2021, 9, 28), None, 5, False, False)
    assert state(values, date(2021, 9, 28)) == ClockState(date(2021, 9, 28), None, 0, False, False)
    assert state(values, date(2021, 9, 30)) == ClockState(date(2021, 9, 28), None, -2, True, False)
    assert state(values, date(2021, 9, 21), 10, Unit.DAYS).days_left == 10


def test_a_clock_that_ended_on_a_weekend_is_late_from_the_next_day() -> None:
    values = {"decision_date": "2021-09-20"}
    assert state(values, date(2021, 9, 25), 5, Unit.DAYS).overdue is False
    assert state(values, date(2021, 9, 26), 5, Unit.DAYS).overdue is True


def test_a_stopped_clock_was_kept_or_missed() -> None:
    kept = state({"decision_date": "2021-09-21", "published_date": "2021-09-28"}, date(2030, 1, 1))
    assert kept == ClockState(date(2021, 9, 28), date(2021, 9, 28), None, False, True)
    missed = state({"decision_date": "2021-09-21", "published_date": "2021-09-29"}, date(2030, 1, 1))
    assert missed.overdue


@pytest.mark.parametrize(
    ("end", "done", "missed"),
    [
        ("2021-09", date(2021, 9, 1), False),
        ("2021-10", date(2021, 10, 1), True),
        ("2021", date(2021, 1, 1), False),
        ("2021-13", None, False),
        ("unknown", None, False),
    ],
)
def test_an_end_without_a_day_is_called_late_only_if_it_must_be(end: str, done: date | None, missed: bool) -> None:
    stopped = state({"decision_date": "2021-09-21", "published_date": end}, date(2030, 1, 1))
    assert (stopped.done, stopped.overdue, stopped.stopped) == (done, missed, True)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_date_at_the_end_of_the_calendar_does_no_harm(unit: Unit) -> None:
    assert state({"decision_date": "9999-12-31"}, date(2021, 1, 1), 3, unit).due is None


@given(KNOWN_DAYS, st.integers(1, 400), st.sampled_from(list(Unit)))
def test_a_clock_is_due_after_it_started(start: date, length: int, unit: Unit) -> None:
    assert clock(length, unit).due(start) >= start + timedelta(days=1)
