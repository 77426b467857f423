"""PDF files opened in memory: the words a reader sees, and streams unpacked with a limit.

PDFium must not be entered by two threads at once, so every use of it goes through this module's one lock.
"""

from __future__ import annotations

import io
import logging
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

from workbench.errors import BadInput, PasswordNeeded
from workbench.outside.pictures import Raster, of_image
from workbench.outside.zips import DAMAGED

MOST_PAGES = 5_000
MOST_OBJECTS = 500_000
LARGEST_STREAM = 200_000_000  # bytes, unpacked
MOST_DRAWN = 20_000  # pixels; the height of a drawn page
PDF_START = b"%PDF-"
_LOOK_FOR_START = 1024  # bytes; readers accept a PDF that begins this late
LOCK = threading.Lock()
logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # its warnings may quote the file
PIKEPDF_ERRORS = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.DependencyError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
"""What a damaged file can make pikepdf raise; its C++ part answers with plain Python errors."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words, hidden and off-page ones too, and whether it holds a picture."""

    text: str = field(repr=False)
    pictures: bool


def is_pdf(data: bytes) -> bool:
    """Tell whether a file begins as a PDF does."""
    return PDF_START in data[:_LOOK_FOR_START]


def pages(data: bytes) -> list[Page]:
    """Return the pages as PDFium reads them; raises BadInput when the file is locked or damaged."""
    with _opened(data) as document:
        return _pages(document)


def picture(data: bytes, number: int, width: int) -> Raster:
    """Return what page ``number``, from 1, looks like, ``width`` pixels wide; raises BadInput where it cannot be drawn.

    Scripts, forms and links of the file stay asleep: only the page itself is drawn.
    """
    with _opened(data) as document:
        try:
            page = document[number - 1]
            try:
                wide, high = page.get_size()
                scale = min(width / max(wide, 1), MOST_DRAWN / max(high, 1))
                bitmap = page.render(scale=scale, may_draw_forms=False)
                try:
                    return of_image(bitmap.to_pil(), width)
                finally:
                    bitmap.close()
            finally:
                page.close()
        except (pypdfium2.PdfiumError, AssertionError, IndexError, ValueError, MemoryError) as error:
            raise BadInput("This page of the PDF cannot be drawn.") from error


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise PasswordNeeded from error
            raise BadInput(DAMAGED) from error
        try:
            yield document
        finally:
            document.close()


def _pages(document: pypdfium2.PdfDocument) -> list[Page]:
    count = len(document)
    if count == 0:
        raise BadInput("The PDF has no pages.")
    if count > MOST_PAGES:
        raise BadInput("The PDF has more than 5,000 pages.", "Ask for it in parts; nothing was changed.")
    return [_page(document, index) for index in range(count)]


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return one page; a page that PDFium cannot load is empty."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page("", pictures=False)
    try:
        words = page.get_textpage()
        try:
            text = words.get_text_range()
        finally:
            words.close()
        pictures = any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        return Page(text, pictures)
    except (pypdfium2.PdfiumError, AssertionError):  # pypdfium2 asserts what PDFium promises and damage breaks
        return Page("", pictures=False)
    finally:
        page.close()


def drawn_alone(pdf: pikepdf.Pdf) -> list[Page]:
    """Return what the drawings of a file say, each laid on a page of its own: stamps, notes, what no page shows.

    PDFium reads only what stands on a page; text in a font of its own numbering is found in no other way.
    """
    forms = [obj for obj in islice(pdf.objects, MOST_OBJECTS) if _is_drawing(obj)]
    if not forms:
        return []
    out = io.BytesIO()
    with pikepdf.new() as sheets:
        for form in forms[:MOST_PAGES]:
            drawing = sheets.copy_foreign(form)
            sheets.add_blank_page(page_size=(2000, 2000))
            page = sheets.pages[-1]
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(D=drawing))
            page.Contents = sheets.make_stream(b"q 1 0 0 1 500 500 cm /D Do Q")
            drawing.Subtype, drawing.Type = pikepdf.Name.Form, pikepdf.Name.XObject
            drawing.BBox = pikepdf.Array([-20_000, -20_000, 20_000, 20_000])
        sheets.save(out)
    return pages(out.getvalue())


def _is_drawing(obj: pikepdf.Object) -> bool:
    if not isinstance(obj, pikepdf.Stream) or "/Resources" not in obj:
        return False
    return obj.get("/Subtype") == pikepdf.Name.Form or "/BBox" in obj


def open_objects(data: bytes) -> pikepdf.Pdf:
    """Return the file's objects; raises BadInput when it is locked or damaged."""
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded from error
    except PIKEPDF_ERRORS as error:
        raise BadInput(DAMAGED) from error


def unpacked(stream: pikepdf.Stream) -> bytes:
    """Return a stream's content with its filters undone, as far as they can be; raises BadInput when it is enormous.

    A picture's own packing (JPEG and the like) is left as it is.
    """
    packed = bytes(stream.read_raw_bytes())
    if _expands_too_far(packed):
        raise BadInput("A part of the PDF unpacks to an enormous size and was not read.")
    try:
        return bytes(stream.read_bytes())
    except PIKEPDF_ERRORS:
        return inflated(packed) or packed


def inflated(packed: bytes | memoryview) -> bytes:
    """Return what zlib makes of the bytes, as far as they go; nothing when they are not its."""
    engine = zlib.decompressobj()
    try:
        return engine.decompress(packed, LARGEST_STREAM)
    except zlib.error:
        return b""


def _expands_too_far(packed: bytes) -> bool:
    """Undo deflate up to twice, without keeping the result; a filter can be named twice for one stream."""
    once = inflated(packed)
    return len(once) >= LARGEST_STREAM or len(inflated(once)) >= LARGEST_STREAM
