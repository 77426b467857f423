"""A proposed label gives nothing away: no initial, no order, nobody else's label, nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.records import Agency, Person, Place
from workbench.services.labelling import propose
from workbench.services.session import Session
from workbench.vault.store import Put


class Drawn:
    """Remembers what could have been drawn, and draws the last of it."""

    def __init__(self) -> None:
        self.offered: Sequence[str] = ()

    def __call__(self, offered: Sequence[str]) -> str:
        self.offered = offered
        return offered[-1]


def test_a_childs_letter_is_none_of_its_initials_and_nobody_elses(harbour: Session) -> None:
    drawn = Drawn()
    child = Person("new", name="Bea-Rose Tarn", aliases=("Dolly",), kind="subject_child")
    assert propose(harbour, child, drawn) == "Child Y"
    letters = {label.removeprefix("Child ") for label in drawn.offered}
    assert not letters & set("BRTDLIOQXZ")  # L is the label of the child of the review
    assert len(letters) > 12


def test_letters_are_drawn_and_not_taken_in_order(harbour: Session) -> None:
    child = Person("new", name="Bea Tarn", kind="subject_child")
    assert len({propose(harbour, child) for _ in range(60)}) > 5


@pytest.mark.parametrize(
    ("person", "first"),
    [
        (Person("n", name="A B", kind="family", role="Father of the older child"), "Father 1"),  # there is a Father
        (Person("n", name="A B", kind="family", role="paternal grandmother"), "Paternal Grandmother"),
        (Person("n", name="A B", kind="family"), "Family Member 1"),
        (Person("n", name="A B", kind="professional", role="Duty social worker"), "Social Worker 2"),
        (Person("n", name="A B", kind="professional", role="Head of St Oda’s"), "Professional 1"),
        (Person("n", name="A B", kind="other"), "Person 1"),
        (Person("n", kind="family", role="Half-sibling"), "Half-Sibling 1"),
        (Person("n", kind="professional", role="mother"), "Professional 1"),
    ],
)
def test_the_scheme_is_that_of_published_reviews(harbour: Session, person: Person, first: str) -> None:
    drawn = Drawn()
    propose(harbour, person, drawn)
    assert first in drawn.offered or first.rstrip("12 ") == drawn.offered[0].rstrip("123456789 ")
    assert not {str(p.label) for p in harbour.store.all(Person)} & {*drawn.offered}


def test_agencies_and_places_are_called_after_their_sort(harbour: Session) -> None:
    drawn = Drawn()
    assert propose(harbour, Agency("n", name="Northmere Prison", kind="prison"), drawn) == "Prison"
    assert propose(harbour, Agency("n", name="A", kind="other"), drawn).startswith("Service ")
    assert propose(harbour, Place("n", name="A", kind="school"), drawn).startswith("School ")
    assert propose(harbour, Place("n", name="A"), drawn).startswith("Place ")


def test_a_label_never_is_a_registered_name(harbour: Session) -> None:
    harbour.store.apply([Put(Person("px", name="Child Y", kind="other", label="Band"))], "new")
    drawn = Drawn()
    propose(harbour, Person("n", name="Bea Tarn", kind="subject_child"), drawn)
    assert "Child Y" not in drawn.offered


def test_when_all_letters_and_small_numbers_are_taken_there_are_more(harbour: Session) -> None:
    held = [Person(f"q{n}", name=f"Name {n}", kind="other", label=f"Person {n}") for n in range(1, 10)]
    harbour.store.apply([Put(person) for person in held], "new")
    drawn = Drawn()
    assert propose(harbour, Person("n", kind="other"), drawn) == "Person 999"
    assert drawn.offered[0] == "Person 10"
