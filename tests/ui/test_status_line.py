"""What the foot of the window says fits, or says that there is more."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.test_clipping import ROOM, settled
from workbench.ui.window import Window

LONG = "A sentence that goes on. " * 30


def test_a_long_sentence_does_not_widen_the_window(window: Window) -> None:
    window.resize(ROOM)
    window.status.setText(LONG)
    assert settled(window).size() == ROOM
    assert window.minimumSizeHint().width() <= ROOM.width()


def test_a_long_sentence_can_be_read_whole(window: Window) -> None:
    window.resize(ROOM)
    window.status.setText(LONG)
    settled(window).grab()
    assert window.status.toolTip() == LONG.strip()
    assert window.status.text() == LONG  # what assistive technology hears
    window.status.setText("Short")
    QApplication.processEvents()
    window.grab()
    assert window.status.toolTip() == ""
