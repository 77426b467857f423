"""Changing an entry from its row: in the cell, by key, by ticks; what cannot be stored stays in its field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.errors import WorkbenchError
from workbench.records import Event
from workbench.ui.models.chronology import ID
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.entry_table import EntryTable
from workbench.ui.pages.themes_popup import ThemesPopup


class EntryChanging(QObject):
    """Stores what the table asks for. ``pane`` keeps the words of the form at the right, which are stored before."""

    told = Signal(str)
    whole_wanted = Signal()  # the cell can only be changed in the form

    def __init__(
        self, review: OpenReview, table: EntryTable, notice: Notice, pane: Callable[[], bool], page: QWidget
    ) -> None:
        super().__init__(page)
        self._review, self._table, self._notice, self._pane, self._page = review, table, notice, pane, page
        self.unsaved = False
        table.may_close = self._may_close
        table.entries.rewritten.connect(self._rewrite)

    def edit(self) -> None:
        """Open a field over the chosen cell."""
        index = self._table.currentIndex()
        if not self._review.working:
            self.told.emit(self.tr("Go back to the working view to change anything"))
        elif index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._table.edit(index)
        elif index.isValid():
            self.whole_wanted.emit()

    def turn(self, field: str) -> None:
        """Set a mark of the chosen entry, or take it away."""
        record = self._chosen()
        if record is not None:
            self._rewrite(record.id, {field: None if record.values.get(field) is True else True})

    def choose_themes(self) -> None:
        """Open the list of themes below the chosen row."""
        record = self._chosen()
        if record is None:
            return
        popup = ThemesPopup(self._review.words(Event.spec.fields["themes"]), record.themes or (), self._page)
        popup.chosen.connect(self._themes_chosen)
        popup.closed.connect(self._table.setFocus)
        below = self._table.visualRect(self._table.currentIndex()).bottomLeft()
        popup.open_at(self._table.viewport().mapTo(self._page, below), self._page.size())

    def _chosen(self) -> Event | None:
        """Return the record of the chosen row, where it may be changed."""
        id_ = self._table.currentIndex().data(ID)
        record = self._review.record(Event.spec.name, id_) if self._review.working and isinstance(id_, str) else None
        return record if isinstance(record, Event) else None

    @Slot(object)
    def _themes_chosen(self, themes: object) -> None:
        record = self._chosen()
        if record is not None and isinstance(themes, tuple):
            self._rewrite(record.id, {"themes": themes or None})

    @Slot(str, object)
    def _rewrite(self, id_: str, values: object) -> None:
        record = self._review.record(Event.spec.name, id_)
        if record is None or not isinstance(values, dict) or not self._pane():
            return
        try:
            self._review.save(record.replace(**values))
        except WorkbenchError as error:
            self.unsaved = self._table.editor_open() is not None
            self._notice.say(
                [self.tr("Not saved yet; your words are still here."), str(error)],
                "alert",
                (self.tr("Try again"), self._table.finish_editing),
            )
            self.told.emit(self.tr("Not saved"))
            return
        if self.unsaved:
            self._notice.hush()
        self.unsaved = False

    def _may_close(self) -> bool:
        return not self.unsaved
