"""Known at the time: what one agency held on a day, in the eyes of any audience that is told dates."""

from __future__ import annotations

import datetime as dt

from workbench.analysis import known
from workbench.analysis.known import Known, Sharing
from workbench.errors import WrongUse
from workbench.records import Agency, InformationSharing
from workbench.redaction.redacted import RedactedRecord
from workbench.services import chronology
from workbench.services.session import Session
from workbench.services.viewing import as_audience


def known_at(session: Session, agency: str, date: dt.date, code: str = "") -> Known:
    """Return what an agency held on a day: its own entries until then, and what had been shared with it by then.

    With ``code`` of what that audience may see. Raises WrongUse for an agency that there is not or that the audience
    may not see, and for an audience that is told no dates.
    """
    if not code:
        _check(agency in session.store.ids(Agency.spec.name))
        sharings = [_as_entered(record) for record in session.store.all(InformationSharing)]
        return known.known_at(chronology.read(session).entries, sharings, agency, date)
    with as_audience(session, code) as view:
        seen = chronology.as_seen(view)
        if not seen.exact_dates:
            raise WrongUse(
                "This audience is told no dates, so it cannot be shown what was known on one.",
                "Look as the panel, or in the working view.",
            )
        _check(view.get(Agency.spec.name, agency) is not None)
        sharings = [_as_seen(record) for record in view.all(InformationSharing.spec.name)]
        return known.known_at(seen.entries, sharings, agency, date)


def _check(there: bool) -> None:
    if not there:
        raise WrongUse("There is no such agency.", "Choose one of the agencies of this review.")


def _as_entered(record: InformationSharing) -> Sharing:
    return Sharing(
        record.id,
        record.from_agency,
        record.to_agency,
        record.actual,
        record.status,
        record.content,
        record.events or (),
    )


def _as_seen(record: RedactedRecord) -> Sharing:
    events = record.ids.get("events")
    return Sharing(
        record.id,
        _text(record.ids.get("from_agency")),
        _text(record.ids.get("to_agency")),
        _text(record.values.get("actual")),
        _text(record.values.get("status")),
        _text(record.values.get("content")),
        events if isinstance(events, tuple) else (),
    )


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) else None
