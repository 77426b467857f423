"""What was said off the record is in no file that leaves but the case folder, which is the review itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from workbench.outside import pdfs
from workbench.records import Decision, Event, Interview
from workbench.services import anonymisation_log, exporting, handouts, importing, viewing
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

SECRET = "zibbelwick"  # a word that stands nowhere else
NOTES = (
    f"Opening words kept.\n\n[off the record] Kacper was seen by {SECRET} on 3 May 2021. {SECRET}. [on the record]\n\n"
    "She said Kacper was well."
)


@pytest.fixture
def told(harbour: Session) -> Session:
    interview = harbour.store.get(Interview, "i1")
    event = harbour.store.all(Event)[0]
    assert interview is not None
    quotes = ({"text": f"Agreed words [off the record] {SECRET} [on the record] end here", "agreed": True},)
    changes = [
        Put(interview.replace(notes=NOTES, quotes=quotes, corrections=f"x [off the record] {SECRET}")),
        Put(
            event.replace(
                what_happened=f"Plainly seen. [Off the record: {SECRET}", comment=f"[off-the-record] {SECRET}"
            )
        ),
    ]
    harbour.store.apply(changes, "test")
    return harbour


def written(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.suffix == ".pdf":
        return " ".join(page.text for page in pdfs.pages(data))
    return data.decode()


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".json"])
@pytest.mark.parametrize("code", ["confidential", "panel"])
def test_no_report_holds_it(told: Session, tmp_path: Path, code: str, ending: str) -> None:
    target = tmp_path / f"report{ending}"
    exporting.export(told, code, target)
    words = written(target)
    assert "Opening words kept." in words
    assert "Plainly seen." in words
    assert SECRET not in words
    assert "off the record" not in words.lower()


@pytest.mark.parametrize("code", ["family", "public"])
def test_no_report_to_those_outside_holds_it(told: Session, tmp_path: Path, code: str) -> None:
    exporting.export(told, code, tmp_path / "report.docx", draft=code == "public")
    assert SECRET not in written(tmp_path / "report.docx")


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
def test_no_chronology_and_no_log_of_what_was_replaced_holds_it(told: Session, tmp_path: Path, ending: str) -> None:
    handouts.write_chronology(told, tmp_path / f"chronology{ending}", "confidential")
    anonymisation_log.export(told, "confidential", "panel", tmp_path / f"log{ending}")
    assert SECRET not in written(tmp_path / f"chronology{ending}")
    assert SECRET not in written(tmp_path / f"log{ending}")


def test_no_audience_sees_or_finds_it(told: Session) -> None:
    for choice in viewing.audiences(told):
        with viewing.as_audience(told, choice.code) as view:
            assert SECRET not in str(view.to_case())
            assert view.search(SECRET) == []


def test_a_decision_counts_the_words_as_they_were_entered(told: Session) -> None:
    decision = Decision(
        "d-x",
        record={"kind": "interview", "id": "i1"},
        field="notes",
        text="Kacper",
        occurrence=2,
        treat_as={"replace_with": "the second child"},
    )
    hidden = Decision(
        "d-y",
        record={"kind": "interview", "id": "i1"},
        field="notes",
        text=SECRET,
        occurrence=1,
        treat_as={"keep": True},
    )
    told.store.apply([Put(decision), Put(hidden)], "test")
    notes = dict(viewing.record_text(told, "interview", "i1", "panel"))["Notes"]
    assert notes.endswith("She said the second child was well.")
    assert SECRET not in notes


def test_the_case_folder_keeps_it_and_brings_it_back(told: Session, tmp_path: Path) -> None:
    exporting.export(told, exporting.CASE_FOLDER, tmp_path / "case")
    again, _ = Session.create(tmp_path / "again.review", "walnut harbour lantern", cost=CHEAP)
    with again:
        importing.import_case(again, tmp_path / "case")
        interview = again.store.get(Interview, "i1")
        assert interview is not None
        assert interview.notes == NOTES
