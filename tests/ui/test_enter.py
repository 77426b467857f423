"""Enter presses the button that has the focus, once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.ui.window import Window

PLAIN = Qt.KeyboardModifier.NoModifier


def presses(window: Window, qtbot: QtBot) -> tuple[QPushButton, list[bool]]:
    """Return a button of the page shown that has the focus, and what grows when it is pressed."""
    bench_of(window).go("handouts")
    page = bench_of(window).page
    assert page is not None
    heard: list[bool] = []
    button = QPushButton("Press", page)
    button.clicked.connect(lambda: heard.append(True))
    button.show()
    button.setFocus()
    return button, heard


def test_enter_presses_a_button(window: Window, qtbot: QtBot) -> None:
    button, heard = presses(window, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(heard) == 3


def test_a_key_that_is_held_down_presses_once(window: Window, qtbot: QtBot) -> None:
    button, heard = presses(window, qtbot)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN))
    for _ in range(3):
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN, "", True))
    assert len(heard) == 1


def test_a_button_that_is_off_and_other_keys_do_nothing(window: Window, qtbot: QtBot) -> None:
    button, heard = presses(window, qtbot)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    button.setEnabled(False)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN))
    assert heard == []
