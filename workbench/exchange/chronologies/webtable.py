"""Tables of HTML: what case systems export under the name .xls, and what programs put on the clipboard."""

from __future__ import annotations

import re

from lxml import etree

from workbench.errors import BadInput
from workbench.exchange.chronologies.delimited import decode
from workbench.exchange.chronologies.grid import EMPTY, MOST_CELLS, Cell, Grid, GridRow, Merge, Pages

_LARGEST = 50_000_000  # bytes
_WIDEST = 200  # columns
_TALLEST = 2_000  # rows that one cell may reach over
_LOOKED_AT = 4_000  # bytes in which a page says that it is one
_PAGE = re.compile(rb"<(?:!doctype html|html|table|meta|head|body)\b", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})
_LINES = frozenset({"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4"})
_DEEPEST = 80
_DECLARED = re.compile(rb"charset=[\"']?([\w-]{1,30})", re.IGNORECASE)


def is_page(data: bytes) -> bool:
    """Whether a file holds HTML with a table in it."""
    return bool(_PAGE.search(data[:_LOOKED_AT])) and b"<table" in data.lower()


def read(data: bytes) -> Pages:
    """Return the tables of a page in a file; raises BadInput."""
    if len(data) > _LARGEST:
        raise BadInput("The page is larger than 50 MB.", "Ask the sender for it in parts; nothing was changed.")
    declared = _DECLARED.search(data[:_LOOKED_AT])
    text, problems = decode(data)
    if declared and declared[1].lower() in {b"windows-1252", b"iso-8859-1"}:
        text = data.decode("cp1252", "replace")
    pages = read_markup(text)
    return Pages(pages.grids, pages.outside, (*problems, *pages.problems))


def read_markup(markup: str) -> Pages:
    """Return the tables of HTML, nested ones after the one that holds them; raises BadInput when there is none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput("The page is damaged and cannot be read.") from error
    if root is None:
        raise BadInput("The page is empty.")
    grids: list[Grid] = []
    count = cells = 0
    for table in root.iter("table"):
        nested = any(True for _ in table.iterancestors("table"))
        count += not nested
        rows = _rows(table)
        cells += sum(len(row.cells) for row in rows)
        if cells > MOST_CELLS:
            raise BadInput("The tables hold too many cells.", "Ask the sender for it in parts; nothing was changed.")
        if rows:
            grids.append(Grid(f"table {count}{', inner table' if nested else ''}", rows, nested=nested))
    if not grids:
        raise BadInput("The page holds no table.")
    outside = [
        text for e in root.iter("h1", "h2", "h3", "p", "caption", "title") if not _in_cell(e) if (text := _text(e))
    ]
    return Pages(tuple(grids), tuple(outside))


def _in_cell(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors("td", "th"))


def _rows(table: etree._Element) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    reaching: dict[int, tuple[int, Cell]] = {}
    mine = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    for number, row in enumerate(mine, 1):
        cells, reaching = _cells(row, reaching)
        heading = len(row) > 0 and all(cell.tag == "th" for cell in row.iterchildren("td", "th"))
        if any(cell.text for cell in cells):
            rows.append(GridRow(number, cells, heading and any(True for _ in row.iterchildren("th"))))
    return tuple(rows)


def _cells(
    row: etree._Element, reaching: dict[int, tuple[int, Cell]]
) -> tuple[tuple[Cell, ...], dict[int, tuple[int, Cell]]]:
    cells: dict[int, Cell] = {c: Cell(held.text, None, Merge.DOWN) for c, (_, held) in reaching.items()}
    below = {c: (left - 1, held) for c, (left, held) in reaching.items() if left > 1}
    column = 0
    for element in row.iterchildren("td", "th"):
        while column in cells:
            column += 1
        wide, tall = _span(element, "colspan", _WIDEST), _span(element, "rowspan", _TALLEST)
        text = _text(element)
        for offset in range(wide):
            if column + offset >= _WIDEST:
                break
            cell = Cell(text, None, Merge.NONE if offset == 0 else Merge.ACROSS)
            cells[column + offset] = cell
            if tall > 1:
                below[column + offset] = (tall - 1, cell)
        column += wide
    if not cells:
        return (), below
    return tuple(cells.get(i, EMPTY) for i in range(min(max(cells) + 1, _WIDEST))), below


def _span(element: etree._Element, name: str, most: int) -> int:
    said = str(element.get(name, "1")).strip()
    return min(max(1, int(said)), most) if said.isdecimal() and said.isascii() and len(said) < 7 else 1


def _text(element: etree._Element) -> str:
    pieces: list[str] = []
    _gather(element, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: etree._Element, pieces: list[str], depth: int) -> None:
    if depth > _DEEPEST or not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    pieces.append("\n" if element.tag in _LINES else " " if element.tag in {"td", "th"} else "")
    pieces.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _gather(child, pieces, depth + 1)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    if element.tag in _LINES:
        pieces.append("\n")
