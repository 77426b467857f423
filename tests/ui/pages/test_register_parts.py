"""Beside a person: where it appears, joining with another record, and a label that gives nothing away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.records import Event, Person
from workbench.ui.pages.appears_part import AppearsPart
from workbench.ui.pages.join_part import JoinPart
from workbench.ui.pages.part import Part
from workbench.ui.pages.records import RecordsPage
from workbench.ui.window import Window
from workbench.vault.store import Put


def part(page: RecordsPage, kind: type[AppearsPart] | type[JoinPart]) -> AppearsPart | JoinPart:
    found = page.detail.part_of(kind)
    turn_to(page, found)
    return found


def turn_to(page: RecordsPage, part: Part) -> None:
    for tab in range(1, page.detail.tabs.count()):
        page.detail.tabs.setCurrentIndex(tab)
        if page.detail.stack.currentWidget() is part:
            return
    raise AssertionError("no tab shows it")


def test_where_a_person_appears_is_a_list_of_links(window: Window, settle: Callable[[], None]) -> None:
    shown = part(open_kind(window, "person", "p1"), AppearsPart)
    assert isinstance(shown, AppearsPart)
    settle()
    rows = [tuple(shown.model.index(row, column).data() for column in (0, 2)) for row in range(shown.model.rowCount())]
    assert ("Event", "linked: People") in rows
    assert any(kind == "Event" and how.startswith("What happened: ") for kind, how in rows)
    assert "text with the name" in shown.count.text()
    event = next(n for n in range(shown.model.rowCount()) if shown.model.index(n, 0).data() == "Event")
    shown.table.activated.emit(shown.model.index(event, 0))
    assert bench_of(window).place() == ("kind:event", "e2")


def test_it_is_read_again_when_something_has_changed(window: Window, settle: Callable[[], None]) -> None:
    page = open_kind(window, "person", "p2")
    shown = part(page, AppearsPart)
    assert isinstance(shown, AppearsPart)
    settle()
    before = shown.model.rowCount()
    store = page.review.session.store
    event = Event("e9", date="2021", agency="a1", source="s1", what_happened="Bram Oakes rang.")
    page.review.announce(store.apply([Put(event)], "new"))
    shown.show_record("p2")
    settle()
    assert shown.model.rowCount() == before + 1


def test_agencies_and_places_have_the_list_too(window: Window, settle: Callable[[], None]) -> None:
    for kind, id_ in (("agency", "a1"), ("place", "pl1")):
        page = open_kind(window, kind, id_)
        shown = page.detail.part_of(AppearsPart)
        turn_to(page, shown)
        settle()
        assert shown.model.rowCount() > 0
        assert shown.model.data(QModelIndex()) is None


def test_two_people_are_joined_and_one_undo_parts_them(window: Window, settle: Callable[[], None]) -> None:
    page = open_kind(window, "person", "p1")
    review = page.review
    review.announce(
        review.session.store.apply([Put(Person("p9", name="Addie Q.", kind="subject_child", label="Child K"))], "new")
    )
    shown = part(page, JoinPart)
    assert isinstance(shown, JoinPart)
    assert not shown.join.isEnabled()
    shown.picker.picked.emit("person", "p9")
    assert set(shown.choices) == {"name", "label"}
    shown.choices["label"].setCurrentIndex(1)
    shown.join.click()
    settle()
    joined = review.record("person", "p1")
    assert joined is not None
    assert joined.values["label"] == "Child K"
    assert "Addie Q." in joined.values["aliases"]
    assert "Ctrl+Z" in shown.notice.words
    review.undo()
    again = review.record("person", "p1")
    assert again is not None
    assert again.values["label"] == "Child A"


def test_a_record_is_not_joined_with_itself(window: Window) -> None:
    shown = part(open_kind(window, "person", "p1"), JoinPart)
    assert isinstance(shown, JoinPart)
    shown.picker.picked.emit("person", "p1")
    assert "same record" in shown.notice.words
    assert not shown.join.isEnabled()


def test_a_label_is_proposed_saved_and_can_be_drawn_again(window: Window) -> None:
    page = open_kind(window, "person", "p3")
    before = page.detail.form.record.values["label"]
    page.detail.proposer.button.click()
    proposed = page.detail.form.record.values["label"]
    assert proposed != before
    assert proposed.startswith("Professional ")
    assert page.flush()
    record = page.review.record("person", "p3")
    assert record is not None
    assert record.values["label"] == proposed


def test_a_new_person_gets_a_proposal_before_it_is_stored(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    page.start_new()
    kind = page.detail.form.editors["kind"]
    kind.set_value("subject_child")
    inside = page.detail.form.editors["name"].focusProxy()
    assert inside is not None
    QTest.keyClicks(inside, "Dina Moss")
    page.detail.proposer.button.click()
    assert page.detail.form.record.values["label"].startswith("Child ")
    assert page.flush()
