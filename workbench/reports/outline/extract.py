"""One agency's extract for factual accuracy: what it supplied, what is said of it, and room for its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.reports.blocks import Block, Bullets, Cell, Heading, Note, Table
from workbench.reports.outline import analysis
from workbench.reports.outline.context import Context, cell, named_prose, prose_cell, table
from workbench.reports.outline.reading import Row
from workbench.reports.text import Fixed, text
from workbench.reports.wording import capital, count

_ASKED = (
    "Are dates, times and people right?",
    "Is anything left out that changes the meaning?",
    "Is it clear what was known then, and to whom?",
)
_RESPONSE = Fixed("Your response")


def agency_row(c: Context) -> Row | None:
    """Return the agency whose extract it is."""
    return c.records.get("agency", c.agency) if c.agency else None


def about(c: Context) -> Iterator[Block]:
    """Yield what is asked of the agency."""
    row = agency_row(c)
    opening = text(
        Fixed("This extract is for "),
        (row.said("name") if row else None) or Fixed("one agency"),
        Fixed(
            ". It holds only what your organisation supplied to the review or what is said of it. Please check that "
            "it is right, and write in the last column of each table. A difference of opinion is welcome; say that it "
            "is one."
        ),
    )
    yield from c.numbered("A", (opening,))
    yield Bullets(tuple(text(Fixed(question)) for question in _ASKED))
    yield Note(text(Fixed("Do not copy it or pass it on. Return it with your response to the lead reviewer.")))


def _with_response(tables: Iterator[Table], share: float) -> Iterator[Table]:
    """Yield tables with an empty column for the agency's answer."""
    for made in tables:
        answer: Cell = ()
        yield Table(
            (*made.header, text(_RESPONSE)),
            tuple((*row, answer) for row in made.rows),
            (*made.widths, share),
            made.caption,
        )


def involvement(c: Context) -> Iterator[Block]:
    """Yield the agency's services as the review describes them."""
    for row in c.records.all("involvement"):
        yield from analysis.involvement_of(row)


def chronology(c: Context) -> Iterator[Block]:
    """Yield the agency's entries with a column for its answer, on paper turned on its side."""
    rows = [
        (
            cell(row.date("date")),
            cell(row.links("people")),
            (
                *prose_cell(row, "what_happened"),
                *named_prose("Action: ", row, "action_taken"),
                *named_prose("Outcome: ", row, "outcome"),
            ),
            cell(row.said("source")),
        )
        for row in c.records.by_date("event")
        if not row.is_true("author_note")
    ]
    header = ("When", "Who", "What happened", "Source")
    yield from _with_response(
        table(
            header,
            (
                1.5,
                1.9,
                5,
                2,
            ),
            rows,
        ),
        4,
    )
    if rows:
        yield Note(text(capital(count(len(rows), "entry", "entries")), Fixed(".")))


def said_of_it(c: Context) -> Iterator[Block]:
    """Yield what findings, missed opportunities and recommendations say of the agency."""
    parts: tuple[tuple[str, Sequence[tuple[Cell, ...]]], ...] = (
        (
            "Missed opportunities",
            [(cell(r.date("date")), _prose(r, "known_then", "could_have")) for r in _of(c, "missed_opportunity")],
        ),
        (
            "Good practice",
            [(cell(r.said("title")), _prose(r, "description", "effect")) for r in _of(c, "good_practice")],
        ),
        ("Findings", [(_named("Finding", r), _prose(r, "title", "statement")) for r in c.records.numbered("finding")]),
        (
            "Recommendations",
            [
                (_named("Recommendation", r), _prose(r, "text", "intended_outcome"))
                for r in c.records.numbered("recommendation")
            ],
        ),
    )
    for title, rows in parts:
        if rows:
            yield Heading(2, text(Fixed(title)), in_contents=False)
            yield from _with_response(table(("Which", "What the review says"), (1.6, 4), rows), 2.6)


def _of(c: Context, kind: str) -> tuple[Row, ...]:
    return c.records.by_date(kind)


def _named(noun: str, row: Row) -> Cell:
    return cell(Fixed(f"{noun} {row.number()}".strip()))


def _prose(row: Row, *names: str) -> Cell:
    return prose_cell(row, *names)


def sharing(c: Context) -> Iterator[Block]:
    """Yield what was shared with and by the agency."""
    yield from _with_response((b for b in analysis.sharing(c) if isinstance(b, Table)), 2.6)


def escalation(c: Context) -> Iterator[Block]:
    """Yield concerns raised by or about the agency."""
    yield from _with_response((b for b in analysis.escalation(c) if isinstance(b, Table)), 2.6)
