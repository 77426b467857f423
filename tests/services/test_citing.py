"""What a section may refer to, and what is put into its text."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Episode, Event, Finding, Interview, Section, Source
from workbench.services import citing
from workbench.services.session import Session
from workbench.vault.store import Put

RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Source("s1", title="Case file", kind="case_file", agency="a1"),
    Event("e1", date="2021-03-14", agency="a1", source="s1", source_detail="page 9", what_happened="Visit missed."),
    Finding("f1", number=1, title="A vacancy without an owner", statement="Nobody owned it.", category="systems"),
    Episode("k1", number=2, title="Five days", narrative="What was done in July."),
    Interview(
        "i1", capacity="parent", notes="x", consent={"quote": True},
        quotes=({"text": "I asked twice.", "agreed": True}, {"text": "He shouted.", "agreed": False}),
    ),
    Interview("i2", capacity="manager", notes="x", quotes=({"text": "We were short.", "agreed": True},)),
    Section("n1", number=1, heading="x", body="y"),
)  # fmt: skip


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    return empty


def test_findings_episodes_and_quotations_are_offered_with_their_paragraph(session: Session) -> None:
    found = {c.title: (c.paragraph, c.words) for c in citing.citable(session) if not c.barred}
    assert found == {
        "Finding 1: A vacancy without an owner": ("Nobody owned it.", "(finding 1)"),
        "Key episode 2: Five days": ("What was done in July.", "(key episode 2)"),
        "Words of a parent": ("I asked twice.", "“I asked twice.” (parent)"),
    }


def test_words_that_nobody_agreed_to_are_shown_and_cannot_be_used(session: Session) -> None:
    barred = [(c.paragraph, c.words) for c in citing.citable(session) if c.barred]
    assert barred == [("He shouted.", ""), ("We were short.", "")]
    i1 = session.store.get(Interview, "i1")
    assert i1 is not None
    session.store.apply([Put(i1.replace(consent={"quote": True, "withdrawn": True}))], "test")
    assert all(c.barred for c in citing.citable(session, "asked twice"))


def test_an_event_is_found_by_its_words_and_cited_by_day_and_source_alone(session: Session) -> None:
    assert [(c.kind, c.words) for c in citing.citable(session, "visit missed")] == [
        ("event", "(14 March 2021, Case file)")
    ]
    assert citing.citable(session, "nowhere") == []


def test_a_finding_is_tied_to_the_section_once(session: Session) -> None:
    finding = citing.citable(session, "vacancy")[0]
    assert citing.link(session, "n1", finding) is not None
    assert citing.link(session, "n1", finding) is None
    section = session.store.get(Section, "n1")
    assert section is not None
    assert section.findings == ("f1",)
    assert citing.link(session, "n1", citing.citable(session, "asked")[0]) is None
    with pytest.raises(WrongUse):
        citing.link(session, "gone", finding)
