"""Entries as the picture of the chronology asks for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    id: str
    date: str | None
    agency: str | None = "a1"
    agency_name: str | None = "Police"
    is_note: bool = False
    flags: frozenset[str] = frozenset()
