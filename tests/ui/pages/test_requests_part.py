"""The log of requests beside an agency, and beside the request itself, by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind, stored
from workbench.records import Request
from workbench.ui.pages.requests_part import RequestsPart
from workbench.ui.window import Window
from workbench.vault.store import Put


@pytest.fixture
def part(window: Window, qtbot: QtBot) -> RequestsPart:
    assert window.review is not None
    late = Request("r1", agency="a1", what="Chronology", asked="2021-06-01", due="2021-06-30")
    window.review.session.store.apply([Put(late)], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    return beside(window, "agency", "a1")


def beside(window: Window, kind: str, id_: str) -> RequestsPart:
    page = open_kind(window, kind, id_)
    page.detail.tabs.setCurrentIndex(1)
    part = page.detail.part(0)
    assert isinstance(part, RequestsPart)
    return part


def shown(part: RequestsPart) -> list[str]:
    return [part.model.item(0, column).text() for column in range(part.model.columnCount())]


def test_the_log_says_what_is_late(part: RequestsPart) -> None:
    assert shown(part) == ["Chronology", "1 Jun 2021", "30 Jun 2021", "", "overdue"]


def test_a_key_notes_a_reminder_and_the_arrival(part: RequestsPart, window: Window) -> None:
    QTest.keyClick(part.chase, Qt.Key.Key_Space)
    assert shown(part)[3] != ""
    QTest.keyClick(part.receive, Qt.Key.Key_Space)
    assert shown(part)[4] == "received"
    assert not part.chase.isEnabled()
    window.undo()
    window.undo()
    assert shown(part)[3:] == ["", "overdue"]


def test_enter_opens_the_request_and_its_own_tab_shows_it_alone(part: RequestsPart, window: Window) -> None:
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:request", "r1")
    assert shown(beside(window, "request", "r1"))[0] == "Chronology"


def test_something_new_is_asked_of_the_agency(window: Window, part: RequestsPart) -> None:
    part.new.click()
    key, id_ = bench_of(window).place()
    made = stored(window, "request", id_)
    assert key == "kind:request"
    assert isinstance(made, Request)
    assert (made.agency, len(made.asked or "")) == ("a1", 10)


def test_an_agency_of_which_nothing_was_asked_says_so(window: Window, part: RequestsPart) -> None:
    assert window.review is not None
    window.review.put_in_bin("request", "r1")
    assert part.empty.isVisible()
    assert not part.table.isVisible()
    part.empty.button.click()
    assert bench_of(window).place()[0] == "kind:request"
