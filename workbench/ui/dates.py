"""Dates in words: what an EDTF date says, and what was understood of a date typed by hand."""

from __future__ import annotations

import datetime
import re

from workbench.exchange.dates import parse_date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_MARKS = {"?": "{0}, uncertain", "~": "about {0}", "%": "about {0}, uncertain"}


def in_words(edtf: str, *, short: bool = False) -> str:
    """Return "Sunday 14 March 2021" (short: "14 Mar 2021") for an EDTF date; anything else comes back as it is."""
    return _said(edtf, short) or edtf


def is_edtf(text: str) -> bool:
    """Whether the window can read a text as EDTF."""
    return _said(text, short=False) is not None


def understood(typed: str) -> tuple[str, str]:
    """Return (EDTF or the text as typed, a sentence of what was understood); both empty for nothing."""
    text = typed.strip()
    if not text:
        return "", ""
    if is_edtf(text):
        return text, in_words(text)
    parsed = parse_date(text)
    if parsed.edtf and is_edtf(parsed.edtf):
        guess = " (check this)" if parsed.inferred else ""
        return parsed.edtf, in_words(parsed.edtf) + guess
    return text, "Not understood as a date; it is kept as you wrote it."


def _said(edtf: str, short: bool) -> str | None:
    first, slash, last = edtf.partition("/")
    return _interval(first, last, short) if slash else _one(edtf, short)


def _interval(first: str, last: str, short: bool) -> str | None:
    begin, end = _one(first, short), _one(last, short)
    if begin and end:
        return f"{begin} to {end}"
    if end and first in {"", ".."}:
        return f"before {end}"
    if begin and last in {"", ".."}:
        return f"from {begin}"
    return None


def _one(text: str, short: bool) -> str | None:
    found = _ONE.fullmatch(text)
    if not found:
        return None
    said = _day(int(found[1]), int(found[2] or 0), int(found[3] or 0), short)
    return _MARKS.get(found[4], "{0}").format(said) if said else None


def _day(year: int, month: int, day: int, short: bool) -> str | None:
    if not month:
        return str(year)
    if month in _SEASONS and not day:
        return f"{_SEASONS[month]} {year}"
    if not 1 <= month <= 12:
        return None
    name = _MONTHS[month - 1][:3] if short else _MONTHS[month - 1]
    if not day:
        return f"{name} {year}"
    try:
        weekday = _DAYS[datetime.date(year, month, day).weekday()]
    except ValueError:
        return None
    return f"{day} {name} {year}" if short else f"{weekday} {day} {name} {year}"
