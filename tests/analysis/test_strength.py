"""The limits of a finding's evidence: where it comes from counts, not how much of it there is."""

from __future__ import annotations

import pytest

from workbench.analysis.strength import Limit, agencies_of, limits, target_of
from workbench.records import (
    Agency,
    Episode,
    Escalation,
    Event,
    Evidence,
    InformationSharing,
    Interview,
    MissedOpportunity,
    Person,
    Record,
    Source,
)

RECORDS: tuple[Record, ...] = (
    Agency("a1", name="x", kind="health", label="x"),
    Agency("a2", name="y", kind="police", label="y"),
    Person("nurse", name="n", kind="professional", label="n", agency="a1"),
    Person("aunt", name="a", kind="family", label="a"),
    Source("s1", title="record", kind="case_file", agency="a1"),
    Source("s2", title="letter", kind="correspondence", agency="a1"),
    Event("e1", date="2021", agency="a1", source="s1", what_happened="one"),
    Event("e2", date="2021", agency="a1", source="s1", what_happened="two"),
    Event("e3", date="2021", agency="a1", source="s2", what_happened="three"),
    Event("e4", date="2021", agency="a2", what_happened="four"),
    Interview("i1", participants=("aunt",), capacity="relative", notes="x"),
    Interview("i2", participants=("nurse",), capacity="practitioner", notes="x"),
    Episode("k1", number=1, title="x", narrative="x", events=("e1", "e2")),
    Episode("k2", number=2, title="x", narrative="x"),
    MissedOpportunity("m1", known_then="x", could_have="x", agency="a2", events=("e1", "gone")),
    InformationSharing("n1", from_agency="a1", to_agency="a2", content="x", status="late", events=("e4",)),
    Escalation("x1", raised_by="nurse", about="a2", concern="x"),
)
BY_ID = {(r.spec.name, r.id): r for r in RECORDS}


def find(kind: str, id_: str) -> Record | None:
    return BY_ID.get((kind, id_))


def piece(target: str, stance: str = "supports", weight: str | None = "primary") -> Evidence:
    kind = next((k for k, i in BY_ID if i == target), "event")
    return Evidence(target, finding="f1", target={"kind": kind, "id": target}, stance=stance, weight=weight)


AGAINST = piece("e4", "contradicts")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], (Limit.NOTHING,)),
        ([AGAINST], (Limit.NOTHING,)),
        ([piece("e1"), piece("e2"), AGAINST], (Limit.SINGLE,)),
        ([piece("e1"), piece("s1"), piece("k1"), AGAINST], (Limit.SINGLE,)),
        ([piece("e1"), piece("e3"), AGAINST], (Limit.ONE_AGENCY,)),
        ([piece("e1"), piece("i2"), AGAINST], (Limit.ONE_AGENCY,)),
        ([piece("e1"), piece("i1"), AGAINST], ()),
        ([piece("e1"), piece("e4"), AGAINST], ()),
        ([piece("e1"), piece("n1"), AGAINST], ()),
        ([piece("e1"), piece("m1"), AGAINST], (Limit.SINGLE,)),
        ([piece("k2"), AGAINST], (Limit.SINGLE,)),
        ([piece("e1", weight="secondary"), piece("e4", weight=None), AGAINST], (Limit.SECOND_HAND,)),
        ([piece("e1"), piece("e4")], (Limit.UNTESTED,)),
        ([piece("gone"), AGAINST], (Limit.SINGLE,)),
    ],
)
def test_what_a_reader_must_know_of_the_evidence(evidence: list[Evidence], expected: tuple[Limit, ...]) -> None:
    assert limits(evidence, find) == expected


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("e4", {"a2"}),
        ("i1", set()),
        ("i2", {"a1"}),
        ("k1", {"a1"}),
        ("m1", {"a2"}),
        ("n1", {"a1", "a2"}),
        ("x1", {"a1", "a2"}),
    ],
)
def test_the_agencies_that_evidence_comes_from(id_: str, expected: set[str]) -> None:
    record = target_of(piece(id_), find)
    assert record is not None
    assert agencies_of(record, find) == expected
