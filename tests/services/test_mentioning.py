"""Who can be named in a text, found by a few letters of any form of the name."""

from __future__ import annotations

import time

import pytest

from workbench.records import Agency, Person, Place
from workbench.services import mentioning
from workbench.services.mentioning import Known
from workbench.services.session import Session
from workbench.vault.store import Put


@pytest.fixture
def names(empty: Session) -> tuple[Known, ...]:
    records = (
        Person("p1", name="Ines Adeyemi", kind="professional", label="Social Worker 1"),
        Person("p2", name="Zoë Marsh", kind="subject_child", label="Child A", aliases=("Bunny",)),
        Person("p3", name="Adam Marsh", kind="family", label="Father"),
        Agency("a1", name="Adder Lane School", kind="school", label="School"),
        Place("pl1", name="12 Marsh Row", kind="home", label="the home"),
    )
    empty.store.apply([Put(r) for r in records], "test")
    return mentioning.known(empty)


def found(names: tuple[Known, ...], typed: str) -> list[str]:
    return [each.id for each in mentioning.matching(names, typed, 3)]


def test_the_children_come_first_and_then_the_family(names: tuple[Known, ...]) -> None:
    assert [each.id for each in names] == ["p2", "p3", "p1", "a1", "pl1"]
    assert found(names, "") == ["p2", "p3", "p1"]


def test_a_name_that_begins_so_comes_before_one_with_such_a_word(names: tuple[Known, ...]) -> None:
    assert found(names, "ad") == ["p3", "a1", "p1"]


def test_a_label_an_alias_and_a_letter_without_its_accent_find_a_name(names: tuple[Known, ...]) -> None:
    assert found(names, "social w") == ["p1"]
    assert found(names, "bun") == ["p2"]
    assert found(names, "zoe") == ["p2"]
    assert found(names, "arsh") == []  # the middle of a word is no beginning


def test_two_thousand_people_are_searched_between_two_keys() -> None:
    many = [Known("person", f"p{n}", f"Person {n}", "", (f"person {n}", f"adult {n}")) for n in range(2_000)]
    start = time.perf_counter()
    assert mentioning.matching(many, "nobody", 8) == []
    assert time.perf_counter() - start < 0.05
