"""What the records say exactly of the family (work, faith, language, origin, illness), where prose repeats it.

Only words that stand in a record of the family are looked for; what nobody entered is left to the suggestions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workbench.records import Person
from workbench.redaction import quasi
from workbench.redaction.changes import Change, Rule
from workbench.redaction.lexicon import is_word
from workbench.redaction.vocabulary import ROLES, words_of
from workbench.redaction.wordlists import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

_ABOUT = frozenset({"subject_child", "family", "other"})
_BROAD = words_of("white black asian mixed british english other any background multiple ethnic group northern and or")
_PROPER = re.compile(r"[A-Z][\w’']+(?:\s+[A-Z][\w’']+)*")
_PIECES = re.compile(r"\s*(?:[;,:()]|\bbefore that\b|\bformerly\b|\buntil\b|\bfrom\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w-])(?:an?|the|his|her|their|our|my)\s+$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:an?|the|part-time|full-time|former|seasonal|retired)\s+", re.IGNORECASE)
_EXACT_CONDITION = re.compile(
    r"(?:epilep|diabet|asthma|autis|adhd|cystic|palsy|syndrome|dystroph|sickle|thalass|haemophil|crohn|colitis|lupus|"
    r"sclerosis|schizo|bipolar|psychosis|hydroceph|spina|leukaemia|cancer|tumour|hiv|hepatitis|arthritis|deaf|blind)\w*",
    re.IGNORECASE,
)
_CARE = re.compile(r"\s+(?:nurse|clinic|team|service|plan|medicine|medication|review|consultant|specialist)s?\b")
_COUNTRIES = {
    "polish": "poland", "romanian": "romania", "irish": "ireland", "somali": "somalia", "lithuanian": "lithuania",
    "latvian": "latvia", "bulgarian": "bulgaria", "hungarian": "hungary", "portuguese": "portugal", "italian": "italy",
    "spanish": "spain", "french": "france", "german": "germany", "albanian": "albania", "ukrainian": "ukraine",
    "russian": "russia", "turkish": "turkey", "kurdish": "kurdistan", "nigerian": "nigeria", "ghanaian": "ghana",
    "kenyan": "kenya", "ugandan": "uganda", "zimbabwean": "zimbabwe", "eritrean": "eritrea", "ethiopian": "ethiopia",
    "sudanese": "sudan", "indian": "india", "pakistani": "pakistan", "bangladeshi": "bangladesh",
    "bengali": "bangladesh", "chinese": "china", "vietnamese": "vietnam", "filipino": "philippines",
    "afghan": "afghanistan", "syrian": "syria", "iraqi": "iraq",
    "iranian": "iran", "jamaican": "jamaica", "brazilian": "brazil", "congolese": "congo",
    "czech": "czechia", "slovak": "slovakia", "greek": "greece", "nepali": "nepal", "tamil": "sri lanka",
}  # fmt: skip
_SPOKEN = re.compile(
    r"\b(?:spea?k(?:s|ing)?|spoke|spoken|understands?|understood|reads?|into|in|from|of|fluent in)\s+$", re.I
)
_TOLD = re.compile(r"(?:[- ]speaking\s+|[- ](?:language\s+)?(?=(?:interpret|speaker|translat)))", re.IGNORECASE)
_SPEAKING = re.compile(r"[- ]speaking\b(?:\s+([^\W\d_]+))?", re.IGNORECASE)
_NOT_SPEAKING = re.compile(r"\b(?:(an?)\s+)?non[- ]$", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|any|neither|without an?|not an?)\s+$", re.IGNORECASE)
_REASON = "the public is told broad terms, not the exact {}"


@dataclass(frozen=True, slots=True)
class _Trait:
    """Exact words, and what makes them broad where they stand: called with the text and the match."""

    pattern: re.Pattern[str]
    reword: Callable[[str, re.Match[str]], tuple[int, int, str] | None]
    reason: str


class Traits:
    """Every exact fact of the family that prose may repeat."""

    def __init__(self, people: Iterable[Person]) -> None:
        family = [p for p in people if p.kind in _ABOUT]
        self._traits = [
            *_of(_conditions(p.disability or "" for p in family), _condition, "condition"),
            *_of(_occupations(p.occupation or "" for p in family), _occupation, "occupation"),
            *_of(_faiths(p.religion or "" for p in family), _faith, "faith", proper=True),
            *_of(_origins(family), _origin, "origin or language", proper=True),
            *_of(_lands(family), _land, "country", proper=True),
        ]

    def reworded(self, text: str) -> Iterator[Change]:
        """Yield the changes in a text."""
        for trait in self._traits:
            for found in trait.pattern.finditer(text):
                made = trait.reword(text, found)
                if made is not None:
                    start, end, words = made
                    if text[start : start + 1].isupper() and _begins_sentence(text, start):
                        words = words[:1].upper() + words[1:]
                    yield Change(start, end, words, Rule.BROAD, reason=_REASON.format(trait.reason))


def _of(
    words: set[str], reword: Callable[[str, re.Match[str]], tuple[int, int, str] | None], reason: str, *,
    proper: bool = False,
) -> Iterator[_Trait]:  # fmt: skip
    if words:
        several = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=len, reverse=True))
        yield _Trait(
            re.compile(rf"(?<!\w)(?<!(?<![nN]on)-)(?:{several})(?!\w)", 0 if proper else re.IGNORECASE), reword, reason
        )


# -- the exact words


def _conditions(values: Iterable[str]) -> set[str]:
    found = set()
    for value in values:
        if quasi.broad("disability", value) is None:
            continue
        for piece in re.split(r"\s*(?:[;,:()]|\band\b|\bwith\b)\s*", value):
            words = piece.strip(" .").casefold()
            if _EXACT_CONDITION.search(words) or len(words.split()) > 1:
                found.add(words)
                found |= {m.group().casefold() for m in _EXACT_CONDITION.finditer(words) if len(words.split()) < 3}
    return found


def _occupations(values: Iterable[str]) -> set[str]:
    found = set()
    for value in values:
        for piece in _PIECES.split(value) if quasi.broad("occupation", value) != "in education" else ():
            words = _LEADING.sub("", piece.strip(" .")).casefold()
            if not words or quasi.broad("occupation", piece) in {"in education", "not in paid work"}:
                continue
            core = re.split(r"\s+(?:at|in|for|with|on|of)\s+", words)[0]
            for phrase in {words, core, " ".join(core.split()[-2:]), " ".join(re.split(r"[\s-]+", core)[-2:])}:
                plain = phrase.split()
                if plain and not (len(plain) == 1 and (len(phrase) < 6 or phrase in ROLES)) and not set(plain) <= ROLES:
                    found.add(phrase)
    return found


def _faiths(values: Iterable[str]) -> set[str]:
    runs = {run for value in values for run in _PROPER.findall(value)}
    named = {run.removeprefix("Baptised ").removeprefix("Practising ") for run in runs}
    return {word for run in named for word in (run, run.split()[-1]) if quasi.broad("religion", word)} - {"None", "No"}


def _origins(family: Iterable[Person]) -> set[str]:
    values = [value for p in family for value in (p.ethnicity or "", p.first_language or "")]
    words = {word for value in values for run in _PROPER.findall(value) for word in run.split()}
    return {
        word for word in words if word.casefold() not in _BROAD and (word.casefold() in _COUNTRIES or len(word) > 4)
    }


def _lands(family: Iterable[Person]) -> set[str]:
    return {_COUNTRIES[word.casefold()].title() for word in _origins(family) if word.casefold() in _COUNTRIES}


# -- in their sentence


def _condition(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    if _CARE.match(text, found.end()):
        return _with_article(text, found, "specialist")
    words = "long-term condition"
    return (*found.span(), words) if _ARTICLE.search(text, 0, found.start()) else (*found.span(), f"a {words}")


def _with_article(text: str, found: re.Match[str], words: str, end: int = 0) -> tuple[int, int, str]:
    """Return the words with the article before them made to agree: "an epilepsy nurse" is "a specialist nurse"."""
    article = re.search(r"(?<![\w-])(an?)\s+$", text[max(0, found.start() - 4) : found.start()], re.IGNORECASE)
    end = end or found.end()
    following = words or re.sub(r"^\W+", "", text[end : end + 12])
    if article is None or not following:
        return found.start(), found.end(), words
    right = "an" if following[0].casefold() in "aeiou" else "a"
    right = right.capitalize() if article[1][0].isupper() else right
    return found.start() - len(article.group()), found.end(), f"{right} {words}"


def _occupation(text: str, found: re.Match[str]) -> tuple[int, int, str] | None:
    before = text[max(0, found.start() - 32) : found.start()]
    doing = re.search(r"\b(work(?:s|ed|ing)?|is|was|been|being|employed)\s+(?:as\s+)?(?:an?\s+|the\s+)?$", before, re.I)
    if doing:
        verb = {"works": "is", "work": "are", "worked": "was", "working": ""}.get(doing[1].lower(), doing[1])
        return found.start() - len(before) + doing.start(), found.end(), f"{verb} in work".strip()
    if (quasi.broad("occupation", found.group()) or "").startswith("works in"):
        return None  # a nurse, a teacher: more likely one of the professionals
    article = re.search(r"\b(an?)\s+$", before, re.IGNORECASE)
    if article:
        return found.start() - len(article.group()), found.end(), f"{article[1][0]} person in work"
    return found.start(), found.end(), "worker"


def _faith(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    if _attributive(text, found.end()):
        return _without(text, found)
    article = re.search(r"\ban?\s+$", text[max(0, found.start() - 4) : found.start()], re.IGNORECASE)
    if article:
        return found.start() - len(article.group()), found.end(), "a person of faith"
    return found.start(), found.end(), "of a faith"


def _origin(text: str, found: re.Match[str]) -> tuple[int, int, str] | None:
    following = re.match(r"\s+([^\W\d_]+)", text[found.end() : found.end() + 20])
    if (
        _begins_sentence(text, found.start())
        and is_word(found.group().casefold())
        and following
        and following[1].casefold() in DETERMINERS
    ):
        return None  # "Polish the record"
    if (spoken := _SPEAKING.match(text, found.end())) and (made := _speaking(text, found, spoken)):
        return made
    told = _TOLD.match(text, found.end())
    if told:
        return _without(text, found, told.end())
    if _attributive(text, found.end()):
        return _without(text, found)
    if _SPOKEN.search(text, max(0, found.start() - 20), found.start()):
        return found.start(), found.end(), "another language"
    linked = re.search(
        r"\b(?:is|are|was|were|being|both|also|half|part)\s+$", text[max(0, found.start() - 8) : found.start()]
    )
    return found.start(), found.end(), "from another background" if linked else "another language"


def _speaking(text: str, found: re.Match[str], spoken: re.Match[str]) -> tuple[int, int, str] | None:
    """Say that somebody does not speak a language, or speaks it, where leaving the word out would turn the sense."""
    noun = spoken[1] if spoken[1] and _attributive(text, spoken.end() - len(spoken[1]) - 1) else None
    before = text[max(0, found.start() - 16) : found.start()]
    if lacking := _NOT_SPEAKING.search(before):
        start = found.start() - len(before) + lacking.start()
        if noun is None:
            return start, found.end() + len("-speaking"), "not speaking the language"
        article = lacking[1] or ""
        right = ("an " if noun[0].casefold() in "aeiou" else "a ") if article else ""
        right = right.capitalize() if article[:1].isupper() else right
        return start, spoken.end(), f"{right}{noun} who did not speak the language"
    if noun is None:
        return found.start(), found.end() + len("-speaking"), "speaking another language"
    return (found.start(), spoken.end(), f"{noun} who spoke the language") if _NO.search(before) else None


def _land(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    return found.start(), found.end(), "another country"


def _attributive(text: str, end: int) -> bool:
    """Whether a noun follows: a lower-case word that is no small word of grammar."""
    following = re.match(r"\s([^\W\d_]+)", text[end : end + 24])
    grammar = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | DETERMINERS
    return following is not None and following[1].islower() and following[1] not in grammar


def _without(text: str, found: re.Match[str], end: int = 0) -> tuple[int, int, str]:
    """Return the change that leaves the word out, the blank after it too, with the article before it made to agree."""
    start, _, words = _with_article(text, found, "", end)
    end = end or found.end() + 1
    if not words and _begins_sentence(text, start):
        return start, end + 1, text[end : end + 1].upper()
    return start, end, words


def _begins_sentence(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip()[-1:] in ".!?:"
