"""The days that an EDTF date can mean, for counting and comparing."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from workbench.forgetting import until_closed

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")
_KEPT = 16_384  # dates whose days are kept: a large chronology has some thousands, and asks for each many times
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # meteorological; winter runs into the next year


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day meant, both included; None at an end that is left open ("before May")."""

    first: dt.date | None
    last: dt.date | None

    @property
    def exact(self) -> bool:
        """Whether it is one single day."""
        return self.first is not None and self.first == self.last


@until_closed(_KEPT)
def days_of(edtf: str | None) -> Days | None:
    """Return the days of the EDTF subset that the case format uses; None for anything else."""
    if not edtf:
        return None
    ends = edtf.split("/")
    if len(ends) == 1:
        return _one(ends[0])
    if len(ends) != 2:
        return None
    start = None if ends[0] in {"", ".."} else _one(ends[0])
    end = None if ends[1] in {"", ".."} else _one(ends[1])
    if (start is None and ends[0] not in {"", ".."}) or (end is None and ends[1] not in {"", ".."}):
        return None
    if start is None and end is None:
        return None
    return Days(start.first if start else None, end.last if end else None)


def _one(text: str) -> Days | None:
    found = _ONE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year <= 9998:
        return None
    if month is None:
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if month in _SEASON_MONTHS and day is None:
        first, last = _SEASON_MONTHS[month]
        return Days(dt.date(year, first, 1), _month_end(year + (last > 12), (last - 1) % 12 + 1))
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Days(dt.date(year, month, 1), _month_end(year, month))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Days(dt.date(year, month, day), dt.date(year, month, day))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
