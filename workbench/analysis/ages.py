"""How old a child was: exact where the dates are, "about" where they are not."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from workbench.analysis.days import days_of
from workbench.forgetting import until_closed

_WEEKS_UNTIL = 12  # professionals count weeks up to three months, months up to two years
_MONTHS_UNTIL = 24
_KEPT = 16_384  # ages that are kept, one for each date of a chronology
_PREGNANCY = 42 * 7  # days


@dataclass(frozen=True, slots=True)
class Age:
    """``years`` and ``months`` are complete ones, months beyond the years; ``weeks`` complete ones since birth.

    ``words`` say it as professionals do: "9 days", "6 weeks", "14 months", "6 years"; "about …" when either date is
    not exact; "not yet born" in the weeks before birth, with zeros.
    """

    years: int
    months: int
    weeks: int
    words: str


@until_closed(_KEPT)
def age_at(birth: str | None, date: str | None) -> Age | None:
    """Return the age on a date, both EDTF; at the start of a period; None when it cannot be said."""
    born, then = days_of(birth), days_of(date)
    if born is None or then is None or born.first is None or born.last is None or then.first is None:
        return None
    first = then.first
    last = (_first_end(date) if date and "/" in date else then.last) or first
    youngest, oldest = _between(born.last, first), _between(born.first, last)
    if oldest is None:
        before = (born.first - last).days
        return Age(0, 0, 0, "not yet born") if before <= _PREGNANCY else None
    doubtful = any(mark in f"{birth}{date}" for mark in "?~%")
    if youngest and youngest.words == oldest.words:
        return Age(youngest.years, youngest.months, youngest.weeks, _about(youngest.words, doubtful))
    middle = _between(_middle(born.first, born.last), _middle(first, last)) or oldest
    return Age(middle.years, middle.months, middle.weeks, _about(middle.words, True))


def _first_end(date: str) -> dt.date | None:
    start = days_of(date.split("/")[0])
    return start.last if start else None


def _about(words: str, doubtful: bool) -> str:
    return f"about {words}" if doubtful else words


def _middle(first: dt.date, last: dt.date) -> dt.date:
    return first + (last - first) // 2


def _between(born: dt.date, then: dt.date) -> Age | None:
    """Return the exact age on one day; None before birth."""
    if then < born:
        return None
    months = (then.year - born.year) * 12 + then.month - born.month
    if then.day < min(born.day, calendar.monthrange(then.year, then.month)[1]):
        months -= 1  # a child born on the 31st is a month older on the last day of a shorter month
    days = (then - born).days
    weeks = days // 7
    if days < 14:
        words = _count(days, "day")
    elif weeks < _WEEKS_UNTIL:
        words = _count(weeks, "week")
    elif months < _MONTHS_UNTIL:
        words = _count(months, "month")
    else:
        words = _count(months // 12, "year")
    return Age(months // 12, months % 12, weeks, words)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
