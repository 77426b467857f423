"""Looking after the file: making it, copying it, giving it another key, and finding out whether it is whole."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3.dbapi2 import Connection

from workbench.errors import AlreadyThere, Damaged, Environment
from workbench.records import KINDS
from workbench.vault import connection, history, schema, search
from workbench.vault.columns import live
from workbench.vault.keys import Key
from workbench.vault.rows import read

_BESIDE = ("-wal", "-shm", "-journal")


def claim(path: Path) -> None:
    """Make an empty file that only its owner can read; raises AlreadyThere, CannotWrite, DiskFull."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise AlreadyThere("There is already a file of this name.") from None
    except OSError as error:
        raise connection.cannot_write(error) from None


def remove(path: Path) -> None:
    """Remove a store's file that was never finished, and what SQLite put beside it."""
    for suffix in ("", *_BESIDE):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def copy(source: Connection, to: Path, key: Key, salt: bytes) -> None:
    """Copy the store page by page beside its target, read the copy back, and give it its name.

    Raises AlreadyThere, CannotWrite, DiskFull; Damaged when the copy does not read back.
    """
    claim(to)
    partial = to.with_name(to.name + ".partial")
    remove(partial)
    try:
        claim(partial)
        target = connection.connect(partial, key, salt)
        try:
            source.backup(target)
            wrong = target.execute("PRAGMA cipher_integrity_check").fetchall()
        finally:
            target.close()
        if wrong:
            raise Damaged("The copy could not be read back.", "Try another drive.")
        _settle(partial)
        partial.replace(to)
        _settle(to.parent)
    except OSError as error:
        remove(partial)
        remove(to)
        raise connection.cannot_write(error) from None
    except BaseException:
        remove(partial)
        remove(to)
        raise


def _settle(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk; Windows does not open folders."""
    if os.name == "nt" and path.is_dir():  # pragma: no cover - Windows
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rekey(own: Connection, key: Key, salt: bytes) -> None:
    """Encrypt every page with another key, in one transaction; raises Environment when it did not happen."""
    own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    done = own.execute(f'PRAGMA rekey = "{connection.pragma_key(key, salt)}"').fetchall()
    if done != [("ok",)]:
        raise Environment("The passphrase was not changed.", "Make sure that the disk has room, and try again.")
    # Until this is done the old key still opens the old pages of the file itself.
    own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def check(own: Connection) -> list[str]:
    """Return a sentence for everything that is wrong."""
    pages = [str(row[0]) for row in own.execute("PRAGMA cipher_integrity_check")]
    if pages:
        return [f"{len(pages)} page(s) of the file are damaged."]
    wrong = []
    if own.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        wrong.append("The tables of the file are damaged.")
    if own.execute("PRAGMA foreign_key_check").fetchall():
        wrong.append("A document is listed whose content is missing.")
    wrong += history.broken(own)
    wrong += _unlike_history(own)
    wrong += search.out_of_step(own)
    wrong += _dangling(own)
    return wrong


def _unlike_history(own: Connection) -> Iterator[str]:
    """Yield records and documents that are not what the history says they became."""
    told: Counter[str] = Counter()
    for (kind, id_), state in history.outcomes(own):
        if kind not in schema.tables() or state != read(own, kind, id_):
            yield f"A record of kind {kind} is not what its history says."
        told[kind] += state is not None
    for table in schema.tables():
        (count,) = own.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - a declared kind
        if count > told[table]:
            yield f"{count - told[table]} record(s) of kind {table} have no history."


def _dangling(own: Connection) -> Iterator[str]:
    for kind, id_, field, to_kind, to_id in own.execute("SELECT from_kind, from_id, field, to_kind, to_id FROM link"):
        state = read(own, to_kind, to_id) if to_kind in KINDS else None
        if not live(state):
            yield f"{field} of {kind} {id_} refers to a record that is not there."
