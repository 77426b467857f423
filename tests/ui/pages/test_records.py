"""A kind's page: the table, the record beside it, saved as it is written and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.stand import until
from workbench.errors import DiskFull
from workbench.records import Enquiry, Escalation, Person
from workbench.services import editing
from workbench.ui.bench import Bench
from workbench.ui.forms.text import ProseEditor, TextEditor
from workbench.ui.models.rows import ID
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.window import Window
from workbench.vault.store import Put


def bench_of(window: Window) -> Bench:
    assert window.bench is not None
    return window.bench


def open_kind(window: Window, kind: str, record: str = "") -> RecordsPage:
    bench_of(window).go(key_of(kind), record)
    page = bench_of(window).page
    assert isinstance(page, RecordsPage)
    return page


def open_chronology(window: Window, record: str = "") -> ChronologyPage:
    """Open the chronology and wait until it is read."""
    bench_of(window).go(key_of("event"), record)
    page = bench_of(window).page
    assert isinstance(page, ChronologyPage)
    until(lambda: page.loaded)
    return page


def stored(window: Window, kind: str, id_: str) -> object:
    assert window.review is not None
    return window.review.record(kind, id_)


def line_of(page: RecordsPage, field: str) -> TextEditor:
    editor = page.detail.form.editors[field]
    assert isinstance(editor, TextEditor)
    return editor


def ids(page: RecordsPage) -> list[object]:
    return [page.filter.index(at, 0).data(ID) for at in range(page.filter.rowCount())]


def test_records_stand_in_their_natural_order(window: Window) -> None:
    assert window.review is not None
    for id_, date in (("f2", "2021-05-02"), ("f1", "2021-03"), ("f3", None)):
        window.review.session.store.apply([Put(Escalation(id_, date=date, concern="Asked."))], "set up")
    assert ids(open_kind(window, "escalation")) == ["f1", "f2", "f3"]


def test_choosing_a_row_shows_the_record(window: Window) -> None:
    page = open_kind(window, "person")
    page.table.selectRow(1)
    assert page.detail.isVisible()
    assert line_of(page, "name").line.text() == "Bram Oakes"
    assert page.place() == "p2"


def test_what_is_typed_is_saved_without_a_button(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    line_of(page, "role").setFocus()
    QTest.keyClicks(line_of(page, "role").line, "Father of Ada")

    def saved() -> bool:
        record = stored(window, "person", "p2")
        return isinstance(record, Person) and record.role == "Father of Ada"

    assert not saved()
    qtbot.waitUntil(saved, timeout=3000)
    assert window.status.text().startswith("Saved ")
    assert page.model.index(page.model.row_of("p2"), 2).data() == "Father of Ada"


def test_leaving_the_field_saves_at_once(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    with qtbot.waitActive(window):
        window.activateWindow()
    line_of(page, "role").setFocus()
    QTest.keyClicks(line_of(page, "role").line, "Father")
    line_of(page, "label").setFocus()
    record = stored(window, "person", "p2")
    assert isinstance(record, Person)
    assert record.role == "Father"


def test_choosing_another_record_saves_the_one_before(window: Window) -> None:
    page = open_kind(window, "person", "p2")
    QTest.keyClicks(line_of(page, "role").line, "Father")
    page.choose("p3")
    record = stored(window, "person", "p2")
    assert isinstance(record, Person)
    assert record.role == "Father"
    assert line_of(page, "name").line.text() == "Cara Vint"


def test_words_that_cannot_be_saved_stay_and_are_tried_again(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_kind(window, "person", "p2")

    def full(session: object, record: object) -> None:
        raise DiskFull

    monkeypatch.setattr(editing, "save", full)
    QTest.keyClicks(line_of(page, "role").line, "Father")
    assert not page.flush()
    assert "still here" in page.detail.notice.words
    page.choose("p3")
    assert page.detail.id == "p2"
    assert line_of(page, "role").line.text() == "Father"
    bench = bench_of(window)
    assert not bench.go("overview")
    assert bench.page is page
    monkeypatch.undo()
    assert page.flush()
    assert page.detail.notice.words == ""
    assert bench.go("overview")


def test_a_new_record_is_stored_with_its_first_word(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "place")
    window.new_record()
    assert page.model.rowCount() == 1
    QTest.keyClicks(line_of(page, "name").line, "Reed School")
    assert page.flush()
    assert page.model.rowCount() == 2
    assert page.detail.id
    assert page.table.currentIndex().data(ID) == page.detail.id
    QTest.keyClicks(line_of(page, "label").line, "the school")
    assert page.flush()
    assert page.model.rowCount() == 2


def test_a_new_record_that_nobody_wrote_in_leaves_nothing(window: Window) -> None:
    page = open_kind(window, "place")
    window.new_record()
    page.choose("pl1")
    assert page.model.rowCount() == 1


def test_a_record_goes_to_the_bin_and_comes_back_with_undo(window: Window) -> None:
    page = open_kind(window, "relationship", "r1")
    window.put_in_bin()
    assert ids(page) == []
    assert "bin" in window.status.text()
    window.undo()
    assert ids(page) == ["r1"]
    window.redo()
    assert ids(page) == []


def test_what_others_refer_to_does_not_go_and_the_reason_is_said(window: Window) -> None:
    page = open_kind(window, "agency", "a1")
    window.put_in_bin()
    assert ids(page) == ["a1"]
    assert "refer to this one" in page.notice.words


def test_undo_takes_back_a_change_and_the_menu_says_which(window: Window) -> None:
    page = open_kind(window, "enquiry", "k1")
    prose = page.detail.form.editors["question"]
    assert isinstance(prose, ProseEditor)
    prose.prose.setPlainText("Who asked the child?")
    page.flush()
    assert "Undo: edit of key line of enquiry “Who asked the child?”" in window.actions_.by_verb["undo"].text()
    page.table.setFocus()
    window.undo()
    record = stored(window, "enquiry", "k1")
    assert isinstance(record, Enquiry)
    assert record.question == "Who saw the child?"
    assert prose.prose.toPlainText() == "Who saw the child?"


def test_inside_a_field_undo_takes_back_its_own_typing_first(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    with qtbot.waitActive(window):
        window.activateWindow()
    line = line_of(page, "role").line
    line.setFocus()
    QTest.keyClicks(line, "Father")
    page.flush()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    page.flush()
    record = stored(window, "person", "p2")
    assert isinstance(record, Person)
    assert record.role is None


def test_a_field_with_nothing_to_take_back_lets_undo_pass_to_the_records(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClicks(line_of(page, "role").line, "Father")
    page.flush()
    label = line_of(page, "label").line
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    record = stored(window, "person", "p2")
    assert isinstance(record, Person)
    assert record.role is None


def test_the_filter_keeps_rows_and_says_how_many(window: Window) -> None:
    page = open_kind(window, "person")
    window.filter()
    page.words.setText("health visitor")
    assert ids(page) == ["p3"]
    assert page.count.text() == "1 of 3"


def test_an_empty_page_says_what_belongs_there_and_offers_the_first_step(window: Window) -> None:
    page = open_kind(window, "finding")
    assert page.empty.isVisible()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert sum("What this case shows" in words for words in said) == 1
    page.empty.button.click()
    assert page.detail.isVisible()


def test_a_link_leads_to_the_record_it_names(window: Window) -> None:
    page = open_kind(window, "relationship", "r1")
    page.detail.follow.emit("person", "p1")
    shown = bench_of(window).page
    assert isinstance(shown, RecordsPage)
    assert (shown.spec.name, shown.place()) == ("person", "p1")


def test_the_history_shows_every_version_and_brings_one_back(window: Window) -> None:
    page = open_kind(window, "person", "p2")
    QTest.keyClicks(line_of(page, "role").line, "Father")
    page.flush()
    page.detail.tabs.setCurrentIndex(page.detail.tabs.count() - 1)
    versions = page.detail.versions
    assert versions.list.model().rowCount() == 2
    versions.list.setCurrentIndex(versions.list.model().index(1, 0))
    versions.back.click()
    record = stored(window, "person", "p2")
    assert isinstance(record, Person)
    assert record.role is None


def test_the_review_itself_needs_no_list(window: Window) -> None:
    page = open_kind(window, "review")
    assert not page.list_pane.isVisible()
    assert page.detail.isVisible()


def test_a_change_elsewhere_is_shown_and_leaves_the_cursor(window: Window) -> None:
    page = open_kind(window, "person", "p2")
    line_of(page, "name").line.setCursorPosition(3)
    assert window.review is not None
    record = window.review.record("person", "p2")
    assert record is not None
    window.review.save(record.replace(label="Dad"))
    assert line_of(page, "label").line.text() == "Dad"
    assert line_of(page, "name").line.cursorPosition() == 3


def test_del_without_a_record_shown_says_what_to_do(window: Window) -> None:
    page = open_kind(window, "person")
    held = page.model.rowCount()
    window.put_in_bin()
    assert "Open a record first" in window.status.text()
    assert page.model.rowCount() == held
