"""Reads web pages and rich text back: the words across their tags, and what the tags themselves say."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from workbench.redaction.vocabulary import words_of
from workbench.reports.search import Search
from workbench.reports.verify_text import texts_of

RTF_START = b"{\\rtf"
_MARKS = b"\xef\xbb\xbf\xff\xfe \r\n\t"  # byte order marks and blanks
_HTML = re.compile(
    rb"(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div|p|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS = words_of("p div br tr td th li h1 h2 h3 h4 h5 h6 table section article header footer title option dt dd pre")
_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})\s?\??|\\([a-z]{1,32})(-?\d{1,10})?\s?|\\([^a-z])|([{}])|[\r\n]+|(.)", re.DOTALL
)
_RTF_BREAKS = frozenset({"par", "line", "cell", "row", "tab", "sect", "page"})
_CHARACTERS = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—",
               "bullet": "•"}  # fmt: skip


def is_markup(data: bytes) -> bool:
    """Tell whether the bytes begin with a tag, in whatever encoding."""
    return _beginning(data).startswith(b"<")


def is_html(data: bytes) -> bool:
    """Tell whether the bytes begin as a web page does."""
    return _HTML.match(_beginning(data)) is not None


def _beginning(data: bytes) -> bytes:
    return data[:8192].replace(b"\0", b"").lstrip(_MARKS)


def read_html(search: Search, where: str, data: bytes) -> None:
    """Search a web page: its words joined across tags, and every attribute, comment and script."""
    search.examine("web pages")
    for text in texts_of(data):
        page = _Page()
        page.feed(text.replace("<![", "&lt;!["))  # a marked section is read as words; the parser stops at odd ones
        page.close()
        search.lines(where, "".join(page.said))
        for aside in page.asides:
            search.marks(f"{where}an attribute, comment or script", aside)


class _Page(HTMLParser):
    """What a page says, and what stands beside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.asides: list[str] = []
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code = tag in {"script", "style"}
        if tag in _BREAKS:
            self.said.append("\n")
        self.asides += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        self._code = False
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        (self.asides if self._code else self.said).append(data)

    def handle_comment(self, data: str) -> None:
        self.asides.append(data)

    def handle_decl(self, decl: str) -> None:
        self.asides.append(decl)

    def handle_pi(self, data: str) -> None:
        self.asides.append(data)


def read_rtf(search: Search, where: str, data: bytes) -> None:
    """Search rich text: every word of it, those of its properties and hidden groups too."""
    search.examine("rich texts")
    search.lines(where, rich_text(data.decode("latin-1")))


def rich_text(source: str) -> str:
    """Return the words of rich text without its commands."""
    said: list[str] = []
    for found in _RTF.finditer(source):
        code, number, command, _, sign, _, plain = found.groups()
        if code:
            said.append(bytes([int(code, 16)]).decode("cp1252", "replace"))
        elif number:
            said.append(chr(int(number) % 0x10000))
        elif command:
            said.append("\n" if command in _RTF_BREAKS else _CHARACTERS.get(command, ""))
        elif sign in {"\\", "{", "}"}:
            said.append(sign)
        elif sign == "~":
            said.append(" ")
        elif plain:
            said.append(plain)
    return "".join(said)
