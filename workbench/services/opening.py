"""A source as it is read inside the window: its words with their places, its pages as they look, what limits its use.

The file itself is in the store, encrypted with everything else, and is opened in memory; nothing is ever written out.
"""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from workbench.errors import BadInput, PasswordNeeded, WrongUse
from workbench.exchange import chronologies
from workbench.exchange.chronologies import ParsedRow
from workbench.exchange.documents import Passage, read_document
from workbench.exchange.documents.document import paragraphs
from workbench.outside import pdfs, pictures
from workbench.outside.locked import unlocked
from workbench.outside.pictures import Raster
from workbench.records import Source
from workbench.services import columns
from workbench.services.session import Session

_TABLES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}
NOT_KEPT = "The file itself is not in this review; these are the words that were entered."
NO_WORDS = "No words of this source are here. Bring in its file, or type what it says into the field Text."
LOCKED = "The file is locked with a password; these are the words that were read when it was brought in."
_PICTURE = "This is a picture; look at it as it is, and type what matters into the field Text."


@dataclass(frozen=True, slots=True)
class Opened:
    """What there is to read of a source.

    ``pages`` is how many can be looked at as they are (0: none); ``digest`` names the file's bytes in the store;
    ``remarks`` are sentences without words of the document.
    """

    passages: tuple[Passage, ...] = field(repr=False)
    pages: int = 0
    digest: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What is known of how far a source may be used: codes of its fields, and the day to give it back (EDTF)."""

    restriction: str
    grade: str
    until: str
    overdue: bool


def limits(source: Source, today: datetime.date) -> Limits:
    """Return what limits the use of a source."""
    until = source.destroy_or_return_by or ""
    overdue = len(until) == len("2021-03-14") and until < today.isoformat()
    return Limits(source.restriction or "none", source.grade or "", until, overdue)


def open_source(session: Session, id_: str) -> Opened:
    """Return a source's words and how many pages it has; what cannot be read is said, and never stops the reading.

    Raises WrongUse when the source is no longer there.
    """
    source = session.store.get(Source, id_)
    if source is None:
        raise WrongUse("This source is no longer there.", "Look in the bin.")
    entered = tuple(paragraphs(source.text or ""))
    digest = _digest(session, source)
    if not digest:
        return Opened(entered, remarks=(NOT_KEPT if entered else NO_WORDS,))
    data = session.store.read_file(digest)
    try:
        return _read(session, source, digest, unlocked(data), entered)
    except PasswordNeeded:
        return Opened(entered, digest=digest, remarks=(LOCKED if entered else NO_WORDS,))
    except BadInput as error:
        return Opened(entered, digest=digest, remarks=(error.sentence,))


def picture(session: Session, digest: str, page: int, width: int) -> Raster:
    """Return what a page of a kept file, from 1, looks like, at most ``width`` pixels wide.

    Raises BadInput where it cannot be drawn.
    """
    data = unlocked(session.store.read_file(digest))
    return pdfs.picture(data, page, width) if pdfs.is_pdf(data) else pictures.raster(data, width)


def _digest(session: Session, source: Source) -> str:
    """Return the hash of the file that a source was read from, where the store keeps it: by its place, or its hash."""
    files = session.store.files()
    by_place = {info.path: info.sha256 for info in files}
    named = source.file or ""
    if named in by_place:
        return by_place[named]
    if source.sha256 in by_place.values():
        return str(source.sha256)
    name = PurePosixPath(named).name
    return next((info.sha256 for info in files if name and PurePosixPath(info.path).name == name), "")


def _read(session: Session, source: Source, digest: str, data: bytes, entered: tuple[Passage, ...]) -> Opened:
    name = PurePosixPath(source.file or "").name
    if pictures.is_picture(data):
        return Opened(entered, 1, digest, () if entered else (_PICTURE,))
    if PurePosixPath(name).suffix.lower() in _TABLES:
        parsed = chronologies.read_chronology(
            name,
            data,
            columns.remembered(session.store, source.id),
            month_first=session.review.month_first,
        )
        rows = itertools.groupby(parsed.rows, lambda row: row.row)
        return Opened(tuple(_row(number, next(parts)) for number, parts in rows), 0, digest)
    document = read_document(name, data)
    pages = len(pdfs.pages(data)) if pdfs.is_pdf(data) else 0
    return Opened(document.passages or entered, pages, digest, document.warnings)


def _row(number: int, row: ParsedRow) -> Passage:
    when = " ".join(filter(None, (row.date_text, row.time)))
    words = (when, row.agency_text, row.what_happened, row.action_taken, row.outcome, row.comment, row.remarks)
    return Passage(f"row {number}", "\n".join(word for word in words if word))
