"""What the cells of a column look like, whatever its heading says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.exchange.chronologies.grid import Cell, GridRow
from workbench.exchange.dates import Around, parse_date, parse_time

_SAMPLE = 150  # filled cells that are looked at
_LONGEST_DATE = 50  # characters
_HINT = re.compile(
    r"\d|spring|summer|autumn|winter|day|ditto|gwanwyn|haf|hydref|gaeaf|diwrnod|drannoeth|trannoeth", re.IGNORECASE
)
_SHAPE = re.compile(r"\??\s*\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}")
_SIGNS = re.compile(r"[+\-\u2013\u2212/=0 ]{0,5}")
_NEUTRAL = Around(above="2020-01-01", row_above="2020-01-01")


@dataclass(frozen=True, slots=True)
class Looks:
    """Shares from 0 to 1 of the filled cells, and of filled cells among all; ``length``: mean characters when filled.

    ``shaped``: written like a date, possible or not. ``signs``: nothing but plus and minus.
    """

    filled: int = 0
    share: float = 0.0
    dates: float = 0.0
    shaped: float = 0.0
    times: float = 0.0
    length: float = 0.0
    signs: bool = False


def is_date(cell: Cell) -> bool:
    """Whether a cell holds a date; bare numbers do not count, for they may be anything."""
    if isinstance(cell.value, dt.date):
        return True
    text = cell.dated
    if cell.value is not None or not text or len(text) > _LONGEST_DATE or not _HINT.search(text) or text.isdecimal():
        return False
    found = parse_date(text, _NEUTRAL)
    return found.edtf is not None and (found.problem is None or found.inferred or any(c.isdigit() for c in text))


def looks_of(rows: Sequence[GridRow], index: int) -> Looks:
    """Return what the cells of a column look like."""
    cells = [row.cell(index) for row in rows]
    filled = [c for c in cells if c.own]
    if not filled:
        return Looks()
    step = max(1, len(filled) // _SAMPLE)
    sample = filled[::step]
    size = len(sample)
    return Looks(
        filled=len(filled),
        share=len(filled) / len(cells),
        dates=sum(is_date(c) for c in sample) / size,
        shaped=sum(bool(_SHAPE.match(c.text)) for c in sample) / size,
        times=sum(_is_time(c) for c in sample) / size,
        length=sum(len(c.text) for c in sample) / size,
        signs=all(_SIGNS.fullmatch(c.text) for c in sample),
    )


def _is_time(cell: Cell) -> bool:
    if isinstance(cell.value, dt.time):
        return True
    return bool(re.search(r"\d\d", cell.text)) and len(cell.text) < 20 and parse_time(cell.text).start is not None
