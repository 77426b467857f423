"""The tagger: a small model of our own that reads a text and says which words may identify somebody, and as what.

It sees what rules cannot: names in lower case, occupations, conditions, sums and spans of time. It is loaded when
first used and reads windows that overlap, so that every word is judged with words on both sides of it. Without its
file or its library the rules work alone, and :func:`missing` says so. How it was made: ``resources/tagger/CARD.md``.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from workbench.paths import resource
from workbench.redaction.wordpieces import Pieces, Word

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

KINDS = ("PERSON", "CODE", "LOC", "ORG", "DEM", "DATETIME", "QUANTITY", "MISC")
_MODEL, _VOCABULARY = "tagger/model.onnx", "tagger/vocabulary.txt"
_WINDOW, _OVERLAP = 190, 32  # pieces; the two marks of a window's ends come on top
_THREADS = 2
_START, _END = "[CLS]", "[SEP]"


class Tagged(NamedTuple):
    """Words that may identify: where they stand, one of ``KINDS``, and how likely it is (0 to 1)."""

    start: int
    end: int
    kind: str
    chance: float


def missing() -> str:
    """Return the sentence for a reviewer whose installation lacks the tagger; empty when it is there."""
    if importlib.util.find_spec("onnxruntime") is None:
        return "The library that runs the tagger (onnxruntime) is not installed: identifiers are found by rules alone."
    try:
        resource(_MODEL), resource(_VOCABULARY)
    except FileNotFoundError:
        return "The tagger's model is not part of this installation: identifiers are found by rules alone."
    return ""


@lru_cache(maxsize=1)
def tagger() -> Tagger | None:
    """Return the tagger, loaded once; None where it is missing."""
    return None if missing() else Tagger.load()


@dataclass(frozen=True, slots=True)
class Tagger:
    """A loaded model and its vocabulary."""

    session: onnxruntime.InferenceSession
    pieces: Pieces

    @classmethod
    def load(cls) -> Tagger:
        """Read the model from the program's own resources."""
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # a review is read once: what it took is given back
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = onnxruntime.InferenceSession(str(resource(_MODEL)), options, providers=["CPUExecutionProvider"])
        return cls(session, Pieces.of(resource(_VOCABULARY).read_text("utf-8").split("\n")))

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return what the model makes of each text."""
        return [self._reading(list(self.pieces.read(text))) for text in texts]

    def _reading(self, words: Sequence[Word]) -> Reading:
        import numpy as np

        kinds = np.zeros((len(words), len(KINDS)), np.float32)
        fresh = np.zeros(len(words), np.bool_)
        for window in _windows(words):
            inside = words[window.first : window.last]
            labels = self._labels(inside)
            *starts, end = accumulate((len(word.pieces) for word in inside), initial=0)
            begins, goes_on = labels[:end, 1::2], labels[:end, 2::2]
            inner = slice(window.before, len(inside) - window.after)
            outer = slice(window.first + window.before, window.last - window.after)
            kinds[outer] = np.maximum.reduceat(begins + goes_on, starts, axis=0)[inner]
            fresh[outer] = (begins[starts].sum(axis=1) > goes_on[starts].sum(axis=1))[inner]
        return Reading(words, kinds, fresh)

    def _labels(self, words: Sequence[Word]) -> np.ndarray:
        """Return the chance of each label for each piece.

        One window at a time: the model's whole numbers are scaled by what is read together, and what is found in a
        text must not depend on its neighbours. It is also faster than several, which fit no cache.
        """
        import numpy as np

        numbers = self.pieces.numbers
        pieces = [numbers[_START], *(piece for word in words for piece in word.pieces), numbers[_END]]
        shapes = [0, *(word.shape for word in words for _ in word.pieces), 0]
        ids = np.array([pieces], np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "shapes": np.array([shapes], np.int64)}
        (chances,) = self.session.run(None, given)
        return chances[0, 1:-1]  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's words, for each the chance of each kind, and whether it begins a new one ("Ann, Ben")."""

    words: Sequence[Word]
    chances: np.ndarray
    fresh: np.ndarray

    def spans(self, bars: Mapping[str, float]) -> Iterator[Tagged]:
        """Yield runs of words of one kind, in order; they count where all kinds together reach the bar of theirs."""
        if not self.words:
            return
        best, whole = self.chances.argmax(axis=1), self.chances.sum(axis=1).clip(max=1.0)
        limits = [bars[kind] for kind in KINDS]
        run: Tagged | None = None
        before = -1
        for n in (whole >= min(limits)).nonzero()[0].tolist():
            kind, chance = int(best[n]), float(whole[n])
            if chance < limits[kind]:
                continue
            word = self.words[n]
            if run and before == n - 1 and run.kind == KINDS[kind] and not self.fresh[n]:
                run = Tagged(run.start, word.end, run.kind, max(run.chance, chance))
            else:
                if run:
                    yield run
                run = Tagged(word.start, word.end, KINDS[kind], chance)
            before = n
        if run:
            yield run

    def highest(self, start: int, end: int) -> float:
        """Return the highest chance of any word between two places; 0 where no word stands."""
        first = bisect_left(self.words, start, key=lambda word: word.end - 1)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return float(self.chances[first:last].sum(axis=1).max().clip(max=1.0)) if first < last else 0.0


class _Window(NamedTuple):
    """Words that are read together; so many before and after are left to the neighbouring windows."""

    first: int
    last: int
    before: int
    after: int


def _windows(words: Sequence[Word]) -> Iterator[_Window]:
    first = before = 0
    while first < len(words):
        last, width = first, 0
        while last < len(words) and width + len(words[last].pieces) <= _WINDOW:
            width += len(words[last].pieces)
            last += 1
        last = max(last, first + 1)
        if last == len(words):
            yield _Window(first, last, before, 0)
            return
        shared, begin = 0, last
        while begin > first + 1 and shared < _OVERLAP:
            begin -= 1
            shared += len(words[begin].pieces)
        after = (last - begin) // 2
        yield _Window(first, last, before, after)
        first, before = begin, last - begin - after
