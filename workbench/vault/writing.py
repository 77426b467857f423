"""One transaction: the rows, who refers to whom, the words for searching and the history, or nothing of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlcipher3.dbapi2 import Connection

from workbench.errors import Refused, StillReferredTo, UnknownReference
from workbench.records import KINDS, Record
from workbench.vault import history, schema, search
from workbench.vault.columns import BINNED, State, decode, encode, live, speakable
from workbench.vault.history import Delta, DoesNotFit
from workbench.vault.rows import read

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A document as it came: its path in the case folder, its bytes, its media type."""

    path: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Put:
    """Keep a record as it is here; one that is in the bin comes back."""

    record: Record


@dataclass(frozen=True, slots=True)
class Bin:
    """Move a record to the bin, from which it can be restored."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Take a record out of the bin."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class PutFile:
    """Keep a document under its path; an earlier one of that path stays in the history."""

    file: StoredFile


@dataclass(frozen=True, slots=True)
class PutSetting:
    """Keep a text about the review under a name, such as the edited profile; None: keep none."""

    name: str
    value: str | None


Change = Put | Bin | Restore | PutFile | PutSetting


@dataclass(frozen=True, slots=True)
class Step:
    """A committed transaction, by its entries in the history; ``only`` is what it changed, if that is one thing."""

    label: str
    first: int
    last: int
    only: Key | None = None


class Writer:
    """Gathers what a transaction leaves behind, and writes it in one go.

    The connection is inside BEGIN IMMEDIATE; whoever began it commits or rolls back.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[Key, State | None] = {}
        self._after: dict[Key, State | None] = {}
        self._live: dict[Key, bool] = {}
        self._put: dict[Key, Record] = {}
        self.changed: list[Key] = []

    def add(self, changes: Iterable[Change]) -> None:
        """Take over the changes in their order; raises InvalidRecord, Refused."""
        for change in changes:
            match change:
                case Put(record):
                    key = (record.spec.name, record.id)
                    self._state(key)
                    self._after[key] = encode(record)
                    self._put[key] = record
                case Bin(kind, id_):
                    self._after[kind, id_] = {**self._there((kind, id_)), BINNED: 1}
                case Restore(kind, id_):
                    there = self._there((kind, id_))
                    self._after[kind, id_] = {name: value for name, value in there.items() if name != BINNED}
                case PutFile(file):
                    self._put_file(file)
                case PutSetting(name, value):
                    key = (schema.SETTING, speakable(schema.SETTING, "name", name))
                    self._state(key)
                    kept: State | None = None if value is None else {"value": speakable(schema.SETTING, name, value)}
                    self._after[key] = kept

    def invert(self, first: int, last: int) -> None:
        """Take back the transaction with these entries; raises DoesNotFit when its records changed since."""
        for seq, kind, id_ in history.touched(self._connection, first, last):
            before, after = history.around(self._connection, seq, kind, id_)
            if self._state((kind, id_)) != after:
                raise DoesNotFit
            self._after[kind, id_] = before

    def finish(self, label: str) -> Step | None:
        """Write everything; None when nothing differs. Raises UnknownReference, StillReferredTo."""
        self.changed = [key for key, after in self._after.items() if after != self._before[key]]
        if not self.changed:
            return None
        self._write_rows()
        self._write_links()
        deltas = ((*key, Delta.between(self._before[key], self._after[key])) for key in self.changed)
        only = self.changed[0] if len(self.changed) == 1 else None
        step = Step(label, *history.append(self._connection, label, deltas), only)
        # Last, because any other write makes FTS5 write what it has gathered so far.
        search.update(self._connection, [(key, self._before[key], self._after[key]) for key in self.changed])
        return step

    def _state(self, key: Key) -> State | None:
        """Return the row as this transaction has left it so far."""
        if key not in self._after:
            self._before[key] = self._after[key] = read(self._connection, *key)
        return self._after[key]

    def _there(self, key: Key) -> State:
        state = self._state(key)
        if state is None:
            raise Refused(f"This {KINDS[key[0]].spec.title.lower()} is not there any more.", "Nothing was changed.")
        return state

    def _put_file(self, file: StoredFile) -> None:
        digest = hashlib.sha256(file.data).hexdigest()
        key = (schema.FILE, speakable(schema.FILE, "path", file.path))
        self._state(key)
        self._after[key] = {"sha256": digest, "media_type": file.media_type}
        self._connection.execute(
            "INSERT INTO file_content (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (digest, len(file.data), file.data),
        )

    def _write_rows(self) -> None:
        tables = schema.tables()
        rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        gone: dict[str, list[tuple[str]]] = defaultdict(list)
        for key in self.changed:
            kind, id_ = key
            state = self._after[key]
            if state is None:
                gone[kind].append((id_,))
            else:
                # Only binned may not be NULL, and 0 is what its absence means.
                rows[kind].append((id_, *(state.get(n, 0 if n == BINNED else None) for n in tables[kind].columns)))
        for kind, each in rows.items():
            self._connection.executemany(tables[kind].upsert, each)
        for kind, ids in gone.items():
            self._connection.executemany(tables[kind].delete, ids)

    def _write_links(self) -> None:
        moved = [key for key in self.changed if key[0] in KINDS and self._links_differ(key)]
        self._connection.executemany(
            "DELETE FROM link WHERE from_kind = ? AND from_id = ?",
            [key for key in moved if live(self._before[key])],
        )
        dangling: list[tuple[str, str, str, str]] = []
        rows = [row for key in moved if live(self._after[key]) for row in self._links(key, dangling)]
        if dangling:
            raise UnknownReference(dangling)
        self._connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._check_nothing_left_behind()

    def _links_differ(self, key: Key) -> bool:
        before, after = self._before[key], self._after[key]
        if before is None or after is None or live(before) != live(after):
            return True
        return any(before.get(name) != after.get(name) for name in schema.referring(key[0]))

    def _links(self, key: Key, dangling: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, int, str, str]]:
        state = self._after[key]
        assert state is not None  # noqa: S101 - only called for live states
        rows = []
        positions: dict[str, int] = defaultdict(int)
        for field, kind, id_ in (self._put.get(key) or decode(*key, state)).references():
            candidates = (kind,) if kind else schema.targets(field)
            found = next((each for each in candidates if self._is_live((each, id_))), None)
            if found is None:
                dangling.append((*key, field.name, id_))
            else:
                rows.append((*key, field.name, positions[field.name], found, id_))
                positions[field.name] += 1
        return rows

    def _is_live(self, key: Key) -> bool:
        if key in self._after:
            return live(self._after[key])
        if key not in self._live:
            kind, id_ = key
            sql = f'SELECT 1 FROM "{kind}" WHERE id = ? AND binned = 0'  # noqa: S608 - a declared kind
            self._live[key] = kind in KINDS and self._connection.execute(sql, (id_,)).fetchone() is not None
        return self._live[key]

    def _check_nothing_left_behind(self) -> None:
        """Raise StillReferredTo when a live record refers to one that this transaction bins or takes away."""
        referrers: list[Key] = []
        for key in self.changed:
            if key[0] in KINDS and live(self._before[key]) and not live(self._after[key]):
                referrers += referring_to(self._connection, *key)
        if referrers:
            raise StillReferredTo(list(dict.fromkeys(referrers)))


def referring_to(connection: Connection, kind: str, id_: str) -> list[Key]:
    """Return the live records that refer to this one."""
    return connection.execute(  # type: ignore[no-any-return]
        "SELECT DISTINCT from_kind, from_id FROM link WHERE to_kind = ? AND to_id = ?", (kind, id_)
    ).fetchall()
