from __future__ import annotations

import datetime as dt

from tests.analysis.told import Told
from workbench.analysis.contacts import Gap, Since, gaps, intervals


def test_a_long_silence_is_found_between_the_entries_around_it() -> None:
    entries = [Told("e2", "2021-03-01"), Told("e1", "2021-01-04"), Told("e3", "2021-03-05")]
    assert gaps(entries) == (Gap("e1", "e2", dt.date(2021, 1, 4), dt.date(2021, 3, 1), 56),)
    assert gaps(entries, at_least=57) == ()
    assert len(gaps(entries, at_least=3)) == 2


def test_a_period_counts_until_its_last_day() -> None:
    entries = [Told("e1", "2021-01-01/2021-02-20"), Told("e2", "2021-01-05"), Told("e3", "2021-03-25")]
    assert [(g.before, g.after, g.days) for g in gaps(entries)] == [("e1", "e3", 33)]


def test_what_is_no_contact_breaks_no_silence() -> None:
    entries = [
        Told("e1", "2021-01-01"),
        Told("n1", "2021-02-01", is_note=True),
        Told("m1", "2021-02-10", contact="appointment_missed"),
        Told("o1", "2021-02-11", omission=True),
        Told("y1", "2021"),
        Told("x1", None),
        Told("e2", "2021-04-01"),
    ]
    assert [(g.before, g.after) for g in gaps(entries)] == [("e1", "e2")]
    assert set(intervals(entries)) == {"e1", "e2"}


def test_one_agency_and_the_child_being_seen_can_be_asked_for() -> None:
    entries = [
        Told("e1", "2021-01-01", child_seen=True),
        Told("e2", "2021-02-01", agency="a2"),
        Told("e3", "2021-03-01", child_seen=True),
        Told("e4", "2021-02-15", child_seen=False),
    ]
    assert [(g.before, g.after) for g in gaps(entries, agency="a1", child_seen=True)] == [("e1", "e3")]
    assert gaps(entries, agency="a2") == ()


def test_every_contact_says_how_long_after_the_last_it_came() -> None:
    entries = [
        Told("e1", "2021-01-01/2021-01-10"),
        Told("e2", "2021-01-05", agency="a2"),
        Told("e3", "2021-01-20"),
        Told("e4", "2021-01-20", agency="a2"),
    ]
    assert intervals(entries) == {
        "e1": Since(None, None),
        "e2": Since(None, 0),
        "e3": Since(10, 10),
        "e4": Since(15, 0),
    }


def test_words_in_place_of_dates_give_no_intervals() -> None:
    entries = [Told("e1", "about a month before the incident"), Told("e2", "a few days before the incident")]
    assert gaps(entries, at_least=1) == ()
    assert intervals(entries) == {}
