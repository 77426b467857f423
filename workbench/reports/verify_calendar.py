"""Reads an iCalendar file back: every line unfolded, every value unescaped, every parameter."""

from __future__ import annotations

import re

from workbench.reports.search import Search
from workbench.reports.verify_text import texts_of

CALENDAR_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]|\r[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_PARAMETER_SIGNS = re.compile(r"\^([n'^])")  # RFC 6868
_LONGEST_LINE = 75  # octets, without the line end
_OWN = re.compile(
    r"BEGIN:V(?:CALENDAR|EVENT)|END:V(?:CALENDAR|EVENT)|VERSION:2\.0|CALSCALE:GREGORIAN|TRANSP:TRANSPARENT"
    r"|PRODID:-//Review Workbench//Action plan//EN"
    r"|UID:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|DTSTAMP:\d{8}T000000Z|DT(?:START|END);VALUE=DATE:\d{8}"
    r"|SUMMARY:(?:Action|Measurement of action) \d+(?:\.\d+)* due"
)


def is_calendar(data: bytes) -> bool:
    """Tell whether the bytes begin as a calendar does."""
    return CALENDAR_START.match(data) is not None


def read_calendar(search: Search, where: str, data: bytes) -> None:
    """Search a calendar; ``where`` comes before each place."""
    search.examine("calendars")
    for text in texts_of(data):
        for number, line in enumerate(re.split(r"\r\n|\r|\n", _FOLD.sub("", text)), 1):
            place = f"{where}entry line {number}"
            search.words(place, line)
            head, _, value = line.partition(":")
            read = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
            if read != value:
                search.words(place, read)
            clear = _PARAMETER_SIGNS.sub(lambda found: {"n": " ", "'": '"', "^": "^"}[found[1]], head)
            if clear != head:
                search.words(place, clear)


def own_structure(data: bytes) -> list[str]:
    """Return, in sentences, what the workbench never writes into a calendar; empty for one of its own.

    Its titles are neutral: a number and no other word of the review.
    """
    lines = data.split(b"\r\n")
    complaints = []
    if lines[-1] or any(b"\n" in line or b"\r" in line for line in lines):
        complaints.append("The calendar has lines that do not end as the format says.")
    if any(len(line) > _LONGEST_LINE for line in lines):
        complaints.append("The calendar has lines that are longer than the format allows.")
    if any(_OWN.fullmatch(line.decode("utf-8", "replace")) is None for line in lines[:-1]):
        complaints.append("The calendar says more than that something is due.")
    return complaints
