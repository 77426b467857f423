"""The jurisdiction is checked and changed entry by entry, keeps itself, and the rest of the window follows at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.pages.test_records import bench_of, open_kind
from tests.ui.pages.test_work_pages import open_page
from tests.ui.stand import Answers
from workbench.services import editing, jurisdiction
from workbench.ui.forms.choice import ChoicesEditor
from workbench.ui.forms.text import NumberEditor, TextEditor
from workbench.ui.models.entries import STATE, WORDS
from workbench.ui.pages.jurisdiction_page import JurisdictionPage
from workbench.ui.pages.overview import OverviewPage
from workbench.ui.window import Window


@pytest.fixture
def page(window: Window) -> JurisdictionPage:
    return open_page(window, "jurisdiction", JurisdictionPage)


def narrow(page: JurisdictionPage, part: str) -> None:
    page.part.setCurrentIndex(page.part.findData(part))
    page.part.activated.emit(page.part.currentIndex())


def line_of(page: JurisdictionPage, name: str) -> QLineEdit:
    editor = page.panel.form.editors[name]
    assert isinstance(editor, TextEditor | NumberEditor)
    return editor.line


def type_into(page: JurisdictionPage, name: str, words: str) -> None:
    line = line_of(page, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def shown(page: JurisdictionPage, column: int = WORDS) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def words_on(page: OverviewPage) -> str:
    assert page._content is not None
    return " ".join(label.text() for label in page._content.findChildren(QLabel))


def test_the_list_is_narrowed_by_part_by_words_and_to_what_is_to_check(page: JurisdictionPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    everything = page.model.rowCount()
    waiting = page.review.session.profile.to_check
    assert page.count.text() == f"{waiting} still to check"
    narrow(page, "clocks")
    assert shown(page)[0] == "Serious Incident Notification: 5 working days"
    assert page.model.rowCount() == 3
    narrow(page, "")
    page.unchecked.click()
    assert page.model.rowCount() in {waiting, waiting + 1}  # the entry that stands beside the list stays in it
    assert shown(page, STATE).count("To check") == waiting
    page.unchecked.click()
    page.words.setText("wreckage of nothing")
    assert page.model.rowCount() == 0
    assert not page.panel.isVisible()
    page.words.clear()
    assert page.model.rowCount() == everything


def test_a_changed_time_limit_keeps_itself_and_the_overview_follows(page: JurisdictionPage, window: Window) -> None:
    session = page.review.session
    editing.save(session, session.review.replace(aware_date="2026-03-02"))
    overview = open_page(window, "overview", OverviewPage)
    assert "due Monday 9 March 2026" in words_on(overview)
    bench_of(window).go("jurisdiction", "clocks/notification")
    type_into(page, "length", "10")
    assert page.flush()
    assert "10 working days" in shown(page)[page.table.currentIndex().row()]
    assert "changed" in page.panel.standing.text()
    assert window.status.text().startswith("Saved")
    bench_of(window).go("overview")
    assert "due Monday 16 March 2026" in words_on(overview)
    window.undo()
    assert "due Monday 9 March 2026" in words_on(overview)
    bench_of(window).go("jurisdiction", "clocks/notification")
    assert line_of(page, "length").text() == "5"


@pytest.mark.parametrize("typed", ["0", "soon", "2.5"])
def test_what_is_no_time_limit_is_said_beside_the_field_and_not_kept(
    page: JurisdictionPage, window: Window, typed: str
) -> None:
    bench_of(window).go("jurisdiction", "clocks/report")
    type_into(page, "length", typed)
    type_into(page, "note", "Panel guidance")
    assert page.flush()
    editor = page.panel.form.editors["length"]
    beside = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert len(beside) == 1
    assert "saved" in beside[0]
    assert window.status.text() == "Not all is saved"
    kept = next(e for e in jurisdiction.entries(page.review.session) if (e.part, e.code) == ("clocks", "report"))
    assert (kept.length, kept.note) == (6, "Panel guidance")


def test_a_check_is_a_tick_with_its_day_and_undo_takes_it_back(page: JurisdictionPage, window: Window) -> None:
    bench_of(window).go("jurisdiction", "criteria/improvements")
    before = page.review.session.profile.to_check
    assert "To check" in page.panel.when.text()
    page.panel.check.setFocus()
    QTest.keyClick(page.panel.check, Qt.Key.Key_Space)
    assert page.review.session.profile.to_check == before - 1
    assert page.panel.check.isChecked()
    assert page.panel.when.text().startswith("Checked on")
    assert page.count.text() == f"{before - 1} still to check"
    assert shown(page, STATE)[page.table.currentIndex().row()].startswith("Checked")
    window.undo()
    assert not page.panel.check.isChecked()
    assert page.count.text() == f"{before} still to check"


def test_a_new_theme_is_offered_at_once_where_a_finding_stands_open(page: JurisdictionPage, window: Window) -> None:
    findings = open_kind(window, "finding")
    findings.start_new()
    editor = findings.detail.form.editors["themes"]
    assert isinstance(editor, ChoicesEditor)
    title = findings.detail.form.editors["title"]
    title.setFocus()
    findings.review.add("finding", {"number": 1, "title": "x", "statement": "y", "category": "policy"})
    findings.choose(findings.model.row_at(0).id)
    assert "online_harm" not in editor._boxes
    bench_of(window).go("jurisdiction")
    narrow(page, "vocabularies.theme")
    page.new.click()
    type_into(page, "title", "Online harm")
    assert page.flush()
    assert page.panel.standing.text() == "Themes · added in this review"
    assert "online_harm" in shown_codes(page)
    bench_of(window).go("kind:finding")
    assert editor._boxes["online_harm"].text() == "Online harm"
    bench_of(window).go("jurisdiction")
    page.panel.out.click()
    assert "online_harm" not in shown_codes(page)
    assert not page.panel.isVisible()


def shown_codes(page: JurisdictionPage) -> list[str]:
    return [e.code for row in range(page.model.rowCount()) if (e := page.model.line(row)) is not None]


def test_a_new_time_limit_is_kept_when_it_is_complete_and_can_be_left_out(page: JurisdictionPage) -> None:
    assert not page.new.isEnabled()
    narrow(page, "clocks")
    page.new.click()
    type_into(page, "title", "First draft")
    assert not page.flush()
    assert "as soon as it is complete" in page.panel.notice.words
    page.panel.notice.findChildren(QPushButton)[0].click()
    assert page.flush()
    assert page.model.rowCount() == 3
    page.new.click()
    type_into(page, "title", "First draft")
    type_into(page, "length", "4")
    for name, word in (("start", "decision_date"), ("end", "due_date"), ("unit", "months")):
        combo = page.panel.form.editors[name].combo  # type: ignore[attr-defined]
        combo.setCurrentIndex(combo.findData(word))
        combo.activated.emit(combo.currentIndex())
    assert page.flush()
    assert shown(page)[-1] == "First draft: 4 months"


def test_an_entry_goes_back_to_what_came_with_the_program(page: JurisdictionPage, window: Window) -> None:
    bench_of(window).go("jurisdiction", "stages/incident")
    assert not page.panel.back.isVisible()
    type_into(page, "who", "The partners")
    page.flush()
    page.panel.back.click()
    assert line_of(page, "who").text() == "Any agency"
    assert jurisdiction.edited(page.review.session) is None
    bench_of(window).go("jurisdiction", "statements/accountability")
    assert not page.panel.out.isVisible()


def test_a_profile_goes_out_to_a_file_and_comes_in_from_one(
    page: JurisdictionPage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "england.json"
    page.write_button.click()
    answers.path.write_text(answers.path.read_text("utf-8").replace('"length": 5', '"length": 8'), "utf-8")
    page.read_button.click()
    assert page.review.session.profile.clocks[0].length == 8
    answers.path.write_text("{}", "utf-8")
    page.read_button.click()
    assert "not a profile" in page.notice.words
    page.reset_button.click()
    assert page.review.session.profile.clocks[0].length == 5
    assert page.notice.words == ""


def test_in_other_eyes_there_is_nothing_to_change(page: JurisdictionPage, window: Window) -> None:
    bench_of(window).go("jurisdiction", "clocks/report")
    type_into(page, "note", "Asked the lead officer")
    page.flush()
    window.look_as("public")
    seen = bench_of(window).page
    assert isinstance(seen, JurisdictionPage)
    assert seen.place() == "clocks/report"
    assert not seen.panel.area.isVisible()
    assert not seen.new.isVisible()
    read = " ".join(label.text() for label in seen.panel.reading.findChildren(QLabel))
    assert "6" in read
    assert "Decision to review" in read
    assert "lead officer" not in read


def test_locking_comes_back_to_the_same_entry(page: JurisdictionPage, window: Window) -> None:
    bench_of(window).go("jurisdiction", "stages/merge")
    assert bench_of(window).place() == ("jurisdiction", "stages/merge")


def test_the_keyboard_alone_goes_from_the_list_to_the_entry(page: JurisdictionPage, window: Window) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.entry is not None
    assert page.panel.entry.code == "notification"
    window.next_pane()
    assert page.panel.isAncestorOf(window.focusWidget())
