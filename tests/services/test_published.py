"""What is read of the public report is what the public reads: no confidential word comes with it."""

from __future__ import annotations

import dataclasses

import pytest

from tests.services.test_recognising import RECORDS
from tests.services.test_recognising import small as small
from workbench.analysis import attributes, phrases, rarity
from workbench.records import (
    Agency,
    Disclosure,
    Incident,
    Interview,
    Person,
    PriorLearning,
    PublicationCheck,
    PublicFact,
    Relationship,
    Section,
    Source,
)
from workbench.services import checks, recognising
from workbench.services.published import Published, published
from workbench.services.session import Session
from workbench.vault.store import Put

CANARY = "Zephyrinequill"
AGENCY = "Vexillary Trust"
SECRETS = (CANARY, CANARY.upper(), AGENCY, "wyvernsong")
HIDDEN = (
    Person("p1", name=f"Ada {CANARY}", aliases=(CANARY,), kind="subject_child", label="Child K", notes="wyvernsong",
           occupation="wyvernsong tamer", ethnicity="wyvernsong",
           identifiers=({"kind": "other", "value": "wyvernsong"},)),
    Person("p2", name=f"Bo {CANARY}", kind="family", label="Mother"),
    Relationship("r1", person="p2", other="p1", kind="parent", notes="wyvernsong"),
    Agency("a1", name=AGENCY, kind="police", label="Police", contact="wyvernsong", report_author=f"Cy {CANARY}"),
    Incident("n1", date="2021-05-02", nature="death", mechanism="wyvernsong", children=("p1",), account="wyvernsong"),
    Source("s1", title=f"Letter of {CANARY}", kind="case_file", text="wyvernsong", author=f"Di {CANARY}"),
    Interview("i1", capacity="parent", participants=("p2",), notes="wyvernsong was sung to them all every night",
              quotes=({"text": "wyvernsong was sung", "agreed": False},), consent={"quote": True}),
    PublicFact("f1", text=f"The wyvernsong of {CANARY} was heard.", source="wyvernsong"),
    PublicationCheck("c1", kind="legal", result="pass", note="wyvernsong", by=CANARY),
    Disclosure("d1", date="2022-01-01", recipient="wyvernsong"),
    Section("x1", number=1, heading=f"Ada {CANARY}", audiences=("public",),
            body=f"Ms {CANARY} rang {AGENCY} and {AGENCY} rang Ada. “I never heard the lighthouse,” said {CANARY}."),
    Section("x2", number=2, heading="wyvernsong", audiences=("confidential", "panel"), body="wyvernsong"),
)  # fmt: skip


def everything(found: Published) -> str:
    said = [passage.text for passage in found.passages] + [each.text for each in found.said]
    told = [words for person in found.people for values in person.fields.values() for words in values]
    places = [passage.place for passage in found.passages] + [each.place for each in found.said]
    return "\n".join([*said, *told, *places, *found.labels, *(person.label for person in found.people)])


@pytest.fixture
def hidden(empty: Session) -> Session:
    empty.store.apply([Put(record) for record in HIDDEN], "set up")
    return empty


def test_no_confidential_word_is_in_what_is_read(hidden: Session) -> None:
    found = published(hidden)
    text = everything(found)
    assert "lighthouse" in text  # it did read the report
    for secret in SECRETS:
        assert secret not in text
        assert secret not in repr(found)


def test_no_confidential_word_is_in_meters_phrases_or_advice(hidden: Session) -> None:
    found = recognising.recognise(hidden)
    meters = "\n".join(f"{m.person.label} {fact.words} {fact.places}" for m in found.meters for fact in m.facts)
    looked_for = "\n".join(phrase.words for phrase in found.phrases)
    standing = "\n".join((*checks.advice(hidden, found.fingerprint), *checks.combination(found).sentences))
    for secret in SECRETS:
        assert secret not in meters + looked_for + standing
    assert "lighthouse" in looked_for


def test_the_reviewers_own_findings_are_the_only_ones_with_both_sides(hidden: Session) -> None:
    section = hidden.store.all(Section)[0]
    said = "They say that wyvernsong was sung to them all every night."
    hidden.store.apply([Put(section.replace(body=said))], "edit")
    found = recognising.recognise(hidden)
    assert any("wyvernsong" in each.theirs for each in found.unagreed)


def test_places_are_where_a_reader_finds_them(small: Session) -> None:
    sibling = next(record for record in RECORDS if record.id == "p2")
    small.store.apply([Put(sibling.replace(role="Younger sister"))], "edit")
    places = {passage.place for passage in published(small).passages}
    assert "paragraph 1.1" in places
    assert any(place.startswith("under “") for place in places)
    assert any(place.startswith("the field “") for place in places)


def test_the_same_report_has_the_same_fingerprint_and_another_has_not(small: Session) -> None:
    before = published(small)
    assert before.fingerprint == published(small).fingerprint
    person = next(record for record in RECORDS if isinstance(record, Person))
    small.store.apply([Put(person.replace(label="Child Z"))], "relabel")
    assert before.fingerprint != published(small).fingerprint


def test_what_earlier_reviews_said_is_of_other_cases(small: Session) -> None:
    earlier = PriorLearning("l1", title="A review of triplets in a lighthouse", year="2014", finding="The twins fell.")
    small.store.apply([Put(earlier)], "add")
    assert not any("triplets" in passage.text for passage in published(small).passages)


def test_siblings_are_counted_from_the_relationships(small: Session) -> None:
    found = published(small)
    told = attributes.facts(found.people, found.passages, rarity.shipped())
    counts = [fact for fact in told if fact.key == ("family", "count")]
    assert {fact.whose for fact in counts} == {"p1", "p2"}
    assert all("the relationships" in fact.places for fact in counts)


def test_somebodys_own_words_are_marked(small: Session) -> None:
    quote = "The kettle was always singing for somebody else"
    agreed = Interview("i1", capacity="parent", quotes=({"text": quote, "agreed": True},), consent={"quote": True})
    small.store.apply([Put(agreed.replace(notes="Notes."))], "add")
    own = [said.text for said in published(small).said if said.quotation]
    assert own == [quote]
    (first, *_) = phrases.distinctive([dataclasses.astuple(said) for said in published(small).said], [])
    assert first.quotation
