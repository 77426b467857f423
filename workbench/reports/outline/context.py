"""What every part of a report is built from, and the few shapes that many parts share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.records.profiles import Profile
from workbench.redaction.audiences import CONFIDENTIAL, PANEL, PUBLIC, DateRule
from workbench.reports.blocks import Cell, KeyValue, Paragraph, Table
from workbench.reports.outline.reading import Records, Row
from workbench.reports.text import Fixed, Shown, Text, Words, bold, text
from workbench.reports.wording import capital

INSIDE = frozenset({PANEL, CONFIDENTIAL})


@dataclass(slots=True)
class Context:
    """The records of one audience and the circumstances of one report."""

    records: Records
    profile: Profile
    audience: str
    agency: str | None
    dates: DateRule
    today: datetime.date
    draft: bool
    version: str
    standing: tuple[tuple[Fixed, Fixed], ...] = ()
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def public(self) -> bool:
        """Whether the report is the one that is published."""
        return self.audience == PUBLIC

    def review(self) -> Row | None:
        """Return the review itself; a store may not have one yet."""
        return self.records.first("review")

    def next_number(self, prefix: str) -> str:
        """Return the next paragraph number under a heading's number, such as "3.4"."""
        self.counters[prefix] = self.counters.get(prefix, 0) + 1
        return f"{prefix}.{self.counters[prefix]}"

    def numbered(self, prefix: str, paragraphs: Iterable[Words | Text]) -> Iterator[Paragraph]:
        """Yield paragraphs with their numbers; an empty one uses up its number, so that versions stay aligned."""
        for words in paragraphs:
            number = self.next_number(prefix) if prefix else ""
            if words:
                yield Paragraph(words if isinstance(words, Text) else text(words), number)


def cell(*paragraphs: Words | Text | None) -> Cell:
    """Return a table's cell of the paragraphs that hold words."""
    return tuple(p if isinstance(p, Text) else text(p) for p in paragraphs if p)


def prose_cell(row: Row, *names: str) -> Cell:
    """Return a table's cell with the paragraphs of some prose fields."""
    return cell(*(paragraph for name in names for paragraph in row.paragraphs(name)))


def named_prose(name: str, row: Row, field: str) -> Cell:
    """Return the paragraphs of a prose field, the first with a name before it in bold."""
    held = row.paragraphs(field)
    return tuple(text(bold(Fixed(name)), w) if place == 0 and w else text(w) for place, w in enumerate(held))


def table(
    header: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[Cell]], caption: str = ""
) -> Iterator[Table]:
    """Yield a table without the columns in which no row has anything; nothing where there are no rows."""
    held = [tuple(row) for row in rows]
    kept = [place for place in range(len(header)) if any(row[place] for row in held)]
    if kept:
        yield Table(
            tuple(text(Fixed(header[place])) for place in kept),
            tuple(tuple(row[place] for place in kept) for row in held),
            tuple(widths[place] for place in kept),
            text(Fixed(caption)) if caption else Text(),
        )


def facts(*pairs: tuple[str, Words | Text | None]) -> Iterator[KeyValue]:
    """Yield names and values, without those that have no value; wording of the program begins with a capital."""
    kept = tuple((text(Fixed(name)), _capital(text(v))) for name, v in pairs if v)
    if kept:
        yield KeyValue(kept)


def _capital(words: Text) -> Text:
    first, *others = words.runs
    if isinstance(first.words, Fixed):
        return Text((replace(first, words=capital(first.words)), *others))
    return words


def paragraphs(row: Row, *names: str) -> Iterator[Shown]:
    """Yield the paragraphs of some prose fields in their order."""
    for name in names:
        yield from row.paragraphs(name)
