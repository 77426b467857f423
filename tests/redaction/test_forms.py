"""Forms worked out from a person's name."""

from __future__ import annotations

import pytest

from workbench.records import Person
from workbench.redaction.forms import forms_of_person, forms_of_stranger, parse_name, person_identity
from workbench.redaction.identities import FormKind, Group, Identity


def forms(name: str, *aliases: str) -> set[str]:
    person = Person("p", name=name, aliases=list(aliases), kind="family", label="X")
    return {f.text for f in forms_of_person(person, person_identity(person))}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Kacper Finlay Nowicki-Rafferty",
            {
                "kacper",
                "finlay",
                "nowicki",
                "rafferty",
                "nowicki rafferty",
                "nowickirafferty",
                "rafferty-nowicki",
                "nowicki - rafferty",
                "krafferty",
            },
        ),
        ("Paweł Nowicki", {"pawel", "nowicki", "pawel nowicki"}),
        ("Llŷr ap Gwilym", {"llyr", "ap gwilym", "gwilym", "apgwilym"}),
        ("Dr Orla Ní Cheallaigh", {"orla", "ni cheallaigh", "cheallaigh", "nicheallaigh"}),
        ("Muhammad al-Hassan", {"muhammad", "al-hassan", "al hassan", "alhassan", "hassan"}),
        ("Abdirahman Warsame Hassan", {"abdirahman", "warsame", "hassan"}),
        ("Mary O’Brien", {"mary", "o'brien", "obrien", "o brien"}),
        ("Pat McDonagh", {"mcdonagh", "macdonagh", "mc donagh"}),
        ("Tom Jones", {"jones", "joneses"}),
        ("Hope Rafferty (née Preston)", {"hope", "rafferty", "preston"}),
    ],
)
def test_a_name_gives_its_forms(name: str, expected: set[str]) -> None:
    assert expected <= forms(name)


def test_aliases_give_forms_too() -> None:
    found = forms("Craig Lee Faulkner", "Lee Falkner", "Foxy", "CF", "Auntie Haze", "Mr Faulkener", "Sum-Sum")
    assert {"falkner", "foxy", "cf", "c.f", "haze", "faulkener", "sum-sum", "sum"} <= found


@pytest.mark.parametrize("alias", ["the boy next door", "Library Mark", "Baby", "PC 2291", "Nanna"])
def test_common_words_of_an_alias_do_not_stand_alone(alias: str) -> None:
    found = forms("Ewa Nowicka", alias)
    assert not {"boy", "door", "library", "pc", "2291", "the"} & found


def test_initials_count_only_in_capitals() -> None:
    person = Person("p", name="Sinéad Kinsella", aliases=["SK"], kind="professional", label="X")
    initials = [f for f in forms_of_person(person, person_identity(person)) if f.kind is FormKind.INITIALS]
    assert {"sk", "s.k"} <= {f.text for f in initials}
    assert all(f.exact for f in initials)


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        ("Rafferty, Summer Rose", "Summer", ("Rafferty",)),
        ("DS Mark Sutcliffe", "Mark", ("Sutcliffe",)),
        ("Ms Rafferty", "", ("Rafferty",)),
        ("M. Ashby", "", ("Ashby",)),
        ("May T", "May", ()),
        ("Zbig", "Zbig", ()),
        ("Nanna Dor", "Dor", ()),
        ("", "", ()),
    ],
)
def test_a_name_is_taken_apart(text: str, given: str, surname: tuple[str, ...]) -> None:
    parsed = parse_name(text)
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(
    "author", ["Team Manager", "Duty team", "Anonymous", "Quality Assurance Lead", "Children's Services"]
)
def test_a_post_is_no_name(author: str) -> None:
    assert list(forms_of_stranger(author, Identity("person", "", "a person", Group.OTHER))) == []


def test_an_author_is_a_name() -> None:
    found = forms_of_stranger("Detective Inspector R. Tyldesley", Identity("person", "", "a person", Group.OTHER))
    assert "tyldesley" in {f.text for f in found}
