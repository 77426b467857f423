"""Lines of a list that are broken into as many as they need, none of them cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

_ASIDE, _ABOVE = 34, 12  # px that the style sheet and the frame take from a line's width, and add to its height


class Wrapped(QStyledItemDelegate):
    """Measures a line with the room that the style sheet leaves for it, which Qt forgets to take off."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the width of the list and the height of the words in it."""
        width = self._view.viewport().width()
        room = QRect(0, 0, max(width - _ASIDE, 1), 1_000_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        height = self._view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(width, height + _ABOVE)
