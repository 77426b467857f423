"""What nobody can reach any more is freed in the window's thread, a little at a time."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from workbench.ui.application import Application
from workbench.ui.sweeping import Sweeper


class _Cycle:
    """Something that only the collector can free; it notes in which thread."""

    freed_in: int | None = None

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        _Cycle.freed_in = threading.get_ident()


@pytest.fixture
def quiet() -> list[float]:
    return [0.0]


@pytest.fixture
def sweeper(qapp: Application, quiet: list[float]) -> Iterator[Sweeper]:
    made = Sweeper(lambda: quiet[0])
    yield made
    made.stop()


def test_another_thread_frees_no_cycle(sweeper: Sweeper) -> None:
    _Cycle.freed_in = None

    def work() -> None:
        _Cycle()
        kept = [[n] for n in range(50_000)]  # Python's own collector would have come by
        del kept

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert _Cycle.freed_in is None
    sweeper.sweep()
    assert _Cycle.freed_in == threading.get_ident()


def test_what_is_new_is_freed_soon(sweeper: Sweeper) -> None:
    left = weakref.ref(_Cycle())
    sweeper.look()
    assert left() is None


def test_everything_is_looked_at_only_when_nobody_is_at_work(sweeper: Sweeper, quiet: list[float]) -> None:
    cycle = _Cycle()
    gc.collect()  # it is old now
    left = weakref.ref(cycle)
    del cycle
    sweeper._swept = float("-inf")
    sweeper.look()
    assert left() is not None
    quiet[0] = 60.0
    sweeper.look()
    assert left() is None


def test_a_review_that_was_read_is_not_looked_at_while_somebody_is_at_work(
    sweeper: Sweeper, quiet: list[float]
) -> None:
    sweeper.look()
    cycle = weakref.ref(_Cycle())
    read = [[n] for n in range(60_000)]
    began = gc.get_stats()[0]["collections"]
    sweeper.look()
    assert gc.get_stats()[0]["collections"] == began
    assert gc.get_count()[0] < len(read)
    assert cycle() is not None
    left = weakref.ref(_Cycle())
    sweeper.look()
    assert left() is None  # and what is new then is freed as soon as ever
    sweeper._swept, quiet[0] = float("-inf"), 60.0
    sweeper.look()
    assert cycle() is None


def test_python_collects_again_afterwards(sweeper: Sweeper) -> None:
    assert not gc.isenabled()
    sweeper.stop()
    assert gc.isenabled()
