from __future__ import annotations

import pytest

from tests.redaction.rewriting import rewritten
from workbench.redaction.agewords import reworded_ages


def told(text: str) -> str:
    return rewritten(text, reworded_ages(text, frozenset({4})))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a three-year-old boy fell", "a boy aged 1 to 4 fell"),
        ("He was eleven months old and could not walk.", "He was aged under 1 and could not walk."),
        ("a 13-month-old who cannot stand", "a child aged 1 to 4 who cannot stand"),
        ("an 8-week-old infant", "an infant aged under 1"),
        ("two 3-year-olds", "two children aged 1 to 4"),
        ("a 7/12 old baby", "a baby aged under 1"),
        ("3yo seen", "aged 1 to 4 seen"),
        ("from the age of five; she", "from when aged 5 to 9; she"),
        ("At the age of 14 he", "When aged 14 to 17 he"),
        ("when she was 15 she", "when she was aged 14 to 17 she"),
        ("until he was two.", "until he was aged 1 to 4."),
        ("Aged 4, he", "Aged 1 to 4, he"),
        ("Hope (3) came", "Hope (aged 1 to 4) came"),
        ("Hope, 24, came", "Hope came"),
        ("The 34-year-old father", "The father"),
        ("She was twenty-three years old.", "She was an adult."),
        ("at age 19", "as an adult"),
        ("from the age of 20", "from adulthood"),
    ],
)
def test_an_age_is_told_as_a_band(text: str, words: str) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "children aged 5 to 11", "people aged 18 and over", "aged 16+", "the under 5s", "between age 4 and 6", "by age",
        "bruises of more than one age", "a six-week-old bruise", "the age band",
        "a fracture about eight to ten weeks old",
        "bruises thought to be two days old", "old age of ten",
        "when they were well",         "Maria (3)", "for three years", "paragraph (12)",
    ],
)  # fmt: skip
def test_ages_of_rules_and_things_are_left_alone(text: str) -> None:
    assert told(text) == text
