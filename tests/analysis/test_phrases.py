from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis.phrases import distinctive


def found(text: str, *labels: str, own: bool = False) -> list[str]:
    return [phrase.words for phrase in distinctive([("paragraph 1.1", text, own)], labels)]


def test_a_quotation_comes_first_and_is_called_one() -> None:
    texts = [
        ("paragraph 1.1", "Radiators, mould and scaffolding surrounded the tenement.", False),
        ("paragraph 1.2", "She said, “the kettle was always singing for somebody”.", False),
    ]
    first, *others = distinctive(texts, [])
    assert (first.words, first.place, first.quotation) == (
        "the kettle was always singing for somebody",
        "paragraph 1.2",
        True,
    )
    assert [phrase.quotation for phrase in others] == [False]


def test_somebodys_own_words_are_a_quotation_without_marks() -> None:
    assert found("I painted the radiator purple.", own=True) == ["I painted the radiator purple"]


def test_everyday_sentences_are_not_worth_a_search() -> None:
    assert found("They met and said that it was all right. The child was seen at home.") == []


def test_no_phrase_goes_across_a_label_or_a_gap() -> None:
    for phrase in found("Purple radiators surrounded Aunt Zed scaffolding tenements [withheld] mouldering", "Aunt Zed"):
        assert "Zed" not in phrase
        assert "withheld" not in phrase


def test_a_phrase_is_said_once() -> None:
    text = "The lighthouse orchestra rehearsed madrigals."
    assert len(distinctive([("a", text, False), ("b", text, False)], [])) == 1


def test_there_are_no_more_than_asked_for() -> None:
    texts = [(str(n), f"Lighthouse orchestra number {n} rehearsed obscure madrigals.", False) for n in range(50)]
    assert len(distinctive(texts, [], most=7)) == 7


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aehrst İıßŁ’'“”\".,;()[]—1 9\n\u00a0"), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for phrase in distinctive([("here", text, False), ("there", text, True)], ["Aunt Zed"]):
        assert phrase.words.strip() == phrase.words != ""
