"""Concerns referred elsewhere: fenced off, the system before a person, and the outcome asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of, open_kind
from tests.ui.test_eyes import everything_shown
from workbench.records import Concern
from workbench.ui.forms.text import ProseEditor
from workbench.ui.pages.concern_part import ConcernPart
from workbench.ui.pages.concerns_page import ConcernsPage
from workbench.ui.window import Window
from workbench.vault.store import Put

CANARY = "Brindlefell"


@pytest.fixture
def page(window: Window) -> ConcernsPage:
    assert window.review is not None
    concern = Concern("z1", description=f"{CANARY} was done.", raised_with="police", raised="2022-02-09")
    window.review.session.store.apply([Put(concern)], "test")
    found = open_kind(window, "concern", "z1")
    assert isinstance(found, ConcernsPage)
    return found


def part_of(page: ConcernsPage) -> ConcernPart:
    page.detail.tabs.setCurrentIndex(1)
    part = page.detail.part(0)
    assert isinstance(part, ConcernPart)
    return part


def test_the_fence_says_who_may_read_and_what_to_do_first(page: ConcernsPage) -> None:
    assert "you and the commissioning body only" in page.who_reads.text()
    assert page.who_reads.isVisible()
    assert "ring the police or children’s services first" in page.duty.text()


def test_nobody_is_named_before_the_system_was_considered(page: ConcernsPage) -> None:
    person, system = page.detail.form.editors["about_person"], page.detail.form.editors["system_factors_considered"]
    assert not person.isEnabled()
    assert isinstance(system, ProseEditor)
    system.setFocus()
    QTest.keyClicks(system.prose, "Three vacancies.")
    assert person.isEnabled()
    assert page.flush()
    assert person.isEnabled()


def test_a_name_that_stands_already_can_be_taken_out(page: ConcernsPage, window: Window) -> None:
    assert window.review is not None
    record = window.review.record("concern", "z1")
    assert record is not None
    page.close_detail()
    window.review.save(record.replace(about_person="p3"))
    page.choose("z1")
    assert page.detail.form.editors["about_person"].isEnabled()


def test_a_new_concern_begins_without_a_name(page: ConcernsPage) -> None:
    page.start_new()
    names = list(page.detail.form.editors)
    assert names.index("immediate_risk_met") < names.index("system_factors_considered") < names.index("about_person")
    assert not page.detail.form.editors["about_person"].isEnabled()


def test_what_is_still_to_do_is_said(page: ConcernsPage) -> None:
    part = part_of(page)
    assert part.risk.property("tone") == "alert"
    assert "Not written down yet" in part.system.words
    assert part.passed_on.words == "Passed on: 9 Feb 2022."
    assert "It was not asked for." in part.outcome.words


def test_asking_for_the_outcome_is_kept_by_key_and_undone(page: ConcernsPage, window: Window) -> None:
    part = part_of(page)
    assert not part.ask.isEnabled()
    part.note.setFocus()
    QTest.keyClicks(part.note, "Rang the desk: no answer yet")
    QTest.keyClick(part.note, Qt.Key.Key_Return)
    assert "Asked for 1 time" in part.outcome.words
    assert part.note.text() == ""
    assert window.review is not None
    window.undo()
    assert "It was not asked for." in part.outcome.words


@pytest.mark.parametrize("code", ["public", "family", "panel", "agency:a1"])
def test_no_other_eyes_see_a_concern(page: ConcernsPage, window: Window, code: str) -> None:
    assert CANARY in everything_shown(window)
    window.look_as(code)
    assert bench_of(window).page is not page
    assert CANARY not in everything_shown(window)
