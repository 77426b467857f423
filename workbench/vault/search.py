"""Finding words: an index of every text that a person types, and the places where the words stand."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlcipher3.dbapi2 import Connection

from workbench.records import KINDS
from workbench.vault import schema
from workbench.vault.columns import State, live

_BAND = 1 << 40
_CANDIDATES = 200
_FIRST = ("person", "agency", "place", "section", "finding", "recommendation", "episode", "interview", "source")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words, and where best; in ``snippet`` a match stands between U+0002 and U+0003."""

    kind: str
    id: str
    field: str
    snippet: str


def texts(kind: str, state: State) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for every searchable text of a record."""
    fields = KINDS[kind].spec.fields
    for name in schema.searched(kind):
        if name not in state:
            continue
        stored = str(state[name])
        field = fields[name]
        if field.parts:
            held = json.loads(stored)
            free = [part.name for part in field.parts if part.is_free_text]
            for item in held if isinstance(held, list) else [held]:
                for part in free:
                    yield from ((name, text) for text in _strings(item.get(part)))
        elif stored.startswith("[") and field.kind.value == "texts":
            yield from ((name, text) for text in json.loads(stored))
        else:
            yield name, stored


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def update(connection: Connection, changed: Sequence[tuple[tuple[str, str], State | None, State | None]]) -> None:
    """Bring the index up to date with records that changed from one state to another."""
    for (kind, id_), before, after in changed:
        if kind not in KINDS:
            continue
        old = _indexed(kind, before)
        new = _indexed(kind, after)
        if old == new:
            continue
        if old:
            _remove(connection, kind, id_, keep=bool(new))
        if new:
            _insert(connection, kind, id_, new)


def _indexed(kind: str, state: State | None) -> str:
    return "\n".join(text for _, text in texts(kind, state)) if state is not None and live(state) else ""


def _remove(connection: Connection, kind: str, id_: str, *, keep: bool) -> None:
    where = (kind, id_)
    connection.execute(
        "DELETE FROM search WHERE rowid = (SELECT number FROM search_row WHERE kind = ? AND id = ?)", where
    )
    if not keep:
        connection.execute("DELETE FROM search_row WHERE kind = ? AND id = ?", where)


def _insert(connection: Connection, kind: str, id_: str, words: str) -> None:
    row = connection.execute("SELECT number FROM search_row WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
    if row is None:
        row = (_next(connection, kind),)
        connection.execute("INSERT INTO search_row (number, kind, id) VALUES (?, ?, ?)", (*row, kind, id_))
    connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (*row, words))


def _next(connection: Connection, kind: str) -> int:
    """Return a number above all others of the kind's band: read downwards, people come first and the newest first."""
    band = (len(_FIRST) - _FIRST.index(kind) if kind in _FIRST else 0) * _BAND
    (last,) = connection.execute(
        "SELECT max(number) FROM search_row WHERE number >= ? AND number < ?", (band, band + _BAND)
    ).fetchone()
    return (band if last is None else int(last)) + 1


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Return up to ``limit`` records that hold every word."""
    return []


def out_of_step(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the index."""
    yield from ()
