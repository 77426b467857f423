"""Files under a password, opened in memory, and what sort of file an Office program of before 2007 left.

The old programs keep a file system inside the file, whose directory has entries of 128 bytes that begin with a name in
UTF-16 (MS-CFB, 2.6.1). A locked file of today's Office is such a file too, with the real one inside.
"""

from __future__ import annotations

import io
import re
import struct
import xml.parsers.expat
import zlib
from enum import Enum

import msoffcrypto
import pikepdf
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from workbench.errors import BadInput, PasswordNeeded
from workbench.outside.pdfs import PIKEPDF_ERRORS, is_pdf
from workbench.outside.zips import DAMAGED

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ROUNDS = 2_000_000  # hashing rounds that a locked file may ask for; Office asks for 100,000
_ENTRY = 128
_ROUNDS = re.compile(rb'spinCount="(\d{1,20})"')
_FILE_PASS = re.compile(rb"\x09\x08.{18}\x2f\x00", re.DOTALL)  # the record that says how a locked .xls is locked
_WHAT_DAMAGE_RAISES = (
    DecryptionError,
    FileFormatError,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    OSError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
    xml.parsers.expat.ExpatError,
)


class OldKind(Enum):
    """What a file with the old programs' file system is."""

    LOCKED = "EncryptedPackage"
    WORD = "WordDocument"
    MESSAGE = "__properties_version1.0"
    WORKBOOK = "Workbook"
    OLDER_WORKBOOK = "Book"
    OTHER = ""


def old_kind(data: bytes) -> OldKind | None:
    """Return what sort of old Office file this is; None when it is none."""
    if not data.startswith(OLD_OFFICE):
        return None
    return next((kind for kind in OldKind if kind.value and _has_entry(data, kind.value)), OldKind.OTHER)


def _has_entry(data: bytes, name: str) -> bool:
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0 and at % _ENTRY:
        at = data.find(wanted, at + 1)
    return at >= 0


def unlocked(data: bytes, password: str = "") -> bytes:
    """Return a file's bytes with its lock undone, or as they are where there is none.

    Raises PasswordNeeded; BadInput when the lock is damaged or of a kind that cannot be undone.
    """
    if is_pdf(data):
        return _unlocked_pdf(data, password) if b"/Encrypt" in data else data
    kind = old_kind(data)
    if kind is OldKind.LOCKED or (kind is OldKind.WORKBOOK and _FILE_PASS.search(data)):
        return _unlocked_office(data, kind, password)
    return data


def _unlocked_pdf(data: bytes, password: str) -> bytes:
    """Return the PDF as it is when it opens without a password; else without its lock."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True):
            return data
    except pikepdf.PasswordError:
        pass
    except PIKEPDF_ERRORS:
        return data  # the reader tells how it is damaged
    if not password:
        raise PasswordNeeded
    try:
        with pikepdf.open(io.BytesIO(data), password=password, suppress_warnings=True) as document:
            out = io.BytesIO()
            document.save(out, encryption=False)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise PasswordNeeded(wrong=True) from error
    except PIKEPDF_ERRORS as error:
        raise BadInput(DAMAGED) from error


def _unlocked_office(data: bytes, kind: OldKind, password: str) -> bytes:
    if any(int(rounds[1]) > MOST_ROUNDS for rounds in _ROUNDS.finditer(data)):
        raise BadInput("The file is locked in a way that no office program uses.")
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not office.is_encrypted():
            return data
        if not password:
            raise PasswordNeeded
        if kind is OldKind.LOCKED:
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)  # the old format always verifies
        out = io.BytesIO()
        office.decrypt(out)
    except InvalidKeyError as error:
        raise PasswordNeeded(wrong=True) from error
    except _WHAT_DAMAGE_RAISES as error:
        raise BadInput(DAMAGED) from error
    return out.getvalue()
