"""What answers what: the questions, the findings with good practice beside them, and the episodes, all by key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.records import Episode, Evidence, Finding, GoodPractice
from workbench.ui.pages.analysis_page import EPISODES, FOUND, AnalysisPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
RECORDS = (
    Finding("f1", number=1, title="Nobody asked", statement="x", category="systems", enquiries=("k1",)),
    Evidence("v1", finding="f1", target={"kind": "event", "id": "e1"}, stance="supports", weight="primary"),
    GoodPractice("g1", title="She went back", description="x", agency="a1", effect="Ada talked.", events=("e2",)),
    GoodPractice("g2", title="A letter", description="x"),
    Episode("c1", number=1, title="The list", narrative="x", from_="2021-03", events=("e2", "e1")),
)


def show(window: Window, settle: Settle) -> AnalysisPage:
    bench_of(window).go("analysis")
    settle()
    found = bench_of(window).page
    assert isinstance(found, AnalysisPage)
    return found


@pytest.fixture
def page(window: Window, qtbot: QtBot, settle: Settle) -> AnalysisPage:
    assert window.review is not None
    window.review.session.store.apply([Put(record) for record in RECORDS], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    return show(window, settle)


def lines(page: AnalysisPage, way: int = 0) -> list[str]:
    model = (page.questions, None, page.episodes)[way].model()  # type: ignore[union-attr]
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_a_question_has_its_findings_below_and_what_it_lacks(page: AnalysisPage) -> None:
    assert lines(page) == ["1. Who saw the child?\nNo answer is written yet"]
    below = page.questions.model().index(0, 0, page.questions.model().index(0, 0))
    assert below.data().startswith("Finding 1. Nobody asked\nA single source")
    assert "1 for, 0 against, 0 context" in below.data()
    piece = page.questions.model().index(0, 0, below)
    assert piece.data() == "Event: A visit is missed.\nSupports · primary"
    assert page.count.text() == "1 line of enquiry lacks something"


def test_a_card_says_honestly_how_well_a_finding_is_founded(page: AnalysisPage) -> None:
    page.turn(FOUND)
    said = page.findings.cards.item(0).text().split("\n")
    assert said[0] == "1. Nobody asked"
    assert said[1] == "A single source, nothing that contradicts was entered"
    assert "No recommendation follows from it" in said


def test_good_practice_stands_beside_the_findings_as_their_equal(page: AnalysisPage) -> None:
    page.turn(FOUND)
    assert page.practice.isVisible()
    assert page.findings.isVisible()
    assert abs(page.practice.width() - page.findings.width()) <= 2
    cards = [page.practice.cards.item(at).text() for at in range(2)]
    assert cards[0] == "She went back\nShown by 1 entry\nFor the child: Ada talked.\nSaltmarsh Health"
    assert "No entry shows it yet" in cards[1]


def test_an_episode_has_its_entries_in_order_and_what_is_not_said_of_it(page: AnalysisPage) -> None:
    page.turn(EPISODES)
    (said,) = lines(page, EPISODES)
    assert "Not said yet: why it was chosen, how good the practice was" in said
    model = page.episodes.model()
    below = [model.index(at, 0, model.index(0, 0)).data() for at in range(2)]
    assert [text.split("\n")[1] for text in below] == ["Mar 2021 · Saltmarsh Health", "2 May 2021 · Saltmarsh Health"]


def test_keys_alone_open_what_a_line_or_a_card_is_about(page: AnalysisPage, window: Window, settle: Settle) -> None:
    page.questions.setFocus()
    for _ in range(2):
        QTest.keyClick(page.questions, Qt.Key.Key_Down)
    assert page.questions.currentIndex().data() is not None
    page.questions.setCurrentIndex(page.questions.model().index(0, 0, page.questions.model().index(0, 0)))
    QTest.keyClick(page.questions, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:finding", "f1")
    again = show(window, settle)
    again.next_tab()
    bench_of(window).next_pane()
    again.practice.setFocus()
    assert QApplication.focusWidget() is again.practice
    QTest.keyClick(again.practice, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:good_practice", "g1")


def test_the_public_is_shown_neither_limits_nor_names(page: AnalysisPage, window: Window, settle: Settle) -> None:
    page.turn(FOUND)
    window.look_as("public")
    settle()
    seen = bench_of(window).page
    assert isinstance(seen, AnalysisPage)
    assert seen.stack.currentIndex() == FOUND
    said = seen.findings.cards.item(0).text()
    assert "source" not in said
    assert "Ada" not in "".join(seen.practice.cards.item(at).text() for at in range(seen.practice.cards.rowCount()))
    assert seen.count.text() == ""


def test_an_empty_page_says_what_comes_first(window: Window, settle: Settle) -> None:
    page = show(window, settle)
    page.turn(FOUND)
    assert "Begin with what the chronology shows" in page.notice.words
    page.turn(EPISODES)
    assert "few stretches" in page.notice.words


def test_a_change_is_shown_at_once(page: AnalysisPage, window: Window, settle: Settle) -> None:
    assert window.review is not None
    record = window.review.record("enquiry", "k1")
    assert record is not None
    window.review.save(record.replace(answer="Nobody did.", status="answered"))
    settle()
    assert lines(page) == ["1. Who saw the child?\nNobody did."]
    assert page.count.text() == ""
