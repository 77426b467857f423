"""An open store: what a review holds, read and changed in whole transactions."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from workbench.errors import AlreadyThere, Cancelled, Damaged, Refused
from workbench.records import KINDS, Record
from workbench.vault import backup, connection, history, migrations, pages, schema, search, writing
from workbench.vault.columns import decode, state_of
from workbench.vault.connection import Hold
from workbench.vault.failures import meaning, told
from workbench.vault.history import DoesNotFit, Entry
from workbench.vault.keys import Key
from workbench.vault.search import Hit
from workbench.vault.writing import Bin, Change, Put, PutFile, Restore, Step, StoredFile, Writer

__all__ = ["Bin", "Change", "Changed", "Entry", "FileInfo", "Hit", "Put", "PutFile", "Restore", "Store", "StoredFile"]

R = TypeVar("R", bound=Record)
_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o: ids are read aloud
_ID_LENGTH = 12  # 59 random bits: no two alike among all records of all reviews of a lifetime


@dataclass(frozen=True, slots=True)
class Changed:
    """What a transaction changed: record kinds (and "file"), (kind, id) pairs, and the words for it."""

    kinds: frozenset[str]
    ids: frozenset[tuple[str, str]]
    label: str


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A document in the store; ``size`` in bytes."""

    path: str
    sha256: str
    size: int
    media_type: str


@dataclass(slots=True)
class _Steps:
    """What this process did since it opened the store, in any of its connections, and can take back."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


class Store:
    """One review's file, open in the thread that made this object; for another thread see :meth:`companion`.

    Every method may raise Damaged, Cancelled (the review is being locked) and, when it writes, DiskFull,
    CannotWrite and Environment; a write that raises has changed nothing.
    """

    def __init__(self, hold: Hold, steps: _Steps, own: Connection, *, owner: bool) -> None:
        self.path = hold.path
        self._hold, self._steps, self._connection = hold, steps, own
        self._owner = owner
        self._guests: list[tuple[int, Connection]] = []
        self._closed = False

    @classmethod
    def create(cls, path: Path, key: Key, salt: bytes) -> Store:
        """Make a new, empty store; raises AlreadyThere, CannotWrite, DiskFull, InUse.

        ``salt`` is 16 random bytes, the ones that the key was derived with; they become the start of the file.
        The key belongs to the store from here on, which zeroes it when it is closed.
        """
        path = path.resolve()
        if path.exists():
            raise AlreadyThere("There is already a file of this name.")
        hold = Hold.take(path, key, salt)
        try:
            backup.claim(path)
            try:
                return cls._start(hold, new=True)
            except BaseException:
                backup.remove(path)
                raise
        except BaseException:
            hold.release()
            raise

    @classmethod
    def open(cls, path: Path, key: Key) -> Store:
        """Open a store; raises NotAStore, WrongPassphrase, Damaged, NewerStore, InUse, CannotWrite.

        A store of an earlier format is brought to the present one. The key belongs to the store once it is open.
        """
        path = path.resolve()
        salt = pages.salt(path)
        hold = Hold.take(path, key, salt)
        try:
            connection.probe(path, key, salt, migrations.LATEST)
            return cls._start(hold, new=False)
        except BaseException:
            hold.release()
            raise

    @classmethod
    def _start(cls, hold: Hold, *, new: bool) -> Store:
        own = hold.connection()
        try:
            connection.use_wal(own)
            version, application = connection.marks(own)
            connection.accept(version, application, migrations.LATEST)
            if version < migrations.LATEST:
                _migrate(own, version)
        except dbapi2.Error as error:
            own.close()
            if new:
                raise meaning(error) or error from None
            raise connection.judged(error, hold.path, hold.key, hold.salt) from None
        except BaseException:
            own.close()
            raise
        return cls(hold, _Steps(), own, owner=True)

    def companion(self, *, read_only: bool = False) -> Store:
        """Return a second store object on the same file for the calling thread; raises Cancelled during locking.

        What one of them commits, the others see at once; undo and redo are common to all of them. When the
        first one is closed, companions are interrupted and raise Cancelled; each still has to be closed.
        """
        own = self._hold.connection()
        if read_only:
            own.execute("PRAGMA query_only = ON")
        return Store(self._hold, self._steps, own, owner=False)

    def audience_connection(self) -> Connection:
        """Return a keyed connection for the calling thread on which nothing else is set up.

        For redaction.views only, which closes it; closing the store in the same thread closes it as well.
        """
        if self._hold.closing.is_set():
            raise Cancelled
        guest = connection.connect(self.path, self._hold.key, self._hold.salt)
        self._guests.append((threading.get_ident(), guest))
        return guest

    def close(self) -> None:
        """Write the log back into the file and close; closing the first of several also zeroes the key."""
        if self._closed:
            return
        self._closed = True
        if self._owner:
            self._hold.interrupt()
        for thread, guest in self._guests:
            if thread == threading.get_ident():
                guest.close()
        with contextlib.suppress(dbapi2.Error):  # the log is as safe as the file: nothing is lost without this
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._hold.leave(self._connection)
        if self._owner:
            self._hold.key.zero()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def salt(self) -> bytes:
        """The 16 bytes that the passphrase is mixed with."""
        return self._hold.salt

    @property
    def data_version(self) -> int:
        """A number that grows with every committed change, whichever connection made it."""
        with self._reading():
            (version,) = self._connection.execute("SELECT version FROM head").fetchone()
        return int(version)

    # Reading

    def get(self, cls: type[R], id: str) -> R | None:
        """Return a record, also one that is in the bin; None when there is none with this id."""
        return cast("R | None", self.find(cls.spec.name, id))

    def find(self, kind: str, id: str) -> Record | None:
        """Return a record of any kind, also one that is in the bin; None also for a kind that is not declared."""
        if kind not in KINDS:
            return None
        with self._reading():
            state = writing.read(self._connection, kind, id)
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

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Return records that hold every one of the words, the last of which may be unfinished."""
        with self._reading():
            return search.find(self._connection, words, limit)

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
        """Return a fact about the store, or None."""
        with self._reading():
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def new_id(self, kind: str) -> str:
        """Return an id that no record has: the kind and twelve random characters."""
        return f"{kind}-{''.join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))}"

    # History

    def history(self, kind: str, id: str) -> list[Entry]:
        """Return what happened to a record, oldest first; for a document the kind is "file", the id its path."""
        with self._reading(), _fitting():
            return list(history.of_record(self._connection, kind, id))

    def log(self, after_seq: int = 0, limit: int = 500) -> list[Entry]:
        """Return up to ``limit`` entries of the whole history later than ``after_seq``, oldest first."""
        with self._reading(), _fitting():
            return history.page(self._connection, after_seq, limit)

    @property
    def undo_label(self) -> str | None:
        """What :meth:`undo` would take back, in the words it was done with; None: nothing."""
        return self._steps.done[-1].label if self._steps.done else None

    @property
    def redo_label(self) -> str | None:
        """What :meth:`redo` would do again; None: nothing."""
        return self._steps.undone[-1].label if self._steps.undone else None

    # Writing

    def apply(self, changes: Sequence[Change], label: str) -> Changed:
        """Make all the changes in one transaction, or none; several of one record count as one.

        Raises InvalidRecord for a value that the declaration does not allow; UnknownReference for a reference to
        a record that is not there or in the bin; StillReferredTo when one of the binned is referred to by a record
        that is not binned with it; Refused for binning or restoring what is not there.
        """
        with self._writing() as writer:
            writer.add(changes)
            step = writer.finish(label)
        if step is not None:
            self._steps.done.append(step)
            self._steps.undone.clear()
        return _changed(writer, label)

    def undo(self) -> Changed | None:
        """Take back the last transaction since the store was opened; None when there is none.

        The history keeps both. Raises StillReferredTo, UnknownReference when records made since stand in the way.
        """
        return self._take_back(self._steps.done, self._steps.undone, "Undo: ")

    def redo(self) -> Changed | None:
        """Do again what was undone last; None when something else was done since."""
        return self._take_back(self._steps.undone, self._steps.done, "Redo: ")

    def _take_back(self, source: list[Step], target: list[Step], prefix: str) -> Changed | None:
        with self._hold.writing:
            if not source:
                return None
            step = source[-1]
            with self._writing() as writer, _fitting():
                writer.invert(step.first, step.last)
                inverse = writer.finish(prefix + step.label)
            source.pop()
            if inverse is not None:
                target.append(Step(step.label, inverse.first, inverse.last))
            return _changed(writer, step.label)

    def put_setting(self, name: str, value: str) -> None:
        """Keep a fact about the store: neither a record nor in the history."""
        with self._transaction():
            self._connection.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )
            self._connection.execute("UPDATE head SET version = version + 1")

    def rekey(self, key: Key) -> None:
        """Encrypt the whole store with another key, derived with the same salt; the old one no longer opens it.

        The key belongs to the store from here on. Raises Refused while another thread is at work on the review.
        """
        with self._hold.writing, told():
            if not self._hold.alone() or any(_is_open(guest) for _, guest in self._guests):
                raise Refused("Other work on this review is not finished.", "Wait for it, or close those pages.")
            backup.rekey(self._connection, key, self._hold.salt)
            self._hold.key.zero()
            self._hold.key = key

    # Care

    def rebuild_search(self) -> None:
        """Make the search index anew; nothing else changes."""
        with self._transaction():
            search.rebuild(self._connection)

    def check(self) -> list[str]:
        """Return a sentence for everything that is wrong with the store; none when it is whole."""
        with self._reading():
            return backup.check(self._connection)

    def backup(self, to: Path) -> None:
        """Write a copy that the same passphrase opens; raises AlreadyThere, CannotWrite, DiskFull, Damaged."""
        with self._reading():
            backup.copy(self._connection, to.resolve(), self._hold.key, self._hold.salt)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if self._hold.closing.is_set() and not self._closed:
            raise Cancelled
        with told():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._reading(), self._hold.writing:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                if self._hold.closing.is_set():
                    raise Cancelled
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has already rolled back
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with self._transaction():
            yield Writer(self._connection)


def _migrate(own: Connection, version: int) -> None:
    own.execute("BEGIN IMMEDIATE")
    try:
        migrations.migrate(own, version)
        own.execute("COMMIT")
    except BaseException:
        if own.in_transaction:
            own.execute("ROLLBACK")
        raise


@contextmanager
def _fitting() -> Iterator[None]:
    try:
        yield
    except DoesNotFit:
        raise Damaged("The history of this review does not fit its records.") from None


def _changed(writer: Writer, label: str) -> Changed:
    return Changed(frozenset(kind for kind, _ in writer.changed), frozenset(writer.changed), label)


def _is_open(guest: Connection) -> bool:
    try:
        guest.total_changes  # noqa: B018 - asking is what tells
    except dbapi2.ProgrammingError:
        return False
    return True
