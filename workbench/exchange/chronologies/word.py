"""Word documents: every table with its merges, tracked changes as accepted, comments and footnotes at their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import EMPTY, MOST_CELLS, Cell, Grid, GridRow, Merge, Pages
from workbench.outside.zips import parse_xml

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = "{" + _TRANSITIONAL.decode() + "}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "tcPr", "trPr")
}
_BREAKS = {f"{_W}br", f"{_W}cr"}
_LARGEST = 100_000_000  # bytes of XML
_DEEPEST = 60  # levels of markup inside one cell
_MOST_COLUMNS = 200


@dataclass(slots=True)
class _Notes:
    """Comments and footnotes of the document by id, and what was met while reading."""

    comments: dict[str, str] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    tracked: bool = False
    dropped_rows: int = 0
    remarks: int = 0
    cells: int = 0


def read(packed: Mapping[str, bytes]) -> Pages:
    """Return every table, nested ones too, and the text outside them; ``packed``: the parts; raises BadInput."""
    parts = {name: content.replace(_STRICT, _TRANSITIONAL) for name, content in packed.items() if name.endswith(".xml")}
    main = parts.get("word/document.xml")
    if main is None:
        raise BadInput("This is not a Word document.")
    if len(main) > _LARGEST:
        raise BadInput("The tables hold too many cells.", "Ask the sender for it in parts; nothing was changed.")
    notes = _Notes(_remarks(parts, "comments"), _remarks(parts, "footnotes"))
    body = parse_xml(main).find(f"{_W}body")
    if body is None:
        raise BadInput("The Word document is empty.")
    outside = [
        text
        for name in sorted(parts)
        if re.fullmatch(r"word/header\d*\.xml", name)
        for text in _paragraphs(parts[name])
    ]
    grids: list[Grid] = []
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            grids += _tables(block, notes, f"table {_outer(grids) + 1}")
        elif text := _text(block, notes):
            outside.append(text)
    problems = ["The document has tracked changes; it was read as if they were accepted."] if notes.tracked else []
    if notes.dropped_rows:
        problems.append(f"{notes.dropped_rows} row(s) marked as deleted were left out.")
    if notes.remarks:
        problems.append(f"{notes.remarks} comment(s) or footnote(s) are kept with their rows.")
    if any(name.endswith("vbaProject.bin") for name in packed):
        problems.append("The document holds macros; they were not run.")
    return Pages(tuple(grids), tuple(outside), tuple(problems))


def _outer(grids: list[Grid]) -> int:
    return sum(not grid.nested for grid in grids)


def _paragraphs(content: bytes) -> list[str]:
    notes = _Notes()
    return [text for p in parse_xml(content).iter(f"{_W}p") if (text := _text(p, notes))]


def _remarks(parts: dict[str, bytes], kind: str) -> dict[str, str]:
    """Return comments or footnotes by id; the separators that Word keeps among footnotes have no text."""
    content = parts.get(f"word/{kind}.xml")
    if content is None:
        return {}
    found: dict[str, str] = {}
    for item in parse_xml(content):
        text = " ".join(t for p in item.iter(f"{_W}p") if (t := _text(p, _Notes())))
        if text:
            who = item.get(f"{_W}author")
            word = "Footnote" if kind == "footnotes" else f"Comment by {who}" if who else "Comment"
            found[item.get(f"{_W}id", "")] = f"{word}: {text}"
    return found


def _blocks(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, looking inside content controls and insertions."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif depth < _DEEPEST and child.tag in {
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}customXml",
            f"{_W}moveTo",
        }:
            yield from _blocks(child, depth + 1)


def _children(parent: etree._Element, name: str, depth: int = 0) -> Iterator[etree._Element]:
    """Yield rows of a table or cells of a row, looking inside content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif depth < _DEEPEST and child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}:
            yield from _children(child, name, depth + 1)


def _text(element: etree._Element, notes: _Notes, depth: int = 0) -> str:
    """Return the text of a paragraph or cell: insertions in, deletions out."""
    out: list[str] = []
    _gather(element, out, notes, depth)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: etree._Element, out: list[str], notes: _Notes, depth: int) -> None:
    if depth > _DEEPEST:
        return
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            out.append(child.text or "")
        elif tag == f"{_W}tab":
            out.append(" ")
        elif tag in _BREAKS:
            out.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            out.append("-")
        elif tag in {f"{_W}p", f"{_W}tr"}:
            _gather(child, out, notes, depth + 1)
            out.append("\n")
        elif tag == f"{_W}tc":
            _gather(child, out, notes, depth + 1)
            out.append(" ")
        elif tag in _LEFT_OUT or tag == _MC_FALLBACK:
            notes.tracked |= tag == f"{_W}del"
        else:
            notes.tracked |= tag == f"{_W}ins"
            _gather(child, out, notes, depth + 1)


def _tables(table: etree._Element, notes: _Notes, place: str) -> Iterator[Grid]:
    """Yield a table, and after it the tables inside its cells, whose text is in those cells as well."""
    yield Grid(place, _rows(table, notes))
    for number, inner in enumerate((t for t in table.iter(f"{_W}tbl") if t is not table), 1):
        yield Grid(f"{place}, inner table {number}", _rows(inner, _Notes()), nested=True)


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell as Word lays it out: its first grid column, how many it takes, and whether it goes on from above."""

    start: int
    width: int
    continues: bool
    text: str
    remark: str


def _rows(table: etree._Element, notes: _Notes) -> tuple[GridRow, ...]:
    laid_out: list[tuple[int, list[_Span], bool]] = []
    for number, row in enumerate(_children(table, "tr"), 1):
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            notes.dropped_rows += 1
            notes.tracked = True
            continue
        heading = properties is not None and properties.find(f"{_W}tblHeader") is not None
        laid_out.append((number, _spans(row, properties, notes), heading))
    edges = _edges([spans for _, spans, _ in laid_out])
    rows: list[GridRow] = []
    above: dict[int, str] = {}
    for number, spans, heading in laid_out:
        cells = _placed(spans, edges, above)
        above = {i: c.text for i, c in enumerate(cells)}
        rows.append(GridRow(number, cells, heading))
    return tuple(rows)


def _spans(row: etree._Element, properties: etree._Element | None, notes: _Notes) -> list[_Span]:
    spans: list[_Span] = []
    skipped = properties.find(f"{_W}gridBefore") if properties is not None else None
    column = _number(skipped, 0)
    for cell in _children(row, "tc"):
        notes.cells += 1
        if notes.cells > MOST_CELLS or len(spans) > _MOST_COLUMNS:
            raise BadInput("The tables hold too many cells.", "Ask the sender for it in parts; nothing was changed.")
        marks = cell.find(f"{_W}tcPr")
        width = max(1, _number(marks.find(f"{_W}gridSpan") if marks is not None else None, 1))
        merged = marks.find(f"{_W}vMerge") if marks is not None else None
        continues = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        spans.append(_Span(column, width, continues, _text(cell, notes), _remark(cell, notes)))
        column += width
    return spans


def _number(element: etree._Element | None, otherwise: int) -> int:
    said = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() and len(said) < 6 else otherwise


def _remark(cell: etree._Element, notes: _Notes) -> str:
    found = [notes.comments.get(r.get(f"{_W}id", ""), "") for r in cell.iter(f"{_W}commentReference")]
    found += [notes.footnotes.get(r.get(f"{_W}id", ""), "") for r in cell.iter(f"{_W}footnoteReference")]
    notes.remarks += sum(map(bool, found))
    return "\n".join(text for text in found if text)


def _edges(rows: list[list[_Span]]) -> tuple[int, ...]:
    """Return where the columns of most rows begin: hand-drawn tables rarely keep one grid throughout."""
    shapes = Counter(tuple(s.start for s in spans) for spans in rows if len(spans) > 1)
    if not shapes:
        return (0,)
    sizes = Counter({size: 0 for size in map(len, shapes)})
    for shape, count in shapes.items():
        sizes[len(shape)] += count
    usual = max(sizes.items(), key=lambda item: (item[1], item[0]))[0]
    return max((s for s in shapes.items() if len(s[0]) == usual), key=lambda item: (item[1], item[0]))[0]


def _placed(spans: list[_Span], edges: tuple[int, ...], above: dict[int, str]) -> tuple[Cell, ...]:
    """Return a row's cells under the usual columns; a row with as many cells as usual is taken cell by cell."""
    cells: list[Cell] = [EMPTY] * len(edges)
    taken: set[int] = set()
    for index, span in enumerate(spans):
        if len(spans) == len(edges):
            covered = [index]
        else:
            covered = [i for i, edge in enumerate(edges) if span.start <= edge < span.start + span.width]
            covered = covered or [max((i for i, edge in enumerate(edges) if edge <= span.start), default=0)]
        first = covered[0]
        while first in taken:
            first += 1
            if first >= len(cells):
                cells.append(EMPTY)
        taken.add(first)
        if span.continues:
            cells[first] = Cell(above.get(first, ""), None, Merge.DOWN)
        else:
            cells[first] = Cell(span.text, None, Merge.NONE, span.remark)
        for other in covered[1:]:
            if other not in taken:
                taken.add(other)
                cells[other] = Cell(span.text, None, Merge.ACROSS)
    return tuple(cells)
