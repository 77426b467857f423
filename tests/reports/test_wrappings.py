from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reports.wrappings import packed, unwrapped


@pytest.mark.parametrize(
    "text",
    [
        "mailto:z.Qu%69llon@x.example",
        "Qu_x0069_llon",
        "Qu&#105;llon",
        "Qu&amp;#105;llon",
        r"Qu\u0069llon",
        r"Qu\x69llon",
        r"Qu\151llon",
        '"Quil" + "lon"',
        '="Quil"&"lon"',
        "'Quil'.'lon'",
        r"\Q\u\i\l\l\o\n",
        '&C&"Arial,Bold"&12Quil&Blon',
        "/Quil#6con",
    ],
)
def test_a_word_in_a_code_is_read_as_a_program_would(text: str) -> None:
    assert any("Quillon" in reading for reading in unwrapped(text))


@pytest.mark.parametrize("text", ["Nothing at all.", "He said “no”.", "a (b) c: d; e – f", ""])
def test_plain_words_have_no_other_reading(text: str) -> None:
    assert list(unwrapped(text)) == []


def test_base64_is_unpacked_and_words_are_not() -> None:
    data = "Zdenka Quillon came to the meeting".encode("utf-16-le")
    assert list(packed(f"before {base64.b64encode(data).decode()} after")) == [data]
    assert list(packed("Antidisestablishmentarianism is a long word, internationalisation another")) == []


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    list(unwrapped(text))
    list(packed(text))
