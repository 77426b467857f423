"""The way through the work: its sections in order, with how many records each holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from workbench.ui import words
from workbench.ui.icons import SIZE, paint
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import AT_END, PLACES, Place
from workbench.ui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_COUNT = Qt.ItemDataRole.UserRole + 3
_ROW, _INDENT, _EDGE = 27, 32, 16  # px


class _Delegate(QStyledItemDelegate):
    """Paints a row: icon, words, and the count at the right edge where counts line up."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return one row of the grid, higher for larger text."""
        return QSize(0, max(_ROW, QFontMetrics(QApplication.font()).height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row in the theme's colours."""
        tokens = self._theme.tokens
        painter.save()
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(row, QColor(tokens.accent_soft))
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(tokens.hover))
        inner = bool(index.parent().isValid())
        left = row.left() + _EDGE + (_INDENT - 4 if inner else 0)
        colour = QColor(tokens.text)
        if not inner:
            top = row.center().y() - SIZE // 2
            drawn = QColor(tokens.accent if chosen else tokens.quiet)
            paint(painter, str(index.data(_ICON)), drawn, QRect(left, top, SIZE, SIZE).toRectF())
            left += _INDENT - 4
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        count = str(index.data(_COUNT) or "")
        painter.setPen(QColor(tokens.quiet))
        right = QRect(left, row.top(), row.right() - left - _EDGE + 4, row.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
        painter.setPen(colour)
        taken = painter.fontMetrics().horizontalAdvance(count) + 8 if count else 0
        room = right.adjusted(0, 0, -taken, 0)
        said = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)
        painter.restore()


class Navigation(QTreeView):
    """Chooses pages. A section with one kind is that kind's page; one with several opens to show them."""

    chosen = Signal(str)  # a page's key

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("The work, in its order"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._items: dict[str, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        theme.changed.connect(self._repaint)
        self._fill()
        self._moving = False
        self.selectionModel().currentChanged.connect(self._current)
        self.clicked.connect(self._clicked)

    def _fill(self) -> None:
        for section, kinds in words.kinds_by_section():
            self._list([place for place in PLACES if place.before == section.name])
            own = [place for place in PLACES if place.section == section.name]
            title = words.said(section.title)
            if not own and len(kinds) == 1:
                kind = kinds[0]
                shown = words.said(kind.plural) if section.name in {"terms", "interviews"} else title
                self._add(None, key_of(kind.name), shown, section.icon)
                continue
            parent = self._add(None, f"section:{section.name}", title, section.icon)
            self._list([place for place in own if not place.last], parent)
            for kind in kinds:
                self._add(parent, key_of(kind.name), words.said(kind.plural), section.icon)
            self._list([place for place in own if place.last], parent)
        self._list([place for place in PLACES if place.before == AT_END and not place.section])

    def _list(self, places: Sequence[Place], parent: QStandardItem | None = None) -> None:
        for place in places:
            self._add(parent, place.key, words.said_in("roll", place.title), place.icon)

    def _add(self, parent: QStandardItem | None, key: str, title: str, drawing: str) -> QStandardItem:
        item = QStandardItem(title)
        item.setData(key, _KEY)
        item.setData(drawing, _ICON)
        (parent or self._model.invisibleRootItem()).appendRow(item)
        self._items[key] = item
        return item

    def set_counts(self, counts: Mapping[str, int], binned: int, to_check: int) -> None:
        """Show how many records each kind holds, and how much of the jurisdiction is still to be checked.

        A closed section shows nothing, its kinds do.
        """
        numbers = {key_of(kind): count for kind, count in counts.items() if kind != "review"}
        numbers |= {"bin": binned, "jurisdiction": to_check}
        for key, item in self._items.items():
            count = numbers.get(key, 0)
            item.setData(str(count) if count else "", _COUNT)
            name = item.text()
            item.setData(f"{name}, {count}" if key in numbers else name, Qt.ItemDataRole.AccessibleTextRole)

    def show_key(self, key: str) -> None:
        """Mark a page as the one shown, and open its section; a page that is not listed marks none."""
        self._moving = True
        item = self._items.get(key)
        if item is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            if item.parent() is not None:
                self._open_only(item.parent())
            self.setCurrentIndex(item.index())
        self._moving = False

    def beside(self, key: str, by: int) -> str:
        """Return the page after a page in the order of the work, or before it with -1; the ends stay."""
        keys = [k for k in self._items if not k.startswith("section:")]
        at = keys.index(key) if key in keys else 0
        return keys[min(max(at + by, 0), len(keys) - 1)]

    def _open_only(self, section: QStandardItem) -> None:
        for item in self._items.values():
            if item.hasChildren():
                self.setExpanded(item.index(), item is section)

    @Slot(QModelIndex, QModelIndex)
    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        if self._moving or not now.isValid():
            return
        key = str(now.data(_KEY))
        if not key.startswith("section:"):
            self.chosen.emit(key)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        if item.hasChildren():
            opening = not self.isExpanded(index)
            self._open_only(item) if opening else self.collapse(index)
            if opening:
                self.setCurrentIndex(item.child(0).index())

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
