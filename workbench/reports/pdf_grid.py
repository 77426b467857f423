"""A table in a PDF: rows between hairlines, cut where the page ends, however many or tall they are.

reportlab's own table copies what remains at every page, which takes minutes for a long chronology, and cannot cut a
row; this one counts rows and cuts the paragraphs of a row that is taller than a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workbench.reports import look

Row = tuple[tuple[Flowable, ...], ...]
_ENDLESS = 1e6
_KEPT_WHOLE = 0.35  # of a page: a list of facts no taller than this is not cut


class Grid(Flowable):
    """Rows of cells of paragraphs, with a header that repeats on every page where there is one.

    ``widths`` are in points; ``tallest`` is the height of an empty page: a row taller than that is cut. With
    ``whole`` it is not cut at all unless it is long.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        *,
        header: Row | None = None,
        tallest: float,
        pad: float = look.CELL_PAD,
        gap: float = look.CELL_GAP,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._rows, self._widths, self._header = rows, widths, header
        self._tallest, self._pad, self._gap, self._whole = tallest, pad, gap, whole
        self._first, self._stop = 0, len(rows)
        self._heights: dict[int, float] = {}
        self._head = self._row_height(header) if header else 0.0

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the room below."""
        return look.AFTER_TABLE

    def _row_height(self, row: Row) -> float:
        """Return the height of a row; of one taller than a page only that it is taller."""
        tallest = 0.0
        for width, cell in zip(self._widths, row, strict=True):
            height = 0.0
            for paragraph in cell:
                height += paragraph.wrap(width - 2 * self._gap, _ENDLESS)[1] + paragraph.getSpaceAfter()
                if height > self._tallest:
                    break
            tallest = max(tallest, height)
        return tallest + 2 * self._pad

    def _height(self, place: int) -> float:
        if place not in self._heights:
            self._heights[place] = self._row_height(self._rows[place])
        return self._heights[place]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size; beyond the available height it stops counting."""
        height = self._head
        for place in range(self._first, self._stop):
            height += self._height(place)
            if height > available_height:
                break
        self.width, self.height = sum(self._widths), height
        return self.width, height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits and what remains; nothing when not even one row fits and a new page would hold it."""
        if self._whole and self.wrap(available_width, _ENDLESS)[1] <= self._tallest * _KEPT_WHOLE:
            return []
        height, stop = self._head, self._first
        while stop < self._stop and height + self._height(stop) <= available_height:
            height += self._height(stop)
            stop += 1
        if stop == self._first:
            if self._head + self._height(stop) <= self._tallest or available_height < self._tallest / 2:
                return []
            return self._cut(stop, available_height - self._head)
        return [self._part(self._first, stop), self._part(stop, self._stop)] if stop < self._stop else [self]

    def _part(self, first: int, stop: int) -> Grid:
        """Return some of the rows, sharing the measures already taken."""
        part = Grid.__new__(Grid)
        part.__dict__.update(self.__dict__)
        part.__dict__.pop("_postponed", None)  # how often reportlab put it off; a part begins anew
        part._first, part._stop, part._whole = first, stop, False
        return part

    def _cut(self, place: int, room: float) -> list[Flowable]:
        """Cut a row at the foot of the page; what remains of its cells becomes the next row."""
        upper: list[tuple[Flowable, ...]] = []
        lower: list[tuple[Flowable, ...]] = []
        for width, cell in zip(self._widths, self._rows[place], strict=True):
            above, below = _cut_cell(cell, width - 2 * self._gap, room - 2 * self._pad)
            upper.append(above)
            lower.append(below)
        if not any(upper):
            return []
        rows = [tuple(upper), tuple(lower), *self._rows[place + 1 : self._stop]]
        whole = self._part(0, len(rows))
        whole._rows, whole._heights = rows, {}
        return [whole._part(0, 1), whole._part(1, len(rows))]

    def draw(self) -> None:
        """Draw the rows from the top down, with a hairline above, between and below."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(HexColor(f"#{look.HAIRLINE}"))
        canvas.setLineWidth(0.5)
        top = self.height
        if self._header:
            self._line(top)
            top = self._draw_row(self._header, top, self._head)
        for place in range(self._first, self._stop):
            top = self._draw_row(self._rows[place], top, self._height(place))

    def _draw_row(self, row: Row, top: float, height: float) -> float:
        left = 0.0
        for width, cell in zip(self._widths, row, strict=True):
            y = top - self._pad
            for paragraph in cell:
                y -= paragraph.wrap(width - 2 * self._gap, _ENDLESS)[1]
                paragraph.drawOn(self.canv, left + self._gap, y)
                y -= paragraph.getSpaceAfter()
            left += width
        if self._header:
            self._line(top - height)
        return top - height

    def _line(self, y: float) -> None:
        self.canv.line(0, y, self.width, y)


def _cut_cell(
    cell: tuple[Flowable, ...], width: float, room: float
) -> tuple[tuple[Flowable, ...], tuple[Flowable, ...]]:
    """Return the paragraphs of a cell that fit, and those that do not; one in between is cut at a line."""
    for place, paragraph in enumerate(cell):
        height, after = paragraph.wrap(width, _ENDLESS)[1], paragraph.getSpaceAfter()
        if height + after > room:
            parts = paragraph.split(width, room - after)
            if len(parts) == 2:
                return (*cell[:place], parts[0]), (parts[1], *cell[place + 1 :])
            return cell[:place], cell[place:]
        room -= height + after
    return cell, ()
