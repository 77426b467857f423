"""The log of anonymisation as a report, for the reviewer and the commissioning body only."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from workbench.records.profiles import Profile
from workbench.redaction.log import Logged
from workbench.reports.blocks import Block, Heading, Paper, Paragraph, Report, Table, Turn
from workbench.reports.text import Fixed, Shown, text

HEADER = ("Record", "Id", "Field", "What was entered", "What is read instead", "Rule", "Reason")
_WIDTHS = (1.1, 0.9, 1.2, 3.0, 2.2, 1.2, 2.0)
_TITLE = "Anonymisation log"
_MARKING = "Confidential – keep apart from the anonymised version – copy number ______"
_ABOUT = (
    "Every replacement that was made for these readers, with its rule, its reason and its place. It turns the "
    "anonymised version back into the confidential one and is never given to anybody who may not read that. Where the "
    "second text is the same as the first, an exception was made; where it is empty, nothing is shown."
)


def build(entries: Sequence[Logged], *, readers: str, profile: Profile, today: datetime.date, draft: bool) -> Report:
    """Return the log of an audience; ``readers`` says in words of the program who they are."""
    title = text(Fixed(f"{_TITLE}: {readers}"))
    return Report(
        title=text(Fixed(_TITLE)),
        language=profile.spelling.replace("_", "-"),
        paper=Paper(profile.paper),
        header=title,
        marking=text(Fixed(_MARKING)),
        version=text(Fixed(f"{today.day} {today:%B %Y}")),
        draft=draft,
        blocks=(Heading(1, title), Paragraph(text(Fixed(_ABOUT))), *_blocks(entries)),
    )


def _blocks(entries: Sequence[Logged]) -> Iterator[Block]:
    yield Turn(landscape=True)
    rows = tuple(tuple((text(words),) if words else () for words in _cells(entry)) for entry in entries)
    yield Table(tuple(text(Fixed(name)) for name in HEADER), rows, _WIDTHS)


def _cells(entry: Logged) -> tuple[Fixed | Shown, ...]:
    return (
        Fixed(entry.kind),
        Shown.one_line(entry.id),
        Fixed(entry.field),
        Shown.one_line(entry.before),
        Shown.one_line(entry.after),
        Fixed(entry.rule.value),
        Shown.one_line(entry.reason),
    )
