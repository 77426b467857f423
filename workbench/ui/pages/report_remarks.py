"""Beside the text: what should be looked at in a section, and whom it names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from workbench.services.drafting import Known, Remark, Sort
from workbench.ui.pages.page import heading
from workbench.ui.words import quantity
from workbench.ui.wrapped import Wrapped

_LONGEST = 90  # characters of a sentence that are shown
_WHAT = Qt.ItemDataRole.UserRole + 1


class RemarksPane(QWidget):
    """Two lists: what is open in this section, and the names found in it."""

    found = Signal(str)  # words of the text to be shown
    decide = Signal()  # to the words to decide
    check = Signal()  # to the checks before publication
    follow = Signal(str, str)  # a record of the register

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: Sequence[Remark] = ()
        self._known: Sequence[Known] = ()
        self._open, self._names = QStandardItemModel(self), QStandardItemModel(self)
        self.open = self._list(self._open, self.tr("To look at in this section"))
        self.names = self._list(self._names, self.tr("Names in this section"))
        self.about = heading("", self, "small")
        self.about.setWordWrap(True)
        self.whom = heading(self.tr("Names in this section"), self, "label")
        self.whom.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 8, 12)
        box.setSpacing(6)
        box.addWidget(self.about)
        box.addWidget(self.open, 3)
        box.addWidget(self.whom)
        box.addWidget(self.names, 2)
        self.open.activated.connect(self._go)
        self.names.activated.connect(self._to_name)

    def _list(self, model: QStandardItemModel, name: str) -> QListView:
        view = QListView(self)
        view.setModel(model)
        view.setWordWrap(True)
        view.setItemDelegate(Wrapped(view))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(name)
        view.setObjectName("lines")
        return view

    def wait(self) -> None:
        """Say that the section is being read."""
        self.about.setText(self.tr("Reading the report…"))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what should be looked at."""
        self._remarks = tuple(remarks)
        self._open.clear()
        for remark in remarks:
            self._open.appendRow(QStandardItem(self._words(remark)))
        self.about.setText(
            self.tr("Enter shows the place, or the page that settles it.")
            if remarks
            else self.tr("Nothing in this section has to be looked at.")
        )

    def show_names(self, known: Sequence[Known]) -> None:
        """Show whom the text names, with what the public reads instead."""
        self._known = tuple(known)
        self._names.clear()
        for each in known:
            times = quantity(each.times, self.tr("time"), self.tr("times"))
            self._names.appendRow(QStandardItem(f"{each.name or each.label}  →  {each.label}  ({times})"))
        self.whom.setText(
            self.tr("Names in this section, and the label that stands for each")
            if known
            else self.tr("The register finds no name in this section.")
        )

    def _words(self, remark: Remark) -> str:
        shown = remark.words if len(remark.words) <= _LONGEST else f"{remark.words[:_LONGEST].rstrip()}…"
        match remark.sort:
            case Sort.DOUBT:
                return self.tr("Could be a name, and is not decided: {0}").format(shown)
            case Sort.UNAGREED:
                return self.tr("Somebody’s words without consent: “{0}”").format(shown)
            case Sort.LONG:
                return self.tr("A sentence of {0} words: {1}").format(remark.detail, shown)
            case Sort.TWICE:
                return self.tr("Several names in one sentence, each read as {0}: {1}").format(remark.detail, shown)
            case Sort.CHECK:
                return f"{remark.words}: {remark.detail}"

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self._remarks):
            return
        remark = self._remarks[index.row()]
        if remark.sort is Sort.CHECK:
            self.check.emit()
        elif remark.sort is Sort.DOUBT:
            self.decide.emit()
        else:
            self.found.emit(remark.words)

    @Slot(QModelIndex)
    def _to_name(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._known):
            self.follow.emit(self._known[index.row()].kind, self._known[index.row()].id)
