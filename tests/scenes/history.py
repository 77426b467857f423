"""The history of the whole review, with a change beside what was before it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.records import Section
from workbench.services import editing
from workbench.ui.bench import Bench
from workbench.ui.pages.history_page import HistoryPage


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Change a section of the report and show what was changed."""
    tasks, session = made.surroundings.tasks, bench.review.session
    section = session.store.all(Section)[2]
    body = (section.body or "").replace("in good time", "in the tenth week").replace("had been depressed", "was low")
    bench.review.announce(editing.save(session, section.replace(body=body)))
    bench.go("history")
    wait(until=lambda: not tasks.busy)
    page = bench.page
    assert isinstance(page, HistoryPage)
    page.table.selectRow(0)
    wait(until=lambda: not tasks.busy)
    yield "history-compare"
    bench.review.undo()
    wait(until=lambda: not tasks.busy)
