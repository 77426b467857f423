"""Calendars going out as iCalendar files (RFC 5545): days with a short title, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

MAKER = "-//Review Workbench//Action plan//EN"


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day in a calendar. ``uid`` is the same for the same thing in every file that is written."""

    uid: str
    date: dt.date
    title: str


def to_ics(days: Iterable[Day], *, stamp: dt.date) -> bytes:
    """Return a calendar of whole days that keep nobody busy; ``stamp`` is the day on which it is written."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    calendar.add("calscale", "GREGORIAN")
    for day in days:
        event = Event()
        event.add("uid", day.uid)
        event.add("dtstamp", dt.datetime.combine(stamp, dt.time(), dt.UTC))
        event.add("dtstart", day.date)
        event.add("dtend", day.date + dt.timedelta(days=1))
        event.add("summary", day.title)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
