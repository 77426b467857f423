"""Tables that write the month first, as in the United States: how the dates in their cells are to be read.

The sender's own words stay as they are; only what a date is read from has the day first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.exchange.chronologies.grid import Cell, Grid, GridRow

_LONGEST = 60  # characters; a longer cell tells more than a date
_FULL = r"(?<![\d/.])(?P<m>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<d>\d{1,2})(?=\s?(?P=s)\s?(?:\d{4}|\d{2})(?!\d))"
_WITHOUT_YEAR = r"(?<![\d/.])(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?![\d/]|\s*[A-Za-z])"
_MONTH_FIRST = re.compile(f"{_FULL}|{_WITHOUT_YEAR}")


def day_first(text: str) -> str:
    """Return a date's words with the day before the month: "3/14/24" as "14/3/24"; months in words stay."""

    def turned(found: re.Match[str]) -> str:
        month, day = found["m"] or found["m2"], found["d"] or found["d2"]
        return f"{day}{found['s'] or '/'}{month}"

    return _MONTH_FIRST.sub(turned, text)


def grid(table: Grid) -> Grid:
    """Return a table whose short cells know how their dates are read."""
    return replace(table, rows=tuple(row(each) for each in table.rows), month_first=True)


def row(each: GridRow) -> GridRow:
    """Return a row whose short cells know how their dates are read."""
    return replace(each, cells=tuple(_cell(cell) for cell in each.cells))


def _cell(cell: Cell) -> Cell:
    if cell.value is not None or not 3 <= len(cell.text) <= _LONGEST:
        return cell
    reads = day_first(cell.text)
    return replace(cell, reads=reads) if reads != cell.text else cell
