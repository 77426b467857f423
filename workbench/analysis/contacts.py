"""What a chronology does not show by itself: how long after the last contact each one came, and the silences.

A contact is an entry about one day or period in which something took place between a professional and the family: no
author's note, no missed appointment, nothing that was expected and did not happen, no date vaguer than a month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.analysis.days import days_of

WITHOUT_CONTACT = frozenset({"appointment_missed"})
_VAGUEST = 31  # days that the date of a contact may cover, unless it is a period


class Told(Protocol):
    """What is asked of an entry: `services.chronology.Entry` is one."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def contact(self) -> str | None: ...
    @property
    def is_note(self) -> bool: ...
    @property
    def omission(self) -> Any: ...
    @property
    def child_seen(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing between two entries: their ids, the last day of the one, the first of the other, and days between."""

    before: str
    after: str
    start: dt.date
    end: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class Since:
    """Days from the end of the last contact to this one; 0 on the same day; None for the first."""

    agency: int | None
    anyone: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """A contact: its first and last day, and whose it was."""

    first: dt.date
    last: dt.date
    id: str
    agency: str | None


def gaps(
    entries: Iterable[Told], *, at_least: int = 28, agency: str | None = None, child_seen: bool = False
) -> tuple[Gap, ...]:
    """Return the silences of ``at_least`` that many days, in order.

    ``agency``: only this agency's contacts count. ``child_seen``: only those count in which the child was seen. A
    period counts from its first to its last day.
    """
    counted = (
        e for e in entries if (agency is None or e.agency == agency) and (not child_seen or e.child_seen is True)
    )
    return gaps_between(contacts_in(counted), at_least=at_least)


def gaps_between(contacts: Iterable[Span], *, at_least: int = 28) -> tuple[Gap, ...]:
    """Return the silences between contacts that are in the order of their days."""
    found: list[Gap] = []
    reached: Span | None = None
    for span in contacts:
        if reached is not None and (days := (span.first - reached.last).days) >= at_least:
            found.append(Gap(reached.id, span.id, reached.last, span.first, days))
        if reached is None or span.last >= reached.last:
            reached = span
    return tuple(found)


def intervals(entries: Iterable[Told]) -> dict[str, Since]:
    """Return for every contact, by its id, how long it came after the last one of its agency, and of anyone."""
    of_agency: dict[str | None, dt.date] = {}
    of_anyone: dt.date | None = None
    found: dict[str, Since] = {}
    for span in contacts_in(entries):
        earlier = of_agency.get(span.agency)
        found[span.id] = Since(_days(earlier, span.first), _days(of_anyone, span.first))
        of_agency[span.agency] = max(earlier or span.last, span.last)
        of_anyone = max(of_anyone or span.last, span.last)
    return found


def _days(earlier: dt.date | None, first: dt.date) -> int | None:
    return None if earlier is None else max(0, (first - earlier).days)


def contacts_in(entries: Iterable[Told]) -> list[Span]:
    """Return the contacts among entries, in the order of their days."""
    found = (span for entry in entries if (span := contact(entry)) is not None)
    return sorted(found, key=order)


def order(span: Span) -> tuple[dt.date, dt.date, str]:
    """Return the key by which contacts are in the order of their days."""
    return span.first, span.last, span.id


def contact(entry: Told) -> Span | None:
    """Return an entry as a contact; None where it is none."""
    days = days_of(entry.date)
    if days is None or days.first is None or days.last is None:
        return None
    if entry.is_note or entry.contact in WITHOUT_CONTACT or entry.omission is True:
        return None
    if "/" not in (entry.date or "") and (days.last - days.first).days > _VAGUEST:
        return None
    return Span(days.first, days.last, entry.id, entry.agency)
