"""A name that is also a word: which of the two it is."""

from __future__ import annotations

import re

import pytest

from tests.redaction import senses
from workbench.records import Agency, Person, Place
from workbench.redaction.identities import Certainty, Mention
from workbench.redaction.lexicon import ordinary_words
from workbench.redaction.register import Register

FIRST = Register.build(
    [Person(f"p{i}", name=n, kind=k, label=f"Person {i}") for i, (n, k) in enumerate(senses.PEOPLE)], [], []
)
SECOND = Register.build(
    [Person(f"p{i}", name=n, kind="family", label=f"Person {i}") for i, n in enumerate(senses.MORE_PEOPLE)],
    [Agency("a1", name="Compass", aliases=["Compass House"], kind="x", label="Charity 1")],
    [Place(f"t{i}", name=n, kind="town", label=f"Town {i}") for i, n in enumerate(["Reading", "Sale", "Deal", "Bury"])],
)
LEAST_KEPT = 0.95
LEAST_KEPT_AT_STARTS = 0.8  # of the second cast, most of whose ordinary words begin a sentence: the hardest place


def mentions(register: Register, word: str, sentence: str) -> list[Mention]:
    where = re.search(rf"\b{word}\b", sentence, re.IGNORECASE)
    assert where is not None
    return [m for m in register.find(sentence) if m.start <= where.start() < m.end]


def test_the_corpus_is_large_enough() -> None:
    assert len(senses.PEOPLE) >= 40
    assert len(senses.NAMES) + len(senses.ORDINARY) >= 150


@pytest.mark.parametrize(("word", "sentence"), senses.NAMES)
def test_no_name_is_taken_for_a_word(word: str, sentence: str) -> None:
    assert mentions(FIRST, word, sentence)


@pytest.mark.parametrize(("word", "sentence"), senses.MORE_NAMES)
def test_no_name_of_a_second_cast_is_taken_for_a_word(word: str, sentence: str) -> None:
    assert mentions(SECOND, word, sentence)


def test_ordinary_words_survive() -> None:
    kept = [not mentions(FIRST, word, sentence) for word, sentence in senses.ORDINARY]
    assert sum(kept) >= LEAST_KEPT * len(kept)


def test_most_ordinary_words_of_a_second_cast_survive() -> None:
    kept = [not mentions(SECOND, word, sentence) for word, sentence in senses.MORE_ORDINARY]
    assert sum(kept) >= LEAST_KEPT_AT_STARTS * len(kept)


HR = Register.build([Person("p", name="Hope Rafferty", aliases=["HR"], kind="family", label="Mother")], [], [])


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Advice from HR was sought for two staff.", None),
        ("The HR process took a year.", None),
        ("HR at home with baby.", Certainty.CERTAIN),
        ("Spoke to HR.", Certainty.DOUBTFUL_WORD),
        ("HR’s mother rang.", Certainty.CERTAIN),
        ("H.R. rang.", Certainty.CERTAIN),
    ],
)
def test_initials_that_are_an_abbreviation_are_judged_by_company(text: str, certainty: Certainty | None) -> None:
    found = HR.find(text)
    assert (found[0].certainty if found else None) is certainty


@pytest.mark.parametrize("text", ["Grace placement ended.", "Hope bruise seen.", "Amber nappy rash treated."])
def test_a_telegraphic_note_is_doubtful_rather_than_ordinary(text: str) -> None:
    assert FIRST.find(text)[0].certainty is Certainty.DOUBTFUL_WORD


def test_the_word_list_is_there() -> None:
    assert len(ordinary_words()) > 50_000


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They call a bryn a hill.", False),
        ("The bryn was wet.", False),
        ("Then bryn rang his mother.", True),
        ("A note for bryn was left.", True),
        ("Bryn rang.", True),
    ],
)
def test_a_welsh_word_after_an_article_is_no_name(text: str, named: bool) -> None:
    known = Register.build([Person("p1", name="Bryn Oakley", kind="family", label="Uncle")], [], [])
    assert bool(known.find(text)) is named
