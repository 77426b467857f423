"""The pane of one record: what it makes, and when."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from tests.ui.stand import until
from workbench.records import KINDS
from workbench.ui.application import Application
from workbench.ui.bench import focus_on
from workbench.ui.models.rows import ID
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.appears_part import AppearsPart
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.evidence_panel import EvidencePanel
from workbench.ui.pages.join_part import JoinPart
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.window import Window

_MANY = 12  # widgets; to move so many from one parent to another is felt


class Moves(QObject):
    """Notes who is given another parent with much in it already."""

    def __init__(self) -> None:
        super().__init__()
        self.moved: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            inside = len(watched.findChildren(QWidget))
            if inside > _MANY:
                self.moved.append(f"{type(watched).__name__} with {inside}")
        return False


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"event", "concern", "section"}])
def test_a_page_is_made_where_it_stands(window: Window, qapp: Application, kind: str) -> None:
    """Qt styles everything inside anew when a widget changes its parent: half of the time that a page took."""
    moves = Moves()
    qapp.installEventFilter(moves)
    bench_of(window)._make(key_of(kind))
    qapp.removeEventFilter(moves)
    assert moves.moved == []


def test_a_part_beside_the_form_is_made_when_its_tab_is_turned_to(window: Window) -> None:
    detail = open_kind(window, "person", "p1").detail
    assert list(detail.parts) == []
    detail.tabs.setCurrentIndex(2)
    (made,) = list(detail.parts)
    assert isinstance(made, JoinPart)
    assert detail.stack.currentWidget() is made
    detail.tabs.setCurrentIndex(0)
    detail.tabs.setCurrentIndex(2)
    assert list(detail.parts) == [made]
    assert detail.stack.currentWidget() is made


def test_every_tab_shows_what_it_says(window: Window) -> None:
    detail = open_kind(window, "person", "p1").detail
    shown = []
    for tab in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(tab)
        shown.append(detail.stack.currentWidget())
    first, second = detail.part_of(AppearsPart), detail.part_of(JoinPart)
    assert shown == [detail.area, first, second, detail.others, detail.versions]
    assert [detail.tabs.tabText(tab) for tab in (1, 2)] == ["Appearances", "Join"]


def test_a_part_that_a_kind_has_not_is_not_found(window: Window) -> None:
    detail = open_kind(window, "person", "p1").detail
    assert isinstance(detail, Detail)
    with pytest.raises(LookupError):
        detail.part_of(EvidencePanel)


@pytest.fixture
def heavy(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window, with a review that counts as large."""
    monkeypatch.setattr(OpenReview, "light", False)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = bench_of(window).page
    assert page is not None
    focus_on(page.panes()[0])
    return window


def test_beside_a_long_list_the_pane_is_made_in_a_turn_of_its_own(heavy: Window) -> None:
    assert bench_of(heavy).go(key_of("person"), "p1")
    page = bench_of(heavy).page
    assert isinstance(page, RecordsPage)
    assert page.findChildren(Detail) == []
    assert page.place() == "p1"
    assert page.flush()
    until(lambda: page.detail.isVisible())
    assert page.place() == "p1"
    assert page.table.currentIndex().row() == page.model.row_of("p1")
    assert page.detail.isAncestorOf(QApplication.focusWidget() or page)


def test_the_last_record_asked_for_is_shown_once_the_pane_is_made(heavy: Window) -> None:
    bench_of(heavy).go(key_of("person"), "p1")
    bench_of(heavy).go(key_of("person"), "p2")
    page = bench_of(heavy).page
    assert isinstance(page, RecordsPage)
    until(lambda: not page.detail.isHidden())
    assert page.place() == "p2"


def test_a_row_chosen_before_the_pane_is_made_is_shown_at_once(heavy: Window) -> None:
    bench_of(heavy).go(key_of("person"))
    page = bench_of(heavy).page
    assert isinstance(page, RecordsPage)
    page.table.selectRow(1)
    assert page.place() == page.filter.index(1, 0).data(ID)
    assert len(page.findChildren(Detail)) == 1
    QTest.qWait(100)
    assert len(page.findChildren(Detail)) == 1
    assert page.detail.isVisible()


def test_a_page_left_before_its_pane_is_made_does_no_harm(heavy: Window) -> None:
    bench_of(heavy).go(key_of("person"), "p1")
    bench_of(heavy).go("settings")
    QTest.qWait(100)
    assert bench_of(heavy).go(key_of("person"))
    page = bench_of(heavy).page
    assert isinstance(page, RecordsPage)
    assert page.place() == "p1"
    bench_of(heavy).go(key_of("place"), "pl1")
    heavy.look_as("public")
    QTest.qWait(100)
    assert bench_of(heavy).place()[0] == key_of("place")


def test_the_only_record_of_its_kind_is_shown_alone(heavy: Window) -> None:
    bench_of(heavy).go(key_of("review"))
    page = bench_of(heavy).page
    assert isinstance(page, RecordsPage)
    until(lambda: not page.detail.isHidden())
    assert page.list_pane.isHidden()
    assert page.detail.isAncestorOf(QApplication.focusWidget() or page)
