"""A report as a Word file, written as XML text: the same report is always the same bytes."""

from __future__ import annotations

import io

from docx import Document

from workbench.reports import look
from workbench.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Contents,
    Cover,
    Heading,
    KeyValue,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Report,
    Table,
    Turn,
)
from workbench.reports.docx_parts import NAMESPACES, PARTS, escape, package, section_properties, twips
from workbench.reports.text import Run, Text, text

__all__ = ["PARTS", "to_docx"]

_NEW_PAGE = "<w:pageBreakBefore/>"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAB = "<w:r><w:tab/></w:r>"
_ROOM = f'<w:spacing w:before="{twips(look.AFTER_TABLE)}"/>'
_COVER_ROOM = '<w:spacing w:before="480"/>'
_NAME_SHARE = 0.3  # of the width, for the names of a list of names and values


def to_docx(report: Report) -> bytes:
    """Return the report as the bytes of a .docx file, opened once more by a library that did not write it."""
    data = package(report, document(report))
    Document(io.BytesIO(data))  # what it cannot open is a fault of ours, and goes to nobody
    return data


def document(report: Report) -> str:
    """Return the body of the file."""
    return _Body(report).xml()


def _run(run: Run) -> str:
    style = ("<w:b/><w:bCs/>" if run.bold else "") + ("<w:i/><w:iCs/>" if run.italic else "")
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.words)}</w:t></w:r>'


def _runs(words: Text) -> str:
    return "".join([_run(run) for run in words.runs])


def _paragraph(style: str, inner: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{inner}</w:p>'


class _Body:
    """The blocks of one report on their way to XML."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.listed = {place: number for number, (place, _) in enumerate(report.headings(), start=1)}
        self.turned = False
        self.new_page = False
        self.room = ""
        self.made: list[str] = []

    def xml(self) -> str:
        """Return the whole of word/document.xml."""
        previous: Block | None = None
        for place, block in enumerate(self.report.blocks):
            if isinstance(block, Turn):
                self._turn(previous, landscape=block.landscape)
            else:
                self._space(previous, block)
                self.made.append(self._block(place, block, previous))
            previous = block
        last = section_properties(self.report.paper, turned=self.turned)
        return f"{_HEAD}<w:document {NAMESPACES}><w:body>{''.join(self.made)}{last}</w:body></w:document>"

    def _turn(self, previous: Block | None, *, landscape: bool) -> None:
        """End a stretch of pages: its set-up goes into its last paragraph, as Word has it."""
        if previous is None:
            self.turned = landscape
            return
        ending = section_properties(self.report.paper, turned=self.turned)
        if isinstance(previous, Table | KeyValue | Turn):
            self.made.append(_paragraph("SectionEnd", "", ending))
        else:
            before, mark, after = self.made[-1].rpartition("</w:pPr>")
            self.made[-1] = f"{before}{ending}{mark}{after}"
        self.turned = landscape

    def _space(self, previous: Block | None, block: Block) -> None:
        """Ask for room after a table; two tables with nothing between them would become one."""
        after = isinstance(previous, Table | KeyValue)
        self.room = _ROOM if after and not isinstance(block, Heading) else ""
        if after and (isinstance(block, KeyValue) or (isinstance(block, Table) and not block.caption)):
            self.made.append(_paragraph("SectionEnd", "", _ROOM))

    def _block(self, place: int, block: Block, previous: Block | None) -> str:
        match block:
            case Cover():
                return self._cover(block)
            case Contents():
                return self._contents(block)
            case Heading():
                top = block.new_page or isinstance(previous, Turn | PageBreak | None)
                fresh = block.new_page and not isinstance(previous, Turn | PageBreak | None)
                return self._heading(place, block, self._page() or (_NEW_PAGE if fresh else ""), top)
            case Paragraph():
                return self._numbered(block)
            case Quote():
                source = _paragraph("QuoteSource", _runs(block.source)) if block.source else ""
                keep = "<w:keepNext/>" if source else ""
                return _paragraph("Quote", _runs(block.text), keep + self._page()) + source
            case Bullets():
                return "".join([_paragraph("ListBullet", _runs(item), self._page()) for item in block.items])
            case Note():
                return _paragraph("Note", _runs(block.text), self._page())
            case KeyValue():
                return self._key_value(block.rows)
            case Table():
                return self._table(block)
            case PageBreak():
                self.new_page = True
                return ""
            case Turn():
                return ""

    def _page(self) -> str:
        """Return what begins a page, once, after a page break, or else leaves room, once, after a table."""
        asked, self.new_page = self.new_page, False
        room, self.room = self.room, ""
        return _NEW_PAGE if asked else room

    def _heading(self, place: int, block: Heading, extra: str, top: bool) -> str:
        if top and block.level == 1:
            extra += '<w:spacing w:before="0"/>'
        inner = _runs(block.text)
        if block.number:
            indent = twips(look.NUMBER_INDENT)
            extra += f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'
            inner = f"<w:r><w:t>{escape(block.number)}</w:t></w:r>{_TAB}{inner}"
        number = self.listed.get(place)
        if number:
            mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:06d}"/>'
            inner = f'{mark}{inner}<w:bookmarkEnd w:id="{number}"/>'
        return _paragraph(f"Heading{block.level}", inner, extra)

    def _numbered(self, block: Paragraph) -> str:
        if not block.number:
            return _paragraph("Normal", _runs(block.text), self._page())
        number = f"<w:r><w:t>{escape(block.number)}</w:t></w:r>{_TAB}"
        return _paragraph("Numbered", number + _runs(block.text), self._page())

    def _cover(self, block: Cover) -> str:
        parts = [_paragraph("Subtitle", _runs(block.kicker)), _paragraph("Title", _runs(block.title))]
        if block.facts:
            parts.append(self._key_value(block.facts))
        parts.extend(
            _paragraph("Note", _runs(notice), "" if place else _COVER_ROOM)
            for place, notice in enumerate(block.notices)
        )
        return "".join(parts)

    def _contents(self, block: Contents) -> str:
        """Return the contents: a field that Word can renew, holding its entries already."""
        self.new_page = False
        headings = list(self.report.headings())
        title = _paragraph("TOCHeading", _runs(block.title), _NEW_PAGE)
        if not headings:
            return title
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o &quot;1-2&quot; \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        entries = [title]
        for place, (_, heading) in enumerate(headings):
            number = f"<w:r><w:t>{escape(heading.number)}</w:t></w:r>{_TAB}" if heading.number else ""
            flat = text(*(Run(run.words) for run in heading.text.runs))
            inner = f'<w:hyperlink w:anchor="_Toc{place + 1:06d}" w:history="1">{number}{_runs(flat)}</w:hyperlink>'
            start = begin if place == 0 else ""
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(headings) - 1 else ""
            plain = "" if heading.number else '<w:ind w:firstLine="0"/>'
            entries.append(_paragraph(f"TOC{heading.level}", start + inner + end, plain if heading.level == 1 else ""))
        return "".join(entries)

    def _key_value(self, rows: tuple[tuple[Text, Text], ...]) -> str:
        width = look.text_width(self.report.paper, turned=self.turned)
        columns = (width * _NAME_SHARE, width * (1 - _NAME_SHARE))
        body = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + _cell(columns[0], (name,), "KeyName", "" if place == len(rows) else "<w:keepNext/>")
            + _cell(columns[1], (value,), "KeyText")
            + "</w:tr>"
            for place, (name, value) in enumerate(rows, start=1)
        )
        return f"<w:tbl>{_table_start('PlainTable', columns)}{body}</w:tbl>"

    def _table(self, block: Table) -> str:
        width = look.text_width(self.report.paper, turned=self.turned)
        columns = look.column_widths(block, width)
        head = "".join(_cell(w, (name,), "CellHead") for w, name in zip(columns, block.header, strict=True))
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
        for row in block.rows:
            cells = "".join([_cell(w, cell, "Cell") for w, cell in zip(columns, row, strict=True)])
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        caption = _paragraph("Caption", _runs(block.caption), self._page()) if block.caption else ""
        start = _table_start("ReportTable", columns, flagged=True)
        return f"{caption}<w:tbl>{start}{''.join(rows)}</w:tbl>"


def _table_start(style: str, columns: tuple[float, ...], *, flagged: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in columns)
    first = int(flagged)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _cell(width: float, paragraphs: Cell, style: str, extra: str = "") -> str:
    inner = "".join([_paragraph(style, _runs(words), extra) for words in paragraphs]) or _paragraph(style, "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
