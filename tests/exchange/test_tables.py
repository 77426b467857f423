from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from workbench.exchange.tables import to_csv, to_xlsx

DANGEROUS = ["=1+1", "+44 7700", "-5", "@cmd", "\t=1", "\r=1"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_of_a_csv_can_become_a_formula(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(["Words"], [[cell]]).decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["=1+1", "+44 7700", "-5", "@cmd"])
def test_a_workbook_keeps_the_words_as_text(cell: str) -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx("Chronology", ["Words"], [[cell]]))).active
    assert sheet is not None
    assert sheet["A2"].value == cell
    assert sheet["A2"].data_type == "s"


def test_a_workbook_tells_nothing_of_who_made_it() -> None:
    properties = load_workbook(io.BytesIO(to_xlsx("Chronology", ["Words"], [["a"]]))).properties
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_accents_and_line_breaks_survive() -> None:
    data = to_csv(["Words"], [["Siân said\n“no”, twice"]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1] == ["Siân said\n“no”, twice"]
