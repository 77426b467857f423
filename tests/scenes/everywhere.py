"""What is the same on every page: marked words, help beside the page, the curtain, the columns of a table."""

from __future__ import annotations

from collections.abc import Iterator

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.forms.text import ProseBox
from workbench.ui.pages.records import RecordsPage, key_of


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show each of them on a page of the example."""
    yield from spelling(made, bench)
    made.window.cover()
    yield "curtain"
    made.window.curtain.lift()
    yield from tables(made, bench)
    bench.go(key_of("interview"))
    made.window.guide()
    yield "guidance"
    made.window.guide()


def spelling(made: Assembly, bench: Bench) -> Iterator[str]:
    bench.go(key_of("enquiry"))
    wait(until=lambda: not made.surroundings.tasks.busy)
    page = bench.page
    assert isinstance(page, RecordsPage)
    page.choose(page.model.row_at(0).id)
    box = page.detail.form.editors["question"].findChild(ProseBox)
    assert box is not None
    kept = box.words()
    box.setPlainText(f"{kept} The answr was not recieved.")
    made.window.next_misspelling()
    yield "spelling"
    menu = bench.spelling.show_menu(box, None)
    yield "spelling-menu"
    menu.close()
    box.setPlainText(kept)
    page.flush()


def tables(made: Assembly, bench: Bench) -> Iterator[str]:
    bench.go(key_of("person"))
    page = bench.page
    assert isinstance(page, RecordsPage)
    page.close_detail()
    page.open_columns()
    yield "columns"
    page.close_part()
    page.table.selectAll()
    yield "several"
    page.choose_none()
