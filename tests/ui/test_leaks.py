"""After the lock no object that the program can reach holds a word of the review, wherever one had been."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, line_of, open_chronology, open_kind
from tests.ui.stand import CANARY
from tests.ui.test_lock import forget, unlock, words_in_models, words_in_widgets
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.redaction import detect, suggest
from workbench.ui.pages.page import NEW_KEY
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window

PAGES = (*(place.key for place in PLACES), NEW_KEY, "help", *(key_of(kind) for kind in KINDS))


def holders() -> Iterator[tuple[object, str]]:
    """Yield every string that holds the canary, with the object that refers to it: Python can reach it."""
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if isinstance(held, str) and CANARY.casefold() in held.casefold():
                yield holder, held


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the strings that the tests themselves hold, kept so that no id is used again.

    From here on texts are read as the program reads them: the tests' own memory of what is found in a text holds it.
    """
    monkeypatch.setattr(suggest, "detect_all", detect.detect_all)
    forget()
    return [held for _, held in holders()]


def go_everywhere(window: Window) -> None:
    """Visit every page and every kind, in both eyes, with a record open on each of its tabs."""
    for key in PAGES:
        bench_of(window).go(key)
        page = bench_of(window).page
        if isinstance(page, RecordsPage) and page.model.rowCount():
            page.choose(page.model.row_at(0).id)
            for tab in (*range(1, page.detail.tabs.count()), 0):
                page.detail.tabs.setCurrentIndex(tab)
    shown = open_chronology(window, "e2")
    for tab in (*range(1, shown.detail.tabs.count()), 0):
        shown.detail.tabs.setCurrentIndex(tab)


def fill_and_find(window: Window, assembly: Assembly) -> None:
    """Leave words in a form, in the label of an undo, in the find panel, on the clipboard and in a task."""
    person = open_kind(window, "person", "p1")
    line_of(person, "role").line.setText(f"{CANARY}, the child")
    line_of(person, "role").line.textEdited.emit("x")
    assert bench_of(window).flush()
    window.find_anything()
    bench_of(window).find_panel.line.setText(CANARY)
    bench_of(window).find_panel._look()
    assembly.surroundings.clipboard.copy(f"{CANARY} copied")
    said = f"{CANARY} under way"

    def work(progress: Callable[[int, int], None]) -> str:
        while True:
            progress(len(said), 0)

    assembly.surroundings.tasks.run(work, lambda _: None, lambda _: None, owner=bench_of(window))


def test_no_object_holds_a_word_after_the_lock(
    before: list[str], window: Window, assembly: Assembly, settle: Callable[[], None]
) -> None:
    go_everywhere(window)
    window.look_as("public")
    go_everywhere(window)
    window.look_as("")
    settle()
    fill_and_find(window, assembly)
    assert sum(1 for _ in holders()) > len(before)  # the looking itself works
    window.lock()
    QCoreApplication.processEvents()  # the window goes on, without a review
    forget()
    known = set(map(id, before))
    left = {f"{type(holder).__module__}.{type(holder).__name__}" for holder, held in holders() if id(held) not in known}
    assert left == set()
    assert not any(CANARY in words for words in [*words_in_widgets(), *words_in_models()])
    assert CANARY not in QGuiApplication.clipboard().text()


def test_going_everywhere_again_and_again_gathers_nothing(
    window: Window, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    widgets, objects = [], []
    for _ in range(3):
        go_everywhere(window)
        settle()
        window.lock()
        forget()
        widgets.append(len(QApplication.allWidgets()))
        objects.append(sum(isinstance(o, QObject) for o in gc.get_objects()))
        unlock(window, qtbot)
    assert widgets[2] <= widgets[1]
    assert objects[2] <= objects[1] + 2
