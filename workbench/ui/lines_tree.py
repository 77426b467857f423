"""A tree whose rows are several lines of words, each as high as its words need in the width there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

_PAD, _SIDES = 16, 22  # px; what the style sheet adds to the height and the width of a row
_WRAP = int(Qt.TextFlag.TextWordWrap)


class _Heights(QStyledItemDelegate):
    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the height that the words need; a tree asks without saying how wide the row is."""
        tree = self._tree
        depth, above = int(tree.rootIsDecorated()), index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        drawn = tree.iconSize().width() + 6 if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        width = max(tree.viewport().width() - depth * tree.indentation() - drawn - _SIDES, 80)
        words = str(index.data() or "")
        needed = QFontMetrics(tree.font()).boundingRect(QRect(0, 0, width, 100_000), _WRAP, words)
        return QSize(width, needed.height() + _PAD)


class LinesTree(QTreeView):
    """Shows rows to read and to choose from; nothing is edited here."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("lines")
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(_Heights(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure the rows anew: they are higher where it is narrower."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
