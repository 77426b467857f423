"""Everything that can be asked of a store."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlcipher3.dbapi2 import Connection

from workbench.errors import Cancelled, Damaged, Refused
from workbench.records import KINDS, Record
from workbench.vault import history, schema, search, writing
from workbench.vault.columns import decode, live
from workbench.vault.connection import Hold
from workbench.vault.failures import told
from workbench.vault.history import DoesNotFit, Entry, Listed
from workbench.vault.rows import read, state_of
from workbench.vault.search import Hit

R = TypeVar("R", bound=Record)
_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o: ids are read aloud
_ID_LENGTH = 12  # 59 random bits: no two alike among all records of all reviews of a lifetime


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A document in the store; ``size`` in bytes."""

    path: str
    sha256: str
    size: int
    media_type: str


class Reader:
    """The questions; :class:`workbench.vault.store.Store` adds the changes.

    Every method may raise Damaged, and Cancelled while the review is being locked.
    """

    def __init__(self, hold: Hold, own: Connection) -> None:
        self.path = hold.path
        self._hold, self._connection = hold, own
        self._closed = False

    @property
    def data_version(self) -> int:
        """A number that grows with every committed change, whichever connection made it."""
        with self._reading():
            (version,) = self._connection.execute("SELECT version FROM head").fetchone()
        return int(version)

    def get(self, cls: type[R], id: str) -> R | None:
        """Return a record, also one that is in the bin; None when there is none with this id."""
        return cast("R | None", self.find(cls.spec.name, id))

    def find(self, kind: str, id: str) -> Record | None:
        """Return a record of any kind, also one that is in the bin; None also for a kind that is not declared."""
        if kind not in KINDS:
            return None
        with self._reading():
            state = read(self._connection, kind, id)
        return None if state is None else decode(kind, id, state)

    def all(self, cls: type[R]) -> list[R]:
        """Return every record of a kind that is not in the bin, in the order in which they were entered."""
        kind = cls.spec.name
        table = schema.tables()[kind]
        with self._reading():
            rows = self._connection.execute(f"{table.select_with_key} WHERE binned = 0 ORDER BY rowid")
            return [cast("R", decode(kind, id_, state_of(table.columns, columns))) for id_, *columns in rows]

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind, without the bin, in the order in which they were entered."""
        table = schema.tables()[kind]
        with self._reading():
            return [id_ for (id_,) in self._connection.execute(table.ids)]

    def is_live(self, kind: str, id: str) -> bool:
        """Return whether there is such a record and it is not in the bin."""
        sql = f'SELECT 1 FROM "{kind}" WHERE id = ? AND binned = 0'  # noqa: S608 - a declared kind
        with self._reading():
            return kind in KINDS and self._connection.execute(sql, (id,)).fetchone() is not None

    def newest(self, kind: str, most: int) -> list[str]:
        """Return the ids of a kind that were entered last, without the bin, the newest first."""
        sql = f'SELECT id FROM "{kind}" WHERE binned = 0 ORDER BY rowid DESC LIMIT ?'  # noqa: S608 - a declared kind
        with self._reading():
            return [id_ for (id_,) in self._connection.execute(sql, (most,))] if kind in KINDS else []

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, without the bin."""
        table = schema.tables()[kind]
        with self._reading():
            (count,) = self._connection.execute(table.count).fetchone()
        return int(count)

    def binned(self) -> list[tuple[str, str]]:
        """Return (kind, id) of every record in the bin."""
        with self._reading():
            return [
                (kind, id_)
                for kind in KINDS
                for (id_,) in self._connection.execute(f'SELECT id FROM "{kind}" WHERE binned = 1')  # noqa: S608
            ]

    def referrers(self, kind: str, id: str) -> list[tuple[str, str]]:
        """Return (kind, id) of every record, not in the bin, that refers to this one."""
        with self._reading():
            return writing.referring_to(self._connection, kind, id)

    def search(self, words: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[Hit]:
        """Return records (of these kinds) that hold every one of the words, the last of which may be unfinished."""
        with self._reading():
            return search.find(self._connection, words, limit, kinds)

    def files(self) -> list[FileInfo]:
        """Return every document, by path."""
        sql = "SELECT path, sha256, size, media_type FROM file JOIN file_content USING (sha256) ORDER BY path"
        with self._reading():
            return [FileInfo(*row) for row in self._connection.execute(sql)]

    def read_file(self, sha256: str) -> bytes:
        """Return a document's bytes; raises Refused when there is none, Damaged when they are not what was stored."""
        with self._reading():
            row = self._connection.execute("SELECT data FROM file_content WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise Refused("This document is not in the review.", "Import it again.")
        data = bytes(row[0])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged("A document in this review is damaged.")
        return data

    def setting(self, name: str) -> str | None:
        """Return a text about the review that is kept under a name, or None."""
        with self._reading():
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def new_id(self, kind: str) -> str:
        """Return an id that no record has: the kind and twelve random characters."""
        return f"{kind}-{''.join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))}"

    def history(self, kind: str, id: str) -> list[Entry]:
        """Return what happened to a record, oldest first; for a document the kind is "file", the id its path."""
        with self._reading(), fitting():
            return list(history.of_record(self._connection, kind, id))

    def log(self, after_seq: int = 0, limit: int = 500) -> list[Entry]:
        """Return up to ``limit`` entries of the whole history later than ``after_seq``, oldest first."""
        with self._reading(), fitting():
            return history.page(self._connection, after_seq, limit)

    def last_change(self) -> int:
        """Return the number of the newest entry of the whole history, which are numbered from 1."""
        with self._reading():
            (last,) = self._connection.execute("SELECT seq FROM head").fetchone()
        return int(last)

    def changes(self, seqs: Sequence[int]) -> list[Listed]:
        """Return entries of the history by their numbers, a few hundred at most, without the states."""
        with self._reading():
            return history.listing(self._connection, seqs)

    def changes_of(self, kind: str, id: str) -> list[Listed]:
        """Return what happened to a record, oldest first, without the states."""
        with self._reading():
            return history.listing_of(self._connection, kind, id)

    def changes_matching(self, kind: str, since: str, until: str, words: Sequence[str]) -> list[int]:
        """Return the numbers of entries, the newest first, of a kind, a time (UTC, ISO 8601) and words of the label."""
        with self._reading():
            return history.matching(self._connection, kind, since, until, words)

    def changed_fields(self, after_seq: int, limit: int) -> list[tuple[Listed, tuple[str, ...], bytes]]:
        """Return entries later than ``after_seq``, oldest first, each with the columns it touches and its hash."""
        with self._reading(), fitting():
            return history.hashes(self._connection, after_seq, limit)

    def state_after(self, seq: int, kind: str, id: str) -> tuple[Record | None, bool]:
        """Return a record as one of its entries left it, and whether it was in the bin; None: it was not there."""
        with self._reading(), fitting():
            _, state = history.around(self._connection, seq, kind, id)
        if state is None or kind not in KINDS:
            return None, False
        return decode(kind, id, state), not live(state)

    def history_problems(self, step: Callable[[int], None] | None = None) -> list[str]:
        """Return a sentence for everything that is wrong with the chain of the history; none when it is whole.

        ``step`` is told the number of an entry now and then, and may raise to stop it.
        """
        with self._reading():
            return list(history.broken(self._connection, step))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if self._hold.closing.is_set() and not self._closed:
            raise Cancelled
        with told():
            yield


@contextmanager
def fitting() -> Iterator[None]:
    """Tell a history that does not lead to the records as damage."""
    try:
        yield
    except DoesNotFit:
        raise Damaged("The history of this review does not fit its records.") from None
