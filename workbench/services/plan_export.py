"""The action plan as a table or a calendar, built from a reader's view, read back and recorded."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from workbench.analysis.quarters import last_day
from workbench.errors import WrongUse
from workbench.exchange.calendars import Day, to_ics
from workbench.exchange.tables import Cell, to_xlsx
from workbench.redaction.audiences import CONFIDENTIAL, DateRule
from workbench.redaction.views import AudienceView
from workbench.services import exporting, planning
from workbench.services.exporting import Builder, Receipt
from workbench.services.planning import Item, Plan
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import check_audience, readable

_XLSX, _ICS = ".xlsx", ".ics"
ENDINGS = (_XLSX, _ICS)
_NO_DATES = "These readers are told no dates, and a calendar is made of nothing else."
_DRAFT = "DRAFT: doubtful words are masked"


def write(
    session: Session,
    target: Path,
    code: str = "",
    *,
    draft: bool = False,
    override_reason: str = "",
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the action plan as .xlsx, or what is still due as .ics; without an audience everything as entered.

    A calendar travels further than a table, so that it says no more than "Action 2.1 due" on a day. Raises WrongUse,
    also for a calendar to readers who are told no dates; PublicationRefused, CannotWrite, DiskFull, Cancelled.
    """
    build = _BUILDERS.get(target.suffix.lower())
    if build is None:
        raise WrongUse("The action plan is written as .xlsx or .ics.", "Give the file one of these endings.")
    whom = code or CONFIDENTIAL
    if build is _calendar and check_audience(session, whom).dates is not DateRule.EXACT:
        raise WrongUse(_NO_DATES, "Write the plan as .xlsx for them.")
    return exporting.release(
        session,
        whom,
        target,
        build,
        own=build is _calendar,
        draft=draft,
        override_reason=override_reason,
        progress=progress,
        today=today,
    )


def _table(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    plan = planning.as_seen(view, day)
    rows = list(_rows(plan))
    used = [n for n in range(len(_COLUMNS)) if any(row[n] is not None for row in rows)]
    heads = [_COLUMNS[n][0] for n in used]
    wide = [place for place, n in enumerate(used) if _COLUMNS[n][1]]
    return to_xlsx("Action plan", heads, [[row[n] for n in used] for row in rows], wide, [_DRAFT] if draft else [])


_COLUMNS: tuple[tuple[str, bool], ...] = (
    ("No.", False),
    ("Recommendation", True),
    ("Addressed to", False),
    ("Action", True),
    ("Owner", False),
    ("Agency", False),
    ("Start", False),
    ("Due", False),
    ("Revised date", False),
    ("Days overdue", False),
    ("Rating", False),
    ("Closure", False),
    ("Progress", True),
    ("Monitoring", True),
    ("Evidence of impact", True),
)


def _rows(plan: Plan) -> Iterator[list[Cell]]:
    asked = {item.id: item for item in plan.of("recommendation")}
    checks: dict[str, list[Item]] = {}
    for item in plan.of("monitoring"):
        checks.setdefault(item.one("action"), []).append(item)
    for card in plan.cards():
        item, above = card.item, asked.get(card.item.one("recommendation"))
        yield [
            card.number,
            above.text("text") or None if above else None,
            above.text("addressee") or None if above else None,
            *(item.text(name) or None for name in ("text", "owner", "agency", "start", "due", "revised")),
            card.overdue or None,
            item.text("rag") or None,
            readable(item.text("closure")) or None,
            "\n".join(_note(note) for note in item.values.get("progress") or ()) or None,
            "\n".join(_check(each) for each in checks.get(item.id, ())) or None,
            item.text("evidence_of_impact") or None,
        ]


def _note(note: Mapping[str, object]) -> str:
    return ": ".join(str(note[name]) for name in ("date", "note") if note.get(name))


def _check(item: Item) -> str:
    known = ((name, item.text(name)) for name in ("baseline", "target", "result", "date"))
    figures = "; ".join(f"{name} {words}" for name, words in known if words)
    return ": ".join(part for part in (item.text("measure") or readable(item.text("method")), figures) if part)


def _calendar(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    plan = planning.as_seen(view, day)
    return to_ics(_days(plan, _uid_of(session)), stamp=day)


def _days(plan: Plan, uid: Callable[[Item], str]) -> Iterator[Day]:
    """Yield what is still due: open actions, and measurements that have no result."""
    numbers = plan.numbers()
    for item in plan.of("action"):
        date = last_day(item.deadline)
        if date is not None and not item.closed:
            yield Day(uid(item), date, f"Action {numbers[item.id]} due")
    for item in plan.of("monitoring"):
        date = last_day(item.text("date"))
        if date is not None and not item.text("result") and item.one("action") in numbers:
            yield Day(uid(item), date, f"Measurement of action {numbers[item.one('action')]} due")


def _uid_of(session: Session) -> Callable[[Item], str]:
    """Return what names an entry: the same in every calendar of this store, and made of nothing that was entered.

    It is worked out from the store's random salt, so that it says nothing to anyone who has not the store itself.
    """

    def uid(item: Item) -> str:
        digest = hmac.digest(session.store.salt, f"{item.kind}/{item.id}".encode(), hashlib.sha256)
        return str(uuid.UUID(bytes=digest[:16], version=4))

    return uid


_BUILDERS: Mapping[str, Builder] = {_XLSX: _table, _ICS: _calendar}
