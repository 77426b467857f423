"""Reads any written file back and searches it for everything its audience may not see."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from workbench.errors import BadInput
from workbench.outside import pdfs
from workbench.outside.zips import DAMAGED, TOO_LARGE, ZIP_START
from workbench.redaction.audiences import Audience
from workbench.redaction.identities import Certainty
from workbench.redaction.register import Register
from workbench.redaction.standing import NOTHING_STANDS, Standing
from workbench.reports import (
    verify_calendar,
    verify_docx,
    verify_drawing,
    verify_mail,
    verify_markup,
    verify_ole,
    verify_pdf,
    verify_pictures,
    verify_text,
)
from workbench.reports.search import Leak, Search

__all__ = ["Leak", "Verification", "verify"]

LARGEST = 200_000_000  # bytes
_ARCHIVES = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".pptx", ".pptm", ".ppsx", ".odt", ".ods", ".odp",
     ".zip"}
)  # fmt: skip
_TEXT = frozenset({".txt", ".csv", ".tsv", ".md"})
_MAIL = frozenset({".eml", ".mht", ".mhtml"})
_CALENDARS = frozenset({".ics", ".ical", ".ifb", ".vcs"})
_MARKUP = frozenset({".html", ".htm", ".xhtml", ".xml", ".svg"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp"})
_LISTED = 12  # places named in the sentences; all are in `leaks`
_GZIP = b"\x1f\x8b\x08"
_OTHER_PACKING = (b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh", b"MSCF")


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading a file back showed.

    ``name`` is the file's name, or empty where the name itself shows an identity. ``leaks`` are certain; ``doubtful``
    are words that could be a name or could mean several people, one of whom may be shown. ``structure`` are sentences
    on what the workbench never writes into its own files, ``unread`` on what could not be searched. ``examined`` says
    what was read and how many of it; ``to_look_at`` names the pictures, whose pixels nobody but a person can read;
    ``identities`` counts the registered ones hidden from this audience, ``forms`` every form that was looked for.
    """

    name: str
    sha256: str
    size: int
    audience: str
    leaks: tuple[Leak, ...]
    doubtful: tuple[Leak, ...]
    structure: tuple[str, ...]
    unread: tuple[str, ...]
    examined: tuple[tuple[str, int], ...]
    to_look_at: tuple[str, ...]
    identities: int
    forms: int

    @property
    def parts_read(self) -> int:
        """How many pages, parts, objects and files inside the file were read."""
        return sum(count for _, count in self.examined)

    @property
    def misspelt(self) -> tuple[Leak, ...]:
        """Those doubts that are not a name, but one or two letters from it."""
        return tuple(leak for leak in self.doubtful if leak.certainty is Certainty.MISSPELT)

    @property
    def ok(self) -> bool:
        """Whether nothing was certainly found, the structure is as it should be, and all could be read."""
        return not (self.leaks or self.structure or self.unread)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The outcome in words that may be logged: places, kinds and ids, never the words found."""
        said = []
        if self.leaks:
            said.append(f"Identities that this audience may not see were found in {len(self.leaks)} places")
            said += [f"{leak.where}: {leak.kind} {leak.id} ({leak.form.value})" for leak in self.leaks[:_LISTED]]
            if len(self.leaks) > _LISTED:
                said.append(f"and {len(self.leaks) - _LISTED} more places")
        else:
            parts = f"{self.parts_read} parts" if self.parts_read != 1 else "the one part"
            said.append(f"No identity that this audience may not see was found in {parts} of the file")
        words = len(self.doubtful) - len(self.misspelt)
        if words:
            said.append(f"Words that could be a name, or could mean someone else, stand in {words} places")
        said += [
            f"{leak.where}: looks like a misspelling of a name of {leak.kind} {leak.id}"
            for leak in self.misspelt[:_LISTED]
        ]
        if len(self.misspelt) > _LISTED:
            said.append(f"and {len(self.misspelt) - _LISTED} more places with what looks like a misspelling")
        if self.to_look_at:
            said.append(f"Pictures that only a person can check: {len(self.to_look_at)}")
        return (*said, *(sentence.rstrip(".") for sentence in (*self.structure, *self.unread)))

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "ok": self.ok, "parts_read": self.parts_read, "pictures": len(self.to_look_at)}


def verify(
    name: str,
    data: bytes,
    register: Register,
    audience: Audience,
    *,
    own: bool = False,
    standing: Standing = NOTHING_STANDS,
) -> Verification:
    """Search a document, table, calendar, message, page, picture or archive; ``own`` adds the rules for our exports.

    ``standing`` are the ordinary words that the audience's view let stand, which are not doubted again.

    Raises BadInput when the file cannot be opened at all, or is of a kind that cannot be searched through.
    """
    if not data:
        raise BadInput("The file is empty.")
    if len(data) > LARGEST:
        raise BadInput("The file is larger than 200 MB.", "Check it in parts.")
    search = Search(register, audience, _inside, own=own, standing=standing)
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    shown = PurePath(name.replace("\\", "/")).name
    search.words("the file's name", shown)
    if search.leaks:
        shown = ""
    structure = _read(search, suffix, data, own=own)
    return Verification(
        shown,
        hashlib.sha256(data).hexdigest(),
        len(data),
        audience.full_code,
        _ordered(search.leaks),
        _ordered(search.doubtful),
        tuple(structure),
        tuple(search.unread),
        tuple(search.examined.items()),
        tuple(search.pictures),
        search.identities,
        len(register.forms()),
    )


def _read(search: Search, suffix: str, data: bytes, *, own: bool) -> list[str]:
    """Read the file as what its ending says, and return the complaints about its structure."""
    plain = not (data.startswith(ZIP_START) or pdfs.is_pdf(data))
    if suffix in _ARCHIVES:
        verify_docx.read_office(search, "", data)
        return verify_docx.own_structure(data) if own else []
    if suffix == ".pdf":
        verify_pdf.read_pdf(search, "", data)
        return verify_pdf.own_structure(data) if own else []
    if suffix == ".json":
        verify_text.read_json(search, data)
    elif suffix in _PICTURES and verify_pictures.is_picture(data):
        verify_pictures.read_picture(search, "", data, alone=True)
        return verify_drawing.own_png_structure(data) if own else []
    elif suffix in _TEXT and plain:
        verify_text.read_text(search, "", data)
    elif suffix in _CALENDARS and plain:
        verify_calendar.read_calendar(search, "", data)
        return verify_calendar.own_structure(data) if own else []
    elif suffix in _MAIL and plain:
        verify_mail.read_mail(search, "", data)
    elif suffix == ".rtf" and data.startswith(verify_markup.RTF_START):
        verify_markup.read_rtf(search, "", data)
    elif suffix in _MARKUP and plain:
        _marked_up(search, "", data)
        return verify_drawing.own_svg_structure(data) if own else []
    else:
        raise BadInput(
            "Files of this kind cannot be searched through.",
            "Save it as .docx, .xlsx, .pdf or .txt and check that; nothing was changed.",
        )
    return []


def _inside(search: Search, where: str, data: bytes) -> None:
    """Search a file inside a file by what it begins with; one that cannot be opened is searched as bytes."""
    search.examine("files inside")
    try:
        if _known(search, where, data):
            return
    except BadInput:
        search.cannot("A file inside the file cannot be opened; it was searched as bytes only.")
    search.raw(where, data)
    if data.startswith(_OTHER_PACKING):
        search.cannot("A file inside the file is packed in a way that cannot be read.")
    elif not _binary(data):
        with search.unless_found(where):
            verify_text.read_text(search, f"{where}, ", data)


def _known(search: Search, where: str, data: bytes) -> bool:
    """Search a file of a kind that is known by its beginning; False for any other."""
    if data.startswith(ZIP_START):
        verify_docx.read_office(search, f"{where}, ", data)
    elif pdfs.is_pdf(data):
        verify_pdf.read_pdf(search, f"{where}, ", data)
    elif data.startswith(verify_ole.OLE_START):
        verify_ole.read_ole(search, where, data)
    elif data.startswith(_GZIP):
        search.nested(where, _unpacked(data))
    elif verify_pictures.is_picture(data):
        verify_pictures.read_picture(search, where, data)
    elif data.startswith(verify_markup.RTF_START):
        verify_markup.read_rtf(search, f"{where}, ", data)
    elif verify_markup.is_markup(data):
        search.raw(where, data)
        _marked_up(search, where, data)
    elif verify_calendar.is_calendar(data):
        verify_calendar.read_calendar(search, f"{where}, ", data)
    elif verify_mail.is_mail(data):
        verify_mail.read_mail(search, f"{where}, ", data)
    else:
        return False
    return True


def _marked_up(search: Search, where: str, data: bytes) -> None:
    if verify_markup.is_html(data):
        verify_markup.read_html(search, f"{where}, " if where else "", data)
    else:
        verify_text.read_xml(search, where or "the file", data)


def _unpacked(data: bytes) -> bytes:
    """Return what gzip packed, as far as it may go; raises BadInput when that is too far, or damaged."""
    engine = zlib.decompressobj(wbits=31)
    try:
        content = engine.decompress(data, LARGEST)
    except zlib.error as error:
        raise BadInput(DAMAGED) from error
    if engine.unconsumed_tail:
        raise BadInput(TOO_LARGE)
    return content


def _binary(data: bytes) -> bool:
    controls = Counter(data[:4096])
    return sum(controls[byte] for byte in range(9)) > len(data[:4096]) // 100


def _ordered(found: Iterable[Leak]) -> tuple[Leak, ...]:
    return tuple(sorted(found, key=lambda leak: leak.certainty.value != "certain"))
