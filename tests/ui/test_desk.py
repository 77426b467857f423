"""A small window, or a large text, cuts nothing off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.ui.pages.page import NEW_KEY
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window

SMALL = (683, 384)  # 1366 x 768 at 200 %
KEYS = (*(place.key for place in PLACES), NEW_KEY, "help", *(key_of(kind) for kind in KINDS))


@pytest.fixture
def small(window: Window, qtbot: QtBot) -> Window:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.resize(*SMALL)
    return window


def test_no_page_makes_a_small_window_larger(small: Window) -> None:
    grown = {}
    for key in KEYS:
        bench_of(small).go(key)
        QTest.qWait(1)
        if (small.width(), small.height()) != SMALL:
            grown[key] = (small.width(), small.height())
            small.resize(*SMALL)
    assert grown == {}


def test_what_has_no_room_can_be_scrolled_to(small: Window) -> None:
    bench = bench_of(small)
    for key in KEYS:
        bench.go(key)
        QTest.qWait(1)
        assert bench.page is not None
        page = bench.page
        QTest.qWait(20)
        needed = page.minimumSizeHint()
        assert page.width() >= needed.width(), key
        assert page.height() >= needed.height(), key
        across, down = bench.ground.horizontalScrollBar(), bench.ground.verticalScrollBar()
        assert across.maximum() + bench.ground.viewport().width() >= needed.width()
        assert down.maximum() + bench.ground.viewport().height() >= needed.height()


def test_the_desk_follows_the_focus(small: Window) -> None:
    bench = bench_of(small)
    bench.go("import")
    page = bench.page
    assert page is not None
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or small, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if page.isAncestorOf(focus):
            assert not focus.visibleRegion().isEmpty()


def test_list_and_record_take_turns_where_there_is_no_room_for_both(small: Window) -> None:
    page = open_kind(small, "person")
    assert page.list_pane.isVisible()
    page.table.setFocus()
    page.choose("p2")
    assert page.detail.isVisible()
    assert not page.list_pane.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget() or small)
    small.next_record()
    assert page.place() == "p3"
    QTest.keyClick(QApplication.focusWidget() or small, Qt.Key.Key_Escape)
    assert page.list_pane.isVisible()
    assert page.table.hasFocus()
    page.choose("p1")
    small.resize(1366, 768)
    assert page.list_pane.isVisible()
    assert page.detail.isVisible()


def test_the_largest_text_leaves_the_window_as_it_is(window: Window, assembly: Assembly) -> None:
    window.resize(1366, 768)
    assembly.surroundings.theme.apply("light", 200)
    for key in ("import", "kind:interview", "kind:section"):
        bench_of(window).go(key)
        QTest.qWait(1)
        assert window.width() == 1366
    assembly.surroundings.theme.apply("light", 100)
