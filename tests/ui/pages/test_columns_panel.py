"""Columns are chosen by key, and remembered; several rows are changed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, ids, open_kind, stored
from tests.ui.stand import CANARY
from workbench.ui.pages.columns_panel import ColumnsPanel
from workbench.ui.pages.records import RecordsPage
from workbench.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def heads(page: RecordsPage) -> list[str]:
    across = page.table.horizontalHeader()
    order = sorted(range(across.count()), key=across.visualIndex)
    return [
        str(page.filter.headerData(at, Qt.Orientation.Horizontal)) for at in order if not across.isSectionHidden(at)
    ]


def panel_of(window: Window, page: RecordsPage) -> ColumnsPanel:
    window.columns()
    panel = page.findChild(ColumnsPanel)
    assert panel is not None
    return panel


def tick(panel: ColumnsPanel, label: str) -> None:
    item = next(iter(panel.list.findItems(label, Qt.MatchFlag.MatchExactly)))
    panel.list.setCurrentItem(item)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)


def test_a_column_is_shown_moved_and_hidden_by_key(window: Window) -> None:
    page = open_kind(window, "person")
    assert heads(page) == ["Name", "Label", "Role", "Kind"]
    panel = panel_of(window, page)
    assert panel.list.hasFocus()
    tick(panel, "Role")
    assert heads(page) == ["Name", "Label", "Kind"]
    tick(panel, "Date of birth")
    assert heads(page) == ["Name", "Label", "Kind", "Date of birth"]
    QTest.keyClick(panel.list, Qt.Key.Key_Up, CTRL)
    assert heads(page) == ["Name", "Label", "Date of birth", "Kind"]
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert page._panel is None
    assert page.choose_columns.hasFocus()


def test_the_last_column_cannot_be_hidden(window: Window) -> None:
    page = open_kind(window, "person")
    panel = panel_of(window, page)
    for label in ("Kind", "Role", "Label", "Name"):
        tick(panel, label)
    assert heads(page) == ["Name"]


def test_columns_and_order_are_there_the_next_day(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person")
    panel = panel_of(window, page)
    tick(panel, "Role")
    panel.sort.setCurrentIndex(panel.sort.findText("Name"))
    panel.sort.activated.emit(panel.sort.currentIndex())
    panel.falling.click()
    assert ids(page) == ["p3", "p2", "p1"]
    panel.put_away()
    window.look_as("panel")  # every page is made anew
    window.look_as("")
    page = open_kind(window, "person")
    assert heads(page) == ["Name", "Label", "Kind"]
    assert ids(page) == ["p3", "p2", "p1"]
    panel = panel_of(window, page)
    panel.usual.click()
    assert heads(page) == ["Name", "Label", "Role", "Kind"]
    assert ids(page) == ["p1", "p2", "p3"]


def test_a_width_is_remembered_and_other_columns_give_way(window: Window) -> None:
    page = open_kind(window, "person")
    panel = panel_of(window, page)
    panel.list.setCurrentRow(3)
    before = page.table.columnWidth(3)
    panel.wider.click()
    panel.wider.click()
    assert page.columns.now.widths["kind"] == before + 48
    assert sum(page.table.columnWidth(at) for at in range(4)) <= page.table.viewport().width()
    page.table.horizontalHeader().resizeSection(0, 333)
    assert page.columns.now.widths["name"] == 333


def test_the_head_of_a_table_can_be_clicked_and_dragged_as_ever(window: Window) -> None:
    page = open_kind(window, "person")
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert (page.columns.now.sort, page.columns.now.down) == ("label", True)
    page.table.horizontalHeader().moveSection(0, 1)
    assert page.columns.now.shown[:2] == ("label", "name")


def test_the_preferences_hold_no_word_of_the_review(window: Window, tmp_path: Path) -> None:
    page = open_kind(window, "person")
    page.words.setText(CANARY)
    tick(panel_of(window, page), "Role")
    window.close()
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ReviewWorkbench", "window").sync()
    kept = (tmp_path / "settings" / "ReviewWorkbench" / "window.ini").read_text()
    assert "columns" in kept
    assert CANARY not in kept


def test_in_a_narrow_window_the_last_columns_wait_and_are_named(window: Window) -> None:
    page = open_kind(window, "person")
    panel = panel_of(window, page)
    for label in ("Date of birth", "Other names", "Background"):
        if panel.list.findItems(label, Qt.MatchFlag.MatchExactly):
            tick(panel, label)
    panel.put_away()
    window.resize(683, 384)
    page.choose("p1")
    assert 1 <= len(heads(page)) <= 3
    assert page.columns.left_out()


# several at once -----------------------------------------------------------------------------------------------


def choose_all(page: RecordsPage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.filter.index(0, 0))
    for _ in range(page.filter.rowCount() - 1):
        QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)


def test_shift_and_arrows_choose_several_and_the_bar_counts_them(window: Window) -> None:
    page = open_kind(window, "person")
    choose_all(page)
    assert page.bulk.isVisible()
    assert page.bulk.count.text() == "3 people chosen"
    assert not page.detail.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert not page.bulk.isVisible()
    assert page.detail.isVisible()


def test_a_field_of_several_is_set_in_one_step(window: Window) -> None:
    page = open_kind(window, "person")
    choose_all(page)
    bar = page.bulk
    bar.field.setCurrentIndex(bar.field.findText("Set: Kind"))
    bar.field.activated.emit(bar.field.currentIndex())
    bar.word.setCurrentIndex(bar.word.findData("family"))
    bar.apply.click()
    assert "2 changed" in window.status.text()
    assert len(page.table.selectionModel().selectedRows()) == 3
    assert "setting kind of 2 people" in window.actions_.by_verb["undo"].text()
    window.undo()
    assert getattr(stored(window, "person", "p1"), "kind", None) == "subject_child"


def test_several_go_to_the_bin_with_one_key_and_come_back_with_one(window: Window) -> None:
    page = open_kind(window, "enquiry")
    assert window.review is not None
    for number in (2, 3):
        window.review.add("enquiry", {"number": number, "question": "Who knew?"})
    choose_all(page)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert ids(page) == []
    window.undo()
    assert len(ids(page)) == 3


def test_what_is_referred_to_stays_and_is_said(window: Window) -> None:
    page = open_kind(window, "person")
    choose_all(page)
    page.bulk.bin.click()
    assert len(ids(page)) == 3
    assert page.notice.words


def test_escape_lets_go_of_all_of_them(window: Window) -> None:
    page = open_kind(window, "person")
    choose_all(page)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.table.selectionModel().selectedRows() == []
    assert not page.bulk.isVisible()


def test_other_eyes_change_nothing(window: Window) -> None:
    window.look_as("panel")
    page = open_kind(window, "person")
    choose_all(page)
    assert not page.bulk.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    window.look_as("")
    assert len(ids(open_kind(window, "person"))) == 3
    assert bench_of(window).page is not None
    assert QApplication.activeModalWidget() is None
