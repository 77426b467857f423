from __future__ import annotations

import datetime as dt

import pytest

from workbench.errors import WrongUse
from workbench.records import Concern, Person
from workbench.services.referring import Open, asked, standing
from workbench.services.session import Session
from workbench.vault.store import Put

TODAY = dt.date(2022, 4, 1)


def put(session: Session, **values: object) -> None:
    person = Person("p1", name="Ina Teal", kind="professional", label="Teacher 1")
    session.store.apply([Put(person), Put(Concern("z1", {"description": "x", **values}))], "set up")


def test_a_new_concern_has_everything_still_to_do(empty: Session) -> None:
    put(empty)
    assert standing(empty, "z1", TODAY).open == (Open.RISK, Open.SYSTEM, Open.UNTOLD)


def test_a_person_named_before_the_system_was_considered_is_said(empty: Session) -> None:
    put(empty, about_person="p1", system_factors_considered="  ")
    assert Open.NAMED in standing(empty, "z1", TODAY).open
    put(empty, about_person="p1", system_factors_considered="Three vacancies.")
    assert {Open.NAMED, Open.SYSTEM}.isdisjoint(standing(empty, "z1", TODAY).open)


@pytest.mark.parametrize("told", [None, "none"])
def test_told_to_nobody_is_not_told(empty: Session, told: str | None) -> None:
    put(empty, raised_with=told)
    found = standing(empty, "z1", TODAY).open
    assert Open.UNTOLD in found
    assert Open.OUTCOME not in found


@pytest.mark.parametrize("outcome", [None, "not_known"])
def test_an_outcome_is_waited_for_from_the_day_of_the_referral(empty: Session, outcome: str | None) -> None:
    put(empty, raised_with="police", raised="2022-03-02", outcome=outcome, immediate_risk_met=True)
    found = standing(empty, "z1", TODAY)
    assert Open.OUTCOME in found.open
    assert (found.waited, found.since, found.asked) == (30, None, "")


def test_asking_is_kept_and_undone_in_one_step(empty: Session) -> None:
    put(empty, raised_with="police")
    asked(empty, "z1", dt.date(2022, 3, 20), " Rang the desk. ")
    asked(empty, "z1", dt.date(2022, 3, 30), "Rang again.")
    found = standing(empty, "z1", TODAY)
    assert (found.times_asked, found.asked, found.since) == (2, "2022-03-30", 2)
    assert Open.UNDATED in found.open
    empty.store.undo()
    assert standing(empty, "z1", TODAY).asked == "2022-03-20"


def test_asking_without_words_or_for_nothing_is_refused(empty: Session) -> None:
    put(empty)
    with pytest.raises(WrongUse, match="Say whom"):
        asked(empty, "z1", TODAY, " ")
    with pytest.raises(WrongUse, match="no longer there"):
        standing(empty, "z9", TODAY)


def test_settled_is_settled(empty: Session) -> None:
    put(
        empty,
        immediate_risk_met=True,
        system_factors_considered="x",
        raised_with="employer",
        raised="2022",
        outcome="advice",
    )
    found = standing(empty, "z1", TODAY)
    assert found.open == ()
    assert found.waited is None  # the year is not over: nobody can count the days
