"""What a text tells of whom: identifying facts in prose, each given to the person whom its sentence is about.

Whose fact it is, is read from the label before it in the sentence, or else close after it; a sentence that goes on with
"he" or "she" is about whomever the one before it was about. That is how a reader takes it too, and like a reader it can
be wrong: every fact is shown with its words and its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.analysis import rarity
from workbench.analysis.rarity import Facet, Value, Weights

SUBJECT, FAMILY, PROFESSIONAL, OTHER = "subject_child", "family", "professional", "other"
CASE = ""
"""Whose a fact is that is told of the case and not of one person."""

FIELD = "the field"
"""How the place of what a field tells begins."""

_FACET_OF_FIELD = {
    "age": "age",
    "sex": "sex",
    "pronouns": "sex",
    "ethnicity": "ethnicity",
    "religion": "religion",
    "first_language": "language",
    "disability": "condition",
    "occupation": "occupation",
    "legal_status": "legal",
    "role": "post",
    "mechanism": "mechanism",
    "nature": "outcome",
}
_SENTENCE = re.compile(r"(?<=[.!?…])[”\"’']?\s+(?=[“\"‘']?[A-Z0-9])|\n+")
_ABOUT_THE_CHILD = r"the (?:child|baby|infant|toddler|boy|girl|twins?|young person)|an? (?:infant|baby|toddler|child)"
_GOES_ON = re.compile(r"\b(?:he|she|they|him|her|his|their|hers|theirs|them)\b", re.IGNORECASE)
_CLOSE = re.compile(
    r"(?:[\s,(–—-]|\b(?:who|is|was|were|had|has|been|then|once|now|also|works?|worked|working|as|at|in|on|an?|the|her|his"
    r"|their|own|full-time|part-time|trained|employed|nights?|days|shifts?|job|trade|by|former|retired|local)\b)*"
)
_NEXT = re.compile(r"[\s,]*(?:\w+\s+)?")  # "the fourteen-month-old, Child K", "epileptic Child K"
_JOINED = re.compile(r"\s*(?:,|and|&|, and|or)\s+(?:the\s+|his\s+|her\s+|their\s+)?")
_SHORTEST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the readers know them: an id, the label, the part played, and the field words they are given.

    ``child``: looked for among children.
    """

    id: str
    label: str
    kind: str
    child: bool
    fields: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text, where a reader finds it, and whom it is about where that is known beforehand."""

    place: str
    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is told: of whom (an id, or CASE), what it is, in which words and where."""

    whose: str
    value: Value
    words: str
    places: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What the fact is, whatever its words."""
        return self.value.facet, self.value.code


def facts(people: Sequence[Someone], passages: Sequence[Passage], weights: Weights) -> list[Fact]:
    """Return every identifying fact that fields and prose tell, each once for each person, with all its places."""
    found: dict[tuple[str, str, str], tuple[Value, dict[str, None], dict[str, None]]] = {}
    for whose, value, words, place in (*_of_fields(people, weights), *_of_prose(people, passages, weights)):
        _, said, places = found.setdefault((whose, value.facet, value.code), (value, {}, {}))
        said[" ".join(words.split())] = None
        places[place] = None
    return [Fact(whose, value, "; ".join(said), tuple(where)) for (whose, *_), (value, said, where) in found.items()]


def sentences(text: str) -> list[str]:
    """Return the sentences of a passage."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def without(labels: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the labels of a text, and what stands in it for words that are withheld."""
    words = [re.escape(label) for label in sorted(set(labels), key=len, reverse=True) if label]
    return re.compile("|".join([*(rf"\b{word}(?:[’']s)?\b" for word in words), r"\[[^\]]*\]", "¶"]), re.IGNORECASE)


_Found = tuple[str, Value, str, str]


def _of_fields(people: Iterable[Someone], weights: Weights) -> Iterator[_Found]:
    for person in people:
        for field, told in person.fields.items():
            facet = weights.facets.get(_FACET_OF_FIELD.get(field, ""))
            if facet is None:
                continue
            for words in told:
                value = _best(facet, words)
                if value is not None and tells_of(value, person):
                    yield CASE if facet.of_case else person.id, value, words, in_field(field)


def in_field(field: str) -> str:
    """Return the place of what a field of a person's record tells."""
    return f"{FIELD} “{field.replace('_', ' ').capitalize()}”"


def _best(facet: Facet, words: str) -> Value | None:
    """Return the most telling value that a field's words hold."""
    term = words.casefold()
    held = [v for v in facet.values if term in v.terms or (v.pattern is not None and v.pattern.search(words))]
    return max(held, key=lambda v: v.points, default=None)


def tells_of(value: Value, person: Someone) -> bool:
    """Tell whether a value says anything of such a person."""
    match value.of:
        case rarity.FAMILY:
            return person.kind in (SUBJECT, FAMILY)
        case rarity.CHILD:
            return person.kind in (SUBJECT, FAMILY) and person.child
        case of:
            return of in (rarity.ANYONE, person.kind)


def _of_prose(people: Sequence[Someone], passages: Iterable[Passage], weights: Weights) -> Iterator[_Found]:
    names = _Names(people)
    known = {person.id: person for person in people}
    values = [(facet, value) for facet in weights.facets.values() for value in facet.values if value.pattern]
    for passage in passages:
        topic = tuple(names.ids_of(label) for label in passage.about if names.ids_of(label))
        for sentence in sentences(passage.text):
            mentions = names.mentions(sentence)
            family = {id_ for _, _, id_ in mentions if known[id_].kind in (SUBJECT, FAMILY)}
            carried = topic if passage.about or _GOES_ON.search(sentence) else ()
            for facet, value in values:
                if value.alone and len(family) > 1:
                    continue
                for match in _matches(value, sentence):
                    fitting = [m for m in mentions if tells_of(value, known[m[2]])]
                    also = [id_ for id_ in carried if tells_of(value, known[id_])]
                    for whose in (CASE,) if facet.of_case else _whose(facet, sentence, match.span(), fitting, also):
                        yield whose, value, match.group(), passage.place
            if mentions and not passage.about:
                topic = (mentions[0][2],)


def _matches(value: Value, sentence: str) -> Iterator[re.Match[str]]:
    return value.pattern.finditer(sentence) if value.pattern is not None else iter(())


def _whose(
    facet: Facet, sentence: str, words: tuple[int, int], fitting: Sequence[tuple[int, int, str]], carried: Sequence[str]
) -> Iterator[str]:
    """Yield whom words at a place are told of: nobody where the sentence names nobody it could be said of."""
    start, end = words
    before = [mention for mention in fitting if mention[0] <= start]
    after = [mention for mention in fitting if mention[0] > start and _NEXT.fullmatch(sentence[end : mention[0]])]
    if before and (not facet.close or _CLOSE.fullmatch(sentence[before[-1][1] : start])):
        yield before[-1][2]
        for one, next_ in zip(before[-2::-1], before[:0:-1], strict=False):  # "A and B are twins" is said of both
            if not _JOINED.fullmatch(sentence[one[1] : next_[0]]):
                break
            yield one[2]
    elif not before:
        yield from carried or [mention[2] for mention in after[:1]]


class _Names:
    """Finds who is mentioned: by label, by the last word of a label that only one has, by "the child"."""

    def __init__(self, people: Sequence[Someone]) -> None:
        self._ids: dict[str, str] = {}
        last = Counter(person.label.split()[-1].casefold() for person in people if person.label.split())
        labels = {person.label.casefold() for person in people}
        for person in people:
            folded = person.label.casefold()
            self._ids.setdefault(_straight(folded), person.id)
            noun = folded.split()[-1] if folded.split() else ""
            alone = last[noun] == 1 and noun not in labels
            if person.kind == FAMILY and alone and noun.isalpha() and len(noun) >= _SHORTEST_NOUN:
                self._ids.setdefault(noun, person.id)
        subjects = [person.id for person in people if person.kind == SUBJECT]
        self._child = subjects[0] if len(subjects) == 1 else ""
        words = [re.escape(word) for word in sorted(self._ids, key=len, reverse=True) if word]
        words += [_ABOUT_THE_CHILD] if self._child else []
        self._pattern = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None

    def ids_of(self, label: str) -> str:
        """Return the id of the person with a label; empty for nobody."""
        return self._ids.get(_straight(label.casefold()), "")

    def mentions(self, sentence: str) -> list[tuple[int, int, str]]:
        """Return (start, end, id) of everyone whom a sentence mentions, in their order."""
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(_straight(sentence)):
            id_ = self._ids.get(match.group().casefold(), self._child)
            if id_:
                found.append((match.start(), match.end(), id_))
        return found


def _straight(text: str) -> str:
    return text.replace("’", "'")
