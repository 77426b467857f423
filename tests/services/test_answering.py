from __future__ import annotations

import pytest

from workbench.analysis.strength import Limit
from workbench.records import Enquiry, Episode, Event, Evidence, Finding, Person, Recommendation, Section
from workbench.services.answering import Gap, analysis
from workbench.services.session import Session
from workbench.vault.store import Bin, Put


@pytest.fixture
def small(empty: Session) -> Session:
    records = [
        Enquiry("q2", number=2, question="Who knew?"),
        Enquiry("q1", number=1, question="Who saw the child?", status="answered", answer="Nobody."),
        Enquiry("q3", number=3, question="What did he think?", status="not_answerable", answer="He did not say."),
        Enquiry("q4", number=4, question="And then?", answer="Then this."),
        Event("e1", date="2021-03-01", what_happened="A visit."),
        Finding("f1", number=1, title="Nobody asked", statement="x", category="systems", enquiries=("q1", "q4")),
        Evidence(
            "v1", finding="f1", target={"kind": "event", "id": "e1"}, stance="contradicts", weight="primary", note="x"
        ),
        Recommendation("r1", number=1, text="Ask.", findings=("f1",), intended_outcome="x"),
        Episode("k1", number=1, title="The list", narrative="x", events=("e1",), enquiries=("q4",)),
        Section("s1", number=1, heading="What was seen", body="x", audiences=("public",), enquiries=("q1",)),
    ]
    empty.store.apply([Put(record) for record in records], "set up")
    return empty


def test_each_line_of_enquiry_has_what_bears_on_it_and_what_it_lacks(small: Session) -> None:
    found = {q.seen.id: q for q in analysis(small).questions}
    assert list(found) == ["q1", "q2", "q3", "q4"]
    assert [each.seen.id for each in found["q1"].findings] == ["f1"]
    assert [s.id for s in found["q1"].sections] == ["s1"]
    assert [e.id for e in found["q4"].episodes] == ["k1"]
    assert {id_: q.gaps for id_, q in found.items()} == {
        "q1": (Gap.UNSUPPORTED,),
        "q2": (Gap.NOTHING, Gap.UNWRITTEN),
        "q3": (),
        "q4": (Gap.UNSUPPORTED, Gap.OPEN),
    }


def test_a_finding_has_its_evidence_its_limits_and_what_follows(small: Session) -> None:
    (found,) = analysis(small).findings
    assert (found.count("supports"), found.count("contradicts"), found.recommendations) == (0, 1, 1)
    assert found.limits == (Limit.NOTHING,)
    assert [(p.kind, p.id, p.title) for p in found.pieces] == [("event", "e1", "A visit.")]


def test_evidence_whose_record_an_audience_does_not_see_says_nothing_of_it(small: Session) -> None:
    kept = Event("e2", {"date": "2021", "what_happened": "Kept."}, audience_limit=["confidential"])
    piece = Evidence("v2", finding="f1", target={"kind": "event", "id": "e2"}, stance="supports")
    small.store.apply([Put(kept), Put(piece)], "set up")
    (seen,) = analysis(small, "public").findings
    assert seen.limits == ()
    assert "Kept." not in {piece.title for piece in seen.pieces}
    assert "e2" not in {piece.id for piece in seen.pieces}


def test_entries_that_episodes_cite_are_there(small: Session) -> None:
    assert set(analysis(small).entries) == {"e1"}


def test_nothing_is_lost_with_the_whole_example(harbour: Session) -> None:
    found = analysis(harbour)
    assert len(found.findings) == len(harbour.store.all(Finding))
    assert sum(len(f.pieces) for f in found.findings) == len(harbour.store.all(Evidence))
    names = {(p.name or "?").split()[-1] for p in harbour.store.all(Person) if p.kind == "family"}
    seen = analysis(harbour, "public")
    said = " ".join(
        [f.seen.title for f in seen.findings] + [g.title for g in seen.good] + [q.seen.title for q in seen.questions]
    )
    assert {name for name in names if name in said} == set()


def test_a_finding_in_the_bin_is_gone(small: Session) -> None:
    small.store.apply([Bin("evidence", "v1")], "bin")
    assert analysis(small).findings[0].pieces == ()
