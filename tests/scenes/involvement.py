"""Pictures of the agencies' work, the analysis and the concerns."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.analysis_page import EPISODES, FOUND, AnalysisPage
from workbench.ui.pages.flow_page import FlowPage
from workbench.ui.pages.records import RecordsPage, key_of


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show who told whom with what entries speak of, in public too; the analysis; hindsight; a concern."""
    tasks = made.surroundings.tasks

    def settled() -> None:
        wait(until=lambda: not tasks.busy)

    bench.go("flow")
    settled()
    flow = bench.page
    assert isinstance(flow, FlowPage)
    flow.spoken.setChecked(True)
    settled()
    yield "flow-spoken"
    made.window.look_as("public")
    settled()
    yield "eyes-public-flow"
    made.window.look_as("")
    bench.go("analysis")
    settled()
    analysis = bench.page
    assert isinstance(analysis, AnalysisPage)
    for way, name in ((FOUND, "findings"), (EPISODES, "episodes")):
        analysis.turn(way)
        yield f"analysis-{name}"
    for kind, name in (("missed_opportunity", "hindsight"), ("concern", "concern-passed-on")):
        bench.go(key_of(kind))
        page = bench.page
        assert isinstance(page, RecordsPage)
        page.choose(page.model.row_at(min(3, page.model.rowCount() - 1)).id)
        page.detail.tabs.setCurrentIndex(1)
        settled()
        yield name
        page.detail.tabs.setCurrentIndex(0)
