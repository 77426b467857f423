"""The bin: records that were put away, and the way back for each."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QStringListModel, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services import bulk
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, column_page, heading
from workbench.ui.words import said


class BinPage(Page):
    """What is in the bin goes nowhere: into no report, no list, no search."""

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__("bin", self.tr("Bin"), review, parent)
        self._records: list[tuple[str, str]] = []
        box = column_page(self, self.tr("Records in the bin appear in no list and no report. They can be put back."))
        self.notice = Notice(self)
        self.empty = heading(self.tr("The bin is empty."), self, "quiet")
        self.empty.setWordWrap(True)
        self._model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Records in the bin"))
        self.list.setObjectName("lines")
        self.list.setMinimumHeight(240)
        self.back = QPushButton(self.tr("Put back"), self)
        self.back.clicked.connect(self._put_back)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        box.addWidget(self.notice)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        box.addLayout(row)
        box.addStretch(0)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        review.changed.connect(self._again)

    def arrive(self, record: str = "") -> None:
        """Read the bin."""
        del record
        store = self.review.session.store
        self._records = store.binned() if self.review.working else []
        self._model.setStringList([f"{said(KINDS[k].spec.title)}: {self.review.title(k, i)}" for k, i in self._records])
        something = bool(self._records)
        self.empty.setText(
            self.tr("The bin is empty. Del, or “Move to the bin” in the menu “Edit”, moves the record shown here.")
            if self.review.working
            else self.tr("No audience sees what is in the bin.")
        )
        self.empty.setVisible(not something)
        self.list.setVisible(something)
        self.back.setVisible(something)
        self._enable()

    @Slot()
    def _again(self) -> None:
        if not self.isHidden():
            self.arrive()

    @Slot(QItemSelection, QItemSelection)
    def _enable(self) -> None:
        self.back.setEnabled(self.list.selectionModel().hasSelection())

    @Slot()
    def _put_back(self) -> None:
        chosen = [self._records[index.row()] for index in self.list.selectionModel().selectedIndexes()]
        try:
            self.review.do(lambda session: bulk.restore(session, chosen))
        except WorkbenchError as error:
            self.notice.say_error(error)
        else:
            self.told.emit(self.tr("Put back"))
