"""Excel workbooks of before 2007 (.xls): every filled cell, merges, hidden rows and sheets, notes and true dates."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections import defaultdict

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import EMPTY, MOST_CELLS, Cell, Grid, GridRow, Merge, Pages
from workbench.exchange.chronologies.values import shorter_date, shown
from workbench.outside.zips import DAMAGED

_LARGEST = 60_000_000  # bytes; 65,536 rows of prose are less
_MOST_MERGED = 200_000  # cells under merged areas
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_WHAT_DAMAGE_RAISES = (
    xlrd.XLRDError,
    CompDocError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
)


def read(data: bytes) -> Pages:
    """Return every sheet as a grid; raises BadInput."""
    if len(data) > _LARGEST:
        raise BadInput("The workbook is larger than 60 MB.", "Ask the sender for it in parts; nothing was changed.")
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO(), on_demand=True
        )
        return _pages(book)
    except _WHAT_DAMAGE_RAISES as error:
        raise BadInput(DAMAGED) from error


def _pages(book: Book) -> Pages:
    grids: list[Grid] = []
    problems: list[str] = []
    count = 0
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        grid, filled = _grid(book, sheet)
        count += filled
        if count > MOST_CELLS:
            raise BadInput("The workbook holds too many cells.", "Ask the sender for it in parts; nothing was changed.")
        if filled:
            grids.append(grid)
            problems += _remarks_on(sheet, grid)
    return Pages(tuple(grids), (), tuple(problems))


def _grid(book: Book, sheet: Sheet) -> tuple[Grid, int]:
    notes = {place: note.text.strip() for place, note in sheet.cell_note_map.items() if note.text.strip()}
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    filled = 0
    for at in range(sheet.nrows):
        for column in range(sheet.row_len(at)):
            cell = _cell(book, sheet, at, column)
            if cell is not EMPTY:
                rows[at][column] = cell
                filled += 1
    for (at, column), note in notes.items():
        if at < sheet.nrows:
            under = rows[at].get(column, EMPTY)
            rows[at][column] = Cell(under.text, under.value, under.merge, f"Comment: {note}")
            filled += 1
    _spread_merges(sheet, rows)
    made = tuple(
        GridRow(
            at + 1,
            tuple(row.get(i, EMPTY) for i in range(max(row) + 1)),
            hidden=bool(at in sheet.rowinfo_map and sheet.rowinfo_map[at].hidden),
        )
        for at, row in sorted(rows.items())
        if row
    )
    return Grid(f"sheet '{sheet.name}'", made, epoch_1904=book.datemode == 1), filled


def _cell(book: Book, sheet: Sheet, at: int, column: int) -> Cell:
    kind, value = sheet.cell_type(at, column), sheet.cell_value(at, column)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK} or value == "":
        return EMPTY
    if kind == xlrd.XL_CELL_BOOLEAN:
        value = bool(value)
    elif kind == xlrd.XL_CELL_ERROR:
        value = _ERRORS.get(value, "#N/A")
    elif kind == xlrd.XL_CELL_DATE:
        dated = _dated(book, value)
        if isinstance(dated, dt.date):
            format_key = book.xf_list[sheet.cell_xf_index(at, column)].format_key
            number_format = book.format_map.get(format_key)
            if number_format and (shorter := shorter_date(dated, number_format.format_str)):
                return Cell(shorter)
        value = dated
    text, kept = shown(value)
    return Cell(text, kept) if text else EMPTY


def _dated(book: Book, value: float) -> dt.datetime | dt.time | float:
    """Return the date or time that a number stands for; the number where the calendar has no such day."""
    if 0 <= value < 1:
        minutes = round(value * 1440) % 1440
        return dt.time(minutes // 60, minutes % 60)
    try:
        return xlrd.xldate_as_datetime(value, book.datemode)  # type: ignore[no-any-return]
    except (xlrd.xldate.XLDateError, OverflowError):
        return value


def _spread_merges(sheet: Sheet, rows: dict[int, dict[int, Cell]]) -> None:
    """Repeat a merged cell's content over the filled rows that it covers, marked as repeated."""
    covered = 0
    for top, bottom, left, right in sheet.merged_cells:
        held = rows.get(top, {}).get(left)
        if held is None:
            continue
        for at in range(top, min(bottom, sheet.nrows)):
            if not rows.get(at):
                continue
            for column in range(left, right):
                if (at, column) != (top, left):
                    covered += 1
                    rows[at][column] = Cell(held.text, held.value, Merge.ACROSS if column > left else Merge.DOWN)
        if covered > _MOST_MERGED:
            raise BadInput("A sheet merges an enormous area of cells.")


def _remarks_on(sheet: Sheet, grid: Grid) -> list[str]:
    said: list[str] = []
    if sheet.visibility:
        said.append(f"A hidden sheet was read: {len(grid.rows)} rows.")
    hidden = sum(row.hidden for row in grid.rows)
    if hidden:
        said.append(f"{hidden} hidden row(s) of a sheet were read.")
    if any(info.hidden for info in sheet.colinfo_map.values()):
        said.append("Hidden columns of a sheet were read.")
    return said
