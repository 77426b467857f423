"""Where on a line of months a date lies: one as recorded, or the words of :mod:`.timespan` read backwards.

For a picture of dates that says no more than the dates themselves do.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from workbench.redaction.timespan import span_of

_COUNTING = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTING)} | {"one": 1}  # as timespan counts
_WEEKS, _DAYS = 7 / 30.44, 1 / 30.44  # in months
_NAMED = {
    "the day": (_DAYS, 2 * _DAYS),
    "a few days": (2 * _DAYS, 6 * _DAYS),
    "about a year": (11.5, 13.5),
    "just over a year": (13.5, 16.5),
    "about a year and a half": (16.5, 20.5),
    "nearly two years": (20.5, 22.5),
}
_AT = {"on the day of the incident": (0.0, _DAYS), "around the time of the incident": (-6.0, 6.0)}
_AWAY = re.compile(r"(.+) (before|after) the incident")
_COUNTED = re.compile(r"about (\w+)( and a half)? (week|month|year)s?")
_YEARS = re.compile(r"(?:in |between )?(\d{4})(?: and (\d{4}))?")
_SEASON = re.compile(r"(?:in )?(spring|summer|autumn|winter) (\d{4})(?:–\d\d)?")
_FIRST_MONTH = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of months: from the incident where ``relative``, else counted from the beginning of year 0."""

    start: float
    end: float
    relative: bool = False

    @property
    def middle(self) -> float:
        """The place that stands for all of it."""
        return (self.start + self.end) / 2

    @property
    def length(self) -> float:
        """How many months it can mean."""
        return self.end - self.start


def extent(words: str) -> Extent | None:
    """Return where an EDTF date, or the words that an audience reads in its place, lie; None where nothing is told."""
    if words[:4].isdecimal() or words.startswith("../"):
        span = span_of(words)
        return Extent(_months(span.first, 0), _months(span.last, 1)) if span else None
    begin, parted, end = words.removeprefix("from ").partition(" to ")
    if words.startswith("from ") and parted:
        return _joined(_one(begin), _one(end))
    return _one(words.removeprefix("from ").removeprefix("until "))


def _months(day: dt.date, more: int) -> float:
    """Return how many months lie before a day, or with ``more`` before the days after it."""
    return day.year * 12 + day.month - 1 + (day.day - 1 + more) / monthrange(day.year, day.month)[1]


def _joined(first: Extent | None, last: Extent | None) -> Extent | None:
    if first is None or last is None or first.relative != last.relative:
        return first or last
    return Extent(min(first.start, last.start), max(first.end, last.end), first.relative)


def _one(words: str) -> Extent | None:
    if words in _AT:
        return Extent(*_AT[words], relative=True)
    away = _AWAY.fullmatch(words)
    if away:
        found = _NAMED.get(away[1]) or _counted(away[1])
        if found is None:
            return None
        near, far = found
        return Extent(-far, -near, relative=True) if away[2] == "before" else Extent(near, far, relative=True)
    season = _SEASON.fullmatch(words)
    if season:
        start = int(season[2]) * 12 + _FIRST_MONTH[season[1]]
        return Extent(start, start + 3)
    years = _YEARS.fullmatch(words)
    if years:
        return Extent(int(years[1]) * 12, (int(years[2] or years[1]) + 1) * 12)
    return None


def _counted(words: str) -> tuple[float, float] | None:
    """Return the months that a rounded distance can mean."""
    found = _COUNTED.fullmatch(words)
    if not found:
        return None
    number = _NUMBERS.get(found[1]) or (int(found[1]) if found[1].isdecimal() else 0)
    if not number:
        return None
    if found[3] == "week":
        return (number - 0.5) * _WEEKS, (number + 0.5) * _WEEKS
    if found[3] == "month":
        return number - 0.5, number + 0.5
    around = 3.0 if number < 5 else 6.0  # below five years it is rounded to halves
    middle = number * 12 + (6 if found[2] else 0)
    return middle - around, middle + around
