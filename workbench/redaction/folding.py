"""A folded copy of a text, in which look-alike spellings are alike, with a map back to the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_QUOTES = dict.fromkeys("‘’‚‛ʼʹʻʽˈ′‵´`＇ʾʿ", "'") | dict.fromkeys("“”„‟″‶«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃⸺⸻", "-")
_LETTERS = {  # letters without a canonical decomposition, as people without that keyboard type them
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŀ": "l",
    "ɫ": "l", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɣ": "g", "ɛ": "e", "ɔ": "o", "ƴ": "y",
}  # fmt: skip
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
_LOOK_ALIKES = {  # Cyrillic, Greek and Armenian letters that print as Latin ones; frozen from Unicode's confusables
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "н": "h", "і": "i", "ї": "i", "ј": "j",
    "к": "k", "ӏ": "l", "м": "m", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "у": "y", "ѵ": "v",
    "ԝ": "w", "х": "x", "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o",
    "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ζ": "z", "ϲ": "c", "ϳ": "j", "օ": "o", "ո": "n", "ս": "u", "հ": "h",
    "ց": "g", "յ": "j", "ь": "b", "ү": "y", "γ": "y", "σ": "o", "ǃ": "!", "∣": "|",
}  # fmt: skip
_FURTHER = {  # Cherokee, Lisu, Coptic and rarer Latin letters, from the same table
    "a": "ɑᎪꓮ", "b": "ᏏᏴꓐꞵ", "c": "ϹᏟⲥꓚ", "d": "ᎠᏧꓒꓓ", "e": "ҽᎬ℮ꓰ", "f": "ϝքꓝꞙ", "g": "ɡᏀᏳꓖ", "h": "ᎻᏂⲏꓧ",
    "i": "ɩᎥꙇ", "j": "Ꭻꓙ", "k": "Ꮶⲕꓗ", "l": "ǀᏞⲓꓡꓲ", "m": "ϻᎷⲙꓟ", "n": "ռⲛꓠ", "o": "ⲟဝჿꓳ", "p": "Ꮲⲣꓑꝑ",
    "q": "գզ", "r": "ᎡᏒⲅꓣꭇ", "s": "ƽՏᏕᏚꓢ", "t": "Ꭲⲧꓔ", "u": "ʋꓴꭎꭒ", "v": "Ꮩꓦ", "w": "ɯѡաᎳᏔꓪ", "x": "Ⲭꓫꭓ",
    "y": "ᎩᎽⲩꓬ", "z": "Ꮓꓜ",
}  # fmt: skip
_ENCLOSED = {chr(first + n): chr(97 + n) for first in (0x1F150, 0x1F170, 0x1F1E6) for n in range(26)}
_BLANK_LETTERS = {"\u2800": " "} | dict.fromkeys("\u115f\u1160\u3164\uffa0", "")  # they print as nothing at all
_PLAIN = (
    _QUOTES
    | _DASHES
    | _LETTERS
    | _SMALL_CAPITALS
    | {c: plain for plain, several in _FURTHER.items() for c in several.casefold()}
    | _LOOK_ALIKES
    | _ENCLOSED
    | _BLANK_LETTERS
)
_SPACES = str.maketrans("\t\n\r\f\v\x1c\x1d\x1e\x1f`", " " * 9 + "'")
_DROPPED = {"Mn", "Me", "Cf", "Cs"}

_BLANKS = r"[ \t\n\r\f\v\x1c-\x1f]{2,}|-[ \t]*\r?\n[ \t]*"
_ASCII_ODD = re.compile(_BLANKS)
_ODD = re.compile(rf"[^\x00-\x7f]+|{_BLANKS}")


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """A folded text; ``start`` and ``end`` turn its offsets into offsets in the original (both in code points).

    The map is piecewise: ``_at[k]`` is where in the folded text a piece begins, ``_from[k]`` where in the original;
    inside a piece offsets run in step.
    """

    text: str
    length: int  # of the original
    _at: tuple[int, ...] = (0,)
    _from: tuple[int, ...] = (0,)

    def start(self, offset: int) -> int:
        """Return where in the original the character stands that gave the folded character at ``offset``."""
        if len(self._at) == 1:
            return min(offset + self._from[0], self.length)
        if offset >= len(self.text):
            return self.length
        k = bisect_right(self._at, offset) - 1
        return self._from[k] + offset - self._at[k]

    def end(self, offset: int) -> int:
        """Return the end, in the original, of what the folded text has before ``offset``: marks included."""
        if offset <= 0:
            return 0
        if len(self._at) == 1:
            return offset + self._from[0]
        last, here = self.start(offset - 1), self.start(offset)
        return here if here > last else last + 1


def fold(text: str) -> Folded:
    """Return the folded copy of a text: case, marks, dashes, quotes, blanks and look-alikes made plain.

    Line breaks are blanks, runs of blanks are one, soft hyphens and zero-width characters are gone, and a word broken
    at a line's end is whole again. Never raises, whatever the text holds.
    """
    if not text.isascii():
        return _Folding(text).run(_ODD)
    if "\n" not in text:
        plain = text.translate(_SPACES).lower()
        if "  " not in plain:
            return Folded(plain, len(text))
    return _Folding(text).run(_ASCII_ODD)


def fold_plain(text: str) -> str:
    """Return only the folded words, trimmed: for comparing forms."""
    return fold(text).text.strip()


class _Folding:
    """One pass over a text that needs more than lower case."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._length = 0
        self._at: list[int] = [0]
        self._from: list[int] = [0]

    def run(self, odd: re.Pattern[str]) -> Folded:
        text, done = self._text, 0
        for match in odd.finditer(text):
            start, end = match.span()
            if start > done:
                self._put_plain(text[done:start], done)
            piece = match.group()
            if piece[0] > "\x7f":
                self._put_foreign(piece, start)
            else:
                self._put_blank(piece, end)
            done = end
        if done < len(text):
            self._put_plain(text[done:], done)
        return Folded("".join(self._parts), len(text), tuple(self._at), tuple(self._from))

    def _put(self, folded: str) -> None:
        if folded:
            self._parts.append(folded)
            self._length += len(folded)

    def _after_blank(self) -> bool:
        return bool(self._parts) and self._parts[-1][-1] == " "

    def _put_plain(self, chunk: str, start: int) -> None:
        plain = chunk.translate(_SPACES).lower()
        if plain[0] == " " and self._after_blank():
            plain = plain[1:]
            self._mark(self._length, start + 1)
        self._put(plain)

    def _put_foreign(self, piece: str, start: int) -> None:
        folded = [_folded_character(c) for c in piece]
        if all(len(f) == 1 and f != " " for f in folded):
            self._put("".join(folded))
            return
        for index, plain in enumerate(folded):
            if plain == " " and self._after_blank():
                plain = ""  # a run of blanks, one of them from outside ASCII
            self._put(plain)
            for back in range(len(plain) - 1, 0, -1):  # every character of an expansion points at where it came from
                self._mark(self._length - back, start + index)
            if len(plain) != 1:
                self._mark(self._length, start + index + 1)

    def _put_blank(self, piece: str, end: int) -> None:
        if piece[0] == "-":
            following = self._text[end : end + 1]
            self._put("" if following.islower() else "-")  # a broken word, or a double name at the line's end
        elif not self._after_blank():
            self._put(" ")
        self._mark(self._length, end)

    def _mark(self, at: int, origin: int) -> None:
        if self._at[-1] == at:
            self._from[-1] = origin
        else:
            self._at.append(at)
            self._from.append(origin)


class _Characters(dict[str, str]):
    """What each character folds to, worked out once."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_one(character)
        return folded


def _fold_one(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    plain: list[str] = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        category = unicodedata.category(part)
        if category in _DROPPED:
            continue
        part = _PLAIN.get(part, part)
        plain.append(" " if part.isspace() else part)
    return "".join(plain)


_CHARACTERS = _Characters()
_folded_character = _CHARACTERS.__getitem__
