"""The terms of reference read from what is recorded: the family, the panel, the timetable."""

from __future__ import annotations

import datetime

from workbench.records import Interview, Person, Request
from workbench.services import terms
from workbench.services.session import Session
from workbench.vault.store import Put

TODAY = datetime.date(2022, 1, 1)


def test_the_family_stands_with_the_conversations_held(harbour: Session) -> None:
    found = {one.id: one for one in terms.relatives(harbour)}
    assert set(found) == {f"p{n}" for n in range(1, 10)}
    held = [i for i in harbour.store.all(Interview) if "p7" in (i.participants or ())]
    assert found["p7"].conversations == len(held) > 0
    assert found["p7"].last == max(i.date or "" for i in held)
    assert (found["p1"].conversations, found["p1"].last) == (0, "")


def test_the_panel_is_whoever_has_that_role(harbour: Session) -> None:
    before = terms.panel_members(harbour)
    member = Person("px", name="A. Chair", kind="professional", label="Panel 1", role=terms.PANEL_ROLE)
    harbour.store.apply([Put(member)], "new")
    assert terms.panel_members(harbour) == before | {"px"}


def test_another_line_of_enquiry_has_the_next_number(harbour: Session) -> None:
    assert terms.next_number(harbour) == 7


def test_the_timetable_holds_everything_with_a_day_in_order(harbour: Session) -> None:
    request = Request("rqx", agency="a1", what="Chronology", asked="2021-11-10", due="2021-12-08")
    harbour.store.apply([Put(request)], "new")
    days = terms.timetable(harbour, TODAY)
    assert [day.date for day in days] == sorted(day.date for day in days)
    assert {day.sort for day in days} == {"milestone", "limit", "request", "proceeding"}
    assert ("2021-12-08", "rqx") in {(day.date, day.id) for day in days}
    assert "Criminal: Verdict" in {day.words for day in days}
    harbour.store.apply([Put(request.replace(received="2021-12-01"))], "edit")
    assert "rqx" not in {day.id for day in terms.timetable(harbour, TODAY)}
