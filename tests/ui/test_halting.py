"""A thread is stopped between two instructions, and left alone while it opens, closes or writes a store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.stand import small_review
from workbench.errors import Cancelled
from workbench.ui.halting import halt


def within(work: Callable[[threading.Event], object]) -> tuple[threading.Thread, list[str]]:
    """Begin work in another thread, and return once it is in the midst of it, with the list of how it will end."""
    midst, ends = threading.Event(), list[str]()

    def run() -> None:
        try:
            work(midst)
        except Cancelled:
            ends.append("stopped")
        else:
            ends.append("finished")

    thread = threading.Thread(target=run)
    thread.start()
    assert midst.wait(5)
    return thread, ends


def test_work_in_python_raises_cancelled() -> None:
    def work(midst: threading.Event) -> None:
        midst.set()
        sum(1 for _ in iter(int, 1))

    thread, ends = within(work)
    assert thread.ident is not None
    assert halt(thread.ident)
    thread.join(5)
    assert ends == ["stopped"]


def test_a_store_that_is_being_opened_is_not_left_half_open(tmp_path: Path) -> None:
    with small_review(tmp_path / "small.review") as session:

        def work(midst: threading.Event) -> None:
            midst.set()
            with session.companion():
                pass

        with session.store._hold._guard:  # the other thread has to wait for it, in the midst of opening
            thread, ends = within(work)
            thread.join(0.05)
            assert thread.ident is not None
            assert not halt(thread.ident)
        thread.join(5)
        assert ends == ["finished"]
        assert session.store._hold.alone()


def test_a_function_of_a_page_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Lock()
    may_end.acquire()

    def work(midst: threading.Event) -> None:
        midst.set()
        may_end.acquire()

    monkeypatch.setitem(work.__globals__, "__name__", "workbench.ui.pages.some")
    thread, ends = within(work)
    thread.join(0.05)
    assert thread.ident is not None
    assert not halt(thread.ident)
    may_end.release()
    thread.join(5)
    assert ends == ["finished"]


def test_a_thread_that_has_gone_is_left_alone() -> None:
    thread, _ = within(lambda midst: midst.set())
    thread.join(5)
    assert thread.ident is not None
    assert not halt(thread.ident)
