"""A passage of a source taken into the review: as an event, into a conversation, as evidence, or as a new person.

Each is one step that one undo takes back, and each says which source it comes from and where in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from workbench.errors import WrongUse
from workbench.records import Event, Evidence, Finding, Interview, Person, Record, Source, checks
from workbench.redaction.marks import WORDS, Mark
from workbench.services.session import Session
from workbench.services.viewing import title_of
from workbench.vault.store import Changed, Put

LONGEST_NAME = 80  # characters; a longer passage is no name
_KEPT_CLOSE = ("confidential", "panel")  # who may read what comes from a source with a restriction
_GONE = "This record is no longer there."
R = TypeVar("R", bound=Record)


class Into(StrEnum):
    """What becomes of a passage."""

    EVENT = "event"
    INTERVIEW = "interview"
    FINDING = "finding"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage: the source, the place in it in words ("p. 2"), and the words."""

    source: str
    place: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was changed, and the record in which the passage now stands."""

    changed: Changed
    kind: str
    id: str


def take(
    session: Session, quoted: Quoted, into: Into, target: str = "", *, stance: str = "supports", weight: str = ""
) -> Taken:
    """Take a passage into a record; ``target`` is the id of the event, conversation or finding ("": a new event).

    What comes from a source with a restriction goes no further than the panel. Raises WrongUse.
    """
    source = session.store.get(Source, quoted.source)
    if source is None:
        raise WrongUse("This source is no longer there.", "Look in the bin.")
    if not quoted.words.strip():
        raise WrongUse(
            "No words are chosen.", "Choose a passage first, with the mouse or with Shift and the arrow keys."
        )
    match into:
        case Into.EVENT:
            record = _event(session, source, quoted, target)
        case Into.INTERVIEW:
            record = _conversation(session, source, quoted, target)
        case Into.FINDING:
            record = _evidence(session, source, quoted, target, stance, weight)
        case Into.PERSON:
            record = _person(session, source, quoted)
    checks.validate(record)
    changed = session.store.apply([Put(record)], _LABELS[into])
    shown = (Finding.spec.name, target) if into is Into.FINDING else (record.spec.name, record.id)
    return Taken(changed, *shown)


_LABELS = {
    Into.EVENT: "passage taken into an event",
    Into.INTERVIEW: "passage taken into a conversation",
    Into.FINDING: "passage added as evidence",
    Into.PERSON: "new person from a passage",
}


def _event(session: Session, source: Source, quoted: Quoted, target: str) -> Record:
    if not target:
        event = Event(
            session.store.new_id(Event.spec.name),
            date=source.date,
            agency=source.agency,
            source=source.id,
            source_detail=quoted.place,
            what_happened=quoted.words.strip(),
            audience_limit=_limit(source),
        )
        people = session.register.people_in(quoted.words)
        return event.replace(people=people or None)
    held = _found(session.store.get(Event, target))
    if _limit(source) and not held.audience_limit:
        raise WrongUse(
            "The source has a restriction, and this event may be read by others.",
            "Take the passage into a new event: that one goes no further than the panel.",
        )
    return held.replace(what_happened=_added(held.what_happened, _cited(session, source, quoted)))


def _conversation(session: Session, source: Source, quoted: Quoted, target: str) -> Record:
    """Put the passage among the notes as something to ask about, off the record: nobody has said it there yet."""
    held = _found(session.store.get(Interview, target))
    before, after = WORDS[Mark.OFF]
    return held.replace(notes=_added(held.notes, f"{before} {_cited(session, source, quoted)} {after}"))


def _evidence(session: Session, source: Source, quoted: Quoted, target: str, stance: str, weight: str) -> Record:
    finding = _found(session.store.get(Finding, target))
    return Evidence(
        session.store.new_id(Evidence.spec.name),
        finding=finding.id,
        target={"kind": Source.spec.name, "id": source.id},
        stance=stance,
        weight=weight or source.grade,
        pin=quoted.place,
        note=f"“{quoted.words.strip()}”",
        audience_limit=_limit(source),
    )


def _person(session: Session, source: Source, quoted: Quoted) -> Record:
    name = " ".join(quoted.words.split())
    if len(name) > LONGEST_NAME:
        raise WrongUse("This passage is too long to be a name.", "Choose only the name of the person.")
    title = title_of(session, Source.spec.name, source.id)
    return Person(
        session.store.new_id(Person.spec.name), name=name, kind="other", notes=f"Named in {title}, {quoted.place}."
    )


def _found(record: R | None) -> R:
    if record is None:
        raise WrongUse(_GONE, "Choose another.")
    return record


def _cited(session: Session, source: Source, quoted: Quoted) -> str:
    return f"“{quoted.words.strip()}” ({title_of(session, Source.spec.name, source.id)}, {quoted.place})"


def _added(before: str | None, words: str) -> str:
    return f"{before.rstrip()}\n\n{words}" if before and before.strip() else words


def _limit(source: Source) -> tuple[str, ...]:
    return () if (source.restriction or "none") == "none" else _KEPT_CLOSE
