from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis import attributes, combination, rarity
from workbench.analysis.attributes import CASE, Fact, Passage, Someone

WEIGHTS = rarity.shipped()
CHILD = Someone("c", "Child K", "subject_child", True, {})
MOTHER = Someone("m", "Mother", "family", False, {})
NURSE = Someone("n", "Headteacher", "professional", False, {"role": ("Headteacher",)})
EVERY_FACT = [Fact("c", v, v.title, ("here",)) for f in WEIGHTS.facets.values() for v in f.values]


def meter(text: str, person: Someone = CHILD) -> combination.Meter:
    found = attributes.facts([person], [Passage("paragraph 1.1", text)], WEIGHTS)
    return combination.meters([person], found, WEIGHTS)[0]


def test_nothing_told_is_remote_and_needs_no_change() -> None:
    silent = meter("Agencies should talk to each other.")
    assert (silent.level.word, silent.points, silent.change, silent.unique) == ("remote", 0, None, ())


def test_facts_add_up_to_somebody() -> None:
    one = meter("Child K is a twin.")
    three = meter("Child K is a twin. Child K has epilepsy. Child K was fourteen months old.")
    assert one.points < three.points
    assert three.level.word in {"high", "very_high"}
    assert three.share == 100


def test_facts_that_depend_on_each_other_count_by_half() -> None:
    alone, both = meter("Child K spoke Polish."), meter("Child K spoke Polish. Child K is Roman Catholic.")
    religion = next(v for v in WEIGHTS.facets["religion"].values if v.code == "named")
    assert both.points == alone.points + religion.points // 2


def test_of_two_ages_only_the_more_telling_counts() -> None:
    assert (
        meter("Child K, an infant, was fourteen months old.").points == meter("Child K was fourteen months old.").points
    )


def test_what_is_unique_is_named() -> None:
    assert [fact.words for fact in meter("Child K is a twin.").unique] == ["twin"]


def test_the_change_is_the_one_that_lowers_the_sum_most() -> None:
    read = meter("Child K is a boy with epilepsy. Child K was seen in 2021.")
    assert read.change is not None
    assert read.change.fact.value.facet == "condition"
    assert read.change.instead
    sums = [combination.total([f for f in read.facts if f is not fact], WEIGHTS) for fact in read.facts]
    assert read.change.points == min(sums) < read.points


def test_a_fact_of_the_case_counts_for_the_family_and_not_for_a_professional() -> None:
    found = attributes.facts([CHILD, MOTHER, NURSE], [Passage("here", "It was in May 2021.")], WEIGHTS)
    child, mother, nurse = combination.meters([NURSE, MOTHER, CHILD], found, WEIGHTS)
    assert [m.person.id for m in (child, mother, nurse)] == ["c", "m", "n"]
    assert child.points == mother.points > 0
    assert {fact.value.facet for fact in nurse.facts} == {"post"}


def test_a_child_is_looked_for_among_fewer_than_an_adult() -> None:
    assert meter("", CHILD).enough < meter("", MOTHER).enough


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(EVERY_FACT), max_size=12), st.sampled_from(EVERY_FACT))
def test_saying_more_never_makes_anyone_safer(facts: list[Fact], more: Fact) -> None:
    assert combination.total([*facts, more], WEIGHTS) >= combination.total(facts, WEIGHTS)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(EVERY_FACT), max_size=12))
def test_the_order_of_facts_does_not_matter(facts: list[Fact]) -> None:
    assert combination.total(facts, WEIGHTS) == combination.total(facts[::-1], WEIGHTS)


def test_no_case_is_no_person() -> None:
    assert combination.meters([], [Fact(CASE, EVERY_FACT[0].value, "x", ())], WEIGHTS) == []
