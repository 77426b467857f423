"""What a time limit would be if the days on which the review stood still did not count."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.records.clocks import Clock, Unit

_DAY = datetime.timedelta(days=1)
_LONGEST = 10_000  # days; beyond that, a pause is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the review stood still, both ends counted; ``last`` is None while it still does."""

    first: datetime.date
    last: datetime.date | None


def without_pauses(
    clock: Clock, start: datetime.date, pauses: Sequence[Stretch], today: datetime.date
) -> datetime.date | None:
    """Return the last day of a limit if paused days did not count; None beyond the calendar, or ten thousand days."""
    try:
        due = clock.due(start)
        if clock.unit is Unit.WORKING_DAYS:
            return _working_day(clock, start, pauses, today)
        plain, added = due, -1
        while (now := _paused(start, due, pauses, today)) != added:
            added = now
            due = plain + _DAY * added
            if added > _LONGEST:
                return None
        return due
    except (OverflowError, ValueError):
        return None


def _working_day(
    clock: Clock, start: datetime.date, pauses: Sequence[Stretch], today: datetime.date
) -> datetime.date | None:
    day, left = start, clock.length
    for _ in range(_LONGEST):
        if left <= 0:
            return day
        day += _DAY
        if clock.calendar.is_working_day(day) and not _in_any(day, pauses, today):
            left -= 1
    return None


def _paused(start: datetime.date, due: datetime.date, pauses: Sequence[Stretch], today: datetime.date) -> int:
    """Return how many days after the start, up to and with the last, were paused; none is counted twice."""
    days: set[int] = set()
    for stretch in pauses:
        first = max(stretch.first, start + _DAY).toordinal()
        last = min(stretch.last or today, due).toordinal()
        days.update(range(first, last + 1))
    return len(days)


def _in_any(day: datetime.date, pauses: Sequence[Stretch], today: datetime.date) -> bool:
    return any(stretch.first <= day <= (stretch.last or today) for stretch in pauses)
