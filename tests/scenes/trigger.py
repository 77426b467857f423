"""Pictures of the genogram, the trigger, the terms of reference and the register's extras."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.genogram_page import GenogramPage
from workbench.ui.pages.join_part import JoinPart
from workbench.ui.pages.records import RecordsPage, key_of


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
    for key, parts in (
        ("trigger", ("incident", "criteria", "dates", "children", "proceedings")),
        ("terms", ("scope", "enquiries", "method", "panel", "family", "timetable")),
    ):
        for part in parts:
            bench.go(key, part)
            wait(until=lambda: not tasks.busy)
            yield f"{key}-{part}"
    yield from beside_a_person(made, bench)


def beside_a_person(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show where a person appears, and what joining with another record asks."""
    bench.go(key_of("person"), "p5")
    page = bench.page
    assert isinstance(page, RecordsPage)
    for at in (1, 2):
        page.detail.tabs.setCurrentIndex(at)
        part = page.detail.stack.currentWidget()
        if isinstance(part, JoinPart):
            part.picker.picked.emit("person", "p6")
        wait(until=lambda: not made.surroundings.tasks.busy)
        yield f"person-{'join' if isinstance(part, JoinPart) else 'appearances'}"
    page.detail.tabs.setCurrentIndex(0)
