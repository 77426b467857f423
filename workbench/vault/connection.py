"""Keyed connections to a store, and the one lock that keeps every other process away from it."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from filelock import BaseFileLock, FileLock, Timeout
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from workbench.errors import (
    Cancelled,
    CannotWrite,
    Damaged,
    DiskFull,
    InUse,
    NewerStore,
    NotAStore,
    WorkbenchError,
    WrongPassphrase,
)
from workbench.vault import pages
from workbench.vault.failures import DAMAGED, meaning
from workbench.vault.keys import Key

APPLICATION_ID = 0x52565731  # "RVW1"

_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32000",
)


def connect(path: Path, key: Key, salt: bytes) -> Connection:
    """Return a connection with the key and the pragmas set; raises the driver's errors.

    Every statement commits by itself until a BEGIN. The connection belongs to the calling thread.
    """
    return _keyed(dbapi2.connect(str(path), isolation_level=None), key, salt)


def _keyed(connection: Connection, key: Key, salt: bytes) -> Connection:
    try:
        # SQLCipher reports every page that does not decrypt on standard error; we say it once, in a sentence.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{pragma_key(key, salt)}"')
        for pragma in _PRAGMAS:
            connection.execute(pragma)  # some of these read the first page, and fail with a wrong key
    except BaseException:
        connection.close()
        raise
    return connection


def pragma_key(key: Key, salt: bytes) -> str:
    """Return SQLCipher's notation for a raw key: it cannot be bound, and is only ever hex of derived bytes."""
    return f"x'{key.hex()}{salt.hex()}'"


def use_wal(connection: Connection) -> None:
    """Switch the file to write-ahead logging, if it is not there yet."""
    connection.execute("PRAGMA journal_mode = WAL").fetchall()


@contextlib.contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Commit what is done within as one, or nothing of it; raises the driver's errors."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has already rolled back
            connection.execute("ROLLBACK")
        raise


@dataclass(frozen=True, slots=True)
class Marks:
    """What the first page says of the file: format, the program that wrote it, how many tables and indexes."""

    version: int
    application: int
    things: int

    @classmethod
    def of(cls, connection: Connection) -> Marks:
        """Read them; raises the driver's errors."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (things,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return cls(version, application, things)

    def accept(self, known: int) -> None:
        """Raise NotAStore or NewerStore for a file that this program must leave alone.

        A file with nothing in it yet is a store whose making was interrupted.
        """
        ours = self.application == APPLICATION_ID or (self.application, self.version, self.things) == (0, 0, 0)
        if not ours:
            raise NotAStore("This is an encrypted database of another program, not a review.")
        if self.version > known:
            raise NewerStore(self.version, known)


def probe(path: Path, key: Key, salt: bytes, known: int) -> None:
    """Find out whether this is a store that the key opens, without changing a byte of it.

    ``known`` is the latest format that this program reads. Raises NotAStore, WrongPassphrase, Damaged, NewerStore.
    """
    waiting = pages.has_wal(path)
    if pages.is_cut_off(path) and not waiting:
        raise _cut_off(path, key, salt)
    try:
        found = _look(path, key, salt)
    except dbapi2.DatabaseError as error:
        if waiting:
            return  # the first page may be in the log, which only a full connection reads
        raise judged(error, path, key, salt) from None
    found.accept(known)


def judged(error: dbapi2.Error, path: Path, key: Key, salt: bytes) -> Exception:
    """Return what a failure to read the first page means; the file must not be open in this process."""
    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
        return meaning(error) or error
    return Damaged(DAMAGED) if pages.answers(path, key.hex(), salt) else WrongPassphrase()


def _cut_off(path: Path, key: Key, salt: bytes) -> WorkbenchError:
    if path.suffix == pages.SUFFIX or pages.answers(path, key.hex(), salt):
        return Damaged("This review's file is damaged: its end is missing.")
    return NotAStore("This file is not a review.")


def _look(path: Path, key: Key, salt: bytes) -> Marks:
    """Read the marks from the file as it lies there: immutable makes SQLite ignore the log and write nothing."""
    connection = dbapi2.connect(uri(path) + "?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        return Marks.of(_keyed(connection, key, salt))
    finally:
        connection.close()


def uri(path: PurePath) -> str:
    """Return the file URI that SQLite understands; for a Windows share it wants an empty authority."""
    text = path.as_uri()
    return text if text.startswith("file:///") else "file://" + text.removeprefix("file:")


@dataclass(slots=True)
class Hold:
    """What all connections of this process to one store share: the process lock, the key, the order of writers.

    ``closing`` is set when the review is locked: work on other threads is interrupted and raises Cancelled.
    """

    path: Path
    key: Key
    salt: bytes
    lock: BaseFileLock
    writing: threading.RLock = field(default_factory=threading.RLock)
    closing: threading.Event = field(default_factory=threading.Event)
    remembered: dict[str, Any] = field(default_factory=dict, repr=False)
    _open: list[Connection] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def take(cls, path: Path, key: Key, salt: bytes) -> Hold:
        """Lock the store for this process; raises InUse, CannotWrite, DiskFull."""
        with pages.guard:
            hold = cls(path, key, salt, locked(path))
            pages.holding[path] = salt
        return hold

    def connection(self) -> Connection:
        """Return one more connection for the calling thread; raises Cancelled while the review is being locked."""
        with self._guard:
            if self.closing.is_set():
                raise Cancelled
            connection = connect(self.path, self.key, self.salt)
            self._open.append(connection)
        return connection

    def alone(self) -> bool:
        """Tell whether there is only one connection."""
        return len(self._open) == 1

    def leave(self, connection: Connection) -> bool:
        """Close a connection; the last one frees the store for other processes, which is then said with True."""
        connection.close()
        with self._guard:
            self._open.remove(connection)
            last = not self._open
        if last:
            self.release()
        return last

    def release(self) -> None:
        """Free the store for other processes."""
        with pages.guard:
            pages.holding.pop(self.path, None)
            unlock(self.lock)

    def interrupt(self) -> None:
        """Stop what other threads are reading or writing; each of them raises Cancelled and leaves."""
        with self._guard:  # a connection that is being opened is among those that are stopped
            self.closing.set()
        self.interrupt_all_but(None)

    def interrupt_all_but(self, spared: Connection | None) -> None:
        """Stop what is being read or written at this moment in every other connection: it raises Cancelled there."""
        with self._guard:
            for connection in self._open:
                with contextlib.suppress(dbapi2.ProgrammingError):  # its own thread has just closed it
                    if connection is not spared:
                        connection.interrupt()


def locked(path: Path) -> BaseFileLock:
    """Take the process lock on a store; the system drops it when the process dies."""
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        # filelock also waits where a folder takes no new file at all.
        raise (InUse() if os.path.lexists(lock.lock_file) else CannotWrite()) from None
    except OSError as error:
        raise cannot_write(error) from None
    return lock


def unlock(lock: BaseFileLock) -> None:
    """Drop the lock and its empty file."""
    # While it is held: a program that waits on the old file notices that its name has gone. Windows refuses to
    # remove an open file; filelock removes it there.
    with contextlib.suppress(OSError):
        os.unlink(lock.lock_file)
    lock.release()


def cannot_write(error: OSError) -> WorkbenchError:
    """Return our error for a failure to write a file."""
    return DiskFull() if error.errno in (errno.ENOSPC, errno.EDQUOT) else CannotWrite()
