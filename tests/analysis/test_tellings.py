from __future__ import annotations

import datetime as dt

import pytest

from workbench.analysis.tellings import Telling, days_named, tellings
from workbench.records import Agency, Event, Person

AGENCIES = (
    Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="x"),
    Agency("a2", name="Bryn Glas School", aliases=("Bryn Glas",), kind="school", label="x"),
    Agency("a3", name="Tidal Homes", kind="housing", label="x"),
)
PEOPLE = (Person("p1", name="Frank Hartley", kind="professional", label="x", agency="a2"),)


def told(text: str, **more: object) -> list[Telling]:
    values = {"date": "2021-06-10", "agency": "a1", "what_happened": text, **more}
    return tellings([Event("e1", values)], AGENCIES, PEOPLE)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Call to Bryn Glas.", "a2"),
        ("Mr Hartley asked to be told.", "a2"),
        ("The headteacher rang.", "a2"),
        ("The principal called the hotline.", "a2"),
        ("Told by the landlord of arrears.", "a3"),
    ],
)
def test_an_agency_is_mentioned_by_name_by_its_staff_or_by_its_service(text: str, agency: str) -> None:
    assert agency in told(text)[0].mentions


def test_an_agency_does_not_mention_itself() -> None:
    assert told("Duty social worker at Northshire Social Care rang.")[0].mentions == frozenset()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("attendance on 8 june", "2021-06-08"),
        ("bump on the 9th", "2021-06-09"),
        ("seen 08/06/21 by a nurse", "2021-06-08"),
        ("disturbance last night", "2021-06-09"),
        ("disturbance on tuesday night", "2021-06-08"),
        ("letter of 25th may", "2021-05-25"),
    ],
)
def test_days_that_the_words_name_are_found(text: str, day: str) -> None:
    assert dt.date.fromisoformat(day) in set(days_named(text, dt.date(2021, 6, 10)))


def test_entries_that_tell_of_no_single_event_are_left_out() -> None:
    assert told("", what_happened=None) == []
    assert told("x", date=None) == []
    assert told("x", date="2021") == []
    assert told("x", date="2021-01-01/2021-03-01") == []
    assert told("x", agency=None) == []
    assert told("x", author_note=True) == []
