from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction.wordpieces import Pieces, shape_of

VOCABULARY = [
    "[PAD]", "[UNK]", "the", "nurse", "saw", "o", "'", "brien", ".", "12", "##a", "£", "##5", "ewa", "un", "##happy",
]  # fmt: skip
PIECES = Pieces.of(VOCABULARY)


def read(text: str) -> list[tuple[str, list[str], int]]:
    return [(text[w.start : w.end], [VOCABULARY[p] for p in w.pieces], w.shape) for w in PIECES.read(text)]


def test_a_text_is_cut_as_the_original_tokenizer_cuts_it() -> None:
    assert read("The nurse saw O'Brien.") == [
        ("The", ["the"], 1),
        ("nurse", ["nurse"], 0),
        ("saw", ["saw"], 0),
        ("O", ["o"], 3),
        ("'", ["'"], 0),
        ("Brien", ["brien"], 1),
        (".", ["."], 0),
    ]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unhappy", ["un", "##happy"]),
        ("12a", ["12", "##a"]),
        ("£5", ["£", "##5"]),
        ("Éwa", ["ewa"]),
        ("e\u00adwa", ["ewa"]),
        ("qqq", ["[UNK]"]),
        ("x" * 200, ["[UNK]"]),
    ],
)
def test_a_word_is_its_longest_pieces(word: str, pieces: list[str]) -> None:
    assert [p for _, found, _ in read(word) for p in found] == pieces


def test_what_cannot_be_seen_is_no_word() -> None:
    assert read("\u200b \u00ad") == []


@pytest.mark.parametrize(
    ("word", "shape"), [("word", 0), ("Word", 1), ("WORD", 2), ("W", 3), ("12", 0), ("McBride", 1)]
)
def test_the_shape_is_how_it_is_capitalised(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.text(max_size=200))
def test_words_stand_in_order_and_where_they_say(text: str) -> None:
    words = list(PIECES.read(text))
    assert all(0 <= w.start < w.end <= len(text) and w.pieces for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
