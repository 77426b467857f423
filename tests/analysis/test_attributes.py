from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis import attributes, rarity
from workbench.analysis.attributes import CASE, Passage, Someone

CHILD = Someone("c", "Child K", "subject_child", True, {})
SIBLING = Someone("s", "Sibling", "family", True, {})
MOTHER = Someone("m", "Mother", "family", False, {})
PARTNER = Someone("p", "Mother’s Partner", "family", False, {})
GRAN = Someone("g", "Maternal Grandmother", "family", False, {})
NURSE = Someone("n", "Health Visitor 1", "professional", False, {})
EVERYONE = (CHILD, SIBLING, MOTHER, PARTNER, GRAN, NURSE)


def told(text: str, *people: Someone, about: tuple[str, ...] = ()) -> set[tuple[str, str, str]]:
    found = attributes.facts(people or EVERYONE, [Passage("paragraph 1.1", text, about)], rarity.shipped())
    return {(fact.whose, fact.value.facet, fact.value.code) for fact in found}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Child K was fourteen months old.", ("c", "age", "months")),
        ("Child K and Sibling are twins.", ("s", "family", "twins")),
        ("Child K and his Sibling are twins.", ("c", "family", "twins")),
        ("Mother, a paramedic, was at work.", ("m", "occupation", "rare")),
        ("Mother worked nights as a cleaner.", ("m", "occupation", "named")),
        ("Mother came late. She had low mood.", ("m", "condition", "common")),
        ("The grandmother spoke Urdu.", ("g", "language", "named")),
        ("The baby had epilepsy.", ("c", "condition", "named")),
        ("Mother’s Partner is a scaffolder.", ("p", "occupation", "rare")),
        ("It happened in May 2021.", (CASE, "time", "month")),
        ("They lived in a village.", (CASE, "place", "small")),
        ("He was sentenced to nine years in prison.", (CASE, "court", "sentence")),
        ("The nine-month-old, Child K, slept.", ("c", "age", "months")),
        ("Sibling was aged 6.", ("s", "age", "years")),
    ],
)
def test_a_fact_is_given_to_whom_it_is_told_of(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Sibling told a teaching assistant.", ("s", "occupation", "named")),
        ("Mother’s Partner is a scaffolder.", ("m", "occupation", "rare")),
        ("When he was fourteen months old Mother left.", ("m", "age", "months")),
        ("The ward was full. A paramedic came.", ("c", "occupation", "rare")),
        ("Overdue appointments, low mood, an unnamed new partner.", ("p", "condition", "common")),
        ("Health Visitor 1 rang about the twins.", ("n", "family", "twins")),
    ],
)
def test_a_fact_is_not_given_to_another(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in told(text)


def test_a_passage_about_somebody_says_it_of_them_without_a_label() -> None:
    assert ("g", "occupation", "named") in told("I did it for a living.", about=("Maternal Grandmother",))


def test_a_fact_in_two_places_is_one_fact() -> None:
    passages = [Passage("paragraph 1.1", "Child K is a twin."), Passage("paragraph 2.1", "Child K, a twin, slept.")]
    (fact,) = (f for f in attributes.facts([CHILD], passages, rarity.shipped()) if f.value.code == "twins")
    assert fact.places == ("paragraph 1.1", "paragraph 2.1")


def test_a_field_tells_what_its_broad_term_tells() -> None:
    child = Someone("c", "Child K", "subject_child", True, {"ethnicity": ("Asian",), "nature": ("death",)})
    assert told("", child) == {("c", "ethnicity", "minority"), (CASE, "outcome", "died")}


def test_a_field_that_says_nothing_telling_is_no_fact() -> None:
    assert told("", Someone("m", "Mother", "family", False, {"occupation": ("quite another thing",)})) == set()


def test_two_subject_children_are_not_both_the_child() -> None:
    other = Someone("d", "Child L", "subject_child", True, {})
    assert told("The baby had epilepsy.", CHILD, other) == set()


def test_nobody_at_all_is_no_error() -> None:
    assert attributes.facts([], [Passage("here", "A twin.")], rarity.shipped()) == []


def test_sentences_are_split_where_they_end() -> None:
    assert attributes.sentences("One came. “Two,” she said.\nThree") == ["One came.", "“Two,” she said.", "Three"]


WORDS = st.text(alphabet=st.sampled_from("aehrst İıßŁ’'“”.,;()[]—1 9\n\u00a0"), max_size=60)
PIECES = st.lists(st.one_of(WORDS, st.sampled_from(["Child K", "Mother’s Partner", "twins", "aged 6", "epilepsy"])))


@settings(max_examples=150, deadline=None)
@given(PIECES, st.lists(st.text(max_size=12), max_size=4))
def test_no_text_and_no_label_is_too_strange(pieces: list[str], labels: list[str]) -> None:
    people = [*EVERYONE, *(Someone(f"x{n}", label, "family", False, {}) for n, label in enumerate(labels))]
    known = {person.id for person in people} | {CASE}
    found = attributes.facts(people, [Passage("here", " ".join(pieces), tuple(labels[:1]))], rarity.shipped())
    assert {fact.whose for fact in found} <= known
