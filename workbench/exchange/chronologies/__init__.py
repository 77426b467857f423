"""Chronologies as agencies send them, Word, Excel or CSV, each with its own columns and date habits: no row is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.errors import BadInput
from workbench.exchange.chronologies import delimited, excel, word
from workbench.exchange.chronologies.events import row_of, to_events
from workbench.exchange.chronologies.grid import Grid, Pages
from workbench.exchange.chronologies.headings import Role
from workbench.exchange.chronologies.layout import Column, Section, sections
from workbench.exchange.chronologies.parsed import ParsedChronology, ParsedRow, ParsedTable, Problem
from workbench.exchange.chronologies.rows import parsed_rows
from workbench.exchange.chronologies.senders import guess_agency
from workbench.outside.zips import ZIP_START, open_zip

__all__ = [
    "Column",
    "ParsedChronology",
    "ParsedRow",
    "ParsedTable",
    "Problem",
    "Role",
    "guess_agency",
    "looks_like_one",
    "read_chronology",
    "row_of",
    "to_events",
]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_CHRONOLOGY = "No table with dates was found; every row was read as it stands."


def read_chronology(name: str, data: bytes) -> ParsedChronology:
    """Return the rows of every chronology in a file; ``name`` only helps to tell what kind of file it is.

    Raises BadInput, and nothing else, for a file that is damaged, locked, enormous, empty or of another kind.
    """
    pages = _pages(name, data)
    found = _sections(pages.grids)
    chosen = [s for s in found if s.chronology]
    problems = [Problem(0, sentence) for sentence in pages.problems]
    whole = not chosen
    if whole:
        chosen = [s for s in found if s.rows and not s.grid.nested]
        problems.append(Problem(0, NO_CHRONOLOGY))
    rows: list[ParsedRow] = []
    counts: dict[int, int] = {}
    for section in chosen:
        new = parsed_rows(section, len(rows) + 1, whole)
        counts[id(section)] = len(new)
        rows += new
    if not rows:
        raise BadInput("The file holds no table of events.", "Import it as a document instead.")
    problems += [Problem(row.row, row.problem) for row in rows if row.problem]
    tables = tuple(_table(s, counts.get(id(s))) for s in found)
    largest = max(chosen, key=lambda s: len(s.rows))
    return ParsedChronology(tuple(rows), largest.columns, tables, _titles(pages, found, chosen), tuple(problems))


def looks_like_one(name: str, data: bytes) -> bool:
    """Whether a file holds a table with headings, dates and what happened; False for what cannot be read."""
    try:
        found = _sections(_pages(name, data).grids)
    except BadInput:
        return False
    return any(s.chronology and s.headings and s.of(Role.WHAT) and len(s.rows) >= 3 for s in found)


def _pages(name: str, data: bytes) -> Pages:
    if data.startswith(_OLD_OFFICE):
        raise BadInput(
            "The file is protected by a password, or in the old Office format.",
            "Save it without a password as .docx or .xlsx, and import it again.",
        )
    suffix = name.rsplit(".", 1)[-1].casefold()
    if data.startswith(ZIP_START) or suffix in {"docx", "docm", "xlsx", "xlsm"}:
        parts = open_zip(data).parts()
        if "word/document.xml" in parts:
            return word.read(parts)
        if "xl/workbook.xml" in parts:
            return excel.read(data, parts)
        raise BadInput("The file is neither a Word document nor an Excel workbook.")
    if data.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        raise BadInput("This kind of file holds no tables that can be read.", "Ask for Word, Excel or CSV.")
    return delimited.read(data)


def _sections(grids: Sequence[Grid]) -> list[Section]:
    found: list[Section] = []
    earlier: Section | None = None
    for grid in grids:
        if grid.nested and any(s.chronology and grid.place.startswith(f"{s.grid.place}, ") for s in found):
            continue  # its text is in the cell that holds it
        new = sections(grid, earlier)
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
