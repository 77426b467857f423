"""Every whole-word match, and the longest where several overlap."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.matching import people, prose
from workbench.redaction.engine import Engine
from workbench.redaction.folding import fold
from workbench.redaction.register import Register

WORDS = st.sampled_from(
    ["little", "wayne", "o'brien", "brien", "ann", "anna", "lee", "hope", "rafferty", "s", "a", "x1"]
)
JOINTS = st.sampled_from([" ", ", ", "-", "'", "", "s ", ". "])
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=12, unique=True)


def reference(forms: list[str], text: str) -> list[tuple[int, int]]:
    """Return what one regular expression finds, longest form first."""
    longest = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?=(?:s(?![^\W_]))|(?![^\W_]))")
    return [m.span() for m in pattern.finditer(text)]


@given(FORMS, st.lists(st.tuples(WORDS, JOINTS), max_size=30))
def test_the_engine_finds_what_a_regular_expression_finds(forms: list[str], pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + joint for word, joint in pieces)
    assert [(h.start, h.end) for h in Engine(forms).find(text)] == reference(forms, text)


def test_a_longer_form_that_ends_inside_a_word_hides_no_shorter_one() -> None:
    engine = Engine(["little, wayne", "little"])
    assert [(h.start, h.end) for h in engine.find("little, waynetta")] == [(0, 6)]


def test_a_refused_hit_hides_no_other() -> None:
    engine = Engine(["hope rafferty", "rafferty"])
    found = engine.find("hope rafferty", lambda start, end, number: number == 1)
    assert [(h.start, h.end) for h in found] == [(5, 13)]


def test_forms_inside_words_are_asked_about() -> None:
    engine = Engine(["kacper"], loose=[0])
    assert [(h.start, h.end) for h in engine.find("#bringkacperhome", inside=lambda start, end: True)] == [(6, 12)]
    assert list(engine.find("#bringkacperhome")) == []


def test_an_engine_without_forms_finds_nothing() -> None:
    assert list(Engine([]).find("anything")) == []


def test_a_form_of_any_length_is_found_without_taking_long() -> None:
    long = "a" * 100_000
    engine = Engine([long, "anna"])
    began = time.process_time()
    assert [(h.start, h.end) for h in engine.find(f"anna {long} anna")] == [(0, 4), (5, 100_005), (100_006, 100_010)]
    assert list(engine.find(f"x{long}")) == []
    assert time.process_time() - began < 1


@pytest.mark.slow
def test_every_match_of_the_reference_alternation_in_five_megabytes_is_found() -> None:
    """The reference is Python's own `re` with the longest form first; a hit may only be longer, never missing."""
    chance = random.Random(20212)  # noqa: S311 - a text, not a secret
    register = Register.build(people(chance, 30), [], [])
    forms = sorted(register.forms(), key=len, reverse=True)
    text = fold(prose(chance, forms, 5_000_000)).text
    reference = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, forms))})(?![^\W_])")
    wanted = [match.span() for match in reference.finditer(text)]
    found = {(hit.start, hit.end) for hit in Engine(forms).find(text)}
    assert len(wanted) > 20_000
    assert [span for span in wanted if span not in found] == []
