"""How much each kind of fact narrows down whom a text can be about: dated data, which a reviewer can change.

The data come with the program (``resources/recognition/weights.json``); an edited copy is read by the same
:meth:`Weights.parse`. A fact's points are the whole number nearest to how often the number of people it leaves could
be halved: one in two is one point, one in a thousand is ten. Nothing finer than a whole point is claimed.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from workbench.errors import BadInput
from workbench.paths import resource

FORMAT = "recognition-weights"
CHILD, ADULT, PROFESSIONAL = "child", "adult", "professional"
ANYONE, FAMILY = "anyone", "family"
_WHOM = (ANYONE, FAMILY, CHILD, PROFESSIONAL)

_LIST = "recognition/weights.json"
_FIX = "Correct it and try again; nothing was changed."
_RAREST = 10**9

_FEW = "two|three|four|2|3|4"
_MANY = "five|six|seven|eight|nine|ten|eleven|twelve|[5-9]|1[0-2]"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TONGUES = (
    "Albanian|Amharic|Arabic|Bengali|Bulgarian|Cantonese|Croatian|Czech|Dari|Dutch|Farsi|French|Gaelic|German|Greek"
    "|Gujarati|Hausa|Hebrew|Hindi|Hungarian|Igbo|Irish|Italian|Japanese|Korean|Kurdish|Kurmanji|Latvian|Lingala"
    "|Lithuanian|Mandarin|Nepali|Pashto|Persian|Polish|Portuguese|Punjabi|Romanian|Romani|Russian|Serbian|Sinhala"
    "|Slovak|Somali|Sorani|Spanish|Swahili|Sylheti|Tagalog|Tamil|Thai|Tigrinya|Turkish|Twi|Ukrainian|Urdu|Vietnamese"
    "|Welsh|Yiddish|Yoruba"
)
_TOKENS = {
    "n": r"(?:\d{1,3}|one|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|thirty)",
    "age": r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen)(?![- ]+(?:days?|weeks?|months?|hours?|minutes?|other|of|to))",
    "few": f"(?:{_FEW})",
    "many": f"(?:{_MANY})",
    "year": r"(?:19|20)\d\d",
    "month": f"(?-i:{_MONTHS})",
    "season": "(?:spring|summer|autumn|winter)",
    "weekday": "(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
    "decade": "(?:twenties|thirties|forties|fifties|sixties|seventies|eighties)",
    "ordinal": r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))",
    "st": "(?:st|nd|rd|th)",
    "tongue": f"(?-i:{_TONGUES})",
    "word": r"[\w’'-]+",
}
_TOKEN = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that can be told of a person: ``one_in`` so many people share it.

    ``of`` says whom it is told of. ``pattern`` finds it in prose; ``terms`` are the broad terms by which a field tells
    it. ``alone``: a word such as "he", which says something only where a sentence is about one person. ``unique``: what
    a reader would look for.
    """

    facet: str
    code: str
    title: str
    of: str
    one_in: float
    points: int
    source: str
    to_check: bool
    unique: bool
    alone: bool
    terms: frozenset[str]
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of fact: the ``group`` of facts it depends on, and what to write ``instead``.

    ``of_case``: told of the case, so that it counts for the whole family wherever it stands. ``several``: two of its
    values can be true at once, as someone can be a twin and the eldest; of the others only the rarest says anything.
    ``close``: said of someone only where it follows the name closely ("Mother, a nurse"; not "Mother told a nurse").
    """

    code: str
    title: str
    group: str
    of_case: bool
    several: bool
    close: bool
    instead: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A word for a sum of points, from so many parts in a hundred of what singles one person out."""

    start: int
    word: str
    title: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole method as of ``valid_from``; ``pools`` says among how many people someone is looked for."""

    valid_from: str
    note: str
    pools: Mapping[str, int]
    levels: tuple[Level, ...]
    cannot: tuple[str, ...]
    facets: Mapping[str, Facet]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read weights from their JSON text; BadInput says what is wrong and where."""
        try:
            given = json.loads(text)
        except ValueError as error:
            raise BadInput("The weights are not JSON.", _FIX) from error
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise BadInput("This is not a file of weights for recognition.", _FIX)
        try:
            levels = tuple(Level(int(e["from"]), str(e["word"]), str(e["title"])) for e in given["levels"])
            pools = {str(name): int(entry["people"]) for name, entry in given["pools"].items()}
            facets = {str(entry["code"]): _facet(entry) for entry in given["facets"]}
            found = cls(
                str(given["valid_from"]), str(given["note"]), pools, levels, tuple(map(str, given["cannot"])), facets
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadInput(f"Something is missing or of the wrong kind in the weights: {error}.", _FIX) from error
        if not levels or levels[0].start > 0 or {CHILD, ADULT, PROFESSIONAL} - found.pools.keys():
            raise BadInput("The weights name no lowest level, or not every pool of people.", _FIX)
        return found

    def level(self, share: int) -> Level:
        """Return the level of so many parts in a hundred."""
        return max((level for level in self.levels if level.start <= share), key=lambda level: level.start)

    def pool(self, whom: str) -> int:
        """Return the points that single one person out among those whom a stranger would look through."""
        return max(1, points(self.pools[whom]))


def points(one_in: float) -> int:
    """Return how often a number of people can be halved, in whole numbers; ValueError for what is no number of them."""
    if not 1 <= one_in <= _RAREST:
        raise ValueError(f"one in {one_in} is not a share of people")
    return round(math.log2(one_in))


@cache
def shipped() -> Weights:
    """Return the weights that come with the program."""
    return Weights.parse(shipped_text())


def shipped_text() -> str:
    """Return the text of the weights that come with the program."""
    return resource(_LIST).read_text("utf-8")


def _facet(entry: Mapping[str, Any]) -> Facet:
    code = str(entry["code"])
    values = tuple(_value(code, {"of": entry["of"], **value}) for value in entry["values"])
    return Facet(
        code,
        str(entry["title"]),
        str(entry["group"]),
        entry.get("case") is True,
        entry.get("all") is True,
        entry.get("close") is True,
        str(entry["instead"]),
        values,
    )


def _value(facet: str, entry: Mapping[str, Any]) -> Value:
    one_in, of = float(entry["one_in"]), str(entry["of"])
    if of not in _WHOM:
        raise ValueError(f"{facet} is told of {of}, which is nobody")
    words = [str(word) for word in entry.get("words", ())]
    return Value(
        facet,
        str(entry["code"]),
        str(entry["title"]),
        of,
        one_in,
        points(one_in),
        str(entry["source"]),
        entry.get("to_check") is True,
        entry.get("unique") is True,
        entry.get("alone") is True,
        frozenset(str(term).casefold() for term in entry.get("terms", ())),
        _compiled(words) if words else None,
    )


def _compiled(words: list[str]) -> re.Pattern[str]:
    """Return one pattern for all of the words; the longest first, so that a match tells the most."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(_phrase, ordered))})(?![\w])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """Return a phrase as a pattern: * is any letters, {n} a number; one with a capital is matched as it is written."""
    parts = []
    end = 0
    for token in _TOKEN.finditer(phrase):
        parts.append(_plain(phrase[end : token.start()]))
        parts.append(_TOKENS[token[1]])
        end = token.end()
    parts.append(_plain(phrase[end:]))
    whole = "".join(parts)
    return f"(?-i:{whole})" if any(c.isupper() for c in _TOKEN.sub("", phrase)) else whole


def _plain(words: str) -> str:
    return re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("’", "[’']")
