"""Work on a page gives the focus back to where it was begun, unless the person has gone elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.services.progress import Progress
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, settle: Settle, qtbot: QtBot) -> ExportPage:
    with qtbot.waitActive(window):
        window.activateWindow()
    bench_of(window).go("export")
    settle()
    found = bench_of(window).page
    assert isinstance(found, ExportPage)
    return found


def begin(page: ExportPage) -> QPushButton:
    """Begin work from a button that is switched off meanwhile, as the pages do."""
    button = page.write
    button.setEnabled(True)
    button.setFocus()
    assert button.hasFocus()

    def done(_: object) -> None:
        button.setEnabled(True)

    def work(progress: Progress) -> None:
        progress(1, 1)

    page.work.run("Working", work, done, done)
    button.setEnabled(False)
    assert not button.hasFocus()
    QTest.qWait(1)  # Qt has put the focus elsewhere by now
    return button


def test_the_focus_comes_back_to_the_button_that_began_it(page: ExportPage, settle: Settle, qtbot: QtBot) -> None:
    button = begin(page)
    settle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button)


def test_a_person_who_went_elsewhere_stays_there(page: ExportPage, settle: Settle, qtbot: QtBot) -> None:
    begin(page)
    page.audience.setFocus()
    settle()
    qtbot.waitUntil(page.write.isEnabled)
    assert page.audience.hasFocus()
