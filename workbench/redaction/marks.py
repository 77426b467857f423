"""Marks in the notes of a conversation: plain words in square brackets, legible wherever the text is kept.

``[quote] … [end of quote]``, ``[fact to check] … [end of check]``, ``[good practice] … [end of practice]`` and
``[off the record] … [on the record]``. A mark may stand inside another. What is off the record is shown to nobody but
the reviewer: no audience's view holds it, the confidential version's no more than the others'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What a passage is."""

    QUOTE = "quote"
    CHECK = "check"
    PRACTICE = "practice"
    OFF = "off"


WORDS = {
    Mark.QUOTE: ("[quote]", "[end of quote]"),
    Mark.CHECK: ("[fact to check]", "[end of check]"),
    Mark.PRACTICE: ("[good practice]", "[end of practice]"),
    Mark.OFF: ("[off the record]", "[on the record]"),
}
"""What stands before and after a passage."""

_PATTERN = {
    Mark.QUOTE: (r"\[ *quote *\]", r"\[ *end of quote *\]"),
    Mark.CHECK: (r"\[ *fact to check *\]", r"\[ *end of check *\]"),
    Mark.PRACTICE: (r"\[ *good practice *\]", r"\[ *end of practice *\]"),
    # Typed by hand it may be written in other ways; the end has to be exactly right, and without it there is none.
    Mark.OFF: (r"\[\s*off\W{1,3}the\W{1,3}record", r"\[ *on the record *\]"),
}
_SIGNS = re.compile(
    "|".join(f"(?P<{mark}_1>{first})|(?P<{mark}_2>{last})" for mark, (first, last) in _PATTERN.items()), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked passage: from ``start`` to ``end`` with its signs, from ``first`` to ``last`` without them."""

    mark: Mark
    start: int
    first: int
    last: int
    end: int


def marked(text: str) -> list[Marked]:
    """Return every marked passage, in the order in which they begin.

    A sign that ends nothing is left alone. A passage without its end goes on to the end of its paragraph; one off the
    record goes on to the end of the text, because too much hidden can be seen and mended, and too little cannot.
    """
    if "[" not in text:
        return []
    found: list[Marked] = []
    waiting: dict[Mark, list[tuple[int, int]]] = {mark: [] for mark in Mark}
    for sign in _SIGNS.finditer(text):
        name, _, side = str(sign.lastgroup).rpartition("_")
        mark = Mark(name)
        if side == "1":
            waiting[mark].append((sign.start(), _after_sign(text, sign.end(), mark)))
        elif waiting[mark]:
            start, first = waiting[mark].pop()
            found.append(Marked(mark, start, first, sign.start(), sign.end()))
    for mark, left in waiting.items():
        for start, first in left:
            end = len(text) if mark is Mark.OFF else _end_of_paragraph(text, first)
            found.append(Marked(mark, start, first, end, end))
    return sorted(found, key=lambda m: (m.start, -m.end))


def off_the_record(text: str) -> list[tuple[int, int]]:
    """Return where a text is off the record, with its signs and the blanks that nothing would be left between."""
    spans: list[tuple[int, int]] = []
    for passage in marked(text):
        if passage.mark is Mark.OFF and (not spans or passage.start >= spans[-1][1]):
            spans.append((passage.start, _with_blanks(text, passage.start, passage.end)))
    return spans


def spoken(text: str) -> str:
    """Return a text without what is off the record."""
    for start, end in reversed(off_the_record(text)):
        text = text[:start] + text[end:]
    return text


def passages(text: str, mark: Mark) -> Iterator[str]:
    """Yield the words of every passage with a mark, without other signs and without what is off the record."""
    said = spoken(text)
    for passage in marked(said):
        if passage.mark is mark:
            words = " ".join(unmarked(said[passage.first : passage.last]).split())
            if words:
                yield words


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text: what stands from ``start`` to ``end`` gives way to ``words``."""

    start: int
    end: int
    words: str


def toggled(text: str, start: int, end: int, mark: Mark) -> tuple[Edit, ...]:
    """Return the changes that one press of a mark's key makes, the last of the text first.

    Words chosen (from ``start`` to ``end``) are marked. With none chosen a passage that is still open ends here, one
    that the cursor stands in loses its mark, and otherwise a new one begins.
    """
    before, after = WORDS[mark]
    if start != end:
        return (Edit(end, end, f" {after}"), Edit(start, start, f"{before} "))
    within = [m for m in marked(text) if m.mark is mark and m.start < start <= m.end]
    if not within:
        return (Edit(start, start, f"{before} "),)
    passage = within[-1]
    if passage.last == passage.end:
        blank = "" if text[start - 1 : start].isspace() else " "
        return (Edit(start, start, f"{blank}{after} "),)
    if start == passage.end:
        return (Edit(start, start, f" {before} "),)
    first = passage.first + (text[passage.first : passage.first + 1] == " ")
    last = passage.last - (text[passage.last - 1 : passage.last] == " " and passage.last > first)
    return (Edit(last, passage.end, ""), Edit(passage.start, first, ""))


def unmarked(text: str) -> str:
    """Return a text without any sign of a mark; what stood between the signs stays."""
    return re.sub(r"[ \t]{2,}", " ", _SIGNS.sub("", text)) if "[" in text else text


def _after_sign(text: str, end: int, mark: Mark) -> int:
    return end + 1 if mark is Mark.OFF and text[end : end + 1] == "]" else end


def _end_of_paragraph(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return len(text) if end < 0 else end


def _with_blanks(text: str, start: int, end: int) -> int:
    """Return the end of a span with the blanks after it, where there are blanks, or the text's beginning, before it."""
    if start == 0 or text[start - 1] == "\n":
        while text[end : end + 1].isspace():
            end += 1
    elif text[start - 1] in " \t":
        while text[end : end + 1] in {" ", "\t"}:
            end += 1
    return end
