"""The chronology's page: narrowed, edited where it stands, compared, drawn, and all of it by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_chronology, stored
from tests.ui.stand import CANARY, Answers, until
from workbench.app import Assembly
from workbench.errors import DiskFull
from workbench.records import Agency, Comparison, Disclosure, Event, InformationSharing
from workbench.services import editing
from workbench.ui.models.chronology import ID, Column
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.entry_editors import ProseEditor, WhenEditor
from workbench.ui.pages.themes_popup import ThemesPopup
from workbench.ui.window import Window
from workbench.vault.store import Put

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TOLD = "Ada is seen at the clinic; a bruise on her left arm is noted and the parents are asked about it."


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ChronologyPage:
    """The page with six entries of two agencies, read and in front."""
    assert window.review is not None
    window.review.session.store.apply(
        [
            Put(Agency("a2", name="Reed School", kind="education", label="School")),
            Put(Event("e3", date="2021-08-01", agency="a2", source="s1", what_happened=TOLD, people=("p1",))),
            Put(Event("e4", date="2021-08-01", agency="a1", source="s1", what_happened=TOLD, people=("p1",))),
            Put(Event("e5", date="2021-09", agency="a1", source="s1", what_happened="A call.", omission=True)),
            Put(Event("e6", agency="a1", source="s1", what_happened="A note.", author_note=True, date="2021-10-01")),
            Put(
                InformationSharing(
                    "i1", from_agency="a2", to_agency="a1", actual="2021-08-20", content="Told.", status="shared",
                    events=("e3",),
                )
            ),
        ],
        "set up",
    )  # fmt: skip
    with qtbot.waitActive(window):
        window.activateWindow()
    shown = open_chronology(window)
    shown.table.setFocus()
    shown.table.go_to(0)
    return shown


def ids(page: ChronologyPage) -> list[object]:
    return [page.model.index(row, 0).data(ID) for row in range(page.model.rowCount())]


def press(page: ChronologyPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def event(window: Window, id_: str) -> Event:
    record = stored(window, "event", id_)
    assert isinstance(record, Event)
    return record


def test_entries_stand_in_the_order_of_time(page: ChronologyPage) -> None:
    assert ids(page) == ["e1", "e2", "e3", "e4", "e5", "e6"]
    assert page.parts.count.text() == "6"


def test_a_cell_is_edited_where_it_stands_and_saved_without_a_button(window: Window, page: ChronologyPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.WHAT))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, ProseEditor)
    editor.text.selectAll()
    QTest.keyClicks(editor.text, "A visit is made.")
    until(lambda: event(window, "e1").what_happened == "A visit is made.")
    assert page.table.editor_open() is editor
    press(page, Qt.Key.Key_Return)
    assert page.table.editor_open() is None
    assert page.model.index(0, Column.WHAT).data() == "A visit is made."
    window.undo()
    assert page.model.index(0, Column.WHAT).data() == "A visit is missed."


def test_what_is_being_written_outlives_a_repaint(window: Window, page: ChronologyPage) -> None:
    for column, words in ((Column.WHAT, "A visit is"), (Column.DATE, "7/4/2")):
        page.table.setCurrentIndex(page.model.index(0, column))
        press(page, Qt.Key.Key_Return)
        editor = page.table.editor_open()
        assert editor is not None
        field = editor.fields()[0]
        field.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(field, words)
        page.model.mark_twice(frozenset({"e1"}))
        assert (field.toPlainText() if isinstance(editor, ProseEditor) else field.text()) == words  # type: ignore[attr-defined]
        page.model.mark_twice(frozenset())
        press(page, Qt.Key.Key_Escape)


def test_escape_puts_back_what_there_was(window: Window, page: ChronologyPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.WHAT))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, ProseEditor)
    editor.text.setPlainText("Something else.")
    editor.keep.emit()
    assert event(window, "e1").what_happened == "Something else."
    press(page, Qt.Key.Key_Escape)
    assert event(window, "e1").what_happened == "A visit is missed."
    assert page.table.editor_open() is None


def test_a_date_is_kept_when_the_editing_ends_and_the_row_goes_to_its_place(
    window: Window, page: ChronologyPage
) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.DATE))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, WhenEditor)
    editor.date.setText("3rd of June 2021")
    editor.time.setText("9.15")
    page.flush()
    assert (event(window, "e1").date, event(window, "e1").time) == ("2021-06-03", "09:15")
    until(lambda: ids(page)[:2] == ["e2", "e1"])
    assert page.place() == "e1"


def test_what_is_no_time_of_day_is_said_and_not_kept(window: Window, page: ChronologyPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.DATE))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, WhenEditor)
    QTest.keyClicks(editor.time, "tea")
    assert "not a time of day" in editor.words.text()
    page.flush()
    assert event(window, "e1").time is None


def test_words_that_cannot_be_saved_stay_in_their_field(
    window: Window, page: ChronologyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: object, record: object) -> None:
        raise DiskFull

    page.table.setCurrentIndex(page.model.index(0, Column.WHAT))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, ProseEditor)
    editor.text.setPlainText("Not to be lost.")
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save", full)
        assert not page.flush()
        assert "still here" in page.parts.notice.words
        assert page.table.editor_open() is editor
        assert not bench_of(window).go("overview")
    assert page.flush()
    assert event(window, "e1").what_happened == "Not to be lost."
    assert page.parts.notice.words == ""


def test_what_is_being_written_in_a_cell_is_saved_by_the_lock(window: Window, page: ChronologyPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, Column.WHAT))
    press(page, Qt.Key.Key_Return)
    editor = page.table.editor_open()
    assert isinstance(editor, ProseEditor)
    editor.text.setPlainText("Half a sent")
    bench_of(window).flush()
    assert event(window, "e1").what_happened == "Half a sent"


def test_keys_mark_and_undo_takes_it_back(window: Window, page: ChronologyPage) -> None:
    press(page, Qt.Key.Key_Space)
    assert event(window, "e1").significant is True
    assert "Significant" in [remark.words for remark in page.model.remarks(page.model.entry_at(0))]
    press(page, Qt.Key.Key_O)
    assert event(window, "e1").omission is True
    press(page, Qt.Key.Key_Space)
    assert event(window, "e1").significant is None
    window.undo()
    assert event(window, "e1").significant is True


def test_themes_are_ticked_in_a_list(window: Window, page: ChronologyPage) -> None:
    press(page, Qt.Key.Key_T)
    (popup,) = page.findChildren(ThemesPopup)
    word, box = next(iter(popup.boxes.items()))
    box.click()
    assert event(window, "e1").themes == (word,)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_chips_say_what_is_filtered_and_take_it_away(page: ChronologyPage) -> None:
    page.filter.choose("agencies", "a2")
    assert ids(page) == ["e3"]
    assert page.parts.count.text() == "1 of 6"
    page.filter.choose("agencies", "a1")
    page.filter.choose("marks", "omission")
    assert ids(page) == ["e5"]
    chips = [chip for chip in page.filter.chips.findChildren(QPushButton) if not chip.isHidden()]
    said = ["Agency: Reed School", "Agency: Saltmarsh Health", "Mark: Omission", "Show everything"]
    assert [chip.text() for chip in chips] == said
    chips[2].click()
    assert ids(page) == ["e1", "e2", "e3", "e4", "e5", "e6"]
    page.filter.clear()
    assert len(ids(page)) == 6
    assert not page.filter.chips.isVisible()


def test_a_slash_goes_to_the_words_and_nothing_that_passes_is_said(page: ChronologyPage) -> None:
    press(page, Qt.Key.Key_Slash)
    assert page.filter.words.hasFocus()
    QTest.keyClicks(page.filter.words, "bruise clinic")
    assert ids(page) == ["e3", "e4"]
    QTest.keyClicks(page.filter.words, "zz")
    assert page.parts.none_passes.isVisible()
    page.parts.none_passes.button.click()
    assert len(ids(page)) == 6


def test_a_period_is_typed_in_any_usual_way(page: ChronologyPage) -> None:
    page.filter.ask_period()
    QTest.keyClicks(page.filter.first, "1/8/2021")
    QTest.keyClicks(page.filter.last, "September 2021")
    assert ids(page) == ["e3", "e4", "e5"]
    page.filter.no_period()
    assert len(ids(page)) == 6


def test_g_goes_from_gap_to_gap(page: ChronologyPage) -> None:
    assert [gap.after for gap in page.model.gaps] == ["e2", "e3"]
    press(page, Qt.Key.Key_G)
    assert page.place() == "e2"
    press(page, Qt.Key.Key_G)
    assert page.place() == "e3"
    press(page, Qt.Key.Key_G)
    assert page.place() == "e2"
    press(page, Qt.Key.Key_G, SHIFT)
    assert page.place() == "e3"
    page.parts.gaps.setValue(400)
    assert page.parts.next_gap.text() == "None"


def test_known_at_the_time_shows_what_an_agency_held_and_nothing_later(
    page: ChronologyPage, settle: Callable[[], None]
) -> None:
    page.ask_known()
    bar = page.parts.known
    bar.agency.setCurrentIndex(bar.agency.findData("a1"))
    bar.day.setText("19/8/2021")
    settle()
    assert ids(page) == ["e1", "e2", "e4"]
    bar.day.setText("20/8/2021")
    settle()
    assert ids(page) == ["e1", "e2", "e3", "e4"]
    assert "4 entries" in bar.said.accessibleName()
    assert bar.told.isVisible()
    bar.close_bar()
    assert len(ids(page)) == 6


def test_told_twice_is_decided_side_by_side_and_undone(
    window: Window, page: ChronologyPage, settle: Callable[[], None]
) -> None:
    settle()
    assert page.twice.ids == {"e3", "e4"}
    press(page, Qt.Key.Key_D)
    assert page.place() == "e3"
    assert page.twice.isVisible()
    assert "Alike to" in page.twice.why.text()
    page.twice.same.click()
    settle()
    assert event(window, "e3").same_as == ("e4",)
    assert page.twice.ids == frozenset()
    assert page.twice.take_out.isVisible()
    window.undo()
    settle()
    assert page.twice.ids == {"e3", "e4"}
    page.twice.reason.setText("Two visits.")
    page.twice.apart.click()
    settle()
    assert window.review is not None
    (kept,) = window.review.session.store.all(Comparison)
    assert (kept.verdict, kept.reason) == ("different", "Two visits.")


def test_the_timeline_shows_what_the_table_shows_and_leads_to_rows(page: ChronologyPage) -> None:
    view = page.timeline.view
    assert [lane.name for lane in view.picture.lanes] == ["Saltmarsh Health", "Reed School"]
    page.filter.choose("agencies", "a2")
    until(lambda: [lane.name for lane in view.picture.lanes] == ["Reed School"])
    page.filter.clear()
    until(lambda: len(view.picture.lanes) == 2)
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert view.accessibleDescription() == "Reed School, August 2021: 1 entry"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.place() == "e3"
    assert page.table.hasFocus()


def test_the_timeline_is_zoomed_moved_and_clicked(page: ChronologyPage) -> None:
    view = page.timeline.view
    fits = view.month
    for _ in range(8):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.month > fits
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.month == fits
    place = next(p for p in view.places() if p.cell.ids == ("e3",))
    at = QPoint(round(place.x + place.width / 2) + view._gutter(), round(place.y + 4 + view._scale.axis))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.place() == "e3"


def test_the_timeline_has_a_table_that_leads_to_rows_too(page: ChronologyPage) -> None:
    page.timeline.as_table.click()
    table = page.timeline.table
    assert table.isVisible()
    at = [page.timeline.months.headerData(r, Qt.Orientation.Vertical) for r in range(5)].index("Aug 2021")
    table.activated.emit(page.timeline.months.index(at, 1))
    assert page.place() == "e3"


@pytest.mark.parametrize("ending", [".svg", ".pdf", ".png"])
def test_the_timeline_is_saved_in_the_present_eyes(
    window: Window, page: ChronologyPage, answers: Answers, tmp_path: Path, settle: Callable[[], None], ending: str
) -> None:
    settle()
    window.look_as("public")
    shown = open_chronology(window)
    answers.path = tmp_path / f"timeline{ending}"
    shown.timeline.file.click()
    settle()
    assert answers.path.stat().st_size > 500
    assert shown.parts.notice.property("tone") == "good"
    assert window.review is not None
    assert window.review.session.store.all(Disclosure)[-1].audience == "public"


def test_f9_goes_between_ones_own_view_and_the_others_and_keeps_the_place(window: Window, page: ChronologyPage) -> None:
    page.filter.words.setText("seen")
    page.table.go_to(0)
    assert page.place() == "e3"
    window.swap_eyes()
    shown = open_chronology(window)
    assert window.review is not None
    assert window.review.eyes == "public"
    assert shown.place() == "e3"
    assert shown.filter.words.text() == "seen"
    assert shown.detail.isHidden()
    assert not any(CANARY in str(shown.model.index(r, c).data()) for r in range(2) for c in Column)
    assert not shown.filter.period.isVisible()
    window.swap_eyes()
    assert window.review.eyes == ""
    window.look_as("panel")
    window.look_as("")
    window.swap_eyes()
    assert window.review.eyes == "panel"


def test_in_other_eyes_nothing_is_edited(window: Window, page: ChronologyPage) -> None:
    window.look_as("panel")
    shown = open_chronology(window)
    shown.table.go_to(0)
    for verb in ("edit", "significant", "themes", "omission"):
        shown._asked(verb)
    assert shown.table.editor_open() is None
    assert event(window, "e1").significant is None
    assert not shown.parts.new.isVisible()
    assert not shown.parts.show_twice.isVisible()


def test_control_enter_shows_the_whole_entry_and_it_follows_the_row(page: ChronologyPage) -> None:
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.detail.isVisible()
    assert page.detail.id == "e1"
    press(page, Qt.Key.Key_Down)
    until(lambda: page.detail.id == "e2")
    page.close_part()
    assert not page.detail.isVisible()
    assert page.table.hasFocus()


def test_the_whole_entry_is_made_when_the_window_has_time(window: Window, assembly: Assembly) -> None:
    assert window.review is not None
    page = ChronologyPage(window.review, assembly.surroundings, window)
    grew: list[bool] = []
    page.grew.connect(lambda: grew.append(True))
    page.step(1)
    page.next_tab()
    assert (page.place(), page.flush(), page.close_part(), page.kept() is None) == ("", True, False, False)
    assert not page.findChildren(Detail)
    page.pane.prepare()
    until(lambda: bool(page.findChildren(Detail)))
    assert grew == [True]
    assert not page.pane.open
    page.deleteLater()


def test_an_entry_goes_to_the_bin_and_comes_back_with_undo(window: Window, page: ChronologyPage) -> None:
    page.table.go_to(1)
    window.put_in_bin()
    until(lambda: ids(page) == ["e1", "e3", "e4", "e5", "e6"])
    assert page.place() == "e3"
    window.undo()
    until(lambda: len(ids(page)) == 6)


def test_a_new_entry_is_stored_with_its_first_word(window: Window, page: ChronologyPage) -> None:
    window.new_record()
    assert page.detail.isVisible()
    prose = page.detail.form.editors["what_happened"].focusProxy()
    assert prose is not None
    QTest.keyClicks(prose, "Another call.")
    assert page.flush()
    until(lambda: len(ids(page)) == 7)


def test_an_entry_that_a_filter_hides_is_shown_when_it_is_asked_for(window: Window, page: ChronologyPage) -> None:
    page.filter.words.setText("call")
    assert ids(page) == ["e5"]
    bench_of(window).go("overview")
    shown = open_chronology(window, "e1")
    assert shown.place() == "e1"
    assert shown.detail.isVisible()
    assert len(ids(shown)) == 6


def test_an_empty_chronology_says_where_to_begin(window: Window) -> None:
    assert window.review is not None
    for id_ in ("e1", "e2"):
        window.review.put_in_bin("event", id_)
    page = open_chronology(window)
    assert page.parts.empty.isVisible()
    page.parts.empty.button.click()
    shown = bench_of(window).page
    assert shown is not None
    assert shown.key == "import"


def test_the_days_between_are_told_with_the_day_as_it_was_sent(page: ChronologyPage) -> None:
    assert page.model.interval(page.model.entry_at(1)) != ""
    assert dt.date(2021, 8, 1).isoformat() == page.model.entry_at(2).date
