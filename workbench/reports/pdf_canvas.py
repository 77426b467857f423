"""The sheet a PDF report is drawn on: it waits for the last page, so that every page can say how many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from workbench.reports import look
from workbench.reports.blocks import Report
from workbench.reports.look import STYLES
from workbench.reports.pdf_fonts import BOLD, REGULAR

MADE_BY = "Review Workbench"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading where it was drawn: its page, its top, its level and words."""

    page: int
    top: float
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents where it was drawn: the box of the line and where the page number ends."""

    page: int
    key: int
    box: tuple[float, float, float, float]
    baseline: float


class ReportCanvas(Canvas):
    """Pages kept until the end; then footers, page numbers of the contents, links and the outline are added."""

    _startPage: Callable[[], None]  # noqa: N815 - reportlab's names
    _pagesize: tuple[float, float]

    def __init__(self, file: BytesIO, report: Report) -> None:
        size = look.sheet(report.paper, turned=False)
        options: dict[str, Any] = {"invariant": 1, "lang": report.language, "initialFontName": REGULAR}
        super().__init__(file, pagesize=size, **options)
        self._report = report
        self._kept: list[Mapping[str, Any]] = []
        self._marks: dict[int, _Mark] = {}
        self._entries: list[_Entry] = []
        self.setViewerPreference("DisplayDocTitle", "true")

    def mark_heading(self, key: int, level: int, words: str, height: float) -> None:
        """Remember where a heading stands; the origin is at its foot."""
        _, top = self.absolutePosition(0, height)
        self._marks[key] = _Mark(len(self._kept), top, level, words)

    def mark_entry(self, key: int, width: float, height: float, baseline: float) -> None:
        """Remember where a line of the contents stands; the origin is at its foot."""
        left, foot = self.absolutePosition(0, 0)
        box = (left, foot, left + width, foot + height)
        self._entries.append(_Entry(len(self._kept), key, box, foot + baseline))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page as it is and begin another."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Add to each page what only the whole report knows, and write the file."""
        pages, marks, entries = self._kept, self._marks, self._entries
        level = -1
        for number, state in enumerate(pages):
            self.__dict__.update(state)
            self._foot(number + 1, len(pages))
            for key, mark in marks.items():
                if mark.page == number:
                    level = self._point(key, mark, level)
            for entry in entries:
                if entry.page == number and entry.key in marks:
                    self._list(entry, marks[entry.key].page + 1)
            super().showPage()
        super().save()

    def _foot(self, number: int, of: int) -> None:
        width, height = self._pagesize
        turned = width > height
        side = look.side_margin(self._report.paper, turned=turned)
        style = STYLES["Footer"]
        self.setFont(REGULAR, style.size)
        self.setFillColor(HexColor(f"#{style.colour}"))
        self.drawString(side, look.FOOT_ROOM, self._report.marking.plain)
        said = f"{self._report.version.plain} \u00b7 page {number} of {of}"
        self.drawRightString(width - side, look.FOOT_ROOM, said)
        head = STYLES["Header"]
        if self._report.draft:
            self.setFont(BOLD, head.size)
            self.setFillColor(HexColor(f"#{look.ACCENT}"))
        self.drawString(side, height - look.HEAD_ROOM - head.size, self._report.header.plain)

    def _point(self, key: int, mark: _Mark, before: int) -> int:
        """Make a heading a place to go to and a line of the outline; return its level there."""
        self.bookmarkHorizontalAbsolute(str(key), mark.top + 8)
        level = min(mark.level - 1, before + 1)
        self.addOutlineEntry(mark.words, str(key), level, closed=level == 0)
        return level

    def _list(self, entry: _Entry, page: int) -> None:
        style = STYLES["TOC1"]
        self.setFont(REGULAR, style.size)
        self.setFillColor(HexColor(f"#{look.QUIET}"))
        self.drawRightString(entry.box[2], entry.baseline, str(page))
        self.linkAbsolute("", str(entry.key), entry.box, name=f"to{entry.key}", Border="[0 0 0]")
