"""Themes: counted by agency, given to several records at once by key, and taken back with one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.records import Finding
from workbench.ui.pages.coding_page import CodingPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, qtbot: QtBot, settle: Settle) -> CodingPage:
    assert window.review is not None
    finding = Finding("f1", number=1, title="Nobody asked", statement="x", category="systems")
    window.review.session.store.apply([Put(finding)], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    bench_of(window).go("coding")
    settle()
    found = bench_of(window).page
    assert isinstance(found, CodingPage)
    return found


def test_what_has_no_theme_yet_stands_in_a_row_of_its_own(page: CodingPage) -> None:
    assert page.model.index_of("", "all").data() == "3"
    assert page.model.index_of("", "a1").data() == "2"
    assert page.model.index_of("", "finding").data() == "1"
    assert page.model.spoken(page.model.index_of("", "a1")) == "No theme yet, Saltmarsh Health: 2"
    assert len(page.model.rows) > 5  # the themes of the jurisdiction, though nothing bears on them yet


def test_a_theme_is_given_to_several_by_key_and_one_undo_takes_it_back(
    page: CodingPage, window: Window, settle: Settle
) -> None:
    theme = page.theme.itemData(2)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index_of("", "all"))
    assert not page.give.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list
    QTest.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.chosen.text() == "3 records chosen"
    page.theme.setFocus()
    QTest.keyClick(page.theme, Qt.Key.Key_Home)
    QTest.keyClick(page.theme, Qt.Key.Key_Down)
    QTest.keyClick(page.theme, Qt.Key.Key_Down)
    page.give.setFocus()
    QTest.keyClick(page.give, Qt.Key.Key_Space)
    settle()
    assert page.model.index_of(theme, "all").data() == "3"
    assert page.model.index_of("", "all").data() is None
    assert page.theme.currentData() == theme
    window.undo()
    settle()
    assert page.model.index_of("", "all").data() == "3"
    assert page.model.index_of(theme, "all").data() is None


def test_enter_on_a_record_opens_it(page: CodingPage, window: Window) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index_of("", "finding"))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:finding", "f1")


def test_in_other_eyes_there_is_nothing_to_give(page: CodingPage, window: Window, settle: Settle) -> None:
    window.look_as("public")
    settle()
    seen = bench_of(window).page
    assert isinstance(seen, CodingPage)
    assert not seen.bar.isVisible()
    assert "Health Service" in [title for _, title in seen.model.columns]
