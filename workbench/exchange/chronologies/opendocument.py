"""OpenDocument (.ods, .odt): every table with its merges, repeated cells, true dates, notes and hidden parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import EMPTY, MOST_CELLS, Cell, Grid, GridRow, Merge, Pages, Value
from workbench.exchange.chronologies.values import shown
from workbench.exchange.dates import parse_date
from workbench.outside.zips import LOCKED, WITHOUT_LOCK, attribute, local, parse_xml

_LARGEST = 100_000_000  # bytes of XML
_WIDEST = 400  # columns; a chronology has about ten
_MOST_REPEATED = 20_000  # rows that one row may stand for when it holds something
_DEEPEST = 60
_ROW_GROUPS = {"table-rows", "table-row-group", "table-header-rows"}
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_HIDDEN = {"collapse", "filter"}


@dataclass(slots=True)
class _Reading:
    """What is gathered on the way: tables, the text outside them, and what a person should know."""

    grids: list[Grid] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    hidden_styles: frozenset[str] = frozenset()
    cells: int = 0


def read(parts: Mapping[str, bytes]) -> Pages:
    """Return every table, and the text outside them; ``parts``: the unpacked file; raises BadInput."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise BadInput(LOCKED, WITHOUT_LOCK)
    content = parts.get("content.xml", b"")
    if not content or len(content) > _LARGEST:
        raise BadInput("The OpenDocument file is empty or too large.")
    root = parse_xml(content)
    body = next((e for e in root.iter() if local(e) in {"spreadsheet", "text"} and _in_body(e)), None)
    if body is None:
        raise BadInput("This OpenDocument file holds no tables.", "Import it as a document instead.")
    reading = _Reading(hidden_styles=_hidden_tables(root))
    _walk(body, reading, sheets=local(body) == "spreadsheet", depth=0)
    return Pages(tuple(reading.grids), tuple(reading.outside), tuple(reading.problems))


def _in_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "body"


def _hidden_tables(root: etree._Element) -> frozenset[str]:
    """Return the names of the table styles that are not displayed."""
    found = set()
    for style in root.iter("{*}style"):
        for properties in style.iterchildren("{*}table-properties"):
            if attribute(properties, "display") == "false":
                found.add(attribute(style, "name") or "")
    return frozenset(found)


def _walk(parent: etree._Element, reading: _Reading, *, sheets: bool, depth: int) -> None:
    for child in parent:
        name = local(child)
        if name == "tracked-changes":
            reading.problems.append("The file has tracked changes; it was read as if they were accepted.")
        elif name == "table":
            _table(child, reading, sheets=sheets)
        elif name in {"p", "h"}:
            if text := _text(child):
                reading.outside.append(text)
        elif depth < _DEEPEST and name in {"section", "list", "list-item", "text-box", "frame", "index-body"}:
            _walk(child, reading, sheets=sheets, depth=depth + 1)


def _table(table: etree._Element, reading: _Reading, *, sheets: bool) -> None:
    place = f"sheet '{attribute(table, 'name') or ''}'" if sheets else f"table {len(reading.grids) + 1}"
    rows = _rows(table, reading)
    if not any(row.filled for row in rows):
        return
    reading.grids.append(Grid(place, tuple(rows)))
    if attribute(table, "style-name") in reading.hidden_styles:
        reading.problems.append(f"A hidden sheet was read: {len(rows)} rows.")
    if hidden := sum(row.hidden for row in rows):
        reading.problems.append(f"{hidden} hidden row(s) of a sheet were read.")
    if any(attribute(column, "visibility") in _HIDDEN for column in table.iter("{*}table-column")):
        reading.problems.append("Hidden columns of a sheet were read.")


def _rows(table: etree._Element, reading: _Reading) -> list[GridRow]:
    made: list[GridRow] = []
    number = 1
    reaching: dict[int, tuple[int, Cell]] = {}  # by column: how many rows a cell still covers, and the cell
    for row, heading in _table_rows(table, 0, heading=False):
        repeated = _count(row, "number-rows-repeated")
        cells, below = _cells(row, reaching, reading)
        hidden = attribute(row, "visibility") in _HIDDEN
        if any(cell.text or cell.remark for cell in cells):
            for offset in range(min(repeated, _MOST_REPEATED)):
                made.append(GridRow(number + offset, cells, heading, hidden))
            reading.cells += (repeated - 1) * len(cells)
            if reading.cells > MOST_CELLS:
                raise BadInput("The tables hold too many cells.", "Ask the sender for it in parts.")
        reaching = {column: (left - repeated, cell) for column, (left, cell) in below.items() if left > repeated}
        number += repeated
    return made


def _table_rows(parent: etree._Element, depth: int, *, heading: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in parent:
        name = local(child)
        if name == "table-row":
            yield child, heading
        elif name in _ROW_GROUPS and depth < _DEEPEST:
            yield from _table_rows(child, depth + 1, heading=heading or name == "table-header-rows")


def _cells(
    row: etree._Element, reaching: Mapping[int, tuple[int, Cell]], reading: _Reading
) -> tuple[tuple[Cell, ...], dict[int, tuple[int, Cell]]]:
    """Return a row's cells, and by column the cells that reach into the rows below it."""
    cells: list[Cell] = []
    below = dict(reaching)
    across: Cell | None = None
    for element in row:
        name = local(element)
        if name not in {"table-cell", "covered-table-cell"}:
            continue
        repeated = min(_count(element, "number-columns-repeated"), _WIDEST)
        for _ in range(repeated):
            column = len(cells)
            if column >= _WIDEST:
                break
            if name == "covered-table-cell":
                _, above = reaching.get(column, (0, EMPTY))
                cells.append(Cell(above.text, above.value, Merge.DOWN) if above.text else across or EMPTY)
                continue
            cell = _cell(element)
            cells.append(cell)
            reading.cells += bool(cell.text)
            wide = _count(element, "number-columns-spanned")
            across = Cell(cell.text, cell.value, Merge.ACROSS) if wide > 1 and cell.text else None
            if (tall := _count(element, "number-rows-spanned")) > 1 and cell.text:
                below[column] = (tall, cell)
    if reading.cells > MOST_CELLS:
        raise BadInput("The tables hold too many cells.", "Ask the sender for it in parts; nothing was changed.")
    while cells and cells[-1] is EMPTY:
        cells.pop()
    return tuple(cells), below


def _count(element: etree._Element, name: str) -> int:
    said = attribute(element, name) or ""
    return max(1, int(said)) if said.isdecimal() and len(said) < 8 else 1


def _cell(element: etree._Element) -> Cell:
    text = "\n".join(t for child in element if local(child) != "annotation" if (t := _text(child)))
    remarks = [_remark(child) for child in element.iterchildren("{*}annotation")]
    value = _value(element, text)
    remark = "\n".join(r for r in remarks if r)
    if value is not None:
        return Cell(shown(value)[0], value, Merge.NONE, remark)
    return Cell(text, None, Merge.NONE, remark) if text or remark else EMPTY


def _value(element: etree._Element, text: str) -> Value:
    """Return the date, time or number that the file keeps beside the shown text."""
    kind = attribute(element, "value-type")
    if kind == "date":
        said = attribute(element, "date-value") or ""
        try:
            value = dt.datetime.fromisoformat(said)
        except ValueError:
            return None
        as_shown = parse_date(text).edtf or ""
        return None if value.day == 1 and as_shown in {said[:7], said[:4]} else value.replace(tzinfo=None)
    if kind == "time" and (found := _DURATION.fullmatch(attribute(element, "time-value") or "")):
        return dt.timedelta(hours=int(found[1]), minutes=int(found[2]))
    if kind == "float":
        try:
            return float(attribute(element, "value") or "")
        except ValueError:
            return None
    return None


def _remark(annotation: etree._Element) -> str:
    who = next((e.text or "" for e in annotation.iterchildren("{*}creator")), "")
    text = " ".join(t for child in annotation if local(child) in {"p", "list"} if (t := _text(child)))
    return f"Comment by {who}: {text}" if who and text else f"Comment: {text}" if text else ""


def _text(element: etree._Element) -> str:
    out: list[str] = []
    _gather(element, out, 0)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: etree._Element, out: list[str], depth: int) -> None:
    if depth > _DEEPEST or not isinstance(element.tag, str):
        return
    name = local(element)
    if name in {"annotation", "tracked-changes"}:
        return
    out.append({"s": " ", "tab": " ", "line-break": "\n"}.get(name, ""))
    out.append(element.text or "")
    for child in element:
        _gather(child, out, depth + 1)
        out.append(child.tail or "")
    if name in {"p", "h", "table-row"}:
        out.append("\n")
    elif name == "table-cell":
        out.append(" ")
