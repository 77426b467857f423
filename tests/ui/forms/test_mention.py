"""`@` offers the names of the register beneath the cursor, and writes the one chosen, in any field of prose."""

from __future__ import annotations

import gc
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_chronology, open_kind, stored
from tests.ui.test_lock import forget
from workbench.records import Enquiry, Person
from workbench.services.mentioning import Known
from workbench.ui.forms.mention import Mentions
from workbench.ui.forms.text import ProseEditor
from workbench.ui.pages.entry_editors import ProseEditor as CellEditor
from workbench.ui.window import Window
from workbench.vault.store import Put


@pytest.fixture
def prose(window: Window, qtbot: QtBot) -> QPlainTextEdit:
    with qtbot.waitActive(window):
        window.activateWindow()
    page = open_kind(window, "enquiry", "k1")
    editor = page.detail.form.editors["question"]
    assert isinstance(editor, ProseEditor)
    editor.prose.setFocus()
    editor.prose.selectAll()
    return editor.prose


def mentions(window: Window) -> Mentions:
    return bench_of(window).mentions


def offered(window: Window) -> list[str]:
    model = mentions(window).list.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_enter_writes_the_registered_name(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "Seen by @")
    assert mentions(window).list.isVisible()
    assert len(offered(window)) == 5
    QTest.keyClicks(prose, "car")
    assert offered(window) == ["Cara Vint  ·  Health Visitor 1"]
    QTest.keyClick(prose, Qt.Key.Key_Return)
    QTest.keyClicks(prose, " at home.")
    assert prose.toPlainText() == "Seen by Cara Vint at home."
    assert not mentions(window).list.isVisible()
    bench_of(window).flush()
    record = stored(window, "enquiry", "k1")
    assert isinstance(record, Enquiry)
    assert record.question == "Seen by Cara Vint at home."


def test_every_audience_reads_its_label(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "Who told @bram")
    QTest.keyClick(prose, Qt.Key.Key_Tab)
    bench_of(window).flush()
    assert window.review is not None
    assert ("Question", "Who told Father") in window.review.text("enquiry", "k1", "public")


def test_escape_leaves_the_sign_and_the_pane_open(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "@ad")
    assert mentions(window).list.isVisible()
    QTest.keyClick(prose, Qt.Key.Key_Escape)
    QTest.keyClicks(prose, "a ")
    assert not mentions(window).list.isVisible()
    assert prose.toPlainText() == "@ada "
    assert prose.isVisible()


def test_the_keys_up_and_down_choose(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "@")
    second = offered(window)[1]
    QTest.keyClick(prose, Qt.Key.Key_Up)
    QTest.keyClick(prose, Qt.Key.Key_Down)
    QTest.keyClick(prose, Qt.Key.Key_Down)
    QTest.keyClick(prose, Qt.Key.Key_Return)
    assert prose.toPlainText() == second.split("  ·")[0]


def test_an_address_of_electronic_mail_and_a_stranger_close_the_list(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "office@saltmarsh")
    assert not mentions(window).list.isVisible()
    QTest.keyClicks(prose, " @ada zz")
    assert not mentions(window).list.isVisible()
    QTest.keyClick(prose, Qt.Key.Key_Return)
    assert prose.toPlainText() == "office@saltmarsh @ada zz\n"


def test_the_sign_taken_away_closes_the_list(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "x @")
    QTest.keyClick(prose, Qt.Key.Key_Backspace)
    assert not mentions(window).list.isVisible()
    assert offered(window) == []


def test_what_was_chosen_is_taken_back_in_one_step(window: Window, prose: QPlainTextEdit) -> None:
    QTest.keyClicks(prose, "By @addie")
    QTest.keyClick(prose, Qt.Key.Key_Return)
    assert "@" not in prose.toPlainText()
    prose.undo()
    assert prose.toPlainText() == "By @addie"


def test_a_cell_of_the_chronology_offers_names_too(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page = open_chronology(window)
    page.choose_row("e1")
    page.table.setFocus()
    page.changing.edit()
    editor = page.table.findChild(CellEditor)
    assert editor is not None
    editor.text.setFocus()
    editor.text.selectAll()
    QTest.keyClicks(editor.text, "Missed by @vint")
    assert mentions(window).list.isVisible() or offered(window)
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert editor.text.toPlainText() == "Missed by Cara Vint"
    assert editor.isVisible()  # the key chose a name; it did not end the editing


def test_a_key_is_fast_with_two_thousand_people(window: Window, prose: QPlainTextEdit) -> None:
    assert window.review is not None
    many = [Person(f"x{n}", name=f"Nolan Person{n}", kind="other", label=f"Adult {n}") for n in range(2_000)]
    window.review.session.store.apply([Put(person) for person in many], "many")
    worst = 0.0
    for letter in "@nolan person19":
        start = time.perf_counter()
        QTest.keyClicks(prose, letter)
        worst = max(worst, time.perf_counter() - start)
    assert len(offered(window)) == 8
    assert worst < 0.1


def test_locking_leaves_nobody_known(window: Window, prose: QPlainTextEdit) -> None:
    earlier = {id(o) for o in gc.get_objects() if isinstance(o, Known)}
    QTest.keyClicks(prose, "@")
    assert any(isinstance(o, Known) and id(o) not in earlier for o in gc.get_objects())
    window.lock()
    forget()
    assert not [o for o in gc.get_objects() if isinstance(o, Known) and id(o) not in earlier]
