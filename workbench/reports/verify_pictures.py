"""Reads what a picture says of itself: EXIF, XMP, IPTC, comments and text chunks. Its pixels are left to a person."""

from __future__ import annotations

import io
import logging
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image, TiffImagePlugin

from workbench.errors import BadInput
from workbench.outside.pdfs import inflated
from workbench.outside.zips import DAMAGED
from workbench.reports.search import Search

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP", "ICO")
_PNG = b"\x89PNG"
_STARTS = (_PNG, b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_METAFILES = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a")
_PACKED = frozenset({b"zTXt", b"iTXt", b"iCCP"})
logging.getLogger("PIL").setLevel(logging.CRITICAL)  # its warnings may quote the file
_ERRORS = (
    Image.DecompressionBombError,
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error, zlib.error, MemoryError,
    OverflowError, ZeroDivisionError, AttributeError, RuntimeError, NotImplementedError,
)  # fmt: skip
"""What damaged pictures make Pillow raise."""


def is_picture(data: bytes) -> bool:
    """Tell whether the bytes begin as a picture does, drawn ones (EMF, WMF) included."""
    return data.startswith((*_STARTS, *_METAFILES)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def read_picture(search: Search, where: str, data: bytes, *, alone: bool = False) -> None:
    """Search a picture's own words; ``alone``: the file is nothing else, and one that cannot be opened is refused."""
    search.picture(where)
    search.raw(where, data)
    if data.startswith(_METAFILES):
        return
    if data.startswith(_PNG):
        for text in _chunks(data):
            search.words(f"{where}, a text in the picture’s file", text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                for text in _said(picture):
                    search.words(f"{where}, the picture’s properties", text)
    except _ERRORS as error:
        if alone:
            raise BadInput(DAMAGED) from error
        search.cannot("A picture is damaged; it was searched as bytes only.")


def _chunks(data: bytes) -> Iterator[str]:
    """Yield the texts of a PNG file's chunks, those after the picture and the packed ones too."""
    at = 8  # behind the signature
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind in _PACKED:
            head, _, packed = content.partition(b"\0")
            yield head.decode("latin-1")
            for skip in range(min(len(packed), 120)):  # the packed text begins behind flags and words of any length
                if packed[skip : skip + 1] == b"\x78":
                    yield inflated(packed[skip:]).decode("utf-8", "replace")
        if kind in {b"tEXt", b"iTXt", b"eXIf"}:
            yield content.decode("utf-8", "replace").replace("\0", " ")
        at += 12 + size


def _said(picture: Image.Image) -> Iterator[str]:
    for key, value in picture.info.items():
        yield from _texts(key)
        yield from _texts(value)
    exif = picture.getexif()
    yield from _texts(dict(exif))
    for directory in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop, ExifTags.IFD.IFD1):
        yield from _texts(dict(exif.get_ifd(directory)))
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        yield from _texts(dict(picture.tag_v2))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value; bytes in each encoding that they could be meant in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield value.decode(encoding, "replace").replace("\0", " ")
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple | list):
        if value and all(isinstance(item, int) and 0 <= item < 256 for item in value):
            yield from _texts(bytes(value))  # Windows writes its texts as numbers
        for inner in value:
            yield from _texts(inner)
