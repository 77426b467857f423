"""The test of hindsight: what an agency held on the day of a missed opportunity, and what is cited from later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from workbench.analysis.days import days_of
from workbench.analysis.known import How
from workbench.errors import WrongUse
from workbench.records import Event, MissedOpportunity, checks
from workbench.services import known
from workbench.services.session import Session
from workbench.services.viewing import title_of
from workbench.vault.store import Changed, Put


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """An entry of the chronology: ``date`` is EDTF, "" for none; ``shared`` if another agency had told it."""

    id: str
    date: str
    title: str
    shared: bool
    certain: bool
    cited: bool


@dataclass(frozen=True, slots=True, repr=False)
class Tested:
    """What can be said of a missed opportunity from the chronology.

    ``day`` is the last day that its date can mean, None where it has none; ``held`` are the entries that the agency had
    by then, the latest first; ``not_held`` those that the opportunity cites although the agency did not have them by
    then. Both are empty without a day and an agency.
    """

    agency: str
    day: dt.date | None
    held: tuple[Entry, ...]
    not_held: tuple[Entry, ...]
    told: int

    @property
    def complete(self) -> bool:
        """Whether there was a day and an agency to ask for."""
        return self.day is not None and bool(self.agency)


def examine(session: Session, id_: str) -> Tested:
    """Return what the agency held on the day; raises WrongUse for a missed opportunity that is gone."""
    record = _record(session, id_)
    days = days_of(record.date)
    day = days.last if days is not None else None
    agency = record.agency or ""
    if day is None or not agency:
        return Tested(title_of(session, "agency", agency) if agency else "", day, (), (), 0)
    found = known.known_at(session, agency, day)
    cited = set(record.events or ())
    held = [
        _entry(session, piece.entry, piece.how is How.SHARED, piece.certain, piece.entry in cited)
        for piece in reversed(found.held)
    ]
    had = {entry.id for entry in held}
    late = [_entry(session, event, False, True, True) for event in record.events or () if event not in had]
    return Tested(title_of(session, "agency", agency), day, tuple(held), tuple(late), len(found.told))


def cite(session: Session, id_: str, event: str) -> Changed:
    """Tie an entry to a missed opportunity, or untie it where it is tied already; raises WrongUse where it is gone."""
    record = _record(session, id_)
    cited = list(record.events or ())
    label = "citing an entry" if event not in cited else "no longer citing an entry"
    cited = [e for e in cited if e != event] if event in cited else [*cited, event]
    changed = record.replace(events=tuple(cited) or None)
    checks.validate(changed)
    return session.store.apply([Put(changed)], label)


def _record(session: Session, id_: str) -> MissedOpportunity:
    record = session.store.get(MissedOpportunity, id_)
    if record is None:
        raise WrongUse("This missed opportunity is no longer there.", "Look in the bin, or choose another.")
    return record


def _entry(session: Session, id_: str, shared: bool, certain: bool, cited: bool) -> Entry:
    event = session.store.get(Event, id_)
    date = event.date if event is not None else None
    return Entry(id_, date or "", title_of(session, "event", id_), shared, certain, cited)
