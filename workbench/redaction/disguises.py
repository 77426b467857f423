"""Names in disguise: letters spaced out ("K a y l e y"), digits and signs for letters ("Kayl3y", "0'Brien")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from workbench.redaction.folding import Folded
from workbench.redaction.forms import Form
from workbench.redaction.identities import Certainty, Grammar, Mention
from workbench.redaction.lexicon import is_word

_SHORTEST = 4  # letters: a shorter name is in too many abbreviations and codes
_LONGEST = 300  # characters; see the engine
_SHORTEST_SWAPPED = 5  # letters of a name in which i and l stand for each other
_SPACED = re.compile(r"(?<!\w)\w(?:[ .,\-_*·•/|:;+~]{1,3}\w(?!\w)){2,}")
_SIGNS = re.compile(r"[0-9@$€|!]+")
_SKELETON = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "3": "e", "€": "e", "4": "a", "@": "a", "5": "s", "$": "s",
     "7": "t", "8": "b", "9": "g"}
)  # fmt: skip
_AROUND = 64  # characters on each side of a sign within which the whole name is looked for


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    forms: tuple[Form, ...]


class Disguises:
    """The forms of a register without their blanks, and as skeletons; made when the first text needs them."""

    def __init__(self, meanings: Iterable[tuple[Form, ...]]) -> None:
        self._meanings = tuple(forms for forms in meanings if not all(form.exact for form in forms))
        self._solid: ahocorasick.Automaton | None = None
        self._skeletons: ahocorasick.Automaton | None = None

    def mentions(self, folded: Folded, *, strict: bool) -> list[Mention]:
        """Return what is disguised in a text, in order; ``strict`` also where only i and l stand for each other."""
        text = folded.text
        found = [*self._spaced(text), *(self._swapped(text) if strict else self._signed(text))]
        kept: list[_Found] = []
        for one in sorted(found, key=lambda f: (f.start, -f.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return [self._mention(one, folded) for one in kept]

    def _mention(self, one: _Found, folded: Folded) -> Mention:
        identities = tuple(form.identity for form in one.forms)
        certainty = Certainty.CERTAIN if len(identities) == 1 else Certainty.AMBIGUOUS
        if is_word(one.forms[0].text):
            certainty = Certainty.DOUBTFUL_WORD
        owned = folded.text.startswith("'s", one.end) and not folded.text[one.end + 2 : one.end + 3].isalnum()
        return Mention(
            folded.start(one.start), folded.end(one.end + 2 * owned), identities, one.forms[0].kind,
            Grammar.POSSESSIVE if owned else Grammar.PLAIN, certainty, one.forms[0].noun,
        )  # fmt: skip

    # -- letters spaced out

    def _spaced(self, text: str) -> Iterator[_Found]:
        for run in _SPACED.finditer(text):
            places = [i for i in range(*run.span()) if text[i].isalnum()]
            solid = "".join(text[i] for i in places)
            if len(solid) < _SHORTEST:
                continue
            if self._solid is None:
                self._solid = self._automaton((_solid(forms[0].text), forms) for forms in self._meanings)
            for last, (length, forms) in self._longest(self._solid, solid):
                whole = length == len(solid)
                if whole or not is_word(solid[last + 1 - length : last + 1]):
                    yield _Found(places[last + 1 - length], places[last] + 1, forms)

    # -- digits and signs for letters

    def _signed(self, text: str) -> Iterator[_Found]:
        """Look only round the digits and signs that touch a letter."""
        reached = 0
        for sign in _SIGNS.finditer(text):
            start, end = sign.span()
            touched = text[max(0, start - 1) : start] + text[end : end + 1]
            if start < reached or not any(c.isalpha() or c == "'" for c in touched):
                continue
            first = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
            reached = (text.find(" ", end + _AROUND) + 1) or len(text)
            window = text[first:reached]
            for one in self._skeletal(window):
                if _SIGNS.search(window, one.start, one.end):
                    yield _Found(first + one.start, first + one.end, one.forms)

    def _swapped(self, text: str) -> Iterator[_Found]:
        for one in self._skeletal(text):
            surface = text[one.start : one.end]
            if _SIGNS.search(surface) or (len(surface) >= _SHORTEST_SWAPPED and not is_word(surface)):
                yield one

    def _skeletal(self, text: str) -> Iterator[_Found]:
        """Yield whole words that have a form's skeleton and are not the form itself."""
        if self._skeletons is None:
            self._skeletons = self._automaton(
                (forms[0].text.translate(_SKELETON), forms)
                for forms in self._meanings
                if len(forms[0].text) >= _SHORTEST and not forms[0].text.isdigit()
            )
        skeleton = f"{text.translate(_SKELETON)} "
        for last, (length, forms) in self._longest(self._skeletons, skeleton):
            start, end = last + 1 - length, last + 1
            alone = not (skeleton[end].isalnum() and text[end : end + 1] not in {"!", "|"})
            opens = not start or not skeleton[start - 1].isalnum() or text[start - 1] in {"!", "|"}
            if alone and opens and text[start:end] != forms[0].text and not text[start:end].isdigit():
                yield _Found(start, end, forms)

    # -- both

    @staticmethod
    def _automaton(keyed: Iterable[tuple[str, tuple[Form, ...]]]) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for key, forms in keyed:
            if _SHORTEST <= len(key) <= _LONGEST and key not in automaton:
                automaton.add_word(key, (len(key), forms))
        if len(automaton):
            automaton.make_automaton()
        return automaton

    @staticmethod
    def _longest(automaton: ahocorasick.Automaton, text: str) -> list[tuple[int, tuple[int, tuple[Form, ...]]]]:
        """Return (last offset, (length, forms)) of every hit, by start and then the longest first."""
        hits = list(automaton.iter(text)) if len(automaton) else []
        return sorted(hits, key=lambda hit: (hit[0] - hit[1][0], -hit[1][0]))


def _solid(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def with_disguised(plain: list[Mention], disguised: list[Mention]) -> list[Mention]:
    """Return the mentions of a text and those in disguise, in order; where they overlap the longer one stands."""
    kept = list(plain)
    for mention in disguised:
        over = [m for m in kept if m.start < mention.end and mention.start < m.end]
        if all(m.end - m.start < mention.end - mention.start for m in over):
            kept = [m for m in kept if m not in over]
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
