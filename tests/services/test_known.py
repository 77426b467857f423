from __future__ import annotations

import datetime as dt

import pytest

from workbench.errors import WrongUse
from workbench.records import Event, InformationSharing
from workbench.services.known import known_at
from workbench.services.session import Session

DAY = dt.date(2021, 5, 20)


def test_an_agency_held_its_own_and_what_had_reached_it(harbour: Session) -> None:
    found = known_at(harbour, "a1", DAY)
    events = {e.id: e for e in harbour.store.all(Event)}
    reached = {
        id_
        for s in harbour.store.all(InformationSharing)
        if s.to_agency == "a1" and s.actual and s.actual <= "2021-05-20"
        for id_ in s.events or ()
    }
    assert found.entries
    assert all(events[id_].agency == "a1" or id_ in reached for id_ in found.entries)
    assert all((events[id_].date or "") <= "2021-05-20" for id_ in found.entries)
    assert known_at(harbour, "a1", dt.date(2000, 1, 1)).held == ()


def test_the_panel_is_shown_the_same_and_an_agency_only_what_it_may_see(harbour: Session) -> None:
    assert known_at(harbour, "a1", DAY, "panel").entries == known_at(harbour, "a1", DAY).entries
    own = known_at(harbour, "a1", DAY, "agency:a1")
    assert own.entries
    assert own.entries <= known_at(harbour, "a1", DAY).entries


def test_the_public_is_told_no_dates_and_so_not_what_was_known_on_one(harbour: Session) -> None:
    with pytest.raises(WrongUse, match="told no dates"):
        known_at(harbour, "a1", DAY, "public")


@pytest.mark.parametrize("code", ["", "panel"])
def test_an_agency_that_there_is_not_is_refused(harbour: Session, code: str) -> None:
    with pytest.raises(WrongUse, match="no such agency"):
        known_at(harbour, "nobody", DAY, code)
