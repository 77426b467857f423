"""Excel workbooks: every filled cell of every sheet, hidden ones too, with merges, comments and true dates."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import EMPTY, MOST_CELLS, Cell, Grid, GridRow, Merge, Pages
from workbench.exchange.chronologies.values import shorter_date, shown
from workbench.outside.zips import DAMAGED

TOO_MANY_CELLS = "The workbook holds too many cells."
IN_PARTS = "Ask the sender for it in parts; nothing was changed."
_MOST_SHEET_BYTES = 150_000_000  # of XML, all sheets together
_MOST_MERGED = 200_000  # cells under merged or linked areas
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=[\"']([^\"']{1,60})[\"']")
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDEST = 400  # columns; a chronology has about ten
_MOST_MERGES = 50_000
_WHAT_DAMAGE_RAISES = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    OSError,
    EOFError,
    SyntaxError,  # expat's ParseError and lxml's XMLSyntaxError are kinds of it
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    InvalidFileException,
)


def read(data: bytes, parts: Mapping[str, bytes]) -> Pages:
    """Return every sheet as a grid; ``parts``: the same, unpacked; raises BadInput."""
    sheets = {name: content for name, content in parts.items() if name.startswith("xl/worksheets/")}
    if not sheets:
        raise BadInput("The workbook has no sheets.")
    _refuse_bombs(parts, sheets)
    formulas = any(b"<f>" in content or b"<f " in content for content in sheets.values())
    book = _load(data, values=True)
    written = _load(data, values=False) if formulas else None
    grids: list[Grid] = []
    problems: list[str] = []
    count = 0
    for sheet in _sheets(book):
        cells = _cells(sheet)
        count += len(cells)
        if count > MOST_CELLS:
            raise BadInput(TOO_MANY_CELLS, IN_PARTS)
        if not cells:
            continue
        grid = _grid(sheet, cells, book.epoch == CALENDAR_MAC_1904)
        grids.append(grid)
        problems += _remarks_on(sheet, grid, written)
    return Pages(tuple(grids), (), tuple(problems))


def _refuse_bombs(parts: Mapping[str, bytes], sheets: Mapping[str, bytes]) -> None:
    """Refuse what would take openpyxl minutes or all memory: it makes a cell for every place of a merged area."""
    if any(_DECLARATIONS.search(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))):
        raise BadInput("The file holds declarations that no office program writes.")
    if sum(len(content) for content in sheets.values()) > _MOST_SHEET_BYTES:
        raise BadInput(TOO_MANY_CELLS, IN_PARTS)
    area = 0
    for content in sheets.values():
        for found in _AREA.finditer(content):
            try:
                left, top, right, bottom = range_boundaries(found[1].decode("ascii", "replace"))
            except _WHAT_DAMAGE_RAISES as error:
                raise BadInput(DAMAGED) from error
            area += ((right or 16_384) - (left or 1) + 1) * ((bottom or 1_048_576) - (top or 1) + 1)
            if area > _MOST_MERGED:
                raise BadInput("A sheet merges or links an enormous area of cells.", IN_PARTS)


def _load(data: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of features that it drops; none of them is text
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except _WHAT_DAMAGE_RAISES as error:
        raise BadInput(DAMAGED) from error


def _sheets(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if isinstance(sheet, Worksheet))


def _cells(sheet: Worksheet) -> dict[tuple[int, int], ExcelCell]:
    """Return the cells that hold something; a sheet may claim a million rows and fill ten."""
    held = sheet._cells
    return {
        place: cell
        for place, cell in held.items()
        if isinstance(cell, ExcelCell) and (cell.value not in {None, ""} or cell.comment is not None)
    }


def _grid(sheet: Worksheet, held: dict[tuple[int, int], ExcelCell], epoch_1904: bool) -> Grid:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), cell in held.items():
        if column <= _WIDEST:
            rows[row][column] = _cell(cell)
        else:  # far to the right: kept, moved next to the rest
            rows[row][_WIDEST + 1] = _cell(cell)
    _spread_merges(sheet, rows)
    return Grid(
        f"sheet '{sheet.title}'",
        tuple(
            GridRow(
                number,
                tuple(row.get(i, EMPTY) for i in range(1, max(row) + 1)),
                hidden=bool(sheet.row_dimensions[number].hidden) if number in sheet.row_dimensions else False,
            )
            for number, row in sorted(rows.items())
        ),
        epoch_1904=epoch_1904,
    )


def _spread_merges(sheet: Worksheet, rows: dict[int, dict[int, Cell]]) -> None:
    """Repeat a merged cell's content over the filled rows and few columns that it covers, marked as repeated."""
    for area in list(sheet.merged_cells.ranges)[:_MOST_MERGES]:
        top = rows.get(area.min_row, {}).get(area.min_col)
        if top is None:
            continue
        last_column = min(area.max_col, _WIDEST)
        last_row = min(area.max_row, max(rows))
        for number in range(area.min_row, last_row + 1):
            if number not in rows:
                continue
            for column in range(area.min_col, last_column + 1):
                if (number, column) == (area.min_row, area.min_col):
                    continue
                merge = Merge.ACROSS if column > area.min_col else Merge.DOWN
                rows[number][column] = Cell(top.text, top.value, merge)


def _cell(cell: ExcelCell) -> Cell:
    value = cell.value
    remark = ""
    if cell.comment is not None:
        who = f"Comment by {cell.comment.author}" if cell.comment.author else "Comment"
        remark = f"{who}: {(cell.comment.text or '').strip()}"
    text, kept = shown(value)
    if isinstance(value, dt.date) and (shorter := shorter_date(value, str(cell.number_format))):
        text, kept = shorter, None
    return Cell(text, kept, Merge.NONE, remark)


def _remarks_on(sheet: Worksheet, grid: Grid, written: Workbook | None) -> list[str]:
    """Say what a reader of the sheet on screen would not have seen, or would have seen and we cannot."""
    said: list[str] = []
    if sheet.sheet_state != "visible":
        said.append(f"A hidden sheet was read: {len(grid.rows)} rows.")
    hidden = sum(row.hidden for row in grid.rows)
    if hidden:
        said.append(f"{hidden} hidden row(s) of a sheet were read.")
    if any(dimension.hidden for dimension in sheet.column_dimensions.values()):
        said.append("Hidden columns of a sheet were read.")
    if written is not None and sheet.title in written.sheetnames:
        there = _cells(sheet)
        other = written[sheet.title]
        lost = sum(1 for place, cell in _cells(other).items() if cell.data_type == "f" and place not in there)
        if lost:
            said.append(
                f"{lost} formula(s) have no stored result: open the file in Excel, save it and import it again."
            )
    return said
