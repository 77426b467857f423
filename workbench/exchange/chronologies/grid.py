"""Tables as they stand in a file, whatever its format: cells, rows, merges and what stands around them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

MOST_CELLS = 3_000_000  # filled cells in one file; a chronology of 20,000 rows has about 200,000
Value = dt.datetime | dt.date | dt.time | dt.timedelta | float | int | None


class Merge(Enum):
    """Whether a cell stands for itself or repeats one that was merged over it."""

    NONE = 0
    ACROSS = 1  # the text belongs to the cell on its left
    DOWN = 2  # the text belongs to the cell above


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` as shown; ``value`` where the file keeps a date, time or number; ``remark``: a comment on the cell.

    ``reads``: the text with the days of its dates first, where the table writes months first.
    """

    text: str = ""
    value: Value = None
    merge: Merge = Merge.NONE
    remark: str = ""
    reads: str = ""

    @property
    def dated(self) -> str:
        """The words that a date is read from."""
        return self.reads or self.text

    @property
    def when(self) -> Value | str:
        """What a date is read from: the file's own value, else the words."""
        return self.value if self.value is not None else self.dated

    @property
    def own(self) -> str:
        """Return the text unless it is only repeated from a merged cell."""
        return self.text if self.merge is Merge.NONE else ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; ``number`` counts from 1 in its table or sheet as its program shows it."""

    number: int
    cells: tuple[Cell, ...]
    heading: bool = False  # marked as a heading row by the file itself
    hidden: bool = False

    def cell(self, index: int) -> Cell:
        """Return the cell in a column, an empty one past the end."""
        return self.cells[index] if index < len(self.cells) else EMPTY

    @property
    def filled(self) -> bool:
        """Whether any cell holds something of its own."""
        return any(c.own or c.remark for c in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``place`` names it for a person ("table 2", "sheet 'Contacts'")."""

    place: str
    rows: tuple[GridRow, ...]
    epoch_1904: bool = False
    nested: bool = False
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """All tables of a file in order, the text outside them, and sentences on what a person should know.

    ``strict``: tables were only made out, so one without dates is not taken for a table at all.
    """

    grids: tuple[Grid, ...]
    outside: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    strict: bool = False
