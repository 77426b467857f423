"""Files of every format made in memory for the tests of the chronology readers."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape

import docx
import xlwt
from docx.document import Document
from docx.table import Table
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PdfTable

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
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a Word document's file."""
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


def xls(*sheets: Rows, change: Callable[[xlwt.Workbook], None] | None = None) -> bytes:
    """Return sheets of rows as a workbook of before 2007; dates and times as such."""
    book = xlwt.Workbook()
    dates = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for number, rows in enumerate(sheets):
        sheet = book.add_sheet(f"Sheet {number + 1}")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write(at, column, value, dates)
                elif value is not None:
                    sheet.write(at, column, value)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{styles}<office:body>{body}</office:body>'
    "</office:document-content>"
)


def ods(*sheets: Rows, change: Callable[[str], str] | None = None) -> bytes:
    """Return sheets of rows as an OpenDocument spreadsheet; ``change`` gets the XML of the sheets."""
    body = "".join(
        f'<table:table table:name="Sheet {number}">'
        + "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for number, rows in enumerate(sheets, 1)
    )
    return opendocument(f"<office:spreadsheet>{change(body) if change else body}</office:spreadsheet>")


def opendocument(body: str, styles: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument file with this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS.format(styles=styles, body=body))
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def ods_cell(value: object, marks: str = "") -> str:
    """Return one cell."""
    if isinstance(value, dt.date):
        kept = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell {kept} {marks}><text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string" {marks}>{lines}</table:table-cell>'


def html(*tables: Rows, title: str = "") -> bytes:
    """Return tables of rows as a page."""
    drawn = "".join(
        "<table>"
        + "".join(
            "<tr>" + "".join("<td>" + escape(str(c)).replace("\n", "<br>") + "</td>" for c in row) + "</tr>"
            for row in rows
        )
        + "</table>"
        for rows in tables
    )
    return f'<html><head><meta charset="utf-8"></head><body><p>{escape(title)}</p>{drawn}</body></html>'.encode()


def pdf(*tables: Rows, lines: bool = True, title: str = "", tall: float = 0, apart: bool = False) -> bytes:
    """Return tables of rows on landscape pages, the heading row on each; ``lines``: drawn round the cells.

    ``tall``: the height of a page in points, where A4 is not tall enough. ``apart``: each table on a page of its own.
    """
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=10)
    flow: list[Flowable] = [Paragraph(escape(title), style)] if title else []
    for rows in tables:
        width = max(len(row) for row in rows)
        cells = [[Paragraph(escape(str(c)).replace("\n", "<br/>"), style) for c in row] for row in rows]
        drawn = PdfTable(cells, colWidths=[700 / width] * width, repeatRows=1)
        grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if lines else []
        drawn.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *grid])
        flow += [drawn, PageBreak()] if apart else [drawn]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(A4[1], tall or A4[0]), invariant=1).build(flow)
    return out.getvalue()
