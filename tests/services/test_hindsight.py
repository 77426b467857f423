from __future__ import annotations

import datetime as dt

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Event, InformationSharing, MissedOpportunity
from workbench.services.hindsight import cite, examine
from workbench.services.session import Session
from workbench.vault.store import Put


@pytest.fixture
def small(empty: Session) -> Session:
    records = [
        Agency("a1", name="Fen Police", kind="police", label="Police"),
        Agency("a2", name="Reed School", kind="school", label="School"),
        Event("e1", date="2021-03-01", agency="a1", what_happened="Called to the house."),
        Event("e2", date="2021-03", agency="a1", what_happened="Called again."),
        Event("e3", date="2021-05-01", agency="a1", what_happened="The bruise is seen."),
        Event("e4", date="2021-02-01", agency="a2", what_happened="She says so."),
        InformationSharing(
            "n1", from_agency="a2", to_agency="a1", content="x", status="shared", actual="2021-02-02", events=("e4",)
        ),
        MissedOpportunity("m1", date="2021-03-10", agency="a1", known_then="x", could_have="y", events=("e1", "e3")),
        MissedOpportunity("m2", agency="a1", known_then="x", could_have="y"),
    ]
    empty.store.apply([Put(record) for record in records], "set up")
    return empty


def test_what_the_agency_held_by_the_day_stands_the_latest_first(small: Session) -> None:
    found = examine(small, "m1")
    assert found.complete
    assert found.day == dt.date(2021, 3, 10)
    said = [(e.id, e.shared, e.certain, e.cited) for e in found.held]
    assert said[-1] == ("e4", True, True, False)
    assert {s for s in said} == {
        ("e1", False, True, True),
        ("e2", False, False, False),
        ("e4", True, True, False),
    }


def test_what_is_cited_from_later_is_told(small: Session) -> None:
    assert [entry.id for entry in examine(small, "m1").not_held] == ["e3"]


def test_without_a_day_or_an_agency_nothing_is_claimed(small: Session) -> None:
    found = examine(small, "m2")
    assert not found.complete
    assert (found.held, found.not_held) == ((), ())


def test_citing_is_one_step_that_undo_takes_back(small: Session) -> None:
    cite(small, "m1", "e2")
    assert small.store.get(MissedOpportunity, "m1").events == ("e1", "e3", "e2")  # type: ignore[union-attr]
    assert small.store.undo_label == "citing an entry"
    small.store.undo()
    cite(small, "m1", "e3")
    assert small.store.get(MissedOpportunity, "m1").events == ("e1",)  # type: ignore[union-attr]


def test_one_that_is_gone_is_refused(small: Session) -> None:
    with pytest.raises(WrongUse, match="no longer there"):
        examine(small, "m9")
