"""Spelling in the fields of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_chronology, open_kind
from tests.ui.stand import until
from workbench.app import Assembly
from workbench.records import KINDS, Person
from workbench.services import spelling
from workbench.services.spelling import Speller
from workbench.ui.forms.marking import Mark, marking_of
from workbench.ui.forms.text import ProseBox
from workbench.ui.pages.entry_editors import ProseEditor
from workbench.ui.settings import SPELLING
from workbench.ui.window import Window
from workbench.vault.store import Changed, Put


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    spelling.dictionary()
    with qtbot.waitActive(window):
        window.activateWindow()
    until(lambda: bench_of(window).spelling._speller is not None)


@pytest.fixture
def box(window: Window) -> ProseBox:
    """The question of a line of enquiry, with two slips in it."""
    page = open_kind(window, "enquiry", "k1")
    made = page.detail.form.editors["question"].findChild(ProseBox)
    assert made is not None
    made.setFocus()
    made.setPlainText("Who saw the chld, and who shuold have?")
    return made


def marked(field: QPlainTextEdit) -> list[str]:
    text = field.toPlainText()
    return [text[at : at + n] for at, n in marking_of(field).from_here(Mark.SPELLING, 0)]


def menu_words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_prose_field_marks_its_slips(box: ProseBox) -> None:
    assert marked(box) == ["chld", "shuold"]


def test_f7_goes_from_slip_to_slip_and_round(window: Window, box: ProseBox) -> None:
    chosen = []
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_F7)
        chosen.append(box.textCursor().selectedText())
    assert chosen == ["chld", "shuold", "chld"]


def test_f7_begins_in_the_first_field_that_has_one(window: Window, box: ProseBox) -> None:
    bench_of(window).navigation.setFocus()
    window.next_misspelling()
    assert box.hasFocus()
    assert box.textCursor().selectedText() == "chld"


def test_shift_f10_offers_what_was_meant_and_enter_takes_it(window: Window, box: ProseBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_F7)
    QTest.keyClick(box, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = shown_menu()
    assert menu_words(menu)[0] == "child"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.toPlainText().startswith("Who saw the child, and")
    assert marked(box) == ["shuold"]
    box.undo()
    assert "chld" in box.toPlainText()


def test_the_menu_key_and_the_mouse_open_the_same_menu(box: ProseBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_F7)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(box, by_key)
    assert menu_words(shown_menu())[0] == "child"
    shown_menu().close()
    point = box.cursorRect().center() - QPoint(4, 0)
    by_mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, box.viewport().mapToGlobal(point))
    QApplication.sendEvent(box.viewport(), by_mouse)
    assert menu_words(shown_menu())[0] == "child"
    shown_menu().close()


def test_a_word_can_be_learned_and_forgotten_from_the_menu(window: Window, box: ProseBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_F7)
    menu = bench_of(window).spelling.show_menu(box, None)
    menu.actions()[menu_words(menu).index("Learn this word")].trigger()
    menu.close()
    assert marked(box) == ["shuold"]
    menu = bench_of(window).spelling.show_menu(box, None)
    menu.actions()[menu_words(menu).index("Forget this word")].trigger()
    menu.close()
    assert marked(box) == ["chld", "shuold"]


def test_a_new_name_is_no_slip_any_more(window: Window, box: ProseBox) -> None:
    assert window.review is not None
    box.setPlainText("Brannoc")
    assert marked(box) == ["Brannoc"]
    window.review.add("person", {"name": "Brannoc Tallis"})
    assert marked(box) == []


def test_only_where_a_word_is_judged_otherwise_is_marked_anew(
    window: Window, box: ProseBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.review is not None
    box.setPlainText("Brannoc went.\nZorvath shuold have.")
    asked: list[str] = []
    misspelt = Speller.misspelt

    def noted(self: Speller, text: str) -> list[tuple[int, int]]:
        asked.append(text)
        return misspelt(self, text)

    monkeypatch.setattr(Speller, "misspelt", noted)
    person = window.review.record("person", "p1")
    assert person is not None
    window.review.save(person.replace(role="the child"))
    assert asked == []
    window.review.save(person.replace(role="the child", aliases=("Zorvath",)))
    assert set(asked) == {"Zorvath shuold have."}
    assert marked(box) == ["Brannoc", "shuold"]


def test_what_is_brought_in_is_read_again_in_the_background(window: Window, box: ProseBox) -> None:
    assert window.review is not None
    box.setPlainText("Brannoc went.")
    window.review.session.store.apply([Put(Person("p9", name="Brannoc"))], "import")
    window.review.announce(Changed(frozenset(KINDS), frozenset(), "import"))
    until(lambda: marked(box) == [])


def test_coming_back_to_a_field_asks_nothing_anew(window: Window, box: ProseBox) -> None:
    drawn: list[int] = []
    box.document().documentLayout().update.connect(lambda _: drawn.append(1))
    bench_of(window).spelling.attend_all(window)
    assert drawn == []


def test_it_can_be_switched_off(window: Window, assembly: Assembly, box: ProseBox) -> None:
    assembly.surroundings.preferences.put(SPELLING, 0)
    assert marked(box) == []
    window.next_misspelling()
    assert "switched off" in window.status.text()
    assembly.surroundings.preferences.put(SPELLING, 1)
    assert marked(box) == ["chld", "shuold"]


def test_the_cell_of_the_chronology_is_checked_too(window: Window) -> None:
    page = open_chronology(window)
    page.choose_row("e2")
    page.table.setFocus()
    page.changing.edit()
    editor = page.table.findChild(ProseEditor)
    assert editor is not None
    editor.text.setPlainText("Ada Quillfeather is wieghed.")
    assert marked(editor.text) == ["wieghed"]
    menu = bench_of(window).spelling.show_menu(editor.text, None)
    menu.close()
    assert page.table.findChild(ProseEditor) is editor


def test_a_page_without_a_slip_says_so(window: Window) -> None:
    bench_of(window).go("overview")
    window.next_misspelling()
    assert "No text" in window.status.text()
