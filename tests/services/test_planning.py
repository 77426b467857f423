"""The plan: columns, numbers, moves with one undo, and what is missing between a finding and its effect."""

from __future__ import annotations

import datetime as dt

import pytest

from workbench.analysis.quarters import CLOSED, OPEN, OVERDUE, UNDATED, Column, Quarter, Stand
from workbench.errors import WrongUse
from workbench.records import Action, Agency, Finding, Monitoring, Person, Recommendation
from workbench.services import editing, planning
from workbench.services.planning import Check, Flag, Gap
from workbench.services.session import Session
from workbench.vault.store import Put

TODAY = dt.date(2023, 4, 3)
ALL_TICKED = dict.fromkeys(planning.SMART, True)


def card(session: Session, id_: str, code: str = "") -> planning.Card:
    return next(c for c in planning.plan(session, TODAY, code).cards() if c.id == id_)


@pytest.fixture
def small(empty: Session) -> Session:
    """A finding, what is asked, and three actions."""
    empty.store.apply(
        [
            Put(Agency("a1", name="Saltmarsh Health", kind="health", label="Health Service")),
            Put(Person("p1", name="Cara Vint", kind="professional", label="Health Visitor 1")),
            Put(Finding("f1", number=1, title="Nobody held the child", statement="A post.", category="resources")),
            Put(Finding("f2", number=2, title="Nobody asked", statement="A question.", category="assessment")),
            Put(Recommendation("o1", number=2, text="Name someone.", addressee="a1", findings=("f1",),
                               measure="A count.", smart=ALL_TICKED)),
            Put(Recommendation("o2", number=1, text="Ask.", findings=("f1",), smart={"specific": True})),
            Put(Action("t1", recommendation="o1", text="Write it.", owner="Head of Service", agency="a1",
                       due="2023-04-01")),
            Put(Action("t2", recommendation="o1", text="Tell them.", owner="Cara Vint", due="2023-05")),
            Put(Action("t3", recommendation="o1", text="Count.", owner="Auditor", closure="closed_evidenced")),
            Put(Monitoring("m1", action="t1", measure="Count them", date="2023-03-01")),
        ],
        "set up",
    )  # fmt: skip
    return empty


def test_each_action_has_its_column_and_the_number_of_its_recommendation(small: Session) -> None:
    found = {c.id: (c.number, c.column, c.overdue) for c in planning.plan(small, TODAY).cards()}
    assert found == {
        "t1": ("2.1", OVERDUE, 2),
        "t2": ("2.2", Column(Stand.QUARTER, Quarter(2023, 2)), 0),
        "t3": ("2.3", CLOSED, 0),
    }


def test_moving_an_action_is_one_step_that_can_be_taken_back(small: Session) -> None:
    target = Column(Stand.QUARTER, Quarter(2023, 3))
    assert planning.move(small, "t1", target, TODAY) is not None
    assert card(small, "t1").column == target
    kept = small.store.get(Action, "t1")
    assert kept is not None
    assert (kept.due, kept.revised) == ("2023-04-01", "2023-09-30")
    assert planning.move(small, "t1", target, TODAY) is None
    editing.undo(small)
    assert card(small, "t1").column == OVERDUE


@pytest.mark.parametrize("column", [CLOSED, OVERDUE, UNDATED])
def test_no_date_leads_to_what_is_closed_overdue_or_undated(small: Session, column: Column) -> None:
    with pytest.raises(WrongUse):
        planning.move(small, "t2", column, TODAY)
    with pytest.raises(WrongUse, match="closed"):
        planning.move(small, "t3", Column(Stand.QUARTER, Quarter(2023, 3)), TODAY)


def test_what_is_missing_is_said_of_each_step(small: Session) -> None:
    plan = planning.plan(small, TODAY)
    missing = {item.id: set(plan.missing(item)) for kind in plan.items for item in plan.of(kind)}
    unticked = tuple(name for name in planning.SMART if name != "specific")
    assert missing == {
        "f1": set(),
        "f2": {Flag(Gap.NO_RECOMMENDATION)},
        "o1": set(),
        "o2": {Flag(Gap.NO_ADDRESSEE), Flag(Gap.NO_MEASURE), Flag(Gap.NOT_SMART, unticked), Flag(Gap.NO_ACTION)},
        "t1": set(),
        "t2": {Flag(Gap.PERSON)},
        "t3": {Flag(Gap.UNPROVEN)},
        "m1": set(),
    }


def test_monitoring_stands_on_the_card(small: Session) -> None:
    assert card(small, "t1").check is Check.LATE
    assert card(small, "t2").check is Check.NONE
    small.store.apply([Put(Monitoring("m2", action="t1", result="9 of 10"))], "result")
    assert (card(small, "t1").check, card(small, "t1").result) == (Check.MEASURED, "9 of 10")


def test_other_readers_see_their_words_and_no_working_notes(small: Session) -> None:
    panel = card(small, "t2", "panel")
    assert panel.flags == ()
    assert "Vint" not in panel.item.text("owner")
    assert panel.column == Column(Stand.QUARTER, Quarter(2023, 2))


def test_the_public_is_told_no_quarter(small: Session) -> None:
    plan = planning.plan(small, TODAY, "public")
    assert plan.columns() == (OPEN, CLOSED)
    assert {c.column for c in plan.cards()} == {OPEN, CLOSED}
    assert {c.overdue for c in plan.cards()} == {0}
    assert not any("2023" in str(value) for c in plan.cards() for value in c.item.values.values())


def test_the_example_is_read_whole(harbour: Session) -> None:
    plan = planning.plan(harbour, TODAY)
    assert len(plan.cards()) == harbour.store.count("action")
    assert sum(c.column == OVERDUE for c in plan.cards()) > 0
    assert not any(flag.gap is Gap.PERSON for c in plan.cards() for flag in c.flags)


def test_an_owner_is_known_as_a_person_as_soon_as_that_person_is_entered(small: Session) -> None:
    small.store.apply([Put(Action("t4", recommendation="o1", text="x", owner="Odalys Penhaligon"))], "set up")
    assert Flag(Gap.PERSON) not in card(small, "t4").flags
    small.store.apply([Put(Person("p2", name="Odalys Penhaligon", kind="professional", label="Nurse 1"))], "enter")
    assert Flag(Gap.PERSON) in card(small, "t4").flags
