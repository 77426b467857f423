"""The trigger on one page: filled in from the first tab to the last, saved by itself, undone in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of
from workbench.records import Criterion, Incident, Person, Proceeding, Relationship
from workbench.services import pausing, triggering
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.trigger_children import ChildrenPane
from workbench.ui.pages.trigger_clocks import ClocksPane
from workbench.ui.pages.trigger_criteria import CriteriaPane
from workbench.ui.pages.trigger_page import TriggerPage
from workbench.ui.pages.trigger_proceedings import ProceedingsPane
from workbench.ui.window import Window
from workbench.vault.store import Put


@pytest.fixture
def page(window: Window) -> TriggerPage:
    bench_of(window).go("trigger")
    shown = bench_of(window).page
    assert isinstance(shown, TriggerPage)
    return shown


def type_into(pane: BlockPane | CriteriaPane, field: str, words: str) -> None:
    inside = pane.block.form.editors[field].focusProxy()
    assert inside is not None
    QTest.keyClicks(inside, words)


def turn(page: TriggerPage, name: str) -> object:
    page.arrive(name)
    return page.made[name]


def test_the_first_word_makes_the_incident(page: TriggerPage) -> None:
    pane = page.made["incident"]
    assert isinstance(pane, BlockPane)
    date = pane.first().focusProxy()
    assert date is not None
    QTest.keyClicks(date, "3/5/2021")
    assert page.flush()
    (incident,) = page.review.session.store.all(Incident)
    assert incident.date == "2021-05-03"
    page.review.undo()
    assert page.review.session.store.all(Incident) == []
    assert pane.block.id in ("", incident.id)


def test_a_key_decides_a_criterion_and_undo_takes_it_back(page: TriggerPage) -> None:
    pane = turn(page, "criteria")
    assert isinstance(pane, CriteriaPane)
    QTest.keyClick(pane.table, Qt.Key.Key_1)
    assert pane.model.lines[0].met == "met"
    assert "reasons to come" in pane.model.index(0, 1).data()
    assert pane.count.text().startswith("1 of ")
    page.review.undo()
    assert pane.model.lines[0].met == ""


def test_reasons_may_be_written_before_the_answer(page: TriggerPage) -> None:
    pane = turn(page, "criteria")
    assert isinstance(pane, CriteriaPane)
    pane.table.selectRow(1)
    type_into(pane, "evidence", "The record of the visit")
    pane.table.selectRow(2)  # leaving saves
    (criterion,) = page.review.session.store.all(Criterion)
    assert (criterion.text, criterion.met) == (pane.model.lines[1].text, "unclear")
    assert criterion.evidence == "The record of the visit"
    pane.table.selectRow(1)
    assert pane.block.id == criterion.id


def test_dates_start_and_stop_the_limits_and_pauses_are_recorded(page: TriggerPage) -> None:
    pane = turn(page, "dates")
    assert isinstance(pane, ClocksPane)
    assert "not started" in pane.limits.lines[0][3]
    type_into(pane, "aware_date", "21/9/2021")
    assert page.flush()
    assert pane.limits.lines[0][2] != ""
    assert "late by" in pane.limits.lines[0][3]
    pane.began.setText("23/9/2021")
    pane.ended.setText("24/9/2021")
    pane.add.click()
    assert [pause.to for pause in pausing.pauses(page.review.session)] == ["2021-09-24"]
    assert "if the paused days did not count" in pane.limits.lines[0][3]
    pane.pauses_table.selectRow(0)
    pane.ended.setText("22/9/2021")
    pane.change.click()
    assert "ends before it begins" in pane.notice.words
    pane.remove.click()
    assert pausing.pauses(page.review.session) == ()


def test_dates_that_do_not_agree_are_told(page: TriggerPage) -> None:
    session = page.review.session
    incident = Incident("i1", date="2021-05-03", nature="serious_harm", aware_date="2021-05-04")
    session.store.apply([Put(incident), Put(session.review.replace(aware_date="2021-05-05"))], "set up")
    pane = turn(page, "dates")
    assert isinstance(pane, ClocksPane)
    assert "do not agree on: aware" in pane.differing.words


def test_other_children_are_links(page: TriggerPage, window: Window) -> None:
    store = page.review.session.store
    store.apply(
        [
            Put(Person("p9", name="Isla Fenn", kind="family", label="Sibling 1")),
            Put(Relationship("r2", person="p2", other="p9", kind="parent")),
            Put(Incident("i1", date="2021-05-03", nature="serious_harm", children=("p1",))),
        ],
        "set up",
    )
    pane = turn(page, "children")
    assert isinstance(pane, ChildrenPane)
    (link,) = pane.links
    assert link.text() == "Isla Fenn: brother, sister or child of the same parent; not named above"
    link.click()
    assert bench_of(window).place() == ("kind:person", "p9")


def test_a_proceeding_is_added_and_its_practice_is_said(page: TriggerPage) -> None:
    pane = turn(page, "proceedings")
    assert isinstance(pane, ProceedingsPane)
    assert "No other proceeding" in pane.notice.words
    pane.add.click()
    combo = pane.block.form.editors["kind"].focusProxy()
    assert combo is not None
    QTest.keyClicks(combo, "Criminal")
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]
    assert "senior investigating officer" in pane.practice.text()
    assert page.flush()
    (trial,) = page.review.session.store.all(Proceeding)
    assert trial.kind == "criminal"
    page.review.session.store.apply([Put(trial.replace(publication_block=True))], "edit")
    page.review.announce(page.review.session.store.apply([Put(trial.replace(publication_block=True))], "again"))
    pane.refresh()
    assert "against publication" in pane.notice.words


def test_ctrl_tab_goes_round_the_parts(page: TriggerPage) -> None:
    for name in ("criteria", "dates", "children", "proceedings", "incident"):
        page.next_tab()
        assert page.place() == name


def test_two_blocks_of_one_record_keep_each_others_words(page: TriggerPage) -> None:
    store = page.review.session.store
    store.apply([Put(Incident("i1", date="2021-05-03", nature="serious_harm"))], "set up")
    first, second = turn(page, "incident"), turn(page, "children")
    assert isinstance(first, BlockPane)
    assert isinstance(second, BlockPane)
    first.refresh()
    type_into(second, "other_children_at_risk", "One sister")
    assert page.flush()
    type_into(first, "account", "What happened")
    assert page.flush()
    held = triggering.incident(page.review.session)
    assert held is not None
    assert (held.other_children_at_risk, held.account) == ("One sister", "What happened")


def test_in_anothers_eyes_it_says_where_to_read(page: TriggerPage, window: Window) -> None:
    window.look_as("public")
    shown = bench_of(window).page
    assert isinstance(shown, TriggerPage)
    assert shown.stack.currentWidget() is shown.elsewhere
    assert shown.made == {}
    link = shown.panes()[0]
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert bench_of(window).place()[0] == "kind:incident"
