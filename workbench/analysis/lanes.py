"""The chronology as a picture: a lane for each agency, a column for each month, and how much falls in each.

An audience that is told no dates is shown no axis of months. Its columns are the very words that it reads in place of
the dates, in their order: the picture then says no more than the table beside it, and is not to scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.analysis.days import days_of
from workbench.analysis.ordering import Precision, precision_of

_PLACED = {Precision.DAY, Precision.PERIOD, Precision.MONTH}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Dated(Protocol):
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


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency: ``cells`` holds the ids of its entries in each column, ``elsewhere`` those with no place there.

    Elsewhere are entries with no date, or one vaguer than a month: a year's worth is not put into January.
    """

    agency: str | None
    name: str
    cells: tuple[tuple[str, ...], ...]
    elsewhere: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many entries there are in each column."""
        return tuple(map(len, self.cells))


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns from left to right with their words, and lanes in the order of their first entries.

    ``to_scale``: the columns are months without a break. ``most``: the largest number in any cell.
    """

    columns: tuple[str, ...]
    lanes: tuple[Lane, ...]
    to_scale: bool
    most: int


def picture(entries: Iterable[Dated], *, exact_dates: bool) -> Picture:
    """Return the picture of entries that are in their order; authors' notes are no events and are left out."""
    told = [entry for entry in entries if not entry.is_note]
    columns, places = _months(told) if exact_dates else _words(told)
    names: dict[str | None, str] = {}
    cells: dict[str | None, list[list[str]]] = {}
    elsewhere: dict[str | None, list[str]] = {}
    for entry, place in zip(told, places, strict=True):
        names.setdefault(entry.agency, entry.agency_name or "")
        lane = cells.setdefault(entry.agency, [[] for _ in columns])
        without = elsewhere.setdefault(entry.agency, [])
        (without if place is None else lane[place]).append(entry.id)
    lanes = tuple(
        Lane(agency, names[agency], tuple(map(tuple, those)), tuple(elsewhere[agency]))
        for agency, those in cells.items()
    )
    return Picture(columns, lanes, exact_dates, max((n for lane in lanes for n in lane.counts), default=0))


def _months(entries: Sequence[Dated]) -> tuple[tuple[str, ...], list[int | None]]:
    months = [_month(entry.date) for entry in entries]
    known = [month for month in months if month is not None]
    if not known:
        return (), [None] * len(months)
    first, last = min(known), max(known)
    columns = tuple(f"{_MONTHS[at % 12]} {at // 12}" for at in range(first, last + 1))
    return columns, [None if month is None else month - first for month in months]


def _month(date: str | None) -> int | None:
    days = days_of(date)
    if days is None or days.first is None or precision_of(date) not in _PLACED:
        return None
    return days.first.year * 12 + days.first.month - 1


def _words(entries: Sequence[Dated]) -> tuple[tuple[str, ...], list[int | None]]:
    columns: dict[str, int] = {}
    places = [None if entry.date is None else columns.setdefault(entry.date, len(columns)) for entry in entries]
    return tuple(columns), places
