"""How well earlier recommendations that ask for the same are found, on sets labelled by hand, and how fast."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest

from tests.analysis.repeats import EARLIER, FRESH, HELD_OUT, TUNING
from workbench.analysis.recommended import Degree, Earlier, Index

INDEX = Index(EARLIER)
_Set = Sequence[tuple[str, str, frozenset[str]]]


def said_and_found(labelled: _Set) -> tuple[int, int, int, int]:
    """Return how many are said to be the same, how many of them are, how many there are, how many come first."""
    said = right = there = first = 0
    for text, themes, same in labelled:
        found = INDEX.like(text, themes=themes.split())
        alike = {each.id for each in found if each.degree is Degree.SAME}
        said, right, there = said + len(alike), right + len(alike & same), there + len(same)
        first += bool(found) and found[0].id in same
    return said, right, there, first


@pytest.mark.parametrize(
    ("labelled", "measured"),
    [(TUNING, (8, 8, 8, 8)), (HELD_OUT, (13, 12, 14, 12)), (FRESH, (9, 9, 12, 12))],
    ids=["tuning", "held out", "fresh"],
)
def test_what_is_said_to_be_the_same_is(labelled: _Set, measured: tuple[int, int, int, int]) -> None:
    said, right, there, first = said_and_found(labelled)
    assert right / said >= measured[1] / measured[0]
    assert right / there >= measured[1] / measured[2]
    assert first >= measured[3]


def test_a_recommendation_is_most_like_itself() -> None:
    for earlier in EARLIER:
        found = INDEX.like(earlier.text, earlier.finding, earlier.themes)
        assert (found[0].id, found[0].degree) == (earlier.id, Degree.SAME)
        assert set(found[0].themes) == set(earlier.themes)


def test_nothing_is_like_nothing() -> None:
    assert INDEX.like("") == Index(()).like("Name a lead.") == []


@pytest.mark.slow
def test_five_thousand_earlier_ones_are_ready_in_seconds_and_compared_in_milliseconds() -> None:
    chance = random.Random(7)  # noqa: S311 - made-up texts
    words = [word for each in EARLIER for word in f"{each.text} {each.finding}".split()]
    many = [
        Earlier(str(n), " ".join(chance.choices(words, k=30)), " ".join(chance.choices(words, k=20)))
        for n in range(5_000)
    ]
    started = time.perf_counter()
    index = Index([*many, *EARLIER])
    ready = time.perf_counter()
    for text, themes, _ in HELD_OUT:
        index.like(text, themes=themes.split(), most=20)
    took = (time.perf_counter() - ready) / len(HELD_OUT)
    assert ready - started < 10
    assert took < 0.25
