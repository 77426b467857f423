"""What a store's file tells without a database: its salt, its length, and whether a key fits any of its pages.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): pages of 4096 bytes, the last 80 of which are an
initialisation vector (16) and an HMAC-SHA512 (64) over ciphertext, vector and page number (little-endian, 32 bits).
The HMAC's key is PBKDF2-HMAC-SHA512 of the page key, 2 rounds, with every byte of the salt xor 0x3a. The first 16
bytes of the file are the salt.

A file is never read here while this process has it open as a database: closing any descriptor of a file drops all
POSIX locks of the process on it (https://sqlite.org/howtocorrupt.html, 2.2). ``holding`` remembers which.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator
from pathlib import Path

from workbench.errors import CannotWrite, NotAStore

PAGE = 4096
SALT_BYTES = 16
SUFFIX = ".review"
_HMAC = 64
_SAMPLE = 64  # pages tried; a file in which none of them is whole is beyond telling
_WAL_HEADER, _WAL_FRAME_HEADER = 32, 24

_SIGNATURES = {
    b"SQLite format 3\x00": "This is a database without encryption, not a review.",
    b"PK\x03\x04": "This is a zip, Word or Excel file, not a review.",
    b"%PDF": "This is a PDF file, not a review.",
}

holding: dict[Path, bytes] = {}
"""The salt of every store that this process has open, by resolved path."""
guard = threading.Lock()
"""Held while ``holding`` is consulted or changed."""


def place(path: Path) -> Path:
    """Return the one absolute path of a file, behind all links; raises CannotWrite when the links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise CannotWrite from None


def salt(path: Path) -> bytes:
    """Return the store's salt; raises NotAStore or CannotWrite."""
    path = place(path)
    with guard:
        held = holding.get(path)
        return held if held is not None else _inspect(path)


def _inspect(path: Path) -> bytes:
    """Return the salt of what may be a store; raises NotAStore for what cannot be one."""
    try:
        with path.open("rb") as file:
            start = file.read(PAGE)
    except (FileNotFoundError, NotADirectoryError):
        raise NotAStore("There is no review at this place.") from None
    except IsADirectoryError:
        raise NotAStore("This is a folder, not a review.") from None
    except OSError:
        raise CannotWrite from None
    if not start:
        raise NotAStore("This file is empty.")
    for signature, sentence in _SIGNATURES.items():
        if start.startswith(signature):
            raise NotAStore(sentence)
    if _is_text(start):
        raise NotAStore("This is a text file, not a review.")
    if len(start) < PAGE:
        raise NotAStore("This file is too short to be a review.", "If it was one, restore the latest backup.")
    return start[:SALT_BYTES]


def _is_text(start: bytes) -> bool:
    # Of 4096 random bytes about 400 are control characters; text has none.
    return not any(byte < 9 or 13 < byte < 32 for byte in start)


def is_cut_off(path: Path) -> bool:
    """Tell whether the file ends within a page."""
    return path.stat().st_size % PAGE != 0


def has_wal(path: Path) -> bool:
    """Tell whether changes wait in the write-ahead log, as after a crash."""
    wal = wal_of(path)
    return wal.exists() and wal.stat().st_size >= _WAL_HEADER + _WAL_FRAME_HEADER + PAGE


def wal_of(path: Path) -> Path:
    """Return the place of the write-ahead log."""
    return path.with_name(path.name + "-wal")


def answers(path: Path, key_hex: str, salt: bytes) -> bool:
    """Tell whether any page of the file was written with this key.

    Where a log waits, its first page decides: that one was certainly written with the present key, while the file
    itself may still hold the pages from before a change of passphrase.
    """
    masked = bytes(byte ^ 0x3A for byte in salt)
    page_key = hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key_hex), masked, 2, 32)
    found = _logged(path) if has_wal(path) else _sampled(path)
    return any(_is_whole(page_key, number, page) for number, page in found)


def _is_whole(page_key: bytes, number: int, page: bytes) -> bool:
    start = SALT_BYTES if number == 1 else 0
    signed = page[start:-_HMAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(page_key, signed, "sha512"), page[-_HMAC:])


def _sampled(path: Path) -> Iterator[tuple[int, bytes]]:
    total = path.stat().st_size // PAGE
    step = max(1, total // _SAMPLE)
    with path.open("rb") as file:
        for number in range(1, total + 1, step):
            file.seek((number - 1) * PAGE)
            yield number, file.read(PAGE)


def _logged(path: Path) -> Iterator[tuple[int, bytes]]:
    with wal_of(path).open("rb") as file:
        file.seek(_WAL_HEADER)
        header = file.read(_WAL_FRAME_HEADER)
        yield int.from_bytes(header[:4], "big"), file.read(PAGE)
