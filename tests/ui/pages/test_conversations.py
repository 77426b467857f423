"""Conversations are planned, written down live in the full window, and no key is ever lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind, stored
from tests.ui.stand import PASSPHRASE, Answers
from workbench.errors import DiskFull
from workbench.records import Interview
from workbench.services import editing
from workbench.ui.pages.conversation_agreement import AgreementPart
from workbench.ui.pages.conversation_planning import PlanningPart
from workbench.ui.pages.conversations import ConversationsPage
from workbench.ui.pages.notes_text import NotesText
from workbench.ui.window import Window
from workbench.vault.store import Put

BEFORE, NOTES, AGREEMENT = 1, 2, 3
TAKEN = "Opening \U0001f642 words."


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ConversationsPage:
    assert window.review is not None
    interview = Interview("i1", capacity="practitioner", participants=("p3",), date="2021-06-01", notes=TAKEN)
    window.review.session.store.apply([Put(interview)], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = open_kind(window, "interview", "i1")
    assert isinstance(shown, ConversationsPage)
    return shown


@pytest.fixture
def text(page: ConversationsPage) -> NotesText:
    page.detail.tabs.setCurrentIndex(NOTES)
    QTest.keyClick(page.notes.write, Qt.Key.Key_Space)
    assert page.notes.desk is not None
    assert page.notes.desk.text.hasFocus()
    return page.notes.desk.text


def notes(window: Window) -> str:
    interview = stored(window, "interview", "i1")
    assert isinstance(interview, Interview)
    return interview.notes or ""


def test_what_is_missing_is_said_and_goes_as_it_is_put_right(page: ConversationsPage, window: Window) -> None:
    page.detail.tabs.setCurrentIndex(BEFORE)
    part = page.detail.part(0)
    assert isinstance(part, PlanningPart)
    assert "their consent to take part" in part.missing.words
    assert window.review is not None
    held = window.review.session.store.get(Interview, "i1")
    assert held is not None
    ready = held.replace(consent={"take_part": True, "notes": True}, limits_explained=True)
    window.review.save(ready)
    assert "may be held" in part.missing.words
    assert part.missing.property("tone") == "good"
    window.review.save(ready.replace(clearance="refused"))
    assert "may not be held" in part.missing.words


def test_words_are_saved_by_turning_to_a_part_that_is_not_made_yet(page: ConversationsPage, window: Window) -> None:
    page.detail.tabs.setCurrentIndex(BEFORE)
    part = page.detail.part(0)
    assert isinstance(part, PlanningPart)
    part.form.editors["place"].type_in("Hall")  # type: ignore[attr-defined]
    page.detail.tabs.setCurrentIndex(NOTES)  # saving renews what the tab shows, and so makes its part
    kept = stored(window, "interview", "i1")
    assert isinstance(kept, Interview)
    assert kept.place == "Hall"
    assert page.detail.stack.currentWidget() is page.notes


def test_planning_writes_its_own_fields_only(page: ConversationsPage, window: Window) -> None:
    page.detail.tabs.setCurrentIndex(BEFORE)
    part = page.detail.part(0)
    assert isinstance(part, PlanningPart)
    line = part.form.editors["place"].line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, "Hall")
    assert window.review is not None
    held = window.review.session.store.get(Interview, "i1")
    assert held is not None
    window.review.session.store.apply([Put(held.replace(notes="changed elsewhere"))], "elsewhere")
    assert part.flush()
    kept = stored(window, "interview", "i1")
    assert isinstance(kept, Interview)
    assert (kept.place, kept.notes) == ("Hall", "changed elsewhere")


def test_keys_write_the_time_the_speaker_and_the_marks(
    page: ConversationsPage, text: NotesText, window: Window
) -> None:
    QTest.keyClick(text, Qt.Key.Key_F2)
    QTest.keyClick(text, Qt.Key.Key_F4)
    QTest.keyClick(text, Qt.Key.Key_F7)
    QTest.keyClicks(text, "Nobody asked.")
    QTest.keyClick(text, Qt.Key.Key_F7)
    QTest.keyClick(text, Qt.Key.Key_F3)
    QTest.keyClicks(text, "Who?")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert re.fullmatch(
        re.escape(TAKEN) + r"\n\n\[\d\d:\d\d\] CV: \[quote\] Nobody asked\. \[end of quote\] \n\nR: Who\?",
        notes(window),
    )
    assert not page.notes.writing
    assert page.isVisible()
    assert page.place() == "i1"  # Escape closed the desk and not the record
    assert page.notes.marked.model().index(0, 0).data() == "Quotation: Nobody asked."


def test_what_is_chosen_is_marked_behind_a_character_that_counts_twice(text: NotesText) -> None:
    text.find("words", text.document().__class__.FindFlag.FindBackward)
    QTest.keyClick(text, Qt.Key.Key_F8)
    assert text.words() == "Opening \U0001f642 [fact to check] words [end of check]."
    text._tint()
    (tint,) = text.extraSelections()
    assert tint.cursor.selectedText() == "[fact to check] words [end of check]"


def test_off_the_record_leans_so_that_no_colour_is_needed(text: NotesText) -> None:
    QTest.keyClick(text, Qt.Key.Key_F11)
    QTest.keyClicks(text, "He drank.")
    QTest.keyClick(text, Qt.Key.Key_F11)
    text._tint()
    assert [s.format.fontItalic() for s in text.extraSelections()] == [True]


def test_locking_in_the_middle_of_a_sentence_keeps_every_character(
    window: Window, text: NotesText, qtbot: QtBot
) -> None:
    QTest.keyClicks(text, " And then he sai")
    window.lock()
    window.start.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(window.start.opened, timeout=30_000):
        window.start.unlock()
    assert notes(window) == f"{TAKEN} And then he sai"
    assert bench_of(window).place() == ("kind:interview", "i1")


def test_words_that_cannot_be_saved_stay_on_the_desk(
    page: ConversationsPage, text: NotesText, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    QTest.keyClicks(text, " More.")
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save", full)
        QTest.keyClick(text, Qt.Key.Key_Escape)
        assert page.notes.writing
        assert page.notes.desk is not None
        assert "still here" in page.notes.desk.notice.words
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert notes(window) == f"{TAKEN} More."
    assert page.panes()[0] is page.table


def test_going_elsewhere_takes_the_desk_away_and_saves(
    page: ConversationsPage, text: NotesText, window: Window
) -> None:
    QTest.keyClicks(text, " More.")
    bench_of(window).go("overview")
    assert not page.notes.writing
    assert notes(window) == f"{TAKEN} More."


def test_undo_after_the_field_s_own_brings_back_what_was_stored(
    page: ConversationsPage, text: NotesText, window: Window
) -> None:
    QTest.keyClicks(text, " More.")
    page.flush()
    text.document().clearUndoRedoStacks()
    window.undo()
    assert text.words() == TAKEN
    assert notes(window) == TAKEN


def test_other_eyes_delete_the_desk(page: ConversationsPage, text: NotesText, window: Window, qtbot: QtBot) -> None:
    desk = page.notes.desk
    assert desk is not None
    with qtbot.waitSignal(desk.destroyed):
        window.look_as("public")


def test_the_guide_stands_beside_the_notes(page: ConversationsPage, text: NotesText, window: Window) -> None:
    desk = page.notes.desk
    assert desk is not None
    assert desk.guide.isVisible()
    words = [label.text() for label in desk.guide.findChildren(QLabel)]
    assert words[0].startswith("Somebody who worked")
    assert "Was this how it was normally done?" in words
    desk.with_guide.click()
    assert not desk.guide.isVisible()
    assert desk.geometry() == bench_of(window).rect()


def test_the_version_goes_out_and_comes_back(
    page: ConversationsPage, window: Window, answers: Answers, tmp_path: Path, settle: Callable[[], None]
) -> None:
    assert window.review is not None
    session = window.review.session
    held = session.store.get(Interview, "i1")
    assert held is not None
    session.store.apply([Put(held.replace(notes="CV: [quote] Nobody asked. [end of quote] Ada Quillfeather."))], "t")
    page.detail.tabs.setCurrentIndex(AGREEMENT)
    part = page.detail.part(2)
    assert isinstance(part, AgreementPart)
    assert "Saltmarsh Health" in part.reader.text()
    QTest.keyClick(part.quotes, Qt.Key.Key_Space)
    assert not part.quotes.isEnabled()
    answers.path = tmp_path / "version"
    QTest.keyClick(part.send, Qt.Key.Key_Space)
    settle()
    assert "Written: version.docx" in part.notice.words
    document = docx.Document(str(tmp_path / "version.docx"))
    assert "Child A" in document.tables[-2].rows[1].cells[1].text
    document.tables[-2].rows[1].cells[-1].text = "I asked once."
    document.tables[-1].rows[1].cells[-1].text = "yes"
    answers.path = tmp_path / "back.docx"
    document.save(str(answers.path))
    QTest.keyClick(part.take, Qt.Key.Key_Space)
    assert "1 notes were corrected; 1 quotations were agreed" in part.notice.words
    kept = stored(window, "interview", "i1")
    assert isinstance(kept, Interview)
    assert kept.corrections == "1: I asked once."
    assert [dict(quote) for quote in kept.quotes or ()] == [{"text": "Nobody asked.", "agreed": True}]


def test_withdrawn_consent_lets_no_version_be_written(page: ConversationsPage, window: Window) -> None:
    assert window.review is not None
    held = window.review.session.store.get(Interview, "i1")
    assert held is not None
    page.detail.tabs.setCurrentIndex(AGREEMENT)
    part = page.detail.part(2)
    assert isinstance(part, AgreementPart)
    assert part.send.isEnabled()
    window.review.save(held.replace(agreed_version="withdrawn"))
    assert not part.send.isEnabled()
    assert "withdrawn" in part.reader.text()


def test_planning_never_puts_back_what_was_changed_while_one_typed(page: ConversationsPage, window: Window) -> None:
    assert window.review is not None
    page.detail.tabs.setCurrentIndex(BEFORE)
    part = page.detail.part(0)
    assert isinstance(part, PlanningPart)
    line = part.form.editors["place"].line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, "Hall")
    held = window.review.session.store.get(Interview, "i1")
    assert held is not None
    window.review.save(held.replace(capacity="manager"))  # the form of the same record, saved a moment later
    assert part.flush()
    kept = stored(window, "interview", "i1")
    assert isinstance(kept, Interview)
    assert (kept.place, kept.capacity) == ("Hall", "manager")


def test_turning_to_another_tab_saves_what_was_typed_in_the_first(page: ConversationsPage, window: Window) -> None:
    editor = page.detail.form.editors["capacity"]
    combo = editor.combo  # type: ignore[attr-defined]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    page.detail.tabs.setCurrentIndex(BEFORE)
    kept = stored(window, "interview", "i1")
    assert isinstance(kept, Interview)
    assert kept.capacity == "manager"
    part = page.detail.part(0)
    assert isinstance(part, PlanningPart)
    assert part.form.editors["capacity"].value() == "manager"
