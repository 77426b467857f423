"""The board: keys and drops move an action, one undo takes it back, and other readers can only read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.ui.pages.test_records import bench_of
from workbench.analysis.quarters import CLOSED, OVERDUE, Quarter, Stand
from workbench.records import Action, Finding, Recommendation
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.chain_page import ChainPage
from workbench.ui.pages.handouts_page import HandoutsPage
from workbench.ui.pages.plan_board import CardList
from workbench.ui.pages.plan_page import PlanPage
from workbench.ui.window import Window
from workbench.vault.store import Put

TODAY = dt.date(2023, 4, 3)


def page_of(window: Window) -> PlanPage:
    bench_of(window).go("plan")
    page = bench_of(window).page
    assert isinstance(page, PlanPage)
    page._today = lambda: TODAY
    page.arrive()
    return page


def review_of(window: Window) -> OpenReview:
    assert window.review is not None
    return window.review


@pytest.fixture
def planned(window: Window) -> Window:
    """A window with a finding, a recommendation and three actions."""
    changed = review_of(window).session.store.apply(
        [
            Put(Finding("f1", number=1, title="Nobody held the child", statement="A post.", category="resources")),
            Put(Recommendation("o1", number=2, text="Name someone.", addressee="a1", findings=("f1",))),
            Put(Action("t1", recommendation="o1", text="Write it.", owner="Head of Service", due="2023-04-01")),
            Put(Action("t2", recommendation="o1", text="Tell them.", owner="Cara Vint", due="2023-06-01")),
            Put(Action("t3", recommendation="o1", text="Count.", owner="Auditor", closure="closed_evidenced")),
        ],
        "set up",
    )
    review_of(window).announce(changed)
    return window


def column(page: PlanPage, stand: Stand, quarter: Quarter | None = None) -> CardList:
    return next(
        each
        for each in page.board.lists
        if each.cards.column.stand is stand and quarter in (None, each.cards.column.quarter)
    )


def test_every_action_stands_in_its_column_and_says_everything(planned: Window) -> None:
    page = page_of(planned)
    now = column(page, Stand.QUARTER, Quarter(2023, 2))
    index = now.cards.index(0, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Action 2.2. Tell them. Cara Vint. Not rated. due 1 Jun 2023")
    assert "The owner is a person, not a post" in spoken
    assert now.accessibleName() == "April to June 2023, 1 action"
    assert column(page, Stand.OVERDUE).cards.rowCount() == column(page, Stand.CLOSED).cards.rowCount() == 1
    assert page.count.text() == "3, 1 overdue, 2 with something missing"


def test_a_key_moves_an_action_and_one_undo_takes_it_back(planned: Window) -> None:
    page = page_of(planned)
    late = column(page, Stand.OVERDUE)
    late.setFocus()
    QTest.keyClick(late, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    store = review_of(planned).session.store
    moved = store.get(Action, "t1")
    assert moved is not None
    assert (moved.due, moved.revised) == ("2023-04-01", "2023-06-30")
    chosen = page.board.chosen
    assert chosen is not None
    assert chosen.id == "t1"  # the focus has gone with it
    planned.undo()
    assert store.get(Action, "t1") == moved.replace(revised=None)
    assert late.cards.rowCount() == 1


def test_the_arrows_pass_over_columns_without_cards(planned: Window) -> None:
    page = page_of(planned)
    late = column(page, Stand.OVERDUE)
    late.setFocus()
    QTest.keyClick(late, Qt.Key.Key_Right)
    assert column(page, Stand.QUARTER, Quarter(2023, 2)).hasFocus()
    QTest.keyClick(column(page, Stand.QUARTER, Quarter(2023, 2)), Qt.Key.Key_Right)
    assert column(page, Stand.CLOSED).hasFocus()


def test_a_card_dropped_on_a_quarter_is_moved_there(planned: Window) -> None:
    page = page_of(planned)
    late, later = column(page, Stand.OVERDUE), column(page, Stand.QUARTER, Quarter(2023, 3))
    data = late.cards.mimeData([late.cards.index(0, 0)])
    assert not later.cards.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, late.rootIndex())
    moved = review_of(planned).session.store.get(Action, "t1")
    assert moved is not None
    assert moved.revised == "2023-09-30"
    assert not column(page, Stand.CLOSED).cards.flags(later.rootIndex()) & Qt.ItemFlag.ItemIsDropEnabled


def test_what_no_date_leads_to_is_said(planned: Window) -> None:
    page = page_of(planned)
    page.move_action("t1", CLOSED)
    assert "what shows a difference" in page.notice.words
    page.move_action("t2", OVERDUE)
    assert "quarter" in page.notice.words


def test_enter_opens_the_record_and_the_list_stays(planned: Window) -> None:
    page = page_of(planned)
    late = column(page, Stand.OVERDUE)
    late.setFocus()
    late.choose(0)
    QTest.keyClick(late, Qt.Key.Key_Return)
    shown = bench_of(planned).page
    assert shown is not None
    assert (shown.key, shown.place()) == ("kind:action", "t1")


def test_the_filter_keeps_what_holds_the_words(planned: Window) -> None:
    page = page_of(planned)
    page.words.setText("auditor")
    assert [each.cards.rowCount() for each in page.board.lists if each.cards.rowCount()] == [1]


def test_other_readers_see_no_name_and_move_nothing(planned: Window, settle: Callable[[], None]) -> None:
    page_of(planned)
    planned.look_as("public")
    settle()
    page = page_of(planned)
    settle()
    shown = [each.cards.index(row, 0) for each in page.board.lists for row in range(each.cards.rowCount())]
    assert len(shown) == 3
    spoken = " ".join(str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in shown)
    assert "Vint" not in spoken
    assert "missing" not in page.count.text()
    page.move_action("t1", page.board.lists[0].cards.column)
    assert not any(each.cards.free for each in page.board.lists)


def test_a_plan_without_actions_says_what_comes_first(window: Window) -> None:
    page = page_of(window)
    assert page.body.currentWidget() is page.empty
    page.empty.button.click()
    shown = bench_of(window).page
    assert shown is not None
    assert shown.key == "kind:action"


def test_the_cards_are_a_sound_model(planned: Window) -> None:
    cards = column(page_of(planned), Stand.OVERDUE).cards
    QAbstractItemModelTester(cards, QAbstractItemModelTester.FailureReportingMode.Fatal, cards)


def test_the_way_is_followed_forward_and_back(planned: Window) -> None:
    bench_of(planned).go("chain")
    page = bench_of(planned).page
    assert isinstance(page, ChainPage)
    first = page.model.index(0, 0)
    assert str(first.data()).startswith("Finding 1: Nobody held the child")
    asked = page.model.index(0, 0, first)
    assert "Not ticked: specific, measurable, achievable, relevant, time-bound" in str(asked.data())
    page.back.click()
    assert str(page.model.index(0, 0).data()).startswith("Action 2.1: Write it.")
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    shown = bench_of(planned).page
    assert shown is not None
    assert (shown.key, shown.place()) == ("kind:action", "t1")


def test_the_plan_is_handed_out_from_its_page(planned: Window) -> None:
    page_of(planned).hand_out.click()
    shown = bench_of(planned).page
    assert isinstance(shown, HandoutsPage)
    assert shown.chosen.name == "action-plan"
