"""The theme follows the person or the system, and nothing in the sheet is left unfilled."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.paths import resource
from workbench.ui.application import Application
from workbench.ui.theme import Theme, mark, sheet
from workbench.ui.theme_tokens import DARK, LIGHT, Scheme


@pytest.mark.parametrize("scheme", Scheme)
def test_every_place_in_the_sheet_is_filled(scheme: Scheme) -> None:
    assert "$" not in sheet(scheme)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_picture_the_sheet_names_is_there(scheme: Scheme) -> None:
    for name in re.findall(r"url\(icons:([^)]+)\)", sheet(scheme)):
        assert resource(f"icons/{name}").is_file()


def test_the_person_can_choose_dark(qapp: Application, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark", 100)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.page)
    theme.apply("light", 100)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.page)
    theme.deleteLater()


def test_larger_text_is_larger(qapp: Application) -> None:
    theme = Theme(qapp)
    theme.apply("light", 100)
    normal = qapp.font().pointSizeF()
    theme.apply("light", 150)
    assert qapp.font().pointSizeF() == pytest.approx(normal * 1.5)
    theme.apply("light", 100)
    theme.deleteLater()


def test_a_mark_changes_the_look_at_once(qapp: Application, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    theme.apply("light", 100)
    label = QLabel("words")
    qtbot.addWidget(label)
    label.ensurePolished()
    plain = label.palette().color(QPalette.ColorRole.WindowText)
    mark(label, "role", "quiet")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.quiet) != plain
    theme.deleteLater()
