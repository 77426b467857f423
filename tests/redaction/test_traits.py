from __future__ import annotations

import pytest

from tests.redaction.rewriting import rewritten
from workbench.records import Person
from workbench.redaction.traits import Traits

TRAITS = Traits(
    [
        Person("a", name="x", kind="family", ethnicity="White Polish", religion="Roman Catholic"),
        Person("e", name="v", kind="family", first_language="Polish", occupation="Night-shift lock keeper"),
        Person("f", name="u", kind="family", disability="Recurrent depression and anxiety"),
        Person("b", name="y", kind="subject_child", occupation="Pupil, Year 2", disability="Epilepsy; squint"),
        Person("c", name="z", kind="family", occupation="Nursery assistant", disability="None known"),
        Person("d", name="w", kind="professional", occupation="Social worker", religion="Muslim"),
    ]
)


def told(text: str) -> str:
    return rewritten(text, TRAITS.reworded(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He worked as a lock keeper.", "He was in work."),
        ("Father, a night-shift lock keeper, slept.", "Father, a person in work, slept."),
        ("the lock keeper came", "the worker came"),
        ("A Polish interpreter was booked.", "An interpreter was booked."),
        ("Polish interpreters were scarce.", "Interpreters were scarce."),
        ("They spoke Polish at home.", "They spoke another language at home."),
        ("Father is Polish.", "Father is from another background."),
        ("a Polish uncle came from Poland", "an uncle came from another country"),
        ("no Polish-speaking colleague", "no colleague who spoke the language"),
        ("a Polish-speaking aunt rang", "an aunt rang"),
        ("A non Polish-speaking officer came.", "An officer who did not speak the language came."),
        ("two non-Polish-speaking nurses", "two nurses who did not speak the language"),
        ("the caller (male, Polish-speaking) hung up", "the caller (male, speaking another language) hung up"),
        ("She is Polish speaking.", "She is speaking another language."),
        ("English and Polish", "English and another language"),
        ("the Catholic church", "the church"),
        ("She was a Catholic.", "She was a person of faith."),
        ("his epilepsy was", "his long-term condition was"),
        ("diagnosed with epilepsy", "diagnosed with a long-term condition"),
        ("an epilepsy nurse", "a specialist nurse"),
        ("She had recurrent depression.", "She had a long-term condition."),
    ],
)
def test_an_exact_fact_of_the_family_is_told_in_broad_terms(text: str, words: str) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    ["Polish the record.", "staff anxiety", "the social worker", "a nursery assistant there", "the pupil of Year 2",
     "a Muslim family", "none known", "to polish a spoon"],
)  # fmt: skip
def test_other_words_are_left_alone(text: str) -> None:
    assert told(text) == text


def test_no_records_no_rules() -> None:
    assert list(Traits([]).reworded("A Polish Catholic lock keeper with epilepsy")) == []
