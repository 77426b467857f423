"""Where the review stands: the steps of its jurisdiction, what is open, and what stands against publication."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.errors import WrongUse
from workbench.records import KINDS, Action, Enquiry, Evidence, Finding, Recommendation, Request
from workbench.records.checks import problems
from workbench.records.profiles import Stage
from workbench.services import checks, doubts, merging, planning
from workbench.services.importing import KEPT_TOP_LEVEL
from workbench.services.planning import Gap
from workbench.services.progress import Progress, quietly
from workbench.services.requesting import Stand, stand
from workbench.services.session import Session
from workbench.vault.store import Changed, PutSetting

STEPS = "steps"  # beside the records in case.json: {code of the stage: day on which it was done}
_NEEDED = ("incident", "enquiry", "person", "agency", "source", "event", "finding", "recommendation", "section")
_TOLD_BY_DATES = {
    "incident": "incident_date",
    "notification": "notified_date",
    "rapid_review": "rapid_review_date",
    "decision": "decision_date",
    "publish": "published_date",
}
"""Stages whose day is a date of the review: these are not ticked, the date is entered."""


class Sort(StrEnum):
    """What is open."""

    EMPTY = "empty"  # nothing of a kind that every review needs
    INCOMPLETE = "incomplete"  # records with something still to be filled in or checked
    UNANSWERED = "unanswered"  # key lines of enquiry
    UNSUPPORTED = "unsupported"  # findings without evidence
    UNTESTED = "untested"  # findings with evidence and none that contradicts
    OVERDUE = "overdue"  # actions, and requests to agencies
    DOUBTFUL = "doubtful"  # words to decide
    ALIKE = "alike"  # entries that may tell of the same event
    UNCHECKED = "unchecked"  # checks before publication


@dataclass(frozen=True, slots=True)
class Matter:
    """Something open: what, of which kind of record, and how many."""

    sort: Sort
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class PlanGap:
    """Something missing on the way from findings to their effect: of how many records, and the first of them."""

    gap: Gap
    count: int
    kind: str
    first: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the jurisdiction: ``done`` is its day (EDTF), if any, ``field`` the review's date that tells it."""

    stage: Stage
    done: str
    field: str


def steps(session: Session) -> tuple[Step, ...]:
    """Return the stages of the jurisdiction in their order, each with the day on which it was done."""
    ticked, review = _ticked(session), session.review
    found = []
    for stage in session.profile.stages:
        field = _TOLD_BY_DATES.get(stage.code, "")
        done = str(review.values.get(field) or "") if field else ticked.get(stage.code, "")
        found.append(Step(stage, done, field))
    return tuple(found)


def tick(session: Session, code: str, day: datetime.date | None) -> Changed | None:
    """Say on which day a stage was done, or with None that it is not; None when nothing changes.

    Raises WrongUse for a stage that the jurisdiction does not have, and for one whose day is a date of the review.
    """
    if code in _TOLD_BY_DATES or code not in {stage.code for stage in session.profile.stages}:
        raise WrongUse("This step is not ticked.", "Enter its date on the page of the review.")
    beside = _beside(session)
    ticked = {**_ticked(session)}
    ticked.pop(code, None)
    beside.pop(STEPS, None)
    if day is not None:
        ticked[code] = day.isoformat()
    if ticked:
        beside[STEPS] = ticked
    kept = json.dumps(beside, ensure_ascii=False) if beside else None
    return session.store.apply([PutSetting(KEPT_TOP_LEVEL, kept)], "step of the review")


def _beside(session: Session) -> dict[str, Any]:
    return dict(json.loads(session.store.setting(KEPT_TOP_LEVEL) or "{}"))


def _ticked(session: Session) -> Mapping[str, str]:
    """Return the days of the steps; what a case folder from elsewhere has under this key may be anything."""
    kept = _beside(session).get(STEPS)
    return {code: day for code, day in kept.items() if isinstance(day, str)} if isinstance(kept, dict) else {}


def matters(session: Session, today: datetime.date) -> list[Matter]:
    """Return what is open in the records, in the order of the work; quick."""
    found: list[Matter] = []
    for kind, cls in KINDS.items():
        records = session.store.all(cls)
        if not records and kind in _NEEDED:
            found.append(Matter(Sort.EMPTY, kind, 0))
        counts = [(Sort.INCOMPLETE, sum(1 for record in records if problems(record))), *_special(session, kind, today)]
        found += [Matter(sort, kind, count) for sort, count in counts if count]
    return found


def plan_gaps(session: Session, today: datetime.date) -> list[PlanGap]:
    """Return what is missing in the action plan, in the order of the way from a finding to its effect."""
    plan = planning.plan(session, today)
    met: dict[Gap, list[planning.Item]] = {gap: [] for gap in Gap}
    for kind in (Finding.spec.name, Recommendation.spec.name, Action.spec.name):
        for item in plan.of(kind):
            for flag in plan.missing(item):
                met[flag.gap].append(item)
    return [PlanGap(gap, len(items), items[0].kind, items[0].id) for gap, items in met.items() if items]


def before_publication(session: Session, progress: Progress = quietly) -> list[Matter]:
    """Return what is open before the report may be published; it reads every text. Raises Cancelled."""
    counts = (
        (Sort.ALIKE, "event", len(merging.suggestions(session, progress))),
        (Sort.DOUBTFUL, "decision", len(doubts.waiting(session, progress))),
        (Sort.UNCHECKED, "publication_check", len(checks.advice(session))),
    )
    return [Matter(sort, kind, count) for sort, kind, count in counts if count]


def _special(session: Session, kind: str, today: datetime.date) -> Iterator[tuple[Sort, int]]:
    store = session.store
    match kind:
        case "enquiry":
            yield Sort.UNANSWERED, sum(1 for e in store.all(Enquiry) if (e.status or "open") == "open")
        case "finding":
            held = store.all(Evidence)
            supported = {e.finding for e in held if e.stance == "supports"}
            tested = {e.finding for e in held if e.stance == "contradicts"}
            ids = {finding.id for finding in store.all(Finding)}
            yield Sort.UNSUPPORTED, len(ids - supported)
            yield Sort.UNTESTED, len((ids & supported) - tested)
        case "request":
            yield Sort.OVERDUE, sum(1 for r in store.all(Request) if stand(r, today) is Stand.OVERDUE)
        case "action":
            yield Sort.OVERDUE, sum(1 for a in store.all(Action) if _overdue(a, today))


def _overdue(action: Action, today: datetime.date) -> bool:
    due = action.revised or action.due or ""
    return len(due) == len("2021-03-14") and due < today.isoformat() and (action.closure or "open") == "open"
