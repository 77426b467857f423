"""Who approved which version of the public report; a signature holds for its words, and is void when they change.

The version that is signed carries the beginning of the fingerprint of the words that were read
(:mod:`workbench.reports.fingerprint`), so that the record itself, and every paper copy of it, says which they were.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from workbench.errors import WrongUse
from workbench.records import SignOff, checks
from workbench.services.progress import Progress, quietly
from workbench.services.published import published
from workbench.services.session import Session
from workbench.vault.store import Put

ROLES = SignOff.role.options
APPROVED, RETURNED = SignOff.decision.options
_SHOWN = 16  # characters of the fingerprint: nobody writes two reports that share them
_TIED = re.compile(rf"^(\d+) \(([0-9a-f]{{{_SHOWN}}})\)$")


class Standing(StrEnum):
    """How a signature stands for the words as they are now."""

    APPROVED = "approved"
    RETURNED = "returned"
    VOID = "void"  # the words have changed since
    UNTIED = "untied"  # it does not say which words were read


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """A sign-off and how it stands."""

    id: str
    role: str
    by: str
    date: str
    version: str
    standing: Standing


@dataclass(frozen=True, slots=True, repr=False)
class Position:
    """The words as they are now, the name of their version, every signature, newest first, and whose are lacking."""

    fingerprint: str
    version: str
    signatures: tuple[Signature, ...]
    lacking: tuple[str, ...]


def position(session: Session, progress: Progress = quietly) -> Position:
    """Read the public report as it stands and return who has signed it. Raises Cancelled."""
    progress(0, 2)
    words = published(session).fingerprint
    progress(1, 2)
    return standing(session, words)


def standing(session: Session, words: str) -> Position:
    """Return who has signed the public report whose words have this fingerprint."""
    made = sorted(enumerate(session.store.all(SignOff)), key=lambda each: (each[1].date or "", each[0]), reverse=True)
    signatures = tuple(
        Signature(s.id, s.role or "", s.by or "", s.date or "", s.version or "", _standing(s, words)) for _, s in made
    )
    latest: dict[str, Standing] = {}
    for signature in signatures:
        if signature.standing in (Standing.APPROVED, Standing.RETURNED):
            latest.setdefault(signature.role, signature.standing)
    lacking = tuple(role for role in ROLES if latest.get(role) is not Standing.APPROVED)
    return Position(words, _version(_numbers(session), words), signatures, lacking)


def sign(
    session: Session,
    words: str,
    role: str,
    *,
    by: str,
    decision: str = APPROVED,
    comment: str = "",
    today: datetime.date | None = None,
) -> SignOff:
    """Keep that somebody approved, or returned, the report whose words have this fingerprint.

    Raises WrongUse where nobody is named or the role is unknown, and what storing a record raises.
    """
    if role not in ROLES or decision not in (APPROVED, RETURNED):
        raise WrongUse("A sign-off needs a role and a decision.", f"The roles are: {', '.join(ROLES)}.")
    if not by.strip():
        raise WrongUse("Nobody is named who signed.", "Write who read the report.")
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    made = SignOff(
        session.store.new_id(SignOff.spec.name),
        version=_version(_numbers(session), words),
        role=role,
        by=by.strip(),
        date=day.isoformat(),
        decision=decision,
        comment=comment.strip() or None,
    )
    checks.validate(made)
    session.store.apply([Put(made)], "sign-off")
    return made


def _numbers(session: Session) -> dict[str, int]:
    """Return the number of every version that was signed, by the beginning of its fingerprint."""
    found = (_TIED.match((s.version or "").strip()) for s in session.store.all(SignOff))
    return {match[2]: int(match[1]) for match in found if match}


def _version(known: dict[str, int], words: str) -> str:
    """Return the name of the version with these words: its own number, or the next where it was never signed."""
    start = words[:_SHOWN]
    return f"{known.get(start, max(known.values(), default=0) + 1)} ({start})"


def _standing(signed: SignOff, words: str) -> Standing:
    match = _TIED.match((signed.version or "").strip())
    if match is None:
        return Standing.UNTIED
    if match[2] != words[:_SHOWN]:
        return Standing.VOID
    return Standing.RETURNED if signed.decision == RETURNED else Standing.APPROVED
