"""The report is written section by section, with what others read beside it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import CANARY, until
from tests.ui.test_lock import forget, words_in_models, words_in_widgets
from workbench.analysis.differences import Difference
from workbench.records import Finding, Person, Section, SignOff
from workbench.services import auditing, drafting
from workbench.services.citing import Citable
from workbench.services.drafting import Known, Line, Part, Remark
from workbench.services.ruling import Rule
from workbench.services.signing import Signature
from workbench.ui.forms.marking import Mark, marking_of
from workbench.ui.pages import report_page
from workbench.ui.pages.history_page import HistoryPage
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.report_page import ReportPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
ALL = ("confidential", "panel", "family", "public")
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def open_report(window: Window, settle: Settle) -> ReportPage:
    bench_of(window).go(key_of("section"))
    page = bench_of(window).page
    assert isinstance(page, ReportPage)
    settle()
    return page


def fill(window: Window) -> None:
    assert window.review is not None
    records = (
        Section("n1", number=1, heading="What was seen", body=f"Ada {CANARY} was seen.", audiences=ALL),
        Section("n2", number=2, heading="For the panel", body="Bram Oakes rang.", audiences=("panel",)),
        Finding("f1", number=1, title="A visit nobody made", statement="Nobody went.", category="systems"),
    )
    window.review.session.store.apply([Put(r) for r in records], "test")


@pytest.fixture
def page(window: Window, settle: Settle, qtbot: QtBot) -> ReportPage:
    fill(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    return open_report(window, settle)


def section(page: ReportPage, id_: str = "n1") -> Section:
    found = page.review.session.store.get(Section, id_)
    assert found is not None
    return found


def read(page: ReportPage) -> str:
    return page.preview.text.toPlainText()


def test_the_first_section_is_shown_with_what_the_public_reads(page: ReportPage) -> None:
    assert page.place() == "n1"
    assert page.writing.title.text() == "What was seen"
    assert read(page) == "1  What was seen\n1.1  Child A was seen."
    assert CANARY not in read(page)


def test_the_preview_follows_within_half_a_second_of_the_last_key(page: ReportPage) -> None:
    page.writing.body.setFocus()
    page.writing.body.moveCursor(page.writing.body.textCursor().MoveOperation.End)
    QTest.keyClicks(page.writing.body, " Bram Oakes too.")
    started = time.monotonic()
    until(lambda: read(page).endswith("Father too."))
    assert time.monotonic() - started < 2  # half a second on a free machine; tests share theirs
    assert section(page).body == f"Ada {CANARY} was seen. Bram Oakes too."


def test_another_audience_is_a_choice_away(page: ReportPage, settle: Settle) -> None:
    page.preview.who.setCurrentIndex(page.preview.who.findData("family"))
    page.preview.who.activated.emit(0)
    settle()
    assert f"Ada {CANARY}" in read(page)
    page.sections.step(1)
    settle()
    assert read(page) == ""
    assert "not in this report" in page.preview.state.text()


def test_known_names_are_marked_as_they_are_typed_and_when_they_are_registered(
    page: ReportPage, settle: Settle
) -> None:
    marks = marking_of(page.writing.body)
    first = page.writing.body.document().firstBlock()
    assert [(s, n) for s, n, m in marks.marks(first) if m is Mark.NAME] == [(0, len(f"Ada {CANARY}"))]
    page.writing.body.setPlainText("Yorick Plumb came.")
    assert page.flush()
    page.review.session.store.apply([Put(Person("p9", name="Yorick Plumb", kind="other", label="Neighbour"))], "test")
    page.review.announce(page.review.session.store.undo())
    page.review.announce(page.review.session.store.redo())
    settle()
    first = page.writing.body.document().firstBlock()
    assert [(s, n) for s, n, m in marks.marks(first) if m is Mark.NAME] == [(0, 12)]


def test_keys_move_a_section_and_undo_brings_it_back(page: ReportPage, window: Window) -> None:
    page.sections.list.setFocus()
    QTest.keyClick(page.sections.list, Qt.Key.Key_Down, ALT_SHIFT)
    assert [p.id for p in drafting.parts(page.review.session)] == ["n2", "n1"]
    assert page.place() == "n1"
    window.undo()
    assert [p.id for p in drafting.parts(page.review.session)] == ["n1", "n2"]


def test_a_section_is_added_written_and_given_its_readers(page: ReportPage, settle: Settle) -> None:
    page.start_new()
    id_ = page.place()
    assert id_ not in ("n1", "n2")
    QTest.keyClicks(page.writing.title, "What changed")
    QTest.keyClicks(page.writing.body, "Little.")
    page.writing.ticks["public"].click()
    assert page.flush()
    made = section(page, id_)
    assert (made.heading, made.body, made.number) == ("What changed", "Little.", 3)
    assert made.audiences == ("confidential", "panel", "family")
    settle()
    assert "not in this report" in page.preview.state.text()


def test_a_section_in_the_bin_leaves_the_next_one_shown(page: ReportPage, window: Window) -> None:
    page.put_in_bin()
    assert page.place() == "n2"
    page.put_in_bin()
    assert page.place() == ""
    assert page.empty.isVisible()
    window.undo()
    assert page.place() == "n2"


def test_a_reference_is_put_in_at_the_cursor_and_tied_to_the_section(page: ReportPage) -> None:
    page.tabs.setCurrentIndex(report_page.CITING)
    assert page.citing.paragraph.toPlainText() == "Nobody went."
    page.writing.body.moveCursor(page.writing.body.textCursor().MoveOperation.End)
    page.citing.insert.click()
    assert section(page).body == f"Ada {CANARY} was seen. (finding 1)"
    assert section(page).findings == ("f1",)
    page.citing.words.setText("weighed")
    page.citing.words.returnPressed.emit()
    chosen = page.citing.chosen
    assert chosen is not None
    assert chosen.kind == "event"


def test_what_is_to_be_looked_at_and_whom_it_names_stand_beside_the_text(page: ReportPage, settle: Settle) -> None:
    page.writing.body.setPlainText(f"Ada {CANARY} was seen. Then {'so ' * 40}it was.")
    assert page.flush()
    page.tabs.setCurrentIndex(report_page.REMARKS)
    settle()
    rows = [str(page.remarks.open.model().index(r, 0).data()) for r in range(page.remarks.open.model().rowCount())]
    assert any("A sentence of 43 words" in row for row in rows)
    assert any("not done yet" in row for row in rows)
    assert str(page.remarks.names.model().index(0, 0).data()) == f"Ada {CANARY}  →  Child A  (1 time)"
    at = next(n for n, row in enumerate(rows) if "A sentence of" in row)
    page.remarks.open.activated.emit(page.remarks.open.model().index(at, 0))
    assert page.writing.body.textCursor().selectedText().startswith("Then so so")


def test_a_sign_off_is_recorded_for_the_words_and_void_when_they_change(page: ReportPage, settle: Settle) -> None:
    page.tabs.setCurrentIndex(report_page.SIGNING)
    settle()
    assert not page.signing.sign.isEnabled()
    page.signing.by.setText("E. Lund")
    page.signing.sign.click()
    settle()
    assert [s.by for s in page.review.session.store.all(SignOff)] == ["E. Lund"]
    until(lambda: "approved these words" in page.signing.list.text())
    page.writing.body.setPlainText("Other words.")
    assert page.flush()
    until(lambda: "void: the words have changed" in page.signing.list.text())


def test_what_cannot_be_saved_stays_on_the_sheet(page: ReportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.errors import DiskFull
    from workbench.services import editing

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(editing, "save", full)
        page.writing.body.setPlainText("New words.")
        assert not page.flush()
        page.sections.step(1)
        assert (page.place(), page.writing.body.words()) == ("n1", "New words.")
        assert "still here" in page.notice.words
    assert page.flush()
    assert section(page).body == "New words."


def test_others_read_the_sections_as_a_table(window: Window, page: ReportPage, settle: Settle) -> None:
    del page
    window.look_as("public")
    settle()
    shown = bench_of(window).page
    assert isinstance(shown, RecordsPage)
    assert shown.model.rowCount() == 1


def look_at_everything(window: Window, settle: Settle) -> None:
    page = open_report(window, settle)
    for tab in (report_page.REMARKS, report_page.CITING, report_page.SIGNING):
        page.tabs.setCurrentIndex(tab)
        settle()
    for key in ("readers", "rules", "history"):
        bench_of(window).go(key)
        settle()
    history = bench_of(window).page
    assert isinstance(history, HistoryPage)
    history.table.selectRow(0)
    settle()


def test_locking_leaves_no_word_of_the_pages_that_write_compare_and_list(window: Window, settle: Settle) -> None:
    fill(window)
    look_at_everything(window, settle)
    assert any(CANARY in words for words in words_in_widgets())
    assert {"Citable", "HistoryPage", "ReportPage"} <= set(held())
    window.lock()
    forget()
    assert held() == []
    assert not any(CANARY in words for words in [*words_in_widgets(), *words_in_models()])


def held() -> list[str]:
    """Return the kinds of objects with words of the review that are reachable."""
    kinds = (Part, Line, Remark, Known, Citable, Signature, Rule, auditing.Row, Difference, ReportPage, HistoryPage)
    return sorted({type(o).__name__ for o in gc.get_objects() if isinstance(o, kinds)})
