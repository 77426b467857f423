from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.tools.score import squash
from workbench.exchange.chronologies import ParsedRow, guess_agency, looks_like_one, read_chronology
from workbench.paths import resource
from workbench.records import Agency

CASES = {"harbour": resource("examples/harbour"), "cwm": Path(__file__).parents[2] / "fixtures" / "cwm"}


@dataclass(frozen=True)
class Told:
    """What truth/ says of a row, and the row as read."""

    truth: dict[str, Any]
    row: ParsedRow


def told(case: str) -> list[Told]:
    folder = CASES[case]
    rows: dict[str, tuple[ParsedRow, ...]] = {}
    found = []
    for truth in json.loads((folder / "truth" / "chronology.json").read_text("utf-8")):
        file = truth["file"]
        if file not in rows:
            rows[file] = read_chronology(Path(file).name, (folder / file).read_bytes()).rows
        found.append(Told(truth, rows[file][truth["row"] - 1]))
    return found


@pytest.mark.parametrize("case", CASES)
def test_every_row_of_the_example_is_there_under_its_number(case: str) -> None:
    for item in told(case):
        assert squash(item.row.what_happened).startswith(squash(item.truth["what_starts_with"]))
        if "sheet_row" in item.truth:
            assert item.row.place_row == item.truth["sheet_row"]


@pytest.mark.parametrize("case", CASES)
def test_dates_of_the_example_are_read(case: str) -> None:
    dated = [item for item in told(case) if item.truth["date"]]
    right = [item for item in dated if item.row.date.edtf == item.truth["date"]]
    assert len(right) >= 0.98 * len(dated)


@pytest.mark.parametrize("case", CASES)
def test_dates_that_cannot_be_are_pointed_out_and_notes_marked(case: str) -> None:
    for item in told(case):
        assert item.row.is_note is item.truth["is_note"]
        if item.truth["invalid"]:
            assert item.row.date.edtf is None
            assert item.row.problem


@pytest.mark.parametrize("case", CASES)
def test_the_sender_of_every_file_of_the_example_is_guessed(case: str) -> None:
    folder = CASES[case]
    fields = Agency.spec.fields
    agencies = [
        Agency(a["id"], {k: v for k, v in a.items() if k in fields})
        for a in json.loads((folder / "case.json").read_text("utf-8"))["agency"]
    ]
    sent = {t["file"]: t["agency"] for t in json.loads((folder / "truth" / "chronology.json").read_text("utf-8"))}
    for file, agency in sent.items():
        parsed = read_chronology(Path(file).name, (folder / file).read_bytes())
        assert guess_agency(Path(file).name, parsed.title_text, agencies) == agency


def test_chronologies_look_like_ones_and_minutes_and_reports_do_not() -> None:
    inbox = CASES["harbour"] / "inbox"
    for path in sorted((inbox / "chronologies").glob("*.docx")):
        assert looks_like_one(path.name, path.read_bytes())
    for path in sorted((inbox / "documents").glob("*.docx")):
        assert not looks_like_one(path.name, path.read_bytes()), path.name
