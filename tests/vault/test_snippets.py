from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.samples import KAYLEE, event
from workbench.records import Event
from workbench.vault.columns import encode
from workbench.vault.snippets import Finder, Term, fold, parse


def shown(words: str, text: str) -> str:
    return Finder(parse(words)).snippet(text).replace("\x02", "[").replace("\x03", "]")


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_away_capitals_and_accents() -> None:
    assert fold("Zoë ÉCOLE İstanbul") == "zoe ecole istanbul"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        (' "" - & * ( ', []),
        ("school", [(("school",), True)]),
        ("sc", [(("sc",), False)]),
        ("late School", [(("late",), False), (("school",), True)]),
        ('"social worker" call', [(("social", "worker"), False), (("call",), True)]),
        ('"social worker', [(("social", "worker"), False)]),
        ("O'Brien", [(("o", "brien"), True)]),
        ('NEAR(a) OR "x*" -y', [(("near", "a"), False), (("or",), False), (("x",), False), (("y",), False)]),
        ("\ud800 caf\u0065\u0301", [(("cafe",), True)]),
    ],
)  # fmt: skip
def test_what_is_typed_is_words_and_phrases_and_never_syntax(
    typed: str, expected: list[tuple[tuple[str, ...], bool]]
) -> None:
    assert [(term.tokens, term.open_ended) for term in parse(typed)] == expected


def test_a_term_is_quoted() -> None:
    assert Term(("social", "worker"), open_ended=False).quoted() == '"social worker"'


def test_matches_are_marked_as_they_are_written() -> None:
    assert shown("zoe visit", "Zoë's visit; Zoe\u0308 visited; unvisited, Zoed.") == (
        "[Zoë]'s [visit]; [Zoe\u0308] [visited]; unvisited, Zoed."
    )


def test_a_phrase_goes_over_what_stands_between_its_words() -> None:
    assert shown('"social worker" x', "A social  worker, a social-worker, social\nworkers") == (
        "A [social  worker], a [social-worker], social workers"
    )


def test_a_long_text_is_cut_between_words_round_the_first_match() -> None:
    text = "alpha " * 100 + "needle " + "omega " * 100
    snippet = shown("needle", text)
    assert snippet.startswith("…alpha ")
    assert snippet.endswith("omega…")
    assert "[needle]" in snippet
    assert len(snippet) < 200


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    snippet = shown("needle", "-" * 500 + "needle" + "-" * 500)
    assert "[needle]" in snippet
    assert len(snippet) < 200


def test_a_match_that_the_end_cuts_in_two_is_not_marked() -> None:
    text = "needle " + "x" * 150 + "-needle-" + "y" * 50
    assert shown("needle", text).count("[needle") == 1


def test_a_text_without_a_match_is_shown_from_its_start() -> None:
    assert shown("needle", "Nothing here.") == "Nothing here."


def test_the_marks_in_a_snippet_are_ours_alone() -> None:
    assert shown("needle", "a\x02b\x03\n needle") == "a b   [needle]"


def test_the_best_text_holds_most_of_the_words() -> None:
    finder = Finder(parse("gate closed"))
    found = finder.best("event", "e1", encode(event(1, "The gate.", action_taken="gate closed")))
    assert found is not None
    assert found.field == "action_taken"


def test_what_a_record_is_called_counts_most() -> None:
    finder = Finder(parse("marsh"))
    named = finder.best("person", "p1", encode(KAYLEE))
    told = finder.best("event", "e1", encode(event(1, "Marsh was seen.")))
    assert named is not None
    assert told is not None
    assert named.field == "name"
    assert finder.best("event", "e2", encode(Event("e2"))) is None
