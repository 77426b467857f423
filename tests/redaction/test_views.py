from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from tests.redaction.conftest import Fill
from workbench.records import (
    Agency,
    Decision,
    Event,
    Evidence,
    Finding,
    Incident,
    InformationSharing,
    Interview,
    Person,
    Place,
    PriorLearning,
    Recommendation,
    Relationship,
    Review,
    Section,
    Source,
)
from workbench.redaction.audiences import audience
from workbench.redaction.suggest import suggest
from workbench.redaction.views import AudienceView, Redacted
from workbench.vault.store import Bin, Put, Store

REVIEW = Review("r1", title="Review: Child A", jurisdiction="england", incident_date="2021-09-01")
MOTHER = Person("p1", name="Maud Pevensey", kind="family", label="Mother", aliases=("Maudie",))
CHILD = Person("p2", name="Wilfred Pevensey", kind="subject_child", label="Child A", date_of_birth="2020-10-02")
WORKER = Person("p3", name="Ottoline Vanterpool", kind="professional", label="Social Worker 1", agency="a1")
COUNCIL = Agency("a1", name="Merrowdown Council", kind="childrens_social_care", label="Children's Social Care")
CLINIC = Agency("a2", name="Fennimore Surgery", kind="gp", label="GP Practice 1")
FILE = Source("s1", title="Case file", kind="case_file", agency="a1")
REGISTER = (REVIEW, COUNCIL, CLINIC, MOTHER, CHILD, WORKER, FILE)


def seen(store: Store, code: str, kind: str) -> dict[str, dict[str, Any]]:
    """Return what an audience sees of a kind, by id."""
    with AudienceView(store, audience(code)) as view:
        return {record.id: dict(record.values) for record in view.all(kind)}


def event(id_: str, text: str = "A visit", **more: Any) -> Event:
    given = {"date": "2021-06-01", "agency": "a1", "source": "s1", "what_happened": text, **more}
    return Event(id_, given)


def test_prose_names_people_as_the_audience_may(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1", "Ottoline Vanterpool saw Maud Pevensey at Fennimore Surgery."))
    told = {
        code: seen(store, code, "event")["e1"]["what_happened"]
        for code in ("confidential", "panel", "family", "public")
    }
    assert told == {
        "confidential": "Ottoline Vanterpool saw Maud Pevensey at Fennimore Surgery.",
        "panel": "Social Worker 1 saw Mother at Fennimore Surgery.",
        "family": "Social Worker 1 saw Maud Pevensey at Fennimore Surgery.",
        "public": "Social Worker 1 saw Mother at GP Practice 1.",
    }


def test_what_is_in_the_bin_is_not_seen_even_by_the_confidential_version(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1"), event("e2", same_as=("e1",)))
    store.apply([Put(event("e2")), Bin("event", "e1")], "bin")
    assert set(seen(store, "confidential", "event")) == {"e2"}


@pytest.mark.parametrize(
    ("limit", "readers"),
    [
        (("confidential",), {"confidential"}),
        (("confidential", "panel"), {"confidential", "panel"}),
        (("family",), {"confidential", "family"}),
        (("agency",), {"confidential", "agency:a1"}),
        (("agency:a1",), {"confidential", "agency:a1"}),
        (("agency:a2",), {"confidential"}),
        ((), {"confidential", "panel", "family", "public", "agency:a1"}),
    ],
)
def test_a_record_goes_no_further_than_the_audiences_it_lists(
    fill: Fill, limit: tuple[str, ...], readers: set[str]
) -> None:
    e = event("e1")
    store = fill(*REGISTER, Event(e.id, e.values, audience_limit=limit))
    codes = ("confidential", "panel", "family", "public", "agency:a1")
    assert {code for code in codes if seen(store, code, "event")} == readers


def test_links_to_what_is_hidden_are_dropped_with_their_ids(fill: Fill) -> None:
    hidden = Person(
        "p4", {"name": "Hidden Person", "kind": "other", "label": "Neighbour"}, audience_limit=("confidential",)
    )
    store = fill(
        *REGISTER, hidden, event("e1", people=("p4", "p1")), Relationship("l1", person="p4", other="p1", kind="other")
    )
    with AudienceView(store, audience("public")) as view:
        record = view.get("event", "e1")
        assert record is not None
        assert record.ids["people"] == ("p1",)
        assert record.values["people"] == ("Mother",)
        assert view.all("relationship") == []
        assert view.get("person", "p4") is None


def test_a_restricted_document_stays_with_the_panel_and_evidence_on_it_too(fill: Fill) -> None:
    held = Source("s2", title="Police notice", kind="other", restriction="police_hold")
    store = fill(
        *REGISTER,
        held,
        Finding("f1", number=1, title="T", statement="S"),
        Evidence(
            "y1", finding="f1", target={"kind": "source", "id": "s2"}, stance="supports", note="The notice says so."
        ),
        Evidence(
            "y2", finding="f1", target={"kind": "source", "id": "s1"}, stance="supports", note="The file says so."
        ),
        event("e1", source="s2"),
    )
    assert set(seen(store, "panel", "source")) == {"s1", "s2"}
    for code in ("family", "public"):
        assert set(seen(store, code, "source")) == {"s1"}
        assert set(seen(store, code, "evidence")) == {"y2"}
        assert "source" not in seen(store, code, "event")["e1"]


def test_evidence_names_its_target_by_kind_id_and_words(fill: Fill) -> None:
    store = fill(
        *REGISTER,
        Finding("f1", number=1, title="T", statement="S"),
        event("e1", "Maud Pevensey called"),
        Evidence("y1", finding="f1", target={"kind": "event", "id": "e1"}, stance="supports"),
    )
    assert dict(seen(store, "public", "evidence")["y1"]["target"]) == {
        "kind": "event",
        "id": "e1",
        "shown": "Mother called",
    }


def interview(**more: Any) -> Interview:
    quotes = ({"text": "We were not told.", "agreed": True}, {"text": "Never again.", "agreed": False}, {"text": "So."})
    given = {"capacity": "parent", "notes": "All of it", "quotes": quotes, "consent": {"quote": True}, **more}
    return Interview("i1", given)


@pytest.mark.parametrize("code", ["family", "public"])
def test_only_agreed_quotations_leave_and_never_the_notes(fill: Fill, code: str) -> None:
    values = seen(fill(*REGISTER, interview()), code, "interview")["i1"]
    assert [dict(q) for q in values["quotes"]] == [{"text": "We were not told.", "agreed": True}]
    assert "notes" not in values


@pytest.mark.parametrize("consent", [None, {}, {"quote": False}, {"quote": "unknown"}, {"take_part": True}])
def test_without_consent_to_be_quoted_nothing_is_quoted(fill: Fill, consent: Any) -> None:
    assert "quotes" not in seen(fill(*REGISTER, interview(consent=consent)), "public", "interview")["i1"]


def test_the_panel_reads_notes_and_every_quotation(fill: Fill) -> None:
    values = seen(fill(*REGISTER, interview(consent={"quote": False})), "panel", "interview")["i1"]
    assert (values["notes"], len(values["quotes"])) == ("All of it", 3)


@pytest.mark.parametrize(
    "withdrawal",
    [
        {"consent": {"quote": True, "withdrawn": True}},
        {"consent": {"quote": True, "withdrawn": "2022-04-04"}},
        {"consent": {"quote": True, "withdrawn": "unknown"}},
        {"agreed_version": "withdrawn"},
    ],
)
def test_a_conversation_whose_consent_was_withdrawn_is_for_the_confidential_version_only(
    fill: Fill, withdrawal: Any
) -> None:
    store = fill(
        *REGISTER,
        interview(**withdrawal),
        Finding("f1", number=1, title="T", statement="S"),
        Evidence("y1", finding="f1", target={"kind": "interview", "id": "i1"}, stance="supports", note="She said so."),
    )
    for code in ("panel", "family", "public", "agency:a1"):
        assert seen(store, code, "interview") == {}
        assert seen(store, code, "evidence") == {}
    assert set(seen(store, "confidential", "interview")) == {"i1"}


def test_a_section_goes_to_the_audiences_it_names_and_to_the_confidential_version(fill: Fill) -> None:
    store = fill(
        *REGISTER,
        Section("t1", number=1, heading="For all", body="x", audiences=("confidential", "panel", "family", "public")),
        Section("t2", number=2, heading="For the panel", body="x", audiences=("panel",)),
    )
    assert set(seen(store, "confidential", "section")) == {"t1", "t2"}
    assert set(seen(store, "panel", "section")) == {"t1", "t2"}
    assert set(seen(store, "family", "section")) == {"t1"}
    assert set(seen(store, "public", "section")) == {"t1"}
    assert seen(store, "agency:a1", "section") == {}


def test_an_extract_holds_what_the_agency_supplied_or_what_is_about_it(fill: Fill) -> None:
    store = fill(
        *REGISTER,
        Source("s2", title="Surgery notes", kind="medical", agency="a2"),
        event("own"),
        event("others", agency="a2", source="s2"),
        event("supplied", agency="a2", source="s1"),
        InformationSharing("n1", from_agency="a2", to_agency="a1", content="c", status="late"),
        InformationSharing("n2", from_agency="a2", to_agency="a2", content="c", status="late"),
        interview(participants=("p3",)),
        Finding("f1", number=1, title="T", statement="S"),
        Recommendation("o1", number=1, text="x", addressee="a1", findings=("f1",), intended_outcome="y"),
        Recommendation("o2", number=2, text="x", addressee="a2", findings=("f1",), intended_outcome="y"),
        PriorLearning("pl1", title="Earlier"),
    )
    with AudienceView(store, audience("agency:a1")) as view:
        case = view.to_case()
    ids = {kind: {row["id"] for row in rows} for kind, rows in case.items() if isinstance(rows, list)}
    assert ids == {
        "person": {"p3"},
        "agency": {"a1", "a2"},
        "source": {"s1"},
        "event": {"own", "supplied"},
        "information_sharing": {"n1"},
        "recommendation": {"o1"},
    }
    assert "findings" not in case["recommendation"][0]
    assert case["review"].keys() == {"id", "title", "jurisdiction", "incident_date"}


def test_an_extract_tells_little_of_those_who_are_not_its_own(fill: Fill) -> None:
    child = CHILD.replace(ethnicity="Zealandic", address="l1", sex="male")
    place = Place("l1", name="4 Vinery Row", kind="home", label="Home 1", postcode="ZZ1 1ZZ")
    store = fill(
        REVIEW,
        place,
        COUNCIL,
        CLINIC.replace(report_author="Someone Else"),
        child,
        WORKER,
        FILE,
        event("e1", people=("p2",)),
    )
    store.apply([Put(InformationSharing("n1", from_agency="a1", to_agency="a2", content="c", status="late"))], "x")
    with AudienceView(store, audience("agency:a1")) as view:
        case = view.to_case()
    people = {row["id"]: row for row in case["person"]}
    assert people["p2"] == {"id": "p2", "name": "Child A", "kind": "subject_child", "label": "Child A"}
    assert people["p3"]["name"] == "Ottoline Vanterpool"
    assert case["agency"][1] == {"id": "a2", "name": "Fennimore Surgery", "kind": "gp", "label": "GP Practice 1"}
    assert "place" not in case


def test_protected_contact_details_never_reach_the_family(fill: Fill) -> None:
    refuge = Place(
        "l1", name="Larkspur House", kind="home", label="Home 2", address="9 Larkspur Way", postcode="ZZ1 1ZZ"
    )
    hidden = MOTHER.replace(
        contact_protected=True, address="l1", identifiers=({"kind": "phone", "value": "07700 900123"},)
    )
    store = fill(refuge, REVIEW, COUNCIL, hidden, FILE, event("e1", "She moved to Larkspur House, call 07700 900123."))
    with AudienceView(store, audience("family")) as view:
        text = json.dumps(view.to_case())
        person, place = view.get("person", "p1"), view.get("place", "l1")
    assert person is not None
    assert place is not None
    assert "Maud Pevensey" in text
    assert not any(words in text for words in ("Larkspur", "900123", "ZZ1"))
    assert person.values["address"] == place.values["name"] == "Home 2"


def test_contact_details_that_nobody_protects_are_shared_with_the_family_alone(fill: Fill) -> None:
    home = Place("l1", name="4 Vinery Row", kind="home", label="Home 1")
    store = fill(home, MOTHER.replace(address="l1", identifiers=({"kind": "phone", "value": "07700 900123"},)))
    assert seen(store, "family", "person")["p1"]["address"] == "4 Vinery Row"
    assert seen(store, "family", "person")["p1"]["identifiers"][0]["value"] == "07700 900123"
    assert "identifiers" not in seen(store, "panel", "person")["p1"]
    assert "aliases" not in seen(store, "public", "person")["p1"]


def test_what_has_no_label_is_told_by_a_noun(fill: Fill) -> None:
    store = fill(
        Person("p9", name="No Label", kind="other"), Agency("a9", name="No Label Ltd"), Place("l9", name="No Lane")
    )
    shown = {kind: next(iter(seen(store, "public", kind).values()))["name"] for kind in ("person", "agency", "place")}
    assert shown == {"person": "a person", "agency": "a service", "place": "a place"}


def test_an_author_who_is_registered_is_told_by_the_label(fill: Fill) -> None:
    store = fill(
        *REGISTER, FILE.replace(author="Ottoline Vanterpool"), Source("s2", title="x", kind="other", author="A. Nother")
    )
    assert seen(store, "public", "source")["s1"]["author"] == "Social Worker 1"
    assert seen(store, "public", "source")["s2"]["author"] == "a person"
    assert seen(store, "agency:a1", "source")["s1"]["author"] == "Ottoline Vanterpool"


def test_the_commissioning_body_is_named_to_those_who_may_read_names_of_services(fill: Fill) -> None:
    store = fill(REVIEW.replace(commissioning_body="Merrowdown Safeguarding Board"))
    assert seen(store, "panel", "review")["r1"]["commissioning_body"] == "Merrowdown Safeguarding Board"
    assert seen(store, "public", "review")["r1"]["commissioning_body"] == "a service"


def test_a_typed_word_that_is_a_name_is_replaced_even_in_a_controlled_field(fill: Fill) -> None:
    person = CHILD.replace(role="Son of Maud Pevensey", factors=("neglect", "living with Maud Pevensey"))
    values = seen(fill(*REGISTER, person), "public", "person")["p2"]
    assert values["role"] == "Son of Mother"
    assert values["factors"] == ("neglect", "living with Mother")


def test_a_controlled_word_stays_even_where_it_is_somebodys_name(fill: Fill) -> None:
    force = Agency("a3", name="Police", kind="police", label="The Force")
    assert seen(fill(*REGISTER, force), "public", "agency")["a3"]["kind"] == "police"


@pytest.mark.parametrize(
    ("rule", "told"),
    [("season", "in summer 2021"), ("year", "in 2021"), (None, "about three months before the incident")],
)
def test_the_public_is_told_dates_by_the_rule_of_the_review(fill: Fill, rule: str | None, told: str) -> None:
    store = fill(REVIEW.replace(public_date_rule=rule), *REGISTER[1:], event("e1"))
    assert seen(store, "public", "event")["e1"]["date"] == told
    assert seen(store, "panel", "event")["e1"]["date"] == "2021-06-01"


def test_dates_count_from_the_incident_where_the_review_does_not_say(fill: Fill) -> None:
    incident = Incident("in1", date="2021-06-15", nature="death")
    store = fill(REVIEW.replace(incident_date=None), *REGISTER[1:], incident, event("e1", date="2021-06-01"))
    assert seen(store, "public", "event")["e1"]["date"] == "about two weeks before the incident"


def test_without_any_incident_a_date_is_withheld(fill: Fill) -> None:
    store = fill(REVIEW.replace(incident_date=None), *REGISTER[1:], event("e1"))
    assert seen(store, "public", "event")["e1"]["date"] == "date withheld"


def test_where_dates_are_hidden_events_come_in_their_order(fill: Fill) -> None:
    store = fill(
        *REGISTER,
        event("late", date="2021-08-01"),
        event("undated", date="unknown"),
        event("second", date="2020-05-05", sequence=2),
        event("early", date="2020-05"),
        event("first", date="2020-05-05", sequence=1),
        event("timed", date="2020-05-05", time="09:15"),
    )
    order = ["early", "timed", "first", "second", "late", "undated"]
    with AudienceView(store, audience("public")) as view:
        assert [record.id for record in view.all("event")] == order
    assert list(seen(store, "panel", "event")) == ["late", "undated", "second", "early", "first", "timed"]


def test_an_age_is_a_band_for_the_public(fill: Fill) -> None:
    store = fill(*REGISTER)
    for code, age in (("public", "under 1"), ("panel", "0")):
        with AudienceView(store, audience(code)) as view:
            assert view.age_at_incident("p2") == age
            assert view.age_at_incident("p1") is None
            assert view.age_at_incident("nobody") is None


@pytest.mark.parametrize(("withhold", "sex"), [(None, "male"), (False, "male"), (True, None), ("unknown", None)])
def test_sex_and_pronouns_are_told_unless_the_review_withholds_them(fill: Fill, withhold: Any, sex: str | None) -> None:
    store = fill(REVIEW.replace(withhold_sex=withhold), CHILD.replace(sex="male", pronouns="he/him"))
    values = seen(store, "public", "person")["p2"]
    assert values.get("sex") == sex
    assert values.get("pronouns") == ("he/him" if sex else None)
    assert seen(store, "panel", "person")["p2"]["sex"] == "male"


def test_the_sex_of_a_sibling_is_never_published(fill: Fill) -> None:
    sister = Person("p5", name="Hilda Pevensey", kind="family", label="Sibling 1", sex="female")
    store = fill(CHILD, sister, Relationship("l1", person="p5", other="p2", kind="half_sibling"))
    assert "sex" not in seen(store, "public", "person")["p5"]
    assert seen(store, "family", "person")["p5"]["sex"] == "female"


def test_an_exact_fact_that_holds_a_name_is_still_redacted_for_the_panel(fill: Fill) -> None:
    incident = Incident("in1", date="2021-09-01", nature="death", mechanism="Left alone by Maud Pevensey")
    assert seen(fill(*REGISTER, incident), "panel", "incident")["in1"]["mechanism"] == "Left alone by Mother"


def test_an_id_that_holds_a_name_is_replaced_everywhere(fill: Fill) -> None:
    telling = MOTHER.__class__("maud-pevensey", MOTHER.values)
    store = fill(REVIEW, COUNCIL, CHILD, telling, Source("PEVENSEY_1", title="File", kind="case_file"))
    store.apply([Put(event("e1", source="PEVENSEY_1", people=("p2", "maud-pevensey")))], "x")
    with AudienceView(store, audience("public")) as view:
        case, found = view.to_case(), view.get("person", "person-1")
        assert view.get("person", "maud-pevensey") is None
    assert found is not None
    assert found.values["name"] == "Mother"
    assert case["event"][0]["people"] == ["p2", "person-1"]
    assert case["event"][0]["source"] == "source-1"
    assert "pevensey" not in json.dumps(case).casefold()
    with AudienceView(store, audience("confidential")) as view:
        assert view.to_case()["event"][0]["people"] == ["p2", "maud-pevensey"]


def test_the_confidential_case_is_the_records_as_entered(fill: Fill) -> None:
    odd = Event(
        "e1",
        {
            "date": "2021-06-01?",
            "agency": "a1",
            "source": "s1",
            "what_happened": "Two\n\nparagraphs",
            "child_seen": "unknown",
        },
        extra={"colour": {"a": [1, 2.5, None, "x"]}},
        audience_limit=("confidential",),
    )
    with AudienceView(fill(*REGISTER, odd), audience("confidential")) as view:
        case = view.to_case()
    assert case["event"] == [
        {
            "id": "e1",
            "date": "2021-06-01?",
            "agency": "a1",
            "source": "s1",
            "what_happened": "Two\n\nparagraphs",
            "child_seen": "unknown",
            "colour": {"a": [1, 2.5, None, "x"]},
            "audience_limit": ["confidential"],
        }
    ]
    assert (case["format"], case["version"], case["review"]["id"]) == ("review-case", 1, "r1")


def test_flags_and_numbers_keep_their_types(fill: Fill) -> None:
    values = seen(
        fill(*REGISTER, event("e1", child_seen=True, omission=False, significant="unknown", sequence=2)),
        "public",
        "event",
    )["e1"]
    assert (values["child_seen"], values["omission"], values["significant"], values["sequence"]) == (
        True,
        False,
        "unknown",
        2,
    )
    assert isinstance(values["sequence"], int)


def test_everything_that_is_text_is_redacted_text(fill: Fill) -> None:
    with AudienceView(fill(*REGISTER, event("e1", people=("p1",)), interview()), audience("public")) as view:
        for kind in ("person", "event", "interview", "review"):
            for record in view.all(kind):
                assert all(_sealed(value) for value in record.values.values())


def _sealed(value: Any) -> bool:
    if isinstance(value, str):
        return isinstance(value, Redacted)
    if isinstance(value, tuple):
        return all(_sealed(item) for item in value)
    if isinstance(value, bool | int | float):
        return True
    return all(_sealed(item) for item in value.values())


def test_an_open_question_is_gathered_and_a_decision_settles_it(fill: Fill) -> None:
    other = Person("p6", name="Maud Thistlewood", kind="professional", label="Midwife 1")
    store = fill(*REGISTER, other, event("e1", "Maud rang."))
    with AudienceView(store, audience("public")) as view:
        (question,) = view.questions()
        assert (question.kind, question.id, question.field, question.text) == ("event", "e1", "what_happened", "Maud")
        assert view.questions() == [question]
    target = {"kind": "event", "id": "e1"}
    store.apply([Put(Decision("d1", record=target, field="what_happened", text="Maud", treat_as={"is": "p6"}))], "x")
    with AudienceView(store, audience("public")) as view:
        assert view.questions() == []
        assert view.all("event")[0].values["what_happened"] == "Midwife 1 rang."


def test_a_draft_masks_what_nobody_has_decided(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1", "On 1 June 2021 Tobiah Quickfall came with Maud Pevensey’s son."))
    with AudienceView(store, audience("public"), mask_doubtful=True, suggestions=suggest(store)) as view:
        told = view.all("event")[0].values["what_happened"]
    assert "Quickfall" not in told
    assert "Mother" in told  # what the register and the rule for dates take care of stays as they told it
    assert "about three months before the incident" in told.casefold()


def test_an_audience_finds_only_what_it_reads(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1", "Maud Pevensey missed the review"), event("e2", "Another day"))
    with AudienceView(store, audience("public")) as view:
        assert view.search("Pevensey") == []
        (hit,) = view.search("mother miss")
        assert (hit.kind, hit.id, hit.field) == ("event", "e1", "what_happened")
        assert hit.snippet == "\x02Mother\x03 \x02missed\x03 the review"
        assert hit.title == "Mother missed the review"
        assert view.search("") == []
        assert len(view.search("mother", limit=1)) == 1
        assert view._read == {}  # what is found early is not looked for in everything


def test_a_view_goes_on_showing_the_moment_it_was_made(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1", "A visit by Tobiah Quickfall"))
    with AudienceView(store, audience("public")) as view:
        store.apply(
            [Put(event("e1", "Later")), Put(Person("p8", name="Tobiah Quickfall", kind="other", label="Guest"))], "x"
        )
        assert view.all("event")[0].values["what_happened"] == "A visit by Tobiah Quickfall"
    assert seen(store, "public", "event")["e1"]["what_happened"] == "Later"


def test_one_record_is_the_same_alone_and_among_all(fill: Fill) -> None:
    store = fill(*REGISTER, event("e1", "Maud Pevensey called", people=("p1",)))
    with AudienceView(store, audience("public")) as view:
        alone = view.get("event", "e1")
        (among,) = view.all("event")
        assert alone == among == view.get("event", "e1")
        assert view.get("event", "e9") is None
        assert view.get("concern", "z1") is None
        assert view.all("concern") == []
        assert "Pevensey" not in repr(alone)


def test_a_link_to_a_link_is_told_by_words(fill: Fill) -> None:
    store = fill(*REGISTER, Relationship("l1", person="p1", other="p2", kind="parent"))
    with AudienceView(store, audience("public")) as view:
        assert view.search("mother")[0].title == "Mother"
        assert view.get("relationship", "l1") is not None


ATTACKS = (
    "SELECT name FROM person",
    'SELECT "what_happened" FROM main."event"',
    "SELECT count(*) FROM concern",
    "SELECT change FROM history",
    "SELECT rowid FROM search WHERE search MATCH 'pevensey'",
    "SELECT name FROM sqlite_temp_master",
    "SELECT value FROM setting",
    "PRAGMA table_info(person)",
    "ATTACH ':memory:' AS x",
    "VACUUM INTO 'x.db'",
    "CREATE TEMP VIEW x AS SELECT * FROM person",
    "DELETE FROM person",
    "COMMIT",
    "ROLLBACK",
    "SELECT rw_prose('Maud Pevensey', 'event', 'e1', 'what_happened')",
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("code", ["public", "confidential"])
def test_nothing_else_can_be_read_on_the_views_connection(fill: Fill, attack: str, code: str) -> None:
    with AudienceView(fill(*REGISTER), audience(code)) as view:
        assert view.all("person")
        for hands in (view._guard.rows, view._guard._connection.execute):
            with pytest.raises(dbapi2.DatabaseError):
                hands(attack)


def test_redacted_words_are_neither_copied_nor_pickled_into_others(fill: Fill) -> None:
    (words,) = (r.values["name"] for r in _people(fill(MOTHER)))
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(words))  # noqa: S301 - our own bytes
    with pytest.raises(TypeError):
        copy.deepcopy([words])


def _people(store: Store) -> list[Any]:
    with AudienceView(store, audience("public")) as view:
        return view.all("person")


def test_a_closed_view_reads_nothing_more(fill: Fill) -> None:
    view = AudienceView(fill(*REGISTER), audience("public"))
    view.close()
    with pytest.raises(dbapi2.ProgrammingError):
        view.all("person")


def test_a_view_says_how_many_it_reads_under_which_id_and_which_fields(fill: Fill) -> None:
    hidden = Event("e2", {"date": "2021", "what_happened": "x"}, audience_limit=("public",))
    store = fill(*REGISTER, event("e1"), event("pevensey-maud"), hidden)
    with AudienceView(store, audience("public")) as view:
        assert view.seen_as("event", "pevensey-maud") == "event-1"
    with AudienceView(store, audience("family")) as view:
        assert view.count("event") == 2
        assert (view.seen_as("event", "e1"), view.seen_as("event", "e2")) == ("e1", None)
        assert (view.count("decision"), view.tells("decision")) == (0, ())
        assert "what_happened" in view.tells("event")
        assert "comment" not in view.tells("event")


def test_every_record_of_a_large_kind_is_searched(fill: Fill) -> None:
    store = fill(*REGISTER, *(event(f"e{n}", f"Maud Pevensey, visit number {n}") for n in range(450)))
    with AudienceView(store, audience("public")) as view:
        assert [hit.id for hit in view.search("mother visit", limit=500)] == [f"e{n}" for n in range(450)]
        assert [hit.id for hit in view.search("mother number 449")] == ["e449"]
        view.all("event")
        assert [hit.id for hit in view.search("mother number 449")] == ["e449"]
