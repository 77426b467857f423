"""The first page leads to what is open, says what stands before publication, and ticks the steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_work_pages import open_page
from workbench.services import standing
from workbench.ui.pages.overview import OverviewPage
from workbench.ui.window import Window

Settle = Callable[[], None]


def links(page: OverviewPage) -> list[str]:
    return [link.text() for link in page.findChildren(QPushButton) if not link.isHidden()]


def test_what_stands_before_publication_is_read_once_in_the_background(window: Window, settle: Settle) -> None:
    page = open_page(window, "overview", OverviewPage)
    assert any("Reading every text" in label.text() for label in page.findChildren(QLabel))
    settle()
    assert any(words.startswith("Checks still to be made") for words in links(page))
    page.arrive()
    assert not page._around.tasks.busy  # nothing has changed: what was read is shown again


def test_a_step_is_ticked_and_keeps_the_focus(window: Window, settle: Settle, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page = open_page(window, "overview", OverviewPage)
    settle()
    page.steps.boxes["commission"].click()
    assert page.steps.boxes["commission"].isChecked()
    assert page.steps.boxes["commission"].hasFocus()
    done = {step.stage.code: step.done for step in standing.steps(page.review.session)}
    assert done["commission"] != ""
    window.undo()
    assert not page.steps.boxes["commission"].isChecked()
    settle()


def test_a_step_with_a_date_leads_to_the_date(window: Window, settle: Settle, qtbot: QtBot) -> None:
    page = open_page(window, "overview", OverviewPage)
    settle()
    assert not page.steps.boxes["decision"].isEnabled()
    link = next(link for link in page.steps.findChildren(QPushButton))
    with qtbot.waitSignal(page.go) as went:
        link.click()
    assert went.args == ["kind:review", ""]


def test_an_audience_reads_the_facts_and_nothing_of_the_work(window: Window, settle: Settle) -> None:
    settle()
    window.look_as("public")
    page = open_page(window, "overview", OverviewPage)
    assert links(page) == []
    assert not page._around.tasks.busy
