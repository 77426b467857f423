from __future__ import annotations

import time

import pytest

from workbench.errors import BadInput
from workbench.exchange.documents import read_document
from workbench.exchange.documents.html import words
from workbench.exchange.documents.plain import LARGEST

PAGE = """<html><head><title>T</title><style>p {}</style><script>evil()</script></head><body>
<h1>Head</h1><p>One <b>bold</b><br>two</p><!-- not this --><table><tr><td>a</td><td>b</td></tr></table>
tail</body></html>"""


def test_the_words_of_a_page_are_read_block_by_block() -> None:
    assert words(PAGE) == "T\n\nHead\n\nOne bold\ntwo\n\na b\n\ntail"


def test_the_declared_encoding_counts() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso8859-2")
    assert read_document("a.html", page).text == "Łódź"


def test_deep_nesting_does_no_harm() -> None:
    assert words("<div>" * 100 + "x") == "x"
    words("<b>" * 100_000 + "x")


@pytest.mark.parametrize("data", [b"<p></p>", b"<script>x</script>", b"<!---->", b"  ", b"x" * (LARGEST + 1)])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_document("a.htm", data)


def test_markup_made_to_be_slow_is_not() -> None:
    begun = time.monotonic()
    words("<td>" * 100_000 + "x" + "<p>" * 100_000)
    assert time.monotonic() - begun < 10
