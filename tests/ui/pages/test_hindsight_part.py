"""The test of hindsight beside a missed opportunity: what was held, what is cited from later, the answer kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.records import Event, MissedOpportunity
from workbench.ui.forms.choice import ChoiceEditor
from workbench.ui.forms.text import ProseEditor
from workbench.ui.pages.hindsight_part import HindsightPart
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]


@pytest.fixture
def part(window: Window, qtbot: QtBot, settle: Settle) -> HindsightPart:
    assert window.review is not None
    records = [
        MissedOpportunity("m1", date="2021-04-30", agency="a1", known_then="x", could_have="y", events=("e2",)),
        Event("e3", date="2021-01-05", agency="a1", what_happened="She was seen."),
    ]
    window.review.session.store.apply([Put(record) for record in records], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    page = open_kind(window, "missed_opportunity", "m1")
    page.detail.tabs.setCurrentIndex(1)
    found = page.detail.part(0)
    assert isinstance(found, HindsightPart)
    settle()
    return found


def lines(part: HindsightPart) -> list[str]:
    return [part.model.item(at).text() for at in range(part.model.rowCount())]


def kept(window: Window) -> MissedOpportunity:
    assert window.review is not None
    record = window.review.record("missed_opportunity", "m1")
    assert isinstance(record, MissedOpportunity)
    return record


def test_what_was_held_and_what_came_later_are_told_apart(part: HindsightPart) -> None:
    assert part.held.accessibleName() == "Saltmarsh Health held 2 entries by 30 Apr 2021"
    assert [line.split("\n")[1] for line in lines(part)] == [
        "2 May 2021 · cited, but not held by then",
        "Mar 2021",
        "5 Jan 2021",
    ]
    assert "that would be hindsight" in part.doubts.words
    assert "know how it ended" in part.doubts.words


def test_space_cites_an_entry_and_undo_takes_it_back(part: HindsightPart, window: Window, settle: Settle) -> None:
    part.list.setFocus()
    part.list.setCurrentIndex(part.model.index(1, 0))
    QTest.keyClick(part.list, Qt.Key.Key_Space)
    settle()
    assert kept(window).events == ("e2", "e1")
    assert "Mar 2021 · cited" in lines(part)[1]
    assert part.list.currentIndex().row() == 1
    window.undo()
    settle()
    assert kept(window).events == ("e2",)


def test_the_answer_is_kept_in_the_record(part: HindsightPart, window: Window, settle: Settle) -> None:
    editor = part.form.editors["could_have"]
    assert isinstance(editor, ProseEditor)
    editor.setFocus()
    QTest.keyClicks(editor.prose, "Ring. ")
    answer = part.form.editors["hindsight"]
    assert isinstance(answer, ChoiceEditor)
    answer.set_value("only_with_hindsight")
    answer.edited.emit()
    assert part.flush()
    settle()
    assert kept(window).could_have == "Ring. y"
    assert kept(window).hindsight == "only_with_hindsight"
    assert part.doubts.words == ""


def test_enter_opens_the_entry(part: HindsightPart, window: Window) -> None:
    part.list.setFocus()
    part.list.setCurrentIndex(part.model.index(2, 0))
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:event", "e3")


def test_an_answer_without_anything_held_is_questioned(part: HindsightPart, window: Window, settle: Settle) -> None:
    assert window.review is not None
    window.review.save(kept(window).replace(date="2020-01-01", hindsight="knowable_then", events=None))
    settle()
    assert part.held.accessibleName() == "Saltmarsh Health held 0 entries by 1 Jan 2020"
    assert "no entry shows" in part.doubts.words
    assert "Name the standard" in part.doubts.words


def test_without_a_day_it_asks_for_one(part: HindsightPart, window: Window, settle: Settle) -> None:
    assert window.review is not None
    window.review.save(kept(window).replace(date=None))
    settle()
    assert part.held.accessibleName().startswith("Give it a date")
