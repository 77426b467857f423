"""A line of a list is as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.wrapped import Wrapped


def test_every_width_leaves_room_for_all_the_words(qtbot: QtBot, qapp: Application) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStringListModel(["why this review was done and what it looked at", "short"], view)
    view.setModel(model)
    wrapped = Wrapped(view)
    view.setItemDelegate(wrapped)
    view.show()

    def height(row: int, width: int) -> int:
        view.resize(width, 200)
        index: QModelIndex = model.index(row)
        return wrapped.sizeHint(QStyleOptionViewItem(), index).height()

    line = view.fontMetrics().lineSpacing()
    assert height(1, 400) < 2 * line
    assert height(0, 120) >= height(0, 400) + line
    heights = [height(0, width) for width in range(120, 420, 10)]
    assert heights == sorted(heights, reverse=True)
