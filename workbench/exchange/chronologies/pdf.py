"""Tables in PDF files: by the lines drawn around their cells, else by how their words line up; no word is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from workbench.exchange.chronologies.grid import EMPTY, Cell, Grid, GridRow, Merge, Pages
from workbench.outside.pdfplaces import Line, PlacedPage, Word, placed_pages

WITHOUT_LINES = "The tables of this PDF have no lines between their rows; check that the rows were told apart rightly."
OVER_THE_PAGE = "{} row(s) that run over the end of a page were put together; check them."
_NEAR = 3.0  # points within which two lines are one
_MOST_EDGES = 400  # of one direction in a table
_GAP = 6.0  # points between words that belong to different columns
_FEW = 0.04  # share of the lines of words: fewer begin no column, fewer may run over its edge
_MOST_COLUMNS = 30
_ENOUGH = 4  # rows that show which columns are always filled
_DIGITS = re.compile(r"\d+")
_FOOTER = re.compile(r"\b(?:page|p\.|tudalen) ?\d|^\W*\d+\W*$|\d+ (?:of|o) \d+", re.IGNORECASE)
_FINISHED = re.compile(r"[.!?:;)\]\"\u201d\u2019]$")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The lines of one drawn table, joined and put in order."""

    upright: tuple[Line, ...]
    level: tuple[Line, ...]

    @property
    def edges(self) -> tuple[list[float], list[float]]:
        """The x of the columns' edges from the left, the y of the rows' edges from the top."""
        return _places(self.upright), _places(self.level)[::-1]


def read(data: bytes) -> Pages:
    """Return a table for every one that can be made out, and all other words by lines; raises BadInput."""
    grids: list[Grid] = []
    outside: list[str] = []
    bare: list[tuple[str, list[Word]]] = []
    for number, page in enumerate(placed_pages(data), 1):
        place = f"page {number}"
        left = list(page.words)
        drawn: list[Grid] = []
        for frame in _frames(page):
            inside, left = _inside(frame, left)
            if inside:
                drawn.append(Grid(f"{place}, table {len(drawn) + 1}" if drawn else place, _drawn_rows(frame, inside)))
        grids += drawn
        if drawn:
            outside += [_said(line) for line in _text_lines(left)]
        else:
            bare.append((place, left))
    grids, joined = _rejoined(grids)
    guessed, around = _lined_up(bare)
    outside += around
    said = [OVER_THE_PAGE.format(joined)] if joined else []
    return Pages((*grids, *guessed), tuple(outside), (*said, *([WITHOUT_LINES] if guessed else [])), strict=True)


def _rejoined(grids: Sequence[Grid]) -> tuple[list[Grid], int]:
    """Put rows together that run over the end of a page, and count them.

    Such a rest stands first on its page, below headings that are there again, lacks what every row has, and goes on
    with a sentence that the row above has not finished.
    """
    whole: list[Grid] = []
    count = 0
    for grid in grids:
        above = whole[-1] if whole else None
        at = _first_of_its_own(grid, above) if above else 0
        if above and len(above.rows) >= _ENOUGH and at < len(grid.rows) and _is_rest(grid.rows[at], above.rows):
            last, rest = above.rows[-1], grid.rows[at]
            cells = tuple(_together(last.cell(i), cell) for i, cell in enumerate(rest.cells))
            whole[-1] = replace(above, rows=(*above.rows[:-1], replace(last, cells=cells)))
            grid = replace(grid, rows=(*grid.rows[:at], *grid.rows[at + 1 :]))
            count += 1
        whole.append(grid)
    return [grid for grid in whole if grid.rows], count


def _first_of_its_own(grid: Grid, above: Grid) -> int:
    """Return the place of the first row that does not repeat the beginning of the page before."""
    same = (a.cells == b.cells for a, b in zip(grid.rows, above.rows, strict=False))
    return next((i for i, equal in enumerate(same) if not equal), len(grid.rows))


def _is_rest(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row holds something, and nothing in a column in which every row above it has something."""
    if len(row.cells) != len(above[-1].cells) or not row.filled:
        return False
    always = [i for i in range(len(row.cells)) if all(r.cell(i).text for r in above[1:])]
    open_ended = (above[-1].cells[i].text for i, cell in enumerate(row.cells) if cell.own)
    return any(not row.cells[i].text for i in always) and any(t and not _FINISHED.search(t) for t in open_ended)


def _together(cell: Cell, rest: Cell) -> Cell:
    return replace(cell, text=" ".join(t for t in (cell.text, rest.own) if t))


def _frames(page: PlacedPage) -> list[_Frame]:
    """Return the drawn tables from the top: lines that touch, enough of them to make two cells."""
    upright = _joined([line for line in page.lines if line.upright])
    level = _joined([line for line in page.lines if not line.upright])
    if len(upright) * len(level) > _MOST_EDGES * _MOST_EDGES:
        return []
    group = list(range(len(upright) + len(level)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, standing in enumerate(upright):
        for j, lying in enumerate(level, len(upright)):
            across = lying.start - _NEAR <= standing.at <= lying.end + _NEAR
            if across and standing.start - _NEAR <= lying.at <= standing.end + _NEAR:
                group[root(i)] = root(j)
    members: dict[int, tuple[list[Line], list[Line]]] = {}
    for i, line in enumerate([*upright, *level]):
        members.setdefault(root(i), ([], []))[not line.upright].append(line)
    frames = [
        _Frame(tuple(standing), (*lying, *_open_ends(page.lines, standing, lying)))
        for standing, lying in members.values()
        if standing and lying
    ]
    frames = [f for f in frames if len(f.edges[0]) >= 3 and len(f.edges[1]) >= 2]
    return sorted(frames, key=lambda frame: -frame.edges[1][0])


def _open_ends(drawn: Sequence[Line], standing: Sequence[Line], lying: Sequence[Line]) -> list[Line]:
    """Return the levels at which every upright of a table ends without a line: where a page breaks a row."""
    columns = _places(standing)
    ends: dict[float, set[int]] = {}
    for line in drawn:
        if line.upright and (column := next((i for i, x in enumerate(columns) if abs(x - line.at) <= _NEAR), -1)) >= 0:
            for end in (line.start, line.end):
                ends.setdefault(round(end, 1), set()).add(column)
    left, right = columns[0], columns[-1]
    levels = (y for y, at in ends.items() if len(at) == len(columns))
    return [Line(False, y, left, right) for y in levels if all(abs(y - line.at) > _NEAR for line in lying)]


def _joined(lines: list[Line]) -> list[Line]:
    """Return lines with those that continue or double each other made one."""
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.at, line.start)):
        level = takewhile(lambda i: line.at - joined[i].at <= _NEAR, range(len(joined) - 1, -1, -1))  # noqa: B023
        index = next((i for i in level if _touch(joined[i], line)), None)
        if index is None:
            joined.append(line)
        else:
            other = joined[index]
            joined[index] = Line(line.upright, other.at, min(line.start, other.start), max(line.end, other.end))
    return joined


def _touch(one: Line, other: Line) -> bool:
    return other.start <= one.end + _NEAR and other.end >= one.start - _NEAR


def _places(lines: Iterable[Line]) -> list[float]:
    places: list[float] = []
    for at in sorted(line.at for line in lines):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _inside(frame: _Frame, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    columns, rows = frame.edges
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        centre = (word.left + word.right) / 2
        within = columns[0] <= centre <= columns[-1] and rows[-1] <= word.middle <= rows[0]
        (inside if within else outside).append(word)
    return inside, outside


def _drawn_rows(frame: _Frame, words: Sequence[Word]) -> tuple[GridRow, ...]:
    columns, edges = frame.edges
    height, width = len(edges) - 1, len(columns) - 1
    owner = _owners(frame, columns, edges)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = _slot([-y for y in edges], -word.middle)
        column = _slot(columns, (word.left + word.right) / 2)
        held.setdefault(owner[row, column], []).append(word)
    texts = {place: _flowing(found) for place, found in held.items()}
    rows: list[GridRow] = []
    for row in range(height):
        cells: list[Cell] = []
        for column in range(width):
            top, left = owner[row, column]
            text = texts.get((top, left), "")
            merge = Merge.NONE if (top, left) == (row, column) else Merge.ACROSS if column > left else Merge.DOWN
            cells.append(Cell(text, None, merge) if text else EMPTY)
        rows.append(GridRow(row + 1, tuple(cells)))
    return tuple(rows)


def _owners(frame: _Frame, columns: list[float], edges: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid the first place of the cell that covers it: where no line is, cells are one."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(edges)):
        for column, (left, right) in enumerate(pairwise(columns)):
            here = (row, column)
            owner[here] = here
            if column and not _there(frame.upright, left, (top + bottom) / 2):
                owner[here] = owner[row, column - 1]
            elif row and not _there(frame.level, top, (left + right) / 2):
                owner[here] = owner[row - 1, column]
    return owner


def _there(lines: Sequence[Line], at: float, over: float) -> bool:
    return any(abs(line.at - at) <= _NEAR and line.start <= over <= line.end for line in lines)


def _slot(edges: Sequence[float], at: float) -> int:
    """Return which stretch between ascending edges a place is in, the nearest one when it is in none."""
    return max(0, min(sum(edge <= at for edge in edges) - 1, len(edges) - 2))


def _text_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Return words in lines from the top, each from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: -w.middle):
        tall = max(word.top - word.bottom, 1.0)
        if lines and abs(lines[-1][0].middle - word.middle) < tall * 0.5:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def _flowing(words: Sequence[Word]) -> str:
    """Return the words of a cell as text, a wider space between lines being a new paragraph."""
    lines = _text_lines(words)
    drops = sorted(a[0].middle - b[0].middle for a, b in pairwise(lines))
    usual = drops[len(drops) // 2] if drops else 0.0
    pieces: list[str] = []
    for index, line in enumerate(lines):
        if index:
            drop = lines[index - 1][0].middle - line[0].middle
            pieces.append("\n" if len(lines) > 2 and drop > usual * 1.3 else " ")
        pieces.append(" ".join(w.text for w in line))
    return "".join(pieces)


def _lined_up(pages: Sequence[tuple[str, Sequence[Word]]]) -> tuple[list[Grid], list[str]]:
    """Return tables set without lines, and the lines of words outside them; all words when there is no such table."""
    lines = [(place, _text_lines(words)) for place, words in pages]
    lines, outside = _without_footers(lines)
    every = [line for _, found in lines for line in found]
    edges = _beginnings(every)
    if len(edges) < 3:
        return [], [*(_said(line) for line in every), *outside]
    spacing = _row_spacing([found for _, found in lines], edges)
    grids = [Grid(place, _set_rows(found, edges, spacing)) for place, found in lines if found]
    return grids, outside


def _without_footers(pages: list[tuple[str, list[list[Word]]]]) -> tuple[list[tuple[str, list[list[Word]]]], list[str]]:
    """Take the last line off each page where it is the same on several, but for its numbers."""
    last = Counter(_DIGITS.sub("", _said(found[-1])) for _, found in pages if found)
    kept: list[tuple[str, list[list[Word]]]] = []
    footers: list[str] = []
    for place, found in pages:
        if found and last[_DIGITS.sub("", said := _said(found[-1]))] > 1 and _FOOTER.search(said):
            footers.append(said)
            found = found[:-1]
        kept.append((place, found))
    return kept, footers


def _said(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _set_rows(lines: Sequence[Sequence[Word]], edges: Sequence[float], spacing: float | None) -> tuple[GridRow, ...]:
    """Return rows of lines; a line that runs across the columns is a row of its own."""
    begins = _spaced(lines, spacing) if spacing else _in_first_column(lines, edges)
    rows: list[list[list[str]]] = []
    across: set[int] = set()
    for index, line in enumerate(lines):
        if _crosses(line, edges):
            across.add(len(rows))
            rows.append([[_said(line)], *([] for _ in edges[1:])])
            continue
        if index in begins or not rows or len(rows) - 1 in across:
            rows.append([[] for _ in edges])
        for column, words in enumerate(_columned(line, edges)):
            rows[-1][column] += words
    made: list[GridRow] = []
    for number, cells in enumerate(rows):
        texts = [" ".join(words) for words in cells]
        rest = [Cell(texts[0], None, Merge.ACROSS)] * (len(edges) - 1) if number in across else map(Cell, texts[1:])
        made.append(GridRow(number + 1, (Cell(texts[0]), *rest)))
    return tuple(made)


def _columned(line: Sequence[Word], edges: Sequence[float]) -> list[list[str]]:
    cells: list[list[str]] = [[] for _ in edges]
    for word in line:
        cells[max(0, sum(edge - _NEAR <= word.left for edge in edges) - 1)].append(word.text)
    return cells


def _crosses(line: Sequence[Word], edges: Sequence[float]) -> bool:
    return any(word.left < edge - _NEAR and word.right > edge + _NEAR for word in line for edge in edges)


def _in_first_column(lines: Sequence[Sequence[Word]], edges: Sequence[float]) -> set[int]:
    return {i for i, line in enumerate(lines) if _columned(line, edges)[0]}


def _spaced(lines: Sequence[Sequence[Word]], spacing: float) -> set[int]:
    return {0, *(i for i, (a, b) in enumerate(pairwise(lines), 1) if a[0].middle - b[0].middle > spacing)}


def _row_spacing(pages: Sequence[Sequence[Sequence[Word]]], edges: Sequence[float]) -> float | None:
    """Return the distance between lines from which a new row begins, where rows keep their distance from each other.

    None where a row can only be told by the words in its first column.
    """
    drops = sorted(a[0].middle - b[0].middle for lines in pages for a, b in pairwise(lines))
    if len(drops) < 2:
        return None
    spacing = drops[len(drops) // 4] * 1.25
    single = blocks = 0
    for lines in pages:
        first = _in_first_column(lines, edges)
        starts = [*sorted(_spaced(lines, spacing)), len(lines)] if lines else []
        for start, end in pairwise(starts):
            blocks += 1
            single += sum(start <= i < end for i in first) == 1
    return spacing if blocks > len(pages) and single >= 0.8 * blocks else None


def _beginnings(lines: Sequence[Sequence[Word]]) -> list[float]:
    """Return where columns begin: places at which lines have a word after a gap, and that hardly a word runs over."""
    counted: Counter[int] = Counter()
    for line in lines:
        starts = {round(line[0].left)} | {round(b.left) for a, b in pairwise(line) if b.left - a.right > _GAP}
        counted.update(starts)
    enough = max(2.0, _FEW * len(lines))
    places: list[float] = []
    for at in sorted(counted):
        near = sum(counted[at + step] for step in (-1, 0, 1))
        if near < enough or (places and at - places[-1] <= 2 * _NEAR):
            continue
        if sum(_crosses(line, (float(at),)) for line in lines) <= max(1.0, _FEW * len(lines)):
            places.append(float(at))
    return places[:_MOST_COLUMNS]
