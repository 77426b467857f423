"""The terms of reference on one page, each part saved by itself."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of
from workbench.records import Enquiry, Person, Proceeding
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.terms_family import FamilyPane
from workbench.ui.pages.terms_page import EnquiriesPane, PanelPane, TermsPage
from workbench.ui.pages.terms_timetable import TimetablePane
from workbench.ui.window import Window
from workbench.vault.store import Put


@pytest.fixture
def page(window: Window) -> TermsPage:
    bench_of(window).go("terms")
    shown = bench_of(window).page
    assert isinstance(shown, TermsPage)
    return shown


def type_into(pane: BlockPane | EnquiriesPane | PanelPane, field: str, words: str) -> None:
    inside = pane.block.form.editors[field].focusProxy()
    assert inside is not None
    QTest.keyClicks(inside, words)


def turn(page: TermsPage, name: str) -> object:
    page.arrive(name)
    return page.made[name]


def test_the_scope_and_the_method_are_fields_of_the_review(page: TermsPage) -> None:
    scope, method = turn(page, "scope"), turn(page, "method")
    assert isinstance(scope, BlockPane)
    assert isinstance(method, BlockPane)
    type_into(method, "methodology", "Conversations and records")
    type_into(scope, "period_from", "1/2/2020")
    assert page.flush()
    review = page.review.session.review
    assert (review.methodology, review.period_from) == ("Conversations and records", "2020-02-01")


def test_another_line_of_enquiry_has_the_next_number_and_is_open(page: TermsPage) -> None:
    pane = turn(page, "enquiries")
    assert isinstance(pane, EnquiriesPane)
    assert "1 line of enquiry is still open" in pane.notice.words
    pane.add.click()
    type_into(pane, "question", "Who was told?")
    assert page.flush()
    new = page.review.session.store.all(Enquiry)[-1]
    assert (new.number, new.status, new.question) == (2, "open", "Who was told?")
    assert pane.model.rowCount() == 2


def test_a_panel_member_is_a_person_of_the_register(page: TermsPage) -> None:
    pane = turn(page, "panel")
    assert isinstance(pane, PanelPane)
    assert pane.model.rowCount() == 0
    assert "panel" in pane.notice.words
    pane.add.click()
    type_into(pane, "name", "Noor Tams")
    assert page.flush()
    assert pane.model.rowCount() == 1
    person = page.review.session.store.all(Person)[-1]
    assert (person.role, person.kind) == ("Panel member", "professional")


def test_the_family_is_listed_with_its_conversations(page: TermsPage, window: Window) -> None:
    pane = turn(page, "family")
    assert isinstance(pane, FamilyPane)
    assert [row[2] for row in pane.model.lines] == ["none recorded", "none recorded"]
    pane.table.activated.emit(pane.model.index(1, 0))
    assert bench_of(window).place() == ("kind:person", "p2")


def test_the_timetable_opens_what_a_day_belongs_to(page: TermsPage, window: Window) -> None:
    trial = Proceeding("pr1", kind="criminal", key_dates=({"date": "2022-03-01", "note": "Trial"},))
    page.review.session.store.apply([Put(trial)], "new")
    pane = turn(page, "timetable")
    assert isinstance(pane, TimetablePane)
    (row,) = [n for n, words in enumerate(pane.model.lines) if words[1] == "Criminal: Trial"]
    pane.table.activated.emit(pane.model.index(row, 0))
    assert bench_of(window).place() == ("kind:proceeding", "pr1")
