"""How much a finding rests on, said honestly: what of its evidence comes from one place, or was never tested.

Evidence is weighed by where it comes from, not by how many pieces of it there are: ten entries of one record are one
source (agency report templates ask authors to give most weight to primary information, domain notes S36, S37).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from workbench.records import (
    Episode,
    Escalation,
    Event,
    Evidence,
    InformationSharing,
    Interview,
    MissedOpportunity,
    Person,
    Record,
    Source,
)

Find = Callable[[str, str], Record | None]
_AGENCY_FIELDS = ("agency", "from_agency", "to_agency", "raised_by", "about")


class Limit(StrEnum):
    """What a reader of the finding must know about its evidence, the gravest first."""

    NOTHING = "nothing"  # nothing supports it
    SINGLE = "single"  # all that supports it comes from one source
    ONE_AGENCY = "one_agency"  # all that supports it comes from one agency
    SECOND_HAND = "second_hand"  # none of what supports it is primary
    UNTESTED = "untested"  # nothing that contradicts it was entered


def limits(evidence: Sequence[Evidence], find: Find) -> tuple[Limit, ...]:
    """Return the limits of a finding's evidence; ``find`` returns a record by kind and id."""
    supporting = [piece for piece in evidence if piece.stance == "supports"]
    found = []
    if not supporting:
        found.append(Limit.NOTHING)
    else:
        targets = [target for piece in supporting if (target := target_of(piece, find)) is not None]
        sources = {source for target in targets for source in _sources(target, find)}
        agencies = {agencies_of(target, find) for target in targets}  # a relative's account is no agency's
        if len(sources) <= 1:
            found.append(Limit.SINGLE)
        elif len(agencies) == 1 and len(next(iter(agencies))) == 1:
            found.append(Limit.ONE_AGENCY)
        if not any(piece.weight == "primary" for piece in supporting):
            found.append(Limit.SECOND_HAND)
    if supporting and not any(piece.stance == "contradicts" for piece in evidence):
        found.append(Limit.UNTESTED)
    return tuple(found)


def target_of(piece: Evidence, find: Find) -> Record | None:
    """Return the record that a piece of evidence points to; None where it is gone."""
    target = piece.target or {}
    return find(str(target.get("kind")), str(target.get("id")))


def agencies_of(record: Record, find: Find) -> frozenset[str]:
    """Return the ids of the agencies that a record comes from or speaks of."""
    named = [str(record.values[name]) for name in _AGENCY_FIELDS if record.values.get(name)]
    named += record.participants or () if isinstance(record, Interview) else ()
    own = {agency for id_ in named for agency in _agency(id_, find)}
    if not own:
        own = {agency for event in _events(record, find) for agency in agencies_of(event, find)}
    return frozenset(own)


def _agency(id_: str, find: Find) -> Iterator[str]:
    """Yield the agency of an id: itself, or whom a person worked for."""
    person = find("person", id_)
    if isinstance(person, Person):
        yield from (person.agency,) if person.agency else ()
    elif find("agency", id_) is not None:
        yield id_


def _sources(record: Record, find: Find) -> Iterable[tuple[str, str]]:
    """Return what a record rests on: documents, and conversations, each of which is a source of its own."""
    match record:
        case Source() | Interview():
            return [(record.spec.name, record.id)]
        case Event():
            return [("source", record.source)] if record.source else [(record.spec.name, record.id)]
        case _:
            below = [source for event in _events(record, find) for source in _sources(event, find)]
            return below or [(record.spec.name, record.id)]


def _events(record: Record, find: Find) -> Iterator[Event]:
    if isinstance(record, InformationSharing | MissedOpportunity | Episode | Escalation):
        for id_ in record.values.get("events") or ():
            event = find("event", id_)
            if isinstance(event, Event):
                yield event
