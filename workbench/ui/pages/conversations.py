"""The conversations of the review: planned, held, written down, and agreed with those who spoke."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from workbench.records import Interview
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.conversation_agreement import AgreementPart
from workbench.ui.pages.conversation_notes import NotesPart
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.records import RecordsPage


class ConversationsPage(RecordsPage):
    """The list of conversations; beside each its planning, its notes and its agreement, and the desk to write at."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(Interview.spec.name, review, around, parent)
        self.notes = next(part for _, part in self.detail.parts if isinstance(part, NotesPart))

    @property
    def busy(self) -> bool:
        """Whether a version is being written."""
        return any(isinstance(part, AgreementPart) and part.work.busy for _, part in self.detail.parts)

    def panes(self) -> Sequence[QWidget]:
        """Return the desk alone while it is open."""
        return [self.notes.desk.text] if self.notes.writing and self.notes.desk is not None else super().panes()

    def close_part(self) -> bool:
        """Close the desk, and only then the record beside the list."""
        if self.notes.writing:
            self.notes.close_desk()
            return True
        return super().close_part()

    def focus_filter(self) -> None:
        """Go to the filter, unless notes are being taken."""
        if not self.notes.writing:
            super().focus_filter()

    @Slot()
    def start_new(self) -> None:
        """Begin a new conversation."""
        self.notes.close_desk()
        super().start_new()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take the desk away with the page."""
        self.notes.close_desk()
        super().hideEvent(event)
