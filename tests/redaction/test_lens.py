from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.redaction.conftest import Fill
from workbench.records import Action, Event, Incident, Interview, Person, Recommendation, Review
from workbench.redaction.audiences import audience
from workbench.redaction.lens import first_day
from workbench.redaction.views import AudienceView

CODES = ("confidential", "panel", "family", "public", "agency:a1")
ODD = (
    "",
    " ",
    "\x00after a zero",
    "\x02marked\x03",
    "\u202eright to left",
    "e\u0301\u200d\ufeff" * 50,
    "🙂" * 20,
    "'; DROP TABLE person; --",
    "[[]]",
    "A" * 100_000,
    "2021-99-99",
    "0000-00-00/9999-24",
    "../..",
)


@pytest.mark.parametrize("odd", ODD)
def test_no_text_can_stop_a_view(fill: Fill, odd: str) -> None:
    store = fill(
        Review("r1", title=odd, jurisdiction=odd, incident_date=odd, public_date_rule=odd, commissioning_body=odd),
        Person("p1", name=odd, kind=odd, label=odd, aliases=(odd,), date_of_birth=odd, sex=odd, factors=(odd, odd)),
        Event("e1", date=odd, what_happened=odd, themes=(odd,)),
        Incident("in1", date=odd, mechanism=odd),
    )
    for code in CODES:
        with AudienceView(store, audience(code)) as view:
            case = view.to_case()
            assert case["review"]["id"] == "r1"
            view.questions()
            view.search("after")
            view.age_at_incident("p1")


MISSHAPEN: tuple[Any, ...] = (
    {"text": 3, "agreed": True},
    {"text": ["a"], "agreed": True},
    {"text": {"a": 1}, "agreed": True, "more": "x"},
    {"agreed": True},
    {"text": "Said by Maud", "agreed": "Maud agreed"},
    {"text": "Said by Maud", "agreed": "2022 says Maud"},
    {},
)


@pytest.mark.parametrize("quote", MISSHAPEN)
def test_a_misshapen_quotation_says_nothing(fill: Fill, quote: Any) -> None:
    interview = Interview("i1", capacity="parent", notes="x", quotes=(quote,), consent={"quote": True})
    with AudienceView(fill(interview), audience("public")) as view:
        shown = view.all("interview")[0].values.get("quotes", ())
    assert [dict(q) for q in shown] in ([], [{"agreed": True}])


def test_a_flag_that_is_a_date_tells_the_public_no_date(fill: Fill) -> None:
    quote = {"text": "We were not told.", "agreed": "2022-03-01"}
    store = fill(Interview("i1", capacity="parent", notes="x", quotes=(quote,), consent={"quote": "2022-03-01"}))
    for code, agreed in (("public", True), ("family", "2022-03-01")):
        with AudienceView(store, audience(code)) as view:
            assert dict(view.all("interview")[0].values["quotes"][0])["agreed"] == agreed


def test_a_group_of_ticks_comes_out_tick_by_tick(fill: Fill) -> None:
    smart = {"specific": True, "measurable": False, "achievable": "unknown", "unheard": "x"}
    store = fill(Recommendation("o1", number=1, text="x", smart=smart))
    with AudienceView(store, audience("public")) as view:
        assert dict(view.all("recommendation")[0].values["smart"]) == {
            "specific": True,
            "measurable": False,
            "achievable": "unknown",
        }


def test_progress_is_redacted_note_by_note(fill: Fill) -> None:
    notes = ({"date": "2021-05-01", "note": "Maud Pevensey was told"}, {"note": "Done"})
    action = Action("t1", text="x", progress=notes)
    person = Person("p1", name="Maud Pevensey", kind="family", label="Mother")
    with AudienceView(
        fill(Review("r1", title="T", incident_date="2021-06-01"), person, action), audience("public")
    ) as view:
        assert [dict(n) for n in view.all("action")[0].values["progress"]] == [
            {"date": "about four weeks before the incident", "note": "Mother was told"},
            {"note": "Done"},
        ]


def test_a_status_is_told_in_broad_terms_and_its_dates_by_the_rule(fill: Fill) -> None:
    status = ({"status": "Interim care order", "from": "2021-05-01"}, {"status": "Something rare", "to": "2021-05-01"})
    person = Person("p1", name="Maud", kind="subject_child", label="Child A", legal_status=status)
    with AudienceView(fill(Review("r1", title="T", incident_date="2021-06-01"), person), audience("public")) as view:
        shown = [dict(s) for s in view.all("person")[0].values["legal_status"]]
    assert shown == [
        {"status": "in public care or under a court order", "from": "about four weeks before the incident"},
        {"to": "about four weeks before the incident"},
    ]


@given(st.text(max_size=30))
def test_every_date_has_a_place_in_the_order(text: str) -> None:
    assert isinstance(first_day(text), str)


def test_dates_are_ordered_by_their_first_day_and_the_vaguer_first() -> None:
    dates = ["2021-03-14", "2021-03-01/2021-03-09", "2021", "2020-12~", "2021-21", None, "unknown"]
    assert sorted(dates, key=first_day) == [
        "2020-12~",
        "2021",
        "2021-21",
        "2021-03-01/2021-03-09",
        "2021-03-14",
        None,
        "unknown",
    ]
