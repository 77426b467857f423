"""Time limits: what a clock counts, which days count, and where a clock stands today."""

from __future__ import annotations

import calendar as months
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import holidays

from workbench.records.spec import Value

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)[?~%]?", re.ASCII)
_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d\d))?[?~%]?", re.ASCII)


class Unit(StrEnum):
    """What a clock counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The holidays that count; ``subdivision`` is a nation or state, empty for those of the whole country."""

    country: str
    subdivision: str = ""
    source: str = ""
    to_check: bool = False

    def is_working_day(self, day: datetime.date) -> bool:
        return day.weekday() < 5 and day not in _holidays(self.country, self.subdivision)

    def holiday(self, day: datetime.date) -> str:
        """Return the name of the holiday on this day, or an empty text."""
        return _holidays(self.country, self.subdivision).get(day) or ""

    def add_working_days(self, start: datetime.date, days: int) -> datetime.date:
        """Return the day on which the last of ``days`` working days falls; the start itself is not counted."""
        step = datetime.timedelta(days=1 if days >= 0 else -1)
        day, left = start, abs(days)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start: datetime.date, end: datetime.date) -> int:
        """Return how many working days lie after ``start`` up to and with ``end``; below zero if it is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + datetime.timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit between two dates of the review: ``start`` and ``end`` are names of its fields."""

    code: str
    title: str
    start: str
    end: str
    length: int
    unit: Unit
    calendar: Calendar
    source: str = ""
    to_check: bool = False

    def due(self, start: datetime.date) -> datetime.date:
        """Return the last day on which the clock is kept."""
        if self.unit is Unit.WORKING_DAYS:
            return self.calendar.add_working_days(start, self.length)
        if self.unit is Unit.DAYS:
            return start + datetime.timedelta(days=self.length)
        year, month = divmod(start.year * 12 + start.month - 1 + self.length, 12)
        return datetime.date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class ClockState:
    """Where a clock stands.

    ``due`` is None until the clock has started. ``stopped`` says that its end is recorded, ``done`` when that was (None
    if no day can be read from it; the earliest day that it may mean). ``days_left`` is in the clock's working days, or
    in days; below zero it is late. ``overdue`` says that the limit was, or is, missed.
    """

    due: datetime.date | None
    done: datetime.date | None
    days_left: int | None
    overdue: bool
    stopped: bool


def clock_state(values: Mapping[str, Value], clock: Clock, today: datetime.date) -> ClockState:
    """Return where a clock stands, from the values of the review; a date that is no day starts no clock."""
    start, done = _exact(values.get(clock.start)), _earliest(values.get(clock.end))
    stopped = bool(values.get(clock.end))
    try:
        due = clock.due(start) if start else None
    except (OverflowError, ValueError):  # a year beyond the calendar, which only a slip of the keyboard gives
        due = None
    if due is None:
        return ClockState(None, done, None, False, stopped)
    if stopped:
        return ClockState(due, done, None, done is not None and done > due, True)
    left = clock.calendar.working_days_between(today, due) if clock.unit is Unit.WORKING_DAYS else (due - today).days
    return ClockState(due, None, left, today > due, False)


@lru_cache(maxsize=16)
def _holidays(country: str, subdivision: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=subdivision or None)


def _exact(value: Value) -> datetime.date | None:
    found = _DAY.fullmatch(str(value or "").split("/")[0])
    if found is None:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _earliest(value: Value) -> datetime.date | None:
    """Return the first day that a recorded date may mean: a limit is called missed only if it certainly was."""
    if day := _exact(value):
        return day
    found = _PART_OF_DATE.fullmatch(str(value or "").split("/")[0])
    if found is None:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2] or 1), 1)
    except ValueError:
        return None
