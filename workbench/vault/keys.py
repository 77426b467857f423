"""The key of a store: made from the passphrase, printed on the recovery sheet, kept in the system's key ring."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import keyring
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from keyring.errors import KeyringError, PasswordDeleteError

from workbench.errors import BadInput, Environment
from workbench.vault import pages

KEY_BYTES = 32
SALT_BYTES = pages.SALT_BYTES
_SERVICE = "review-workbench"


class Key:
    """32 bytes that open one store, in memory that can be overwritten.

    Python may have copied the bytes elsewhere (in the text of the key pragma, for one): zeroing is best effort.
    """

    __slots__ = ("_bytes", "_gone")

    def __init__(self, data: bytes | bytearray) -> None:
        if len(data) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._bytes = bytearray(data)
        self._gone = False

    def hex(self) -> str:
        """Return the 64 hex digits; a zeroed key raises ValueError, so that zeros never encrypt anything."""
        if self._gone:
            raise ValueError("the key has been zeroed")
        return self._bytes.hex()

    def zero(self) -> None:
        """Overwrite the bytes; the key is of no use afterwards."""
        self._bytes[:] = bytes(KEY_BYTES)
        self._gone = True

    def __repr__(self) -> str:
        return "<Key>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self._bytes == other._bytes


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess costs: passes, memory in KiB, lanes (RFC 9106)."""

    time: int
    memory_kib: int
    lanes: int


STANDARD = KeyCost(time=6, memory_kib=256 * 1024, lanes=4)
"""About a second on a laptop. Part of the file format: another cost makes another key."""
CHEAP = KeyCost(time=1, memory_kib=64, lanes=1)
"""For tests only."""


def derive(passphrase: str, salt: bytes, cost: KeyCost = STANDARD) -> Key:
    """Return the key of a passphrase for the store with this 16-byte salt: Argon2id of its NFKC form.

    Raises Environment when there is not enough memory.
    """
    # An undecodable byte from a terminal becomes a surrogate; it is as good a character as any other.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        raw = hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    except (HashingError, MemoryError):
        raise Environment(
            "There is not enough memory to check the passphrase.", "Close other programs and try again."
        ) from None
    return Key(raw)


def salt_of(path: Path) -> bytes:
    """Return the 16 bytes at the start of a store that its passphrase is mixed with.

    Raises NotAStore, CannotWrite.
    """
    return pages.salt(path)


_LINES = 4
_PER_LINE = KEY_BYTES // _LINES
_SHEET = """REVIEW WORKBENCH: RECOVERY SHEET

Whoever holds this sheet can open the review without its passphrase. Keep it locked away, apart from
the computer. When the passphrase is changed this sheet stops working and a new one is made.

{lines}

To use it in Review Workbench choose "Use the recovery sheet" and type the four lines.

Without Review Workbench, any program for SQLCipher 4 opens the file with this sentence, in which the
64 characters of lines 1 to 4, without blanks and without the checks, stand in place of KEY:

    PRAGMA key = "x'KEY'";
"""
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1"})


def recovery_sheet(key: Key) -> str:
    """Return a page of text with the key in four lines, each with its own check digits."""
    raw = bytes.fromhex(key.hex())
    lines = []
    for number in range(1, _LINES + 1):
        part = raw[(number - 1) * _PER_LINE : number * _PER_LINE]
        blocks = " ".join(part.hex()[at : at + 4] for at in range(0, 2 * _PER_LINE, 4))
        lines.append(f"    {number}:  {blocks}   check {_check(number, part)}")
    return _SHEET.format(lines="\n".join(lines))


def read_recovery_sheet(text: str) -> Key:
    """Return the key of a sheet as printed, or of its four lines typed by hand.

    Blanks, capitals and letters that look like digits do not matter. Raises BadInput that names the first bad line.
    """
    parts: dict[int, bytes] = {}
    for line in text.splitlines():
        found = re.match(r"\W*([1-4])[\s:.)]+(.+)", line)
        if found:
            number = int(found[1])
            parts[number] = _part(number, found[2])
    for number in range(1, _LINES + 1):
        if number not in parts:
            raise BadInput(f"Line {number} of the recovery sheet is missing.", _TYPE_AGAIN)
    return Key(b"".join(parts[number] for number in range(1, _LINES + 1)))


_TYPE_AGAIN = 'Type it as printed, with its number: "1: 0123 4567 89ab cdef check 0123".'


def _part(number: int, typed: str) -> bytes:
    digits = re.sub(r"\W|_", "", re.sub("check", "", typed, flags=re.IGNORECASE)).translate(_LOOKALIKES).lower()
    if re.fullmatch("[0-9a-f]{20}", digits):
        part = bytes.fromhex(digits[: 2 * _PER_LINE])
        if digits[2 * _PER_LINE :] == _check(number, part):
            return part
    raise BadInput(f"Line {number} of the recovery sheet has a typing mistake.", _TYPE_AGAIN)


def _check(number: int, part: bytes) -> str:
    return hashlib.sha256(bytes([number]) + part).hexdigest()[:4]


def remember(path: Path, key: Key) -> None:
    """Keep the key in the system's key ring; raises Environment when there is none that works."""
    try:
        keyring.set_password(_SERVICE, _account(path), key.hex())
    except _KEYRING_FAILURES:
        raise _no_keyring() from None


def recall(path: Path) -> Key | None:
    """Return the key that the system's key ring holds for this store; raises Environment as :func:`remember`."""
    try:
        kept = keyring.get_password(_SERVICE, _account(path))
    except _KEYRING_FAILURES:
        raise _no_keyring() from None
    if kept is None or not re.fullmatch("[0-9a-f]{64}", kept):
        return None
    return Key(bytes.fromhex(kept))


def forget(path: Path) -> None:
    """Take the key out of the system's key ring, if it is there; raises Environment as :func:`remember`."""
    try:
        keyring.delete_password(_SERVICE, _account(path))
    except PasswordDeleteError:
        return
    except _KEYRING_FAILURES:
        raise _no_keyring() from None


def _backend_failures() -> tuple[type[Exception], ...]:
    """Return what a key ring may raise: keyring does not wrap every error of the Linux secret service."""
    failures: list[type[Exception]] = [KeyringError, RuntimeError, OSError]
    try:
        from secretstorage.exceptions import SecretStorageException
    except ImportError:  # pragma: no cover - not on Linux
        return tuple(failures)
    return (*failures, SecretStorageException)


_KEYRING_FAILURES = _backend_failures()


def _account(path: Path) -> str:
    """Return a name for the store that tells a reader of the key ring nothing."""
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()


def _no_keyring() -> Environment:
    return Environment("The system's key ring did not answer.", "Type the passphrase instead.")
