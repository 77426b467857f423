from __future__ import annotations

import pytest

from workbench.analysis.likeness import REASONS, WEIGHTS, Likeness, days_apart
from workbench.analysis.tellings import tellings
from workbench.records import Agency, Event, Person

AGENCIES = (
    Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="x"),
    Agency("a2", name="Bryn Glas School", kind="school", label="x"),
    Agency("a3", name="Northshire Police", kind="police", label="x"),
    Agency("a4", name="Elm Surgery", kind="gp", label="x"),
)
PEOPLE = (Person("p1", name="Frank Hartley", kind="professional", label="x", agency="a2"),)
FILLER = [
    Event(f"f{i}", agency=f"a{i % 4 + 1}", date=f"2021-{i % 11 + 1:02}-15", what_happened=f"Filler{i} about topic{i}.")
    for i in range(40)
]


def between(first: str, second: str, day: str = "2021-06-10", **more: object) -> tuple[Likeness, int, int]:
    events = [
        Event("e1", {"agency": "a1", "date": "2021-06-10", "what_happened": first, **more}),
        Event("e2", {"agency": "a2", "date": day, "what_happened": second, **more}),
    ]
    told = tellings([*events, *FILLER], AGENCIES, PEOPLE)
    places = {t.id: i for i, t in enumerate(told)}
    return Likeness(told), min(places["e1"], places["e2"]), max(places["e1"], places["e2"])


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ("Zebra in the hall.", "A zebra was seen.", "rare_words"),
        ("Reference 4471/21 given.", "Told 4471/21.", "numbers"),
        ("Told the headteacher.", "Nothing.", "one_names"),
        ("Rang the headteacher.", "The social worker rang.", "both_name"),
        ("Rang the headteacher.", "The social worker rang.", "spoke"),
        ("Email from the school.", "Wrote.", "heard"),
        ("Strategy discussion.", "Strategy meeting.", "same_kind"),
    ],
)
def test_each_sign_is_seen_where_it_is(first: str, second: str, sign: str) -> None:
    alike, a, b = between(first, second)
    assert alike.signs(a, b)[sign] > 0
    assert REASONS[sign] in alike.reasons(a, b)
    plain, c, d = between("Nothing of note.", "Quiet day.")
    assert sign not in plain.signs(c, d)


def test_days_between_speak_against_and_a_named_day_for_it() -> None:
    near, a, b = between("Zebra in the hall.", "Zebra in the hall.", "2021-06-12")
    said, c, d = between("Zebra in the hall.", "Zebra on 10 June in the hall.", "2021-06-12")
    assert near.signs(a, b)["later"] == 2
    assert said.signs(c, d)["says_day"] == 1
    assert said.odds(c, d) > near.odds(a, b)
    assert near.reasons(a, b)[0] == "2 days apart."


def test_times_speak_for_it_or_against() -> None:
    alike, a, b = between("Zebra.", "Zebra.", time="10:00")
    assert "same_time" in alike.signs(a, b)
    told = tellings(
        [
            Event("e1", agency="a1", date="2021-06-10", time="09:00", what_happened="Zebra."),
            Event("e2", agency="a2", date="2021-06-10", time="17:00", what_happened="Zebra."),
        ],
        AGENCIES,
    )
    assert "other_time" in Likeness(told).signs(0, 1)
    assert days_apart(*told) == 0


def test_what_lies_far_apart_needs_a_letter_a_named_day_or_the_same_words() -> None:
    alike, a, b = between("Zebra in the hall.", "Quiet day.", "2021-06-24")
    assert alike.odds(a, b) == -9.0


def test_every_sign_that_is_said_has_a_weight_and_no_reason_holds_words_of_the_record() -> None:
    assert set(REASONS) <= set(WEIGHTS)
    alike, a, b = between("Zebra in the hall.", "A zebra was seen.")
    assert "zebra" not in " ".join(alike.reasons(a, b)).casefold()
