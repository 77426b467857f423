"""A small compound file (OLE), whose one stream lies in pieces, for tests."""

from __future__ import annotations

import struct

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LARGE = 4096  # a shorter stream would lie in the small sectors


def compound(name: str, content: bytes) -> bytes:
    """Return a compound file with one stream, every other sector of which is something else's."""
    content = content.ljust(_LARGE, b" ")
    pieces = [content[i : i + _SECTOR].ljust(_SECTOR, b" ") for i in range(0, len(content), _SECTOR)]
    first = 2
    fat = [_FAT, _END]  # sector 0: the table itself; sector 1: the directory
    sectors = []
    for index, piece in enumerate(pieces):
        last = index + 1 == len(pieces)
        fat += [_END if last else first + 2 * (index + 1), _FREE]
        sectors += [piece, b"\xaa" * _SECTOR]
    table = struct.pack(f"<{_SECTOR // 4}I", *(fat + [_FREE] * (_SECTOR // 4 - len(fat))))
    directory = _entry("Root Entry", 5, child=1) + _entry(name, 2, start=first, size=len(content))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _LARGE, _END, 0, _END, 0, 0)
    )
    header += struct.pack("<108I", *([_FREE] * 108))
    return header.ljust(_SECTOR, b"\0") + table + directory.ljust(_SECTOR, b"\0") + b"".join(sectors)


def _entry(name: str, sort: int, *, child: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), sort, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
