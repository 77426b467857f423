"""A table in plain text, as a clipboard gives it: by tabs, by bars, or by how its words line up."""

from __future__ import annotations

import re
from collections import Counter

from workbench.errors import BadInput
from workbench.exchange.chronologies import delimited
from workbench.exchange.chronologies.grid import Cell, Grid, GridRow, Pages

_LARGEST = 20_000_000  # characters
_GAP = re.compile(r" {2,}")
_RULE = re.compile(r"[\s|+:=\-\u2013\u2014_]+")
_SHARE = 0.6  # of the lines that have to agree


def read(text: str) -> Pages:
    """Return the table of a text; raises BadInput."""
    if len(text) > _LARGEST:
        raise BadInput("The text is longer than 20 million characters.", "Ask for it in parts; nothing was changed.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        raise BadInput("There is no text.", "Copy the table in the sender's document first.")
    lines = text.split("\n")
    tabbed = sum("\t" in line for line in lines)
    if tabbed == 0 and (rows := _barred(lines) or _aligned(lines)):
        made = (GridRow(number, tuple(Cell(c) for c in cells)) for number, cells in enumerate(rows, 1))
        return Pages((Grid("file", tuple(made)),))
    return delimited.read(text.encode("utf-8", "replace"))


def _barred(lines: list[str]) -> list[list[str]]:
    """Return the cells of a table drawn with upright bars; none when it is not drawn so."""
    filled = [line.strip() for line in lines if line.strip() and not _RULE.fullmatch(line)]
    if len(filled) < 2 or sum(line.count("|") >= 2 for line in filled) < _SHARE * len(filled):
        return []
    return [[cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")] for line in filled]


def _aligned(lines: list[str]) -> list[list[str]]:
    """Return the cells of a table set with blanks: columns begin where the words of most lines begin after a gap.

    A line whose first column is empty goes on with the row above it.
    """
    filled = [line.expandtabs(8).rstrip() for line in lines if line.strip() and not _RULE.fullmatch(line)]
    if len(filled) < 2:
        return []
    starts: Counter[int] = Counter()
    for line in filled:
        starts.update({found.end() for found in _GAP.finditer(line) if found.start() > 0})
    full = [line for line in filled if _GAP.search(line.strip())]
    if len(full) < max(2, _SHARE * len(filled) / 2):
        return []
    edges = [0, *sorted(at for at, count in starts.items() if count >= max(2, _SHARE * len(full)))]
    if len(edges) < 2:
        return _by_gaps(full, filled)
    rows: list[list[str]] = []
    for line in filled:
        cells = _cut(line, edges)
        if rows and not cells[0] and any(cells):
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows


def _cut(line: str, edges: list[int]) -> list[str]:
    """Cut a line at the columns' beginnings, never through a word: a cell that is too long pushes the next one."""
    cells: list[str] = []
    at = 0
    for edge in edges[1:]:
        cut = max(at, edge)
        while 0 < cut < len(line) and line[cut - 1] != " ":
            cut += 1
        cells.append(line[at:cut].strip())
        at = cut
    return [*cells, line[at:].strip()]


def _by_gaps(full: list[str], filled: list[str]) -> list[list[str]]:
    """Return the cells between gaps, where the same number of gaps in most lines makes up for crooked columns."""
    sizes = Counter(len(_GAP.split(line.strip())) for line in full)
    size, agreeing = sizes.most_common(1)[0]
    if size < 2 or agreeing < _SHARE * len(filled):
        return []
    return [_GAP.split(line.strip(), maxsplit=size - 1) for line in filled]
