"""How each check before publication is done: what it is and what to ask, as dated data under resources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from workbench.paths import resource

IDENTIFIERS, COMBINATION, INTRUDER, BLIND, LEGAL, FAMILY = (
    "identifiers",
    "combination",
    "motivated_intruder",
    "blind_reader",
    "legal",
    "family",
)
_LIST = "recognition/checks.json"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask; "yes" is a concern. ``source`` says whose practice it is, in full."""

    code: str
    ask: str
    source: str
    to_check: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """One kind of check; an ``automatic`` one is done by the workbench itself."""

    kind: str
    title: str
    about: str
    automatic: bool
    questions: tuple[Question, ...]


@cache
def guides() -> tuple[Guide, ...]:
    """Return the guides in the order in which the checks are best done."""
    given = json.loads(resource(_LIST).read_text("utf-8"))
    sources = given["sources"]
    return tuple(
        Guide(
            check["kind"],
            check["title"],
            check["about"],
            check.get("automatic") is True,
            tuple(
                Question(q["code"], q["ask"], sources[q["source"]], q.get("to_check") is True)
                for q in check["questions"]
            ),
        )
        for check in given["checks"]
    )


def guide(kind: str) -> Guide:
    """Return the guide to one kind of check."""
    return next(each for each in guides() if each.kind == kind)
