"""Long work runs elsewhere, in order, tells how far it is, and can be stopped."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from workbench.errors import Cancelled, CannotWrite, WorkbenchError
from workbench.services.progress import Progress
from workbench.ui.application import Application
from workbench.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: Application) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop_all()
    made.deleteLater()


class Page(QObject):
    """Whoever asked for the work, and may be gone before it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)


def ignore(value: object) -> None:
    """Hear a value and do nothing."""


def ignore_steps(done: int, total: int) -> None:
    """Hear how far it is and do nothing."""


def test_work_is_done_in_another_thread_and_its_value_comes_back_to_this_one(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []

    def done(value: int) -> None:
        seen.extend([value, threading.current_thread() is threading.main_thread()])

    tasks.run(lambda progress: threading.get_ident(), done, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != threading.get_ident()
    assert seen[1] is True
    assert not tasks.busy


def test_one_task_runs_at_a_time_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[object] = []

    def give(number: int, progress: Progress) -> int:
        return number

    for number in range(5):
        tasks.run(partial(give, number), order.append, order.append)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_work_aside_rests_until_the_window_has_heard_of_its_last_step(tasks: Tasks, qtbot: QtBot) -> None:
    begun: list[int] = []
    answers: list[object] = []

    def work(progress: Progress) -> str:
        for number in range(3):
            begun.append(number)
            progress(number, 3)
        return "all"

    tasks.run(work, answers.append, answers.append, aside=True)
    until_begun = time.monotonic() + 10
    while not begun and time.monotonic() < until_begun:
        time.sleep(0.001)
    time.sleep(0.05)  # the window is at work, and its event loop does not turn
    assert begun == [0]
    qtbot.waitUntil(lambda: answers == ["all"])
    assert begun == [0, 1, 2]


def test_work_aside_that_rests_is_stopped_at_once(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        progress(0, 1)
        time.sleep(60)  # it would be long before it looked again

    tasks.run(work, ignore, ignore, ignore_steps, aside=True)
    assert begun.wait(10)
    began = time.monotonic()
    tasks.stop_all()
    assert time.monotonic() - began < 1


def test_work_that_is_withdrawn_when_it_has_ended_is_under_way_no_longer(tasks: Tasks, qtbot: QtBot) -> None:
    ticket = tasks.run(lambda progress: "found", ignore, ignore)
    end = time.monotonic() + 10
    while ticket.outcome is None and time.monotonic() < end:
        time.sleep(0.001)  # the event loop does not turn: what was found is on its way here
    ticket.withdraw()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_an_error_arrives_without_the_frames_of_the_other_thread(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[WorkbenchError] = []

    def work(progress: Progress) -> None:
        try:
            raise OSError("a text that must not travel")
        except OSError as error:
            raise CannotWrite from error

    tasks.run(work, ignore, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], CannotWrite)
    assert errors[0].__traceback__ is None
    assert errors[0].__cause__ is None


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        progress(2, 2)
        return "done"

    results: list[object] = []
    tasks.run(work, results.append, results.append, lambda d, t: told.append((d, t)))
    qtbot.waitUntil(lambda: results == ["done"])
    assert told == [(1, 2), (2, 2)]


def test_a_task_that_is_stopped_ends_at_its_next_step(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()
    errors: list[object] = []

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 1)

    ticket = tasks.run(work, ignore, errors.append)
    begun.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)


def test_a_lock_stops_every_task_and_nobody_hears_of_it(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()
    heard: list[object] = []

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 1)

    tasks.run(work, heard.append, heard.append)
    tasks.run(lambda progress: "second", heard.append, heard.append)
    begun.wait(5)
    tasks.stop_all()
    after: list[object] = []
    tasks.run(lambda progress: "later", after.append, after.append)
    qtbot.waitUntil(lambda: after == ["later"])
    assert heard == []


def test_work_is_stopped_and_unheard_once_its_page_is_deleted(tasks: Tasks, qtbot: QtBot) -> None:
    begun, page = threading.Event(), Page()
    seen = weakref.ref(page)
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress(0, 1)
        finally:
            ended.append(True)

    tasks.run(work, page.hear, page.hear, owner=page)
    begun.wait(5)
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert seen() is None
    qtbot.waitUntil(lambda: not tasks.busy)
    assert ended == [True]


def test_work_that_has_ended_holds_its_page_no_longer(tasks: Tasks, qtbot: QtBot) -> None:
    page = Page()
    for _ in range(3):
        tasks.run(lambda progress: "done", page.hear, page.hear, owner=page)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert page.heard == ["done"] * 3
    seen = weakref.ref(page)
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert seen() is None


def test_a_fault_of_ours_frees_the_page_and_is_reported(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[WorkbenchError] = []

    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as reported:
        tasks.run(work, ignore, errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert "nothing was changed" in errors[0].sentence
    assert [kind for kind, _, _ in reported] == [ZeroDivisionError]


def test_the_pool_keeps_nothing_of_the_last_work(tasks: Tasks, qtbot: QtBot) -> None:
    page = Page()
    kept = weakref.ref(page)
    heard: list[object] = []

    def work(progress: Progress, page: Page = page) -> int:
        return len(page.heard)

    tasks.run(work, heard.append, ignore)
    qtbot.waitUntil(lambda: heard == [0])
    tasks.stop_all()
    del page, work
    gc.collect()
    assert kept() is None


def test_work_aside_holds_up_no_other(tasks: Tasks, qtbot: QtBot) -> None:
    may_end = threading.Event()
    heard: list[object] = []
    tasks.run(lambda progress: may_end.wait(30), heard.append, ignore, aside=True)
    tasks.run(lambda progress: "asked for", heard.append, ignore)
    qtbot.waitUntil(lambda: heard == ["asked for"])
    may_end.set()
    qtbot.waitUntil(lambda: heard == ["asked for", True])


def test_work_that_never_asks_is_stopped_where_it_stands(tasks: Tasks) -> None:
    began, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> int:
        began.set()
        try:
            return sum(1 for _ in iter(int, 1))  # for ever, and in Python alone
        finally:
            ended.set()

    tasks.run(work, ignore, ignore)
    assert began.wait(5)
    told = time.monotonic()
    tasks.stop_all()
    assert ended.is_set()
    assert time.monotonic() - told < 1


def test_work_that_takes_its_stop_for_an_ordinary_error_is_told_again(tasks: Tasks) -> None:
    began, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        try:
            for _ in range(2):
                with contextlib.suppress(WorkbenchError):
                    began.set()
                    sum(1 for _ in iter(int, 1))
        finally:
            ended.set()

    tasks.run(work, ignore, ignore)
    assert began.wait(5)
    tasks.stop_all()
    assert ended.is_set()


def test_work_that_waits_outside_python_is_pressed(tasks: Tasks) -> None:
    began, may_end = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        may_end.wait()

    tasks.run(work, ignore, ignore)
    assert began.wait(5)
    tasks.stop_all(may_end.set)
    assert may_end.is_set()
    assert tasks._pool.activeThreadCount() == 0


def test_work_that_waited_for_its_turn_never_begins(tasks: Tasks) -> None:
    may_end = threading.Event()
    done: list[str] = []
    tasks.run(lambda progress: may_end.wait(30), ignore, ignore)
    tasks.run(lambda progress: done.append("begun"), ignore, ignore)
    tasks.stop_all(may_end.set)
    assert done == []


def test_work_whose_owner_went_just_as_it_ended_is_over(tasks: Tasks) -> None:
    page = Page()
    ticket = tasks.run(lambda progress: "done", page.hear, page.hear, owner=page)
    assert tasks._pool.waitForDone(5000)  # what came of it is on its way to this thread
    ticket.withdraw()
    QCoreApplication.processEvents()
    assert not tasks.busy


def test_what_a_stopped_task_fails_with_is_no_fault(qtbot: QtBot) -> None:
    tasks, begun = Tasks(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                pass
        except Cancelled:
            raise RuntimeError("user-defined function raised exception") from None

    tasks.run(work, lambda _: None, lambda _: None)
    assert begun.wait(10)
    tasks.stop_all()
    assert not tasks.busy


def spin(progress: Progress) -> None:
    """Work that asks nobody whether it is still wanted."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        sum(range(100))


def test_what_only_reads_is_stopped_where_it_stands_and_can_be_begun_again(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    again: list[bool] = []

    def work(progress: Progress) -> str:
        if not again:
            spin(progress)
        return "read"

    ticket = tasks.run(work, seen.append, seen.append)
    qtbot.waitUntil(lambda: ticket.thread is not None)
    tasks.stop(ticket)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert isinstance(seen.pop(), Cancelled)
    qtbot.waitUntil(lambda: tasks.stopped is ticket)
    again.append(True)
    tasks.resume()
    qtbot.waitUntil(lambda: seen == ["read"])
    qtbot.waitUntil(lambda: tasks.stopped is None)
    assert ticket.work is None  # which may hold words of the review


def test_what_writes_is_stopped_where_it_stands_until_it_is_ready_to_write(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    steps: list[tuple[int, int]] = []

    def write(progress: Progress, last: int) -> str:
        progress(last, 2)
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            sum(range(100))
        return "written"

    for last in (1, 2):
        ticket = tasks.run(partial(write, last=last), seen.append, seen.append, lambda *step: steps.append(step))
        qtbot.waitUntil(lambda last=last: (last, 2) in steps)  # type: ignore[misc]
        ticket.cancel()
        qtbot.waitUntil(lambda: not tasks.busy)
    stopped, written = seen
    assert isinstance(stopped, Cancelled)
    assert written == "written"


def test_what_nobody_waits_for_any_more_is_stopped_where_it_stands(tasks: Tasks, qtbot: QtBot) -> None:
    page = Page()
    ticket = tasks.run(spin, page.hear, page.hear, owner=page)
    qtbot.waitUntil(lambda: ticket.thread is not None)
    began = time.monotonic()
    page.deleteLater()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert time.monotonic() - began < 10
    qtbot.waitUntil(lambda: not tasks._halting.isActive())
