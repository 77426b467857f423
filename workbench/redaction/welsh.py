"""Ordinary Welsh, which is no name: reviews in Wales quote and keep minutes in both languages."""

from __future__ import annotations

import re

from workbench.redaction.capitals import could_be_given, opens
from workbench.redaction.lexicon import is_welsh_word, is_word
from workbench.redaction.vocabulary import words_of

_AROUND = 120  # characters on either side in which the language of a passage shows
_ENOUGH = 3  # words there that only Welsh has, in lower case: names beside it ("Heol", "Llewellyn") make no passage
_LONG = 5  # letters of a word in lower case that no passage has to speak for
_CLITIC = r"(?:['’](?:n|r|i|u|m|w|ch|th)\b)?"
_WORD = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*){_CLITIC}")
_HEADS = re.compile(r"\s*[/:]")  # "Cofnodion / Minutes", "Pwy:"
_LABELLED = re.compile(r":[ \t]*$")  # "Worker: Hud / Manager:": who, and no heading
_SIGN = re.compile(
    r"(?i)\b(?:mae|oedd|roedd|wedi|efo|gyda|ddim|hefyd|rhywun|geni|nesaf|nodyn|iaith|gofal|iechyd|lles|bwyd|llety|teulu|"
    r"plentyn|ysgol|disgybl|swyddog|galwad|dosbarth|presenoldeb|cofnod\w*|penderfyn\w*|cyfarfod\w*|dyddiad\w*|cynllun\w*|"
    r"gwasanaeth\w*)\b|[ŵŷ]"
)
_SIGNS = re.compile(r"\b(?:y|yn|yr|gan|fel|nid|ei|eu|ac|am|ar|wrth|heb|bob|plant|(?:ll|rh|ngh|cy[dfhmn])\w{3,})\b")
"""One word of Welsh, or two that English has as well: without them the dictionary, which is large, stays shut."""
_PROPER = words_of(
    "cymraeg gymraeg nghymraeg chymraeg saesneg seisnig cymru gymru nghymru chymru lloegr loegr cymro gymro cymraes "
    "cymry gymry gymreig cymreig llun mawrth fawrth mercher fercher iau gwener wener sadwrn sul ionawr chwefror "
    "ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr nadolig pasg"
)
"""Languages, nations and days, which are written with a capital and name nobody."""


def is_ordinary_welsh(text: str, start: int, end: int) -> bool:
    """Tell whether words in a text are ordinary words of Welsh, in a passage written in it.

    A word with a capital counts only where a sentence, line or cell begins, and a given name never does: "Seren" is a
    star and a girl.
    """
    words = list(_WORD.finditer(text, start, end))
    around = text[max(0, start - _AROUND) : end + _AROUND]
    if not words or any(c.isdigit() for c in text[start:end]) or not _shows(around):
        return False
    if not all(_is_ordinary(text, match) for match in words):
        return False
    own = sum(_is_only_welsh(match[1]) for match in words)
    heads = _HEADS.match(text, end) is not None and not _LABELLED.search(text, max(0, start - 4), start)
    heads = heads and _begins(text, start)
    plain = text[start:end].islower() and end - start >= _LONG
    if own > 1 or (own and (heads or plain)):
        return True
    return sum(_is_only_welsh(word) for word in _WORD.findall(around) if word.islower()) >= _ENOUGH


def _shows(passage: str) -> bool:
    return _SIGN.search(passage) is not None or len(set(_SIGNS.findall(passage))) > 1


def _is_ordinary(text: str, match: re.Match[str]) -> bool:
    word = match[1].casefold()
    if len(word) == 1 and match[1].isupper():  # an initial
        return False
    if word in _PROPER:
        return True
    if could_be_given(word) or not is_welsh_word(word):
        return False
    return match[1].islower() or (match[1].istitle() and _begins(text, match.start()))


def _begins(text: str, start: int) -> bool:
    return opens(text, start) or text[:start].rstrip(" \t")[-1:] in {"\n", "\t", "/", "|", ""}


def _is_only_welsh(word: str) -> bool:
    folded = word.casefold()
    return len(folded) > 1 and is_welsh_word(folded) and not is_word(folded)
