"""Deadlines in their quarters."""

from __future__ import annotations

import datetime as dt

import pytest

from workbench.analysis import quarters
from workbench.analysis.quarters import Column, Quarter, Stand

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2026-01-01", (2026, 1)), ("2026-03-31", (2026, 1)), ("2026-04-01", (2026, 2)), ("2026-12-31", (2026, 4))],
)
def test_a_day_is_in_its_quarter(day: str, quarter: tuple[int, int]) -> None:
    assert Quarter.of(dt.date.fromisoformat(day)) == Quarter(*quarter)


def test_a_quarter_knows_its_ends_and_its_neighbours() -> None:
    last = Quarter(2026, 4)
    assert (last.first, last.last) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert last.after(1) == Quarter(2027, 1)
    assert Quarter(2027, 1).after(-1) == last


@pytest.mark.parametrize(
    ("deadline", "column"),
    [
        ("2026-11-23", Column(Stand.OVERDUE)),
        ("2026-11-24", Column(Stand.QUARTER, Quarter(2026, 4))),  # the day itself is still there
        ("2026-11", Column(Stand.QUARTER, Quarter(2026, 4))),  # a month is kept on its last day
        ("2027-09-30", Column(Stand.QUARTER, Quarter(2027, 3))),
        ("2027-10-01", Column(Stand.LATER, Quarter(2027, 4))),
        ("2027-03/..", Column(Stand.UNDATED)),
        ("soon", Column(Stand.UNDATED)),
        (None, Column(Stand.UNDATED)),
    ],
)
def test_a_deadline_has_one_column_of_the_board(deadline: str | None, column: Column) -> None:
    assert quarters.column_of(deadline, TODAY) == column
    assert column in quarters.columns(TODAY)


def test_days_are_counted_from_the_last_day_that_can_be_meant() -> None:
    assert quarters.days_overdue("2026-11-23", TODAY) == 1
    assert quarters.days_overdue("2026-10", TODAY) == 24
    assert quarters.days_overdue("2026-11", TODAY) == 0


@pytest.mark.parametrize(
    ("due", "quarter", "dates"),
    [
        ("2026-10-10", Quarter(2027, 1), ("2026-10-10", "2027-03-31")),
        ("2026-12-10", Quarter(2026, 4), ("2026-12-10", None)),  # back where it was: nothing is revised
        ("2026-10-10", Quarter(2026, 4), ("2026-10-10", "2026-12-31")),  # its own quarter, and the day has passed
        (None, Quarter(2027, 2), ("2027-06-30", None)),  # a first date where there was none
    ],
)
def test_moving_revises_the_deadline_and_keeps_the_first(
    due: str | None, quarter: Quarter, dates: tuple[str | None, str | None]
) -> None:
    assert quarters.moved(due, quarter, TODAY) == dates
