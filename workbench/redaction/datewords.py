"""Dates in prose as an audience may read them: unchanged, relative to the incident, or by season or year."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.redaction.audiences import DateRule


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words of a text (code points) and what an audience reads instead."""

    start: int
    end: int
    words: str


def reworded_dates(text: str, rule: DateRule, anchor: str | None, births: frozenset[str]) -> list[Reworded]:
    """Return the dates of a text and their wording."""
    return []
