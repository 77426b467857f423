"""Known at the time: what one agency held on a day, and nothing that it learned later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.analysis.days import days_of

_NEVER_ARRIVED = frozenset({"not_shared", "refused"})


class How(StrEnum):
    """How an agency came to hold something: its own record, or told by another."""

    OWN = "own"
    SHARED = "shared"


class Dated(Protocol):
    """What is asked of an entry: `services.chronology.Entry` is one."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def is_note(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Sharing:
    """A piece of information that went from one agency to another, as far as it is recorded; ids of entries."""

    id: str
    from_agency: str | None
    to_agency: str | None
    actual: str | None
    status: str | None
    content: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that the agency held; ``certain`` only if its date, or that of the sharing, cannot mean a later day."""

    entry: str
    how: How
    sharing: str | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What an agency held on a day: entries in the order given, and what it had been told besides.

    ``told`` are pieces of information that came by that day; ``told_when_unknown`` those that came nobody knows when.
    """

    agency: str
    date: dt.date
    held: tuple[Held, ...]
    told: tuple[Sharing, ...]
    told_when_unknown: tuple[Sharing, ...]

    @property
    def entries(self) -> frozenset[str]:
        """The ids of the entries held."""
        return frozenset(held.entry for held in self.held)


def known_at(entries: Iterable[Dated], sharings: Iterable[Sharing], agency: str, date: dt.date) -> Known:
    """Return what an agency held on a day: its own entries until then, and what had reached it by then.

    Authors' notes were written for the review and were held by nobody at the time. An entry without a date counts only
    where it was shared: nobody knows otherwise that it was there yet.
    """
    received = [s for s in sharings if s.to_agency == agency and s.status not in _NEVER_ARRIVED]
    told = tuple(s for s in received if _by(s.actual, date) is not None)
    sources: dict[str, tuple[Sharing, bool]] = {}
    for sharing in told:
        certain = _by(sharing.actual, date) is True
        for id_ in sharing.events:
            if id_ not in sources or (certain and not sources[id_][1]):
                sources[id_] = (sharing, certain)
    held: list[Held] = []
    for entry in entries:
        if entry.is_note:
            continue
        happened = _by(entry.date, date)
        if entry.agency == agency and happened is not None:
            held.append(Held(entry.id, How.OWN, None, happened))
        elif entry.id in sources and (happened is not None or days_of(entry.date) is None):
            sharing, certain = sources[entry.id]
            held.append(Held(entry.id, How.SHARED, sharing.id, certain and happened is not False))
    return Known(agency, date, tuple(held), told, tuple(s for s in received if days_of(s.actual) is None))


def _by(edtf: str | None, date: dt.date) -> bool | None:
    """Tell whether a date lies by a day: True certainly, False perhaps, None certainly not or not known."""
    days = days_of(edtf)
    if days is None or (days.first is not None and days.first > date):
        return None
    return days.last is not None and days.last <= date and not set(edtf or "") & set("?~%")
