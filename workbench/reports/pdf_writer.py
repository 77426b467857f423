"""A report as a PDF: the same blocks as the Word file, in an embedded font, and always the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage

from workbench.reports import blocks as b
from workbench.reports import look
from workbench.reports.look import STYLES
from workbench.reports.pdf_canvas import MADE_BY, ReportCanvas
from workbench.reports.pdf_fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, load_fonts
from workbench.reports.pdf_grid import Grid
from workbench.reports.text import Run, Text

_UPRIGHT, _TURNED = "upright", "turned"
_NAME_SHARE = 0.3
_WITH_HEADING = 64.0  # points that must be left below a heading for something to follow it
_WITH_TABLE = 100.0
_LONGEST = 6000  # letters of a paragraph, somewhat more than a page
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_pdf(report: b.Report) -> bytes:
    """Return the report as the bytes of a .pdf file."""
    _styles()
    file = BytesIO()
    properties: dict[str, Any] = {
        "title": report.title.plain,
        "author": "",
        "subject": "",
        "creator": MADE_BY,
        "producer": MADE_BY,
    }
    document = BaseDocTemplate(file, pagesize=look.sheet(report.paper, turned=False), **properties)
    document.addPageTemplates([_template(report.paper, turned=False), _template(report.paper, turned=True)])
    document.build(list(_Story(report).flow()), canvasmaker=lambda *_, **__: ReportCanvas(file, report))
    return file.getvalue()


def _template(paper: b.Paper, *, turned: bool) -> PageTemplate:
    size = look.sheet(paper, turned=turned)
    frame = Frame(
        look.side_margin(paper, turned=turned),
        look.MARGIN_BOTTOM,
        look.text_width(paper, turned=turned),
        _page_height(paper, turned=turned),
        *(0, 0, 0, 0),
    )
    return PageTemplate(_TURNED if turned else _UPRIGHT, [frame], pagesize=size)


def _page_height(paper: b.Paper, *, turned: bool) -> float:
    return look.sheet(paper, turned=turned)[1] - look.MARGIN_TOP - look.MARGIN_BOTTOM


@cache
def _styles() -> dict[str, ParagraphStyle]:
    """Return the paragraph styles made of the report's look."""
    load_fonts()
    return {style.id: _style(style) for style in STYLES.values()}


def _style(style: look.Style) -> ParagraphStyle:
    font = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
    return ParagraphStyle(
        style.id,
        fontName=font[style.bold, style.italic],
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        textColor=HexColor(f"#{style.colour}"),
        leftIndent=style.left,
        rightIndent=style.right,
        bulletIndent=style.left - style.hanging,
        bulletFontName=font[style.bold, style.italic],
        bulletFontSize=style.size,
        bulletColor=HexColor(f"#{style.colour}"),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=0,
    )


def _markup(words: Text) -> str:
    return "".join(_styled(run.words, run) for run in words.runs)


def _styled(words: str, run: Run) -> str:
    said = words.translate(_ESCAPES)
    if run.italic:
        said = f"<i>{said}</i>"
    return f"<b>{said}</b>" if run.bold else said


def _paragraph(words: Text, style: str, mark: str | None = None) -> Paragraph:
    return Paragraph(_markup(words), _styles()[style], bulletText=mark)


def _prose(words: Text, style: str, mark: str | None = None) -> Iterator[Paragraph]:
    """Yield a paragraph; a monstrous one in pieces, because reportlab lays the rest of it out anew on every page."""
    if sum(len(run.words) for run in words.runs) <= _LONGEST:
        yield _paragraph(words, style, mark)
        return
    for run in words.runs:
        for piece in _cut(run.words):
            yield Paragraph(_styled(piece, run), _styles()[style], bulletText=mark)
            mark = None


def _cell(paragraphs: b.Cell, style: str) -> tuple[Paragraph, ...]:
    return tuple(piece for words in paragraphs for piece in _prose(words, style))


def _cut(words: str) -> Iterator[str]:
    """Yield a text in pieces, cut after a sentence, or else a word, where there is one."""
    while len(words) > _LONGEST:
        at = max(words.rfind(". ", 0, _LONGEST) + 1, 0) or max(words.rfind(" ", 0, _LONGEST), 0) or _LONGEST
        yield words[:at]
        words = words[at:].lstrip()
    yield words


class _Title(Paragraph):
    """A heading that tells the sheet where it stands."""

    key, level, words = 0, 1, ""

    def draw(self) -> None:
        """Draw the heading and mark its place."""
        if self.key and isinstance(self.canv, ReportCanvas):
            self.canv.mark_heading(self.key, self.level, self.words, self.height)
        super().draw()


class _Listed(Paragraph):
    """A line of the contents; its page number is added when it is known."""

    key = 0

    def draw(self) -> None:
        """Draw the line and mark where its page number goes."""
        lowest = self.style.leading - self.style.fontSize
        if isinstance(self.canv, ReportCanvas):
            self.canv.mark_entry(self.key, self.width, self.height, lowest)
        super().draw()

    def wrap(self, available_width: float, available_height: float) -> Any:
        """Keep the whole width, for the number at its end."""
        size = super().wrap(available_width, available_height)
        self.width = available_width
        return size


class _Aside(Paragraph):
    """A note with a line at its side."""

    def draw(self) -> None:
        """Draw the line and the note."""
        self.canv.setStrokeColor(HexColor(f"#{look.HAIRLINE}"))
        self.canv.setLineWidth(1.5)
        self.canv.line(1, 0, 1, self.height)
        super().draw()


class _Story:
    """The blocks of one report on their way to pages."""

    def __init__(self, report: b.Report) -> None:
        self.report = report
        self.listed = {place: key for key, (place, _) in enumerate(report.headings(), start=1)}
        self.turned = False
        self.fresh = True

    def flow(self) -> Iterator[Flowable]:
        """Yield what reportlab lays out on pages."""
        for place, block in enumerate(self.report.blocks):
            yield from self._block(place, block)
            self.fresh = isinstance(block, b.PageBreak | b.Turn)

    def _block(self, place: int, block: b.Block) -> Iterator[Flowable]:
        match block:
            case b.Cover():
                yield from self._cover(block)
            case b.Contents():
                yield from self._contents(block)
            case b.Heading():
                yield from self._heading(place, block)
            case b.Paragraph():
                yield from _prose(block.text, "Numbered" if block.number else "Normal", block.number or None)
            case b.Quote():
                yield from _prose(block.text, "Quote")
                if block.source:
                    yield _paragraph(block.source, "QuoteSource")
            case b.Bullets():
                yield from (_paragraph(item, "ListBullet", "\u2022") for item in block.items)
            case b.Note():
                yield _Aside(_markup(block.text), _styles()["Note"])
            case b.KeyValue():
                yield self._key_value(block.rows)
            case b.Table():
                yield from self._table(block)
            case b.PageBreak():
                yield NewPage()
            case b.Turn():
                self.turned = block.landscape
                yield NextPageTemplate(_TURNED if self.turned else _UPRIGHT)
                yield NewPage()

    def _width(self) -> float:
        return look.text_width(self.report.paper, turned=self.turned)

    def _heading(self, place: int, block: b.Heading) -> Iterator[Flowable]:
        if block.new_page and not self.fresh:
            yield NewPage()
        style = STYLES[f"Heading{block.level}"]
        yield CondPageBreak(self._needed(place))
        laid = _styles()[style.id]
        if block.number:
            indent = max(look.NUMBER_INDENT, pdfmetrics.stringWidth(block.number, BOLD, style.size) + 12)
            laid = ParagraphStyle(style.id, laid, leftIndent=indent)
        title = _Title(_markup(block.text), laid, bulletText=block.number or None)
        if place in self.listed:
            title.key, title.level = self.listed[place], block.level
            title.words = f"{block.number} {block.text.plain}".strip()
        yield title

    def _needed(self, place: int) -> float:
        """Return the height that headings in a row and the beginning of what follows them take."""
        height = 0.0
        for block in self.report.blocks[place:]:
            if not isinstance(block, b.Heading):
                return height + (_WITH_TABLE if isinstance(block, b.Table) else _WITH_HEADING)
            style = STYLES[f"Heading{block.level}"]
            height += style.before + style.leading + style.after
        return height

    def _cover(self, block: b.Cover) -> Iterator[Flowable]:
        yield Spacer(1, STYLES["Subtitle"].before)
        yield _paragraph(block.kicker, "Subtitle")
        yield _paragraph(block.title, "Title")
        if block.facts:
            yield self._key_value(block.facts)
        yield Spacer(1, look.AFTER_TABLE)
        yield from (_Aside(_markup(notice), _styles()["Note"]) for notice in block.notices)

    def _contents(self, block: b.Contents) -> Iterator[Flowable]:
        yield NewPage()
        yield _paragraph(block.title, "TOCHeading")
        for key, (_, heading) in enumerate(self.report.headings(), start=1):
            plain = heading.text.plain.translate(_ESCAPES)
            entry = _Listed(plain, _styles()[f"TOC{heading.level}"], bulletText=heading.number or None)
            entry.key = key
            yield entry

    def _key_value(self, rows: tuple[tuple[Text, Text], ...]) -> Grid:
        width = self._width()
        cells = [((_paragraph(name, "KeyName"),), _cell((value,), "KeyText")) for name, value in rows]
        widths = (width * _NAME_SHARE, width * (1 - _NAME_SHARE))
        tallest = _page_height(self.report.paper, turned=self.turned)
        return Grid(cells, widths, tallest=tallest, pad=1, gap=0, whole=True)

    def _table(self, block: b.Table) -> Iterator[Flowable]:
        if block.caption:
            yield CondPageBreak(STYLES["Caption"].leading + _WITH_HEADING)
            yield _paragraph(block.caption, "Caption")
        yield Grid(
            [tuple(_cell(cell, "Cell") for cell in row) for row in block.rows],
            look.column_widths(block, self._width()),
            header=tuple((_paragraph(name, "CellHead"),) for name in block.header),
            tallest=_page_height(self.report.paper, turned=self.turned),
        )
