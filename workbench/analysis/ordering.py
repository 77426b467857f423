"""The order of a chronology: honest about dates that are vaguer than a day, the same for every audience."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from workbench.analysis.days import Days, days_of

Order = tuple[int, int, str, float]

_AFTER_ALL_TIMES = "~"  # what has no time follows what has one, as the views of the audiences have it
_AFTER_ALL_NUMBERS = 9e9


class Precision(StrEnum):
    """How exactly a date says when: one day, a stretch from one day to another, or less than that."""

    DAY = "day"
    PERIOD = "period"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"  # "before May 2021", "from May 2021"
    NONE = "none"


def precision_of(date: str | None) -> Precision:
    """Return how exact an EDTF date is; ``NONE`` for none and for what cannot be read."""
    days = days_of(date)
    if date is None or days is None:
        return Precision.NONE
    if days.first is None or days.last is None:
        return Precision.OPEN
    if days.exact:
        return Precision.DAY
    if "/" in date:
        return Precision.PERIOD
    if "-" not in date:
        return Precision.YEAR
    return Precision.MONTH if (days.last - days.first).days < 31 else Precision.SEASON


def is_doubtful(date: str | None) -> bool:
    """Tell whether the sender had a doubt of the date: uncertain, or approximate."""
    return bool(set(date or "") & set("?~%"))


def order_of(date: str | None, time: str | None = None, sequence: float | None = None) -> Order:
    """Return a key that puts entries in order; entries with equal keys keep the order in which they were sent.

    A vague date stands at the start of what it covers and before everything exact there: a month before its first
    day, a year before its first month. Within a day times come first, in their order, then the sender's own numbers.
    Undated entries come last.
    """
    days = days_of(date)
    first, length = _start(days, date)
    return (
        first.toordinal(),
        -length,
        time or _AFTER_ALL_TIMES,
        _AFTER_ALL_NUMBERS if sequence is None else float(sequence),
    )


def _start(days: Days | None, date: str | None) -> tuple[dt.date, int]:
    if days is not None and days.first is None and date is not None:
        days = days_of(date.split("/")[1])  # "before May 2021" stands with May 2021
    if days is None or days.first is None:
        return dt.date.max, 0
    return days.first, (days.last - days.first).days if days.last else 0
