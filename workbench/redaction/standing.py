"""Ordinary words that are also somebody's name and that an audience's view lets stand, with the words beside them.

In the view each was weighed with its whole record, or decided by the reviewer. A line of the finished file has less to
go by; it need not be doubted again where the view has already judged the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.records import KINDS
from workbench.records.spec import Treatment
from workbench.redaction import shapes
from workbench.redaction.folding import fold_plain
from workbench.redaction.redacted import RedactedRecord
from workbench.redaction.register import Register

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPHS = re.compile(r"\n+")
_ANY = "*"
_Context = tuple[str, str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """The words, each with the word before and after it; empty at the end of a paragraph."""

    contexts: frozenset[_Context] = frozenset()

    @classmethod
    def of(cls, records: Iterable[RedactedRecord], register: Register) -> Standing:
        """Gather them from what an audience reads."""
        names = register.ordinary_names()
        return cls(frozenset(context for record in records for context in _of_record(record, names, register)))

    def covers(self, text: str, start: int, end: int) -> bool:
        """Tell whether the words at these places stand there as the view let them stand."""
        before, after = _beside(text, start, end)
        word = text[start:end]
        return bool(
            self.contexts & {(before, word, after), (_ANY, word, after), (before, word, _ANY), (_ANY, word, _ANY)}
        )


NOTHING_STANDS = Standing()


def _of_record(record: RedactedRecord, names: frozenset[str], register: Register) -> Iterator[_Context]:
    fields = KINDS[record.kind].spec.fields
    for name, text in shapes.texts(record):
        field = fields[name]
        if field.treatment is Treatment.PROSE:
            for paragraph in _PARAGRAPHS.split(text):
                yield from _of_prose(paragraph, names, register)
            continue
        own = field.treatment is Treatment.QUASI  # the workbench's broad terms, which the report puts into sentences
        for found in _WORD.finditer(text):
            if fold_plain(found.group()) in names:
                before, after = _beside(text, *found.span())
                yield (_ANY, found.group(), _ANY) if own else (before, found.group(), after)


def _of_prose(paragraph: str, names: frozenset[str], register: Register) -> Iterator[_Context]:
    held = [found for found in _WORD.finditer(paragraph) if fold_plain(found.group()) in names]
    if not held:
        return
    doubted = [(m.start, m.end) for m in register.leaks(paragraph)]
    for found in held:
        if all(found.end() <= start or end <= found.start() for start, end in doubted):
            before, after = _beside(paragraph, *found.span())
            yield before or _ANY, found.group(), after or _ANY


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    before = _WORD.findall(text[max(0, start - 40) : start])
    after = _WORD.search(text, end, end + 40)
    return before[-1] if before else "", after.group() if after else ""
