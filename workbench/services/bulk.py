"""Changing several records of a kind at once: one step, said with its count, that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workbench.errors import WrongUse
from workbench.records import KINDS, Field, FieldKind, Record, checks
from workbench.services.session import Session
from workbench.vault.store import Bin, Changed, Put, Restore

_SETTABLE = {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG}


def settable(kind: str) -> list[Field[Any]]:
    """Return the fields that several records can be given at once: those with a list of words, and yes or no."""
    return [field for field in KINDS[kind].spec.fields.values() if field.kind in _SETTABLE]


def put_in_bin(session: Session, kind: str, ids: Sequence[str]) -> Changed:
    """Move records to the bin, all or none; StillReferredTo lists what refers to them."""
    return session.store.apply([Bin(kind, id_) for id_ in ids], f"moving {_counted(kind, len(ids))} to the bin")


def restore(session: Session, records: Sequence[tuple[str, str]]) -> Changed:
    """Take records (kind, id) out of the bin, all or none."""
    kinds = {kind for kind, _ in records}
    what = _counted(next(iter(kinds)), len(records)) if len(kinds) == 1 else f"{len(records)} records"
    return session.store.apply([Restore(kind, id_) for kind, id_ in records], f"restoring {what}")


def set_word(session: Session, kind: str, ids: Sequence[str], field: str, word: str | bool | None) -> Changed | None:
    """Give one field of records the same word, or with None none; returns None when all have it already.

    Raises InvalidRecord for a value of the wrong shape, WrongUse for a field with a list of several words.
    """
    found = KINDS[kind].spec.fields[field]
    if found.kind is FieldKind.CHOICES:
        raise WrongUse("This field holds several words.", "Add a word to it, or take one out.")
    label = f"setting {found.label.lower()} of {{0}}"
    return _change(session, kind, ids, lambda record: record.replace(**{field: word}), label)


def add_word(session: Session, kind: str, ids: Sequence[str], field: str, word: str) -> Changed | None:
    """Add a word, such as a theme, to a field of records that do not have it yet."""
    label = f"adding to {KINDS[kind].spec.fields[field].label.lower()} of {{0}}"
    return _change(session, kind, ids, lambda r: r.replace(**{field: (*_without(r, field, word), word)}), label)


def take_word_out(session: Session, kind: str, ids: Sequence[str], field: str, word: str) -> Changed | None:
    """Take a word out of a field of records that have it."""
    label = f"taking out of {KINDS[kind].spec.fields[field].label.lower()} of {{0}}"
    return _change(session, kind, ids, lambda r: r.replace(**{field: _without(r, field, word) or None}), label)


def _without(record: Record, field: str, word: str) -> tuple[str, ...]:
    return tuple(one for one in record.values.get(field) or () if one != word)


def _change(
    session: Session, kind: str, ids: Sequence[str], change: Callable[[Record], Record], label: str
) -> Changed | None:
    puts = []
    for id_ in ids:
        record = session.store.find(kind, id_)
        if record is None:
            continue
        changed = change(record)
        if _plain(changed) != _plain(record):
            checks.validate(changed)
            puts.append(Put(changed))
    return session.store.apply(puts, label.format(_counted(kind, len(puts)))) if puts else None


def _plain(record: Record) -> dict[str, object]:
    """Return the values with the words of a list in one order: adding one that is there changes nothing."""
    return {name: sorted(v) if isinstance(v, tuple) and all(isinstance(w, str) for w in v) else v
            for name, v in record.values.items()}  # fmt: skip


def _counted(kind: str, count: int) -> str:
    spec = KINDS[kind].spec
    return f"{count} {(spec.title if count == 1 else spec.plural).lower()}"
