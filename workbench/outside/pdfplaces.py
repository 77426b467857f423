"""Where the words and the straight lines of a PDF page stand, for whoever wants to make out its tables.

Places are in points from the lower left corner of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

from workbench.errors import BadInput, PasswordNeeded
from workbench.outside.pdfs import LOCK
from workbench.outside.zips import DAMAGED

MOST_PAGES = 1_000
_MOST_CHARACTERS = 60_000  # on one page
_MOST_SEGMENTS = 8_000  # on one page
_STRAIGHT = 1.5  # points a line may lean
_SHORTEST = 4.0  # points; shorter strokes are ornaments
_HYPHENS = {0xFFFE, 0x02, 0xAD}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank."""

    text: str = field(repr=False)
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: ``at`` is its x when it is upright, else its y; it goes from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page; ``words`` in the order of the file."""

    words: tuple[Word, ...] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)


def placed_pages(data: bytes) -> list[PlacedPage]:
    """Return the pages; one that cannot be read is empty. Raises BadInput when the file is locked or damaged."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise PasswordNeeded from error
            raise BadInput(DAMAGED) from error
        try:
            if len(document) > MOST_PAGES:
                raise BadInput("The PDF has more than 1,000 pages.", "Ask for it in parts; nothing was changed.")
            return [_page(document, index) for index in range(len(document))]
        finally:
            document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> PlacedPage:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return PlacedPage((), ())
    try:
        text = page.get_textpage()
        try:
            words = tuple(_words(text))
        finally:
            text.close()
        return PlacedPage(words, tuple(_lines(page)))
    except (pypdfium2.PdfiumError, AssertionError):  # pypdfium2 asserts what PDFium promises and damage breaks
        return PlacedPage((), ())
    finally:
        page.close()


def _words(page: pypdfium2.PdfTextPage) -> Iterator[Word]:
    letters: list[str] = []
    box = [0.0, 0.0, 0.0, 0.0]
    rect = raw.FS_RECTF()
    for index in range(min(page.count_chars(), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(page, index)
        letter = "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not letter.strip() or not letter.isprintable():
            if letters:
                yield Word("".join(letters), *box)
                letters = []
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rect)):
            if letters:
                letters.append(letter)
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        height = max(box[3] - box[1], 1.0)
        apart = abs(bottom - box[1]) > height * 0.6 or left - box[2] > height * 0.6 or left < box[0] - height
        if letters and apart:
            yield Word("".join(letters), *box)
            letters = []
        box = [min(box[0], left), min(box[1], bottom), right, max(box[3], top)] if letters else [
            left, bottom, right, top
        ]  # fmt: skip
        letters.append(letter)
    if letters:
        yield Word("".join(letters), *box)


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    seen = 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        count = raw.FPDFPath_CountSegments(drawn)
        seen += max(count, 0)
        if seen > _MOST_SEGMENTS:
            return
        matrix = drawn.get_matrix()
        first = last = (0.0, 0.0)
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(drawn, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                continue
            point = matrix.on_point(x.value, y.value)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield from _line(last, point)
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield from _line(last, first)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Line]:
    (x0, y0), (x1, y1) = start, end
    if abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
        yield Line(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    elif abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
        yield Line(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
