"""A chronology made ready to be shown, by the thread that read it: the window's own has no time for 100,000 entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from workbench.analysis.contacts import contacts_in
from workbench.analysis.silences import Silences
from workbench.reports.timeline import Picture, picture
from workbench.services.chronology import Chronology, Entry, Flag
from workbench.ui.models.sieve import folded


@dataclass(frozen=True, slots=True)
class Facets:
    """What stands in a chronology that it can be narrowed by: names by id, the words of themes, and flags."""

    agencies: Mapping[str, str]
    people: Mapping[str, str]
    themes: Sequence[str]
    flags: frozenset[Flag]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Gather them."""
        agencies: dict[str, str] = {}
        people: dict[str, str] = {}
        themes: dict[str, None] = {}
        flags: set[Flag] = set()
        for entry in entries:
            if entry.agency:
                agencies.setdefault(entry.agency, entry.agency_name or entry.agency)
            people.update(zip(entry.people, entry.people_names, strict=False))
            themes.update(dict.fromkeys(entry.themes))
            flags |= entry.flags
        return cls(agencies, people, tuple(themes), frozenset(flags))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A chronology with all that is worked out from it once: for each entry what it says, folded, and its place.

    ``agencies`` are the places of each one's entries; ``silences`` are those among all contacts; ``picture`` shows
    every entry; ``incident`` is the date of the incident as the same eyes read it.
    """

    chronology: Chronology
    texts: Sequence[str]
    places: Mapping[str, int]
    agencies: Mapping[str, Sequence[int]]
    silences: Silences
    facets: Facets
    picture: Picture
    incident: str | None

    @classmethod
    def of(cls, chronology: Chronology, incident: str | None = None) -> Self:
        """Work it out; seconds for a large review."""
        entries = chronology.entries
        return cls(
            chronology,
            tuple(map(folded, entries)),
            {entry.id: at for at, entry in enumerate(entries)},
            _by_agency(entries),
            Silences(contacts_in(entries) if chronology.exact_dates else ()),
            Facets.of(entries),
            picture(entries, incident),
            incident,
        )


def _by_agency(entries: Iterable[Entry]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        found[entry.agency or ""].append(at)
    return found
