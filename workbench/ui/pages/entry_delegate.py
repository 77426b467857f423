"""Paints the entries of the chronology: what is said about each above its words, in as few strokes as can be."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.services.chronology import Entry
from workbench.ui.models.chronology import ENTRY, FIELDS, ChronologyModel, Column
from workbench.ui.models.remarks import Remark, Sign
from workbench.ui.pages.entry_editors import EditorKeys, EntryEditor, ProseEditor, WhenEditor
from workbench.ui.theme import Theme
from workbench.ui.theme_tokens import SMALL_POINTS, WORD_POINTS

LINES = 3
_EDGE, _TOP, _PEN = 11, 6, 16  # px
_KEPT = 4_000  # cells whose lines are kept

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Paints a cell. The lines that its words fall into are worked out once for each width."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.stacked = False  # whether the agency stands below the date
        self._lines: dict[tuple[str, int, int, int], list[str]] = {}
        self._plain, self._small = QFont(), QFont()
        self._keys = EditorKeys(self)
        self._keys.done.connect(self._finish)
        self._keys.left.connect(self._leave)
        self._keys.stepped.connect(self._step)
        self.restyle()
        theme.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the theme's present sizes."""
        self._lines.clear()
        self._plain = QFont(QApplication.font())
        self._small = QFont(self._plain)
        self._small.setPointSizeF(self._plain.pointSizeF() * SMALL_POINTS / WORD_POINTS)

    @Slot()
    def forget(self) -> None:
        """Let go of every word."""
        self._lines.clear()

    def row_height(self) -> int:
        """Return the height of a row."""
        return QFontMetrics(self._plain).lineSpacing() * LINES + 2 * _TOP + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; its width is the column's."""
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        model, entry = index.model(), index.data(ENTRY)
        if not isinstance(model, ChronologyModel) or not isinstance(entry, Entry):
            return
        painter.save()
        self._ground(painter, option, index, entry)
        cell = QRect(option.rect).adjusted(_EDGE, _TOP, -_EDGE, -_TOP)
        painter.setClipRect(cell)
        match index.column():
            case Column.DATE:
                self._dates(painter, cell, model, entry)
            case Column.WHAT:
                self._what(painter, cell, model, entry)
            case Column.AGENCY:
                self._words(painter, cell, entry.agency_name or "", entry.id, Column.AGENCY)
            case column:
                words = str(index.data() or "")
                self._words(painter, cell, words, entry.id, column, quiet=True)
        painter.restore()

    # editing ----------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a field for the cell."""
        column = index.column()
        editor = WhenEditor(parent) if column == Column.DATE else ProseEditor(FIELDS[Column(column)], parent)
        for inside in editor.fields():
            inside.installEventFilter(self._keys)
        editor.keep.connect(self._keep)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show what the entry says."""
        entry = index.data(ENTRY)
        if isinstance(editor, EntryEditor) and isinstance(entry, Entry):
            editor.show_entry(entry)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for the change of the entry."""
        if isinstance(editor, EntryEditor):
            model.setData(index, editor.values())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Lay the field over the cell, as tall as its words need, and inside what can be seen."""
        cell: QRect = option.rect
        wanted, room = editor.sizeHint(), self._view.viewport().height()
        height = min(max(cell.height(), wanted.height()), room)
        width = max(cell.width(), wanted.width())
        left = min(cell.left(), self._view.viewport().width() - width)
        editor.setGeometry(max(left, 0), max(0, min(cell.top(), room - height)), width, height)

    @Slot()
    def _keep(self) -> None:
        editor = self.sender()
        if isinstance(editor, EntryEditor):
            self.commitData.emit(editor)

    @Slot(QWidget)
    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @Slot(QWidget)
    def _leave(self, editor: QWidget) -> None:
        if isinstance(editor, EntryEditor):
            editor.put_back()
            self._finish(editor)

    @Slot(QWidget, int)
    def _step(self, editor: QWidget, by: int) -> None:
        hint = QAbstractItemDelegate.EndEditHint
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint.EditNextItem if by > 0 else hint.EditPreviousItem)

    # painting ---------------------------------------------------------------------------------------------------

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, entry: Entry) -> None:
        tokens, state = self._theme.tokens, option.state
        row: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(tokens.hover))
        elif entry.is_note:
            painter.fillRect(row, QColor(tokens.side))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), QColor(tokens.line))
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -2))

    def _dates(self, painter: QPainter, cell: QRect, model: ChronologyModel, entry: Entry) -> None:
        first, *below = model.date_lines(entry)
        if self.stacked:
            below.insert(0, entry.agency_name or "")
        if not model.chronology.exact_dates and not self.stacked:
            self._words(painter, cell, first, entry.id, Column.DATE)
            return
        tokens, height = self._theme.tokens, QFontMetrics(self._plain).lineSpacing()
        wrapped = self._wrapped(first, entry.id, Column.DATE, cell.width(), LINES - bool(below))
        top = cell.top()
        painter.setFont(self._plain)
        painter.setPen(QColor(tokens.text))
        for words in wrapped:
            painter.drawText(QPointF(cell.left(), top + QFontMetrics(self._plain).ascent()), words)
            top += height
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.quiet))
        small = QFontMetrics(self._small)
        for words in below[: LINES - len(wrapped)]:
            shown = small.elidedText(words, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(QPointF(cell.left(), top + small.ascent()), shown)
            top += height

    def _what(self, painter: QPainter, cell: QRect, model: ChronologyModel, entry: Entry) -> None:
        remarks = model.remarks(entry)
        lines = LINES
        if entry.comment:
            size = QFontMetrics(self._small).ascent() * 0.9
            corner = QRectF(cell.right() - size, cell.top() + 2, size, size)
            paint_sign(painter, Sign.PEN, corner, QColor(self._theme.tokens.quiet))
        cell = cell.adjusted(0, 0, -_PEN, 0)
        if remarks:
            self._remarks(painter, cell, remarks)
            cell = cell.adjusted(0, QFontMetrics(self._plain).lineSpacing(), 0, 0)
            lines -= 1
        words = " ".join((entry.what_happened or "").split())
        self._words(painter, cell, words, entry.id, Column.WHAT, lines=lines, quiet=entry.is_note)

    def _words(
        self, painter: QPainter, cell: QRect, words: str, id_: str, column: int, *, lines: int = LINES,
        quiet: bool = False,
    ) -> None:  # fmt: skip
        tokens, metrics = self._theme.tokens, QFontMetrics(self._plain)
        painter.setFont(self._plain)
        painter.setPen(QColor(tokens.quiet if quiet else tokens.text))
        top = cell.top() + metrics.ascent()
        for line in self._wrapped(words, id_, column, cell.width(), lines):
            painter.drawText(QPointF(cell.left(), top), line)
            top += metrics.lineSpacing()

    def _wrapped(self, words: str, id_: str, column: int, width: int, lines: int) -> list[str]:
        """Return the lines of a cell, the last one with an ellipsis where there is more."""
        key = (id_, column, width, lines)
        kept = self._lines.get(key)
        if kept is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            kept = self._lines[key] = wrap(words, self._plain, width, lines)
        return kept

    def _remarks(self, painter: QPainter, cell: QRect, remarks: list[Remark]) -> None:
        """Paint signs and words in a row; what finds no room is counted."""
        metrics = QFontMetrics(self._small)
        left, baseline = float(cell.left()), cell.top() + QFontMetrics(self._plain).ascent()
        size = metrics.ascent() * 0.8
        values = self._theme.tokens.items()
        for number, remark in enumerate(remarks):
            wide = size + 5 + metrics.horizontalAdvance(remark.words)
            rest = len(remarks) - number
            reserve = metrics.horizontalAdvance(f"+{rest - 1}") + 6 if rest > 1 else 0
            painter.setFont(self._small)
            if number and left + wide + reserve > cell.right():
                painter.setPen(QColor(self._theme.tokens.quiet))
                painter.drawText(QPointF(left, baseline), f"+{rest}")
                return
            colour = QColor(values[remark.tone.value])
            paint_sign(painter, remark.sign, QRectF(left, baseline - size, size, size), colour)
            painter.setPen(colour)
            room = int(cell.right() - left - size - 5)
            words = metrics.elidedText(remark.words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left + size + 5, baseline), words)
            left += wide + 14


def wrap(words: str, font: QFont, width: int, lines: int) -> list[str]:
    """Return words in lines of a width; the last of ``lines`` ends in an ellipsis where words are left over."""
    if not words or width < 8:
        return []
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        if len(found) == lines - 1 and start + length < len(words):
            found.append(QFontMetrics(font).elidedText(words[start : start + 400], Qt.TextElideMode.ElideRight, width))
            break
        found.append(words[start : start + length].rstrip())
    layout.endLayout()
    return found


def paint_sign(painter: QPainter, sign: Sign, box: QRectF, colour: QColor) -> None:
    """Paint a sign in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, s = box.left(), box.top(), box.width()
    middle = box.center()
    match sign:
        case Sign.DIAMOND:
            painter.setBrush(colour)
            painter.drawPolygon(_points(x, y, s, (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)))
        case Sign.RING:
            painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
        case Sign.GAP:
            painter.drawLine(QPointF(x, y), QPointF(x, y + s))
            painter.drawLine(QPointF(x + s, y), QPointF(x + s, y + s))
            painter.drawLine(QPointF(x, middle.y()), QPointF(x + s, middle.y()))
        case Sign.UNLIKE:
            for down in (0.35, 0.65):
                painter.drawLine(QPointF(x, y + s * down), QPointF(x + s, y + s * down))
            painter.drawLine(QPointF(x + s * 0.75, y), QPointF(x + s * 0.25, y + s))
        case Sign.TWICE:
            painter.drawEllipse(QRectF(x, y + s * 0.18, s * 0.64, s * 0.64))
            painter.drawEllipse(QRectF(x + s * 0.36, y + s * 0.18, s * 0.64, s * 0.64))
        case Sign.JOINED:
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(x, y + s * 0.25, s * 0.5, s * 0.5))
            painter.drawEllipse(QRectF(x + s * 0.5, y + s * 0.25, s * 0.5, s * 0.5))
        case Sign.CROSS:
            painter.drawLine(QPointF(x + 1, y + 1), QPointF(x + s - 1, y + s - 1))
            painter.drawLine(QPointF(x + s - 1, y + 1), QPointF(x + 1, y + s - 1))
        case Sign.PEN:
            painter.drawPolygon(_points(x, y, s, (0.72, 0), (1, 0.28), (0.3, 1), (0, 1), (0, 0.7)))
        case Sign.WARNING:
            painter.drawPolygon(_points(x, y, s, (0.5, 0.04), (1, 0.96), (0, 0.96)))
            painter.drawLine(QPointF(middle.x(), y + s * 0.35), QPointF(middle.x(), y + s * 0.66))
            painter.drawPoint(QPointF(middle.x(), y + s * 0.82))
        case Sign.QUESTION:
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), "?")
    painter.restore()


def _points(x: float, y: float, size: float, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x + size * right, y + size * down) for right, down in corners])
