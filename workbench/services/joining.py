"""Joins two people of the register who were found to be one: every reference moves, nothing that was known is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import WrongUse
from workbench.records import KINDS, FieldKind, Person, Record, Relationship, checks
from workbench.records.spec import Field, Value
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import display
from workbench.vault.store import Bin, Change, Changed, Put

KEPT, OTHER = "kept", "other"
_NAME, _ALIASES = "name", "aliases"
_LISTS = {FieldKind.TEXTS, FieldKind.CHOICES, FieldKind.REFS, FieldKind.GROUPS}
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """A field in which the two differ and one must be chosen, with both values in words."""

    field: str
    label: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """What joining would do: what has to be chosen, and how many other records change."""

    conflicts: tuple[Conflict, ...]
    records: int


def plan(session: Session, kept: str, other: str) -> Plan:
    """Return what joining ``other`` to ``kept`` would do; WrongUse unless they are two people of the register."""
    one, two = _both(session, kept, other)
    conflicts = tuple(
        Conflict(
            field.name,
            field.label,
            display(session, field, one.values[field.name]),
            display(session, field, two.values[field.name]),
        )
        for field in _conflicting(one, two)
    )
    return Plan(conflicts, len(session.store.referrers(Person.spec.name, other)))


def join(session: Session, kept: str, other: str, choices: Mapping[str, str], progress: Progress = quietly) -> Changed:
    """Join two people in one change: references moved, other names joined, the record of ``other`` in the bin.

    ``choices``: for each conflicting field `KEPT` or `OTHER`. Raises WrongUse where one is missing.
    """
    one, two = _both(session, kept, other)
    missing = [field for field in _conflicting(one, two) if choices.get(field.name) not in (KEPT, OTHER)]
    if missing:
        raise WrongUse("The two records differ, and not everything has been chosen.", "Choose one of the two for each.")
    joined = _joined(one, two, choices)
    checks.validate(joined)
    progress(0, 1)
    moved, gone = _moved(session, kept, other)
    progress(1, 1)
    changes: list[Change] = [Put(record) for record in moved]
    changes += [Bin(Relationship.spec.name, id_) for id_ in gone]
    changes += [Put(joined), Bin(Person.spec.name, other)]
    return session.store.apply(changes, "joining two people")


def _both(session: Session, kept: str, other: str) -> tuple[Person, Person]:
    if kept == other:
        raise WrongUse("These are the same record.", "Choose another person.")
    live = set(session.store.ids(Person.spec.name))
    one, two = session.store.get(Person, kept), session.store.get(Person, other)
    if one is None or two is None or not {kept, other} <= live:
        raise WrongUse("One of the two is no longer in the register.", "Look at the list of people again.")
    return one, two


def _conflicting(one: Person, two: Person) -> Iterator[Field[Any]]:
    """Yield the fields of which only one value can stay; lists and notes are joined, the unknown gives way."""
    for field in Person.spec.fields.values():
        mine, theirs = one.values.get(field.name), two.values.get(field.name)
        if field.kind in _LISTS or field.kind is FieldKind.PROSE or None in (mine, theirs) or mine == theirs:
            continue
        if _UNKNOWN not in (mine, theirs):
            yield field


def _joined(one: Person, two: Person, choices: Mapping[str, str]) -> Person:
    values: dict[str, Value] = {}
    for field in Person.spec.fields.values():
        mine, theirs = one.values.get(field.name), two.values.get(field.name)
        if field.kind in _LISTS:
            values[field.name] = _together(mine, theirs)
        elif field.kind is FieldKind.PROSE:
            values[field.name] = _paragraphs(mine, theirs)
        elif mine in (None, _UNKNOWN):
            values[field.name] = theirs if theirs is not None else mine
        else:
            values[field.name] = theirs if choices.get(field.name) == OTHER else mine
    values[_ALIASES] = _names(one, two, str(values.get(_NAME) or ""))
    return Person(one.id, values, extra={**two.extra, **one.extra}, audience_limit=_limit(one, two))


def _limit(one: Person, two: Person) -> tuple[str, ...]:
    """Return the audiences that both records might go to; an empty limit is none, so that nobody is named then."""
    if not (one.audience_limit and two.audience_limit):
        return one.audience_limit or two.audience_limit
    return tuple(name for name in one.audience_limit if name in two.audience_limit) or (CONFIDENTIAL,)


def _together(mine: Value, theirs: Value) -> Value:
    """Return two lists as one, each thing once."""
    found: list[Value] = []
    for item in (*(mine or ()), *(theirs or ())):
        if item not in found:
            found.append(item)
    return tuple(found) or None


def _paragraphs(mine: Value, theirs: Value) -> Value:
    if not mine or not theirs or mine == theirs:
        return mine or theirs
    return f"{mine}\n\n{theirs}"


def _names(one: Person, two: Person, name: str) -> Value:
    """Return every other form of the name, each once, whatever its capitals."""
    known = {name.casefold(): ""}
    for form in (*(one.aliases or ()), one.name, two.name, *(two.aliases or ())):
        if form:
            known.setdefault(str(form).casefold(), str(form))
    return tuple(form for form in known.values() if form) or None


# references -------------------------------------------------------------------------------------------------------


def _referrers(session: Session, id_: str) -> list[Record]:
    held = [session.store.find(kind, other) for kind, other in session.store.referrers(Person.spec.name, id_)]
    return [record for record in held if record is not None and record.spec.name in KINDS]


def _moved(session: Session, kept: str, other: str) -> tuple[list[Record], list[str]]:
    """Return the records with their references moved, and the ids of relationships that say nothing any more."""
    moved: list[Record] = []
    gone: list[str] = []
    ties = {_tie(tie) for tie in session.store.all(Relationship) if other not in (tie.person, tie.other)}
    for record in _referrers(session, other):
        if (record.spec.name, record.id) == (Person.spec.name, kept):
            continue
        changed = record.replace(**_redirected(record, kept, other))
        if isinstance(changed, Relationship):
            if changed.person == changed.other or _tie(changed) in ties:
                gone.append(changed.id)
                continue
            ties.add(_tie(changed))
        moved.append(changed)
    return moved, gone


def _tie(tie: Relationship) -> tuple[Value, ...]:
    return (tie.person, tie.other, tie.kind, tie.values.get("from"), tie.values.get("to"))


def _redirected(record: Record, kept: str, other: str) -> dict[str, Value]:
    """Return the fields of a record that hold a reference to one person, with the other in its place."""
    changes: dict[str, Value] = {}
    for field in dict.fromkeys(field for field, kind, id_ in record.references() if id_ == other and _is_person(kind)):
        value = record.values[field.name]
        changes[field.name] = _with(field, value, kept, other)
    return changes


def _is_person(kind: str) -> bool:
    """Tell whether a reference may be to a person; ids are unique in a review, so that "" is no doubt."""
    return kind in ("", Person.spec.name)


def _with(field: Field[Any], value: Value, kept: str, other: str) -> Value:
    match field.kind:
        case FieldKind.REF:
            return kept
        case FieldKind.REFS:
            return tuple(dict.fromkeys(kept if id_ == other else id_ for id_ in value))
        case FieldKind.TARGET:
            return {**value, "id": kept}
        case FieldKind.GROUP:
            return _part(field, value, kept, other)
        case _:
            return tuple(_part(field, item, kept, other) for item in value)


def _part(field: Field[Any], item: Mapping[str, Value], kept: str, other: str) -> dict[str, Value]:
    refs = {part.name for part in field.parts if part.kind is FieldKind.REF}
    return {name: kept if name in refs and value == other else value for name, value in item.items()}
