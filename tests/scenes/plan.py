"""The action plan, the way from a finding to its effect, and what earlier reviews asked for."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.library_page import LibraryPage
from workbench.ui.pages.plan_page import PlanPage
from workbench.ui.pages.records import RecordsPage
from workbench.ui.pages.themes_page import ThemesPage

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
    yield from before(made, bench)
    yield from library(made, bench)
    bench.go("themes")
    wait(until=lambda: not made.surroundings.tasks.busy)
    yield "themes-picture"
    themes = bench.page
    assert isinstance(themes, ThemesPage)
    themes.as_table.setChecked(True)
    yield "themes-table"


def library(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show what a table would bring in."""
    bench.go("library")
    page = bench.page
    assert isinstance(page, LibraryPage)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "published.csv"
        path.write_text(
            "Title,Year,Themes,Recommendation\n"
            "A review of an infant with bruises,2020,Assessment and risk,See every baby undressed at each contact.\n"
            "A review of a family that moved often,2017,Transfer,Send the whole record within five working days.\n",
            "utf-8",
        )
        page.look(path)
        wait(until=lambda: not made.surroundings.tasks.busy)
    yield "library-preview"


def before(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show what was asked for before, beside a recommendation."""
    bench.go("kind:recommendation")
    page = bench.page
    assert isinstance(page, RecordsPage)
    page.choose("o2")
    page.detail.tabs.setCurrentIndex(1)
    wait(until=lambda: not made.surroundings.tasks.busy)
    yield "recommended-before"
    page.detail.tabs.setCurrentIndex(0)
    page.close_detail()
