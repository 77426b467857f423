"""The stretches of time in which nobody, or one agency, had contact: what a chronology does not show by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.analysis.days import days_of
from workbench.records import Event

NO_CONTACT = frozenset({"appointment_missed"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing between two events: their ids, the last day of the one, the first of the other, and days between."""

    before: str
    after: str
    start: dt.date
    end: dt.date
    days: int


def between(
    events: Iterable[Event], *, at_least: int = 28, agency: str | None = None, child_seen: bool = False
) -> tuple[Gap, ...]:
    """Return gaps of ``at_least`` that many days, in order.

    ``agency``: only this agency's events count. ``child_seen``: only events count in which the child was seen. Notes,
    missed appointments and dates vaguer than a month are no contact; a period counts from its first to its last day.
    """
    spans: list[tuple[dt.date, dt.date, str]] = []
    for event in events:
        found = days_of(event.date)
        if found is None or found.first is None or found.last is None or event.author_note is True:
            continue
        if (agency and event.agency != agency) or (child_seen and event.child_seen is not True):
            continue
        if event.contact in NO_CONTACT or ("/" not in (event.date or "") and (found.last - found.first).days > 31):
            continue
        spans.append((found.first, found.last, event.id))
    gaps: list[Gap] = []
    reached: tuple[dt.date, str] | None = None
    for first, last, id_ in sorted(spans):
        if reached and (first - reached[0]).days >= at_least:
            gaps.append(Gap(reached[1], id_, reached[0], first, (first - reached[0]).days))
        if reached is None or last >= reached[0]:
            reached = (last, id_)
    return tuple(gaps)
