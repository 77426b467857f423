"""Changing records: every verb is one transaction with its entry in the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.records import KINDS, Record, checks
from workbench.services.session import Session
from workbench.services.viewing import title_of
from workbench.vault.store import Bin, Changed, Put, Restore

_TITLE = 40  # characters of what stands for a record, in a line of a menu


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a record: when (UTC, ISO 8601), what was done, and what it was afterwards."""

    seq: int
    when: str
    label: str
    record: Record | None


def save(session: Session, record: Record) -> Changed | None:
    """Store a record as it now is; None when nothing differs.

    Raises InvalidRecord for values of the wrong shape, UnknownReference, DiskFull.
    """
    checks.validate(record)
    if session.store.find(record.spec.name, record.id) == record:
        return None
    return session.store.apply([Put(record)], f"edit of {record.spec.title.lower()}")


def add(session: Session, kind: str, values: Mapping[str, object]) -> Record:
    """Make a new record with the values given."""
    record = KINDS[kind](session.store.new_id(kind), values)
    checks.validate(record)
    session.store.apply([Put(record)], f"new {record.spec.title.lower()}")
    return record


def put_in_bin(session: Session, kind: str, id_: str) -> Changed:
    """Move a record to the bin; StillReferredTo lists what refers to it."""
    return session.store.apply([Bin(kind, id_)], f"moving {KINDS[kind].spec.title.lower()} to the bin")


def restore(session: Session, kind: str, id_: str) -> Changed:
    """Take a record out of the bin."""
    return session.store.apply([Restore(kind, id_)], f"restoring {KINDS[kind].spec.title.lower()}")


def undo(session: Session) -> Changed | None:
    """Take back the last change of this session; None when there is none."""
    return session.store.undo()


def redo(session: Session) -> Changed | None:
    """Do again what was undone last; None when there is nothing."""
    return session.store.redo()


def next_undo(session: Session, *, named: bool = True) -> str | None:
    """Return in words what undo would take back; None: nothing. ``named`` adds what stands for the record."""
    return _said(session, session.store.undo_label, session.store.undo_of if named else None)


def next_redo(session: Session, *, named: bool = True) -> str | None:
    """Return in words what redo would do again; see `next_undo`."""
    return _said(session, session.store.redo_label, session.store.redo_of if named else None)


def _said(session: Session, label: str | None, only: tuple[str, str] | None) -> str | None:
    """Add what stands for a record to the words of a step: the history keeps the words without it."""
    if label is None or only is None or only[0] not in KINDS:
        return label
    title = " ".join(title_of(session, *only).split())
    if not title or title.endswith(only[1]):  # it has no words of its own
        return label
    return f"{label} “{title if len(title) <= _TITLE else title[:_TITLE].rstrip() + '…'}”"


def versions(session: Session, kind: str, id_: str) -> list[Version]:
    """Every state of a record, newest first."""
    entries = session.store.history(kind, id_)
    return [Version(entry.seq, entry.when, entry.label, entry.after) for entry in reversed(entries)]
