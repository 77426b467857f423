"""Spelling: the dictionary, the names that are never wrong, and what the review has learned."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.ui.stand import small_review
from workbench.errors import WrongUse
from workbench.paths import resource
from workbench.records import Person
from workbench.services import exporting, importing, spelling
from workbench.services.session import Session
from workbench.services.spelling import Speller
from workbench.vault.store import Bin, Changed, Put


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with small_review(tmp_path / "small.review") as opened:
        yield opened


@pytest.fixture
def speller(session: Session) -> Speller:
    return Speller(spelling.known(session))


def wrong(speller: Speller, text: str) -> list[str]:
    return [text[at : at + length] for at, length in speller.misspelt(text)]


def heard(session: Session, speller: Speller, changed: Changed | None) -> list[str]:
    """Let a speller hear of a change that names its records, and return the words it judges otherwise."""
    assert changed is not None
    known = speller.known.after(session, changed)
    assert known is not None
    return speller.know(known)


def test_what_is_in_no_dictionary_is_found_where_it_stands(speller: Speller) -> None:
    text = "They didn’t recieve the referal."
    assert speller.misspelt(text) == [(12, 7), (24, 7)]
    assert wrong(speller, text) == ["recieve", "referal"]


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the centre was analysed; they organised it.",
        "A multi-agency meeting, a well-being check, a pre-birth conference.",
        "CSPR, MARACs, CAMHS and the IRO's note",
        "See a.bcd@efgh.org, https://qqx.zzy/vvk, EX/2231-qq and 14mgx.",
        "日本 Привет",
        "a b c",
        "x" * 60,
    ],
)
def test_what_is_right_or_no_word_is_not_marked(speller: Speller, text: str) -> None:
    assert wrong(speller, text) == []


def test_american_spellings_are_marked(speller: Speller) -> None:
    assert wrong(speller, "the color of the center") == ["color", "center"]


def test_names_of_the_register_are_never_wrong(session: Session, speller: Speller) -> None:
    assert wrong(speller, "Quillfeather’s aunt, ADA QUILLFEATHER, and Addie") == []
    assert wrong(speller, "Brannoc") == ["Brannoc"]
    heard(session, speller, session.store.apply([Put(Person("p9", name="Brannoc Tallis"))], "set up"))
    assert wrong(speller, "Brannoc and Brannoc's") == []


def test_only_the_words_that_changed_are_judged_otherwise(session: Session, speller: Speller) -> None:
    wrong(speller, "Brannoc recieve the pre-Brannoc, Quillfeather and Oakes")
    put = [Put(Person("p9", name="Brannoc")), Put(Person("p1", name="Ada", role="Brannoc"))]
    assert heard(session, speller, session.store.apply(put, "x")) == ["Brannoc", "pre-Brannoc", "Quillfeather"]
    assert heard(session, speller, session.store.apply([Put(Person("p9", name="Brannoc", role="x"))], "x")) == []
    assert heard(session, speller, session.store.apply([Bin("person", "p9")], "x")) == ["Brannoc", "pre-Brannoc"]
    assert heard(session, speller, session.store.undo()) == ["Brannoc", "pre-Brannoc"]


def test_what_is_known_after_a_change_is_what_is_read(session: Session, speller: Speller) -> None:
    heard(session, speller, session.store.apply([Put(Person("p9", name="Brannoc", aliases=("Zorvath",)))], "x"))
    heard(session, speller, session.store.apply([Bin("person", "p3")], "x"))
    heard(session, speller, spelling.learn(session, "ciocia"))
    for step in (session.store.undo, session.store.undo, session.store.redo):
        heard(session, speller, step())
    fresh = spelling.known(session)
    assert _full(speller.known.names) == _full(fresh.names)
    assert speller.known.learned == fresh.learned


def _full(names: Mapping[tuple[str, str], frozenset[str]]) -> dict[tuple[str, str], frozenset[str]]:
    return {key: words for key, words in names.items() if words}


def test_a_change_that_does_not_name_its_records_has_to_be_read(session: Session, speller: Speller) -> None:
    after = speller.known.after
    assert after(session, Changed(frozenset({"person", "event"}), frozenset({("event", "e1")}), "import")) is None
    assert after(session, Changed(frozenset({"event"}), frozenset({("event", "e1")}), "edit")) is speller.known
    many = frozenset(("person", f"p{n}") for n in range(50))
    assert after(session, Changed(frozenset({"person"}), many, "edit")) is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieve", "receive"),
        ("safegaurding", "safeguarding"),
        ("definately", "definitely"),
        ("Seperate", "Separate"),
        ("NEGLECCT", "NEGLECT"),
        ("color", "colour"),
        ("childrens", "children's"),
        ("alot", "a lot"),
        ("multi-agancy", "multi-agency"),
    ],
)
def test_what_was_meant_comes_first(speller: Speller, word: str, meant: str) -> None:
    assert speller.suggestions(word)[0] == meant


def test_a_learned_word_is_right_in_this_review_until_it_is_forgotten(session: Session, speller: Speller) -> None:
    heard(session, speller, spelling.learn(session, "ciocia"))
    assert wrong(speller, "Her ciocia's flat, her Ciocia") == []
    assert speller.suggestions("ciocja")[0] == "ciocia"
    heard(session, speller, spelling.forget(session, "ciocia"))
    assert wrong(speller, "ciocia") == ["ciocia"]


def test_learning_can_be_taken_back(session: Session) -> None:
    spelling.learn(session, "ciocia")
    session.store.undo()
    assert spelling.learned(session) == frozenset()


@pytest.mark.parametrize("odd", ["", "two words", "7th", "x" * 41])
def test_only_a_word_can_be_learned(session: Session, odd: str) -> None:
    with pytest.raises(WrongUse):
        spelling.learn(session, odd)


def test_learned_words_travel_in_the_case_folder(session: Session, tmp_path: Path) -> None:
    spelling.learn(session, "ciocia")
    exporting.export(session, exporting.CASE_FOLDER, tmp_path / "case")
    new, _ = Session.create(tmp_path / "other.review", "walnut harbour lantern tide")
    with new:
        importing.import_case(new, tmp_path / "case")
        assert spelling.learned(new) == {"ciocia"}


def test_learned_words_are_nowhere_but_in_the_store(session: Session, tmp_path: Path) -> None:
    spelling.learn(session, "ciocia")
    beside = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert beside
    assert not any(b"ciocia" in file.read_bytes() for file in beside)


def test_the_dictionary_comes_with_its_licence() -> None:
    assert "LGPL" in resource("spelling/en_GB.README.txt").read_text("utf-8")
    assert "LESSER GENERAL PUBLIC LICENSE" in resource("spelling/LGPL-3.txt").read_text("utf-8")


def test_a_paragraph_is_read_while_one_types(speller: Speller) -> None:
    text = resource("words/common.txt").read_text("utf-8").replace("\n", " ")[:6000] + " recieve" * 40
    before = time.perf_counter()
    speller.misspelt(text)
    first = time.perf_counter() - before
    before = time.perf_counter()
    speller.misspelt(text)
    again = time.perf_counter() - before
    assert first < 0.1
    assert again < 0.02
