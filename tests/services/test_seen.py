from __future__ import annotations

import pytest

from workbench.records import Person
from workbench.services.seen import reading
from workbench.services.session import Session


def test_both_pairs_of_eyes_give_the_same_shape(harbour: Session) -> None:
    with reading(harbour) as entered, reading(harbour, "confidential") as confidential:
        for kind in ("finding", "evidence", "missed_opportunity", "information_sharing"):
            mine, theirs = entered.all(kind), confidential.all(kind)
            assert [(s.id, s.values, s.ids, s.lists) for s in mine] == [
                (s.id, s.values, s.ids, s.lists) for s in theirs
            ]
            assert mine


@pytest.mark.parametrize("kind", ["information_sharing", "escalation", "involvement", "missed_opportunity"])
def test_the_public_reads_no_name_and_no_date(harbour: Session, kind: str) -> None:
    names = {(p.name or "?").split()[-1] for p in harbour.store.all(Person) if p.name}
    with reading(harbour, "public") as public:
        assert not public.exact_dates
        said = " ".join(f"{s.title} {' '.join(s.values.values())}" for s in public.all(kind))
    assert said
    assert {name for name in names if name in said} == set()


def test_concerns_are_read_by_no_audience_but_the_confidential(harbour: Session) -> None:
    for code, some in (("", True), ("confidential", True), ("public", False), ("panel", False), ("family", False)):
        with reading(harbour, code) as reader:
            assert bool(reader.all("concern")) is some


@pytest.mark.parametrize("code", ["", "public"])
def test_some_of_a_kind_are_the_same_as_among_all(harbour: Session, code: str) -> None:
    with reading(harbour, code) as reader:
        every = {seen.id: seen.values for seen in reader.all("event")}
        wanted = [*list(every)[:3], "nobody"]
        assert {seen.id: seen.values for seen in reader.some("event", wanted)} == {i: every[i] for i in wanted[:3]}


@pytest.mark.parametrize("code", ["", "public", "confidential"])
@pytest.mark.parametrize("read_before", [False, True])
def test_in_brief_a_kind_has_the_fields_asked_for_and_no_others(harbour: Session, code: str, read_before: bool) -> None:
    with reading(harbour, code) as reader:
        every = reader.all("event") if read_before else ()
        brief = reader.brief("event", ("contact", "agency"))
        every = every or reader.all("event")
        assert [(s.id, s.say("contact"), s.one("agency")) for s in brief] == [
            (s.id, s.say("contact"), s.one("agency")) for s in every
        ]
        assert any(s.say("contact") for s in brief)
        assert {name for s in brief for name in (*s.values, *s.ids, *s.lists)} <= {"contact", "agency"}
        wanted = [seen.id for seen in every[:3]]
        assert reader.titles("event", [*wanted, "nobody"]) == {seen.id: seen.title for seen in every[:3]}
