from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis.attributes import Passage
from workbench.analysis.publicity import Known, matches

FACT = Known("f1", "A scaffolder was convicted of drowning a boy of fourteen months in the canal at Easter.")
FILLER = [
    Passage(f"paragraph 9.{n}", f"Practice point {n}: services met and agreed what to do next.") for n in range(40)
]


def test_shared_rare_words_are_flagged_with_both_sides() -> None:
    ours = "The man, a scaffolder, lived by the canal."
    (found,) = matches([FACT], [Passage("paragraph 2.1", ours), *FILLER])
    assert (found.known, found.ours, found.place) == ("f1", ours, "paragraph 2.1")
    assert found.theirs == FACT.text
    assert set(found.shared) == {"scaffolder", "canal"}


def test_a_number_is_shared_however_it_is_written() -> None:
    (found,) = matches([FACT], [Passage("here", "He was 14 months old and found in the canal."), *FILLER])
    assert "14" in found.shared


def test_a_date_is_shared_whatever_its_form() -> None:
    known = Known("f", "On 14 May 2021 a boy was hurt, said the court.")
    (found,) = matches([known], [Passage("here", "It began in May 2021 and ended."), *FILLER])
    assert set(found.shared) == {"May", "2021"}


def test_nearly_the_same_words_are_flagged() -> None:
    (found,) = matches([FACT], [Passage("here", "He was convicted of drowning a boy of fourteen months."), *FILLER])
    assert found.strength >= 78


def test_one_rare_word_alone_is_chance() -> None:
    assert matches([FACT], [Passage("here", "There is a canal."), *FILLER]) == []


def test_everyday_words_are_no_match() -> None:
    assert matches([Known("f", "They went and asked at the house.")], [Passage("x", "They asked on it.")]) == []


def test_a_label_is_the_programs_word() -> None:
    known = Known("f", "The scaffolder lay in the lighthouse.")
    passages = [Passage("here", "Lighthouse Ward rang a scaffolder."), *FILLER]
    assert matches([known], passages)
    assert matches([known], passages, ["Lighthouse Ward"]) == []


def test_no_public_fact_is_no_match() -> None:
    assert matches([], FILLER) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aehrst İıßŁ’'“”\".,;()[]—1 9\n\u00a0"), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for match in matches([Known("f", text)], [Passage("here", text)]):
        assert match.ours in text
        assert 0 <= match.strength <= 100
