"""A part of a record's pane: a tab beside its form, for one kind of record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings


class Part(QWidget):
    """Shows one thing about the record that the pane shows, in the working view only."""

    follow = Signal(str, str)  # a record's kind and id
    told = Signal(str)  # a few words for the status line

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._around = review, around

    def show_record(self, id_: str) -> None:
        """Show this part of a record of the store; also called when something has changed."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Save what is not saved; return whether nothing is left."""
        return True
