"""Reads any written file back and searches it for everything its audience may not see."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from workbench.errors import BadInput
from workbench.outside import pdfs
from workbench.outside.zips import ZIP_START
from workbench.redaction.audiences import Audience
from workbench.redaction.register import Register
from workbench.reports import verify_docx, verify_pdf, verify_text
from workbench.reports.search import Leak, Search

__all__ = ["Leak", "Verification", "verify"]

LARGEST = 200_000_000  # bytes
_OFFICE = frozenset({".docx", ".docm", ".xlsx", ".xlsm"})
_TEXT = frozenset({".txt", ".csv", ".tsv", ".md"})
_LISTED = 12  # places named in the sentences; all are in `leaks`
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a")


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading a file back showed.

    ``name`` is the file's name, or empty where the name itself shows an identity. ``leaks`` are certain; ``doubtful``
    are words that could be a name or could mean several people, one of whom may be shown. ``structure`` are sentences
    on what the workbench never writes into its own files, ``unread`` on what could not be searched. ``parts_read``
    counts pages, parts and objects; ``pictures`` those whose pixels nobody but a person can read; ``identities`` the
    registered ones hidden from this audience, ``forms`` every form of every registered name that was looked for.
    """

    name: str
    sha256: str
    size: int
    audience: str
    leaks: tuple[Leak, ...]
    doubtful: tuple[Leak, ...]
    structure: tuple[str, ...]
    unread: tuple[str, ...]
    parts_read: int
    pictures: int
    identities: int
    forms: int

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
            said.append(f"No identity that this audience may not see was found in {self.parts_read} parts of the file")
        if self.doubtful:
            said.append(f"Words that could be a name, or could mean someone else, stand in {len(self.doubtful)} places")
        if self.pictures:
            said.append(f"Pictures that only a person can check: {self.pictures}")
        return (*said, *(sentence.rstrip(".") for sentence in (*self.structure, *self.unread)))

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "ok": self.ok}


def verify(name: str, data: bytes, register: Register, audience: Audience, *, own: bool = False) -> Verification:
    """Search a .docx, .xlsx, .pdf, .txt, .csv, .json or .md file; ``own`` adds the rules for our own exports.

    Raises BadInput when the file cannot be opened at all, or is of a kind that cannot be searched through.
    """
    if not data:
        raise BadInput("The file is empty.")
    if len(data) > LARGEST:
        raise BadInput("The file is larger than 200 MB.", "Check it in parts.")
    search = Search(register, audience, _inside, own=own)
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
        search.parts,
        search.pictures,
        search.identities,
        len(register.forms()),
    )


def _read(search: Search, suffix: str, data: bytes, *, own: bool) -> list[str]:
    """Read the file as what its ending says, and return the complaints about its structure."""
    if suffix in _OFFICE:
        verify_docx.read_office(search, "", data)
        return verify_docx.own_structure(data) if own else []
    if suffix == ".pdf":
        verify_pdf.read_pdf(search, "", data)
        return verify_pdf.own_structure(data) if own else []
    if suffix == ".json":
        verify_text.read_json(search, data)
    elif suffix in _TEXT and not data.startswith(ZIP_START) and not pdfs.is_pdf(data):
        verify_text.read_text(search, data)
    else:
        raise BadInput(
            "Files of this kind cannot be searched through.",
            "Check a .docx, .xlsx, .pdf, .txt, .csv, .json or .md file; nothing was changed.",
        )
    return []


def _inside(search: Search, where: str, data: bytes) -> None:
    """Search a file inside a file by what it begins with; one that cannot be opened is searched as bytes."""
    try:
        if data.startswith(ZIP_START):
            verify_docx.read_office(search, f"{where}, ", data)
            return
        if pdfs.is_pdf(data):
            verify_pdf.read_pdf(search, f"{where}, ", data)
            return
    except BadInput:
        search.cannot("A file inside the file cannot be opened; it was searched as bytes only.")
    search.parts += 1
    search.pictures += data.startswith(_PICTURES)
    search.raw(where, data)
    if data.lstrip()[:1] == b"<":
        verify_text.read_xml(search, where, data)
    elif not _binary(data):
        search.words(where, data.decode("utf-8", "replace"))


def _binary(data: bytes) -> bool:
    controls = Counter(data[:4096])
    return sum(controls[byte] for byte in range(9)) > len(data[:4096]) // 100


def _ordered(found: Iterable[Leak]) -> tuple[Leak, ...]:
    return tuple(sorted(found, key=lambda leak: leak.certainty.value != "certain"))
