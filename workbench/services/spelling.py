"""Spelling: what is in no dictionary, what was probably meant, and the words that a review has learned.

Words of a review are secrets. The dictionary, which holds none, is read once and kept; what is known of a review is in
its `Speller` and in the review's own file, and goes when that is closed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Protocol, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.errors import WrongUse
from workbench.paths import resource
from workbench.records import Agency, Person, Place, Record, Source, Treatment
from workbench.redaction.folding import fold_plain
from workbench.redaction.lexicon import ordinary_words
from workbench.services.batch import KEPT_TOP_LEVEL
from workbench.services.session import Session
from workbench.vault.store import Changed, PutSetting

LEARNED = "learned_words"  # a part of case.json beside the records, so that a case folder takes it along
REGISTER = (Person, Agency, Place, Source)
"""The kinds whose names are never misspelt."""
_KINDS = {cls.spec.name for cls in REGISTER}
_MANY = 40  # records that are read one by one

RecordKey: TypeAlias = tuple[str, str]

_WORD = re.compile(r"[^\W\d_]+(?:['’‘\-‐‑][^\W\d_]+)*")
_NO_PROSE = re.compile(r"\S*[@\\]\S*|\w+://\S*|\bwww\.\S*|\S*\d\S*")  # addresses, references, dates, measures
_LONGEST = 40  # letters; what is longer is no word, and slow to look up
_ACRONYM = 6  # capital letters
_FURTHEST, _MOST = 2, 6  # edits between a word and a suggestion; suggestions
_APOSTROPHES = str.maketrans("’‘‐‑", "''--")
_NAMING = {Treatment.NAME, Treatment.LABEL}


class _Book(Protocol):
    """What is asked of Hunspell."""

    def spell(self, word: str) -> bool:
        """Whether the word is in the dictionary."""


@cache
def dictionary() -> _Book:
    """Return the British dictionary, read when it is first wanted: 0.15 s, so not on the window's thread."""
    from hunspell import Hunspell

    book: _Book = Hunspell("en_GB", hunspell_data_dir=str(resource("spelling")), system_encoding="UTF-8")
    ordinary_words()
    _field()
    _common()
    return book


def loaded() -> bool:
    """Whether the dictionary has been read."""
    return bool(dictionary.cache_info().currsize)


@cache
def _field() -> frozenset[str]:
    """Return the words of the field that a general dictionary may lack, in lower case."""
    text = resource("words/allow.txt").read_text("utf-8")
    return frozenset(word.lower() for line in text.split("\n") for word in _WORD.findall(line.translate(_APOSTROPHES)))


@cache
def _common() -> frozenset[str]:
    return frozenset(resource("words/common.txt").read_text("utf-8").split())


def learned(session: Session) -> frozenset[str]:
    """Return the words that the review has learned, as they were written."""
    kept = _beside(session).get(LEARNED)
    return frozenset(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else frozenset()


def learn(session: Session, word: str) -> Changed:
    """Let a word count as right in this review from now on. Raises WrongUse for what is no single word."""
    plain = word.translate(_APOSTROPHES)
    if not _WORD.fullmatch(plain) or len(plain) > _LONGEST:
        raise WrongUse("Only a single word can be learned.", "Choose one word without figures or blanks.")
    return _keep(session, learned(session) | {plain}, "new word in the dictionary")


def forget(session: Session, word: str) -> Changed:
    """Let a learned word count as any other again."""
    return _keep(session, learned(session) - {word.translate(_APOSTROPHES)}, "word taken out of the dictionary")


def _keep(session: Session, words: Iterable[str], label: str) -> Changed:
    beside = {**_beside(session), LEARNED: sorted(words)}
    return session.store.apply([PutSetting(KEPT_TOP_LEVEL, json.dumps(beside, ensure_ascii=False))], label)


def _beside(session: Session) -> Mapping[str, object]:
    return dict(json.loads(session.store.setting(KEPT_TOP_LEVEL) or "{}"))


@dataclass(frozen=True, slots=True)
class Known:
    """What is right in one review beside the words of the dictionary."""

    names: Mapping[RecordKey, frozenset[str]] = field(default_factory=dict)  # folded words by record of the register
    learned: frozenset[str] = frozenset()

    def after(self, session: Session, changed: Changed) -> Known | None:
        """Return what is known after a change that names its records; None where everything must be read again."""
        kinds = changed.kinds & _KINDS
        if not changed.kinds & {*_KINDS, "setting"}:
            return self
        mine = [key for key in changed.ids if key[0] in kinds]
        if len(mine) > _MANY or {kind for kind, _ in mine} != kinds:
            return None
        names = {**self.names, **{key: _names_of(session, key) for key in mine}} if mine else self.names
        return Known(names, learned(session) if "setting" in changed.kinds else self.learned)


def known(session: Session) -> Known:
    """Read the whole register and the words that were learned: 0.1 s for a large review."""
    names = {
        (cls.spec.name, record.id): frozenset(_names_in(record))
        for cls in REGISTER
        for record in session.store.all(cls)
    }
    return Known(names, learned(session))


def _names_of(session: Session, key: RecordKey) -> frozenset[str]:
    record = session.store.find(*key) if session.store.is_live(*key) else None
    return frozenset(_names_in(record)) if record is not None else frozenset()


class Speller:
    """Tells right words from wrong ones for one review. Make it only once `dictionary` was read."""

    def __init__(self, known: Known) -> None:
        self._book = dictionary()
        self._listed_before: dict[str, bool] = {}
        self._judged: dict[str, bool] = {}
        self._names: frozenset[str] = frozenset()
        self.known = Known()
        self.know(known)

    @property
    def learned(self) -> frozenset[str]:
        """The words that the review has learned."""
        return self.known.learned

    def know(self, known: Known) -> list[str]:
        """Know other names and words from now on; return the words judged so far that are judged otherwise now."""
        names = frozenset(chain.from_iterable(known.names.values()))
        same = names == self._names and known.learned == self.learned
        self.known, self._names = known, names
        if same:
            return []
        before, self._judged = self._judged, {}
        return [word for word, right in before.items() if self.right(word) is not right]

    def misspelt(self, text: str) -> list[tuple[int, int]]:
        """Return (start, length) of every word that is in no dictionary, not learned and nobody's name."""
        left = _NO_PROSE.sub(lambda found: " " * len(found[0]), text) if _NO_PROSE.search(text) else text
        return [(m.start(), len(m[0])) for m in _WORD.finditer(left) if not self.right(m[0])]

    def right(self, word: str) -> bool:
        """Whether a word may stand as it is."""
        known = self._judged.get(word)
        if known is None:
            known = self._judged[word] = self._judge(word.translate(_APOSTROPHES))
        return known

    def _judge(self, word: str) -> bool:
        if len(word) > _LONGEST or len(word) == 1:
            return True
        if word.removesuffix("s").removesuffix("'").isupper() and len(word) <= _ACRONYM:
            return True  # CSPR, MARACs, IRO's
        if not word[0].isascii() and fold_plain(word)[:1] == word[:1].lower():
            return True  # another script: this dictionary can say nothing of it
        bare = word[:-2] if word.lower().endswith("'s") else word.removesuffix("'")
        if {word, bare, word.lower(), bare.lower()} & self.learned:
            return True
        return (
            fold_plain(bare) in self._names
            or self._listed(word)
            or self._listed(bare)
            or ("-" in word and all(self._judge(part) for part in word.split("-") if part))
        )

    def _listed(self, word: str) -> bool:
        """Whether the dictionary has a word, asked but once: it takes longest."""
        listed = self._listed_before.get(word)
        if listed is None:
            small = word.lower()
            listed = small in _field() or (word != word.upper() and small in ordinary_words()) or self._book.spell(word)
            self._listed_before[word] = listed
        return listed

    def suggestions(self, word: str) -> list[str]:
        """Return what was probably meant, the likeliest first; 10 ms."""
        plain = word.translate(_APOSTROPHES)
        small = plain.lower()
        if "-" in plain:
            return self._joined(plain.split("-"))
        near = process.extract(small, ordinary_words(), scorer=OSA.distance, score_cutoff=_FURTHEST, limit=40)
        ranked = sorted(near, key=lambda hit: _unlike(small, hit[0], hit[1]))
        own = process.extract(plain, self.learned, scorer=OSA.distance, score_cutoff=1, limit=2)
        found = [hit[0] for hit in own] + list(self._parts(small)) + [hit[0] for hit in ranked]
        shaped = (_in_the_case_of(plain, one) for one in found if one != plain)
        return list(dict.fromkeys(shaped))[:_MOST]

    def _joined(self, parts: list[str]) -> list[str]:
        """Return a compound with its wrong parts put right, where one of them has suggestions."""
        right = [[part] if not part or self.right(part) else self.suggestions(part) for part in parts]
        if not all(right):
            return []
        return ["-".join(several[min(at, len(several) - 1)] for several in right) for at in range(max(map(len, right)))]

    def _parts(self, word: str) -> Iterator[str]:
        """Yield a possessive that lacks its apostrophe, and two words that lack their blank."""
        if word.endswith("s") and self._listed(f"{word[:-1]}'s") and len(word) > 3:
            yield f"{word[:-1]}'s"
        for at in range(1, len(word)):
            if {word[:at], word[at:]} <= _common() and (at > 1 or word[0] in "ai") and at < len(word) - 1:
                yield f"{word[:at]} {word[at:]}"


def _names_in(record: Record) -> Iterator[str]:
    """Yield the words of a record's names and labels, folded."""
    for name, declared in record.spec.fields.items():
        if declared.treatment in _NAMING:
            value = record.values.get(name)
            for text in (value,) if isinstance(value, str) else value or ():
                if isinstance(text, str):
                    for word in _WORD.findall(text.translate(_APOSTROPHES)):
                        yield fold_plain(word)
                        yield from (fold_plain(part) for part in word.split("-"))


def _unlike(word: str, other: str, edits: int) -> tuple[int, bool, bool, str]:
    """Return the key by which suggestions stand: few edits, and most slips leave the consonants as they are."""
    return (edits + (_consonants(word) != _consonants(other)), other not in _common(), other[0] != word[0], other)


def _consonants(word: str) -> str:
    return "".join(dict.fromkeys(letter for letter in word if letter not in "aeiouy"))


def _in_the_case_of(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
