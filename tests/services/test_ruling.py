"""The rules in force are read from the rules: what changes there, changes here."""

from __future__ import annotations

import dataclasses

import pytest

from workbench.records import Agency, Decision, Event, Interview, Person, Review, Section, Source
from workbench.redaction import audiences
from workbench.redaction.audiences import Show
from workbench.services import ruling
from workbench.services.ruling import Rule
from workbench.services.session import Session
from workbench.vault.store import Put

RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Source("s1", title="Case file", kind="case_file", agency="a1"),
    Person("p1", name="Ada Quillfeather", kind="subject_child", label="Child A", ethnicity="White Polish"),
    Person("p2", name="Cara Vint", kind="professional", label="Nurse 1", agency="a1"),
    Event("e1", date="2021-03-14", agency="a1", source="s1", what_happened="x", comment="Mine."),
    Section("n1", number=1, heading="x", body="y", audiences=("panel",)),
    Section("n2", number=2, heading="x", body="y", audiences=("panel", "public", "family")),
    Interview("i1", capacity="parent", notes="x", quotes=({"text": "No.", "agreed": False},)),
    Decision("d1", record={"kind": "section", "id": "n2"}, field="body", text="y", treat_as={"keep": True}),
)


@pytest.fixture
def session(empty: Session) -> Session:
    review = empty.review.replace(incident_date="2021-09-01")
    empty.store.apply([Put(review), *(Put(r) for r in RECORDS)], "test")
    return empty


def rules(session: Session, code: str) -> dict[str, Rule]:
    return {rule.title: rule for rule in ruling.rules(session, code)}


def test_names_are_told_as_the_audience_reads_them(session: Session) -> None:
    public, family = rules(session, "public")["Names"], rules(session, "family")["Names"]
    assert ("Ada Quillfeather", "Child A") in public.examples
    assert ("Ada Quillfeather", "Ada Quillfeather") in family.examples
    labelled = "the children, the family, professionals, other people, agencies, places"
    assert public.sentences == (f"By the label that stands for the name: {labelled}.",)
    assert family.sentences[0] == "By name: the children, the family, agencies, places."
    assert "protected" in family.sentences[-1]
    assert "Its own staff are read by name." in rules(session, "agency:a1")["Names"].sentences


def test_a_changed_rule_changes_what_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    laxer = dataclasses.replace(audiences.audience("public"), professionals=Show.NAME)
    monkeypatch.setitem(audiences._AUDIENCES, "public", laxer)
    names = rules(session, "public")["Names"]
    assert names.sentences[0] == "By name: professionals, other people."
    assert ("Cara Vint", "Cara Vint") in names.examples


def test_dates_follow_the_rule_of_the_review(session: Session) -> None:
    assert rules(session, "public")["Dates"].examples == (("14 March 2021", "about six months before the incident"),)
    session.store.apply([Put(session.review.replace(public_date_rule="year"))], "test")
    assert rules(session, "public")["Dates"] == Rule(
        "Dates", ("Of a date the year is told, and nothing more.",), (("14 March 2021", "in 2021"),)
    )
    assert rules(session, "panel")["Dates"].examples == (("14 March 2021", "14 March 2021"),)
    assert Review.spec.fields["public_date_rule"].options == ("relative", "season", "year")


def test_facts_are_shown_as_they_are_told(session: Session) -> None:
    assert rules(session, "panel")["Facts about people"].examples == (("White Polish", "White Polish"),)
    ((entered, read),) = rules(session, "public")["Facts about people"].examples
    assert entered == "White Polish"
    assert read != entered


def test_what_is_not_told_at_all_is_named(session: Session) -> None:
    public = rules(session, "public")
    assert "concerns referred elsewhere" in public["Kinds of record it is told nothing of"].sentences[0].lower()
    assert any("your comment" in line for line in public["Fields it is told nothing of"].sentences)
    confidential = rules(session, "confidential")
    assert "Fields it is told nothing of" not in confidential
    assert confidential["Records"].sentences == ("Of every kind that it is told of it reads every record.",)


def test_records_and_quotations_that_it_does_not_read_are_counted(session: Session) -> None:
    said = rules(session, "public")["Records"].sentences
    assert "Of 2 report sections it reads 1." in said
    assert "Of 1 quotations from conversations it reads 0." in said


def test_decisions_in_force_are_counted(session: Session) -> None:
    assert rules(session, "public")["Words you decided"].sentences[0] == "1 decision: words that stay as they are."
    assert "Words you decided" not in rules(session, "confidential")
