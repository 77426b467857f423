"""Where the report is written: the sheet with what is beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages import report_page
from workbench.ui.pages.records import key_of
from workbench.ui.pages.report_page import ReportPage


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show a section as it is written, and each of the panes beside it."""
    tasks = made.surroundings.tasks
    bench.go(key_of("section"))
    wait(until=lambda: not tasks.busy)
    page = bench.page
    assert isinstance(page, ReportPage)
    page.sections.step(2)
    wait(until=lambda: not tasks.busy)
    yield "report-writing"
    for tab, name in (
        (report_page.REMARKS, "to-look-at"),
        (report_page.CITING, "refer-to"),
        (report_page.SIGNING, "sign"),
    ):
        page.tabs.setCurrentIndex(tab)
        wait(until=lambda: not tasks.busy)
        yield f"report-{name}"
    page.tabs.setCurrentIndex(report_page.PREVIEW)
