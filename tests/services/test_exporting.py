from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from docx import Document

from tests.services.conftest import HARBOUR
from workbench.errors import AlreadyThere, Cancelled, CannotWrite, PublicationRefused, WrongUse
from workbench.records import Agency, Decision, Disclosure, Event, Section
from workbench.redaction.audiences import Show, audience
from workbench.reports.search import Misspellings
from workbench.services import exporting, importing
from workbench.services.handouts import write_chronology
from workbench.services.session import Session
from workbench.services.verifying import verify_file
from workbench.vault.store import Put

DAY = datetime.date(2026, 1, 5)


def test_a_public_report_with_doubts_is_refused_with_the_reasons(harbour: Session, tmp_path: Path) -> None:
    target = tmp_path / "public.docx"
    with pytest.raises(PublicationRefused) as caught:
        exporting.export(harbour, "public", target, today=DAY)
    assert caught.value.reasons == exporting.readiness(harbour)
    assert not target.exists()


def test_a_draft_is_written_and_recorded(harbour: Session, tmp_path: Path) -> None:
    before = harbour.store.count("disclosure")
    receipt = exporting.export(harbour, "public", tmp_path / "public.docx", draft=True, today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok
    kept = harbour.store.all(Disclosure)[-1]
    assert harbour.store.count("disclosure") == before + 1
    assert (kept.sha256, kept.audience) == (receipt.sha256, "public")


def test_an_override_keeps_its_reason(harbour: Session, tmp_path: Path) -> None:
    exporting.export(harbour, "public", tmp_path / "p.json", override_reason="agreed with counsel", today=DAY)
    assert "agreed with counsel" in (harbour.store.all(Disclosure)[-1].authority or "")


def test_no_override_lets_a_certain_leak_through(harbour: Session, tmp_path: Path) -> None:
    section = harbour.store.all(Section)[0]
    body = section.body or ""
    word = next(w for w in body.split() if w.isalpha() and w.islower() and body.split().count(w) == 1)
    mother = "Hope Louise Rafferty"
    decision = Decision(
        "dx", record={"kind": "section", "id": section.id}, field="body", text=word, treat_as={"replace_with": mother}
    )
    harbour.store.apply([Put(decision)], "test")
    target = tmp_path / "public.docx"
    with pytest.raises(PublicationRefused):
        exporting.export(harbour, "public", target, draft=True, override_reason="anything", today=DAY)
    assert list(tmp_path.glob("*public*")) == []


def test_the_case_folder_round_trips(harbour: Session, tmp_path: Path) -> None:
    from tests.services.conftest import PASSPHRASE
    from workbench.vault.keys import CHEAP

    folder = tmp_path / "case"
    exporting.export(harbour, "case-folder", folder)
    session, _ = Session.create(tmp_path / "again.review", PASSPHRASE, cost=CHEAP)
    with session:
        importing.import_case(session, folder)
        for kind in ("person", "event", "source", "interview", "review"):
            assert session.store.ids(kind) == harbour.store.ids(kind)
            for id_ in session.store.ids(kind):
                assert session.store.find(kind, id_) == harbour.store.find(kind, id_)
    sent = {p.relative_to(HARBOUR): p.read_bytes() for p in (HARBOUR / "inbox").rglob("*") if p.is_file()}
    for place, data in sent.items():
        assert (folder / place).read_bytes() == data


def test_the_case_folder_is_what_was_imported(harbour: Session, tmp_path: Path) -> None:
    exporting.export(harbour, "case-folder", tmp_path / "case")
    given = json.loads((HARBOUR / "case.json").read_text("utf-8"))
    written = json.loads((tmp_path / "case/case.json").read_text("utf-8"))
    for kind, rows in given.items():
        if not isinstance(rows, list):
            assert written[kind] == rows, kind
            continue
        by_id = {row["id"]: row for row in written[kind]}
        for row in rows:
            enriched = {k: v for k, v in by_id[row["id"]].items() if k in row or kind != "source"}
            assert enriched == row, (kind, row["id"])


def test_a_full_folder_is_not_overwritten(harbour: Session, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case/mine.txt").write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere):
        exporting.export(harbour, "case-folder", tmp_path / "case")


def test_an_unknown_audience_or_ending_is_wrong_use(harbour: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        exporting.export(harbour, "everyone", tmp_path / "x.docx")
    with pytest.raises(WrongUse):
        exporting.export(harbour, "agency:nowhere", tmp_path / "x.docx")
    with pytest.raises(WrongUse):
        exporting.export(harbour, "panel", tmp_path / "x.odt")


def test_a_place_that_cannot_be_written_leaves_nothing(harbour: Session, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        exporting.export(harbour, "confidential", tmp_path / "no such folder" / "x.json", today=DAY)


@pytest.mark.parametrize("code", ["confidential", "panel", "family", "agency:a2"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".json"])
def test_every_audience_gets_its_report_in_every_form(harbour: Session, tmp_path: Path, code: str, suffix: str) -> None:
    receipt = exporting.export(harbour, code, tmp_path / f"report{suffix}", today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok
    assert (tmp_path / f"report{suffix}").stat().st_size > 1000


_STRANGERS = ("Quillon Thistlewood", "07700 900614", "Oakfleet Primary School", "17 Pennant Lane")


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("confidential", set(_STRANGERS)),
        ("panel", {"Oakfleet Primary School", "17 Pennant Lane"}),
        ("family", {"Oakfleet Primary School"}),
        ("agency:a1", {"Oakfleet Primary School"}),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".json"])
def test_what_nobody_registered_is_masked_for_those_who_may_not_see_it(
    empty: Session, tmp_path: Path, code: str, kept: set[str], suffix: str
) -> None:
    """Nobody has to ask for it: a neighbour's name must not reach the family because it was never registered."""
    told = "Quillon Thistlewood, a neighbour of 17 Pennant Lane, rang the office from 07700 900614. "
    event = Event(
        "e1", date="2021-02-01", agency="a1", what_happened=told + "The child attends Oakfleet Primary School."
    )
    agency = Agency("a1", name="Fenwater Council", kind="social_care", label="Children's Social Care")
    empty.store.apply([Put(agency), Put(event)], "test")
    target = tmp_path / f"report{suffix}"
    write_chronology(empty, target, code) if suffix == ".docx" else exporting.export(empty, code, target, today=DAY)
    written = (
        target.read_text()
        if suffix == ".json"
        else "\n".join(cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells)
    )
    assert {stranger for stranger in _STRANGERS if stranger in written} == kept


def test_a_business_that_bears_a_hidden_name_is_hidden_with_it(empty: Session, tmp_path: Path) -> None:
    told = "Mr Thistlewood of Thistlewood Lettings served notice; Oakfleet Primary School was told."
    empty.store.apply([Put(Event("e1", date="2021-02-01", what_happened=told))], "test")
    exporting.export(empty, "panel", tmp_path / "report.json", today=DAY)
    written = (tmp_path / "report.json").read_text()
    assert "Thistlewood" not in written
    assert "Oakfleet Primary School" in written


def test_words_that_are_kept_by_decision_reach_the_panel(empty: Session, tmp_path: Path) -> None:
    event = Event("e1", date="2021-02-01", what_happened="Quillon Thistlewood rang the office.")
    kept = Decision(
        "d1",
        record={"kind": "event", "id": "e1"},
        field="what_happened",
        text="Quillon Thistlewood",
        treat_as={"keep": True},
        reason="the name of the review's own chair",
    )
    empty.store.apply([Put(event), Put(kept)], "test")
    exporting.export(empty, "panel", tmp_path / "report.json", today=DAY)
    assert "Quillon Thistlewood rang" in (tmp_path / "report.json").read_text()


def test_a_stopped_export_leaves_nothing(harbour: Session, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 2:
            raise Cancelled()

    before = harbour.store.count("disclosure")
    with pytest.raises(Cancelled):
        exporting.export(harbour, "confidential", tmp_path / "x.docx", progress=stop, today=DAY)
    assert list(tmp_path.glob("x*")) == []
    assert harbour.store.count("disclosure") == before


@pytest.mark.parametrize("at", [0, 1, -1])
@pytest.mark.parametrize("there", [True, False])
def test_a_case_folder_that_is_stopped_leaves_nothing(harbour: Session, tmp_path: Path, at: int, there: bool) -> None:
    target = tmp_path / "deep" / "case"
    if there:
        target.mkdir(parents=True)

    def stopping(done: int, total: int) -> None:
        if done == (at if at >= 0 else total):
            raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(harbour, exporting.CASE_FOLDER, target, progress=stopping)
    assert sorted(tmp_path.glob("deep/**/*")) == ([target] if there else [])
    assert target.parent.exists() is there


def test_a_report_says_that_it_is_ready_before_it_is_written(harbour: Session, tmp_path: Path) -> None:
    target, there = tmp_path / "report.docx", []

    def progress(done: int, total: int) -> None:
        if done == total:
            there.append(target.exists())

    exporting.export(harbour, "public", target, draft=True, progress=progress)
    assert there == [False]


def test_importing_what_was_exported_adds_nothing(harbour: Session, tmp_path: Path) -> None:
    exporting.export(harbour, "case-folder", tmp_path / "case")
    report = importing.import_case(harbour, tmp_path / "case")
    assert (report.new, report.changed) == (0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["confidential", "panel", "family", "public", "agency:a1", "agency:a2"])
def test_the_clean_exports_of_the_example_raise_no_false_alarm(harbour: Session, tmp_path: Path, code: str) -> None:
    """What is left in doubt is a misspelling that the sender wrote, for those who are shown the sender's words."""
    misspelt = {"panel": {"kacpar", "pavel", "adeyemmi"}, "family": {"adeyemmi"}}.get(code, set())
    for suffix in (".docx", ".pdf", ".json"):
        target = tmp_path / f"report{suffix}"
        found = exporting.export(harbour, code, target, draft=code == "public", today=DAY).verification
        assert found is not None
        assert (found.leaks, found.structure, found.unread, found.to_look_at) == ((), (), (), ())
        assert found.doubtful == found.misspelt
        assert bool(found.misspelt) <= bool(misspelt)
        again = verify_file(harbour, target, code)
        assert (again.leaks, again.unread) == ((), ())
    with exporting.as_exported(harbour, code, draft=code == "public") as view:
        words = json.dumps(view.to_case(), ensure_ascii=False)
    audience_ = audience(code)
    near = Misspellings(harbour.register, lambda identity, form: audience_.names_of(identity) is Show.LABEL)
    written = {word for word in re.findall(r"[^\W\d_]{4,}", words) if any(True for _ in near.of(word))}
    assert {word.casefold() for word in written} <= misspelt
