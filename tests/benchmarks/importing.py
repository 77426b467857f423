"""Bringing a workbook of 10,000 rows into a store, against openpyxl reading the same file bare."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import tempfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.benchmarks.measure import Figure, median, milliseconds, times
from tests.benchmarks.storing import note
from workbench.records import Agency, Person
from workbench.services import importing, unlocking
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

ROWS = 10_000
ROUNDS = 3
BOUND = 3.0


def workbook(path: Path) -> None:
    """Write an agency's chronology: true dates and dates as text, times, three columns of prose."""
    seed = random.Random(5)  # noqa: S311 - a benchmark's text, not a secret
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    sheet.append(["Date", "Time", "Source", "Event", "Action taken", "Outcome", "Staff"])
    for number in range(ROWS):
        day = dt.datetime(2015, 1, 1) + dt.timedelta(days=number // 4)
        date = day if number % 2 else f"{day:%d/%m/%Y}"
        words = (note(seed, 220), note(seed, 90), note(seed, 40))
        sheet.append([date, f"{number % 24:02}:{number % 60:02}", f"Case note {number}", *words, "Duty worker"])
    book.save(path)


def bare(path: Path) -> None:
    """Read every cell, and nothing more."""
    for _ in load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True):
        pass


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "police.xlsx"
        workbook(file)
        numbers = itertools.count()

        def bring() -> None:
            new = unlocking.new_key("walnut harbour lantern tide", CHEAP)
            session, _ = Session.create_with_key(folder / f"{next(numbers)}.review", new.key, new.salt)
            people = [Person(f"p{i}", name=f"Ada Quill{i}", kind="family", label=f"Relative {i}") for i in range(1, 30)]
            agency = Agency("a1", name="Northsea Police", kind="police", label="Police")
            session.store.apply([Put(agency), *map(Put, people)], "bench")
            with session:
                report = importing.import_paths(session, [file])
                assert report.rows == ROWS
                assert session.store.count("event") == ROWS

        bare_seconds: list[float] = []
        ours: list[float] = []
        for _ in range(ROUNDS):  # in turns: what else the machine does falls on both
            bare_seconds += times(lambda: bare(file), 1)
            ours += times(bring, 1)
    ratio = median(ours) / median(bare_seconds)
    return [
        Figure(
            f"import {ROWS:,} rows of .xlsx: median {milliseconds(median(ours))}",
            f"max {milliseconds(max(ours))}",
            f"openpyxl reading bare {milliseconds(median(bare_seconds))}",
            f"{ratio:.2f}× (≤ {BOUND:.0f})",
            ratio <= BOUND,
        )
    ]
