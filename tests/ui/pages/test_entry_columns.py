"""The columns of the chronology are chosen, moved, made wider and remembered, as those of any table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_columns_panel import tick
from tests.ui.pages.test_records import open_chronology
from tests.ui.stand import CANARY
from workbench.ui.models.chronology import Column
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.columns_panel import ColumnsPanel
from workbench.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
USUAL = ["Date and age", "Agency", "What happened", "Action taken", "Outcome"]


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ChronologyPage:
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = open_chronology(window)
    shown.table.setFocus()
    shown.table.go_to(0)
    return shown


def heads(page: ChronologyPage) -> list[str]:
    across = page.table.horizontalHeader()
    order = sorted(range(across.count()), key=across.visualIndex)
    return [str(page.model.headerData(at, Qt.Orientation.Horizontal)) for at in order if not across.isSectionHidden(at)]


def panel_of(window: Window, page: ChronologyPage) -> ColumnsPanel:
    window.columns()
    panel = page.findChild(ColumnsPanel)
    assert panel is not None
    return panel


def test_a_column_is_shown_moved_and_hidden_by_key(window: Window, page: ChronologyPage) -> None:
    assert heads(page) == USUAL
    panel = panel_of(window, page)
    assert panel.list.hasFocus()
    assert not panel.sort.isVisible()  # the order is that of time
    tick(panel, "Action taken")
    tick(panel, "Outcome")
    tick(panel, "Source")
    assert heads(page) == ["Date and age", "Agency", "What happened", "Source"]
    assert page.model.index(0, Column.SOURCE).data() == "Health visiting record"
    QTest.keyClick(panel.list, Qt.Key.Key_Up, CTRL)
    assert heads(page) == ["Date and age", "Agency", "Source", "What happened"]
    assert page.close_part()
    assert not page.findChildren(ColumnsPanel) or not panel.isVisible()
    assert page.table.hasFocus()


def test_what_was_chosen_is_remembered_by_the_next_page(window: Window, page: ChronologyPage) -> None:
    panel = panel_of(window, page)
    tick(panel, "Outcome")
    page.close_part()
    page.table.horizontalHeader().resizeSection(Column.AGENCY, 190)
    window.look_as("panel")
    shown = open_chronology(window)
    assert shown is not page
    assert heads(shown) == USUAL[:-1]
    assert shown.table.columnWidth(Column.AGENCY) == 190
    panel = panel_of(window, shown)
    panel.usual.click()
    assert heads(shown) == USUAL
    assert CANARY not in shown.table.columns.now.text()


def stacked(page: ChronologyPage) -> bool:
    return page.table.delegate.stacked


def test_an_agency_that_is_hidden_is_not_told_below_the_date(window: Window, page: ChronologyPage) -> None:
    tick(panel_of(window, page), "Agency")
    assert not stacked(page)
    window.columns()
    tick(panel_of(window, page), "Agency")
    page.table.resize(page.fontMetrics().averageCharWidth() * 48, 400)
    assert stacked(page)
    assert page.table.isColumnHidden(Column.AGENCY)
    assert page.table.columns.left_out() == ["Action taken", "Outcome"]


def test_the_cursor_stands_in_a_column_that_is_shown(window: Window, page: ChronologyPage) -> None:
    tick(panel_of(window, page), "What happened")
    window.columns()
    page.table.go_to(1)
    assert page.table.currentIndex().column() == Column.DATE
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    assert page.table.editor_open() is not None


def test_what_links_to_others_is_not_written_in_its_cell(page: ChronologyPage) -> None:
    for column in (Column.AGENCY, Column.PEOPLE, Column.SOURCE):
        assert not page.model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable
    assert page.model.index(1, Column.PEOPLE).data() == f"Ada {CANARY}"
