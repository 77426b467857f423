"""The record language: declarations, frozen values, and fields that nobody thought about."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InvalidRecord
from workbench.records import KINDS, Agency, Decision, Event, Evidence, Interview, Person, Recommendation, Review
from workbench.records import spec as f
from workbench.records.spec import FieldKind, Treatment, freeze, thaw

ROOT = Path(__file__).resolve().parents[2]

json_values = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def kinds_restored() -> Iterator[None]:
    before = dict(KINDS)
    yield
    KINDS.clear()
    KINDS.update(before)


def test_a_field_without_a_treatment_is_a_type_error_at_declaration() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        f.text("Name", "Help.")  # type: ignore[call-arg, arg-type]


def test_a_word_in_place_of_a_treatment_is_a_type_error_at_declaration() -> None:
    with pytest.raises(TypeError, match="needs a treatment"):
        f.text("open", "Name", "Help.")  # type: ignore[arg-type]


CARELESS = [
    'f.text("Name", "Help.")',
    'f.date("Date", "Help.")',
    'f.number("Number", "Help.")',
    'f.flag("Flag", "Help.")',
    'f.choice("Choice", "Help.", options=("a",))',
    'f.choices("Choices", "Help.")',
    'f.texts("Texts", "Help.")',
    'f.memo("Memo", "Help.")',
    'f.ref("person", "Ref", "Help.")',
    'f.refs("person", "Refs", "Help.")',
    'f.target("person", "Target", "Help.")',
    'f.group("Group", "Help.", {})',
    'f.groups("Groups", "Help.", {})',
    'f.text("open", "Name", "Help.")',
]


@pytest.mark.slow
def test_mypy_rejects_every_field_without_a_treatment_and_no_other(tmp_path: Path) -> None:
    careful = ['f.text(f.Treatment.OPEN, "Name", "Help.")', 'f.prose("Prose", "Help.")']
    lines = [f"field{number} = {line}" for number, line in enumerate([*CARELESS, *careful])]
    snippet = tmp_path / "snippet.py"
    snippet.write_text("\n".join(["from workbench.records import spec as f", *lines]), "utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(snippet)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    wrong = {int(line.split(":")[-3]) for line in said.stdout.splitlines() if ": error: " in line}
    assert wrong == set(range(2, 2 + len(CARELESS))), said.stdout + said.stderr


def test_a_kind_cannot_be_declared_twice() -> None:
    with pytest.raises(TypeError, match="declared twice"):

        class Again(f.Record, kind="person", title="x", plural="x", about="x", shown_by="name", section="register"):
            name = f.text(Treatment.NAME, "Name", "Help.")


def test_what_stands_for_a_record_has_to_be_a_field() -> None:
    with pytest.raises(TypeError, match="shown_by"):

        class Lost(f.Record, kind="lost", title="x", plural="x", about="x", shown_by="nothing", section="register"):
            name = f.text(Treatment.NAME, "Name", "Help.")

    assert "lost" not in KINDS


@pytest.mark.usefixtures("kinds_restored")
def test_a_new_kind_is_known_by_its_name() -> None:
    class Letter(f.Record, kind="letter", title="x", plural="x", about="x", shown_by="from", section="evidence"):
        from_ = f.text(Treatment.OPEN, "From", "Help.")

    assert KINDS["letter"] is Letter
    assert Letter("l1", from_="home").from_ == "home"
    assert Letter("l1", {"from": "home"}).values == {"from": "home"}


def test_a_field_read_from_the_class_is_its_declaration() -> None:
    assert Person.name.treatment is Treatment.NAME
    assert Person.name.label == "Name"
    assert repr(Person.date_of_birth) == "<date date_of_birth: date>"


def test_a_field_read_from_a_record_is_its_value_or_none() -> None:
    person = Person("p1", name="Ann")
    assert person.name == "Ann"
    assert person.role is None


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(InvalidRecord, match="shoe_size of this person is not declared"):
        Person("p1", shoe_size=4)


def test_what_is_not_recorded_is_not_kept() -> None:
    assert Person("p1", name="Ann", role=None).values == {"name": "Ann"}


def test_a_record_is_frozen() -> None:
    person = Person("p1", aliases=["A"], identifiers=[{"kind": "phone", "value": "1"}])
    with pytest.raises(AttributeError, match="frozen"):
        person.name = "Ann"
    with pytest.raises(TypeError):
        person.values["name"] = "Ann"  # type: ignore[index]
    assert person.aliases == ("A",)
    assert person.identifiers is not None
    with pytest.raises(TypeError):
        person.identifiers[0]["value"] = "2"  # type: ignore[index]


def test_replace_changes_and_takes_away() -> None:
    event = Event("e1", date="2021", what_happened="x", extra={"colour": "red"}, audience_limit=["panel"])
    changed = event.replace(date="2022", what_happened=None)
    assert dict(changed.values) == {"date": "2022"}
    assert changed.extra == {"colour": "red"}
    assert changed.audience_limit == ("panel",)
    assert event.date == "2021"


def test_records_are_equal_by_all_they_hold() -> None:
    person = Person("p1", name="Ann", identifiers=[{"kind": "phone", "value": "1"}])
    same = Person("p1", identifiers=({"value": "1", "kind": "phone"},), name="Ann")
    assert person == same
    assert len({person, same}) == 1
    assert person != person.replace(name="Bea")
    assert person != Person("p2", person.values)
    assert person != Person("p1", person.values, extra={"a": 1})
    assert person != Person("p1", person.values, audience_limit=["panel"])
    assert Person("a1", name="A") != Agency("a1", name="A")
    assert person != "p1"


def test_a_repr_holds_no_words_of_the_record() -> None:
    assert repr(Person("p1", name="Ann")) == "<person p1>"


def test_references_name_field_kind_and_id() -> None:
    event = Event("e1", agency="a1", people=["p1", "p2"], what_happened="x")
    assert [(field.name, kind, id_) for field, kind, id_ in event.references()] == [
        ("agency", "agency", "a1"),
        ("people", "person", "p1"),
        ("people", "person", "p2"),
    ]


def test_references_of_a_target_and_inside_a_group_are_found() -> None:
    evidence = Evidence("v1", target={"kind": "event", "id": "e1"})
    assert [(kind, id_) for _, kind, id_ in evidence.references()] == [("event", "e1")]
    decision = Decision("d1", treat_as={"is": "p1"}, record={"kind": "section", "id": "s1"})
    assert [(field.name, kind, id_) for field, kind, id_ in decision.references()] == [
        ("record", "section", "s1"),
        ("treat_as", "", "p1"),
    ]
    assert list(Decision("d2", treat_as={"keep": True}).references()) == []
    assert list(Interview("i1", quotes=[{"text": "x"}]).references()) == []


def test_fields_say_what_they_hold() -> None:
    assert Person.name.is_free_text
    assert Person.notes.is_free_text
    assert Person.aliases.is_free_text
    assert not Person.kind.is_free_text
    assert Recommendation.findings.is_reference
    assert not Review.title.is_reference
    assert [part.name for part in Person.legal_status.parts] == ["status", "from", "to"]
    assert Person.legal_status.kind is FieldKind.GROUPS


@given(json_values)
def test_freezing_and_thawing_loses_nothing(value: Any) -> None:
    assert thaw(freeze(value)) == value


@given(json_values)
def test_freezing_twice_changes_nothing(value: Any) -> None:
    assert freeze(freeze(value)) == freeze(value)


def test_freezing_drops_what_is_not_recorded_inside_groups() -> None:
    assert thaw(freeze({"a": None, "b": {"c": None, "d": 1}})) == {"b": {"d": 1}}


def test_what_is_not_declared_is_kept_as_it_came() -> None:
    extra = {"later": None, "deep": [{"a": None, "b": 1}]}
    assert thaw(Person("p1", extra=extra).extra) == extra


@given(json_values)
def test_values_cannot_be_changed_from_outside(value: Any) -> None:
    given_values = {"aliases": [value]}
    person = Person("p1", given_values)
    given_values["aliases"].append("later")
    assert thaw(person.values["aliases"]) == [value]
