"""A word of a text and what stands round it: the words before and after, the start of the sentence, the line."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

from workbench.redaction.folding import fold_plain

TOKEN = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_STARTS = re.compile(
    r"(?:^|[.!?:…][\"'”’)\]]*\s+|\n\s*\n\s*|\n\s*(?:[-–—•*·▪◦]|\(?\w{1,2}[.)])\s+|^\s*(?:[-–—•*·▪◦]|\(?\d{1,2}[.)])\s+"
    r"|[.!?:]\s*\n\s*)[\"'“‘(\[]*$"
)
_ENDS_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|\n+(?=[^\W\d_])")
_WINDOW = 80
_QUESTION = re.compile(r"[^.!?\n]{0,300}\?")
_SAMPLE = 200  # sentences that show how the writer uses capitals


class Sentence:
    """A text whose words are weighed one by one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def is_lower_style(self) -> bool:
        """Whether the writer uses no capitals, so that case tells nothing."""
        ends = islice(_ENDS_OF_SENTENCE.finditer(self.text), _SAMPLE)
        starts = [self.text.lstrip()[:1], *(self.text[m.end()] for m in ends)]
        lower = sum(c.islower() for c in starts)
        return lower > sum(c.isupper() for c in starts)

    def line(self, start: int) -> str:
        """Return the line that holds an offset."""
        end = self.text.find("\n", start)
        return self.text[self.text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(self.text)]


class Surroundings:
    """One word and what stands round it."""

    def __init__(self, sentence: Sentence, start: int, end: int) -> None:
        text = sentence.text
        self.sentence, self.start, self.end = sentence, start, end
        self.surface = text[start:end]
        self.word = fold_plain(self.surface)
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        self.before, self.after = before, after
        self.prev = [fold_plain(t) for t in TOKEN.findall(before)[-6:]]
        self.next_written = TOKEN.findall(after)[:6]
        self.next = [fold_plain(t) for t in self.next_written]
        self.possessive = re.match(r"['’]s\b", after) is not None
        if self.possessive:
            self.next, self.next_written = self.next[1:], self.next_written[1:]
        self.starts = _STARTS.search(before) is not None or not before.strip()

    def previous(self, back: int = 1) -> str:
        return self.prev[-back] if len(self.prev) >= back and not self.starts else ""

    def following(self, ahead: int = 1) -> str:
        """Return a word after this one, "" at the end of the sentence or clause."""
        if len(self.next) < ahead:
            return ""
        return self.next[ahead - 1]

    @property
    def closes(self) -> bool:
        """Whether the word ends its sentence, line or bracket."""
        return re.match(r"\s*(?:$|[.!?;:)\]”\"]|\n\s*\n)", self.after) is not None

    @property
    def asks(self) -> bool:
        """Whether the sentence ends in a question mark."""
        return _QUESTION.match(self.sentence.text, self.end) is not None

    def near(self, words: frozenset[str]) -> bool:
        return bool(words & set(self.prev) or words & set(self.next))
