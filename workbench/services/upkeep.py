"""Looking after a store: its integrity, sealed copies, and the recovery sheet as a file."""

from __future__ import annotations

import shutil
from pathlib import Path

from workbench.errors import AlreadyThere, BadInput, CannotWrite, Damaged
from workbench.services.session import Session
from workbench.services.writing import write_whole


def check(session: Session) -> list[str]:
    """Return a sentence for everything that is wrong with the store; none when it is whole."""
    return session.store.check()


def backup(session: Session, target: Path) -> None:
    """Write a sealed copy, encrypted with the same key; AlreadyThere when the target exists."""
    if target.exists():
        raise AlreadyThere("A file with that name exists.")
    session.store.backup(target)


def restore(copy: Path, target: Path, passphrase: str) -> None:
    """Make a store from a sealed copy, after opening and checking the copy.

    Raises AlreadyThere, NotAStore, WrongPassphrase, Damaged, CannotWrite, DiskFull.
    """
    if target.exists():
        raise AlreadyThere("A file with that name exists.")
    with Session.open(copy, passphrase) as session:
        wrong = session.store.check()
    if wrong:
        raise Damaged(f"The copy is damaged: {wrong[0]}", "Try an earlier copy; nothing was restored.")
    try:
        with copy.open("rb") as source:
            write_whole(target, source.read())
        shutil.copymode(copy, target)
    except OSError as error:
        raise CannotWrite() from error


def write_sheet(target: Path, sheet: str) -> None:
    """Write the recovery sheet to a file that is not there yet."""
    if target.exists():
        raise AlreadyThere("A file with that name exists.")
    write_whole(target, sheet.encode())


def read_sheet(path: Path) -> str:
    """Return the text of a recovery sheet's file."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("The recovery sheet cannot be read.", "Check its path, or type it in.") from error
