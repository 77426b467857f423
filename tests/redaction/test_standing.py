"""Ordinary words that are also names, and what the view has judged of them."""

from __future__ import annotations

import pytest

from tests.redaction.conftest import Fill
from workbench.records import Event, Person, Review
from workbench.redaction.audiences import audience
from workbench.redaction.standing import NOTHING_STANDS, Standing
from workbench.redaction.views import AudienceView

TEXT = "She may come in may.\n\nWhite paper is white. He said: Summer was there."


@pytest.fixture
def standing(fill: Fill) -> Standing:
    store = fill(
        Review("r1", title="T"),
        Person("p1", name="May White", kind="professional", label="Teacher 1", ethnicity="White British"),
        Person("p2", name="Summer Bramhall", kind="family", label="Sister"),
        Event("e1", what_happened=TEXT),
    )
    with AudienceView(store, audience("public")) as view:
        return view.standing()


def covers(standing: Standing, text: str, word: str) -> bool:
    start = text.index(word)
    return standing.covers(text, start, start + len(word))


def test_a_word_stands_where_the_words_beside_it_are_the_same(standing: Standing) -> None:
    assert covers(standing, "She may come in", "may")
    assert not covers(standing, "Then may ring in", "may")


def test_a_word_at_the_edge_of_a_paragraph_stands_whatever_the_page_puts_beside_it(standing: Standing) -> None:
    assert covers(standing, "7.6 Earlier White paper is", "White")
    assert covers(standing, "come in may\nNext", "may")


def test_a_broad_term_of_the_workbench_stands_anywhere(standing: Standing) -> None:
    assert covers(standing, "female, white, aged 5 to 9", "white")
    assert not covers(standing, "Ms White rang", "White")


def test_what_the_view_itself_doubts_does_not_stand(standing: Standing) -> None:
    assert not covers(standing, "He said: Summer was there.", "Summer")


def test_nothing_stands_without_a_view() -> None:
    assert not covers(NOTHING_STANDS, "She may come", "may")
