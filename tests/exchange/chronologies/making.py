"""Word, Excel and CSV files made in memory for the tests of the chronology readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.table import Table
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]
HEADINGS = ("Date", "Time", "Source", "Event", "Action taken")
EVENTS = (
    ("03/04/2021", "14:30", "Case note", "Visit to the family at home.", "None"),
    ("05/04/2021", "", "Duty log", "The school rang about a bruise.", "Passed on"),
    ("the following day", "", "Duty log", "The bruise was seen by a nurse.", "Medical"),
)


def csv(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    """Return rows as a text file, quoted where needed."""

    def quoted(cell: object) -> str:
        text = str(cell)
        if any(c in text for c in f'{delimiter}"\r\n'):
            return '"' + text.replace('"', '""') + '"'
        return text

    return newline.join(delimiter.join(quoted(c) for c in row) for row in rows).encode(encoding)


def xlsx(*sheets: Rows, change: Callable[[Workbook], None] | None = None) -> bytes:
    """Return sheets of rows as a workbook; ``change`` gets it before it is saved."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for number, rows in enumerate(sheets):
        sheet = first if number == 0 else book.create_sheet(f"Sheet {number + 1}")
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(*tables: Rows, title: str = "", change: Callable[[Document], None] | None = None) -> bytes:
    """Return tables of rows as a Word document, a paragraph between them."""
    document = docx.Document()
    if title:
        document.add_paragraph(title)
    for rows in tables:
        fill(document.add_table(len(rows), max(len(r) for r in rows)), rows)
        document.add_paragraph("")
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fill(table: Table, rows: Rows) -> None:
    """Write rows into a table."""
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = str(text)


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a zip file with one part's text changed, or added when it was not there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, change(content.decode()) if info.filename == name else content)
        if name not in old.namelist():
            new.writestr(name, change(""))
    return out.getvalue()
