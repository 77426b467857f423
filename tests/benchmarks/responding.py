"""The window with the largest review: how long its event loop stands still in each journey, and how soon it is there.

``python -m tests.benchmarks.responding`` prints every part on its own; ``make bench`` the worst of each journey.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.large import CANARY, EVENTS, PASSPHRASE, large_review
from tests.benchmarks.measure import Figure, milliseconds, peak_megabytes
from workbench.records import KINDS
from workbench.services import unlocking
from workbench.vault.keys import CHEAP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.benchmarks.watching import Stall, Watchdog
    from workbench.app import Assembly
    from workbench.ui.bench import Bench

LONGEST = 0.100  # seconds that the event loop may stand still
SOONEST = 0.500  # seconds from the derived key to the painted first page
_GLANCE = 2  # seconds for which a page is looked at that goes on reading
_PATIENCE = 12  # seconds for which work in the background is waited for; a page may have minutes of it


@dataclass(slots=True)
class Journeys:
    """The window under test, and the watchdog beside it."""

    made: Assembly
    dog: Watchdog
    path: Path
    first_page: float = 0.0

    @property
    def bench(self) -> Bench:
        assert self.made.window.bench is not None
        return self.made.window.bench

    def settle(
        self, condition: Callable[[], bool] = lambda: True, least: float = 0.05, most: float = _PATIENCE
    ) -> None:
        """Let the event loop run until the background is quiet and something is so, or for the ``most`` seconds."""
        began = time.perf_counter()

        def rested() -> bool:
            spent = time.perf_counter() - began
            return (
                spent > least and condition() and not self.made.surroundings.tasks._pool.activeThreadCount()
            ) or spent > most

        self.dog.run(until=rested)

    def act(self, what: Callable[[], object], least: float = 0.05, most: float = _PATIENCE) -> None:
        """Do one thing as the event loop does it, and let it come to rest."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.made.window, what)
        self.settle(least=least, most=most)

    def type(self, widget: QWidget, text: str) -> None:
        """Type, a letter every 40 ms."""
        from PySide6.QtTest import QTest

        for letter in text:
            self.act(lambda letter=letter: QTest.keyClicks(widget, letter), 0.04, 0.04)  # type: ignore[misc]

    # the journeys

    def unlock(self) -> None:
        from workbench.services.session import Session
        from workbench.ui.pages.start import Opened

        key = unlocking.key_for(self.path, PASSPHRASE, CHEAP)
        began = time.perf_counter()
        session = Session.open_with_key(self.path, key)

        def take() -> None:
            self.made.window.take(Opened(session, self.path))
            self.made.window.grab()
            self.first_page = time.perf_counter() - began

        with self.dog.part("unlock to first page"):
            self.act(take)

    def pages(self, eyes: str = "") -> None:
        from workbench.ui.pages.page import NEW_KEY
        from workbench.ui.pages.records import key_of
        from workbench.ui.pages.roll import PLACES

        keys = [*(place.key for place in PLACES), NEW_KEY, "help", *(key_of(kind) for kind in KINDS)]
        for again in ("", "again "):
            for key in keys:
                with self.dog.part(f"{again}to {key}{f' as {eyes}' if eyes else ''}"):
                    self.act(lambda key=key: self.bench.go(key), most=_GLANCE)  # type: ignore[misc]

    def public_pages(self) -> None:
        with self.dog.part("look as public"):
            self.act(lambda: self.made.window.look_as("public"), most=_GLANCE)
        self.pages("public")
        with self.dog.part("look as oneself again"):
            self.act(lambda: self.made.window.look_as(""), most=_GLANCE)

    def _form_filled(self) -> bool:
        """Tell whether a record is open beside the list; a large review's comes a few turns after the list."""
        from workbench.ui.pages.detail import Detail

        return any(pane.isVisible() and not pane.form.empty for pane in self.bench.page.findChildren(Detail))  # type: ignore[union-attr]

    def form(self, kind: str, id_: str, field: str) -> None:
        """Open a record, write in its form, wait for it to save itself, take it back, and turn its tabs."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

        from workbench.ui.pages.records import key_of

        with self.dog.part(f"{kind}: open a record"):
            self.act(lambda: self.bench.go(key_of(kind), id_), 0.2)
            self.settle(self._form_filled, 0.2)
        detail = self.bench.page.detail  # type: ignore[union-attr]
        editor = detail.form.editors[field]
        written = editor.findChild(QPlainTextEdit) or editor.findChild(QLineEdit)
        assert written is not None
        with self.dog.part(f"{kind}: type"):
            self.type(written, "seen at home ")
        with self.dog.part(f"{kind}: save"):
            self.act(lambda: None, 1.5)
        with self.dog.part(f"{kind}: undo"):
            self.act(self.made.window.undo, 0.3)
        for tab in range(detail.tabs.count()):
            with self.dog.part(f"{kind}: tab {tab}"):
                self.act(lambda tab=tab: detail.tabs.setCurrentIndex(tab), 0.1)  # type: ignore[misc]
        self.act(lambda: detail.tabs.setCurrentIndex(0))

    def pickers(self) -> None:
        """Choose among 100,000 events, as evidence does."""
        from workbench.ui.forms.picker import RecordPicker
        from workbench.ui.pages.records import key_of

        self.act(lambda: self.bench.go(key_of("evidence"), "ev1"))
        self.settle(self._form_filled)
        picker = next(p for p in self.bench.page.detail.form.findChildren(RecordPicker) if p.isVisible())  # type: ignore[union-attr]
        pickers = [p for p in self.bench.page.detail.form.findChildren(RecordPicker) if p.isVisible()]  # type: ignore[union-attr]
        for at, picker in enumerate(pickers):
            with self.dog.part(f"picker {at}: open"):
                self.act(picker.setFocus)
            line = picker.lineEdit()
            assert line is not None
            with self.dog.part(f"picker {at}: type"):
                self.act(line.selectAll)
                self.type(line, "bruise vis")
            self.act(lambda picker=picker: picker.completer().popup().hide())  # type: ignore[misc]

    def filters(self) -> None:
        from workbench.ui.pages.records import key_of

        for kind in ("decision", "evidence", "source"):
            self.act(lambda kind=kind: self.bench.go(key_of(kind)))  # type: ignore[misc]
            with self.dog.part(f"{kind}: filter"):
                self.type(self.bench.page.words, "rec 1")  # type: ignore[union-attr]
                self.act(self.bench.page.words.clear)  # type: ignore[union-attr]

    def find_as_public(self) -> None:
        self.act(lambda: self.bench.go("overview"))
        self.act(lambda: self.made.window.look_as("public"), 0.2)
        self.find("as the public, ")
        self.act(lambda: self.made.window.look_as(""), 0.2)

    def find(self, eyes: str = "") -> None:
        with self.dog.part(f"{eyes}find: open"):
            self.act(self.made.window.find_anything)
        for words in ("visiting", CANARY, "school bruise"):
            with self.dog.part(f"{eyes}find: type"):
                self.type(self.bench.find_panel.line, words)
                self.settle(least=0.3)
                self.act(self.bench.find_panel.line.clear)
        with self.dog.part(f"{eyes}find: close"):
            self.act(self.bench.find_panel.close_panel)

    def chronology(self) -> None:
        from PySide6.QtTest import QTest

        from workbench.ui.pages.chronology import ChronologyPage
        from workbench.ui.pages.records import key_of

        with self.dog.part("chronology: open"):
            self.act(lambda: self.bench.go(key_of("event")))
        page = self.bench.page
        assert isinstance(page, ChronologyPage)
        with self.dog.part("chronology: read and compare"):
            self.settle(lambda: page.loaded)
        bar = page.table.verticalScrollBar()
        with self.dog.part("chronology: scroll"):
            for step in range(40):
                self.act(lambda step=step: bar.setValue(bar.maximum() * step // 40), 0.01)  # type: ignore[misc]
        with self.dog.part("chronology: choose a row"):
            self.act(lambda: page.choose_row("e50000"), 0.3)
        with self.dog.part("chronology: edit a cell"):
            self.act(page.changing.edit, 0.1)
            editor = page.table.editor_open()
            assert editor is not None
            self.type(editor.focusWidget() or editor, "seen ")
            self.act(page.table.finish_editing, 0.5)
        with self.dog.part("chronology: mark"):
            self.act(lambda: QTest.keyClicks(page.table, "o"), 0.3)
        with self.dog.part("chronology: whole entry"):
            self.act(lambda: page.choose("e50001"), 0.3)
            self.act(page.close_detail)
        with self.dog.part("chronology: filter by words"):
            self.type(page.filter.words, "bruise sch")
            self.act(page.filter.words.clear, 0.3)
        with self.dog.part("chronology: filter by agency"):
            self.act(lambda: page.filter.choose("agencies", "a3", True), 0.3)
            self.act(lambda: page.filter.choose("agencies", "a3", False), 0.3)
        with self.dog.part("chronology: new entry"):
            self.act(page.start_new, 0.2)
            self.act(page.close_detail, 0.2)

    def eyes(self) -> None:
        for key in ("overview", "kind:person", "kind:finding", "kind:source", "kind:event"):
            self.act(lambda key=key: self.bench.go(key))  # type: ignore[misc]
            with self.dog.part(f"as public: {key}"):
                self.act(lambda: self.made.window.look_as("public"), 0.2)
            with self.dog.part(f"back to working: {key}"):
                self.act(lambda: self.made.window.look_as(""), 0.2)

    def lock(self) -> None:
        self.act(lambda: self.bench.go("kind:event"))
        with self.dog.part("lock"):
            self.act(self.made.window.lock, 0.3)
        self.unlock()
        self.act(lambda: self.bench.go("overview"))
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.made.window, lambda: self.bench.go("kind:event"))
        with self.dog.part("lock while reading"):
            began = time.perf_counter()
            self.dog.run(until=lambda: time.perf_counter() - began > 0.15)
            self.act(self.made.window.lock, 0.3)

    def all(self, wanted: Container[str]) -> Iterator[str]:
        for name, journey in (
            ("unlock", self.unlock),
            ("every page, twice", self.pages),
            ("every page as the public", self.public_pages),
            ("write in a form", self.forms),
            ("choose a record", self.pickers),
            ("filter a table", self.filters),
            ("find anything", self.find),
            ("find as the public", self.find_as_public),
            ("chronology", self.chronology),
            ("look as the public", self.eyes),
            ("lock", self.lock),
        ):
            if name == "unlock" or not wanted or name in wanted:
                journey()
                yield name

    def forms(self) -> None:
        for kind, id_, field in (
            ("person", "p40", "role"),
            ("source", "s30", "title"),
            ("finding", "f3", "statement"),
            ("interview", "iv3", "notes"),
            ("review", "", "title"),
        ):
            self.form(kind, id_, field)


def watched(
    wanted: Container[str] = (), tell: Callable[[str, list[Stall]], object] = lambda name, parts: None
) -> tuple[dict[str, list[Stall]], float]:
    """Go every journey, or those wanted; return the stalls by journey, and the seconds to the first page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    from tests.benchmarks.watching import Watchdog
    from workbench.app import assemble
    from workbench.ui.application import Application
    from workbench.ui.indoors import indoors

    application = Application(["bench"])
    stalls: dict[str, list[Stall]] = {}
    with tempfile.TemporaryDirectory() as name:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, name)
        path = large_review(Path(name))
        made = assemble(application, cost=CHEAP)
        made.idle.set_minutes(600)  # nobody is there, and it would lock
        made.window.show()
        indoors()  # imported while the person types the passphrase
        dog = Watchdog()
        journeys = Journeys(made, dog, path)
        journeys.settle(least=0.5)
        gc.collect()
        before = 0
        for name in journeys.all(wanted):
            stalls[name] = dog.stalls[before:]
            before = len(dog.stalls)
            tell(name, stalls[name])
        dog.stop()
        made.window.close()
        made.take_apart()
    return stalls, journeys.first_page


def run() -> list[Figure]:
    stalls, first_page = watched()
    figures = [
        Figure(f"key to first page, {EVENTS:,} events", milliseconds(first_page), "", "≤ 500 ms", first_page <= SOONEST)
    ]
    for name, parts in stalls.items():
        worst = max(parts, key=lambda part: part.seconds)
        where = worst.where if worst.seconds > LONGEST else ""
        over = sum(part.seconds > LONGEST for part in parts)
        figures.append(
            Figure(
                f"longest stall, {name}",
                f"{milliseconds(worst.seconds)} ({milliseconds(worst.worked)} own)",
                f"{worst.part} {where}".strip(),
                "≤ 100 ms",
                not over,
            )
        )
    return figures


def main() -> int:
    def tell(name: str, parts: list[Stall]) -> None:
        sys.stdout.write(f"-- {name}\n")
        for part in sorted(parts, key=lambda part: -part.seconds):
            where = part.where if part.seconds > LONGEST else ""
            sys.stdout.write(f"{part.seconds * 1000:8.0f} ms {part.worked * 1000:7.0f} own  {part.part:<34} {where}\n")
        sys.stdout.flush()

    _, first_page = watched(sys.argv[1:], tell)
    sys.stdout.write(f"first page {milliseconds(first_page)}; peak memory {peak_megabytes():.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
