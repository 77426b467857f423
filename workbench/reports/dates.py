"""Recorded dates in words for people: "14 March 2021", "spring 2021", "about March 2021"."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {
    **{21: "spring", 22: "summer", 23: "autumn", 24: "winter"},
    **{33: "the first quarter of", 34: "the second quarter of", 35: "the third quarter of", 36: "the last quarter of"},
    **{40: "the first half of", 41: "the second half of"},
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_DECADE = re.compile(r"(\d{3})X([?~%]?)")
_UNKNOWN_PART = re.compile(r"(?:-XX){1,2}(?=[?~%]?$)")
_OPEN = {"", ".."}
_QUALIFIED = {"": "{}", "~": "about {}", "?": "possibly {}", "%": "possibly about {}"}


def date_in_words(edtf: str, *, american: bool = False) -> str:
    """Return a date of the Extended Date/Time Format (ISO 8601-2) in words; anything else unchanged."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(edtf, american) or edtf
    if start in _OPEN and end in _OPEN:
        return edtf
    first, last = _single(start, american), _single(end, american)
    if start in _OPEN:
        return f"before {last}" if last else edtf
    if end in _OPEN:
        return f"from {first}" if first else edtf
    return f"between {first} and {last}" if first and last else edtf


def _single(edtf: str, american: bool) -> str | None:
    decade = _DECADE.fullmatch(edtf)
    if decade:
        return _QUALIFIED[decade[2]].format(f"the {decade[1]}0s")
    found = _DATE.fullmatch(_UNKNOWN_PART.sub("", edtf))
    if not found:
        return None
    year, month, day, mark = found.groups()
    words = _words(year, int(month or 0), int(day or 0), bool(month), american)
    return _QUALIFIED[mark].format(words) if words else None


def _words(year: str, month: int, day: int, has_month: bool, american: bool) -> str | None:
    if not has_month:
        return year
    if 1 <= month <= 12:
        name = MONTHS[month - 1]
        if not day:
            return f"{name} {year}"
        return f"{name} {day}, {year}" if american else f"{day} {name} {year}"
    if month not in _SEASONS or day:
        return None
    season = "fall" if american and month == 23 else _SEASONS[month]
    return f"{season} {year}"
