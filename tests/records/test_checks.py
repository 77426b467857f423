"""What is a problem to show, and what cannot be kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InvalidRecord
from workbench.records import Decision, Event, Evidence, Interview, Person, Recommendation, Section
from workbench.records.checks import Problem, is_edtf, problems, validate
from workbench.records.spec import Record

GOOD_DATES = [
    "2021-03-14",
    "2021-03",
    "2021",
    "2021-21",
    "2021-24",
    "2021-21?",
    "2021-03-14?",
    "2021-03~",
    "2021-03-14%",
    "2021-03-01/2021-03-09",
    "2021-03-01?/2021-03-09~",
    "../2021-05",
    "2021-05/..",
    "2021-05/",
    "/2021-05",
    "2020-02-29",
    "0000-02-29",
    "202X",
    "2021-03-XX",
    "[2020,2021]",
    "2021-?03",
]
BAD_DATES = [
    "",
    "..",
    "../..",
    "/",
    "14.3.2021",
    "14 March 2021",
    "2021-13",
    "2021-00",
    "2021-20",
    "2021-02-29",
    "2021-21-01",
    "2021-3-14",
    "2021-03-14/2021-04/2021-05",
    "2021-03-14 ",
    "٢٠٢١",
    "spring 2021",
    "2021-03-14\n",
    "[" * 59,
    "2021/" * 40,
]

COMPLETE = {"date": "2021-03-14", "agency": "a1", "source": "s1", "what_happened": "A visit."}


def fields_of(record: Record) -> list[str]:
    return [problem.field for problem in problems(record)]


@pytest.mark.parametrize("text", GOOD_DATES)
def test_dates_of_the_format_are_read(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", BAD_DATES)
def test_other_dates_are_not(text: str) -> None:
    assert not is_edtf(text)


@given(st.text() | st.from_regex(r"[-0-9X?~%./{}\[\], uyT:+Z]{0,40}", fullmatch=True))
def test_reading_a_date_never_fails(text: str) -> None:
    assert is_edtf(text) in {True, False}


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_is_a_date(day: Any, doubt: str) -> None:
    assert is_edtf(day.isoformat() + doubt)


def test_a_complete_record_has_no_problem() -> None:
    assert problems(Event("e1", COMPLETE)) == []


def test_an_empty_record_misses_its_required_fields_and_is_still_valid() -> None:
    event = Event("e1")
    assert fields_of(event) == ["date", "agency", "source", "what_happened"]
    validate(event)


@pytest.mark.parametrize("empty", ["", []])
def test_what_is_empty_is_missing(empty: Any) -> None:
    assert "findings" in fields_of(Recommendation("o1", findings=empty))
    assert Problem("what_happened", "This is still to be filled in.") in problems(Event("e1", what_happened=""))


def test_false_and_nought_are_not_missing() -> None:
    assert fields_of(Section("s1", number=0, heading="x", body="x", audiences=["public"])) == []
    assert problems(Event("e1", {**COMPLETE, "child_seen": False})) == []


def test_a_date_that_cannot_be_read_is_a_problem_and_no_refusal() -> None:
    event = Event("e1", {**COMPLETE, "date": "last Tuesday"})
    assert [p.field for p in problems(event)] == ["date"]
    assert "Tuesday" not in problems(event)[0].message
    validate(event)


def test_an_odd_word_is_a_problem_and_no_refusal() -> None:
    event = Event("e1", {**COMPLETE, "contact": "telepathy"})
    assert fields_of(event) == ["contact"]
    validate(event)
    section = Section("s1", number=1, heading="x", body="x", audiences=["public", "press"])
    assert fields_of(section) == ["audiences"]


def test_words_of_a_profile_are_not_judged_here() -> None:
    assert problems(Event("e1", {**COMPLETE, "themes": ["anything"]})) == []


def test_unknown_is_a_value_of_its_own() -> None:
    event = Event("e1", {**COMPLETE, "date": "unknown", "contact": "unknown", "child_seen": "unknown"})
    assert problems(event) == []
    validate(event)


def test_a_flag_inside_a_group_may_say_since_when() -> None:
    interview = Interview("i1", capacity="parent", notes="x", consent={"withdrawn": "2022-04-04", "notes": True})
    validate(interview)
    assert problems(interview) == []


def test_problems_inside_groups_name_the_part() -> None:
    person = Person(
        "p1",
        name="Ann",
        kind="family",
        label="Aunt",
        legal_status=[{"status": "care_order", "from": "soon"}],
        identifiers=[{"kind": "barcode", "value": "1"}],
    )
    assert fields_of(person) == ["identifiers.kind", "legal_status.from"]
    decision = Decision("d1", record={"kind": "event", "id": "e1"}, field="x", text="x", treat_as={"keep": 3})
    assert fields_of(decision) == ["treat_as.keep"]


def test_a_target_of_another_kind_is_a_problem() -> None:
    evidence = Evidence("v1", finding="f1", stance="supports", target={"kind": "person", "id": "p1"})
    assert fields_of(evidence) == ["target"]
    validate(evidence)
    assert fields_of(evidence.replace(target={"kind": "event", "id": "e1"})) == []


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Person("p1", name=4), "name"),
        (Person("p1", name=["Ann"]), "name"),
        (Person("p1", name="\ud800"), "name"),
        (Person("p1", notes={"a": 1}), "notes"),
        (Person("p1", date_of_birth=2021), "date_of_birth"),
        (Person("p1", kind=True), "kind"),
        (Person("p1", aliases="Ann"), "aliases"),
        (Person("p1", aliases=["Ann", 3]), "aliases"),
        (Person("p1", factors="neglect"), "factors"),
        (Person("p1", agency=1), "agency"),
        (Person("p1", in_household="perhaps"), "in_household"),
        (Person("p1", in_household=1), "in_household"),
        (Person("p1", identifiers={"kind": "phone"}), "identifiers"),
        (Person("p1", identifiers=["phone"]), "identifiers"),
        (Person("p1", identifiers=[{"value": 3}]), "identifiers.value"),
        (Event("e1", people="p1"), "people"),
        (Event("e1", sequence="first"), "sequence"),
        (Event("e1", sequence=True), "sequence"),
        (Event("e1", sequence=float("nan")), "sequence"),
        (Event("e1", sequence=10**400), "sequence"),
        (Event("e1", sequence=2**53 + 1), "sequence"),
        (Event("e1", child_seen="2021-03-14"), "child_seen"),
        (Interview("i1", consent={"withdrawn": "later"}), "consent.withdrawn"),
        (Evidence("v1", target="e1"), "target"),
        (Evidence("v1", target={"kind": "event"}), "target"),
        (Interview("i1", consent=True), "consent"),
        (Interview("i1", consent={"date": 4}), "consent.date"),
        (Person(""), "id"),
        (Person(7), "id"),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_by_name(record: Record, field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        validate(record)
    assert refused.value.field == field


def test_a_value_of_the_wrong_shape_is_a_problem_too() -> None:
    event = Event("e1", {**COMPLETE, "people": "p1"})
    assert problems(event) == [Problem("people", "This should be a list of ids.")]


def test_parts_that_are_not_declared_are_left_alone() -> None:
    interview = Interview("i1", capacity="parent", notes="x", consent={"weather": ["fine"]})
    validate(interview)
    assert problems(interview) == []
