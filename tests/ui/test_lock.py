"""Locking wins: everything is saved, closed and forgotten, nothing is asked, and one comes back to the same place."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QTimer,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.models.test_rows import ROWS
from tests.ui.pages.test_records import bench_of, line_of, open_chronology, open_kind
from tests.ui.stand import CANARY, PASSPHRASE, RECORDS
from workbench.analysis.duplicates import Pair
from workbench.app import Assembly
from workbench.errors import DiskFull
from workbench.records import Person, Record
from workbench.reports.timeline import Picture
from workbench.services import editing
from workbench.services.chronology import Entry
from workbench.services.session import Session
from workbench.services.viewing import Row
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor
from workbench.ui.models.chronology import ChronologyModel
from workbench.ui.models.months import MonthsModel
from workbench.ui.models.rows import RowsModel
from workbench.ui.models.sieve import Sieve
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.entry_delegate import EntryDelegate
from workbench.ui.pages.entry_editors import EntryEditor
from workbench.ui.pages.page import Page
from workbench.ui.pages.records import RecordsPage
from workbench.ui.window import TITLE, Window


def forget() -> None:
    """Let Qt delete what is to be deleted, and Python what nobody holds."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def unlock(window: Window, qtbot: QtBot) -> None:
    window.start.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(window.start.opened, timeout=30_000):
        window.start.unlock()


def tour(window: Window) -> None:
    """Go where the canary is shown: tables, forms, others' words, the history, the search."""
    for kind, record in (("person", "p1"), ("event", "e2"), ("relationship", "r1")):
        shown = open_chronology(window, record) if kind == "event" else open_kind(window, kind, record)
        for tab in (*range(1, shown.detail.tabs.count()), 0):
            shown.detail.tabs.setCurrentIndex(tab)
    for key in (
        "overview",
        "genogram",
        "trigger",
        "import",
        "export",
        "verify",
        "recognition",
        "bin",
        "settings",
        "help",
    ):
        bench_of(window).go(key)
    window.look_as("public")
    window.look_as("")
    open_kind(window, "person", "p1")
    window.find_anything()
    bench_of(window).find_panel.line.setText(CANARY)
    bench_of(window).find_panel._look()


def words_in_models() -> list[str]:
    found = []
    for model in (o for o in gc.get_objects() if isinstance(o, QAbstractItemModel) and isValid(o)):
        rows = model.rowCount(QModelIndex())
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        found += [str(model.index(r, c).data()) for r in range(rows) for c in range(columns)]
    return found


def words_in_widgets() -> list[str]:
    found = []
    for widget in QApplication.allWidgets():
        found += [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return found


KINDS_THAT_HOLD_WORDS = (
    *(Bench, Page, RecordsPage, Editor, RowsModel, OpenReview, Session, Row, Record),
    *(ChronologyPage, ChronologyModel, EntryDelegate, EntryEditor, Entry, Picture, MonthsModel, Sieve, Pair),
)


@pytest.fixture
def earlier() -> list[object]:
    """Return what tests before this one still hold, asked before the window is made; held, so that no id is reused."""
    forget()
    return [o for o in gc.get_objects() if isinstance(o, KINDS_THAT_HOLD_WORDS)]


def test_locking_leaves_no_page_no_model_and_no_word(
    earlier: list[object], window: Window, settle: Callable[[], None]
) -> None:
    tour(window)
    settle()
    assert any(CANARY in words for words in words_in_widgets())  # the looking itself works
    assert any(CANARY in words for words in words_in_models())
    window.lock()
    forget()
    ours = {id(held) for held in (*earlier, *RECORDS, *ROWS)}  # what the tests themselves hold
    left = [o for o in gc.get_objects() if isinstance(o, KINDS_THAT_HOLD_WORDS) and id(o) not in ours]
    assert [type(o).__name__ for o in left] == []
    assert not any(CANARY in words for words in [*words_in_widgets(), *words_in_models()])


def test_locking_closes_the_store_and_zeroes_its_key(window: Window, tmp_path: Path) -> None:
    assert window.review is not None
    key = window.review.session.store._hold.key
    window.lock()
    with pytest.raises(ValueError, match="zeroed"):
        key.hex()
    assert window.start.isVisible()


def test_unlocking_comes_back_to_the_same_record(window: Window, qtbot: QtBot) -> None:
    open_chronology(window, "e2")
    window.lock()
    assert window.start.isVisible()
    assert "Locked" in window.start.notice.words
    unlock(window, qtbot)
    page = bench_of(window).page
    assert page is not None
    assert (page.key, page.place()) == ("kind:event", "e2")


def test_unlocking_comes_back_to_the_same_eyes(window: Window, qtbot: QtBot) -> None:
    open_chronology(window, "e2")
    window.look_as("public")
    window.lock()
    unlock(window, qtbot)
    assert window.review is not None
    assert window.review.eyes == "public"
    assert bench_of(window).strip.whose.text() == "As the public would read it"


def test_what_was_being_typed_is_saved(window: Window, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p2")
    QTest.keyClicks(line_of(page, "role").line, "Father of Ada")
    window.lock()
    unlock(window, qtbot)
    assert window.review is not None
    record = window.review.record("person", "p2")
    assert isinstance(record, Person)
    assert record.role == "Father of Ada"


def test_a_full_disk_does_not_keep_the_window_open(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(session: object, record: object) -> None:
        raise DiskFull

    page = open_kind(window, "person", "p2")
    monkeypatch.setattr(editing, "save", full)
    QTest.keyClicks(line_of(page, "role").line, "Father")
    window.lock()
    assert window.bench is None


def test_locking_while_work_goes_on_stops_it(window: Window, assembly: Assembly, qtbot: QtBot) -> None:
    page = open_kind(window, "person", "p1")
    companion = page.review.session.companion
    heard: list[object] = []

    def work(progress: Callable[[int, int], None]) -> None:
        with companion() as session:
            while True:
                session.store.count("person")
                progress(0, 1)

    assembly.surroundings.tasks.run(work, heard.append, heard.append)
    window.lock()
    assert window.review is None
    assert not assembly.surroundings.tasks.busy
    assert heard == []


def test_locking_does_not_wait_for_work_that_never_asks_and_shows_nothing_meanwhile(
    window: Window, assembly: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_kind(window, "person", "p1")
    companion, began = page.review.session.companion, threading.Event()
    shown: list[bool] = []
    stop_all = assembly.surroundings.tasks.stop_all

    def work(progress: Callable[[int, int], None]) -> None:
        with companion():
            began.set()
            sum(1 for _ in iter(int, 1))  # for ever, in Python alone

    def stop(press: Callable[[], object]) -> None:
        shown.extend([page.isVisible(), page.window() is window, window.menuBar().isVisible()])
        stop_all(press)

    monkeypatch.setattr(assembly.surroundings.tasks, "stop_all", stop)
    assembly.surroundings.tasks.run(work, lambda _: None, lambda _: None)
    assert began.wait(5)
    store = page.review.session.store
    told = time.monotonic()
    window.lock()
    assert time.monotonic() - told < 1
    assert shown == [False, False, False]
    assert store._hold._open == []
    assert window.start.isVisible()
    assert window.menuBar().isVisible()


def test_a_long_question_to_the_store_is_interrupted(window: Window, assembly: Assembly) -> None:
    page = open_kind(window, "person", "p1")
    companion, began = page.review.session.companion, threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def work(progress: Callable[[int, int], None]) -> None:
        with companion() as session, session.store._reading():
            began.set()
            session.store._connection.execute(endless).fetchall()

    assembly.surroundings.tasks.run(work, lambda _: None, lambda _: None)
    assert began.wait(5)
    told = time.monotonic()
    window.lock()
    assert time.monotonic() - told < 1


def test_locking_empties_our_clipboard(window: Window, assembly: Assembly) -> None:
    assembly.surroundings.clipboard.copy(CANARY)
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_nobody_there_locks(window: Window, assembly: Assembly) -> None:
    assembly.idle.away.emit()
    assert window.bench is None


def test_the_screen_lock_locks(window: Window, assembly: Assembly) -> None:
    assembly.system.locked.emit()
    assert window.bench is None


def test_locking_twice_and_before_anything_is_open_does_no_harm(empty_window: Window) -> None:
    empty_window.lock()
    empty_window.lock()
    assert empty_window.start.isVisible()


def test_the_sheet_page_can_be_locked(window: Window) -> None:
    window.lock()
    assert window.sheet is None


def test_no_menu_reaches_a_locked_review(window: Window) -> None:
    window.lock()
    enabled = {verb for verb, action in window.actions_.by_verb.items() if action.isEnabled()}
    assert enabled == {"close", "larger", "smaller"}
    assert window.actions_.by_verb["undo"].text() == "&Undo"


def test_the_title_of_the_window_never_says_what_is_open(window: Window) -> None:
    titles = {window.windowTitle()}
    open_kind(window, "person", "p1")
    titles.add(window.windowTitle())
    assert titles == {TITLE}


def test_after_many_locks_nothing_has_gathered(window: Window, qtbot: QtBot) -> None:
    def count() -> int:
        forget()
        return sum(isinstance(o, QObject) for o in gc.get_objects())

    counts = []
    for _ in range(3):
        open_kind(window, "person", "p1")
        window.lock()
        counts.append(count())
        unlock(window, qtbot)
    assert counts[2] <= counts[1] + 2


def test_closing_saves_and_lets_go(window: Window) -> None:
    page = open_kind(window, "person", "p2")
    QTest.keyClicks(line_of(page, "role").line, "Father")
    assert window.close()
    assert window.review is None
    assert [t for t in window.findChildren(QTimer) if t.isActive()] == []


def test_closing_with_words_that_cannot_be_saved_says_so_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(session: object, record: object) -> None:
        raise DiskFull

    page = open_kind(window, "person", "p2")
    monkeypatch.setattr(editing, "save", full)
    QTest.keyClicks(line_of(page, "role").line, "Father")
    assert not window.close()
    assert "could not be saved" in window.status.text()
    assert window.close()
