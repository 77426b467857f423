"""Reads the older compound files that Word and Excel embed: the name and the content of every stream."""

from __future__ import annotations

import io

import olefile

from workbench.errors import BadInput
from workbench.outside.zips import DAMAGED
from workbench.reports.search import Search

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_STREAMS = 2_000
_LARGEST = 100_000_000
_ERRORS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What damage makes olefile raise."""
_EMBEDDED = (b"PK\x03\x04", b"%PDF-", OLE_START, b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
_FAR = 4_096  # bytes into a stream within which an embedded file begins


def read_ole(search: Search, where: str, data: bytes) -> None:
    """Search a compound file; a stream in pieces all over the file is put together. Raises BadInput."""
    search.examine("compound files")
    search.raw(where, data)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            for number, path in enumerate(opened.listdir(streams=True, storages=True)[:_MOST_STREAMS], 1):
                search.marks(f"{where}, the name of stream {number}", "/".join(path))
                if opened.get_type(path) == olefile.STGTY_STREAM:
                    _stream(search, f"{where}, stream {number}", opened.openstream(path).read(_LARGEST))
    except _ERRORS as error:
        raise BadInput(DAMAGED) from error


def _stream(search: Search, where: str, content: bytes) -> None:
    search.raw(where, content)
    starts = [at for start in _EMBEDDED if (at := content.find(start, 0, _FAR)) >= 0]
    if starts:
        search.nested(where, content[min(starts) :])
