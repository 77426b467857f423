"""What is put in place of words of a text, by which rule and why: what the redactor does and the log tells."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from workbench.redaction.identities import Mention


class Rule(StrEnum):
    """Why words were replaced, in the words of the log."""

    LABEL = "register label"
    DATE = "date rule"
    AGE = "age band"
    BROAD = "broad term"
    SIBLINGS = "brothers and sisters: no number, order or sex"
    SEX = "sex withheld"
    WITHHELD = "withheld"
    DECISION = "decision"
    DOUBT = "masked as doubtful"
    OFF_THE_RECORD = "off the record"


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """Words of a text (code points) and what stands there instead; the same words where an exception leaves them."""

    start: int
    end: int
    words: str
    rule: Rule
    mention: Mention | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change in one field of one record; ``reason`` may quote the reviewer."""

    kind: str
    id: str
    field: str
    start: int
    before: str = dataclasses.field(repr=False)
    after: str = dataclasses.field(repr=False)
    rule: Rule
    reason: str = dataclasses.field(repr=False)


def free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether no part of the words from start to end is taken already."""
    return all(end <= s or e <= start for s, e in taken)
