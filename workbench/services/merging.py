"""Merging what several agencies tell of one event: suggested with reasons, decided by the reviewer alone, undoable.

Entries that tell of the same event stay as they are and point to one another (``same_as``); ``status`` says whether
they agree. A comparison keeps why, what became of a difference, and which pairs were judged to be different events:
those are not suggested again. Every verb is one transaction.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.analysis import duplicates
from workbench.analysis.duplicates import Pair
from workbench.errors import WrongUse
from workbench.records import Agency, Comparison, Event, Person
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.vault.store import Bin, Change, Changed, Put

SAME, DIFFERENT = "same", "different"
JOINED = "You joined them."


class Resolution(StrEnum):
    """What becomes of a difference between two tellings of one event."""

    UNRESOLVED = "unresolved"
    BOTH_STATED = "both_stated"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that tell of the same event, in the order in which they were entered.

    ``resolution`` is None where they do not differ; ``comparison`` is the id of the decision, None for entries that
    were joined without one.
    """

    entries: tuple[str, ...]
    resolution: Resolution | None
    preferred: str | None
    reason: str | None
    comparison: str | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two entries that were judged to tell of different events; binning the comparison lets them be suggested again."""

    first: str
    second: str
    reason: str | None
    comparison: str


def suggestions(session: Session, progress: Progress = quietly, *, decided: bool = False) -> tuple[Pair, ...]:
    """Return pairs that may tell of the same event, in order of date, without those judged to be different.

    With ``decided`` also those that were joined, as certain ones; without it only what is left to decide. It compares
    every entry with every other; :func:`undecided` takes out what was decided since.
    """
    events = session.store.all(Event)
    pairs = duplicates.find(events, session.store.all(Agency), session.store.all(Person), progress)
    return _with_decided(session, events, pairs) if decided else undecided(session, pairs)


def undecided(session: Session, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs on which nothing is decided yet; quick, for after each decision."""
    known = _decided_pairs(session)
    return tuple(pair for pair in pairs if frozenset((pair.first, pair.second)) not in known)


def groups(session: Session) -> tuple[Group, ...]:
    """Return every group of entries that tell of the same event, in the order of their first entries."""
    deciding = {frozenset(c.events or ()): c for c in session.store.all(Comparison) if c.verdict == SAME}
    return tuple(_group(those, deciding.get(frozenset(those))) for those in _joined(session.store.all(Event)))


def apart(session: Session) -> tuple[Apart, ...]:
    """Return the pairs that were judged to be different events."""
    return tuple(
        Apart(c.events[0], c.events[1], c.reason, c.id)
        for c in session.store.all(Comparison)
        if c.verdict == DIFFERENT and c.events and len(c.events) == 2
    )


def join(
    session: Session,
    ids: Sequence[str],
    *,
    resolution: Resolution | None = None,
    preferred: str | None = None,
    reason: str = "",
    today: datetime.date | None = None,
) -> Changed:
    """Say that entries tell of the same event, with all that each of them is joined with already.

    ``resolution`` is None where they agree: they corroborate one another. Unresolved or both stated, they are disputed;
    with one ``preferred`` the others are. Joining a group again gives it another resolution. Raises WrongUse for fewer
    than two entries, for ones that there are not, for a preference that names none of them, and for a preference or
    a disagreement settled without a reason.
    """
    events = {e.id: e for e in session.store.all(Event)}
    members = _members(events, ids)
    if resolution is Resolution.PREFERRED and preferred not in members:
        raise WrongUse("The preferred entry is none of those that are joined.", "Choose one of them.")
    if resolution in (Resolution.PREFERRED, Resolution.BOTH_STATED) and not reason.strip():
        raise WrongUse("A difference is not settled without a reason.", "Say in a few words why.")
    status = {id_: _status(id_, resolution, preferred) for id_ in members}
    changes: list[Change] = [
        Put(events[id_].replace(same_as=tuple(m for m in members if m != id_), status=status[id_])) for id_ in members
    ]
    held = session.store.all(Comparison)
    inside = set(members)
    settled = [c for c in held if set(c.events or ()) <= inside]
    changes += [Bin(Comparison.spec.name, c.id) for c in settled]
    changes.append(
        Put(
            Comparison(
                session.store.new_id(Comparison.spec.name),
                events=members,
                verdict=SAME,
                resolution=resolution,
                preferred=preferred if resolution is Resolution.PREFERRED else None,
                reason=reason.strip() or None,
                date=_today(today),
            )
        )
    )
    return session.store.apply(changes, "joining entries")


def take_apart(session: Session, id_: str) -> Changed | None:
    """Take one entry out of its group; None when it is in none. What is left of the group stays joined."""
    events = {e.id: e for e in session.store.all(Event)}
    group = next((those for those in _joined(events.values()) if id_ in those), None)
    if group is None:
        return None
    return session.store.apply(_taken_out(session, events, group, id_), "taking entries apart")


def keep_apart(
    session: Session, first: str, second: str, *, reason: str = "", today: datetime.date | None = None
) -> Changed:
    """Say that two entries tell of different events, so that they are not suggested again.

    If they are joined, the second leaves the group. Raises WrongUse for entries that there are not.
    """
    events = {e.id: e for e in session.store.all(Event)}
    if first == second or first not in events or second not in events:
        raise WrongUse("Two entries of this review are needed.", "Choose two entries.")
    group = next((those for those in _joined(events.values()) if first in those and second in those), None)
    changes = _taken_out(session, events, group, second) if group else []
    verdict = Comparison(
        session.store.new_id(Comparison.spec.name),
        events=(first, second),
        verdict=DIFFERENT,
        reason=reason.strip() or None,
        date=_today(today),
    )
    return session.store.apply([*changes, Put(verdict)], "keeping entries apart")


def _today(today: datetime.date | None) -> str:
    return (today or datetime.datetime.now(tz=datetime.UTC).date()).isoformat()


def _status(id_: str, resolution: Resolution | None, preferred: str | None) -> str:
    if resolution is None:
        return "corroborated"
    return "undisputed" if resolution is Resolution.PREFERRED and id_ == preferred else "disputed"


def _members(events: Mapping[str, Event], ids: Sequence[str]) -> tuple[str, ...]:
    """Return the entries and all that they are joined with, in the order in which they were entered."""
    if len(set(ids)) < 2 or not all(id_ in events for id_ in ids):
        raise WrongUse("Two entries of this review are needed.", "Choose two entries or more.")
    wanted = set(ids)
    for those in _joined(events.values()):
        if not wanted.isdisjoint(those):
            wanted.update(those)
    return tuple(id_ for id_ in events if id_ in wanted)


def _taken_out(session: Session, events: Mapping[str, Event], group: Sequence[str], id_: str) -> list[Change]:
    rest = tuple(m for m in group if m != id_)
    changes: list[Change] = [Put(events[id_].replace(same_as=None, status=None))]
    for member in rest:
        others = tuple(m for m in rest if m != member)
        alone = {} if others else {"status": None}
        changes.append(Put(events[member].replace(same_as=others or None, **alone)))
    for comparison in session.store.all(Comparison):
        if comparison.verdict == SAME and id_ in (comparison.events or ()):
            changes.append(_without(comparison, id_))
    return changes


def _without(comparison: Comparison, id_: str) -> Change:
    left = tuple(m for m in comparison.events or () if m != id_)
    if len(left) < 2:
        return Bin(Comparison.spec.name, comparison.id)
    if comparison.preferred == id_:
        return Put(comparison.replace(events=left, preferred=None, resolution=Resolution.UNRESOLVED.value))
    return Put(comparison.replace(events=left))


def _joined(events: Iterable[Event]) -> list[tuple[str, ...]]:
    """Return the entries that point to one another, directly or by way of others, as groups."""
    told = {e.id: e for e in events}
    place = {id_: i for i, id_ in enumerate(told)}
    near: dict[str, set[str]] = {}
    for event in told.values():
        for other in event.same_as or ():
            if other in told and other != event.id:
                near.setdefault(event.id, set()).add(other)
                near.setdefault(other, set()).add(event.id)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for id_ in told:
        if id_ in near and id_ not in seen:
            reached, todo = {id_}, [id_]
            while todo:
                fresh = near[todo.pop()] - reached
                reached |= fresh
                todo += fresh
            seen |= reached
            found.append(tuple(sorted(reached, key=place.__getitem__)))
    return found


def _group(entries: tuple[str, ...], decision: Comparison | None) -> Group:
    if decision is None:
        return Group(entries, None, None, None, None)
    resolution = Resolution(decision.resolution) if decision.resolution in list(Resolution) else None
    return Group(entries, resolution, decision.preferred, decision.reason, decision.id)


def _decided_pairs(session: Session) -> set[frozenset[str]]:
    known = {frozenset((pair.first, pair.second)) for pair in apart(session)}
    for those in _joined(session.store.all(Event)):
        known |= {frozenset((a, b)) for i, a in enumerate(those) for b in those[i + 1 :]}
    return known


def _with_decided(session: Session, events: Sequence[Event], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    differ = {frozenset((p.first, p.second)): p.conflicts for p in pairs}
    kept_apart = {frozenset((p.first, p.second)) for p in apart(session)}
    certain = {
        frozenset((a, b)): Pair(a, b, 1.0, (JOINED,), differ.get(frozenset((a, b)), ()))
        for those in _joined(events)
        for i, a in enumerate(those)
        for b in those[i + 1 :]
    }
    left = [p for p in pairs if frozenset((p.first, p.second)) not in kept_apart | certain.keys()]
    return (*certain.values(), *left)
