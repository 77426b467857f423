"""Text whose letters are carried in a code: percent signs, character references, escapes, strings in pieces, base64."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_OFFICE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring, ECMA-376 part 1, 22.9.2.19
_ESCAPE = re.compile(r"\\(?:u\{?([0-9A-Fa-f]{4,6})\}?|x([0-9A-Fa-f]{2})|'([0-9A-Fa-f]{2})|([0-7]{3}))")
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")
_PIECES = re.compile(r"(?<=[^\s\"'])([\"'])\s*(?:\+|&|\.)\s*\1(?=[^\s\"'])")  # "Kay" & "ley"
_LITERAL = re.compile(r"\\([^\W\d_])")  # number formats of spreadsheets: \K\a\y
_PAGE_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[LCRPNDTZFASXYBIUEOH])')  # 18.3.1.46
_HASHED = re.compile(r"#([0-9A-Fa-f]{2})")  # names of PDF, ISO 32000-1, 7.3.5
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{4}\s?){9,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=])"
)
_TELLING = re.compile(r"[%_&\\\"'#]")


def unwrapped(text: str) -> Iterator[str]:
    """Yield the other ways in which a program would read the text; nothing for plain words."""
    if not _TELLING.search(text):
        return
    seen = {text}
    for reading in _READINGS:
        other = reading(text)
        if other not in seen:
            seen.add(other)
            yield other


def packed(text: str) -> Iterator[bytes]:
    """Yield what stands in base64 in a text."""
    for run in _BASE64.finditer(text):
        try:
            yield base64.b64decode("".join(run.group().split()), validate=True)
        except (binascii.Error, ValueError):
            continue


def _percent(text: str) -> str:
    return _PERCENT.sub(lambda m: bytes.fromhex(m.group().replace("%", "")).decode("utf-8", "replace"), text)


def _office(text: str) -> str:
    return _OFFICE.sub(lambda m: chr(int(m[1], 16)), text)


def _escapes(text: str) -> str:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = int(match[4], 8) if match[4] else int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF else match.group()


def _references(text: str) -> str:
    return html.unescape(html.unescape(text)) if _REFERENCE.search(text) else text


def _pieces(text: str) -> str:
    return _PIECES.sub("", _escapes(text))


def _literals(text: str) -> str:
    return _LITERAL.sub(r"\1", text) if text.count("\\") > 1 else text


def _page_codes(text: str) -> str:
    return _PAGE_CODES.sub("", text)


def _hashed(text: str) -> str:
    return _HASHED.sub(lambda m: chr(int(m[1], 16)), text)


_READINGS: tuple[Callable[[str], str], ...] = (
    _percent, _office, _escapes, _references, _pieces, _literals, _page_codes, _hashed,
)  # fmt: skip
