"""The action plan, the way from a finding to its effect, and what earlier reviews asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.plan_page import PlanPage

DAY = dt.date(2023, 2, 20)  # when the example's plan was alive


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show the board at a time when there was something to do, and as others read it."""
    bench.go("plan")
    page = bench.page
    assert isinstance(page, PlanPage)
    page._today = lambda: DAY
    page.arrive()
    page.panes()[0].setFocus()
    yield "plan-board"
    for code in ("panel", "public"):
        bench.look_as(code)
        wait(until=lambda: not made.surroundings.tasks.busy)
        again = bench.page
        assert isinstance(again, PlanPage)
        again._today = lambda: DAY
        again.arrive()
        wait(until=lambda: not made.surroundings.tasks.busy)
        yield f"plan-board-{code}"
    bench.look_as("")
    bench.go("chain")
    yield "plan-chain"
