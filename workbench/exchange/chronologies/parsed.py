"""What a chronology says once it is read: rows, columns, tables, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.exchange.chronologies.layout import Column
from workbench.exchange.dates import ParsedDate


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row of data, whole: every word of it is in one of the fields.

    ``row`` counts rows of data from 1 through all tables of the file; ``place`` and ``place_row`` say where it stands.
    ``part`` counts the events that were told in one row, from 1; 0 for a row that tells of one.
    ``comment`` is the sender's own remark; ``remarks`` holds columns that no field takes, each with its heading, and
    comments on cells. ``content`` is the row as it stood, for telling rows apart. Empty text means nothing there.
    """

    row: int
    place: str
    place_row: int
    date: ParsedDate
    part: int = 0
    date_text: str = ""
    time: str | None = None
    time_end: str | None = None
    sequence: float | None = None
    agency_text: str = ""
    source_detail: str = ""
    what_happened: str = ""
    action_taken: str = ""
    outcome: str = ""
    people_text: str = ""
    contact_text: str = ""
    comment: str = ""
    remarks: str = ""
    is_note: bool = False
    problem: str | None = None
    content: str = ""


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """A table of the file; ``rows`` of data were read from a chronology, none from a glossary or the like.

    ``headings`` are row numbers; ``lines`` the text of a table that is no chronology.
    """

    name: str
    headings: tuple[int, ...]
    rows: int
    chronology: bool
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about a row, or about the file when ``row`` is 0; it never repeats words of the record."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ParsedChronology:
    """``columns`` is the guess for the largest table; ``title_text`` every line outside the rows of data.

    ``samples``: the first words that stand in each of the columns.
    """

    rows: tuple[ParsedRow, ...]
    columns: tuple[Column, ...]
    tables: tuple[ParsedTable, ...]
    title_text: str
    problems: tuple[Problem, ...]
    samples: tuple[str, ...] = ()
