"""Theme coding: which themes records bear on, and a theme given to many of them in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import WrongUse
from workbench.records import Record, checks
from workbench.services.seen import reading
from workbench.services.session import Session
from workbench.vault.store import Changed, Put

ALL, NOBODYS, NO_THEME = "all", "nobody", ""
CODED: tuple[str, ...] = ("event", "finding", "prior_learning")
"""The kinds that have themes."""


@dataclass(frozen=True, slots=True, repr=False)
class Coded:
    """A record that can have themes; ``agency`` is "" for one that is no agency's."""

    kind: str
    id: str
    title: str
    agency: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Coding:
    """Every theme as (word, title), those of the jurisdiction first, the agencies, and the records.

    ``counted`` has the records by theme (NO_THEME for none) and by what they are: ALL, a kind that is no event, and of
    events the agency, or NOBODYS.
    """

    themes: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    records: tuple[Coded, ...]
    counted: Mapping[tuple[str, str], tuple[Coded, ...]]


def coding(session: Session, code: str = "") -> Coding:
    """Return the themes as an audience sees them, or with "" as entered; authors' notes are not coded."""
    with reading(session, code) as reader:
        agencies = tuple((seen.id, seen.title) for seen in reader.all("agency"))
        records = tuple(
            Coded(kind, seen.id, seen.title, seen.one("agency"), seen.lists.get("themes", ()))
            for kind in CODED
            for seen in reader.all(kind)
            if seen.say("author_note") != "yes"
        )
    known = {word.code: word.title for word in session.profile.words("theme")}
    others = sorted({theme for record in records for theme in record.themes} - set(known))
    return Coding((*known.items(), *((word, word) for word in others)), agencies, records, _counted(records))


def _counted(records: Sequence[Coded]) -> Mapping[tuple[str, str], tuple[Coded, ...]]:
    held: dict[tuple[str, str], list[Coded]] = {}
    for record in records:
        column = record.kind if record.kind != "event" else record.agency or NOBODYS
        for theme in record.themes or (NO_THEME,):
            held.setdefault((theme, column), []).append(record)
            held.setdefault((theme, ALL), []).append(record)
    return {key: tuple(found) for key, found in held.items()}


def give(session: Session, records: Sequence[tuple[str, str]], theme: str) -> Changed | None:
    """Give a theme to records, each (kind, id), in one step; None where all have it already.

    Raises WrongUse for a record that has no themes or is gone.
    """
    changed = [
        record.replace(themes=(*_themes(record), theme))
        for record in _found(session, records)
        if theme not in _themes(record)
    ]
    return _put(session, changed, "theme given to {}")


def take(session: Session, records: Sequence[tuple[str, str]], theme: str) -> Changed | None:
    """Take a theme from records in one step; None where none has it. Raises as `give` does."""
    changed = [
        record.replace(themes=tuple(word for word in _themes(record) if word != theme) or None)
        for record in _found(session, records)
        if theme in _themes(record)
    ]
    return _put(session, changed, "theme taken from {}")


def _put(session: Session, changed: Sequence[Record], label: str) -> Changed | None:
    if not changed:
        return None
    for record in changed:
        checks.validate(record)
    count = "one record" if len(changed) == 1 else f"{len(changed)} records"
    return session.store.apply([Put(record) for record in changed], label.format(count))


def _found(session: Session, records: Sequence[tuple[str, str]]) -> list[Record]:
    found = []
    for kind, id_ in records:
        record = session.store.find(kind, id_) if kind in CODED else None
        if record is None:
            raise WrongUse("One of these records cannot be given a theme.", "Choose them again.")
        found.append(record)
    return found


def _themes(record: Record) -> tuple[str, ...]:
    held = record.values.get("themes")
    return tuple(map(str, held)) if isinstance(held, tuple) else ()
