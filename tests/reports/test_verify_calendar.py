"""Calendars are read back: across folds, escapes and parameters, and our own say nothing but that something is due."""

from __future__ import annotations

import datetime as dt

import pytest

from workbench.exchange.calendars import Day, to_ics
from workbench.records import Person
from workbench.redaction.audiences import audience
from workbench.redaction.register import Register
from workbench.reports.verify import verify

REGISTER = Register.build([Person("p1", name="Kacper Nowicki", kind="subject_child", label="Child A")], [], [])
FRAME = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n%b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
DAY = dt.date(2026, 11, 24)
UID = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "line",
    [
        b"SUMMARY:Review of Kacper Nowicki",
        b"SUMMARY:Review of Kac\r\n per Now\r\n\ticki",
        b"SUMMARY:Review of Kacper\\nNowicki\\, again",
        b'ATTENDEE;CN="Kacper Nowicki":mailto:a@example.org',
        b"X-NOTE;X-WHO=Kacper^nNowicki:a note",
        b"ATTACH;ENCODING=BASE64;VALUE=BINARY:S2FjcGVyIE5vd2lja2kgaXMgbmFtZWQgaGVyZSBpbiBmdWxsLg==",
        b"COMMENT:Kacper Nowicki",
    ],
)
def test_a_name_is_found_wherever_it_stands(line: bytes) -> None:
    found = verify("a.ics", FRAME % line, REGISTER, audience("public"))
    assert found.leaks
    assert "Nowicki" not in " ".join(found.sentences)


def test_a_calendar_inside_another_file_is_read_too() -> None:
    letter = b"From: a@example.org\r\nContent-Type: text/calendar\r\n\r\n" + FRAME % b"SUMMARY:Kac\r\n per Nowicki"
    assert verify("a.eml", letter, REGISTER, audience("public")).leaks


def test_our_own_say_that_something_is_due_and_nothing_else() -> None:
    data = to_ics([Day(UID, DAY, "Action 2.1 due"), Day(UID, DAY, "Measurement of action 3.2 due")], stamp=DAY)
    assert verify("a.ics", data, REGISTER, audience("public"), own=True).ok


@pytest.mark.parametrize(
    "line", [b"SUMMARY:Action 2.1 of the hospital due", b"LOCATION:Northmere", b"UID:f1", b"SUMMARY:Action 2.1 due\nX"]
)
def test_one_that_says_more_is_not_our_own(line: bytes) -> None:
    found = verify("a.ics", FRAME % line, REGISTER, audience("public"), own=True)
    assert found.structure
    assert not found.ok
