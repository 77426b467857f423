from __future__ import annotations

import datetime as dt

from workbench.analysis.gaps import Gap, between
from workbench.records import Event


def event(id_: str, date: str | None, **more: object) -> Event:
    return Event(id_, {"date": date, "agency": "a1", **more})


def test_a_long_silence_is_found_between_the_events_around_it() -> None:
    events = [event("e2", "2021-03-01"), event("e1", "2021-01-04"), event("e3", "2021-03-05")]
    assert between(events) == (Gap("e1", "e2", dt.date(2021, 1, 4), dt.date(2021, 3, 1), 56),)
    assert between(events, at_least=57) == ()
    assert len(between(events, at_least=3)) == 2


def test_a_period_counts_until_its_last_day() -> None:
    events = [event("e1", "2021-01-01/2021-02-20"), event("e2", "2021-01-05"), event("e3", "2021-03-25")]
    assert [(g.before, g.after, g.days) for g in between(events)] == [("e1", "e3", 33)]


def test_notes_missed_appointments_and_vague_dates_are_no_contact() -> None:
    events = [
        event("e1", "2021-01-01"),
        event("n1", "2021-02-01", author_note=True),
        event("m1", "2021-02-10", contact="appointment_missed"),
        event("y1", "2021"),
        event("x1", None),
        event("e2", "2021-04-01"),
    ]
    assert [(g.before, g.after) for g in between(events)] == [("e1", "e2")]


def test_one_agency_and_the_child_being_seen_can_be_asked_for() -> None:
    events = [
        event("e1", "2021-01-01", child_seen=True),
        event("e2", "2021-02-01", agency="a2"),
        event("e3", "2021-03-01", child_seen=True),
        event("e4", "2021-02-15", child_seen=False),
    ]
    assert [(g.before, g.after) for g in between(events, agency="a1", child_seen=True)] == [("e1", "e3")]
    assert between(events, agency="a2") == ()
