"""Beside a recommendation: what was asked for before, tied by one key, taken back by one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.records import Finding, PriorLearning, Recommendation
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.before_panel import BeforePanel
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]


def review_of(window: Window) -> OpenReview:
    assert window.review is not None
    return window.review


def repeats(window: Window) -> tuple[str, ...]:
    record = review_of(window).session.store.get(Recommendation, "o1")
    assert record is not None
    return record.repeats or ()


def panel_of(window: Window, settle: Settle) -> BeforePanel:
    page = open_kind(window, "recommendation", "o1")
    tabs = page.detail.tabs
    tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index("Recommended before?"))
    settle()
    panel = page.detail.stack.currentWidget()
    assert isinstance(panel, BeforePanel)
    return panel


@pytest.fixture
def panel(window: Window, settle: Settle) -> BeforePanel:
    store = review_of(window).session.store
    changed = store.apply(
        [
            Put(Finding("f1", number=1, title="A vacancy", statement="x", category="resources", themes=("capacity",))),
            Put(Recommendation("o1", number=1, text="Give each child a named health visitor.", findings=("f1",))),
            Put(PriorLearning("l1", title="A review of a baby", year="2018", themes=("capacity",),
                              recommendation="A named health visitor for every child.", outcome="Not used.")),
            Put(PriorLearning("l2", title="A review of a school", recommendation="Sell the car park.")),
        ],
        "set up",
    )  # fmt: skip
    review_of(window).announce(changed)
    return panel_of(window, settle)


def test_the_likest_is_shown_with_what_became_of_it(panel: BeforePanel) -> None:
    assert panel.model.rowCount() == 1
    words = str(panel.model.index(0, 0).data())
    assert "2018 · A review of a baby · asks for much the same · both on " in words
    assert "What became of it: Not used." in words
    assert "among 2 earlier ones" in panel.about.text()


def test_one_key_ties_it_and_one_undo_unties_it(panel: BeforePanel, window: Window, settle: Settle) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    settle()
    assert repeats(window) == ("l1",)
    assert str(panel.model.index(0, 0).data()).startswith("Repeated here · 2018")
    assert panel.tie.text() == "It does not repeat this one"
    window.undo()
    settle()
    assert repeats(window) == ()
    assert not str(panel.model.index(0, 0).data()).startswith("Repeated")


def test_enter_opens_the_earlier_one(panel: BeforePanel, window: Window) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:prior_learning", "l1")


def test_without_earlier_learning_it_says_where_to_go(window: Window, settle: Settle) -> None:
    store = review_of(window).session.store
    review_of(window).announce(store.apply([Put(Recommendation("o1", number=1, text="Ask."))], "set up"))
    panel = panel_of(window, settle)
    assert "no earlier learning" in panel.notice.words
    assert not panel.tie.isEnabled()
