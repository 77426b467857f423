"""What a report is made of, whatever file it becomes: headings, paragraphs, tables and the few other shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.reports.text import NOTHING, Text


class Paper(StrEnum):
    """The sheet: A4, or Letter in the United States."""

    A4 = "A4"
    LETTER = "Letter"


Cell = tuple[Text, ...]
"""A cell of a table: its paragraphs."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what it is, of which child, for whom, and the terms on which it is read."""

    kicker: Text
    title: Text
    facts: tuple[tuple[Text, Text], ...] = ()
    notices: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings; the writers make its entries."""

    title: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``number`` is printed before it, ``new_page`` begins a page with it."""

    level: int
    text: Text
    number: str = ""
    new_page: bool = False
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; one with a number can be cited by it."""

    text: Text
    number: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone's own words, and whose they are as the audience may know."""

    text: Text
    source: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Names and values in two columns without lines."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the header repeats on each page, ``widths`` are shares of the page's width, one a column."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    caption: Text = NOTHING

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows) or len(self.widths) != len(self.header):
            raise ValueError("every row of a table has as many cells as its header")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the prose, with a line at its side."""

    text: Text


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins a page, on paper turned on its side or back."""

    landscape: bool


Block = Cover | Contents | Heading | Paragraph | Quote | Bullets | KeyValue | Table | Note | PageBreak | Turn


@dataclass(frozen=True, slots=True)
class Report:
    """A report for one audience.

    ``title`` is the opaque title, fit for a file's properties; ``language`` a BCP 47 tag such as ``en-GB``;
    ``header`` stands at the head of every page and ``marking`` and ``version`` at its foot.
    """

    title: Text
    language: str
    paper: Paper
    header: Text
    marking: Text
    version: Text
    draft: bool
    blocks: tuple[Block, ...]

    def headings(self, deepest: int = 2) -> Iterator[tuple[int, Heading]]:
        """Yield (place among the blocks, heading) for the contents list."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level <= deepest and block.in_contents:
                yield place, block


def words_of(block: Block) -> Iterator[Text]:
    """Yield every text of a block."""
    match block:
        case Cover():
            yield from (block.kicker, block.title, *(t for pair in block.facts for t in pair), *block.notices)
        case Contents():
            yield block.title
        case Heading() | Paragraph() | Note():
            yield block.text
        case Quote():
            yield from (block.text, block.source)
        case Bullets():
            yield from block.items
        case KeyValue():
            yield from (t for pair in block.rows for t in pair)
        case Table():
            yield from (block.caption, *block.header, *(t for row in block.rows for cell in row for t in cell))
        case PageBreak() | Turn():
            return


def reworded(block: Block, change: Callable[[Text], Text]) -> Block:
    """Return the block with every text of it changed."""

    def both(pairs: tuple[tuple[Text, Text], ...]) -> tuple[tuple[Text, Text], ...]:
        return tuple((change(name), change(value)) for name, value in pairs)

    match block:
        case Cover(kicker, title, facts, notices):
            return Cover(change(kicker), change(title), both(facts), tuple(map(change, notices)))
        case Contents(title):
            return Contents(change(title))
        case Heading() | Paragraph() | Note():
            return replace(block, text=change(block.text))
        case Quote(words, source):
            return Quote(change(words), change(source))
        case Bullets(items):
            return Bullets(tuple(map(change, items)))
        case KeyValue(rows):
            return KeyValue(both(rows))
        case Table():
            body = tuple(tuple(tuple(map(change, cell)) for cell in row) for row in block.rows)
            return replace(block, header=tuple(map(change, block.header)), rows=body, caption=change(block.caption))
        case PageBreak() | Turn():
            return block
