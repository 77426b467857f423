"""The version of a conversation that those who spoke check: the notes as taken, and the words that may be quoted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from workbench.records.profiles import Profile
from workbench.redaction.redacted import RedactedRecord
from workbench.reports.blocks import Block, Heading, Paper, Paragraph, Report, Table
from workbench.reports.outline.context import cell, facts
from workbench.reports.outline.reading import Row, shown
from workbench.reports.text import Fixed, Text, text
from workbench.reports.wording import full_date

TITLE = "Notes of our conversation"
CORRECTION, ANSWER = "Your correction", "May they be quoted? Yes or no"
"""The headings by which the file is known again when it comes back."""

_MARKING = "Private – for the person named on the covering letter only"
_ASKED = (
    "These are the notes of our conversation. Please read them, and write in the last column whatever is wrong or "
    "missing. The notes as taken are kept beside what you write.",
    "Other people are named as you may read them. What you asked to be kept off the record is not here.",
    "You may still change your mind about taking part, and about being quoted.",
)
_QUOTED = "Nothing of what you said is quoted unless you say yes to it here, each time."


def version(conversation: RedactedRecord, *, profile: Profile, today: datetime.date) -> Report:
    """Return the version of a conversation for those who spoke in it, as their view gives it."""
    row = Row(conversation, profile)
    american = profile.spelling == "en_US"
    return Report(
        title=text(Fixed(TITLE)),
        language=profile.spelling.replace("_", "-"),
        paper=Paper(profile.paper),
        header=text(Fixed(TITLE)),
        marking=text(Fixed(_MARKING)),
        version=text(full_date(today, american=american)),
        draft=False,
        blocks=(Heading(1, text(Fixed(TITLE)), in_contents=False), *_blocks(row, conversation)),
    )


def _blocks(row: Row, conversation: RedactedRecord) -> Iterator[Block]:
    yield from facts(("Date of the conversation", row.date("date")))
    for words in _ASKED:
        yield Paragraph(text(Fixed(words)))
    noted = [paragraph for paragraph in row.paragraphs("notes") if paragraph]
    rows = tuple((cell(Fixed(str(number))), cell(words), ()) for number, words in enumerate(noted, 1))
    yield Table(_heads("No.", "What was noted", CORRECTION), rows, (0.8, 8, 5))
    quotes = [shown(quote.get("text")) for quote in conversation.values.get("quotes", ())]
    if quotes:
        yield Heading(2, text(Fixed("Words that the report may quote")), in_contents=False)
        yield Paragraph(text(Fixed(_QUOTED)))
        asked = tuple((cell(Fixed(str(n))), cell(words), ()) for n, words in enumerate(quotes, 1))
        yield Table(_heads("No.", "Your words", ANSWER), asked, (0.8, 8, 5))
    yield Paragraph(text(Fixed("Name and date: ______________________________")))


def _heads(*names: str) -> tuple[Text, ...]:
    return tuple(text(Fixed(name)) for name in names)
