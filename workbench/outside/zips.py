"""Zip archives and the XML in them (Word, Excel), opened in memory with limits.

A member's name is never used as a path: nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from workbench.errors import BadInput

MOST_MEMBERS = 5_000
MOST_BYTES = 400_000_000  # all members together, unpacked
SMALL = 20_000_000  # bytes; below this no ratio is suspicious
MOST_RATIO = 200  # unpacked to packed; office XML stays under 60
ZIP_START = b"PK\x03\x04"
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30  # bytes before a member's name, APPNOTE.TXT 4.3.7
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

TOO_LARGE = "The file unpacks to an enormous size and was not read."
DAMAGED = "The file is damaged and cannot be read."
LOCKED = "The file is protected by a password, in a way that only its own program can undo."
WITHOUT_LOCK = "Ask for a copy without a password, or save one; nothing was changed."


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive; ``info`` is what the archive's directory says of it."""

    info: zipfile.ZipInfo = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The name as the archive gives it, which may say anything at all."""
        return self.info.filename


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's members in order, its comment, and ``loose``: every byte that is no member's packed content."""

    members: tuple[Member, ...] = field(repr=False)
    comment: bytes = field(repr=False)
    loose: bytes = field(repr=False)

    def parts(self) -> dict[str, bytes]:
        """Return the members by name; of several with one name the last counts, as in office programs."""
        return {member.name: member.data for member in self.members}


def open_zip(data: bytes) -> Archive:
    """Return the content of a zip file; raises BadInput when it is damaged, locked or unpacks too far."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive, len(data))
            return Archive(members, archive.comment, _loose(data, [m.info for m in members]))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, ValueError, struct.error) as error:
        raise BadInput(DAMAGED) from error
    except (NotImplementedError, RuntimeError, MemoryError) as error:  # a packing method that office programs never use
        raise BadInput("The file is packed in a way that cannot be read.") from error


def _members(archive: zipfile.ZipFile, size: int) -> tuple[Member, ...]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise BadInput("The file has too many parts to be a document.")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise BadInput(LOCKED, WITHOUT_LOCK)
    claimed = sum(info.file_size for info in infos)
    if claimed > MOST_BYTES or (claimed > SMALL and claimed > size * MOST_RATIO):
        raise BadInput(TOO_LARGE)
    return tuple(Member(info, archive.read(info)) for info in infos)  # never more than a member claims; checked by CRC


def _loose(data: bytes, infos: list[zipfile.ZipInfo]) -> bytes:
    """Return headers, directory, gaps and whatever stands before and after: all but the packed content."""
    pieces = []
    at = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        name, extra = struct.unpack_from("<HH", data, info.header_offset + _LOCAL_HEADER - 4)
        start = info.header_offset + _LOCAL_HEADER + name + extra
        if start >= at:
            pieces.append(data[at:start])
            at = start + info.compress_size
    pieces.append(data[at:])
    return b"\n".join(pieces)


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of an XML part, comments and instructions kept; raises BadInput.

    Entities are never resolved, nothing is fetched, and libxml2's own limits on depth and size stay on.
    """
    if _DECLARATIONS.search(content[:4096]):
        raise BadInput("The file holds declarations that no office program writes.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(DAMAGED) from error


def local(node: etree._Element) -> str:
    """Return an element's name without its namespace; comments and instructions have none."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without a namespace."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
