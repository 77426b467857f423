"""A pane that is a form: some fields of one record, in a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import scrolling
from workbench.ui.pages.panes import Pane
from workbench.ui.pages.record_block import RecordBlock, Save


class BlockPane(Pane):
    """Shows fields of the record that ``find`` names; "" for one that is still to be made.

    Subclasses put more above or below the block, into ``self.column``.
    """

    def __init__(
        self,
        kind: str,
        fields: Sequence[str],
        find: Callable[[], str],
        name: str,
        review: OpenReview,
        parent: QWidget,
        save: Save | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._review, self._find = review, find
        inside = QWidget(self)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.block = RecordBlock(kind, fields, review, inside, save)
        self.column.addWidget(self.block)
        self.column.addStretch(1)
        self.area = scrolling(inside, name, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self.block.told.connect(self.told)
        self.block.follow.connect(self.follow)
        self.block.helped.connect(self.helped)
        self.block.added.connect(self._added)

    def refresh(self) -> None:
        """Show the record as it now stands."""
        self.block.show_record(self._find())

    def flush(self) -> bool:
        """Save the block."""
        return self.block.flush()

    def first(self) -> QWidget:
        """Return the first field."""
        return next(iter(self.block.form.editors.values()))

    @Slot(str)
    def _added(self, id_: str) -> None:
        """Take note of a record that was made here."""
        del id_
