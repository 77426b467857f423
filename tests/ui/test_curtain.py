"""The curtain covers everything, for eyes and for assistive technology."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, line_of, open_kind, stored
from tests.ui.stand import CANARY
from workbench.app import Assembly
from workbench.records import Person
from workbench.ui.window import Window


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def readable(interface: QAccessibleInterface) -> Iterator[str]:
    for what in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield interface.text(what)
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid():
            yield from readable(child)


def all_readable(window: Window) -> str:
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface is not None
    return "\n".join(readable(interface))


def test_one_key_covers_the_window_and_the_same_key_uncovers_it(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    line = line_of(page, "name").line
    line.setFocus()
    press(window, Qt.Key.Key_F12)
    assert window.curtain.isVisible()
    assert window.centralWidget() is window.curtain
    assert not page.isVisible()
    assert not window.menuBar().isVisible()
    press(window, Qt.Key.Key_F12)
    assert page.isVisible()
    assert window.menuBar().isVisible()
    assert line.hasFocus()
    press(window, Qt.Key.Key_F12)
    press(window, Qt.Key.Key_Escape)
    assert page.isVisible()


def test_nothing_of_the_review_can_be_read_meanwhile(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    line_of(page, "role").line.setText("x")
    line_of(page, "role").line.textEdited.emit("x")
    page.flush()
    assert CANARY in all_readable(window)
    window.cover()
    words = all_readable(window)
    assert "F12" in words
    assert CANARY not in words
    assert "person" not in words.lower()
    assert window.actions_.by_verb["undo"].text() == "&Undo"
    window.curtain.lift()
    assert CANARY in all_readable(window)
    assert "person" in window.actions_.by_verb["undo"].text()


def test_no_other_key_does_anything(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    line_of(page, "name").line.setFocus()
    window.cover()
    for key, modifier in (
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    ):
        press(window, key, modifier)
        assert window.curtain.isVisible()
        assert window.curtain.hasFocus()
    window.curtain.lift()
    kept = stored(window, "person", "p1")
    assert isinstance(kept, Person)
    assert kept.name == f"Ada {CANARY}"
    assert bench_of(window).place() == ("kind:person", "p1")


def test_what_was_being_written_is_saved_beneath_it(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    QTest.keyClicks(line_of(page, "role").line, "Lodger")
    window.cover()
    qtbot.waitUntil(lambda: getattr(stored(window, "person", "p2"), "role", None) == "Lodger", timeout=5000)


def test_the_review_can_lock_itself_beneath_it(window: Window, assembly: Assembly) -> None:
    open_kind(window, "person", "p1")
    window.cover()
    assembly.idle.away.emit()
    assert window.bench is None
    assert window.start.isVisible()
    assert not window.curtain.isVisible()


def test_the_window_can_be_closed_beneath_it(window: Window) -> None:
    window.cover()
    assert window.close()
    assert window.review is None


def test_there_is_nothing_to_cover_before_a_review_is_open(window: Window) -> None:
    window.lock()
    window.cover()
    assert not window.curtain.drawn
