from __future__ import annotations

import pytest

from workbench.redaction.characteristics import KINDS, characteristics, kind_of


def found(text: str, *, broadly: bool = False) -> set[tuple[str, str]]:
    return {(text[f.start : f.end], f.kind) for f in characteristics(text, broadly=broadly)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("His father is a scaffolder.", "scaffolder", "occupation"),
        ("Two Taxi Drivers rang.", "Taxi Drivers", "occupation"),
        ("He works nights gutting herring.", "gutting herring", "occupation"),
        ("She was employed there as a lamp lighter.", "lamp lighter", "occupation"),
        ("He does shifts on the cable ferry.", "the cable ferry", "occupation"),
        ("She mends nets for a living.", "mends nets", "occupation"),
        ("She is Polish and he is not.", "Polish", "nationality"),
        ("a family of Tamil origin", "Tamil origin", "ethnicity"),
        ("recorded as White and Black Caribbean", "White and Black Caribbean", "ethnicity"),
        ("They are Jehovah’s Witnesses.", "Jehovah’s Witnesses", "faith"),
        ("He speaks Sorani at home.", "Sorani", "language"),
        ("born with osteogenesis imperfecta", "osteogenesis imperfecta", "condition"),
        ("She owed £1,250 in rent.", "£1,250", "quantity"),
        ("damages of EUR 6,800 in all", "EUR 6,800", "quantity"),
        ("She has four older siblings.", "four older siblings", "quantity"),
        ("under the headline “Failed by everyone around him” that day", "Failed by everyone around him", "headline"),
    ],
)
def test_what_is_said_of_people_is_found(text: str, words: str, kind: str) -> None:
    assert (words, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The health visitor and the family support worker met the social worker.",
        "the Turkish Government and the German Civil Code",
        "a Polish language lesson",
        "He polished the table and was cooking.",
        "He worked as a social worker for days following the plan.",
        "Plans were made for each child.",
    ],
)
def test_institutions_and_the_work_itself_are_not(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("words", ["nearly three years", "a two-week gap", "6 months and 2 days", "in 12% of cases"])
def test_spans_of_time_and_shares_are_marked_only_broadly(words: str) -> None:
    assert found(words) == set()
    assert found(words, broadly=True) != set()


def test_every_kind_of_the_lists_is_declared() -> None:
    assert {kind_of(w) for w in ("welder", "Somali", "Sikh", "Urdu", "Roma", "lupus")} <= KINDS
    assert kind_of("table") is None
