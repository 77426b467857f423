"""Rows that tell of several events at once, taken apart: days listed in one cell, or lines that begin with a date.

Only what is plain is taken apart: as many lines of text as there are days, or every line with a day or a time of its
own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.exchange.chronologies.grid import EMPTY, Cell, GridRow, Merge
from workbench.exchange.chronologies.headings import Role
from workbench.exchange.dates import parse_date, parse_time

_MOST = 60  # events in one cell
_DATE_FIRST = re.compile(
    r"(?P<date>\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}\.? \d{4})"
    r"(?:\s*[:\u2013\u2014-]\s*|\s+)(?P<rest>\S.*)"
)
_TIME_FIRST = re.compile(
    r"(?P<time>\d{1,2}[:.]\d{2}(?:\s?(?:hrs|hours|am|pm))?|\d{1,2}\s?(?:am|pm)|\d{4}\s?hrs)"
    r"(?:\s*[:\u2013\u2014-]\s*|\s+)(?P<rest>[^\W\d].*)"
)


def taken_apart(row: GridRow, first: Mapping[Role, int]) -> list[GridRow]:
    """Return the events of a row as rows of their own; the row alone where it tells of one.

    ``first``: the first column of each role.
    """
    date_at, what_at, time_at = first.get(Role.DATE), first.get(Role.WHAT), first.get(Role.TIME)
    if date_at is None or what_at is None:
        return [row]
    date, what = row.cell(date_at), row.cell(what_at)
    lines = what.own.split("\n")
    if not 2 <= len(lines) <= _MOST or row.cell(what_at).merge is not Merge.NONE:
        return [row]
    days = date.own.split("\n")
    if len(days) == len(lines) and all(_is_day(day) for day in days):
        texts = [{date_at: day, what_at: line} for day, line in zip(days, lines, strict=True)]
        return _rows(row, texts)
    if len(days) > 1:
        return [row]
    dated = [_DATE_FIRST.fullmatch(line) for line in lines]
    if all(found and _is_day(found["date"]) for found in dated):
        return _rows(row, [{date_at: f["date"], what_at: f["rest"]} for f in dated if f])
    timed = [_TIME_FIRST.fullmatch(line) for line in lines]
    own_time = row.cell(time_at).own if time_at is not None else ""
    if time_at is not None and not own_time and all(f and parse_time(f["time"]).start for f in timed):
        return _rows(row, [{time_at: f["time"], what_at: f["rest"]} for f in timed if f])
    return [row]


def _is_day(words: str) -> bool:
    found = parse_date(words)
    return found.problem is None and len(found.edtf or "") == len("2021-04-03")


def _rows(row: GridRow, texts: list[dict[int, str]]) -> list[GridRow]:
    """Return one row for each event; the other cells that have as many lines go with theirs, else with the first."""
    rows: list[GridRow] = []
    for number, own in enumerate(texts):
        cells: list[Cell] = []
        for at in range(max(len(row.cells), *(column + 1 for column in own))):
            cell = row.cell(at)
            lines = cell.text.split("\n")
            if at in own:
                cells.append(Cell(own[at], None, Merge.NONE, cell.remark if number == 0 else ""))
            elif len(lines) == len(texts) and cell.own:
                cells.append(replace(cell, text=lines[number], value=None, reads=""))
            elif number == 0 or cell.merge is not Merge.NONE or _is_day(cell.text):
                cells.append(cell)
            else:
                cells.append(EMPTY)
        rows.append(replace(row, cells=tuple(cells)))
    return rows
