from __future__ import annotations

import pytest

from workbench.redaction.patterns import shapes


def kinds(text: str) -> set[tuple[str, str]]:
    return {(text[f.start : f.end], f.kind) for f in shapes(text, frozenset())}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("a boy of 9 years of age", "9 years of age", "age"),
        ("a 14yo with his mother", "14yo", "age"),
        ("she is 3 and a half years old", "3 and a half years old", "age"),
        ("a man in his early forties", "in his early forties", "age"),
        ("They moved in early 2018.", "early 2018", "date"),
        ("in the school year 2019/20", "2019/20", "date"),
        ("nothing since May about it", "since May", "date"),
        ("DSL meeting on 23rd about it", "on 23rd", "date"),
        ("He was born in 1981 there.", "1981", "date"),
    ],
)
def test_ages_and_vague_dates_are_found(text: str, words: str, kind: str) -> None:
    assert (words, kind) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "under the Children Act 1989",
        "Working Together 2023 says",
        "the Data Protection Act (2018)",
        "It may be in May's file",
    ],
)
def test_the_year_of_a_statute_is_no_date(text: str) -> None:
    assert not [words for words, kind in kinds(text) if kind == "date"]
