"""The merged chronology: every agency's entries in one order, in the eyes of any audience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from workbench.analysis import ages, duplicates
from workbench.exchange.chronologies import row_of
from workbench.records import Agency, Event, Person, Source
from workbench.services.session import Session
from workbench.services.viewing import as_audience


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another entry that may tell of the same event, with a score from 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another entry that tells of the same event differently."""

    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the merged chronology, in the shape of the command line's JSON."""

    id: str
    date: str | None
    date_text: str | None
    time: str | None
    agency: str | None
    agency_name: str | None
    what_happened: str | None
    action_taken: str | None
    outcome: str | None
    comment: str | None
    is_note: bool
    problem: str | None
    source_file: str | None
    source_row: int | None
    duplicates: tuple[Candidate, ...]
    conflicts: tuple[Conflict, ...]
    age: str | None

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def merged(session: Session, code: str = "") -> list[Entry]:
    """Return every event in order of date, time and sequence; undated ones last.

    Without ``code`` everything as entered; with it, what that audience's views show: duplicates and conflicts are
    the reviewer's working material and stay with the working view.
    """
    return _as_audience(session, code) if code else _as_entered(session)


def _as_entered(session: Session) -> list[Entry]:
    events = session.store.all(Event)
    agencies = {a.id: a for a in session.store.all(Agency)}
    files = {s.id: s.file for s in session.store.all(Source)}
    born = _birth_of_subject(session.store.all(Person))
    same, differ = _pairs(events, list(agencies.values()), session.store.all(Person))
    return [
        Entry(
            id=e.id,
            date=e.date,
            date_text=e.date_text,
            time=e.time,
            agency=e.agency,
            agency_name=agencies[e.agency].name if e.agency in agencies else None,
            what_happened=e.what_happened,
            action_taken=e.action_taken,
            outcome=e.outcome,
            comment=e.comment,
            is_note=e.author_note is True,
            problem=e.problem,
            source_file=files.get(e.source or ""),
            source_row=row_of(e),
            duplicates=tuple(same[e.id]),
            conflicts=tuple(differ[e.id]),
            age=_age(born, e.date),
        )
        for e in sorted(events, key=_order)
    ]


def _as_audience(session: Session, code: str) -> list[Entry]:
    order = {e.id: i for i, e in enumerate(sorted(session.store.all(Event), key=_order))}
    with as_audience(session, code) as view:
        seen = view.all(Event.spec.name)
    entries = []
    for record in sorted(seen, key=lambda r: order.get(r.id, len(order))):
        text = {name: str(value) for name, value in record.values.items() if isinstance(value, str)}
        agency = record.ids.get("agency")
        entries.append(
            Entry(
                id=record.id,
                date=text.get("date"),
                date_text=text.get("date_text"),
                time=text.get("time"),
                agency=agency if isinstance(agency, str) else None,
                agency_name=text.get("agency"),
                what_happened=text.get("what_happened"),
                action_taken=text.get("action_taken"),
                outcome=text.get("outcome"),
                comment=text.get("comment"),
                is_note=record.values.get("author_note") is True,
                problem=text.get("problem"),
                source_file=None,
                source_row=None,
                duplicates=(),
                conflicts=(),
                age=None,
            )
        )
    return entries


def _order(event: Event) -> tuple[bool, str, str, float]:
    """Sort by first possible day, then time, then the sender's own order; the undated come last."""
    day = (event.date or "").split("/")[0].rstrip("?~%").replace("..", "")
    return (not event.date, day, event.time or "", float(event.sequence or 0))


def _pairs(
    events: Sequence[Event], agencies: Sequence[Agency], people: Sequence[Person]
) -> tuple[dict[str, list[Candidate]], dict[str, list[Conflict]]]:
    same: dict[str, list[Candidate]] = defaultdict(list)
    differ: dict[str, list[Conflict]] = defaultdict(list)
    for pair in duplicates.find(events, agencies, people):
        score = round(pair.score, 3)
        same[pair.first].append(Candidate(pair.second, score))
        same[pair.second].append(Candidate(pair.first, score))
        if pair.conflicts:
            differ[pair.first].append(Conflict(pair.second))
            differ[pair.second].append(Conflict(pair.first))
    return same, differ


def _birth_of_subject(people: Sequence[Person]) -> str | None:
    return next((p.date_of_birth for p in people if p.kind == "subject_child" and p.date_of_birth), None)


def _age(born: str | None, on: str | None) -> str | None:
    age = ages.age_at(born, on) if born and on else None
    return age.words if age else None
