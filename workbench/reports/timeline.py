"""The chronology as a picture: a lane for each agency, how much falls in each month, and where the incident lies.

It is made of the entries as one audience reads them and of nothing else. Where the audience is told no dates, the
months are counted from the incident, and an entry is as wide as the words that stand in place of its date.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Protocol

from workbench.redaction.timeextent import Extent, extent

SIGNIFICANT, OMISSION = "significant", "omission"
_ABOUT_A_MONTH = 1.1  # months; what can mean no more is put into one month
_ROOM = 1  # months left free at either end


class Told(Protocol):
    """What is asked of an entry: `services.chronology.Entry` is one."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def agency_name(self) -> str | None: ...
    @property
    def is_note(self) -> bool: ...
    @property
    def flags(self) -> Set[str]: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """The entries of one lane that lie in one stretch of months: their ids in order, and how many are marked."""

    start: float
    end: float
    ids: tuple[str, ...]
    significant: int
    omissions: int

    @property
    def vague(self) -> bool:
        """Whether its dates can mean more than a month."""
        return self.end - self.start > _ABOUT_A_MONTH

    @property
    def density(self) -> float:
        """Entries a month."""
        return len(self.ids) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency, with its cells from left to right; ``elsewhere`` are the ids of entries whose date tells nothing."""

    agency: str
    name: str
    cells: tuple[Cell, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes over months ``start`` to ``end``, whole numbers: from the incident where ``relative``, else from year 0."""

    lanes: tuple[Lane, ...]
    start: int
    end: int
    relative: bool
    incident: Extent | None

    @property
    def densest(self) -> float:
        """The most entries a month in any cell; 1 for an empty picture."""
        return max((cell.density for lane in self.lanes for cell in lane.cells), default=1.0)

    @property
    def elsewhere(self) -> int:
        """How many entries have no place in the picture."""
        return sum(len(lane.elsewhere) for lane in self.lanes)


@dataclass(slots=True)
class _Gathered:
    ids: list[str] = field(default_factory=list)
    significant: int = 0
    omissions: int = 0


def picture(entries: Iterable[Told], incident: str | None) -> Picture:
    """Return the picture of entries that are in their order; authors' notes are no events and are left out.

    ``incident``: its date as the same audience reads it. Entries of the smaller number, where some dates are
    relative and some are not, are counted as having no place.
    """
    places: dict[str | None, Extent | None] = {None: None}
    told = []
    for entry in entries:
        if not entry.is_note:
            if entry.date not in places:
                places[entry.date] = extent(entry.date or "")
            told.append((entry, places[entry.date]))
    relative = 2 * sum(e.relative for _, e in told if e) > sum(1 for _, e in told if e)
    names: dict[str, str] = {}
    cells: dict[str, dict[tuple[float, float], _Gathered]] = {}
    elsewhere: dict[str, list[str]] = {}
    for entry, found in told:
        agency = entry.agency or ""
        names.setdefault(agency, entry.agency_name or "")
        lane, without = cells.setdefault(agency, {}), elsewhere.setdefault(agency, [])
        if found is None or found.relative != relative:
            without.append(entry.id)
            continue
        gathered = lane.setdefault(_stretch(found), _Gathered())
        gathered.ids.append(entry.id)
        gathered.significant += SIGNIFICANT in entry.flags
        gathered.omissions += OMISSION in entry.flags
    lanes = tuple(
        Lane(agency, name, tuple(_cells(cells[agency])), tuple(elsewhere[agency])) for agency, name in names.items()
    )
    then = extent(incident) if incident else None
    shown = then if then is not None and then.relative == relative else None
    return Picture(lanes, *_ends(lanes, shown), relative, shown)


def _cells(gathered: dict[tuple[float, float], _Gathered]) -> Iterator[Cell]:
    for (start, end), those in sorted(gathered.items(), key=lambda item: item[0]):
        yield Cell(start, end, tuple(those.ids), those.significant, those.omissions)


def _stretch(found: Extent) -> tuple[float, float]:
    """Return the months that an entry is counted in; those before and after the incident are kept apart."""
    if found.length > _ABOUT_A_MONTH:
        return round(found.start, 2), round(found.end, 2)
    if not found.relative:
        month = math.floor(found.middle + 1e-6)
        return month, month + 1
    month = round(found.middle)
    if month == 0:
        return (-0.5, 0.0) if found.middle < 0 else (0.0, 0.5)
    return month - 0.5, month + 0.5


def _ends(lanes: Iterable[Lane], incident: Extent | None) -> tuple[int, int]:
    places = [place for lane in lanes for cell in lane.cells for place in (cell.start, cell.end)]
    if incident is not None and places:
        places += [incident.start, incident.end]
    if not places:
        return 0, 12
    return math.floor(min(places)) - _ROOM, math.ceil(max(places)) + _ROOM
