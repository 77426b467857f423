"""A passage goes into a record with its source and place, in one step, and no further than its source allows."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Event, Evidence, Finding, Interview, Person, Source
from workbench.services import passages
from workbench.services.passages import Into, Quoted
from workbench.services.session import Session
from workbench.vault.store import Put

WORDS = "Bram Oakes was not\nat home."
RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Person("p2", name="Bram Oakes", kind="family", label="Father"),
    Source("s1", title="Case file", kind="case_file", agency="a1", date="2021-03-04", grade="secondary"),
    Source("s2", title="Notice", kind="court_order", agency="a1", restriction="court_order"),
    Event("e1", date="2021", agency="a1", source="s1", what_happened="A visit."),
    Interview("i1", capacity="manager", notes="As taken."),
    Finding("f1", number=1, title="t", statement="s", category="systems"),
)


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    return empty


def quoted(source: str = "s1") -> Quoted:
    return Quoted(source, "p. 2", WORDS)


def test_a_new_event_has_the_day_the_agency_and_the_people(session: Session) -> None:
    taken = passages.take(session, quoted(), Into.EVENT)
    event = session.store.get(Event, taken.id)
    assert event is not None
    assert event.values == {
        "date": "2021-03-04",
        "agency": "a1",
        "source": "s1",
        "source_detail": "p. 2",
        "what_happened": WORDS,
        "people": ("p2",),
    }


def test_a_passage_is_added_to_an_event_and_to_a_conversation_with_its_place(session: Session) -> None:
    passages.take(session, quoted(), Into.EVENT, "e1")
    passages.take(session, quoted(), Into.INTERVIEW, "i1")
    event, interview = session.store.get(Event, "e1"), session.store.get(Interview, "i1")
    assert event is not None
    assert interview is not None
    assert event.what_happened == f"A visit.\n\n“{WORDS}” (Case file, p. 2)"
    said = f"“{WORDS}” (Case file, p. 2)"
    assert interview.notes == f"As taken.\n\n[off the record] {said} [on the record]"  # nobody has said it there


def test_several_passages_of_one_source_are_evidence_each_with_its_pin(session: Session) -> None:
    passages.take(session, quoted(), Into.FINDING, "f1", stance="contradicts")
    taken = passages.take(session, Quoted("s1", "p. 3", "Nor there."), Into.FINDING, "f1", weight="primary")
    assert (taken.kind, taken.id) == ("finding", "f1")
    held = [(e.stance, e.weight, e.pin, e.note) for e in session.store.all(Evidence)]
    assert held == [
        ("contradicts", "secondary", "p. 2", f"“{WORDS}”"),
        ("supports", "primary", "p. 3", "“Nor there.”"),
    ]


def test_a_name_becomes_a_person_and_a_paragraph_does_not(session: Session) -> None:
    taken = passages.take(session, Quoted("s1", "para 4", " Wren \n Tolliver "), Into.PERSON)
    person = session.store.get(Person, taken.id)
    assert person is not None
    assert (person.name, person.notes) == ("Wren Tolliver", "Named in Case file, para 4.")
    with pytest.raises(WrongUse, match="too long"):
        passages.take(session, Quoted("s1", "para 4", "word " * 40), Into.PERSON)


@pytest.mark.parametrize(
    ("into", "target"), [(Into.EVENT, ""), (Into.INTERVIEW, "i1"), (Into.FINDING, "f1"), (Into.PERSON, "")]
)
def test_one_undo_takes_it_back(session: Session, into: Into, target: str) -> None:
    before = {r.id: r for kind in (Event, Interview, Evidence, Person) for r in session.store.all(kind)}
    passages.take(session, quoted(), into, target)
    session.store.undo()
    assert {r.id: r for kind in (Event, Interview, Evidence, Person) for r in session.store.all(kind)} == before


def test_what_a_court_has_restricted_goes_no_further_than_the_panel(session: Session) -> None:
    event = passages.take(session, quoted("s2"), Into.EVENT)
    passages.take(session, quoted("s2"), Into.FINDING, "f1")
    made = session.store.get(Event, event.id)
    assert made is not None
    assert made.audience_limit == ("confidential", "panel")
    assert [e.audience_limit for e in session.store.all(Evidence)] == [("confidential", "panel")]
    with pytest.raises(WrongUse, match="restriction"):
        passages.take(session, quoted("s2"), Into.EVENT, "e1")


@pytest.mark.parametrize(("source", "into", "target"), [("s1", Into.FINDING, "gone"), ("gone", Into.EVENT, "")])
def test_what_is_gone_is_said(session: Session, source: str, into: Into, target: str) -> None:
    with pytest.raises(WrongUse, match="no longer there"):
        passages.take(session, quoted(source), into, target)


def test_no_words_are_no_passage(session: Session) -> None:
    with pytest.raises(WrongUse, match="No words"):
        passages.take(session, Quoted("s1", "p. 2", "  "), Into.EVENT)
