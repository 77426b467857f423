from __future__ import annotations

import time

import pytest

from tests.reports.leaking import check, family, mixed
from workbench.records import Person
from workbench.redaction.audiences import audience
from workbench.redaction.identities import Certainty
from workbench.redaction.register import Register
from workbench.reports.search import Search


def nothing(search: Search, where: str, data: bytes) -> None:
    raise AssertionError("no file inside was given")


def search(register: Register, code: str = "public") -> Search:
    return Search(register, audience(code), nothing)


def places(found: Search) -> list[str]:
    return [leak.where for leak in found.leaks]


def two_daniels() -> Register:
    return Register.build(
        [
            Person("b", name="Daniel Quillon", kind="family", label="Brother"),
            Person("w", name="Daniel Brax", kind="professional", label="Social Worker 1"),
        ],
        [],
        [],
    )


def test_a_name_of_two_people_is_a_leak_where_neither_may_be_named() -> None:
    found = search(two_daniels())
    found.words("here", "Daniel came.")
    assert places(found) == ["here"]
    assert not found.doubtful


def test_a_name_of_two_people_is_doubtful_where_one_may_be_named() -> None:
    found = search(two_daniels(), "family")
    found.words("here", "Daniel came.")
    assert not found.leaks
    assert [(leak.where, leak.id) for leak in found.doubtful] == [("here", "w")]


def hopes() -> Register:
    return Register.build([Person("h", name="Summer Quillon", kind="family", label="Sister")], [], [])


def test_a_word_that_may_be_a_name_is_doubtful() -> None:
    found = search(hopes())
    found.words("here", "He said: Summer was there")
    assert (places(found), len(found.doubtful)) == ([], 1)


def test_an_ordinary_word_after_a_paragraph_number_begins_a_sentence() -> None:
    text = "7.6 Summer is when services thin out."
    found = search(hopes())
    found.words("here", text)
    found.lines("", f"Before.\n9.10.1\t{text[4:]}")
    assert (places(found), len(found.doubtful)) == ([], 0)
    found.lines("", "Before.\n9.10.1 Ms Quillon came\n12 Quillon Street")
    assert places(found) == ["line 2", "line 3"]


def test_an_ordinary_word_in_our_own_export_was_judged_before_and_is_doubtful() -> None:
    for own in (False, True):
        found = Search(hopes(), audience("public"), nothing, own=own)
        found.words("here", "They kept Summer alive")
        assert bool(found.leaks) is not own
        assert bool(found.doubtful) is own
        found.words("there", "They kept Quillon alive")
        assert "there" in places(found)


def test_an_ordinary_word_in_bytes_is_chance() -> None:
    found = search(hopes())
    found.raw("here", b"\0\1Summer\0")
    assert places(found) == []
    found.raw("here", b"\0\1Quillon\0")
    assert places(found) == ["here"]


def test_the_same_text_in_two_places_is_found_in_both() -> None:
    found = search(family("Zdenka"))
    found.words("one", "Zdenka")
    found.words("two", "Zdenka")
    found.words("two", "Zdenka")
    assert places(found) == ["one", "two"]


def test_a_second_look_adds_only_what_is_new() -> None:
    found = search(family("Zdenka", "Orsolya"))
    found.words("part, paragraph 1", "Zdenka")
    with found.unless_found("part"):
        found.words("part", "Zdenka and Orsolya")
    found.words("part", "Zdenka")
    assert [(leak.where, leak.id) for leak in found.leaks] == [
        ("part, paragraph 1", "Zdenka"), ("part", "Orsolya"), ("part", "Zdenka"),
    ]  # fmt: skip


def test_lines_are_counted_from_one() -> None:
    found = search(family("Zdenka"))
    found.lines("file, ", "Zdenka\n\nZdenka Zdenka")
    assert places(found) == ["file, line 1", "file, line 3"]


def test_small_bytes_are_read_in_every_encoding() -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"):
        found = search(family("Zoë Bó"))
        found.small("here", "Zoë Bó".encode(encoding))
        assert places(found), encoding


def test_who_may_read_everything_is_not_searched_for() -> None:
    assert search(mixed(), "confidential").identities == 0
    assert search(mixed()).identities == 4


def test_what_is_kept_holds_no_words() -> None:
    found = search(mixed())
    found.words("here", "Zdenka Quillon")
    assert "Zdenka" not in repr(found.leaks)


def test_text_made_to_be_slow_is_not() -> None:
    found = search(family("Zdenka"))
    begun = time.monotonic()
    found.lines("", "\n" * 200_000 + " " * 200_000 + "1." * 100_000)
    found.lines("", "Zdenka\n" * 5_000)
    assert time.monotonic() - begun < 10


def misspelt(text: str, code: str = "public") -> list[tuple[str, str]]:
    found = check("a.txt", text.encode(), mixed(), code)
    assert all(leak.certainty is Certainty.MISSPELT for leak in found.misspelt)
    return [(leak.where, leak.id) for leak in found.misspelt]


@pytest.mark.parametrize("text", ["Then Ms Quilon came", "Quillno", "with Zdenca", "Quiillon’s coat", "at Tarow Lane"])
def test_a_misspelling_of_a_hidden_name_is_a_doubt_with_its_place(text: str) -> None:
    assert [place for place, _ in misspelt(f"Nobody.\n{text}")] == ["line 2"]
    found = check("a.txt", text.encode(), mixed())
    assert found.ok
    assert any("looks like a misspelling of a name of" in said for said in found.sentences)


@pytest.mark.parametrize(
    "text", ["Ms Quillon", "the quill on the table", "a brace, a bray", "QUILL", "Quilt", "Arrow Lane"]
)
def test_names_themselves_and_ordinary_words_are_no_misspellings(text: str) -> None:
    assert misspelt(text) == []


def test_what_an_audience_may_read_is_no_misspelling() -> None:
    assert misspelt("Ms Quilon came", "confidential") == []
    assert misspelt("at Tarow Lane", "panel") == []


def test_two_slips_count_only_in_a_long_name() -> None:
    register = family("Wenna Bartholomewson")
    assert check("a.txt", b"Bartolomewsen came", register).misspelt
    assert not check("a.txt", b"Wemma came", register).misspelt


def test_many_misspellings_are_cut_in_the_sentences_only() -> None:
    found = check("a.txt", b"Quilon\n" * 20, mixed())
    assert len(found.misspelt) == 20
    assert "and 8 more places with what looks like a misspelling" in found.sentences
