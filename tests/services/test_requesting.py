"""What was asked of agencies: what is late is said, a reminder and an arrival are one step each."""

from __future__ import annotations

import datetime

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Request
from workbench.services import requesting, standing, viewing
from workbench.services.requesting import Stand
from workbench.services.session import Session
from workbench.services.standing import Matter, Sort
from workbench.vault.store import Put

DAY = datetime.date(2022, 3, 1)
LATE = Request("r1", agency="a1", what="Chronology", asked="2022-01-10", due="2022-02-28")


@pytest.fixture
def session(empty: Session) -> Session:
    agency = Agency("a1", name="Fenwater Council", kind="social_care", label="Council")
    others = (
        Request("r2", agency="a1", what="Minutes", asked="2022-01-10", received="2022-01-20", due="2022-01-15"),
        Request("r3", agency="a1", what="Answers", asked="2022-02-10", due="2022-03-01"),
    )
    empty.store.apply([Put(agency), Put(LATE), *(Put(r) for r in others)], "test")
    return empty


def test_a_request_is_late_from_the_day_after_it_was_due() -> None:
    assert requesting.stand(LATE, DAY) is Stand.OVERDUE
    assert requesting.stand(LATE, datetime.date(2022, 2, 28)) is Stand.WAITING
    assert requesting.stand(LATE.replace(due="2022-02"), DAY) is Stand.WAITING
    assert requesting.stand(LATE.replace(due=None), DAY) is Stand.WAITING
    assert requesting.stand(LATE.replace(refused=True), DAY) is Stand.REFUSED
    assert requesting.stand(LATE.replace(received="2022-03-01", refused=True), DAY) is Stand.RECEIVED


def test_what_is_awaited_comes_first(session: Session) -> None:
    assert [request.id for request in requesting.of_agency(session, "a1")] == ["r1", "r3", "r2"]
    assert requesting.of_agency(session, "a2") == []


def test_every_reminder_is_kept_and_one_undo_takes_it_back(session: Session) -> None:
    requesting.chase(session, "r1", DAY)
    requesting.chase(session, "r1", datetime.date(2022, 3, 8))
    held = session.store.get(Request, "r1")
    assert held is not None
    assert [each["date"] for each in held.chased or ()] == ["2022-03-01", "2022-03-08"]
    assert requesting.last_chased(held) == "2022-03-08"
    session.store.undo()
    session.store.undo()
    assert session.store.get(Request, "r1") == LATE


def test_what_has_come_is_not_chased(session: Session) -> None:
    requesting.receive(session, "r1", DAY)
    for id_ in ("r1", "r2", "gone"):
        with pytest.raises(WrongUse):
            requesting.chase(session, id_, DAY)
        with pytest.raises(WrongUse):
            requesting.receive(session, id_, DAY)


def test_late_requests_are_among_the_open_matters(session: Session) -> None:
    assert Matter(Sort.OVERDUE, "request", 1) in standing.matters(session, DAY)
    requesting.receive(session, "r1", DAY)
    assert all(matter.kind != "request" for matter in standing.matters(session, DAY))


def test_no_audience_but_the_confidential_one_sees_a_request(session: Session) -> None:
    for choice in viewing.audiences(session):
        with viewing.as_audience(session, choice.code) as view:
            assert bool(view.all("request")) is (choice.code == "confidential")
