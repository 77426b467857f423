from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import PASSPHRASE
from workbench.analysis import rarity
from workbench.analysis.combination import Meter
from workbench.errors import BadInput
from workbench.paths import resource
from workbench.records import Decision, Incident, Person, PublicFact, Record, Relationship, Section
from workbench.services import recognising
from workbench.services.recognising import Recognition, recognise
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

EVERYONE = ("confidential", "panel", "family", "public")
CHILD = Person(
    "p1", name="Ada Quillfeather", kind="subject_child", label="Child K", sex="female", date_of_birth="2019-03-01",
    ethnicity="Somali", disability="Epilepsy", aliases=("Addie",),
)  # fmt: skip
SIBLING = Person("p2", name="Bo Quillfeather", kind="family", label="Sibling", date_of_birth="2019-03-01")
RECORDS: tuple[Record, ...] = (
    CHILD,
    SIBLING,
    Relationship("r1", person="p2", other="p1", kind="sibling"),
    Incident("n1", date="2021-05-02", nature="serious_harm", mechanism="Drowned in the bath", children=("p1",)),
    Section(
        "s1", number=1, heading="What happened", audiences=EVERYONE,
        body="Ada Quillfeather and Bo are twins. Ada had red hair and was hurt by the lighthouse.",
    ),
    Decision(
        "d1", record={"kind": "section", "id": "s1"}, field="body", text="twenty-six months old",
        treat_as={"keep": True}, reason="the exact age is what there is to learn from",
    ),
)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    session, _ = Session.create(tmp_path / "small.review", PASSPHRASE, cost=CHEAP)
    with session:
        session.store.apply([Put(record) for record in RECORDS], "set up")
        yield session


def of(found: Recognition, label: str) -> Meter:
    return next(meter for meter in found.meters if meter.person.label == label)


def told(meter: Meter) -> set[tuple[str, str]]:
    return {fact.key for fact in meter.facts}


def test_fields_and_prose_are_read_together(small: Session) -> None:
    child = of(recognise(small), "Child K")
    assert {("appearance", "looks"), ("family", "twins"), ("place", "landmark"), ("ethnicity", "minority")} <= told(
        child
    )
    assert ("condition", "broad") in told(child)
    assert ("condition", "named") not in told(child)  # the field is told in broad terms, and so it is judged
    assert child.level.word in recognising.EXPOSED
    assert {fact.words for fact in child.unique} >= {"twins", "lighthouse"}


def test_a_child_of_the_family_is_judged_as_a_child(small: Session) -> None:
    found = recognise(small)
    assert of(found, "Sibling").person.child
    assert of(found, "Sibling").enough == of(found, "Child K").enough


def test_leaving_a_fact_out_lowers_the_sum(small: Session) -> None:
    before = of(recognise(small), "Child K")
    section = small.store.all(Section)[0]
    small.store.apply([Put(section.replace(body=(section.body or "").replace("had red hair and ", "")))], "edit")
    after = of(recognise(small), "Child K")
    assert after.points < before.points
    assert ("appearance", "looks") in told(before) - told(after)


def test_an_age_that_the_report_tells_as_a_band_is_judged_as_one(small: Session) -> None:
    section = small.store.all(Section)[0]
    small.store.apply([Put(section.replace(body="Ada Quillfeather was fourteen months old."))], "edit")
    assert ("age", "years") not in told(of(recognise(small), "Child K"))


def test_the_change_named_does_what_it_says(small: Session) -> None:
    before = of(recognise(small), "Child K")
    assert before.change is not None
    fact = before.change.fact
    section = small.store.all(Section)[0]
    body = section.body or ""
    assert fact.words in body
    small.store.apply([Put(section.replace(body=body.replace(fact.words, "so")))], "edit")
    assert of(recognise(small), "Child K").points == before.change.points


def test_what_is_public_already_is_flagged_and_counts(small: Session) -> None:
    before = of(recognise(small), "Child K").points
    small.store.apply([Put(PublicFact("f1", text="A lighthouse keeper’s twins were hurt."))], "add")
    found = recognise(small)
    assert [match.known for match in found.matches] == ["f1"]
    assert "lighthouse" in found.matches[0].shared
    assert of(found, "Child K").points > before


def test_nothing_entered_is_nothing_found(empty: Session) -> None:
    found = recognise(empty)
    assert (found.meters, found.matches, found.unagreed, found.exposed) == ((), (), (), ())


def test_it_can_be_stopped_and_says_where_it_is(small: Session) -> None:
    steps: list[tuple[int, int]] = []
    recognise(small, lambda done, total: steps.append((done, total)))
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]


def test_edited_weights_are_kept_and_used(small: Session) -> None:
    given = json.loads(resource("recognition/weights.json").read_text("utf-8"))
    looks = next(facet for facet in given["facets"] if facet["code"] == "appearance")
    next(value for value in looks["values"] if value["code"] == "looks")["one_in"] = 2**20
    given["valid_from"] = "2031-01"
    before = of(recognise(small), "Child K").points
    recognising.keep_weights(small, json.dumps(given))
    found = recognise(small)
    assert found.weights.valid_from == "2031-01"
    assert of(found, "Child K").points == before + 15


def test_the_weights_can_be_written_out_and_come_back_the_same(small: Session, tmp_path: Path) -> None:
    recognising.write_weights(small, tmp_path / "weights.json")
    kept = recognising.keep_weights(small, recognising.read_weights(tmp_path / "weights.json"))
    assert kept.valid_from == rarity.shipped().valid_from
    assert kept.facets.keys() == rarity.shipped().facets.keys()


def test_broken_weights_change_nothing(small: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        recognising.keep_weights(small, "{}")
    with pytest.raises(BadInput):
        recognising.read_weights(tmp_path / "missing.json")
    assert recognising.weights(small).valid_from == rarity.shipped().valid_from


def test_the_lines_and_the_data_say_the_same(small: Session) -> None:
    found = recognise(small)
    data, said = found.as_json(), "\n".join(recognising.lines(found))
    assert json.loads(json.dumps(data)) == data
    for person in data["people"]:
        assert f"{person['label']}: " in said
    assert data["people"][0]["change"]["instead"] in said


@pytest.mark.slow
def test_the_example_is_judged_and_a_generalised_field_changes_it(harbour: Session) -> None:
    before = of(recognise(harbour), "Child L")
    assert before.level.word in recognising.EXPOSED
    incident = harbour.store.all(Incident)[0]
    plain = incident.replace(serious_harm_basis="Serious injuries, with lasting harm.")
    harbour.store.apply([Put(plain)], "generalise")
    after = of(recognise(harbour), "Child L")
    assert ("injury", "exact") in told(before) - told(after)
    assert after.points < before.points


def test_a_second_case_is_judged_by_the_same_weights(cwm: Session) -> None:
    found = recognise(cwm)
    assert found.meters
    assert all(0 <= meter.share <= 100 for meter in found.meters)
