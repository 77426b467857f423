"""The log of requests: what each agency was asked for, what is late, and what became of it."""

from __future__ import annotations

import datetime
from enum import StrEnum

from workbench.errors import WrongUse
from workbench.records import Request
from workbench.services.session import Session
from workbench.vault.store import Changed, Put

_DAY = len("2021-03-14")


class Stand(StrEnum):
    """Where a request stands."""

    RECEIVED = "received"
    REFUSED = "refused"
    OVERDUE = "overdue"
    WAITING = "waiting"


def stand(request: Request, today: datetime.date) -> Stand:
    """Return where a request stands; one that is due on no certain day is never overdue."""
    if request.received:
        return Stand.RECEIVED
    if request.refused is True:
        return Stand.REFUSED
    due = request.due or ""
    return Stand.OVERDUE if len(due) == _DAY and due < today.isoformat() else Stand.WAITING


def of_agency(session: Session, agency: str) -> list[Request]:
    """Return the requests to an agency, those that are still awaited first, then by the day on which they are due."""
    mine = [request for request in session.store.all(Request) if request.agency == agency]
    return sorted(mine, key=lambda r: (bool(r.received), r.due or "9", r.asked or ""))


def chase(session: Session, id_: str, day: datetime.date) -> Changed:
    """Note a reminder. Raises WrongUse for a request that was answered already."""
    request = _awaited(session, id_)
    return session.store.apply(
        [Put(request.replace(chased=(*(request.chased or ()), {"date": day.isoformat()})))], "reminder to an agency"
    )


def receive(session: Session, id_: str, day: datetime.date) -> Changed:
    """Note that what was asked for has come. Raises WrongUse for a request that was answered already."""
    request = _awaited(session, id_)
    return session.store.apply([Put(request.replace(received=day.isoformat()))], "what an agency sent")


def last_chased(request: Request) -> str:
    """Return the day of the last reminder (EDTF); "" for none."""
    return max((str(each.get("date") or "") for each in request.chased or ()), default="")


def _awaited(session: Session, id_: str) -> Request:
    request = session.store.get(Request, id_)
    if request is None:
        raise WrongUse("This request is no longer there.", "Look in the bin.")
    if request.received:
        raise WrongUse("This has been received already.", "Take the date away if that is wrong.")
    return request
