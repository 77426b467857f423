"""One small report with every kind of block, and the golden parts of its Word file.

``python -m tests.reports.small`` writes the golden parts anew; look at the difference before it is committed.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.reports.fakes import seen
from workbench.reports.blocks import (
    Block,
    Bullets,
    Contents,
    Cover,
    Heading,
    KeyValue,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Report,
    Table,
    Turn,
)
from workbench.reports.docx_writer import to_docx
from workbench.reports.text import Fixed, Shown, Text, bold, italic, text

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
GOLDEN = {
    "word/document.xml": "report_document.xml",
    "word/styles.xml": "report_styles.xml",
    "word/settings.xml": "report_settings.xml",
    "docProps/core.xml": "report_core.xml",
    "word/footer1.xml": "report_footer.xml",
}
LETTERS = "Łódź, Gdańsk, Tŷ Gŵyr, Zoë, Siân, Türkçe İ, ș ț ğ"


def words(said: str) -> Text:
    """Return text as from a record."""
    return text(Shown(seen(said)))


def fixed(said: str) -> Text:
    """Return text as from the program."""
    return text(Fixed(said))


BLOCKS: tuple[Block, ...] = (
    Cover(
        fixed("Report for publication"),
        words("Review: Child Z"),
        ((fixed("Date"), fixed("January 2026")),),
        (text(bold(Fixed("Take care."))),),
    ),
    Contents(fixed("Contents")),
    Heading(1, fixed("About"), "A", new_page=True),
    Paragraph(words("First <paragraph> & “more”."), "A.1"),
    Paragraph(words("Second."), "A.2"),
    Heading(2, words(LETTERS)),
    KeyValue(((fixed("When"), fixed("then")), (fixed("Where"), words("there")))),
    Paragraph(text(bold(Fixed("Judged. ")), italic(Fixed("Fairly")), Fixed(", and plainly."))),
    Quote(words("Nobody asked."), fixed("Mother")),
    Bullets((fixed("one"), fixed("two"))),
    Note(fixed("See also finding 1.")),
    Heading(3, fixed("Detail"), in_contents=False),
    Table((fixed("When"), fixed("What")), (((words("2021"),), (words("a"), words("b"))), ((), (words("c"),))), (1, 3)),
    Turn(landscape=True),
    Heading(1, fixed("Chronology"), "Annex 2", new_page=True),
    Table((fixed("When"),), (((words("2021"),),),), (1,), fixed("All of it")),
    Note(fixed("One entry.")),
    Turn(landscape=False),
    Heading(1, fixed("End"), "Annex 3", new_page=True),
    PageBreak(),
    Paragraph(fixed("Last.")),
)


def report(*blocks: Block, draft: bool = False, paper: Paper = Paper.A4, language: str = "en-GB") -> Report:
    """Return a report of the blocks; of every kind of block where none are given."""
    return Report(
        title=words("Review: Child Z"),
        language=language,
        paper=paper,
        header=fixed("DRAFT – doubtful words are masked") if draft else words("Review: Child Z"),
        marking=fixed("Public"),
        version=fixed("Version 1, January 2026"),
        draft=draft,
        blocks=blocks or BLOCKS,
    )


def parts(data: bytes) -> dict[str, str]:
    """Return the parts of an Office file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def golden(made: str) -> str:
    """Return a part as the golden file keeps it: a line an element, so that a difference can be read."""
    return made.replace("><", ">\n<") + "\n"


def write_reference() -> None:
    """Write the golden parts of the small report."""
    made = parts(to_docx(report()))
    for part, name in GOLDEN.items():
        (REFERENCE / name).write_text(golden(made[part]), "utf-8")


if __name__ == "__main__":
    write_reference()
