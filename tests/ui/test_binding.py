"""The Qt binding counts references as Python does: a version that does not ends the process after some minutes."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application

TIMES = 2_000


def test_a_call_that_returns_nothing_takes_no_reference_to_none(qapp: Application, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        label.setText("words")
    assert sys.getrefcount(None) > before - TIMES // 2
