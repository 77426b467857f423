"""Evidence is tied to a finding once for a stance, weighed, and listed by stance."""

from __future__ import annotations

import pytest

from workbench.analysis.strength import Limit
from workbench.errors import WrongUse
from workbench.records import Agency, Event, Evidence, Finding, Source
from workbench.services import evidencing
from workbench.services.session import Session
from workbench.vault.store import Put

RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Source("s1", title="Case file", kind="case_file", agency="a1"),
    Event("e1", date="2021", agency="a1", source="s1", what_happened="A visit."),
    Event("e2", date="2021", agency="a1", source="s1", what_happened="A call."),
    Finding("f1", number=1, title="t", statement="s", category="systems"),
    Finding("f2", number=2, title="t", statement="s", category="systems"),
)


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    evidencing.add(empty, "f1", "event", "e1", "contradicts", "primary", " seen twice ")
    evidencing.add(empty, "f1", "event", "e2", "supports", "secondary")
    return empty


def test_the_basis_of_a_finding_is_listed_by_stance_with_its_limits(session: Session) -> None:
    found = evidencing.basis(session, "f1")
    assert [(p.stance, p.weight, p.title, p.note, p.agencies) for p in found.pieces] == [
        ("supports", "secondary", "A call.", "", ("Fenwater Council",)),
        ("contradicts", "primary", "A visit.", "seen twice", ("Fenwater Council",)),
    ]
    assert found.limits == (Limit.SINGLE, Limit.SECOND_HAND)
    assert evidencing.basis(session, "f2").pieces == ()


def test_the_same_record_is_tied_once_for_a_stance(session: Session) -> None:
    with pytest.raises(WrongUse):
        evidencing.add(session, "f1", "event", "e2", "supports", "primary")
    evidencing.add(session, "f1", "event", "e2", "context", "primary")
    evidencing.add(session, "f2", "event", "e2", "supports", "primary")
    assert session.store.count("evidence") == 4


def test_weighing_changes_stance_or_weight_in_one_step(session: Session) -> None:
    id_ = evidencing.basis(session, "f1").pieces[0].id
    assert evidencing.weigh(session, id_) is None
    assert evidencing.weigh(session, id_, stance="context", weight="anecdotal") is not None
    kept = session.store.get(Evidence, id_)
    assert kept is not None
    assert (kept.stance, kept.weight) == ("context", "anecdotal")
    session.store.undo()
    assert evidencing.basis(session, "f1").pieces[0].stance == "supports"
    with pytest.raises(WrongUse):
        evidencing.weigh(session, "gone", stance="context")
