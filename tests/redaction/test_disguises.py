"""Names whose letters are spaced out or replaced."""

from __future__ import annotations

import pytest

from workbench.records import Person, Place
from workbench.redaction.identities import Certainty, Grammar
from workbench.redaction.register import Register

REGISTER = Register.build(
    [
        Person("k", name="Wenna Nowicki-Bramhall", aliases=["Leila"], kind="family", label="Child A"),
        Person(
            "o",
            name="Iestyn O'Brannan",
            kind="family",
            label="Father",
            identifiers=[{"kind": "vehicle", "value": "CX16 KLM"}],
        ),
        Person("h", name="Hope Pascoe", kind="family", label="Mother"),
    ],
    [],
    [Place("l", name="Tarrow Lane", kind="street", label="the street")],
)


def surfaces(text: str, *, strict: bool = False) -> list[tuple[str, str]]:
    found = REGISTER.leaks(text) if strict else REGISTER.find(text)
    return [(text[m.start : m.end], m.identities[0].id) for m in found]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("W e n n a came", "W e n n a", "k"),
        ("W-e-n-n-a", "W-e-n-n-a", "k"),
        ("then W.E.N.N.A. came", "W.E.N.N.A", "k"),
        ("w,e,n,n,a", "w,e,n,n,a", "k"),
        ("W\ne\nn\nn\na", "W\ne\nn\nn\na", "k"),
        ("T a r r o w   L a n e", "T a r r o w   L a n e", "l"),
        ("W3nna came", "W3nna", "k"),
        ("saw Br@mhall there", "Br@mhall", "k"),
        ("0'Brannan", "0'Brannan", "o"),
        ("O’Br4nnan!", "O’Br4nnan", "o"),
        ("N0wicki-Br4mhall", "N0wicki-Br4mhall", "k"),
        ("T4rrow L4ne", "T4rrow L4ne", "l"),
        ("CXI6 KLM", "CXI6 KLM", "o"),
    ],
)
def test_a_name_in_disguise_is_found_whole(text: str, words: str, who: str) -> None:
    assert surfaces(text) == [(words, who)]
    assert surfaces(text, strict=True) == [(words, who)]


def test_letters_that_look_alike_are_found_in_a_finished_file_only() -> None:
    assert surfaces("IeiIa came") == []
    assert surfaces("IeiIa came", strict=True) == [("IeiIa", "k")]


@pytest.mark.parametrize(
    "text",
    [
        "A B C D E", "the 3rd of 4 visits by yr6", "W 3 n n", "s47 and s17", "C H I L D", "5ch00l", "a1b2c3",
        "x@y.example",
        "She paid $5 or €3 | it was 100%!",
    ],
)  # fmt: skip
def test_codes_counts_and_headings_are_no_names(text: str) -> None:
    assert surfaces(text) == []
    assert surfaces(text, strict=True) == []


def test_a_possessive_and_a_doubt_stay_what_they_are() -> None:
    (mention,) = REGISTER.find("W3nna's bag")
    assert (mention.end, mention.grammar) == (7, Grammar.POSSESSIVE)
    (mention,) = REGISTER.find("with h0pe again")
    assert mention.certainty is Certainty.DOUBTFUL_WORD


def test_a_plain_name_beside_a_disguised_one_is_still_found() -> None:
    assert surfaces("Iestyn and W e n n a and Leila") == [("Iestyn", "o"), ("W e n n a", "k"), ("Leila", "k")]
