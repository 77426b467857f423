from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.services.conftest import HARBOUR
from workbench.errors import BadInput, UnknownReference, WrongUse
from workbench.records import Event, Person, Review, Source
from workbench.services import importing
from workbench.services.session import Session

CSV = "Date;Event;Outcome\n03/04/2021;Visit made to the home by the duty worker;Seen\n31/02/2021;Call received;None\n"


def test_a_case_brings_every_record_and_every_row(harbour: Session) -> None:
    case = json.loads((HARBOUR / "case.json").read_text("utf-8"))
    for kind, rows in case.items():
        if isinstance(rows, list) and kind not in {"event", "source"}:
            assert harbour.store.count(kind) == len(rows), kind
    truth = json.loads((HARBOUR / "truth/chronology.json").read_text("utf-8"))
    assert harbour.store.count("event") == len(case["event"]) + len(truth)


def test_the_same_case_twice_changes_nothing(harbour: Session) -> None:
    before = harbour.store.data_version
    report = importing.import_case(harbour, HARBOUR)
    assert (report.new, report.changed) == (0, 0)
    assert harbour.store.data_version == before


def test_a_dry_run_stores_nothing(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "police.csv"
    file.write_text(CSV, "utf-8")
    report = importing.import_paths(empty, [file], dry_run=True)
    assert report.rows == 2
    assert report.new > 0
    assert empty.store.count("event") == 0


def test_what_could_not_be_understood_is_listed_and_kept(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "police.csv"
    file.write_text(CSV, "utf-8")
    report = importing.import_paths(empty, [file])
    events = empty.store.all(Event)
    assert [e.date for e in events] == ["2021-04-03", None]
    assert events[1].date_text == "31/02/2021"
    assert events[1].problem
    assert any(p.row == 2 for p in report.problems)


def test_undo_takes_a_whole_import_back(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "police.csv"
    file.write_text(CSV, "utf-8")
    importing.import_paths(empty, [file])
    empty.store.undo()
    assert empty.store.count("event") == 0
    assert empty.store.count("source") == 0


def test_an_event_the_reviewer_threw_away_stays_away(empty: Session, tmp_path: Path) -> None:
    from workbench.services import editing

    file = tmp_path / "police.csv"
    file.write_text(CSV, "utf-8")
    importing.import_paths(empty, [file])
    thrown = empty.store.all(Event)[0]
    editing.put_in_bin(empty, "event", thrown.id)
    importing.import_paths(empty, [file])
    assert thrown.id not in empty.store.ids("event")


def test_an_edited_event_is_not_overwritten(empty: Session, tmp_path: Path) -> None:
    from workbench.services import editing

    file = tmp_path / "police.csv"
    file.write_text(CSV, "utf-8")
    importing.import_paths(empty, [file])
    event = empty.store.all(Event)[0]
    editing.save(empty, event.replace(significant=True))
    importing.import_paths(empty, [file])
    kept = empty.store.get(Event, event.id)
    assert kept is not None
    assert kept.significant is True


def test_a_dangling_reference_imports_nothing(empty: Session, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    case = {
        "format": "review-case",
        "version": 1,
        "person": [{"id": "p1", "name": "X", "kind": "family", "label": "Mother", "address": "l99"}],
    }
    (folder / "case.json").write_text(json.dumps(case), "utf-8")
    with pytest.raises(UnknownReference) as caught:
        importing.import_case(empty, folder)
    assert "l99" in caught.value.sentence
    assert empty.store.count("person") == 0


def test_a_damaged_file_named_by_itself_is_refused(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "chronology.xlsx"
    file.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(BadInput):
        importing.import_paths(empty, [file])
    assert empty.store.files() == []


def test_a_damaged_file_in_a_folder_is_listed_and_kept(empty: Session, tmp_path: Path) -> None:
    folder = tmp_path / "chronologies"
    folder.mkdir()
    (folder / "bad.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (folder / "good.csv").write_text(CSV, "utf-8")
    report = importing.import_paths(empty, [folder])
    assert [p.file for p in report.problems if p.row == 0 and p.file == "bad.xlsx"]
    assert empty.store.count("event") == 2
    assert {Path(info.path).name for info in empty.store.files()} == {"bad.xlsx", "good.csv"}


def test_a_second_review_is_refused(harbour: Session, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    review = {"id": "rv9", "reference": "x", "title": "Another", "jurisdiction": "wales", "review_type": "x"}
    (folder / "case.json").write_text(json.dumps({"format": "review-case", "version": 1, "review": review}), "utf-8")
    with pytest.raises(WrongUse):
        importing.import_case(harbour, folder)
    assert [r.id for r in harbour.store.all(Review)] == ["rv1"]


def test_documents_become_sources_with_their_text(harbour: Session) -> None:
    by_name = {Path(s.file).name: s for s in harbour.store.all(Source) if s.file}
    for file in (HARBOUR / "inbox/documents").iterdir():
        source = by_name[file.name]
        assert source.text, file.name
        assert source.sha256, file.name


def test_imported_events_name_the_people_that_are_certain(harbour: Session) -> None:
    imported = [e for e in harbour.store.all(Event) if e.id.startswith("ev-")]
    people = {p.id for p in harbour.store.all(Person)}
    named = [e for e in imported if e.people]
    assert len(named) > len(imported) / 3
    assert all(set(e.people or ()) <= people for e in named)
