"""The readers under test: what each begins with, and how a damaged file is given to it."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from msoffcrypto.method.ecma376_agile import ECMA376Agile
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.exchange.chronologies import making
from tests.fuzz.mutating import mutated
from workbench.errors import BadInput
from workbench.exchange.chronologies import read_chronology, to_events
from workbench.exchange.documents import read_document
from workbench.exchange.learning import Lesson, from_json, from_table, to_json
from workbench.outside.locked import unlocked

PASSWORD = "tide table"
ROWS: making.Rows = [
    ["Chronology of the Trust", "", "", "", ""],
    making.HEADINGS,
    *making.EVENTS,
    [dt.date(2021, 5, 6), "2pm", "Log 7", "A call.\nThe mother was told.", "12"],
    ["w/c 7/6/21", "", "#note", "Two visits & a <letter>.", "None"],
]


@dataclass(frozen=True)
class Reader:
    """``seeds`` makes whole files; ``read`` returns how many rows a damaged one has, or raises BadInput."""

    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], int]


def rows_of(suffix: str) -> Callable[[bytes], int]:
    """Return what reads a file with this ending, all the way to events."""

    def read(data: bytes) -> int:
        parsed = read_chronology(f"a.{suffix}", unlocked(data, PASSWORD))
        return len(to_events(parsed, "s1", "a1", f"a.{suffix}"))

    return read


def _locked() -> list[bytes]:
    rounds = 1_000  # a hundredth of Office's, so that thousands of files take minutes
    return [ECMA376Agile.encrypt(PASSWORD, io.BytesIO(making.xlsx(ROWS)), spin_count=rounds)]


def _books() -> list[bytes]:
    def more(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.merge_cells("A1:E1")
        sheet["D4"].comment = Comment("Ask", "A reader")
        sheet["F4"] = "=LEN(D4)"
        sheet.row_dimensions[5].hidden = True

    return [making.xlsx(ROWS, ROWS, change=more)]


_PUBLISHED: making.Rows = [
    ["Title", "Year", "Themes", "Finding", "Recommendation"],
    ["A review of a baby", "2018", "capacity; growth", "Nobody held the child.", "Name someone."],
    ["A thematic review", "2021", "", "", "Ask about men."],
]


def _lessons() -> list[bytes]:
    return [to_json([Lesson("A review", "2018", "england", ("capacity",), "x" * 40, "Name “someone”.", "Not used.")])]


def _table(data: bytes) -> int:
    return len(from_table("a.xlsx" if data.startswith(b"PK") else "a.csv", data, str))


READERS = {
    "docx": Reader(lambda: [making.word(ROWS, ROWS, title="Chronology")], rows_of("docx")),
    "xlsx": Reader(_books, rows_of("xlsx")),
    "xls": Reader(lambda: [making.xls(ROWS, ROWS)], rows_of("xls")),
    "ods": Reader(lambda: [making.ods(ROWS, ROWS)], rows_of("ods")),
    "csv": Reader(lambda: [making.csv(ROWS), making.csv(ROWS, ";", "utf-16")], rows_of("csv")),
    "html": Reader(lambda: [making.html(ROWS, title="Chronology")], rows_of("xls")),
    "pdf": Reader(lambda: [making.pdf(ROWS), making.pdf(ROWS, lines=False)], rows_of("pdf")),
    "pasted": Reader(lambda: [making.csv(ROWS, "\t"), making.csv(ROWS, "   ")], rows_of("txt")),
    "locked": Reader(_locked, rows_of("xlsx")),
    "documents": Reader(
        lambda: [making.word(ROWS, title="Minutes"), making.pdf(ROWS)],
        lambda data: len(read_document("a.pdf" if data.startswith(b"%PDF") else "a.docx", data).passages),
    ),
    "learning": Reader(_lessons, lambda data: len(from_json(data))),
    "published": Reader(lambda: [making.csv(_PUBLISHED), making.xlsx(_PUBLISHED)], _table),
}


@cache
def seeds_of(name: str) -> tuple[bytes, ...]:
    """Return a reader's whole files."""
    return tuple(READERS[name].seeds())


def damaged(name: str, number: int) -> bytes:
    """Return one damaged file of a reader, the same for the same number."""
    chance = random.Random(f"{name} {number}")  # noqa: S311 - damage, not secrets
    seeds = seeds_of(name)
    return mutated(seeds[number % len(seeds)], chance)


def attempt(name: str, number: int) -> bool:
    """Read one damaged file; return whether anything of it was read. Anything raised but BadInput is a fault."""
    try:
        return READERS[name].read(damaged(name, number)) > 0
    except BadInput:
        return False
