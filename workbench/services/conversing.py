"""Conversations: what to ask in which capacity, what is missing before one may be held, and what was marked in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from workbench.errors import WrongUse
from workbench.paths import resource
from workbench.records import Interview, Person, Proceeding
from workbench.redaction import marks
from workbench.redaction.marks import Mark
from workbench.redaction.scope import agrees
from workbench.services.session import Session
from workbench.vault.store import Changed, Put

_GUIDE = "interviews/guide.json"
_STOPPING = frozenset({"criminal", "inquest", "police_complaint"})
"""Proceedings in which somebody who speaks to the review may be a witness."""

_OVER = ("conclu", "closed", "ended", "no further action", "discontinued")  # in the words of a proceeding's status


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a conversation: its title and what to ask in it."""

    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """How to hold a conversation with somebody in one capacity; ``source`` says whose practice it is, in full."""

    capacity: str
    title: str
    about: str
    source: str
    parts: tuple[Part, ...]


class Missing(StrEnum):
    """What stands against holding a conversation."""

    WHO = "who"  # nobody is named
    WITHDRAWN = "withdrawn"  # consent was withdrawn
    TAKE_PART = "take_part"
    NOTES = "notes"  # consent to notes being taken
    LIMITS = "limits"  # the limits of confidentiality have to be explained
    CLEARANCE = "clearance"  # a proceeding needs it, and nothing is entered
    REFUSED = "refused"  # it was refused or put off
    CLEARED_BY = "cleared_by"  # it is not said who gave it
    SUPPORT = "support"  # nobody is there for a child


@cache
def limits() -> tuple[str, ...]:
    """Return what is explained before anybody speaks: the limits of confidentiality."""
    return tuple(_given()["limits"])


@cache
def guide(capacity: str) -> Guide | None:
    """Return the guide for a capacity; None for one that it does not know."""
    given = _given()
    one = given["capacities"].get(capacity)
    if one is None:
        return None
    parts = tuple(Part(part["title"], tuple(part["prompts"])) for part in one["parts"])
    return Guide(capacity, one["title"], one["about"], given["sources"][one["source"]], parts)


def missing(session: Session, interview: Interview) -> tuple[Missing, ...]:
    """Return what is missing before a conversation may be held, in the order in which it is best settled."""
    consent = interview.consent if isinstance(interview.consent, Mapping) else {}
    found = []
    if not interview.participants:
        found.append(Missing.WHO)
    if is_withdrawn(interview):
        found.append(Missing.WITHDRAWN)
    if interview.clearance in {"refused", "deferred"}:
        found.append(Missing.REFUSED)
    elif interview.clearance == "cleared":
        found += [] if interview.clearance_by else [Missing.CLEARED_BY]
    elif stopping(session) and interview.clearance != "not_needed":
        found.append(Missing.CLEARANCE)
    found += [need for need in (Missing.TAKE_PART, Missing.NOTES) if not agrees(consent.get(need.value))]
    if interview.limits_explained is not True:
        found.append(Missing.LIMITS)
    if interview.capacity == "child" and not interview.present:
        found.append(Missing.SUPPORT)
    return tuple(found)


def stopping(session: Session) -> list[Proceeding]:
    """Return the proceedings that are open and for which those who run them have to agree to a conversation."""
    open_ = (p for p in session.store.all(Proceeding) if p.kind in _STOPPING)
    return [p for p in open_ if not any(word in (p.status or "").lower() for word in _OVER)]


def is_withdrawn(interview: Interview) -> bool:
    """Tell whether the consent was withdrawn, or may have been."""
    consent = interview.consent if isinstance(interview.consent, Mapping) else {}
    return interview.agreed_version == "withdrawn" or consent.get("withdrawn") not in (None, False)


def speakers(session: Session, interview: Interview) -> tuple[str, ...]:
    """Return who may be speaking, one key each: the reviewer, then the participants, by initials that differ."""
    names = [str(person.name) for id_ in interview.participants or () if (person := session.store.get(Person, id_))]
    return ("R", *_initials(names))


def quotations(interview: Interview) -> list[str]:
    """Return the passages that are marked as quotations and are not in the list of quotations yet."""
    known = {_plain(str(quote.get("text", ""))) for quote in interview.quotes or ()}
    return [words for words in marks.passages(interview.notes or "", Mark.QUOTE) if _plain(words) not in known]


def keep_quotations(session: Session, id_: str) -> Changed | None:
    """Put what is marked as a quotation into the list, not agreed yet; None where there is nothing new.

    Raises WrongUse when the conversation is no longer there.
    """
    interview = found(session, id_)
    fresh = [{"text": words, "agreed": False} for words in quotations(interview)]
    if not fresh:
        return None
    return session.store.apply(
        [Put(interview.replace(quotes=(*(interview.quotes or ()), *fresh)))], "quotations taken from the notes"
    )


def found(session: Session, id_: str) -> Interview:
    """Return a conversation; raises WrongUse when it is no longer there."""
    interview = session.store.get(Interview, id_)
    if interview is None:
        raise WrongUse("This conversation is no longer there.", "Look in the bin.")
    return interview


@cache
def _given() -> dict[str, Any]:
    return dict(json.loads(resource(_GUIDE).read_text("utf-8")))


def _initials(names: list[str]) -> list[str]:
    """Return the initials of each name, with a number after those that several share or the reviewer has."""
    short = ["".join(word[0] for word in name.split() if word[0].isalnum()).upper() or "P" for name in names]
    return [f"{each}{n + 1}" if short.count(each) > 1 or each == "R" else each for n, each in enumerate(short)]


def _plain(words: str) -> str:
    return " ".join(words.split()).strip("“”\"'‘’ .").casefold()
