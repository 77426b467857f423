"""What the anonymisation log says of each record."""

from __future__ import annotations

import pytest

from tests.redaction.conftest import Fill
from workbench.errors import WrongUse
from workbench.records import Decision, Event, Person, Review
from workbench.redaction.audiences import audience
from workbench.redaction.changes import Rule
from workbench.redaction.log import Logged
from workbench.redaction.views import AudienceView
from workbench.vault.store import Store

TEXT = "On 20 May 2021 Wenna Bramhall rang. The file was lost. Ask Hope."


def records(fill: Fill) -> Store:
    return fill(
        Review("r1", title="Review: Child A", incident_date="2021-09-21"),
        Person("p1", name="Wenna Bramhall", kind="family", label="Mother", ethnicity="White Cornish", notes="mine"),
        Person("p2", name="Hope Bramhall", kind="family", label="Aunt", audience_limit=("panel",)),
        Event("e1", date="2021-05-20", what_happened=TEXT, people=("p1",), comment="check this"),
        Decision("d1", record={"kind": "event", "id": "e1"}, field="what_happened", text="file",
                 treat_as={"replace_with": "record"}, reason="too telling"),
        Decision("d2", record={"kind": "event", "id": "e1"}, field="what_happened", text="Ask",
                 treat_as={"keep": True}, reason="a verb"),
    )  # fmt: skip


def log(store: Store, code: str = "public") -> list[Logged]:
    confidential, view = AudienceView(store, audience("confidential")), AudienceView(store, audience(code))
    with confidential, view:
        return view.log(confidential)


def found(entries: list[Logged], field: str) -> set[tuple[str, str, Rule]]:
    return {(str(e.before), str(e.after), e.rule) for e in entries if e.field == field}


def test_every_change_in_prose_has_its_rule_and_place(fill: Fill) -> None:
    entries = log(records(fill))
    assert found(entries, "What happened") == {
        ("On 20 May 2021", "About four months before the incident", Rule.DATE),
        ("Wenna Bramhall", "Mother", Rule.LABEL),
        ("file", "record", Rule.DECISION),
        ("Ask", "Ask", Rule.DECISION),
        ("Hope", "Aunt", Rule.LABEL),
    }
    reasons = {str(e.before): str(e.reason) for e in entries if e.field == "What happened"}
    assert (reasons["file"], reasons["Ask"]) == ("too telling", "a verb")
    assert {str(e.id) for e in entries if e.field == "What happened"} == {"e1"}


def test_fields_and_records_are_logged_by_their_treatment(fill: Fill) -> None:
    entries = log(records(fill))
    assert found(entries, "Date") >= {("2021-05-20", "about four months before the incident", Rule.DATE)}
    assert ("Wenna Bramhall", "Mother", Rule.LABEL) in found(entries, "Name")
    assert found(entries, "Notes") == {("mine", "", Rule.WITHHELD)}
    assert ("Hope Bramhall", "", Rule.WITHHELD) in found(entries, "the whole record")
    assert {str(e.reason) for e in entries if str(e.id) == "p2"} == {
        "the record goes no further than the audiences that it lists"
    }


def test_an_audience_that_reads_more_has_fewer_entries(fill: Fill) -> None:
    store = records(fill)
    assert found(log(store, "panel"), "Date") == set()
    assert len(log(store, "panel")) < len(log(store))


def test_only_the_confidential_view_opens_the_log(fill: Fill) -> None:
    store = records(fill)
    public, panel = AudienceView(store, audience("public")), AudienceView(store, audience("panel"))
    with public, panel, pytest.raises(WrongUse):
        public.log(panel)


def test_an_entry_shows_no_words_in_its_repr(fill: Fill) -> None:
    assert "Bramhall" not in repr(log(records(fill)))
