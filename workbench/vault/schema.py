"""The tables of a store, generated from the declared record kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.records import KINDS, Record
from workbench.records.spec import Field, FieldKind

_SQL_TYPES = {FieldKind.NUMBER: "REAL"}
_OWN_COLUMNS = ("id", "binned", "audience_limit", "extra")

FIXED = (
    # Who refers to whom: for live records only, so that what stands here is what binning would leave dangling.
    """CREATE TABLE link (
  from_kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  to_kind TEXT NOT NULL,
  to_id TEXT NOT NULL,
  PRIMARY KEY (from_kind, from_id, field, position)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX link_to ON link (to_kind, to_id)",
    # One row for each record changed by each transaction; never updated or deleted.
    """CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  txn INTEGER NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  change BLOB NOT NULL,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT""",
    "CREATE INDEX history_of ON history (kind, id)",
    # The end of the history, so that entries missing there are noticed, and the number of committed changes.
    """CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  txn INTEGER NOT NULL,
  hash BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT""",
    "INSERT INTO head (one, seq, txn, hash, version) VALUES (1, 0, 0, zeroblob(32), 0)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE file_content (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT",
    """CREATE TABLE file (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES file_content (sha256),
  media_type TEXT NOT NULL
) STRICT""",
    # The search index holds words only: a record's row is found here, its text in its own table. Stale is a long
    # text that changed since it was indexed.
    """CREATE TABLE search_row (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  stale INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, id)
) STRICT""",
    "CREATE INDEX search_stale ON search_row (number) WHERE stale = 1",
    """CREATE VIRTUAL TABLE search USING fts5 (
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
)""",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows have a history: its name, its key and the other columns, and the SQL for one row.

    ``upsert`` takes the key and then ``columns`` in their order.
    """

    name: str
    key: str
    columns: tuple[str, ...]
    select: str
    select_with_key: str
    ids: str
    count: str
    upsert: str
    delete: str

    @classmethod
    def of(cls, name: str, key: str, columns: tuple[str, ...]) -> Table:
        """Return the table with its statements; the names are declared ones, never anything typed."""
        quoted = [f'"{column}"' for column in columns]
        marks = ", ".join("?" * (1 + len(columns)))
        updates = ", ".join(f"{column} = excluded.{column}" for column in quoted)
        return cls(
            name,
            key,
            columns,
            f'SELECT {", ".join(quoted)} FROM "{name}"',  # noqa: S608
            f'SELECT "{key}", {", ".join(quoted)} FROM "{name}"',  # noqa: S608
            # Both read narrow indexes only; the plus keeps SQLite from walking the wide table in its own order.
            f'SELECT id FROM "{name}" WHERE id NOT IN (SELECT id FROM "{name}" WHERE binned = 1) '  # noqa: S608
            f"ORDER BY +rowid",
            f'SELECT (SELECT count(*) FROM "{name}") - (SELECT count(*) FROM "{name}" WHERE binned = 1)',  # noqa: S608
            f'INSERT INTO "{name}" ("{key}", {", ".join(quoted)}) VALUES ({marks}) '  # noqa: S608
            f'ON CONFLICT ("{key}") DO UPDATE SET {updates}',
            f'DELETE FROM "{name}" WHERE "{key}" = ?',  # noqa: S608
        )


FILE, SETTING = "file", "setting"


@cache
def tables() -> dict[str, Table]:
    """Return every table with a history, by the word that the history uses for it."""
    of_kinds = {
        kind: Table.of(kind, "id", ("binned", "audience_limit", *cls.spec.fields, "extra"))
        for kind, cls in KINDS.items()
    }
    of_file = Table.of(FILE, "path", ("sha256", "media_type"))
    return {**of_kinds, FILE: of_file, SETTING: Table.of(SETTING, "name", ("value",))}


def ddl() -> tuple[str, ...]:
    """Return the statements that make an empty store of the present format."""
    return (*(statement for kind in KINDS for statement in _of_kind(kind)), *FIXED)


def table_sql(cls: type[Record]) -> str:
    """Return the statement that makes the table of a record kind; raises TypeError for a field name we need."""
    kind, fields = cls.spec.name, cls.spec.fields
    clash = {name.lower() for name in fields} & set(_OWN_COLUMNS)
    if clash:
        raise TypeError(f"{kind}: the field name {clash.pop()} is taken by the store")
    # binned comes early: reading it must not walk through the overflow pages of a long text.
    lines = [
        "id TEXT PRIMARY KEY NOT NULL",
        "binned INTEGER NOT NULL DEFAULT 0",
        "audience_limit TEXT",
        *(_column(field) for field in fields.values()),
        "extra TEXT",
    ]
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{kind}" (\n  {body}\n) STRICT'


def _of_kind(kind: str) -> Iterator[str]:
    yield table_sql(KINDS[kind])
    yield f'CREATE INDEX "{kind}_binned" ON "{kind}" (id) WHERE binned = 1'


def _column(field: Field[Any]) -> str:
    return f'"{field.name}" {_SQL_TYPES.get(field.kind, "TEXT")}'


@cache
def referring(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind that may hold references."""
    return tuple(
        field.name
        for field in KINDS[kind].spec.fields.values()
        if field.is_reference or any(part.is_reference for part in field.parts)
    )


def targets(field: Field[Any]) -> tuple[str, ...]:
    """Return the kinds that an id in this field may belong to, where the record does not say which."""
    named = field.targets or tuple(kind for part in field.parts for kind in part.targets)
    return named or tuple(KINDS)


@cache
def searched(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind in which a person types words."""
    return tuple(
        field.name
        for field in KINDS[kind].spec.fields.values()
        if field.is_free_text or any(part.is_free_text for part in field.parts)
    )
