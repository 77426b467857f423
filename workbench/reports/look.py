"""How a report looks, in points, once for Word and PDF: calm, wide margins, lines of about 75 characters."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.reports.blocks import Paper, Table

FONT = "Arial"
FALLBACK = "Liberation Sans"  # drawn to the same widths; the PDF embeds it
INK, QUIET, ACCENT, HAIRLINE = "1F2428", "5A646E", "1D4257", "B9C1C8"
NUMBER_INDENT = 40.0
SHEETS = {Paper.A4: (595.3, 841.9), Paper.LETTER: (612.0, 792.0)}
MARGIN_TOP, MARGIN_BOTTOM = 74.0, 76.0
TEXT_WIDTH, MARGIN_SIDE_TURNED = 427.0, 54.0
HEAD_ROOM = FOOT_ROOM = 36.0
AFTER_TABLE = 12.0
_LONGEST_WORD = 18  # letters
CELL_PAD, CELL_GAP = 3.5, 5.0  # above and below, left and right


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; sizes, leading and distances in points, ``level`` its outline level (0: none)."""

    id: str
    name: str
    size: float = 11.5
    leading: float = 16.5
    before: float = 0
    after: float = 8
    bold: bool = False
    italic: bool = False
    colour: str = INK
    left: float = 0
    hanging: float = 0
    right: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    level: int = 0
    side_line: bool = False


STYLES = {
    style.id: style
    for style in (
        Style("Normal", "Normal", right=NUMBER_INDENT),
        Style("Numbered", "Numbered Paragraph", left=NUMBER_INDENT, hanging=NUMBER_INDENT),
        Style("ListBullet", "List Bullet", left=NUMBER_INDENT + 14, hanging=14, after=4),
        Style("Quote", "Quote", italic=True, left=NUMBER_INDENT + 14, right=20, after=3, keep_lines=True),
        Style("QuoteSource", "Quote Source", size=9.5, leading=13, colour=QUIET, left=NUMBER_INDENT + 14, after=10),
        Style(
            "Note",
            "Note",
            size=10,
            leading=14,
            colour=QUIET,
            left=12,
            right=NUMBER_INDENT,
            before=4,
            after=12,
            side_line=True,
        ),
        Style("Heading1", "heading 1", 19, 24, 30, 10, True, colour=ACCENT, keep_next=True, keep_lines=True, level=1),
        Style("Heading2", "heading 2", 13.5, 18, 16, 6, True, colour=ACCENT, keep_next=True, keep_lines=True, level=2),
        Style("Heading3", "heading 3", 11.5, 16.5, 10, 4, True, colour=INK, keep_next=True, keep_lines=True, level=3),
        Style("Subtitle", "Subtitle", 12, 17, 120, 10, colour=QUIET, keep_next=True),
        Style("Title", "Title", 28, 35, 0, 40, True, colour=ACCENT),
        Style("TOCHeading", "TOC Heading", 19, 24, 0, 14, True, colour=ACCENT, keep_next=True),
        Style("TOC1", "toc 1", 11, 15.5, 3, 1, left=NUMBER_INDENT, hanging=NUMBER_INDENT, right=30),
        Style("TOC2", "toc 2", 10, 13.5, 0, 1, colour=QUIET, left=NUMBER_INDENT, right=30),
        Style("Caption", "caption", 9.5, 13, 12, 5, True, colour=QUIET, keep_next=True, keep_lines=True),
        Style("Cell", "Table Text", 9.5, 12.5, 0, 2),
        Style("CellHead", "Table Heading", 9, 12, 0, 2, True, colour=QUIET, keep_next=True),
        Style("KeyName", "Key Name", 10, 14, 0, 3, colour=QUIET),
        Style("KeyText", "Key Text", 10, 14, 0, 3),
        Style("Header", "header", 8.5, 11, 0, 0, colour=QUIET),
        Style("Footer", "footer", 8.5, 11, 0, 0, colour=QUIET),
        Style("SectionEnd", "Section End", 2, 2, 0, 0),
    )
}


def sheet(paper: Paper, *, turned: bool) -> tuple[float, float]:
    """Return the width and height of the sheet in points."""
    width, height = SHEETS[paper]
    return (height, width) if turned else (width, height)


def text_width(paper: Paper, *, turned: bool) -> float:
    """Return the width between the margins in points."""
    return sheet(paper, turned=True)[0] - 2 * MARGIN_SIDE_TURNED if turned else TEXT_WIDTH


def side_margin(paper: Paper, *, turned: bool) -> float:
    """Return the margin at each side in points; upright, prose is as wide on every sheet."""
    return (sheet(paper, turned=turned)[0] - text_width(paper, turned=turned)) / 2


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Return the widths of a table's columns in points: by their shares, but none too narrow for its longest word.

    The room is taken from the other columns. Words as long as an address on the web are cut; nothing else is.
    """
    total = sum(table.widths)
    asked = [width * share / total for share in table.widths]
    needed = [_narrowest(table, column) for column in range(len(asked))]
    short = sum(max(0.0, need - have) for need, have in zip(needed, asked, strict=True))
    spare = sum(max(0.0, have - need) for need, have in zip(needed, asked, strict=True))
    taken = min(1.0, short / spare) if spare else 0.0
    given = short and min(1.0, spare / short)
    return tuple(
        have + (need - have) * given if need > have else have - (have - need) * taken
        for need, have in zip(needed, asked, strict=True)
    )


def _narrowest(table: Table, column: int) -> float:
    """Return the width that the longest word of a column needs; a bold letter takes about 0.6 of its size."""
    cells = (words.plain for row in table.rows for words in row[column])
    longest = max((len(word) for words in (table.header[column].plain, *cells) for word in words.split()), default=0)
    return min(longest, _LONGEST_WORD) * STYLES["Cell"].size * 0.6 + 2 * CELL_GAP
