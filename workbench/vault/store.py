"""An open store: what a review holds, read and changed in whole transactions."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from workbench import forgetting
from workbench.errors import AlreadyThere, Cancelled, Damaged, Environment, InUse, Refused
from workbench.vault import backup, connection, migrations, pages, search
from workbench.vault.connection import Hold
from workbench.vault.failures import meaning, told
from workbench.vault.history import Entry
from workbench.vault.keys import Key
from workbench.vault.reading import FileInfo, Reader, fitting
from workbench.vault.search import Hit
from workbench.vault.writing import Bin, Change, Put, PutFile, PutSetting, Restore, Step, StoredFile, Writer

__all__ = [
    "Bin",
    "Change",
    "Changed",
    "Entry",
    "FileInfo",
    "Hit",
    "Put",
    "PutFile",
    "PutSetting",
    "Restore",
    "Store",
    "StoredFile",
]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a transaction changed: record kinds (and "file", "setting"), (kind, id) pairs, and the words for it."""

    kinds: frozenset[str]
    ids: frozenset[tuple[str, str]]
    label: str


@dataclass(slots=True)
class _Steps:
    """What this process did since it opened the store, in any of its connections, and can take back."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


class Store(Reader):
    """One review's file, open in the thread that made this object; for another thread see :meth:`companion`.

    Every method may raise Damaged, Cancelled (the review is being locked) and, when it writes, DiskFull,
    CannotWrite and Environment; a write that raises has changed nothing.
    """

    def __init__(self, hold: Hold, steps: _Steps, own: Connection, *, owner: bool) -> None:
        super().__init__(hold, own)
        self._steps, self._owner = steps, owner
        self._guests: list[tuple[int, Connection]] = []

    @classmethod
    def create(cls, path: Path, key: Key, salt: bytes) -> Store:
        """Make a new, empty store; raises AlreadyThere, CannotWrite, DiskFull, InUse.

        ``salt`` is 16 random bytes, the ones that the key was derived with; they become the start of the file.
        The key belongs to the store from here on, which zeroes it when it is closed.
        """
        path = pages.place(path)
        if os.path.lexists(path):
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
        path = pages.place(path)
        salt = pages.salt(path)
        hold = Hold.take(path, key, salt)
        try:
            connection.probe(path, key, salt, migrations.LATEST)
            return cls._start(hold, new=False)
        except OSError as error:
            hold.release()
            raise connection.cannot_write(error) from None
        except BaseException:
            hold.release()
            raise

    @classmethod
    def _start(cls, hold: Hold, *, new: bool) -> Store:
        try:
            own = hold.connection()
            try:
                _prepare(own)
            except BaseException:
                own.close()
                raise
        except dbapi2.Error as error:
            if new:
                raise meaning(error) or error from None
            raise connection.judged(error, hold.path, hold.key, hold.salt) from None
        return cls(hold, _Steps(), own, owner=True)

    def companion(self, *, read_only: bool = False) -> Store:
        """Return a second store object on the same file for the calling thread; raises Cancelled during locking.

        What one of them commits, the others see at once; undo and redo are common to all of them. When the
        first one is closed, companions are interrupted and raise Cancelled; each still has to be closed.
        """
        with told():
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
        with told():
            guest = connection.connect(self.path, self._hold.key, self._hold.salt)
        self._guests.append((threading.get_ident(), guest))
        return guest

    def interrupt_others(self) -> None:
        """Stop what every other store object of this file is reading or writing now; it raises Cancelled there."""
        self._hold.interrupt_all_but(self._connection)

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
            self._connection.execute("PRAGMA busy_timeout = 0").fetchall()  # locking waits for no other thread
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._hold.leave(self._connection)
        if self._owner:
            self._hold.key.zero()
            self._hold.remembered.clear()
            forgetting.forget()

    @property
    def remembered(self) -> dict[str, Any]:
        """What was worked out from the store, common to its companions; in memory only, and forgotten on closing."""
        return self._hold.remembered

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
    def undo_label(self) -> str | None:
        """What :meth:`undo` would take back, in the words it was done with; None: nothing."""
        return self._steps.done[-1].label if self._steps.done else None

    @property
    def redo_label(self) -> str | None:
        """What :meth:`redo` would do again; None: nothing."""
        return self._steps.undone[-1].label if self._steps.undone else None

    @property
    def undo_of(self) -> tuple[str, str] | None:
        """The kind and id of the one thing that :meth:`undo` would change back; None: nothing, or several."""
        return self._steps.done[-1].only if self._steps.done else None

    @property
    def redo_of(self) -> tuple[str, str] | None:
        """The kind and id of the one thing that :meth:`redo` would change again; None: nothing, or several."""
        return self._steps.undone[-1].only if self._steps.undone else None

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
            with self._writing() as writer, fitting():
                writer.invert(step.first, step.last)
                inverse = cast("Step", writer.finish(prefix + step.label))  # what changed something changes it back
            source.pop()
            target.append(replace(inverse, label=step.label))
            return _changed(writer, step.label)

    def put_setting(self, name: str, value: str | None, label: str = "setting") -> Changed:
        """Keep one text about the review under a name, as one step; see PutSetting."""
        return self.apply([PutSetting(name, value)], label)

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

    def search(self, words: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[Hit]:
        """Return records (of these kinds) that hold every one of the words, the last of which may be unfinished.

        Long texts that changed since the last search are indexed first; while another thread writes, or on a full
        disk, they are found by the words they held before.
        """
        with self._reading():
            stale = search.is_stale(self._connection)
        if stale and self._hold.writing.acquire(blocking=False):
            try:
                with contextlib.suppress(Environment, InUse), self._transaction():
                    search.freshen(self._connection)
            finally:
                self._hold.writing.release()
        return super().search(words, limit, kinds)

    def rebuild_search(self) -> None:
        """Make the search index anew; nothing else changes."""
        with self._transaction():
            search.rebuild(self._connection)

    def check(self) -> list[str]:
        """Return a sentence for everything that is wrong with the store; none when it is whole."""
        try:
            with self._reading():
                return backup.check(self._connection)
        except Damaged as damage:
            return [damage.sentence]

    def backup(self, to: Path) -> None:
        """Write a copy that the same passphrase opens; raises AlreadyThere, CannotWrite, DiskFull, Damaged."""
        with self._reading():
            backup.copy(self._connection, pages.place(to), self._hold.key, self._hold.salt)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._reading(), self._hold.writing, connection.transaction(self._connection):
            yield
            if self._hold.closing.is_set():
                raise Cancelled

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with self._transaction():
            yield Writer(self._connection)


def _prepare(own: Connection) -> None:
    """Make sure that the file is a store of the present format, bringing it there from an earlier one."""
    connection.use_wal(own)
    found = connection.Marks.of(own)
    found.accept(migrations.LATEST)
    if found.version < migrations.LATEST:
        with connection.transaction(own):
            migrations.migrate(own, found.version)


def _changed(writer: Writer, label: str) -> Changed:
    return Changed(frozenset(kind for kind, _ in writer.changed), frozenset(writer.changed), label)


def _is_open(guest: Connection) -> bool:
    try:
        guest.total_changes  # noqa: B018 - asking is what tells
    except dbapi2.ProgrammingError:
        return False
    return True
