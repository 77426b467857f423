"""The declared kinds as a whole: complete, documented, and safe by their treatments."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from workbench import records
from workbench.paths import resource
from workbench.records import (
    KINDS,
    Comparison,
    Decision,
    Event,
    Field,
    FieldKind,
    Person,
    Reach,
    Record,
    Treatment,
    checks,
    profiles,
)

ORDER = [
    "review",
    "person",
    "relationship",
    "agency",
    "place",
    "incident",
    "criterion",
    "enquiry",
    "source",
    "event",
    "interview",
    "involvement",
    "information_sharing",
    "escalation",
    "missed_opportunity",
    "episode",
    "finding",
    "evidence",
    "good_practice",
    "concern",
    "recommendation",
    "action",
    "monitoring",
    "proceeding",
    "disclosure",
    "publication_check",
    "public_fact",
    "section",
    "prior_learning",
    "decision",
    "sign_off",
    "comparison",
    "request",
]
SECTIONS = [
    "overview",
    "trigger",
    "register",
    "terms",
    "evidence",
    "interviews",
    "chronology",
    "involvement",
    "analysis",
    "concerns",
    "recommendations",
    "learning",
    "redaction",
    "report",
]
NEVER_OUT = {"concern", "disclosure", "public_fact", "decision", "comparison", "request"}
PANEL_ONLY = {("incident", "account"), ("source", "text"), ("interview", "notes")}
ADDED = {("event", "author_note"), ("event", "problem")}


def fields() -> Iterator[tuple[str, Field[Any]]]:
    for kind, record in KINDS.items():
        for field in record.spec.fields.values():
            yield kind, field
            yield from ((kind, part) for part in field.parts)


EVERY_FIELD = [pytest.param(k, field, id=f"{k}.{field.name}") for k, field in fields()]


def test_kinds_are_those_of_the_case_format_in_its_order_and_then_additions() -> None:
    assert list(KINDS) == ORDER


def test_every_kind_is_exported() -> None:
    assert {kind.__name__ for kind in KINDS.values()} <= set(records.__all__)
    assert all(hasattr(records, name) for name in records.__all__)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_has_its_place_and_says_what_belongs_there(kind: type[Record]) -> None:
    assert kind.spec.section in SECTIONS
    assert kind.spec.about.endswith(".")
    assert kind.spec.title[0].isupper()
    assert kind.spec.plural[0].isupper()
    assert kind.__doc__


def test_every_section_of_the_work_has_a_kind() -> None:
    assert {kind.spec.section for kind in KINDS.values()} == set(SECTIONS)


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_a_field_is_labelled_and_explained(kind: str, field: Field[Any]) -> None:
    assert field.label[0].isupper(), kind
    assert not field.label.endswith(".")
    assert field.help[0].isupper()
    assert field.help.rstrip('"').endswith(".")
    assert len(field.help) <= 120


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_a_choice_has_words_and_a_reference_has_kinds(kind: str, field: Field[Any]) -> None:
    is_choice = field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}
    assert is_choice == bool(field.options or field.vocabulary), kind
    assert not (field.options and field.vocabulary)
    assert len(set(field.options)) == len(field.options)
    assert set(field.targets) <= set(KINDS)
    if field.kind in {FieldKind.REF, FieldKind.REFS}:
        assert field.targets
    assert bool(field.parts) == (field.kind in {FieldKind.GROUP, FieldKind.GROUPS})


@pytest.mark.parametrize("jurisdiction", profiles.names())
def test_every_vocabulary_has_words_in_every_profile(jurisdiction: str) -> None:
    profile = profiles.load(jurisdiction)
    wanted = {field.vocabulary for _, field in fields() if field.vocabulary}
    assert wanted == {"review_type", "agency_kind", "factor", "legal_status", "theme"}
    assert [name for name in wanted if not profile.words(name)] == []


@pytest.mark.parametrize("kind", sorted(NEVER_OUT))
def test_what_is_wholly_confidential_has_no_other_treatment(kind: str) -> None:
    spec = KINDS[kind].spec
    assert spec.reach is Reach.CONFIDENTIAL
    assert {field.treatment for k, field in fields() if k == kind} == {Treatment.CONFIDENTIAL}


def test_no_other_kind_is_held_back_as_a_whole() -> None:
    assert {kind for kind, record in KINDS.items() if record.spec.reach is not Reach.ALL} == NEVER_OUT


def test_accounts_notes_and_texts_go_no_further_than_the_panel() -> None:
    limited = {(kind, field.name) for kind, field in fields() if field.reach is not Reach.ALL}
    assert limited == PANEL_ONLY
    assert all(KINDS[kind].spec.fields[name].reach is Reach.PANEL for kind, name in PANEL_ONLY)


def test_free_text_is_open_only_where_the_case_format_says_so() -> None:
    free = {(k, field.name) for k, field in fields() if field.is_free_text and field.treatment is Treatment.OPEN}
    assert free == {
        ("review", "model"),
        ("review", "lead_reviewer"),
        ("person", "role"),
        ("person", "pronouns"),
        ("criterion", "decided_by"),
        ("action", "owner"),
        ("monitoring", "baseline"),
        ("monitoring", "target"),
        ("monitoring", "result"),
        ("monitoring", "assured_by"),
        ("prior_learning", "title"),
        ("prior_learning", "year"),
        ("prior_learning", "jurisdiction"),
        ("prior_learning", "finding"),
        ("prior_learning", "recommendation"),
        ("prior_learning", "outcome"),
        ("sign_off", "version"),
    }


def test_only_dates_of_birth_are_births() -> None:
    assert [(kind, field.name) for kind, field in fields() if field.birth] == [("person", "date_of_birth")]


def test_dates_are_told_by_the_date_rule_or_not_at_all() -> None:
    told = {field.treatment for _, field in fields() if field.kind is FieldKind.DATE}
    assert told == {Treatment.DATE, Treatment.CONFIDENTIAL}


def test_names_and_labels_are_required_where_a_record_stands_in_the_register() -> None:
    for kind in ("person", "agency", "place"):
        spec = KINDS[kind].spec
        assert spec.fields["name"].required
        assert spec.fields["label"].required
        assert spec.fields["label"].treatment is Treatment.LABEL
        assert spec.fields["name"].treatment is spec.fields["aliases"].treatment is Treatment.NAME


def test_the_additions_to_the_case_format_are_said_to_be_additions() -> None:
    assert all(name in (Event.__doc__ or "") for _, name in ADDED)
    assert "addition to the case format" in (Comparison.__doc__ or "")


def test_a_decision_may_name_any_record_and_mean_a_registered_one() -> None:
    assert Decision.record.targets == ()
    assert Decision.treat_as.parts[0].targets == ("person", "agency", "place")


def test_words_of_python_lose_their_underscore() -> None:
    assert KINDS["involvement"].spec.fields["from"].label == "From"


@pytest.fixture(scope="module")
def harbour() -> list[Record]:
    given = json.loads(resource("examples/harbour/case.json").read_text("utf-8"))
    built = []
    for kind, record in KINDS.items():
        entries = [given[kind]] if kind == "review" else given[kind]
        for entry in entries:
            values = {k: v for k, v in entry.items() if k not in {"id", "audience_limit"}}
            built.append(record(entry["id"], values, audience_limit=entry.get("audience_limit", ())))
    return built


def test_the_example_builds_with_no_unknown_field(harbour: list[Record]) -> None:
    assert Counter(record.spec.name for record in harbour)["person"] == 29
    assert {record.spec.name for record in harbour} == set(KINDS)


def test_the_example_is_valid_and_has_no_problem(harbour: list[Record]) -> None:
    for record in harbour:
        checks.validate(record)
        assert checks.problems(record) == [], record


def test_every_reference_of_the_example_leads_somewhere(harbour: list[Record]) -> None:
    there = {(record.spec.name, record.id) for record in harbour}
    ids = {id_ for _, id_ in there}
    for record in harbour:
        for field, kind, id_ in record.references():
            assert (kind, id_) in there if kind else id_ in ids, (record, field)


def test_the_words_of_the_example_are_in_its_profile(harbour: list[Record]) -> None:
    profile = profiles.load("england")
    for record in harbour:
        for field in record.spec.fields.values():
            if field.vocabulary and field.name in record.values:
                value = record.values[field.name]
                known = {word.code for word in profile.words(field.vocabulary)}
                assert set((value,) if isinstance(value, str) else value) <= known


def test_a_person_is_shown_by_name() -> None:
    assert Person.spec.shown_by == "name"
