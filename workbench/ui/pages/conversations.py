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
from workbench.ui.pages.part import Part
from workbench.ui.pages.records import RecordsPage


class ConversationsPage(RecordsPage):
    """The list of conversations; beside each its planning, its notes and its agreement, and the desk to write at."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(Interview.spec.name, review, around, parent)

    @property
    def _made(self) -> Sequence[Part]:
        """The parts beside the form that were made so far."""
        return self._detail.parts if self._detail is not None else ()

    @property
    def notes(self) -> NotesPart:
        """The part in which the notes are written."""
        return self.detail.part_of(NotesPart)

    @property
    def _writing(self) -> NotesPart | None:
        """The same, if its desk is open."""
        return next((part for part in self._made if isinstance(part, NotesPart) and part.writing), None)

    def _close_desk(self) -> bool:
        """Close the desk, if it is open; return whether it was."""
        open_ = self._writing
        if open_ is not None:
            open_.close_desk()
        return open_ is not None

    @property
    def busy(self) -> bool:
        """Whether a version is being written."""
        return any(isinstance(part, AgreementPart) and part.work.busy for part in self._made)

    def panes(self) -> Sequence[QWidget]:
        """Return the desk alone while it is open."""
        open_ = self._writing
        return [open_.desk.text] if open_ is not None and open_.desk is not None else super().panes()

    def close_part(self) -> bool:
        """Close the desk, and only then the record beside the list."""
        return self._close_desk() or super().close_part()

    def focus_filter(self) -> None:
        """Go to the filter, unless notes are being taken."""
        if self._writing is None:
            super().focus_filter()

    @Slot()
    def start_new(self) -> None:
        """Begin a new conversation."""
        self._close_desk()
        super().start_new()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take the desk away with the page."""
        self._close_desk()
        super().hideEvent(event)
