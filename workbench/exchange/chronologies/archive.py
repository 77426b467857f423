"""The parts of an Office file, taken out with limits so that a small file cannot unpack into an enormous one."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from workbench.errors import BadInput

MOST_PARTS = 5_000
MOST_BYTES = 400_000_000  # unpacked, all parts together
LARGEST_PART = 200_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_START = b"PK\x03\x04"
DAMAGED = "The file is damaged and cannot be read."
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def open_parts(data: bytes) -> dict[str, bytes]:
    """Return every part of a zip file by name; BadInput when it is damaged, locked or unpacks too far."""
    if data.startswith(_OLD_OFFICE):
        raise BadInput(
            "The file is protected by a password, or in the old Office format.",
            "Save it without a password as .docx or .xlsx, and import it again.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _all(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, struct.error) as error:
        raise BadInput(DAMAGED) from error
    except (RuntimeError, NotImplementedError) as error:  # encrypted parts; compression nobody uses
        raise BadInput("The file is locked or packed in a way that cannot be read.") from error


def _all(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise BadInput("The file has too many parts to be a document.")
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in infos:
        with archive.open(info) as part:
            content = part.read(min(left, LARGEST_PART) + 1)
        if len(content) > min(left, LARGEST_PART):
            raise BadInput("The file unpacks to an enormous size and was not read.")
        left -= len(content)
        parts[info.filename] = content
    return parts


def tree(content: bytes) -> etree._Element:
    """Return an XML part as a tree; no entities, no network; BadInput when it is damaged."""
    if _ENTITIES.search(content[:4096]):
        raise BadInput("The file holds declarations that no office program writes.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(DAMAGED) from error
