from __future__ import annotations

import pytest

from workbench.analysis.lanes import picture
from workbench.analysis.ordering import Precision
from workbench.records import Agency, Event, Person, Review, Source
from workbench.services import chronology
from workbench.services.chronology import Entry, Flag
from workbench.services.session import Session
from workbench.vault.store import Put

AUDIENCES = ["confidential", "panel", "family", "public", "agency:a1"]


@pytest.fixture
def small(empty: Session) -> Session:
    """Return a review of two agencies and seven entries, each with a mark of its own."""

    def event(id_: str, date: str | None, **more: object) -> Put:
        values = {"agency": "a1", "source": "s1", "what_happened": f"Entry {id_}.", "date": date, **more}
        return Put(Event(id_, values))

    empty.store.apply(
        [
            Put(empty.review.replace(incident_date="2021-09-21")),
            Put(Agency("a1", name="Northshire Police", kind="police", label="Police")),
            Put(Agency("a2", name="Elm Surgery", kind="gp", label="GP Practice 1")),
            Put(Source("s1", title="Log", kind="chronology", agency="a1", file="inbox/chronologies/log.csv")),
            Put(Person("p1", name="Ann Hill", kind="subject_child", label="Child A", date_of_birth="2020-07-14")),
            Put(Person("p2", name="Bo Hill", kind="subject_child", label="Child B", date_of_birth="2015-01-02")),
            event("late", "2021-05-02", time="09:00", child_seen=True, child_seen_alone=True, people=("p1",)),
            event("later", "2021-05-02", time="17:30", contact="appointment_missed", child_seen=False),
            event("month", "2021-05~", significant=True),
            event("none", None, problem="The date cannot be read."),
            event("early", "2021-04-30", agency="a2", omission=True, status="disputed", source_detail="row 4"),
            event("note", "2021-05-03", author_note=True, same_as=("late",)),
            event("period", "2021-04-30/2021-05-20", status="corroborated"),
        ],
        "test",
    )
    return empty


def by_id(session: Session, code: str = "") -> dict[str, Entry]:
    return {e.id: e for e in chronology.read(session, code).entries}


@pytest.mark.parametrize("code", ["", *AUDIENCES])
def test_entries_stand_in_one_honest_order_for_everybody(small: Session, code: str) -> None:
    entries = chronology.read(small, code).entries
    order = ["period", "early", "month", "late", "later", "note", "none"]
    seen = {e.id for e in entries}
    assert [e.id for e in entries] == [id_ for id_ in order if id_ in seen]
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert len(seen) == 7 or code == "agency:a1"


@pytest.mark.parametrize("code", ["panel", "family", "public"])
def test_the_example_has_the_same_order_for_every_audience(harbour: Session, code: str) -> None:
    working = [e.what_happened for e in chronology.read(harbour, "confidential").entries]
    assert working == [e.what_happened for e in chronology.read(harbour).entries]
    events = {e.id for e in chronology.read(harbour, code).entries}
    ids = [e.id for e in chronology.read(harbour).entries if e.id in events]
    assert ids == [e.id for e in chronology.read(harbour, code).entries if e.id in set(ids)]


def test_every_mark_is_a_flag(small: Session) -> None:
    flags = {id_: set(e.flags) for id_, e in by_id(small).items()}
    assert flags == {
        "period": {Flag.VAGUE, Flag.CORROBORATED},
        "early": {Flag.OMISSION, Flag.DISPUTED},
        "month": {Flag.VAGUE, Flag.DOUBT, Flag.SIGNIFICANT},
        "late": {Flag.SEEN, Flag.ALONE},
        "later": {Flag.MISSED, Flag.NOT_SEEN},
        "note": {Flag.NOTE, Flag.LINKED},
        "none": {Flag.PROBLEM, Flag.UNDATED},
    }


def test_the_working_view_has_everything_as_entered(small: Session) -> None:
    entries = by_id(small)
    late, early = entries["late"], entries["early"]
    assert (late.age, late.when, late.precision) == ("9 months", "2 May 2021", Precision.DAY)
    assert (late.time, late.people, late.people_names) == ("09:00", ("p1",), ("Ann Hill",))
    assert (early.agency_name, early.source_title, early.source_row) == ("Elm Surgery", "Log", 4)
    assert early.source_file == "inbox/chronologies/log.csv"
    assert entries["month"].when == "about May 2021"
    assert entries["note"].same_as == ("late",)


def test_the_age_of_another_child_can_be_asked_for(small: Session) -> None:
    read = chronology.read(small, child="p2")
    assert [c.id for c in read.children] == ["p1", "p2"]
    assert {e.id: e.age for e in read.entries}["late"] == "6 years"
    assert chronology.age_on(read.children[0], "2021-05-02") == "9 months"


def test_an_audience_is_shown_what_it_may_see_and_no_more(small: Session) -> None:
    panel, public = by_id(small, "panel"), by_id(small, "public")
    assert panel["late"].people_names == ("Child A",)
    assert (panel["late"].time, panel["none"].problem, panel["early"].source_detail) == (None, None, None)
    assert panel["late"].age == "9 months"
    assert public["late"].agency_name == "Police"
    assert public["late"].when == public["late"].date == "about five months before the incident"
    assert public["late"].age is None
    assert public["month"].flags == {Flag.SIGNIFICANT}
    assert public["late"].precision is Precision.NONE
    assert not chronology.read(small, "public").exact_dates
    assert all(child.born is None for child in chronology.read(small, "public").children)


def test_the_publics_picture_has_the_words_of_the_publics_dates(small: Session) -> None:
    read = chronology.read(small, "public")
    drawn = picture(read.entries, exact_dates=read.exact_dates)
    assert set(drawn.columns) == {e.date for e in read.entries if e.date and not e.is_note}
    assert not any(char.isdigit() for column in drawn.columns for char in column)


def test_an_agency_sees_only_its_own(small: Session) -> None:
    small.store.apply([Put(Source("s2", title="Notes", kind="chronology", agency="a2"))], "test")
    early = small.store.get(Event, "early")
    assert early
    small.store.apply([Put(early.replace(source="s2"))], "test")
    assert "early" not in by_id(small, "agency:a1")
    assert set(by_id(small, "agency:a2")) == {"early"}


def test_what_may_be_the_same_event_stays_with_the_working_view(harbour: Session) -> None:
    working = chronology.merged(harbour)
    paired = [e for e in working if e.duplicates]
    assert paired
    assert all(c.reasons for e in paired for c in e.duplicates)
    assert all(c.differences for e in working for c in e.conflicts)
    assert not any(e.duplicates or e.conflicts for e in chronology.merged(harbour, "panel"))


def test_json_has_plain_values(small: Session) -> None:
    made = by_id(small)["late"].as_json()
    assert made["flags"] == ["alone", "seen"]
    assert made["precision"] == "day"


def test_nothing_is_an_empty_chronology(empty: Session) -> None:
    assert chronology.read(empty).entries == ()
    assert chronology.read(empty, "public").entries == ()
    assert isinstance(empty.review, Review)
