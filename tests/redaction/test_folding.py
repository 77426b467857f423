"""The folded copy of a text and its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction.folding import fold, fold_plain

SPELLINGS = (
    "Daniel O'Pelka-Finch",
    "DANIEL O'PELKA-FINCH",
    "daniel o'pelka-finch",
    "Daniel O’Pelka-Finch",
    "Daniel O‘Pelka-Finch",
    "Daniel OʼPelka-Finch",
    "Daniel O'Pelka‑Finch",
    "Daniel O'Pelka–Finch",
    "Daniel\u00a0O'Pelka-Finch",
    "Daniel\u2009O'Pelka-Finch",
    "Daniel\nO'Pelka-Finch",
    "Daniel  O'Pelka-Finch",
    "Da\u00adniel O'Pel\u00adka-Finch",
    "Dan\u200biel O'Pelka-Finch",
    "Dániel O'Pelka-Finch",
    "Da\u0301niel O'Pelka-Finch",
    "Ｄaniel O'Pelka-Finch",
    "Daniel O'Pelka-\nFinch",
    "D\u0430niel O'P\u0435lka-Finch",
    "Dani\u0435l O'Pelka-Fin\u0441h",
    "Danıel O'Pelka-Fınch",
    "Danieł O'Pełka-Finch",
    "Daniel O'Pelka-ﬁnch",
    "Daniel O`Pelka-Finch",
    "Da-\nniel O'Pelka-Finch",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_look_alike_spellings_fold_to_one(spelling: str) -> None:
    assert fold_plain(spelling) == "daniel o'pelka-finch"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Straße", "strasse"),
        ("Søren", "soren"),
        ("Þór", "thor"),
        ("Zielińska", "zielinska"),
        ("Llŷr", "llyr"),
        ("Ó Sé", "o se"),
    ],
)
def test_letters_fold_as_people_type_them(written: str, folded: str) -> None:
    assert fold_plain(written) == folded


def test_a_found_word_leads_back_to_its_place_in_the_original() -> None:
    text = "Seen: “Siân”\u200b  Re\u00ades‑Prı\u0323tchard’s baby.\r\n\r\nStraße, ﬁne."
    folded = fold(text)
    for word, original in (
        ("sian", "Siân"),
        ("rees-pritchard", "Re\u00ades‑Prı\u0323tchard"),
        ("strasse", "Straße"),
        ("fine", "ﬁne"),
    ):
        start = folded.text.index(word)
        assert text[folded.start(start) : folded.end(start + len(word))] == original


def test_marks_after_the_last_letter_belong_to_it() -> None:
    text = "Ame\u0301 said"
    folded = fold(text)
    assert text[folded.start(0) : folded.end(3)] == "Ame\u0301"


@given(st.text())
def test_folding_never_raises_and_keeps_order(text: str) -> None:
    folded = fold(text)
    starts = [folded.start(i) for i in range(len(folded.text) + 1)]
    assert starts == sorted(starts)
    assert all(0 <= s <= len(text) for s in starts)
    assert all(folded.start(i) < folded.end(i + 1) <= len(text) for i in range(len(folded.text)))


@given(st.text(alphabet="aé’ -\n\u00adßﬁ\u0301Ł\t"))
def test_each_folded_character_comes_from_the_character_it_points_at(text: str) -> None:
    folded = fold(text)
    for i, character in enumerate(folded.text):
        origin = text[folded.start(i) : folded.end(i + 1)]
        assert character == " " or character in fold(origin).text or (character == "-" and "-" in origin)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    if "-\n" not in text and "-" not in once:
        assert fold(once).text == once


@pytest.mark.parametrize(
    "written",
    [
        "ᴋᴀʏʟᴇʏ",  # small capitals
        "Кауlеу",  # Cyrillic
        "Κaγlεy",  # Greek
        "Ꮶaylеy",  # Cherokee
        "ꓗꓮꓬꓡꓰꓬ",  # Lisu
        "ⲕaуley",  # Coptic
        "Ｋａｙｌｅｙ",
        "𝓚𝓪𝔂𝓵𝓮𝔂",
        "🅺🅰🆈🅻🅴🆈",
        "K\u200ba\u2060y\u00adl\ufeffe\u034fy",
        "\u202eKay\u200fley\u202c",
        "Kay\u3164ley",  # a letter that prints as nothing
        "Kay-\nley",
        "K\u0301a\u0323yl\u0308ey",
    ],
)
def test_every_way_of_looking_alike_is_alike(written: str) -> None:
    assert fold_plain(written) == "kayley"


def test_a_blank_of_another_script_is_a_blank() -> None:
    assert fold_plain("Kay\u2800Lee") == "kay lee"
