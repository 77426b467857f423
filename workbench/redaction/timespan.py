"""What a date says without its day and month: how long before or after the incident, its season, its year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.redaction.audiences import DateRule

UNKNOWN = "date not known"
WITHHELD_DATE = "date withheld"
AROUND_THEN = "around that time"

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SEASONS = {1: "spring", 2: "summer", 3: "autumn", 4: "winter"}
_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_QUALIFIERS = re.compile(r"[?~%]")


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last day that a date can mean; ``by_year`` when only the year is known."""

    first: date
    last: date
    by_year: bool = False

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2


def span_of(edtf: str) -> Span | None:
    """Return the days an EDTF date covers, seasons and intervals included; None where it says nothing."""
    plain = _QUALIFIERS.sub("", edtf.strip())
    if "/" in plain:
        first, last = (span_of(end) for end in plain.split("/", 1))
        if first and last and first.first <= last.last:
            return Span(first.first, last.last, first.by_year and last.by_year)
        return first or last
    found = _EDTF.fullmatch(plain)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return _span(year, month, day)


def _span(year: int, month: int, day: int) -> Span | None:
    try:
        if 21 <= month <= 24 and not day:
            start = date(year, (month - 20) * 3, 1)
            return Span(start, start + timedelta(days=90))
        if day:
            return Span(date(year, month, day), date(year, month, day))
        if month:
            return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Span(date(year, 1, 1), date(year, 12, 31), by_year=True)
    except (ValueError, OverflowError):
        return None


def relative(edtf: str, anchor: str | None, rule: DateRule) -> str:
    """Return what an audience reads in a date field.

    ``edtf`` is the date as recorded, ``anchor`` the incident's. ``EXACT`` gives the date back unchanged; a year alone
    stays under every rule; a date that cannot be read is withheld.
    """
    if rule is DateRule.EXACT:
        return edtf
    if not edtf or edtf.strip().casefold() in {"unknown", "..", "xxxx"}:
        return UNKNOWN
    if "/" in edtf:
        return _interval(edtf, anchor, rule)
    span = span_of(edtf)
    if span is None:
        return WITHHELD_DATE
    return phrase(span, span_of(anchor) if anchor else None, rule) or WITHHELD_DATE


def _interval(edtf: str, anchor: str | None, rule: DateRule) -> str:
    first, last = (end.strip() for end in edtf.split("/", 1))
    open_first, open_last = first in {"", ".."}, last in {"", ".."}
    if open_first and open_last:
        return UNKNOWN
    words = [relative(end, anchor, rule) for end in (first, last) if end not in {"", ".."}]
    if open_first:
        return f"until {_without_in(words[0])}"
    if open_last:
        return f"from {_without_in(words[0])}"
    if words[0] == words[1]:
        return words[0]
    return f"from {_without_in(words[0])} to {_without_in(words[1])}"


def _without_in(words: str) -> str:
    return words.removeprefix("in ").removeprefix("on ")


def phrase(span: Span, anchor: Span | None, rule: DateRule) -> str:
    """Return the wording of a span, to stand by itself: "about four months before the incident", "in spring 2021".

    Empty where the rule is relative and there is nothing to be relative to.
    """
    if span.by_year or rule is DateRule.YEAR:
        years = sorted({span.first.year, span.last.year})
        return f"in {years[0]}" if len(years) == 1 else f"between {years[0]} and {years[-1]}"
    if rule is DateRule.SEASON:
        return f"in {season(span.middle)}"
    if rule is DateRule.EXACT or anchor is None:
        return ""
    return _before_or_after(span, anchor)


def season(day: date) -> str:
    """Return the season and year of a day; a winter bears both its years."""
    name = _SEASONS[(day.month % 12) // 3 or 4]
    if name != "winter":
        return f"{name} {day.year}"
    start = day.year if day.month == 12 else day.year - 1
    return f"winter {start}–{(start + 1) % 100:02d}"


def _before_or_after(span: Span, anchor: Span) -> str:
    incident = anchor.middle
    if span.first <= incident <= span.last and span.first != span.last:
        return "around the time of the incident"
    days = (span.middle - incident).days
    if days == 0:
        return "on the day of the incident"
    side = "before" if days < 0 else "after"
    return f"{_distance(abs(days))} {side} the incident"


def _distance(days: int) -> str:
    """Return a distance in round words; the longer ago, the rounder."""
    if days == 1:
        return "the day"
    if days < 6:
        return "a few days"
    weeks = round(days / _WEEK)
    if weeks <= 8:
        return f"about {_count(weeks, 'week')}"
    months = round(days / _MONTH)
    if months <= 11:
        return f"about {_count(months, 'month')}"
    if months <= 13:
        return "about a year"
    if months <= 16:
        return "just over a year"
    if months <= 20:
        return "about a year and a half"
    if months <= 22:
        return "nearly two years"
    halves = round(days / _YEAR * 2)
    years, half = divmod(halves, 2)
    if half and years < 5:
        return f"about {SMALL[years]} and a half years"
    return f"about {_count(round(days / _YEAR), 'year')}"


def _count(number: int, unit: str) -> str:
    if number == 1:
        return f"a {unit}"
    return f"{SMALL[number] if number < len(SMALL) else number} {unit}s"
