"""What goes out beside the reports: the merged chronology, a blank template, and a list of questions for an agency.

Like the reports they are made from an audience's view and of nothing else; the chronology is on paper turned on its
side, with the head of the table on every page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.records.profiles import Profile
from workbench.redaction.audiences import PUBLIC
from workbench.reports.blocks import Block, Cell, Heading, Note, Paper, Paragraph, Report, Table, Turn
from workbench.reports.outline import MARKINGS
from workbench.reports.outline.context import cell, facts, named_prose, prose_cell, table
from workbench.reports.outline.reading import Records, Row, View
from workbench.reports.text import Fixed, Text, bold, italic, joined, text
from workbench.reports.wording import DRAFT, count, full_date, month

DOUBT = Fixed("? ")
_NO_DATE = Fixed("no date")
_EMPTY_ROWS = 20
_WHEN_FILLED = "Confidential when completed"
TEMPLATE: tuple[tuple[str, float], ...] = (
    ("Date", 1.5),
    ("Time", 0.9),
    ("Source", 2.2),
    ("People", 2.0),
    ("What happened", 5.2),
    ("Action taken", 3.4),
    ("Outcome", 2.4),
    ("Comment", 2.2),
)
"""The columns of the blank template: headings that come back without mapping, and their shares of the width."""

GUIDANCE = (
    "One event in a row, in order of date. Begin with the first contact in the period of the review.",
    "Date: day/month/year. Put ? before a date that you are not sure of; write what is known of any other "
    "(March 2021, spring 2020). Never leave it empty.",
    "Source: the record that it comes from, always. People: everyone who took part, and their posts.",
    "What happened: facts as the record gives them, whether the child was seen, and what the child said. Keep what you "
    "think of it for the last column.",
)


class OrderedView(View, Protocol):
    """A view that also says where each record stands in time; an audience's view is one."""

    def in_time(self, kind: str) -> dict[str, int]:
        """Return the place of each record in the order of dates, times and numbers."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question to an agency: on an entry that its view shows, or on none; wording of the program only."""

    entry: str | None
    asked: Fixed
    row: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    row: Row


def chronology(
    view: OrderedView,
    *,
    profile: Profile,
    today: datetime.date,
    ages: Mapping[str, str] | None = None,
    draft: bool = False,
) -> Report:
    """Return the merged chronology of an audience; ``ages`` are the words for the child's age at each entry, by id."""
    lines = list(_lines(view, profile))
    numbers = {line.row.id: line.number for line in lines}
    told = [line for line in lines if not line.row.is_true("author_note")]
    notes = [line for line in lines if line.row.is_true("author_note")]
    header = ("No.", "When", "Age", "Agency and source", "What happened", "Action and outcome", "The child; remarks",
              "Comment")  # fmt: skip
    widths = (0.7, 1.7, 1.2, 2.5, 5.4, 3.4, 2.3, 2.4)
    body = table(header, widths, (_entry(line, numbers, ages or {}) for line in told))
    return _report(
        view,
        profile,
        today,
        draft,
        "Chronology",
        (*_opening(told), *body, *_notes_of_authors(notes)),
    )


def template(view: View, *, profile: Profile, today: datetime.date, rows: int = _EMPTY_ROWS) -> Report:
    """Return a blank chronology for the agency whose view it is, to fill in and send back."""
    empty = tuple(tuple(() for _ in TEMPLATE) for _ in range(rows))
    blank = Table(tuple(text(Fixed(name)) for name, _ in TEMPLATE), empty, tuple(share for _, share in TEMPLATE))
    named = Paragraph(text(bold(Fixed("Agency: ")), bold(_agency(view, profile))))  # by it the file is known again
    asked: tuple[Block, ...] = (named, *(Paragraph(text(Fixed(line))) for line in GUIDANCE), blank)
    return _report(view, profile, today, False, "Chronology", asked, _WHEN_FILLED)


def queries(view: OrderedView, asked: Sequence[Question], *, profile: Profile, today: datetime.date) -> Report:
    """Return the questions for the agency whose view it is, each with room for the answer.

    A question on an entry that the view does not show is left out.
    """
    lines = {line.row.id: line for line in _lines(view, profile)}
    kept = [question for question in asked if question.entry is None or question.entry in lines]
    rows = [
        (
            cell(Fixed(str(place))),
            cell(Fixed(f"row {question.row}")) if question.row else (),
            _when(lines[question.entry].row) if question.entry else (),
            _cut(prose_cell(lines[question.entry].row, "what_happened")) if question.entry else (),
            cell(question.asked),
            (),
        )
        for place, question in enumerate(kept, 1)
    ]
    heads = ("No.", "In your file", "When", "Your entry", "Question", "Your answer")
    body: tuple[Block, ...] = (
        Paragraph(
            text(
                Fixed("Please answer each question in the last column, from the original record where there is one, "),
                Fixed("and return this list. Correct your own record only in the way your organisation allows."),
            )
        ),
        Table(tuple(text(Fixed(head)) for head in heads), tuple(rows), (0.6, 1.2, 1.8, 4.6, 3.8, 4.4)),
    )
    if not rows:
        body = (Paragraph(text(Fixed("There is no question on your chronology. Thank you."))),)
    return _report(
        view, profile, today, False, "Questions on your chronology", (*facts(("Agency", _agency(view, profile))), *body)
    )


def _lines(view: OrderedView, profile: Profile) -> Iterator[_Line]:
    place = view.in_time("event")
    rows = sorted((Row(record, profile) for record in view.all("event")), key=lambda row: place[row.id])
    yield from (_Line(number, row) for number, row in enumerate(rows, 1))


def _entry(line: _Line, numbers: Mapping[str, int], ages: Mapping[str, str]) -> tuple[Cell, ...]:
    row = line.row
    return (
        cell(Fixed(str(line.number))),
        _when(row),
        cell(Fixed(ages.get(row.id, ""))),
        cell(bold(row.said("agency")), joined((row.said("source"), row.said("source_detail")))),
        prose_cell(row, "what_happened"),
        (*prose_cell(row, "action_taken"), *named_prose("Outcome: ", row, "outcome")),
        (
            *prose_cell(row, "childs_voice"),
            *named_prose("Expected: ", row, "standard"),
            *cell(italic(_remarks(row, numbers))),
        ),
        prose_cell(row, "comment"),
    )


def _when(row: Row) -> Cell:
    """Return the date, with ``?`` before one that the sender doubted, and the time where it may be told."""
    doubtful = any(mark in row.code("date") for mark in "?~%")
    date = row.date("date")
    if date is None:
        return cell(_NO_DATE, row.said("date_text"))
    return cell(text(DOUBT if doubtful else None, date), row.said("time"))


def _remarks(row: Row, numbers: Mapping[str, int]) -> Text:
    same = [numbers[id_] for id_ in row.ids("same_as") if id_ in numbers]
    return joined(
        (
            Fixed("expected and did not happen") if row.is_true("omission") else None,
            Fixed("child seen alone") if row.is_true("child_seen_alone") else None,
            Fixed("disputed") if row.code("status") == "disputed" else None,
            Fixed("corroborated") if row.code("status") == "corroborated" else None,
            Fixed(f"same event as {', '.join(map(str, sorted(same)))}") if same else None,
        ),
        "; ",
    )


def _opening(told: Sequence[_Line]) -> Iterator[Block]:
    doubtful = any(mark in line.row.code("date") for line in told for mark in "?~%")
    yield Paragraph(
        text(
            Fixed(f"{count(len(told), 'entry', 'entries')}, in order of date. A date that is not exact stands at the "),
            Fixed("start of the time it covers; within a day, times come first. The numbers are for this copy."),
            Fixed(" ? before a date: the sender was not sure of it.") if doubtful else None,
        )
    )


def _notes_of_authors(notes: Sequence[_Line]) -> Iterator[Block]:
    if notes:
        yield Heading(2, text(Fixed("Notes by the authors of the chronologies")), in_contents=False)
        yield Note(text(Fixed("Remarks that came with the chronologies; they are no events.")))
        rows = (
            (
                cell(Fixed(str(line.number))),
                _when(line.row),
                cell(bold(line.row.said("agency")), line.row.said("source")),
                prose_cell(line.row, "what_happened", "action_taken", "outcome", "comment"),
            )
            for line in notes
        )
        yield from table(("No.", "When", "Agency and source", "Note"), (0.7, 1.7, 3, 10), rows)


def _cut(paragraphs: Cell) -> Cell:
    """Return the first paragraph: enough to find the entry by."""
    return paragraphs[:1]


def _agency(view: View, profile: Profile) -> Text:
    row = Records(view, profile).get("agency", view.audience.agency or "")
    return text((row.said("name") or row.said("label")) if row else None)


def _report(
    view: View,
    profile: Profile,
    today: datetime.date,
    draft: bool,
    title: str,
    blocks: Iterable[Block],
    marking: str = "",
) -> Report:
    review = Records(view, profile).first("review")
    named = text(review.said("title") if review else None)
    head = text(named, Fixed(": " if named else ""), Fixed(title.lower() if named else title))
    american = profile.spelling == "en_US"
    day = month(today) if view.audience.code == PUBLIC else full_date(today, american=american)
    return Report(
        title=head,
        language=profile.spelling.replace("_", "-"),
        paper=Paper(profile.paper),
        header=text(DRAFT) if draft else head,
        marking=text(Fixed(marking or MARKINGS[view.audience.code])),
        version=text(day),
        draft=draft,
        blocks=(Turn(landscape=True), Heading(1, head, in_contents=False), *blocks),
    )
