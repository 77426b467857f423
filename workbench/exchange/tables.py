"""Tables going out as CSV or Excel, safe to open: no cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP, "CSV Injection"
_WIDE, _NARROW = 60, 14  # column widths in characters


def harmless(cell: Cell) -> Cell:
    """Return the cell with an apostrophe before anything that a spreadsheet would run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return UTF-8 with a byte order mark, so that Excel reads accents rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    wide: Iterable[int] = (),
    above: Sequence[str] = (),
) -> bytes:
    """Return a workbook of one sheet whose header row stays in sight and is printed on every page.

    ``wide`` are the indexes of prose columns, ``above`` lines that stand over the header.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = f"A{len(above) + 2}"
    sheet.print_title_rows = f"{len(above) + 1}:{len(above) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    prose = set(wide)
    for index in range(len(header)):
        sheet.column_dimensions[get_column_letter(index + 1)].width = _WIDE if index in prose else _NARROW
    for place, line in enumerate(above):
        cell = _styled(sheet, line, Font(bold=True) if place == 0 else None)
        cell.alignment = Alignment(wrap_text=False)
        sheet.append([cell])
    sheet.append([_styled(sheet, name, Font(bold=True)) for name in header])
    for row in rows:
        sheet.append([_text(sheet, cell) if isinstance(cell, str) else cell for cell in row])
    book.properties.creator = ""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(sheet: WriteOnlyWorksheet, words: str) -> SheetCell:
    cell = _styled(sheet, words, None)
    cell.data_type = "s"  # text, even where it begins like a formula
    return cell


def _styled(sheet: WriteOnlyWorksheet, words: str, font: Font | None) -> SheetCell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", words))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cell.font = font
    return cell
