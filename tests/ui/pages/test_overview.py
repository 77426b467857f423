"""The first page leads to what is open, says what stands before publication, and ticks the steps."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from workbench.records import Action, Finding, Recommendation
from workbench.services import pausing, standing
from workbench.services.pausing import Pause
from workbench.ui.dates import in_words
from workbench.ui.pages.chain_page import ChainPage
from workbench.ui.pages.overview import OverviewPage
from workbench.ui.window import Window
from workbench.vault.store import Put

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


def follow(page: OverviewPage, words: str, qtbot: QtBot) -> list[str]:
    """Click a link and return where it leads."""
    link = next(link for link in page.findChildren(QPushButton) if link.text().startswith(words))
    with qtbot.waitSignal(page.go) as went:
        link.click()
    return list(went.args or ())


def test_a_time_limit_is_said_with_its_pauses_and_leads_to_the_dates(
    window: Window, settle: Settle, qtbot: QtBot
) -> None:
    review = bench_of(window).review
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    began = today - datetime.timedelta(days=10)
    review.announce(review.session.store.apply([Put(review.session.review.replace(notified_date=str(began)))], "test"))
    review.announce(pausing.add(review.session, Pause("criminal", str(began), "", "Trial listed")))
    page = open_page(window, "overview", OverviewPage)
    settle()
    said = " ".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())
    limit = next(each for each in pausing.clocks(review.session, today) if each.without is not None)
    assert limit.state.due is not None
    assert in_words(limit.state.due.isoformat()) in said
    assert in_words(str(limit.without)) in said
    assert "Trial listed" in said
    assert follow(page, f"Paused since {in_words(str(began), short=True)}", qtbot) == ["trigger", "dates"]
    assert follow(page, limit.clock.title, qtbot) == ["trigger", "dates"]


def test_what_the_plan_lacks_leads_to_where_it_is_mended(window: Window, settle: Settle, qtbot: QtBot) -> None:
    review = bench_of(window).review
    finding = Finding("f1", number=1, title="t", statement="s", category="systems")
    asked = Recommendation("r1", number=1, text="t", addressee="a1", findings=("f1",), intended_outcome="o")
    actions = (Action("x1", recommendation="r1", text="one"), Action("x2", recommendation="r1", text="two", owner="P"))
    review.announce(review.session.store.apply([Put(each) for each in (finding, asked, *actions)], "test"))
    page = open_page(window, "overview", OverviewPage)
    settle()
    assert follow(page, "Actions without an owner: 1", qtbot) == ["kind:action", "x1"]
    page = open_page(window, "overview", OverviewPage)
    settle()
    assert follow(page, "Actions without a date: 2", qtbot) == ["chain", "missing"]
    chain = bench_of(window).page
    assert isinstance(chain, ChainPage)
    assert chain.only.isChecked()


def test_the_links_to_dates_are_told_apart_by_ear(window: Window, settle: Settle) -> None:
    page = open_page(window, "overview", OverviewPage)
    settle()
    names = [link.accessibleName() for link in page.steps.findChildren(QPushButton)]
    assert len(names) > 1
    assert len(set(names)) == len(names)


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
