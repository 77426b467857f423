"""The terms of reference: whom of the family the plan is about, and everything that has a day, in one order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.records import Enquiry, Interview, Person, Proceeding, Request, Review
from workbench.services import pausing
from workbench.services.session import Session
from workbench.services.viewing import title_of, word_title

PANEL_ROLE = "Panel member"
_PANEL = "panel"
_FAMILY = ("subject_child", "family")
_MILESTONES = ("incident_date", "aware_date", "notified_date", "rapid_review_date", "decision_date", "due_date",
               "published_date")  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Relative:
    """A child or member of the family: how many conversations there were, and the last day (EDTF) of one, or ""."""

    id: str
    name: str
    role: str
    conversations: int
    last: str


@dataclass(frozen=True, slots=True, repr=False)
class Day:
    """A day of the timetable (EDTF): what it is ("milestone", "limit", "request", "proceeding"), in what words.

    ``kind`` and ``id`` are the record that it stands in; for a limit, the review.
    """

    date: str
    sort: str
    words: str
    kind: str
    id: str


def panel_members(session: Session) -> frozenset[str]:
    """Return the ids of those whose role in the register is on the panel."""
    return frozenset(p.id for p in session.store.all(Person) if _PANEL in (p.role or "").casefold())


def relatives(session: Session) -> tuple[Relative, ...]:
    """Return the children and the family of the register with the conversations held with each."""
    held: dict[str, list[str]] = {}
    for interview in session.store.all(Interview):
        for id_ in interview.participants or ():
            held.setdefault(id_, []).append(interview.date or "")
    found = []
    for person in session.store.all(Person):
        if person.kind in _FAMILY:
            days = held.get(person.id, [])
            name = title_of(session, Person.spec.name, person.id)
            found.append(Relative(person.id, name, person.role or "", len(days), max(days, default="")))
    return tuple(found)


def next_number(session: Session) -> int:
    """Return the number of another line of enquiry."""
    return max((int(enquiry.number or 0) for enquiry in session.store.all(Enquiry)), default=0) + 1


def timetable(session: Session, today: datetime.date) -> tuple[Day, ...]:
    """Return everything that has a day, the earliest first: dates of the review, limits, requests, proceedings."""
    return tuple(sorted(_days(session, today), key=lambda day: (day.date, day.sort, day.words)))


def _days(session: Session, today: datetime.date) -> Iterator[Day]:
    review = session.review
    for name in _MILESTONES:
        if date := review.values.get(name):
            yield Day(str(date), "milestone", Review.spec.fields[name].label, Review.spec.name, review.id)
    for limit in pausing.clocks(session, today):
        if limit.state.due is not None:
            yield Day(limit.state.due.isoformat(), "limit", limit.clock.title, Review.spec.name, review.id)
    for request in session.store.all(Request):
        if request.due and not request.received:
            words = f"{title_of(session, 'agency', request.agency or '')}: {request.what}"
            yield Day(request.due, "request", words, Request.spec.name, request.id)
    for proceeding in session.store.all(Proceeding):
        kind = word_title(session, Proceeding.spec.fields["kind"], proceeding.kind or "")
        for item in proceeding.key_dates or ():
            yield from _hearing(item, kind, proceeding.id)


def _hearing(item: Mapping[str, object], kind: str, id_: str) -> Iterator[Day]:
    if item.get("date"):
        note = str(item.get("note") or "")
        words = f"{kind[:1].upper()}{kind[1:]}: {note}" if note else kind
        yield Day(str(item["date"]), "proceeding", words, Proceeding.spec.name, id_)
