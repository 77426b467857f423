"""Calendars as RFC 5545 has them."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar

from workbench.exchange.calendars import Day, to_ics

STAMP = dt.date(2026, 11, 24)


def test_a_day_is_a_whole_day_that_keeps_nobody_busy() -> None:
    data = to_ics([Day("1", dt.date(2027, 3, 31), "Action 1 due")], stamp=STAMP)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2027, 3, 31), dt.date(2027, 4, 1))
    assert (str(event["transp"]), str(event["uid"]), str(event["summary"])) == ("TRANSPARENT", "1", "Action 1 due")
    assert event.decoded("dtstamp") == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def test_lines_end_and_fold_as_the_format_says() -> None:
    data = to_ics([Day("1", dt.date(2027, 3, 31), "Ä, long; title " * 20)], stamp=STAMP)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or len(line) > 75 for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == "Ä, long; title " * 20
