"""Documents as agencies send them, read into passages that can be pointed at; the content counts, not the name."""

from __future__ import annotations

from pathlib import PurePath

from workbench.errors import BadInput, PasswordNeeded
from workbench.exchange.documents import html, mail, pdf, plain, word
from workbench.exchange.documents.document import Document, Passage
from workbench.outside import pdfs
from workbench.outside.locked import OldKind, old_kind
from workbench.outside.zips import ZIP_START, open_zip

__all__ = ["Document", "Passage", "read_document"]

_TEXT = {".txt": "text/plain", ".text": "text/plain", ".log": "text/plain", ".csv": "text/csv", ".tsv": "text/csv",
         ".md": "text/markdown", ".markdown": "text/markdown", "": "text/plain"}  # fmt: skip
_AS_DOCX = "Open it in Word or LibreOffice, save it as .docx, and import that; nothing was changed."
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


def read_document(name: str, data: bytes) -> Document:
    """Return a document of the formats .docx .pdf .eml .html .txt .md; ``name`` matters only for its ending.

    Raises BadInput, and nothing else, when it cannot be read.
    """
    if not data:
        raise BadInput("The file is empty.")
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if data.startswith(ZIP_START) or suffix in {".docx", ".docm", ".odt"}:
        return _zipped(data)
    if pdfs.is_pdf(data) and suffix not in {".eml"}:
        return pdf.read(data)
    _refuse(data, suffix)
    if suffix == ".eml":
        return mail.read(data)
    if suffix in {".html", ".htm"}:
        return html.read(data)
    return plain.read(data, _TEXT[suffix])


def _zipped(data: bytes) -> Document:
    if old_kind(data):
        _refuse(data, "")
    parts = open_zip(data).parts()
    if "word/document.xml" in parts:
        return word.read(data)
    if any(name.startswith("xl/") for name in parts):
        raise BadInput("This is a spreadsheet, not a document.", "Import it as a chronology; nothing was changed.")
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise BadInput("OpenDocument files cannot be read.", _AS_DOCX)
    raise BadInput("This archive is not a Word document.", "Unpack it and import the files in it.")


def _refuse(data: bytes, suffix: str) -> None:
    """Raise BadInput, with the way out, for a kind of file that cannot be read."""
    if kind := old_kind(data):
        if kind is OldKind.LOCKED:
            raise PasswordNeeded
        if kind is OldKind.MESSAGE or suffix == ".msg":
            raise BadInput("Outlook's own format cannot be read.", "Save the message as .eml and import that.")
        if kind in {OldKind.WORKBOOK, OldKind.OLDER_WORKBOOK}:
            raise BadInput("This is a spreadsheet, not a document.", "Import it as a chronology; nothing was changed.")
        raise BadInput("The old Word format (.doc) cannot be read.", _AS_DOCX)
    if data.startswith(b"{\\rtf") or suffix == ".rtf":
        raise BadInput("Rich text (.rtf) cannot be read.", _AS_DOCX)
    if data.startswith(_PICTURES):
        raise BadInput("This is a picture; words in it cannot be read.", "Type what it shows into a document.")
    if suffix == ".pdf":
        raise BadInput("The file is not a PDF, or it is damaged.")
    if suffix not in _TEXT and suffix not in {".eml", ".html", ".htm"}:
        raise BadInput("Files of this kind cannot be read.", _AS_DOCX)
