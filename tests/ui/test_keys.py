"""The work can be done without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from tests.ui.stand import CANARY
from workbench.records import KINDS
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_f6_goes_round_the_panes(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    bench = bench_of(window)
    bench.navigation.setFocus()
    press(window, Qt.Key.Key_F6)
    assert page.table.hasFocus()
    press(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.detail.isAncestorOf(focus)
    press(window, Qt.Key.Key_F6)
    assert bench.navigation.hasFocus()
    press(window, Qt.Key.Key_F6, SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.detail.isAncestorOf(focus)


def test_alt_down_and_up_go_through_the_records(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    press(window, Qt.Key.Key_Down, ALT)
    assert page.place() == "p2"
    press(window, Qt.Key.Key_Down, ALT)
    press(window, Qt.Key.Key_Down, ALT)
    assert page.place() == "p3"
    press(window, Qt.Key.Key_Up, ALT)
    assert page.place() == "p2"


def test_escape_closes_the_pane_and_goes_back_to_the_table(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    press(window, Qt.Key.Key_Escape)
    assert not page.detail.isVisible()
    assert page.table.hasFocus()


def test_the_arrows_in_the_navigation_change_the_page(window: Window) -> None:
    bench = bench_of(window)
    bench.go("overview")
    bench.navigation.setFocus()
    press(window, Qt.Key.Key_Down)
    assert bench.page is not None
    assert bench.page.key == "kind:review"
    assert bench.navigation.hasFocus()


def test_page_down_goes_through_the_work(window: Window) -> None:
    bench = bench_of(window)
    bench.go("overview")
    visited = []
    for _ in range(len(KINDS) + len(PLACES)):
        assert bench.page is not None
        visited.append(bench.page.key)
        window.next_page()
    assert visited[-1] == "bin"
    assert {key for key in visited if key.startswith("kind:")} == {key_of(kind) for kind in KINDS}
    window.previous_page()
    assert bench.page is not None
    assert bench.page.key == visited[visited.index("bin") - 1]


@pytest.mark.parametrize(
    ("key", "code"),
    [(Qt.Key.Key_5, "public"), (Qt.Key.Key_4, "family"), (Qt.Key.Key_3, "panel"), (Qt.Key.Key_2, "confidential")],
)
def test_one_key_shows_the_page_to_another_reader(window: Window, key: Qt.Key, code: str) -> None:
    open_kind(window, "person")
    press(window, key, CTRL)
    assert window.review is not None
    assert window.review.eyes == code
    press(window, Qt.Key.Key_1, CTRL)
    assert window.review.eyes == ""


def test_control_k_finds_a_record_and_enter_opens_it(window: Window) -> None:
    bench = bench_of(window)
    bench.go("overview")
    press(window, Qt.Key.Key_K, CTRL)
    assert bench.find_panel.isVisible()
    QTest.keyClicks(bench.find_panel.line, "weighed")
    press(window, Qt.Key.Key_Return)
    assert not bench.find_panel.isVisible()
    page = bench.page
    assert isinstance(page, ChronologyPage)
    assert page.place() == "e2"


def test_control_k_finds_pages_and_commands(window: Window) -> None:
    bench = bench_of(window)
    press(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(bench.find_panel.line, "settings")
    press(window, Qt.Key.Key_Return)
    assert bench.page is not None
    assert bench.page.key == "settings"
    window.find_anything()
    QTest.keyClicks(bench.find_panel.line, "lock")
    bench.find_panel._look()
    titles = [found.title for found in bench.find_panel._model.found if found.sort == "Command"]
    assert titles == ["Lock"]
    press(window, Qt.Key.Key_Return)
    assert window.bench is None


def test_the_find_panel_forgets_when_it_is_put_away(window: Window) -> None:
    bench = bench_of(window)
    window.find_anything()
    QTest.keyClicks(bench.find_panel.line, CANARY)
    bench.find_panel._look()
    assert any(found.snippet for found in bench.find_panel._model.found)
    press(window, Qt.Key.Key_Escape)
    assert not bench.find_panel.isVisible()
    assert bench.find_panel._model.found == []
    assert bench.find_panel.line.text() == ""


def test_the_arrows_choose_among_what_was_found(window: Window) -> None:
    bench = bench_of(window)
    window.find_anything()
    panel = bench.find_panel
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == 1


def test_what_is_not_there_is_said(window: Window) -> None:
    window.find_anything()
    panel = bench_of(window).find_panel
    panel.line.setText("zzzqqq")
    panel._look()
    assert "Nothing found" in panel.note.text()


def test_larger_and_smaller_text(window: Window) -> None:
    before = QApplication.font().pointSizeF()
    press(window, Qt.Key.Key_Plus, CTRL)
    assert QApplication.font().pointSizeF() > before
    press(window, Qt.Key.Key_Minus, CTRL)
    assert QApplication.font().pointSizeF() == before


def test_control_tab_turns_to_the_next_tab(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    window.next_tab()
    assert page.detail.tabs.currentIndex() == 1


def test_the_menu_verbs_lead_to_their_pages(window: Window) -> None:
    bench = bench_of(window)
    for verb, key in (
        ("bring_in", "import"),
        ("write_report", "export"),
        ("check_file", "verify"),
        ("open_bin", "bin"),
        ("open_settings", "settings"),
        ("open_help", "help"),
        ("overview", "overview"),
    ):
        window.actions_.by_verb[verb].trigger()
        assert bench.page is not None
        assert bench.page.key == key


def test_every_key_is_on_the_help_page(window: Window) -> None:
    listed = dict(window.actions_.keys())
    assert listed["Lock"] == "Ctrl+L"
    assert listed["Find anything"] == "Ctrl+K"
    assert len(listed) >= 20


def test_undo_says_what_and_of_whom_and_other_eyes_read_no_name(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    line = page.detail.form.editors["role"].findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Elder sister & friend")
    page.flush()
    action = window.actions_.by_verb["undo"]
    assert action.text() == f"&Undo: edit of person “Ada {CANARY}”"
    window.look_as("public")
    assert action.text() == "&Undo: edit of person"
    window.look_as("")
    assert CANARY in action.text()
    page = open_kind(window, "person", "p1")
    page.table.setFocus()
    window.undo()
    assert window.status.text() == "Taken back: edit of person"
    assert CANARY in window.actions_.by_verb["redo"].text()
    window.lock()
    assert CANARY not in action.text() + window.actions_.by_verb["redo"].text() + window.status.text()
