"""Entries for tests of what is worked out from a chronology."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A line as the analysis asks for it."""

    id: str
    date: str | None
    agency: str | None = "a1"
    agency_name: str | None = "Police"
    contact: str | None = None
    is_note: bool = False
    omission: bool | str | None = None
    child_seen: bool | str | None = None
