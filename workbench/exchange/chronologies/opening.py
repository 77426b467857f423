"""Which reader a file belongs to: its content counts, its name only where the content says nothing."""

from __future__ import annotations

from dataclasses import replace

from workbench.errors import BadInput, PasswordNeeded
from workbench.exchange.chronologies import delimited, excel, oldexcel, opendocument, pasted, pdf, webtable, word
from workbench.exchange.chronologies.grid import Pages
from workbench.outside.locked import OldKind, old_kind
from workbench.outside.pdfs import is_pdf
from workbench.outside.zips import ZIP_START, open_zip

_ZIPPED = {"docx", "docm", "xlsx", "xlsm", "ods", "odt"}
_TEXTS = {"txt", "md"}
_OLD_BOOKS = {OldKind.WORKBOOK, OldKind.OLDER_WORKBOOK}


def pages_of(name: str, data: bytes) -> Pages:
    """Return the tables of a file; raises BadInput, and PasswordNeeded for a locked one."""
    if kind := old_kind(data):
        if kind is OldKind.LOCKED:
            raise PasswordNeeded
        if kind in _OLD_BOOKS:
            return oldexcel.read(data)
        raise BadInput(
            "This is a file of the old Word format (.doc), which cannot be read.",
            "Open it in Word or LibreOffice, choose Save As and then Word Document (.docx), and import that file.",
        )
    suffix = name.rsplit(".", 1)[-1].casefold()
    if data.startswith(ZIP_START) or suffix in _ZIPPED:
        return _zipped(data)
    if is_pdf(data):
        return pdf.read(data)
    if data.startswith((b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        raise BadInput("This kind of file holds no tables that can be read.", "Ask for Word, Excel or CSV.")
    if webtable.is_page(data):
        return webtable.read(data)
    if data.lstrip()[:5] == b"<?xml":
        raise BadInput(
            "This is an XML file, which many programs write in ways of their own.",
            "Open it in Excel or Word, save it as .xlsx or .docx, and import that file.",
        )
    if suffix in _TEXTS:
        text, problems = delimited.decode(data)
        found = pasted.read(text)
        return replace(found, problems=(*problems, *found.problems))
    return delimited.read(data)


def _zipped(data: bytes) -> Pages:
    parts = open_zip(data).parts()
    if "word/document.xml" in parts:
        return word.read(parts)
    if "xl/workbook.xml" in parts:
        return excel.read(parts)
    if "content.xml" in parts:
        return opendocument.read(parts)
    raise BadInput("The file is neither a text document nor a spreadsheet.", "Ask for Word, Excel or CSV.")
