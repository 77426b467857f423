"""The year of a date that was written without one: what the dates round it, its record and the review's period tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.redaction.datefind import FoundDate
from workbench.redaction.timespan import span_of

Period = tuple[str | None, str | None]
"""The first and the last day of a time, EDTF; None for an end that is not known."""

_NEAR_NEXT = 30  # characters within which the next date's year also belongs to this one ("28 April to 3 May 2021")
_LONGEST = 480  # months; a longer time is a slip of the keyboard
_AGAINST = 1.5  # what a month against the run of the story weighs: stories run forward
_OUTSIDE = 24  # what leaving the review's period weighs, in months of the story
_CLEAR = 2  # months by which one year must be likelier than the next; below it nothing is claimed


def nowhere() -> Period:
    """Return the time of a text of which nothing is known."""
    return None, None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The first and last month of a time, counted from the beginning of year 0."""

    first: int
    last: int

    @classmethod
    def of(cls, period: Period) -> _Stretch | None:
        known = [span for day in period if day and (span := span_of(day))]
        if not known:
            return None
        first, last = known[0].first, known[-1].last
        return cls(_month(first.year, first.month), _month(last.year, last.month))

    def away(self, month: int) -> int:
        """Return how many months lie between; 0 within."""
        return max(self.first - month, month - self.last, 0)


def with_years(
    found: Sequence[FoundDate], period: Period = (None, None), setting: Callable[[], Period] = nowhere
) -> list[FoundDate]:
    """Return the dates of a text with the year (or month) that they were written without, where it is clear.

    A story runs forward: "since December 2020 … in June" is the next June. ``period`` is the review's: what the other
    dates leave open is looked for within it. ``setting`` gives the time that the text's own record tells of, and is
    asked only where it is needed.
    """
    reviewed = _Stretch.of(period) if all(period) else None
    if reviewed is not None and not 0 <= reviewed.last - reviewed.first <= _LONGEST:
        reviewed = None
    told = cache(lambda: _Stretch.of(setting()))
    filled: list[FoundDate] = []
    last: FoundDate | None = None
    last_day: FoundDate | None = None
    for index, one in enumerate(found):
        if one.month and not one.year:
            later = next((f for f in found[index + 1 :] if f.year and f.month), None)
            near = later is not None and later is found[index + 1] and later.start - one.end < _NEAR_NEXT
            onward = later if near or last is None else None
            one = replace(one, year=_likeliest(one.month, None if onward else last, onward, reviewed, told()))
        elif not one.month and one.day and last is not None:
            year, month = _month_of_day(last, last_day or last, told)
            one = replace(one, year=year, month=month)
        if one.year and one.month:
            last, last_day = one, one if one.day else last_day
        filled.append(one)
    return filled


def _month_of_day(last: FoundDate, last_day: FoundDate, told: Callable[[], _Stretch | None]) -> tuple[int, int]:
    """Return the (year, month) of a bare day: that of the date before it; (0, 0) where it is not clear.

    Between it and the day before may stand a month that is only looked ahead to: "seen on the 19th, opened in June. On
    the 20th".
    """
    here, there = (last.year, last.month), (last_day.year, last_day.month)
    if here == there:
        return here
    stretch = told()
    within = [one for one in (here, there) if stretch is not None and not stretch.away(_month(*one))]
    return within[0] if len(within) == 1 else (0, 0)


def _likeliest(
    month: int, earlier: FoundDate | None, later: FoundDate | None, reviewed: _Stretch | None, told: _Stretch | None
) -> int:
    """Return the year in which a month fits best after or before another date; 0 where no year is clearly best."""
    beside = later or earlier
    model = _month(beside.year, beside.month) if beside else None
    in_story = model is None or reviewed is None or not reviewed.away(model)  # a later year's plan stays in it

    def weight(year: int) -> float:
        here, weighed = _month(year, month), 0.0
        if model is not None:
            onward = model - here if later else here - model
            weighed += onward if onward >= 0 else -onward * _AGAINST
        if told is not None:
            weighed += told.away(here)
        if reviewed is not None and in_story and reviewed.away(here):
            weighed += _OUTSIDE
        return weighed

    known = [model] if model is not None else []
    known += [end for stretch in (told, reviewed) if stretch for end in (stretch.first, stretch.last)]
    if not known:
        return 0
    years = sorted(range(min(known) // 12 - 1, max(known) // 12 + 2), key=weight)
    return years[0] if weight(years[1]) - weight(years[0]) >= _CLEAR else 0


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1
