from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.reports.leaking import DAY
from workbench.errors import Refused, WrongUse
from workbench.records import Decision, Disclosure, Person, Section
from workbench.services import anonymisation_log as log
from workbench.services.session import Session
from workbench.vault.store import Put


@pytest.fixture
def review(empty: Session) -> Session:
    """Return a small review with a name, a decision and words that a spreadsheet would run."""
    empty.store.apply(
        [
            Put(Person("p1", name="Wenna Bramhall", kind="family", label="Mother", aliases=("=Wen",))),
            Put(Section("s1", number=1, heading="Then", body="Then Wenna rang. +44 or so.", audiences=["public"])),
            Put(Decision("d1", record={"kind": "section", "id": "s1"}, field="body", text="+44 or so",
                         treat_as={"withhold": True}, reason="@home only")),
        ],
        "test",
    )  # fmt: skip
    return empty


@pytest.mark.parametrize("code", ["public", "panel", "family"])
@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
def test_the_log_is_refused_for_everybody_but_the_confidential_audience(
    review: Session, tmp_path: Path, code: str, ending: str
) -> None:
    target = tmp_path / f"log{ending}"
    with pytest.raises(Refused, match="confidential"):
        log.export(review, code, "public", target)
    assert not target.exists()
    assert review.store.count("disclosure") == 0


def test_there_is_no_log_of_the_confidential_version(review: Session) -> None:
    with pytest.raises(WrongUse):
        log.entries(review, "confidential")


def test_the_table_holds_every_entry_and_no_formula(review: Session, tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    expected = len(log.entries(review, "public"))
    written = log.export(review, "confidential", "public", target, today=DAY)
    header, *rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert header[0] == "Record"
    assert len(rows) == written == expected
    assert any(row[1:2] + row[3:6] == ["s1", "Wenna", "Mother", "register label"] for row in rows)
    assert any(row[3:5] == ["'+44 or so", "[withheld]"] and row[6] == "'@home only" for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_sheet_holds_text_and_never_a_formula(review: Session, tmp_path: Path) -> None:
    target = tmp_path / "log.xlsx"
    log.export(review, "confidential", "public", target, today=DAY)
    cells = [cell for row in load_workbook(target)["Anonymisation log"] for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(cell.value == "+44 or so" for cell in cells)


def test_the_document_is_marked_and_the_writing_recorded(review: Session, tmp_path: Path) -> None:
    from docx import Document

    target = tmp_path / "log.docx"
    log.export(review, "confidential", "public", target, draft=True, today=DAY)
    document = Document(str(target))
    (table,) = document.tables
    assert any(row.cells[3].text == "Wenna" and row.cells[4].text == "Mother" for row in table.rows)
    assert "keep apart" in "".join(p.text for p in document.sections[0].footer.paragraphs)
    kept = review.store.all(Disclosure)[-1]
    assert (kept.audience, kept.authority) == ("confidential", "Anonymisation log: public")


def test_an_unknown_ending_or_audience_is_wrong_use(review: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        log.export(review, "confidential", "public", tmp_path / "log.pdf")
    with pytest.raises(WrongUse):
        log.export(review, "confidential", "everyone", tmp_path / "log.csv")
