"""Quarters of the year, and in which column of a board a deadline stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workbench.analysis.days import days_of

SHOWN = 4  # quarters with a column of their own, the present one first


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a calendar year; ``number`` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """Return the quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)

    def after(self, quarters: int) -> Quarter:
        """Return the quarter so many later; before it with a negative number."""
        at = self.year * 4 + self.number - 1 + quarters
        return Quarter(at // 4, at % 4 + 1)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.after(1).first - dt.timedelta(days=1)


class Stand(StrEnum):
    """What a column holds."""

    OVERDUE = "overdue"
    QUARTER = "quarter"
    LATER = "later"
    UNDATED = "undated"
    OPEN = "open"  # everything still to be done, for readers who are told no dates
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board; a quarter's own has its quarter, the one for what is later the first of those."""

    stand: Stand
    quarter: Quarter | None = None


CLOSED, OPEN = Column(Stand.CLOSED), Column(Stand.OPEN)
OVERDUE, UNDATED = Column(Stand.OVERDUE), Column(Stand.UNDATED)


def columns(today: dt.date) -> tuple[Column, ...]:
    """Return the columns of a board in their order: overdue, the quarters from the present one, and what is left."""
    now = Quarter.of(today)
    quarters = (Column(Stand.QUARTER, now.after(n)) for n in range(SHOWN))
    return (OVERDUE, *quarters, Column(Stand.LATER, now.after(SHOWN)), UNDATED, CLOSED)


def last_day(edtf: str | None) -> dt.date | None:
    """Return the last day that a deadline can mean: "June 2023" is kept on the 30th; None where there is none."""
    days = days_of(edtf)
    return days.last if days else None


def column_of(deadline: str | None, today: dt.date) -> Column:
    """Return the column of something open with this deadline (EDTF)."""
    day = last_day(deadline)
    if day is None:
        return UNDATED
    if day < today:
        return OVERDUE
    now, quarter = Quarter.of(today), Quarter.of(day)
    return Column(Stand.QUARTER, quarter) if quarter < now.after(SHOWN) else Column(Stand.LATER, now.after(SHOWN))


def days_overdue(deadline: str | None, today: dt.date) -> int:
    """Return how many days a deadline is past; 0 where it is not."""
    day = last_day(deadline)
    return max(0, (today - day).days) if day else 0


def moved(due: str | None, quarter: Quarter, today: dt.date) -> tuple[str | None, str | None]:
    """Return the first and the revised deadline of something that is to be finished in another quarter.

    The first one stands; where it lies in that quarter and is still to come, it counts again and nothing is revised.
    What had no deadline gets its first.
    """
    new = quarter.last.isoformat()
    first = last_day(due)
    if first is None:
        return new, None
    if Quarter.of(first) == quarter and first >= today:
        return due, None
    return due, new
