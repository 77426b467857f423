"""The time limits of the review, and the pauses in it with their reasons.

Pauses stand beside the records in case.json, as the ticked steps do: a list of {reason, from, to, note}. A pause never
moves a statutory limit; what the limit would be without the paused days is said beside it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.analysis.pauses import Stretch, without_pauses
from workbench.errors import WrongUse
from workbench.records.clocks import Clock, ClockState, clock_state
from workbench.services.importing import KEPT_TOP_LEVEL
from workbench.services.session import Session
from workbench.vault.store import Changed, PutSetting

PAUSES = "pauses"  # the key in case.json
_WHEN = "Enter both days as a day, month and year."


@dataclass(frozen=True, slots=True, repr=False)
class Pause:
    """A stretch on which the review stood still; ``to`` is "" while it does. Days are ISO 8601."""

    reason: str
    from_: str
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A time limit, where it stands, and its last day if paused days did not count (None: no pause touches it)."""

    clock: Clock
    started: str
    state: ClockState
    without: datetime.date | None


def clocks(session: Session, today: datetime.date) -> tuple[Running, ...]:
    """Return every time limit of the jurisdiction, started or not."""
    values = session.review.values
    stretches = [stretch for pause in pauses(session) if (stretch := _stretch(pause)) is not None]
    found = []
    for clock in session.profile.clocks:
        state = clock_state(values, clock, today)
        started = str(values.get(clock.start) or "")
        without = None
        if state.due is not None:
            without = without_pauses(clock, datetime.date.fromisoformat(started[:10]), stretches, today)
        found.append(Running(clock, started, state, without if without != state.due else None))
    return tuple(found)


def pauses(session: Session) -> tuple[Pause, ...]:
    """Return the pauses in the order of their days; what a case folder from elsewhere has here may be anything."""
    kept = _beside(session).get(PAUSES)
    found = [_pause(item) for item in kept if isinstance(item, dict)] if isinstance(kept, list) else []
    return tuple(sorted(found, key=lambda pause: (pause.from_, pause.to)))


def add(session: Session, pause: Pause) -> Changed:
    """Record a pause; raises WrongUse for days that are none, or that end before they begin."""
    return _keep(session, [*pauses(session), _checked(pause)], "new pause")


def change(session: Session, at: int, pause: Pause) -> Changed:
    """Put another pause in the place of one; raises WrongUse as :func:`add`, and for a place that holds none."""
    return _keep(session, _replaced(session, at, [_checked(pause)]), "edit of pause")


def remove(session: Session, at: int) -> Changed:
    """Take a pause away; raises WrongUse for a place that holds none."""
    return _keep(session, _replaced(session, at, []), "taking away a pause")


def _replaced(session: Session, at: int, by: list[Pause]) -> list[Pause]:
    held = list(pauses(session))
    if not 0 <= at < len(held):
        raise WrongUse("This pause is no longer there.", "Look at the list again.")
    held[at : at + 1] = by
    return held


def _checked(pause: Pause) -> Pause:
    if not pause.reason:
        raise WrongUse("A pause needs its reason.", "Choose one from the list.")
    stretch = _stretch(pause)
    if stretch is None:
        raise WrongUse("A pause needs the day on which it began.", _WHEN)
    if pause.to and stretch.last is None:
        raise WrongUse("The end of the pause is no day.", _WHEN)
    if stretch.last is not None and stretch.last < stretch.first:
        raise WrongUse("The pause ends before it begins.", "Correct one of the days.")
    return pause


def _keep(session: Session, held: list[Pause], label: str) -> Changed:
    beside = {key: value for key, value in _beside(session).items() if key != PAUSES}
    if held:
        beside[PAUSES] = [_item(pause) for pause in held]
    kept = json.dumps(beside, ensure_ascii=False) if beside else None
    return session.store.apply([PutSetting(KEPT_TOP_LEVEL, kept)], label)


def _item(pause: Pause) -> dict[str, str]:
    item = {"reason": pause.reason, "from": pause.from_, "to": pause.to, "note": pause.note}
    return {key: value for key, value in item.items() if value}


def _beside(session: Session) -> dict[str, Any]:
    return dict(json.loads(session.store.setting(KEPT_TOP_LEVEL) or "{}"))


def _pause(item: Mapping[str, Any]) -> Pause:
    return Pause(*(str(item.get(key) or "") for key in ("reason", "from", "to", "note")))


def _stretch(pause: Pause) -> Stretch | None:
    """Return the days of a pause; None where its beginning is no day. An end that is no day is none."""
    first, last = _day(pause.from_), _day(pause.to)
    return Stretch(first, last) if first is not None else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
