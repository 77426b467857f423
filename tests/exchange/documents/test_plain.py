from __future__ import annotations

import pytest

from workbench.errors import BadInput
from workbench.exchange.documents import read_document
from workbench.exchange.documents.plain import LARGEST, decode

POLISH = "Paweł Nowicki mówił, że żona jest chora. Łódź, świat, źle, ćma, ąę."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zoë said “yes” – £5", "utf-8"),
        ("Zoë said “yes” – £5", "utf-8-sig"),
        ("Zoë said “yes” – £5", "cp1252"),
        ("Zoë said “yes” – £5", "utf-16"),
        ("Zoe said yes and came", "utf-16-le"),
        ("Zoe said yes and came", "utf-16-be"),
        (POLISH, "cp1250"),
    ],
)
def test_the_encoding_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_counts_and_an_unknown_one_does_not_hurt() -> None:
    assert decode("Łódź".encode("iso8859-2"), "iso-8859-2") == "Łódź"
    assert decode(b"plain", "no-such-charset") == "plain"
    assert decode("é".encode("cp1252"), "ascii") == "é"


def test_line_ends_are_made_one_and_paragraphs_numbered() -> None:
    document = read_document("a.txt", b"one\r\ntwo\r\n\r\nthree\rfour\x0cfive")
    assert document.text == "one\ntwo\n\nthree\nfour\n\nfive"
    assert [(p.ref, p.text) for p in document.passages] == [
        ("para 1", "one\ntwo"),
        ("para 2", "three\nfour"),
        ("para 3", "five"),
    ]
    assert document.media_type == "text/plain"


def test_what_could_not_be_read_is_said() -> None:
    assert read_document("a.txt", b"\xff\xfea\x00\x00\xd8b\x00").warnings == ("Some characters could not be read.",)


@pytest.mark.parametrize("data", [b"   \n ", bytes(range(32)) * 50, b"a" * (LARGEST + 1)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_document("a.txt", data)


def test_superscripts_and_units_do_not_make_a_text_polish() -> None:
    text = "It held 5 m³ of water.¹ The record³ said so."
    assert decode(text.encode("cp1252")) == text


def test_bytes_that_windows_does_not_know_are_recognised() -> None:
    text = "日本語の文章です。子供は学校に行きました。" * 3
    assert decode(text.encode("shift_jis")) == text
