"""Whatever a page waits for can be seen and stopped, on every page, by the reviewer and in other eyes."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import until
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.services.progress import Progress
from workbench.ui import under_way
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.tasks import Tasks, Ticket
from workbench.ui.window import Window

STOPS = {"Stop", "Cancel"}
NOBODY_WAITS = {"Window", "Spelling"}  # the word lists of the dictionary: marks appear when they are there


class Endless(list[Ticket]):
    """Tasks that do not end of themselves until it is ``over``."""

    over = False


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Endless:
    """Let no task of a page end of itself; return those that were handed over."""
    handed = Endless()
    run = Tasks.run

    def running(tasks: Tasks, work: Any, *rest: Any, **more: Any) -> Ticket:
        def never(progress: Progress) -> object:
            while not handed.over:
                progress(0, 1)
                time.sleep(0.005)
            return work(progress)

        if type(more.get("owner")).__name__ in NOBODY_WAITS:
            return run(tasks, work, *rest, **more)
        ticket = run(tasks, never, *rest, **more)
        handed.append(ticket)
        return ticket

    monkeypatch.setattr(Tasks, "run", running)
    monkeypatch.setattr(under_way, "_SOON", 0.0)
    monkeypatch.setattr(OpenReview, "light", False)  # as in a large review: nothing is asked at once
    return handed


def ways_to_stop(root: QWidget) -> list[QPushButton]:
    return [b for b in root.findChildren(QPushButton) if b.isVisible() and b.isEnabled() and b.text() in STOPS]


@pytest.mark.parametrize("eyes", ["", "public"])
def test_every_page_that_reads_can_be_stopped(window: Window, assembly: Assembly, eyes: str, endless: Endless) -> None:
    tasks = assembly.surroundings.tasks

    def stop_everything() -> None:
        while waiting := under_way_of(tasks):
            ways = ways_to_stop(window)
            assert ways, f"no way to stop what {', '.join(sorted(waiting))} waits for"
            QTest.mouseClick(ways[0], Qt.MouseButton.LeftButton)
            until(lambda before=waiting: len(under_way_of(tasks)) < len(before))  # type: ignore[misc]

    def under_way_of(tasks: Tasks) -> list[str]:
        return [ticket.page or "a page without a title" for ticket in tasks._open if ticket in endless]

    stop_everything()
    window.look_as(eyes)
    stop_everything()
    waited: set[str] = set()
    for key in [*(place.key for place in PLACES), *(key_of(kind) for kind in KINDS)]:
        before = len(endless)
        bench_of(window).go(key)
        if len(endless) > before:
            waited.add(key)
        stop_everything()
        assert window.stack.currentWidget() is window.bench
    assert len(waited) > 10


def test_what_was_stopped_can_be_gone_on_with(
    window: Window, assembly: Assembly, qtbot: QtBot, endless: Endless
) -> None:
    tasks, strip = assembly.surroundings.tasks, window.under_way
    endless.over = True
    qtbot.waitUntil(lambda: not tasks.busy)
    assert strip.isHidden()
    endless.over = False
    bench_of(window).go("flow")
    qtbot.waitUntil(lambda: strip.words.text() == "Who told whom: reading…")
    while tasks.unshown is not None:
        strip.button.click()
        qtbot.waitUntil(lambda: tasks.unshown is None or not tasks.unshown.cancelled)
    assert (strip.words.text(), strip.button.text()) == ("Who told whom: stopped", "Go on")
    endless.over = True
    strip.button.click()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert strip.isHidden()


def test_nothing_is_said_of_what_is_soon_there(
    window: Window, assembly: Assembly, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_way, "_SOON", 60.0)  # however slow the machine is
    for key in ("flow", "parts", "doubts"):
        bench_of(window).go(key)
        assert window.under_way.isHidden()
    qtbot.waitUntil(lambda: not assembly.surroundings.tasks.busy, timeout=60_000)
    assert not window.under_way._wait.isActive()


def test_a_lock_leaves_nothing_of_it(window: Window, assembly: Assembly, endless: Endless) -> None:
    bench_of(window).go("flow")
    until(lambda: not window.under_way.isHidden())
    window.lock()
    assert window.under_way.isHidden()
    assert not assembly.surroundings.tasks.busy
    assert all(ticket.work is None for ticket in endless)
