"""Identifiers that nobody registered, found by rules: suggestions for the reviewer, never decisions.

Two kinds of rule: what shows by its shape (:mod:`.patterns`) and what shows by its capitals (:mod:`.capitals`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.redaction import capitals, patterns
from workbench.redaction.patterns import Found


@dataclass(frozen=True, slots=True)
class Span:
    """A possible identifier: ``start`` and ``end`` in code points, its words, likely kind and score (0 to 1)."""

    start: int
    end: int
    text: str
    kind: str
    score: float


def detect(text: str) -> list[Span]:
    """Return possible identifiers in the order of the text, without overlaps; never raises.

    Dates and ages are among them: they identify in combination.
    """
    found = [*patterns.shapes(text, capitals.allowed()[1]), *capitals.names(text)]
    return [Span(f.start, f.end, text[f.start : f.end], f.kind, f.score) for f in _longest(found)]


def _longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of what overlaps; of equals the surest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, f.start - f.end, -f.score)):
        if one.end <= one.start:
            continue
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
