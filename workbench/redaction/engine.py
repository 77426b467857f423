"""Finds every occurrence of thousands of folded forms in one pass, and keeps the longest where they overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import ahocorasick

_LONGEST = 300  # characters; the automaton's time grows with the square of a form that repeats itself
Accept = Callable[[int, int, int], bool]
Inside = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a form stands in the folded text; ``form`` is its number in the order given to the engine."""

    start: int
    end: int
    form: int


class Engine:
    """An Aho-Corasick automaton over folded forms.

    All matches are read and *then* resolved: the automaton's own leftmost-longest search drops a true form when a
    longer one that fails the boundary check begins before it.
    """

    def __init__(self, forms: Iterable[str], loose: Iterable[int] = ()) -> None:
        """Build from folded, distinct, non-empty forms; ``loose`` numbers those that may stand inside a word."""
        self.forms = tuple(forms)
        self._loose = frozenset(loose)
        self._automaton = ahocorasick.Automaton()
        self._long = [(form, number) for number, form in enumerate(self.forms) if len(form) > _LONGEST]
        for number, form in enumerate(self.forms):
            if len(form) <= _LONGEST:
                self._automaton.add_word(form, (len(form), number))
        if len(self._automaton):
            self._automaton.make_automaton()

    def every(self, text: str, inside: Inside | None = None) -> list[tuple[int, int, int]]:
        """Return (start, end, form number) of every whole-word occurrence in a folded text, by end.

        A word's edge is where a letter or digit meets anything else; a bare "s" at the end belongs to the word
        ("Kacpers", "the Raffertys"): such a hit ends before it. ``inside`` is asked about occurrences of the forms
        numbered in ``loose`` that have no edge.
        """
        if not self.forms:
            return []
        found: list[tuple[int, int, int]] = []
        keep, loose = found.append, self._loose
        padded = f"{text}  "  # so that the two characters after any hit can be read
        for last, (length, number) in self._hits(text):
            start = last + 1 - length
            after = padded[last + 1]
            if (
                (after.isalnum() and (after != "s" or padded[last + 2].isalnum()))
                or (start and text[start - 1].isalnum())
            ) and (number not in loose or inside is None or not inside(start, last + 1)):
                continue
            keep((start, last + 1, number))
        return found

    def _hits(self, text: str) -> Iterable[tuple[int, tuple[int, int]]]:
        hits: Iterable[tuple[int, tuple[int, int]]] = self._automaton.iter(text) if len(self._automaton) else ()
        return chain(hits, self._long_hits(text)) if self._long else hits

    def _long_hits(self, text: str) -> Iterator[tuple[int, tuple[int, int]]]:
        for form, number in self._long:
            at = text.find(form)
            while at >= 0:
                yield at + len(form) - 1, (len(form), number)
                at = text.find(form, at + 1)

    def find(self, text: str, accept: Accept | None = None, inside: Inside | None = None) -> Iterator[Hit]:
        """Yield the hits that remain when the leftmost and then the longest wins; they do not overlap.

        ``accept`` is asked (start, end, form number) before a hit competes: one that it refuses hides no other.
        """
        reached = 0
        for start, negative_end, number in sorted((s, -e, n) for s, e, n in self.every(text, inside)):
            if start >= reached and (accept is None or accept(start, -negative_end, number)):
                reached = -negative_end
                yield Hit(start, reached, number)
