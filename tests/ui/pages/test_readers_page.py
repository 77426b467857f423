"""Any record as two readers have it, and the rules that hold for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from tests.ui.stand import CANARY, until
from tests.ui.test_eyes import everything_shown
from workbench.records import Event
from workbench.ui.pages.readers_page import ReadersPage
from workbench.ui.pages.rules_page import RulesPage
from workbench.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, settle: Settle) -> ReadersPage:
    bench_of(window).go("readers", "event/e2")
    made = bench_of(window).page
    assert isinstance(made, ReadersPage)
    settle()
    return made


def choose(combo: object, code: str) -> None:
    combo.setCurrentIndex(combo.findData(code))  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]


def test_a_record_is_shown_as_the_family_and_the_public_read_it(page: ReadersPage) -> None:
    shown = page.text.toPlainText()
    assert f"Ada {CANARY} is weighed." in shown
    assert "Child A is weighed." in shown
    assert page.place() == "event/e2"


def test_other_readers_and_only_what_differs(page: ReadersPage, settle: Settle) -> None:
    choose(page.left, "public")
    settle()
    page.only.setChecked(True)
    settle()
    assert page.text.toPlainText() == "Both of them read the same."
    choose(page.right, "")
    settle()
    assert "Health visiting record" not in page.text.toPlainText()
    assert CANARY in page.text.toPlainText()


def test_another_kind_shows_its_first_record(page: ReadersPage, settle: Settle) -> None:
    choose(page.kind, "person")
    settle()
    assert page.place() == "person/p1"
    choose(page.kind, "finding")
    settle()
    assert "no record of this kind" in page.notice.words
    assert page.text.toPlainText() == ""


def test_what_is_changed_is_read_again(page: ReadersPage, settle: Settle) -> None:
    event = page.review.session.store.get(Event, "e2")
    assert event is not None
    page.review.save(event.replace(what_happened="She is measured."))
    settle()
    assert "She is measured." in page.text.toPlainText()


def test_the_rules_of_each_audience_are_read(window: Window, settle: Settle) -> None:
    rules = open_page(window, "rules", RulesPage)
    settle()
    until(lambda: f"Ada {CANARY}  →  Child A" in everything_shown(window))
    choose(rules.who, "family")
    settle()
    until(lambda: f"Ada {CANARY}  →  Ada {CANARY}" in everything_shown(window))


def test_nothing_of_either_is_shown_in_other_eyes(page: ReadersPage, window: Window, settle: Settle) -> None:
    del page
    window.look_as("public")
    for key in ("readers", "rules"):
        bench_of(window).go(key)
        settle()
        assert CANARY not in everything_shown(window)
        assert "working view" in everything_shown(window)
