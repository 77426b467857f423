"""Chronologies as agencies send them, in any office format, each with its own columns and date habits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.errors import BadInput
from workbench.exchange.chronologies import american
from workbench.exchange.chronologies.events import part_of, row_of, to_events
from workbench.exchange.chronologies.grid import Grid, Pages
from workbench.exchange.chronologies.headings import Role
from workbench.exchange.chronologies.layout import Column, Mapping, Section, sections
from workbench.exchange.chronologies.opening import pages_of
from workbench.exchange.chronologies.parsed import ParsedChronology, ParsedRow, ParsedTable, Problem
from workbench.exchange.chronologies.rows import parsed_rows
from workbench.exchange.chronologies.senders import guess_agency

__all__ = [
    "Column",
    "Mapping",
    "ParsedChronology",
    "ParsedRow",
    "ParsedTable",
    "Problem",
    "Role",
    "guess_agency",
    "looks_like_one",
    "part_of",
    "read_chronology",
    "row_of",
    "to_events",
]

NO_CHRONOLOGY = "No table with dates was found; every row was read as it stands."


def read_chronology(
    name: str, data: bytes, mapping: Mapping | None = None, *, month_first: bool = False
) -> ParsedChronology:
    """Return the rows of every chronology in a file; ``name`` only helps to tell what kind of file it is.

    ``mapping``: what columns hold, by :attr:`Column.key`, where the guess was put right by hand. ``month_first``: the
    numbers of its dates stand in the order of the United States.

    Raises BadInput, and nothing else, for a file that is damaged, locked, enormous, empty or of another kind.
    """
    pages = pages_of(name, data)
    found = _sections(_read_as(pages.grids, month_first), mapping or {})
    chosen = [s for s in found if s.chronology]
    problems = [Problem(0, sentence) for sentence in pages.problems]
    whole = not chosen
    if whole and pages.strict:
        raise BadInput("No table with dates could be made out.", "Import it as a document, or ask for Word or Excel.")
    if whole:
        chosen = [s for s in found if s.rows and not s.grid.nested]
        problems.append(Problem(0, NO_CHRONOLOGY))
    rows: list[ParsedRow] = []
    counts: dict[int, int] = {}
    for section in chosen:
        new = parsed_rows(section, rows[-1].row + 1 if rows else 1, whole)
        counts[id(section)] = len(new)
        rows += new
    if not rows:
        raise BadInput("The file holds no table of events.", "Import it as a document instead.")
    problems += [Problem(row.row, row.problem) for row in rows if row.problem]
    tables = tuple(_table(s, counts.get(id(s))) for s in found)
    largest = max(chosen, key=lambda s: len(s.rows))
    titles = _titles(pages, found, chosen)
    return ParsedChronology(tuple(rows), largest.columns, tables, titles, tuple(problems), _samples(largest))


def _samples(section: Section) -> tuple[str, ...]:
    texts = ((row.cell(c.index).own for row in section.rows) for c in section.columns)
    return tuple(next((" ".join(text.split()) for text in column if text), "") for column in texts)


def looks_like_one(name: str, data: bytes, *, month_first: bool = False) -> bool:
    """Whether a file holds a table with headings, dates and what happened; False for what cannot be read."""
    try:
        found = _sections(_read_as(pages_of(name, data).grids, month_first), {})
    except BadInput:
        return False
    return any(s.chronology and s.headings and s.of(Role.WHAT) and len(s.rows) >= 3 for s in found)


def _read_as(grids: Sequence[Grid], month_first: bool) -> Sequence[Grid]:
    return [american.grid(each) for each in grids] if month_first else grids


def _sections(grids: Sequence[Grid], mapping: Mapping) -> list[Section]:
    found: list[Section] = []
    earlier: Section | None = None
    for grid in grids:
        if grid.nested and any(s.chronology and grid.place.startswith(f"{s.grid.place}, ") for s in found):
            continue  # its text is in the cell that holds it
        new = sections(grid, earlier, mapping)
        if grid.nested:
            new = [s if s.headings else replace(s, chronology=False) for s in new]
        found += new
        earlier = next((s for s in reversed(found) if s.chronology), None)
    return found


def _table(section: Section, rows: int | None) -> ParsedTable:
    if rows is not None:
        return ParsedTable(section.grid.place, section.headings, rows, section.chronology)
    lines = tuple(" | ".join(c.text for c in row.cells if c.own) for row in section.grid.rows)
    return ParsedTable(section.grid.place, section.headings, 0, chronology=False, lines=lines)


def _titles(pages: Pages, found: Sequence[Section], chosen: Sequence[Section]) -> str:
    lines = [*pages.outside]
    for section in found:
        lines += section.titles
    lines += [s.grid.place for s in chosen if s.grid.place.startswith("sheet")]
    return "\n".join(line for line in lines if line)
