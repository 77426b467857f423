"""Learning as a file and as a table."""

from __future__ import annotations

import json

import pytest

from tests.exchange.chronologies import making
from workbench.errors import BadInput
from workbench.exchange.learning import Lesson, from_json, from_table, to_json

LESSON = Lesson(
    "A review of a baby", "2018", "england", ("capacity",), "Nobody held the child.", "Name someone.", "Done."
)


def theme(written: str) -> str:
    return {"capacity": "capacity", "unseen adults": "unseen_adults"}.get(written.casefold(), written)


def test_what_is_written_is_read_again() -> None:
    lessons = [LESSON, Lesson("Another", recommendation="Ask.")]
    assert [vars_of(x) for x in from_json(to_json(lessons))] == [vars_of(x) for x in lessons]


def vars_of(lesson: Lesson) -> tuple[object, ...]:
    return tuple(getattr(lesson, name) for name in Lesson.__slots__)


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b'{"format": "review-case", "version": 1}',
        b'{"format": "review-learning", "version": 2, "prior_learning": []}',
        b'{"format": "review-learning", "version": 1}',
        b'{"format": "review-learning", "version": 1, "prior_learning": [{"year": "2018"}]}',
        b'{"format": "review-learning", "version": 1, "prior_learning": [{"title": "Quillfeather", "themes": "x"}]}',
    ],
)
def test_another_file_is_refused_without_its_words(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        from_json(data)
    assert "Quillfeather" not in str(refused.value)


def test_the_same_lesson_has_the_same_key_however_it_is_spaced() -> None:
    again = Lesson(" a review  of a BABY", finding="Nobody held\nthe child.", recommendation="Name someone.")
    assert again.key == LESSON.key
    assert Lesson("A review of a baby", recommendation="Name someone.").key != LESSON.key


ROWS: making.Rows = [
    ["Published learning", "", "", "", "", ""],
    ["Title", "Year", "Jurisdiction", "Themes", "Findings", "Recommendation"],
    [
        "A review of a baby",
        "March 2018",
        "england",
        "Capacity; Unseen adults; mould",
        "Nobody held it.",
        "Name someone.",
    ],
    ["", "", "", "", "No title.", ""],
    ["A review that asked nothing", 2020, "wales", "", "", ""],
    ["A thematic review", 2021, "", "", "", "Ask about men."],
]


@pytest.mark.parametrize(("name", "data"), [("a.csv", making.csv(ROWS)), ("a.xlsx", making.xlsx(ROWS))])
def test_a_table_is_read_by_its_headings(name: str, data: bytes) -> None:
    first, second = from_table(name, data, theme)
    assert (first.title, first.year, first.jurisdiction) == ("A review of a baby", "2018", "england")
    assert first.themes == ("capacity", "unseen_adults", "mould")
    assert (first.finding, first.recommendation) == ("Nobody held it.", "Name someone.")
    assert (second.title, second.year, second.recommendation) == ("A thematic review", "2021", "Ask about men.")


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(BadInput, match="no columns"):
        from_table("a.csv", making.csv([["Date", "What happened"], ["2021-03-04", "A call."]]), theme)


def test_no_file_holds_anything_empty() -> None:
    assert json.loads(to_json([Lesson("Only a title", finding="x")]))["prior_learning"] == [
        {"title": "Only a title", "finding": "x"}
    ]
