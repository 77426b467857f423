"""Ages in prose, told to the public in bands: "a three-year-old boy" is "a boy aged 1 to 4".

Left alone: ages of rules and services ("aged 16 to 18", "under fives"), and of things ("a six-week-old bruise").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.redaction.changes import Change, Rule
from workbench.redaction.quasi import age_band
from workbench.redaction.vocabulary import words_of
from workbench.redaction.wordlists import PREPOSITIONS

REASON = "the public is told an age as a band"
ADULT = 18

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_SMALL = {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)} | {"a": 1, "an": 1}
_TENS = {
    word: number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_SMALL)[:9])}))?|{'|'.join(_SMALL)})"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_HUMAN = (
    "baby|infant|toddler|child|children|boy|girl|boys|girls|son|daughter|brother|sister|sibling|siblings|twin|twins|"
    "pupil|student|teenager|adolescent|young person|man|woman|mother|father|mum|dad|parent|patient|male|female|partner|"
    "adult"
)
_DETERMINER = r"(?:an?|the|his|her|their|this|our|my|one|another)"
_OLD = re.compile(
    rf"(?<![\w-])(?:(?P<det>{_DETERMINER})\s+)?(?P<n>{_NUMBER})(?P<joint>[- ])(?P<unit>{_UNIT})[- ]old(?P<plural>s)?\b"
    rf"(?:\s+(?P<noun>{_HUMAN})\b)?",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?<![\w/.])(?:(?P<det>{_DETERMINER})\s+)?(?P<n>\d{{1,2}})\s?(?:(?P<y>y/?o)|/(?P<of>12|52) old)\b"
    rf"(?:\s+(?P<noun>{_HUMAN})\b)?",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"(?<![\w-])(?:(?P<prep>at|from|by|since|until|till|before)\s+(?:the\s+)?age\s+(?:of\s+)?|(?P<aged>aged?)\s+)"
    rf"(?P<n>{_NUMBER})(?:\s+(?P<unit>{_UNIT}))?(?![\w/])",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?<![\w-])(?P<lead>(?:when|since|once|until)\s+(?:he|she|they)\s+(?:was|were)\s+(?:only\s+|just\s+|about\s+)?)"
    rf"(?P<n>{_NUMBER})(?:\s+(?P<unit>{_UNIT}))?(?=[.,;:)]|\s+(?:and|but|he|she|they|the|at|when)\b|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s\((?:aged\s+)?(?P<n>\d{1,2})\)|,\s(?P<m>\d{1,2}),")
_RANGE = re.compile(
    rf"\s*(?:to|and|or|-|–|/|\+|plus)\s*(?:{_NUMBER}\b|over|under|above|below|up|older|younger|upwards)|\+",
    re.IGNORECASE,
)
_BEFORE_RANGE = re.compile(
    r"\b(?:under|over|between|to|above|below|and|those|people|children|services for)\s+$", re.IGNORECASE
)
_OF_THING = re.compile(
    r"\b(?:fractures?|bruis\w+|injur\w+|marks?|burns?|scars?|bleeds?|wounds?|records?|notes?|plans?|referrals?|"
    r"assessments?|photographs?|files?)\b[^.;\n]*$|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))\s*(?:to|or|-|–)\s+$",
    re.IGNORECASE,
)
_NEAR = 60  # characters before an age within which a thing may be what is so old
_GOES_ON = PREPOSITIONS | words_of(
    "and or but who when while with that which was were is are had has then so because he she they it the a an"
)


def reworded_ages(text: str, ends_of_names: frozenset[int]) -> Iterator[Change]:
    """Yield the ages of a text with their bands; ``ends_of_names`` are where a person's name ends ("Hope (24)")."""
    for found in _OLD.finditer(text):
        words = _old(found, text)
        if words is not None:
            yield _change(found, words)
    for found in _SHORT.finditer(text):
        years = int(found["n"]) if found["y"] else int(found["n"]) // int(found["of"])
        yield _change(found, _somebody(found["det"], found["noun"], years))
    for found in _AGED.finditer(text):
        if not _RANGE.match(text, found.end()) and not _RANGE.match(text, found.end("n")):
            words = _at_age(found, text)
            if words is not None:
                yield _change(found, words)
    for found in _WHEN.finditer(text):
        years = _years(found["n"], found["unit"])
        yield _change(found, found["lead"] + ("an adult" if years >= ADULT else _aged(years)))
    for found in _BESIDE.finditer(text):
        if found.start() in ends_of_names:
            years = int(found["n"] or found["m"])
            told = "" if years >= ADULT else (f" ({_aged(years)})" if found["n"] else f", {_aged(years)},")
            yield _change(found, told)


def _change(found: re.Match[str], words: str) -> Change:
    written = found.group()
    if written[:1].isupper() and words[:1].islower():
        words = words[0].upper() + words[1:]
    return Change(found.start(), found.end(), words, Rule.AGE, reason=REASON)


def _years(number: str, unit: str | None) -> int:
    plain = number.lower()
    if plain.isdigit():
        count = int(plain)
    elif plain in _SMALL:
        count = _SMALL[plain]
    else:
        tens, _, ones = plain.replace("-", " ").partition(" ")
        count = _TENS[tens] * 10 + _SMALL.get(ones, 0)
    name = (unit or "year").lower()
    if name.startswith("m"):
        return count // 12
    return count // 52 if name.startswith("w") else count // 365 if name.startswith("d") else count


def _aged(years: int) -> str:
    return f"aged {age_band(years)}"


def _old(found: re.Match[str], text: str) -> str | None:
    if _OF_THING.search(text, max(0, found.start() - _NEAR), found.start()):
        return None
    years, determiner, noun = _years(found["n"], found["unit"]), found["det"], found["noun"]
    following = re.match(r"\s+([^\W\d_]+)", text[found.end() : found.end() + 24])
    word = following[1] if following else ""
    attributive = found["joint"] == "-" or determiner is not None
    if noun is None and attributive and word.islower() and word not in _GOES_ON and not found["plural"]:
        return None  # "a six-week-old bruise"
    if found["plural"]:
        return "adults" if years >= ADULT else f"children {_aged(years)}"
    return _somebody(determiner, noun, years)


def _somebody(determiner: str | None, noun: str | None, years: int) -> str:
    """Return the words for somebody of an age: "a boy aged 1 to 4", "aged 1 to 4", "an adult"."""
    adult = years >= ADULT
    if noun or determiner:
        person = noun or ("adult" if adult else "child")
        return _article(determiner, person) + (person if adult else f"{person} {_aged(years)}")
    return "an adult" if adult else _aged(years)


def _article(determiner: str | None, noun: str) -> str:
    if determiner is None:
        return ""
    if determiner.lower() in {"a", "an"}:
        return "an " if noun[0].lower() in "aeiou" else "a "
    return f"{determiner} "


def _at_age(found: re.Match[str], text: str) -> str | None:
    if _BEFORE_RANGE.search(text, max(0, found.start() - 24), found.start()):
        return None
    years = _years(found["n"], found["unit"])
    if found["aged"]:
        if found["aged"].lower() == "age" and found["n"].lower() in {"a", "an"}:
            return None
        return "an adult" if years >= ADULT else _aged(years)
    preposition = found["prep"]
    if years >= ADULT:
        return "as an adult" if preposition.lower() == "at" else f"{preposition} adulthood"
    return f"when {_aged(years)}" if preposition.lower() == "at" else f"{preposition} when {_aged(years)}"
