"""How a concern that was passed on stands: what is still to be done, and how long its outcome has been waited for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.analysis.days import days_of
from workbench.errors import WrongUse
from workbench.records import Concern, checks
from workbench.services.session import Session
from workbench.vault.store import Changed, Put

_NOBODY = "none"


class Open(StrEnum):
    """What is still to be done about a concern, the most urgent first."""

    RISK = "risk"  # nobody has said that a present risk was dealt with
    SYSTEM = "system"  # what in the system made it likely was not considered
    NAMED = "named"  # a person is named although that was not considered
    UNTOLD = "untold"  # nobody who decides such things has been told
    UNDATED = "undated"  # they were told, and nobody knows when
    OUTCOME = "outcome"  # they were told, and what they decided is not known


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """How a concern stands.

    ``raised`` and ``asked`` (the last time the outcome was asked for) are EDTF, "" for never; ``waited`` and ``since``
    are the days from them until today, None where that cannot be counted.
    """

    open: tuple[Open, ...]
    raised: str
    waited: int | None
    asked: str
    since: int | None
    times_asked: int


def standing(session: Session, id_: str, today: dt.date) -> Standing:
    """Return how a concern stands; raises WrongUse for one that is gone."""
    record = _record(session, id_)
    told = record.raised_with not in {None, _NOBODY}
    considered = bool((record.system_factors_considered or "").strip())
    decided = record.outcome not in {None, "not_known"}
    found = (
        (Open.RISK, record.immediate_risk_met is not True),
        (Open.SYSTEM, not considered),
        (Open.NAMED, not considered and bool(record.about_person)),
        (Open.UNTOLD, not told),
        (Open.UNDATED, told and not record.raised),
        (Open.OUTCOME, told and not decided),
    )
    asked = _last([str(each.get("date") or "") for each in record.asked_after or ()])
    raised = record.raised or ""
    return Standing(
        tuple(what for what, so in found if so),
        raised,
        _days(raised, today),
        asked,
        _days(asked, today),
        len(record.asked_after or ()),
    )


def asked(session: Session, id_: str, day: dt.date, note: str) -> Changed:
    """Keep that the outcome was asked for on a day; raises WrongUse without a note or for a concern that is gone."""
    if not note.strip():
        raise WrongUse("Say whom you asked and what was answered.", "A few words are enough.")
    record = _record(session, id_)
    entry: Mapping[str, object] = {"date": day.isoformat(), "note": note.strip()}
    changed = record.replace(asked_after=(*(record.asked_after or ()), entry))
    checks.validate(changed)
    return session.store.apply([Put(changed)], "asking for the outcome of a concern")


def _record(session: Session, id_: str) -> Concern:
    record = session.store.get(Concern, id_)
    if record is None:
        raise WrongUse("This concern is no longer there.", "Look in the bin, or choose another.")
    return record


def _last(dates: list[str]) -> str:
    read = [(days.last, date) for date in dates if (days := days_of(date)) is not None and days.last is not None]
    return max(read)[1] if read else ""


def _days(edtf: str, today: dt.date) -> int | None:
    """Return the whole days since a date, counted from the last that it can mean; None for none or one to come."""
    days = days_of(edtf)
    if days is None or days.last is None or days.last > today:
        return None
    return (today - days.last).days
