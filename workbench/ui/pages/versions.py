"""Every state that a record has had: when, what was done, what it said, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from workbench.records import Record
from workbench.services.editing import Version
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import line
from workbench.ui.pages.reading import Reading
from workbench.ui.words import local_time

_MOST_LINES = 6


class Versions(QWidget):
    """The history of one record, newest first."""

    put_back = Signal(object)  # Record

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._versions: list[Version] = []
        self._model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Versions, newest first"))
        self.list.setObjectName("lines")
        self.list.setContentsMargins(12, 4, 12, 4)
        self.reading = Reading(self.tr("The record as it was"), self)
        self.back = QPushButton(self.tr("Put this version back"), self)
        self.back.clicked.connect(self._go_back)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.addWidget(self.back)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.list)
        box.addWidget(line(self))
        box.addWidget(self.reading, 1)
        box.addLayout(foot)
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._show_chosen)

    def show_record(self, kind: str, id_: str) -> None:
        """Read the history of a record."""
        self._versions = self._review.versions(kind, id_)
        self._model.setStringList([f"{local_time(v.when)}    {v.label}" for v in self._versions])
        rows = min(max(len(self._versions), 1), _MOST_LINES)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 4 if self._versions else 0)
        if self._versions:
            self.list.setCurrentIndex(self._model.index(0))
        self._show_chosen()

    def _chosen(self) -> Version | None:
        at = self.list.currentIndex().row()
        return self._versions[at] if 0 <= at < len(self._versions) else None

    @Slot()
    def _show_chosen(self) -> None:
        version = self._chosen()
        record = version.record if version else None
        self.back.setEnabled(record is not None and self.list.currentIndex().row() > 0)
        self.reading.show_text(
            self._text(record) if record else [], self.tr("At this point the record was in the bin or not there.")
        )

    def _text(self, record: Record) -> list[tuple[str, str]]:
        row = self._review.row(record)
        fields = record.spec.fields.items()
        return [(field.label, row.values[name]) for name, field in fields if row.values.get(name)]

    @Slot()
    def _go_back(self) -> None:
        version = self._chosen()
        if version is not None and version.record is not None:
            self.put_back.emit(version.record)
