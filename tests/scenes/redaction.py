"""Two readers beside each other, and a doubt with its keys."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.readers_page import ReadersPage


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show a section and a person as the family and the public read them."""
    tasks = made.surroundings.tasks
    bench.go("readers")
    wait(until=lambda: not tasks.busy)
    page = bench.page
    assert isinstance(page, ReadersPage)
    yield "readers-section"
    page.kind.setCurrentIndex(page.kind.findData("person"))
    page.kind.activated.emit(page.kind.currentIndex())
    wait(until=lambda: not tasks.busy)
    yield "readers-person"
