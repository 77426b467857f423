"""What the database driver says, told as the errors that a person understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from workbench.errors import (
    Cancelled,
    CannotWrite,
    Damaged,
    DiskFull,
    Environment,
    InUse,
    Refused,
    WorkbenchError,
)

DAMAGED = "A part of this review's file is damaged."

_READ_FAILURES = frozenset(
    {
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_FSTAT,
        sqlite3.SQLITE_IOERR_DATA,
    }
)


def meaning(error: dbapi2.Error) -> WorkbenchError | None:
    """Return our error for a driver's error, or None when it can only be a mistake in this program.

    The primary code is the low byte of the extended one (https://sqlite.org/rescode.html).
    """
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _READ_FAILURES:
        return Environment("The disk could not be read.", "Check that the drive is still connected.")
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged(DAMAGED)
        case sqlite3.SQLITE_FULL:
            return DiskFull()
        case sqlite3.SQLITE_BUSY:
            return InUse()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return CannotWrite()
        case sqlite3.SQLITE_IOERR:
            return _refused()
        case sqlite3.SQLITE_INTERRUPT:
            return Cancelled()
        case sqlite3.SQLITE_TOOBIG:
            return Refused("This is too large to be kept in a review.", "Nothing was changed.")
        case _:
            return None


def _refused() -> DiskFull:
    """Return the error for a write that failed: SQLite does not tell a quota or a size limit from a drive that left."""
    error = DiskFull()
    error.sentence = "The disk is full or no longer connected; the last change was not saved."
    return error


@contextmanager
def told() -> Iterator[None]:
    """Turn the driver's errors within into ours; mistakes of this program stay as loud as they are."""
    try:
        yield
    except dbapi2.Error as error:
        ours = meaning(error)
        if ours is None:
            raise
        raise ours from None  # the driver's words may quote a statement
