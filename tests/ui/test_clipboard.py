"""What was copied here does not stay on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.clipboard import SECONDS, Clipboard


@pytest.fixture
def clipboard(qapp: Application) -> Iterator[Clipboard]:
    made = Clipboard(seconds=0.05)
    yield made
    made.clear()
    made.deleteLater()


def held() -> str:
    return QGuiApplication.clipboard().text()


def test_it_is_cleared_after_its_time(clipboard: Clipboard, qtbot: QtBot) -> None:
    clipboard.copy("Ada Quillfeather")
    assert held() == "Ada Quillfeather"
    qtbot.waitUntil(lambda: held() == "")


def test_a_plain_copy_from_a_field_is_cleared_too(clipboard: Clipboard, qtbot: QtBot) -> None:
    field = QLineEdit("from a text field")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.selectAll()
    field.copy()
    assert held() == "from a text field"
    qtbot.waitUntil(lambda: held() == "")


def test_it_is_cleared_at_once_when_asked(qapp: Application) -> None:
    clipboard = Clipboard()
    clipboard.copy("Ada Quillfeather")
    clipboard.clear()
    assert held() == ""
    clipboard.deleteLater()


def test_the_time_is_a_minute() -> None:
    assert SECONDS == 60


def test_it_asks_that_no_history_keeps_it(clipboard: Clipboard) -> None:
    clipboard.copy("Ada Quillfeather")
    assert "x-kde-passwordManagerHint" in QGuiApplication.clipboard().mimeData().formats()
