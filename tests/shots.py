"""Pictures of every page with the example review, for people to look at: `python -m tests.shots --to DIR`."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QScrollArea

import tests.scenes
from tests.scenes import wait
from workbench.app import Assembly, assemble
from workbench.paths import resource
from workbench.records import KINDS
from workbench.services import importing, unlocking
from workbench.services.session import Session
from workbench.ui.application import Application
from workbench.ui.bench import Bench
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.import_page import ImportPage
from workbench.ui.pages.jurisdiction_page import JurisdictionPage
from workbench.ui.pages.page import NEW_KEY
from workbench.ui.pages.recognition import PARTS, RecognitionPage
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.roll import KIND_PAGES, PLACES
from workbench.ui.pages.start import Opened
from workbench.vault.keys import CHEAP

SIZE = (1366, 768)
FIRST_SEEN = 150  # the row that the pictures of the chronology show
PAGES = (*(place.key for place in PLACES), NEW_KEY, "help")
CHOSEN = frozenset(
    {
        *(f"page-{key}" for key in PAGES),
        *(f"{'list' if kind in KIND_PAGES else 'record'}-{kind}" for kind in KINDS),
        *("start-open", "start-new", "start-recover", "start-sheet", "locked", "find", "import-report"),
        *("chronology", "chronology-twice", "chronology-known", "eyes-public-chronology", "eyes-public-event"),
        *("conversation-writing", "source-read", "finding-evidence", "recommended-before"),
        *("genogram-public", "history-compare", "guidance", "spelling", "curtain", "columns", "several"),
    }
)
"""The scenes whose pictures are kept with the program: each page once, and what the guide shows."""
_COLOURS = 128  # of a kept picture: a window has few, and the set stays small


def scenes(made: Assembly, session: Session, sheet: str, folder: Path) -> Iterator[str]:
    """Bring the window from one scene to the next; yield each scene's name when it is set."""
    window, tasks = made.window, made.surroundings.tasks
    window.welcome(None)
    for step, name in enumerate(("start-open", "start-new", "start-recover")):
        window.start.turn(step)
        yield name
    window.take(Opened(session, folder / "harbour.review", sheet))
    yield "start-sheet"
    window.sheet_kept()
    bench = window.bench
    assert bench is not None
    for key in PAGES:
        bench.go(key)
        wait(until=lambda: not tasks.busy)
        yield f"page-{key}"
        area = bench.page.findChild(QScrollArea) if bench.page is not None else None
        if area is not None and area.verticalScrollBar().maximum() > area.height() // 4:
            area.verticalScrollBar().setValue(area.height() * 4 // 5)
            yield f"page-{key}-further"
    for kind in KINDS:
        bench.go(key_of(kind))
        wait(until=lambda: not tasks.busy)
        yield f"list-{kind}"
        yield from record(bench, kind)
    yield from the_chronology(made, bench)
    yield from recognition(made, bench)
    for module in pkgutil.iter_modules(tests.scenes.__path__):
        yield from importlib.import_module(f"tests.scenes.{module.name}").scenes(made, bench)
    yield from eyes(made, bench)
    yield from details(made, bench)


def record(bench: Bench, kind: str) -> Iterator[str]:
    page = bench.page
    if isinstance(page, RecordsPage) and page.model.rowCount():
        page.choose(page.model.row_at(min(4, page.model.rowCount() - 1)).id)
        yield f"record-{kind}"
        page.detail.area.verticalScrollBar().setValue(520)
        if page.detail.area.verticalScrollBar().maximum():
            yield f"record-{kind}-further"


def eyes(made: Assembly, bench: Bench) -> Iterator[str]:
    for code in ("public", "family", "panel"):
        bench.go(key_of("event"))
        made.window.look_as(code)
        page = read(made, bench)
        page.choose(page.model.entry_at(FIRST_SEEN).id)
        wait(200, until=lambda: not made.surroundings.tasks.busy)
        yield f"eyes-{code}-event"
        page.close_detail()
        yield f"eyes-{code}-chronology"
        bench.go(key_of("person"))
        wait(until=lambda: not made.surroundings.tasks.busy)
        yield f"eyes-{code}-person"
    bench.go("overview")
    yield "eyes-overview"
    made.window.look_as("")


def read(made: Assembly, bench: Bench) -> ChronologyPage:
    """Return the chronology once it is read and compared."""
    wait(until=lambda: not made.surroundings.tasks.busy)
    page = bench.page
    assert isinstance(page, ChronologyPage)
    return page


def the_chronology(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show the page whole, with the record, narrowed, at another time, compared, enlarged, as numbers, edited."""
    tasks = made.surroundings.tasks
    bench.go(key_of("event"))
    page = read(made, bench)
    page.table.setFocus()
    page.choose_row(page.model.entry_at(FIRST_SEEN).id)
    wait(200)
    yield "chronology"
    page.choose(page.model.entry_at(FIRST_SEEN + 3).id)
    wait(200)
    yield "chronology-entry"
    page.close_detail()
    page.filter.choose("marks", "significant")
    page.filter.choose("agencies", next(iter(page.filter.agencies())))
    yield "chronology-filter"
    page.filter.clear()
    page.ask_known()
    page.parts.known.day.setText("14/5/2021")
    wait(until=lambda: not tasks.busy)
    yield "chronology-known"
    page.parts.known.close_bar()
    page.to_next_twice()
    wait(200)
    yield "chronology-twice"
    page.parts.show_twice.setChecked(False)
    for _ in range(3):
        page.timeline.view.larger()
    yield "chronology-larger"
    page.timeline.view.whole()
    page.timeline.as_table.setChecked(True)
    yield "chronology-numbers"
    page.timeline.as_table.setChecked(False)
    page.table.setFocus()
    page.changing.edit()
    yield "chronology-edit"
    page.table.finish_editing()
    page.changing.choose_themes()
    yield "chronology-themes"
    page.table.setFocus()


def recognition(made: Assembly, bench: Bench) -> Iterator[str]:
    bench.go("recognition")
    wait(until=lambda: not made.surroundings.tasks.busy)
    page = bench.page
    assert isinstance(page, RecognitionPage)
    for at, name in enumerate(PARTS):
        page.tabs.setCurrentIndex(at)
        yield f"recognition-{name}"
    for kind in ("motivated_intruder", "blind_reader"):
        page.checks.choose(kind)
        yield f"recognition-{kind}"
    page.checks.choose("combination")
    page.checks.panel.run.click()
    yield "recognition-combination"


def details(made: Assembly, bench: Bench) -> Iterator[str]:
    tasks = made.surroundings.tasks
    bench.go(key_of("finding"))
    findings = bench.page
    assert isinstance(findings, RecordsPage)
    findings.choose(findings.model.row_at(2).id)
    findings.detail.tabs.setCurrentIndex(1)
    yield "finding-evidence"
    findings.detail.tabs.setCurrentIndex(0)
    bench.go(key_of("event"))
    page = read(made, bench)
    page.choose(page.model.entry_at(6).id)
    page.detail.tabs.setCurrentIndex(1)
    wait(until=lambda: not tasks.busy)
    yield "tab-others"
    page.detail.tabs.setCurrentIndex(2)
    yield "tab-history"
    page.detail.tabs.setCurrentIndex(0)
    page.start_new()
    yield "new-record"
    bench.open_find()
    bench.find_panel.line.setText("bruise")
    wait(300)
    yield "find"
    bench.find_panel.close_panel()
    bench.go("import")
    wait(until=lambda: not tasks.busy)
    imports = bench.page
    assert isinstance(imports, ImportPage)
    imports.take(sorted((resource("examples/harbour") / "inbox/chronologies").iterdir()))
    imports.look.click()
    wait(until=lambda: not tasks.busy)
    yield "import-report"
    bench.go("export")
    wait(until=lambda: not tasks.busy)
    exports = bench.page
    assert isinstance(exports, ExportPage)
    yield "export-readiness"
    exports.audience.setCurrentIndex(exports.audience.findData("confidential"))
    with tempfile.TemporaryDirectory() as target:
        exports.write_to(Path(target) / "confidential.docx")
        wait(until=lambda: not tasks.busy)
    yield "export-receipt"
    yield from jurisdiction(bench)
    made.window.lock()
    yield "locked"


def jurisdiction(bench: Bench) -> Iterator[str]:
    bench.go("jurisdiction", "clocks/rapid_review")
    page = bench.page
    assert isinstance(page, JurisdictionPage)
    page.part.setCurrentIndex(page.part.findData("clocks"))
    page.part.activated.emit(page.part.currentIndex())
    yield "jurisdiction-clocks"
    page.panel.form.editors["length"].line.setText("0")  # type: ignore[attr-defined]
    page.panel.form.editors["length"].line.textEdited.emit("0")  # type: ignore[attr-defined]
    page.flush()
    yield "jurisdiction-wrong"
    page.panel.form.editors["length"].line.setText("20")  # type: ignore[attr-defined]
    page.panel.form.editors["length"].line.textEdited.emit("20")  # type: ignore[attr-defined]
    page.panel.check.click()
    yield "jurisdiction-checked"
    page.start_new()
    yield "jurisdiction-new"
    page.panel.discard()
    page.part.setCurrentIndex(0)
    page.part.activated.emit(0)
    bench.look_as("public")
    yield "jurisdiction-public"
    bench.look_as("")


def shrink(picture: Path) -> None:
    """Write a picture again in few colours, which takes half the room; even the rarest, such as a rating, is kept."""
    with Image.open(picture) as drawn:
        few = drawn.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument("--scheme", choices=("light", "dark", "contrast"), action="append")
    parser.add_argument("--size", type=int, default=100, metavar="PERCENT")
    parser.add_argument("--only", action="append", metavar="SCENE", help="only these, for example chronology")
    parser.add_argument("--chosen", action="store_true", help="only those kept with the program, in few colours")
    options = parser.parse_args()
    application = Application(sys.argv[:1])
    for scheme in options.scheme or ("light", "dark"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
            new = unlocking.new_key("for pictures only", CHEAP)
            session, sheet = Session.create_with_key(folder / "harbour.review", new.key, new.salt)
            importing.import_case(session, resource("examples/harbour"))
            made = assemble(application, cost=CHEAP)
            made.surroundings.theme.apply(scheme, options.size)
            made.window.resize(*SIZE)
            made.window.show()
            options.to.mkdir(parents=True, exist_ok=True)
            wanted = set(options.only or ()) or (CHOSEN if options.chosen else None)
            for scene in scenes(made, session, sheet, folder):
                if wanted is None or scene in wanted:
                    wait()
                    target = options.to / f"{scene}-{scheme}.png"
                    made.window.grab().save(str(target))
                    if options.chosen:
                        shrink(target)
            made.window.close()
            made.take_apart()
            wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
