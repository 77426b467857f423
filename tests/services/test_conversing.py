"""What is missing before a conversation may be held, whom to give a key, and what becomes of what was marked."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Interview, Person, Proceeding
from workbench.services import conversing, quoting
from workbench.services.conversing import Missing
from workbench.services.session import Session
from workbench.vault.store import Put

READY = Interview(
    "i1",
    participants=("p1",),
    capacity="practitioner",
    consent={"take_part": True, "notes": "2021-05-01"},
    limits_explained=True,
    clearance="not_needed",
    notes="R: How was it?",
)


@pytest.fixture
def session(empty: Session) -> Session:
    people = (
        Person("p1", name="Cara Vint", kind="professional", label="Health Visitor 1"),
        Person("p2", name="Col Vane", kind="professional", label="Health Visitor 2"),
        Person("p3", name="Ruth", kind="family", label="Mother"),
    )
    empty.store.apply([*(Put(p) for p in people), Put(READY)], "test")
    return empty


def test_with_everything_in_place_nothing_is_missing(session: Session) -> None:
    assert conversing.missing(session, READY) == ()


def test_a_bare_conversation_lacks_nearly_everything(session: Session) -> None:
    bare = Interview("i2", capacity="child")
    assert conversing.missing(session, bare) == (
        Missing.WHO,
        Missing.TAKE_PART,
        Missing.NOTES,
        Missing.LIMITS,
        Missing.SUPPORT,
    )


def test_consent_that_is_not_known_is_none(session: Session) -> None:
    asked = READY.replace(consent={"take_part": "unknown", "notes": True}, limits_explained="unknown")
    assert conversing.missing(session, asked) == (Missing.TAKE_PART, Missing.LIMITS)


@pytest.mark.parametrize("more", [{"agreed_version": "withdrawn"}, {"consent": {"withdrawn": "2021-06-01"}}])
def test_consent_that_was_withdrawn_bars_the_conversation(session: Session, more: dict[str, object]) -> None:
    assert Missing.WITHDRAWN in conversing.missing(session, READY.replace(**more))


def test_a_criminal_case_needs_the_clearance_of_those_who_run_it(session: Session) -> None:
    case = Proceeding("x1", kind="criminal", status="Charged; trial in March.")
    session.store.apply([Put(case)], "test")
    assert conversing.missing(session, READY.replace(clearance=None)) == (Missing.CLEARANCE,)
    assert conversing.missing(session, READY.replace(clearance="cleared")) == (Missing.CLEARED_BY,)
    assert conversing.missing(session, READY.replace(clearance="cleared", clearance_by="DS Moor, 3 May")) == ()
    assert conversing.missing(session, READY.replace(clearance="deferred")) == (Missing.REFUSED,)
    session.store.apply([Put(case.replace(status="Concluded in June 2022."))], "test")
    assert conversing.missing(session, READY.replace(clearance=None)) == ()


def test_every_speaker_has_a_sign_of_their_own(session: Session) -> None:
    assert conversing.speakers(session, READY) == ("R", "CV")
    three = READY.replace(participants=("p1", "p2", "p3"))
    assert conversing.speakers(session, three) == ("R", "CV1", "CV2", "R3")


def test_there_is_a_guide_for_every_capacity() -> None:
    for capacity in Interview.spec.fields["capacity"].options:
        guide = conversing.guide(capacity)
        assert guide is not None
        assert guide.source
        assert all(part.prompts for part in guide.parts)
    assert conversing.guide("stranger") is None
    assert any("cannot promise" in sentence for sentence in conversing.limits())


def test_a_marked_quotation_is_listed_once_and_not_agreed(session: Session) -> None:
    notes = (
        "CV: [quote] We never asked. [end of quote]\n\n[off the record] [quote] Ever. [end of quote] [on the record]"
    )
    session.store.apply([Put(READY.replace(notes=notes, quotes=({"text": "Said before.", "agreed": True},)))], "test")
    assert conversing.keep_quotations(session, "i1") is not None
    held = session.store.get(Interview, "i1")
    assert held is not None
    assert [dict(quote) for quote in held.quotes or ()] == [
        {"text": "Said before.", "agreed": True},
        {"text": "We never asked.", "agreed": False},
    ]
    assert conversing.keep_quotations(session, "i1") is None
    assert held.notes == notes  # the notes as taken stay as they are
    session.store.undo()
    again = session.store.get(Interview, "i1")
    assert again is not None
    assert len(again.quotes or ()) == 1


def test_a_conversation_that_is_gone_is_said(session: Session) -> None:
    with pytest.raises(WrongUse):
        conversing.keep_quotations(session, "gone")


def test_words_that_were_never_agreed_are_found_in_the_report(session: Session) -> None:
    from workbench.records import Section

    words = "We never once asked her who was sleeping in the house that winter"
    notes = f"CV: [quote] {words}. [end of quote]"
    section = Section("n1", number=1, heading="What happened", body=f"“{words}”.", audiences=("public",))
    session.store.apply([Put(READY.replace(notes=notes)), Put(section)], "test")
    assert [found.conversation for found in quoting.unagreed(session)] == ["i1"] * len(quoting.unagreed(session))
    assert quoting.unagreed(session)
    agreed = READY.replace(
        notes=notes, quotes=({"text": words, "agreed": True},), consent={"quote": True, "take_part": True}
    )
    session.store.apply([Put(agreed)], "test")
    assert quoting.unagreed(session) == []
