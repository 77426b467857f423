"""A table of lines to choose from, as every page has them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from workbench.i18n import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
_AIR = 14  # px
_ROWS, _COLUMNS = QT_TRANSLATE_NOOP("tables", "Rows"), QT_TRANSLATE_NOOP("tables", "Columns")


class Wrapped(QStyledItemDelegate):
    """Gives rows whose words wrap some room above and below them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the words with that room."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _AIR)


def wrap(table: QTableView) -> None:
    """Let words wrap, and each row be as high as they need."""
    table.setWordWrap(True)
    table.setItemDelegate(Wrapped(table))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def as_high_as_its_rows(table: QTableView) -> None:
    """Give a table of a few rows the height that they need, on a page that scrolls by itself."""
    table.resizeRowsToContents()
    rows = sum(table.rowHeight(at) for at in range(table.model().rowCount()))
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 6)


def lines_to_choose(table: QTableView, name: str) -> QHeaderView:
    """Let whole rows be chosen, one at a time and nothing edited, without a grid; return the head across."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    down, across = table.verticalHeader(), table.horizontalHeader()
    down.hide()
    down.setAccessibleName(QCoreApplication.translate("tables", _ROWS))
    down.setDefaultSectionSize(QFontMetrics(table.font()).lineSpacing() + 16)
    across.setAccessibleName(QCoreApplication.translate("tables", _COLUMNS))
    across.setHighlightSections(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return across


def share_width(across: QHeaderView, widest: int, others: dict[int, int]) -> None:
    """Let one column take what is left, and give the others their room in characters."""
    character = QFontMetrics(across.font()).averageCharWidth()
    across.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    for column, characters in others.items():
        across.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        across.resizeSection(column, character * characters + 16)
