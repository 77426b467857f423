"""The document of a source inside the window: read, found in, looked at, and passages taken from it by key."""

from __future__ import annotations

import datetime
import gc
import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import open_kind
from tests.ui.test_lock import forget
from workbench.exchange.documents import Passage
from workbench.records import Event, Evidence, Finding, Source
from workbench.services.opening import Opened
from workbench.services.session import Session
from workbench.ui.pages.source_reader import SourceReader
from workbench.ui.window import Window
from workbench.vault.store import Put, PutFile, StoredFile

PLACE = "inbox/documents/letter.txt"
LETTER = b"Dear colleague.\n\nThe child was not seen on Tuesday \xf0\x9f\x99\x82.\n\nThe child was well.\nSigned."


def session_of(window: Window) -> Session:
    assert window.review is not None
    return window.review.session


@pytest.fixture
def letters(window: Window, qtbot: QtBot) -> None:
    page = io.BytesIO()
    sheets = [Image.new("RGB", (300, 400), colour) for colour in ("blue", "green")]
    sheets[0].save(page, "PDF", save_all=True, append_images=sheets[1:])
    sources = (
        Source("s7", title="Letter", kind="correspondence", file=PLACE, agency="a1", date="2021-05-04"),
        Source("s8", title="Scan", kind="medical", file="inbox/documents/scan.pdf", restriction="police_hold"),
        Finding("f1", number=1, title="A visit nobody made", statement="x", category="systems"),
    )
    files = (
        StoredFile(PLACE, LETTER, "text/plain"),
        StoredFile("inbox/documents/scan.pdf", page.getvalue(), "application/pdf"),
    )
    session_of(window).store.apply([*(Put(s) for s in sources), *(PutFile(f) for f in files)], "test")
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.fixture
def reader(letters: None, window: Window, settle: Callable[[], None]) -> SourceReader:
    return read(window, "s7", settle)


def read(window: Window, source: str, settle: Callable[[], None]) -> SourceReader:
    shown = open_kind(window, "source", source)
    shown.detail.tabs.setCurrentIndex(1)
    settle()
    part = shown.detail.part(0)
    assert isinstance(part, SourceReader)
    return part


def choose(reader: SourceReader, words: str) -> None:
    reader.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert reader.text.find_next(words)


def test_the_words_are_shown_with_their_places(reader: SourceReader) -> None:
    assert "not seen on Tuesday" in reader.text.toPlainText()
    choose(reader, "well.")
    assert (reader.text.chosen(), reader.text.place()) == ("well.", "para 3")
    reader.text.selectAll()
    assert reader.text.place() == "para 1 to para 3"


def test_ctrl_f_finds_in_the_document_and_f3_goes_round(reader: SourceReader) -> None:
    reader.text.setFocus()
    QTest.keyClick(reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.line.hasFocus()
    QTest.keyClicks(reader.line, "the child")
    assert reader.count.text() == "2 places"
    first = reader.text.place()
    QTest.keyClick(reader.line, Qt.Key.Key_F3)
    second = reader.text.place()
    QTest.keyClick(reader.line, Qt.Key.Key_F3)
    assert (first, second, reader.text.place()) == ("para 2", "para 3", "para 2")
    QTest.keyClick(reader.line, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert reader.text.place() == "para 3"
    QTest.keyClicks(reader.line, "ren")
    assert reader.count.text() == "not found"


def test_a_passage_becomes_a_new_event_by_key(reader: SourceReader, window: Window) -> None:
    reader.text.setFocus()
    assert not reader.bar.button.isEnabled()
    QTest.keyClick(reader.text, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(reader.text, Qt.Key.Key_Return)
    assert reader.bar.what.hasFocus()
    QTest.keyClick(reader.bar.what, Qt.Key.Key_Tab)
    assert reader.bar.button.hasFocus()
    QTest.keyClick(reader.bar.button, Qt.Key.Key_Space)
    made = [e for e in session_of(window).store.all(Event) if e.source == "s7"]
    assert [(e.what_happened, e.source_detail, e.date) for e in made] == [("Dear colleague.", "para 1", "2021-05-04")]
    assert "Taken:" in reader.notice.words
    window.undo()
    assert [e for e in session_of(window).store.all(Event) if e.source == "s7"] == []


def test_a_passage_becomes_evidence_for_a_finding(reader: SourceReader, window: Window) -> None:
    choose(reader, "was not seen")
    bar = reader.bar
    bar.what.setCurrentIndex(3)
    assert not bar.button.isEnabled()
    bar.pickers[bar.into].picked.emit("finding", "f1")
    bar.stance.setCurrentIndex(1)
    bar.button.click()
    held = session_of(window).store.all(Evidence)
    assert [(e.stance, e.pin, e.note) for e in held] == [("contradicts", "para 2", "“was not seen”")]


def test_pages_are_looked_at_one_by_one(window: Window, reader: SourceReader, settle: Callable[[], None]) -> None:
    reader = read(window, "s8", settle)
    assert "police hold" in reader.limits.words
    assert reader.as_page.isChecked()  # a scan has no words: its picture is shown at once
    settle()
    assert reader.pages.where.text() == "Page 1 of 2"
    assert reader.pages._shown is not None
    blue = reader.pages._shown.toImage().pixelColor(5, 5).name()
    reader.pages.later.click()
    settle()
    assert reader.pages._shown.toImage().pixelColor(5, 5).name() != blue
    assert not reader.pages.later.isEnabled()


def test_a_document_that_should_have_gone_back_is_said(
    window: Window, reader: SourceReader, settle: Callable[[], None]
) -> None:
    source = session_of(window).store.get(Source, "s7")
    assert source is not None
    past = datetime.date(2020, 1, 2).isoformat()
    session_of(window).store.apply([Put(source.replace(destroy_or_return_by=past, grade="primary"))], "test")
    reader = read(window, "s7", settle)
    reader.show_record("s7")
    settle()
    assert "Grade: primary." in reader.limits.words
    assert "was to be destroyed or returned by" in reader.limits.words
    assert reader.limits.property("tone") == "alert"


def test_a_change_elsewhere_keeps_the_place_that_is_read(reader: SourceReader, window: Window) -> None:
    choose(reader, "well")
    session_of(window).store.apply([Put(Event("e9", date="2021", agency="a1", source="s1", what_happened="x"))], "t")
    reader.show_record("s7")
    assert reader.text.chosen() == "well"


def test_locking_leaves_nothing_of_the_document(letters: None, window: Window, settle: Callable[[], None]) -> None:
    read(window, "s7", settle)
    assert words_held("Dear colleague")
    window.lock()
    forget()
    assert words_held("Dear colleague") == []


def words_held(words: str) -> list[str]:
    """Return the passages with these words that any object of the program holds."""
    held = [o for o in gc.get_objects() if isinstance(o, Passage) or type(o) is Opened]
    passages = [p for o in held for p in (o.passages if isinstance(o, Opened) else (o,))]
    return [p.ref for p in passages if words in p.text]
