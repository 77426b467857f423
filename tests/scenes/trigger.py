"""Pictures of the genogram, the trigger, the terms of reference and the register's extras."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.genogram_page import GenogramPage


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show each page and what can be done on it."""
    tasks = made.surroundings.tasks
    bench.go("genogram")
    wait(until=lambda: not tasks.busy)
    page = bench.page
    assert isinstance(page, GenogramPage)
    page.view.setFocus()
    yield "genogram"
    page.as_table.setChecked(True)
    yield "genogram-table"
    page.as_table.setChecked(False)
    made.window.look_as("public")
    wait(until=lambda: not tasks.busy)
    yield "genogram-public"
    made.window.look_as("")
