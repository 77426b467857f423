"""The reviewer's own account: the sections in their order, with paragraphs numbered as in every other version."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.reports.blocks import Block, Heading, Note
from workbench.reports.outline.context import Context
from workbench.reports.outline.reading import Row, named
from workbench.reports.text import Fixed, joined, text


def sections(c: Context) -> tuple[Row, ...]:
    """Return the sections meant for the audience.

    Where two have the same number, the one for more audiences comes first, so that its paragraphs have the same
    numbers for all of them.
    """
    mine = c.records.where("section", lambda row: c.audience in row.codes("audiences"))
    return tuple(sorted(mine, key=lambda row: (row.place(), -len(row.codes("audiences")))))


def by_section(c: Context) -> Iterator[tuple[Row, tuple[Block, ...]]]:
    """Yield each section with what the report prints of it."""
    before = None
    for row in sections(c):
        number = str(row.number())
        same = bool(number) and number == before
        head = Heading(2 if same else 1, text(row.said("heading")), "" if same else number, new_page=before is None)
        yield row, (head, *c.numbered(number, row.paragraphs("body")), *_see_also(c, row))
        before = number


def narrative(c: Context) -> Iterator[Block]:
    """Yield the sections."""
    for _, blocks in by_section(c):
        yield from blocks


def _see_also(c: Context, row: Row) -> Iterator[Note]:
    """Yield where the section's matters are taken up again."""
    places = joined(
        (
            named("finding", list(c.records.linked(row, "findings", "finding"))),
            named("key episode", list(c.records.linked(row, "episodes", "episode"))),
            named("question", list(c.records.linked(row, "enquiries", "enquiry"))),
        ),
        "; ",
    )
    if places:
        yield Note(text(Fixed("See also "), places, Fixed(".")))
