from __future__ import annotations

from typing import Any

import pytest

from tests.vault.samples import KAYLEE, event
from workbench.errors import InvalidRecord
from workbench.records import Decision, Event, Evidence, Interview, Person, Record, Review
from workbench.vault.columns import decode, encode, speakable


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (KAYLEE.replace(name=7), "name"),
        (KAYLEE.replace(name="\ud800"), "name"),
        (KAYLEE.replace(aliases="Kay"), "aliases"),
        (KAYLEE.replace(aliases=(1,)), "aliases"),
        (KAYLEE.replace(in_household="perhaps"), "in_household"),
        (KAYLEE.replace(in_household=1.0), "in_household"),
        (KAYLEE.replace(identifiers={"kind": "email"}), "identifiers"),
        (KAYLEE.replace(identifiers=("x",)), "identifiers"),
        (KAYLEE.replace(identifiers=({"kind": float("nan")},)), "identifiers"),
        (KAYLEE.replace(identifiers=({"kind": {1}},)), "identifiers"),
        (event(1, sequence="3"), "sequence"),
        (event(1, sequence=True), "sequence"),
        (event(1, sequence=2**63 + 1), "sequence"),
        (event(1, sequence=10**400), "sequence"),
        (event(1, sequence=float("inf")), "sequence"),
        (Evidence("v1", finding="f1", target="e1", stance="supports"), "target"),
        (Evidence("v1", finding="f1", target={"kind": "event"}, stance="supports"), "target"),
        (Interview("i1", capacity="parent", notes="x", consent="yes"), "consent"),
        (Decision("d1", treat_as={"is": 7}), "treat_as"),
        (Person("\ud800", name="x"), "id"),
        (Person("p1", extra={"x": "\ud800"}), "extra"),
        (Person("p1", audience_limit=["\ud800"]), "audience_limit"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_by_field(record: Record, field: str) -> None:
    with pytest.raises(InvalidRecord) as raised:
        encode(record)
    assert raised.value.field == field


def test_whole_numbers_come_back_whole() -> None:
    back = decode("event", "e1", encode(event(1, sequence=3.0)))
    assert isinstance(back, Event)
    assert isinstance(back.sequence, int)


def test_words_that_no_list_knows_are_kept() -> None:
    review = Review("r1", jurisdiction="atlantis")
    assert decode("review", "r1", encode(review)) == review


def test_a_column_that_is_not_declared_any_more_becomes_extra() -> None:
    old: dict[str, Any] = {"name": "Kaylee", "shoe_size": "38", "extra": '{"x":[1]}', "binned": 1}
    assert decode("person", "p1", old) == Person("p1", name="Kaylee", extra={"shoe_size": "38", "x": [1]})


def test_a_flag_of_no_known_word_is_unknown() -> None:
    person = decode("person", "p1", {"in_household": "perhaps"})
    assert person.values["in_household"] == "unknown"


def test_text_that_no_file_can_hold_is_refused() -> None:
    assert speakable("file", "path", "inbox/é") == "inbox/é"
    with pytest.raises(InvalidRecord):
        speakable("file", "path", "inbox/\udce9")
