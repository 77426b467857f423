from __future__ import annotations

import pytest

from tests.reports.leaking import check, family, mixed
from workbench.reports.verify_markup import is_html, rich_text

PAGE = "<!DOCTYPE html><html><head><title>A</title></head><body>{}</body></html>"


def found(words: str, encoding: str = "utf-8") -> list[str]:
    return [leak.where for leak in check("a.html", PAGE.format(words).encode(encoding), mixed()).leaks]


@pytest.mark.parametrize(
    "words",
    [
        "<p>Ms Quil<b>l</b>on</p>",
        "<p>Qu&#x69;llon</p>",
        "<p title='Quillon'>x</p>",
        "<!-- Quillon -->",
        "<script>say('Quil' + 'lon')</script>",
        "<style>.Quillon { }</style>",
        "<a href='mailto:q%75illon@x.example'>x</a>",
        "<img src='data:text/plain;base64,TXMgWmRlbmthIFF1aWxsb24gY2FtZSB0byB0aGUgbWVldGluZw=='>",
        "<table><tr><td>K<td>Zdenka Quillon</table>",
        "<?Quillon?>",
        "<![CDATA[Quillon]]>",
        "<![odd[Quillon",
    ],
)
def test_a_web_page_is_searched_across_its_tags_and_in_them(words: str) -> None:
    assert found(words)
    assert found(words, "utf-16")


def test_a_clean_page_is_clean() -> None:
    assert check("a.html", PAGE.format("<p>Nobody came.</p>").encode(), mixed()).ok


def test_pages_are_told_from_other_markup() -> None:
    assert is_html(b"\n<!-- x --><HTML>")
    assert is_html(b"<p>words")
    assert not is_html(b'<?xml version="1.0"?><w:document/>')


@pytest.mark.parametrize(
    "source",
    [
        r"{\rtf1 Ms Quil{\b l}on\par}",
        r"{\rtf1 Qu\'69llon}",
        r"{\rtf1 Qu\u105?llon}",
        r"{\rtf1{\info{\author Zdenka Quillon}}x}",
        r"{\rtf1{\*\hidden Quillon}}",
        "{\\rtf1 Quil\r\nlon}",
    ],
)
def test_rich_text_is_searched_without_its_commands(source: str) -> None:
    assert check("a.rtf", source.encode(), mixed()).leaks


def test_rich_text_keeps_its_signs() -> None:
    assert rich_text(r"{\rtf1\ansi O\rquote Brien \{a\}\~b\par c}") == "O’Brien {a} b\nc"


def test_short_names_are_found_in_pages_and_rich_text() -> None:
    assert check("a.html", PAGE.format("Then <i>Bo</i> came").encode(), family("Bo")).leaks
    assert check("a.rtf", rb"{\rtf1 Then {\i Bo} came}", family("Bo")).leaks
