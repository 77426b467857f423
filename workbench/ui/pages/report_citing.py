"""The evidence picker: a finding, a key episode, an event or agreed words, with its paragraph, put into the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.services import citing
from workbench.services.citing import Citable
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import row

_PAUSE = 200  # ms after the last letter


class CitingPane(QWidget):
    """Looks for what a section may refer to."""

    cited = Signal(object)  # Citable

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._found: Sequence[Citable] = ()
        self._model = QStandardItemModel(self)
        self.words = QLineEdit(self)
        self.words.setAccessibleName(self.tr("Look for something to refer to"))
        self.words.setPlaceholderText(self.tr("Words of a finding, an episode, an event, a quotation"))
        self.words.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What can be referred to"))
        self.list.setObjectName("lines")
        self.paragraph = QPlainTextEdit(self)
        self.paragraph.setReadOnly(True)
        self.paragraph.setTabChangesFocus(True)
        self.paragraph.setProperty("role", "prose")
        self.paragraph.setAccessibleName(self.tr("What it says"))
        self.notice = Notice(self)
        self.insert = QPushButton(self.tr("Put it in at the cursor"), self)
        self.insert.setToolTip(self.tr("Put a reference into the text at the cursor (Enter in the list)"))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.words)
        box.addWidget(self.list, 3)
        box.addWidget(self.paragraph, 2)
        box.addWidget(self.notice)
        box.addLayout(row(self.insert))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._to_list)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.activated.connect(self._take)
        self.insert.clicked.connect(self._take)
        self._show()

    @Slot()
    def look(self) -> None:
        """Find what holds the words; without words all but the events."""
        try:
            self._found = citing.citable(self._review.session, self.words.text())
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self._model.clear()
        for each in self._found:
            self._model.appendRow(QStandardItem(" ".join(each.title.split())))
        if self._found:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._show()

    @property
    def chosen(self) -> Citable | None:
        """What the list stands at."""
        at = self.list.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    @Slot()
    def _to_list(self) -> None:
        self._pause.stop()
        self.look()
        self.list.setFocus()

    @Slot()
    def _show(self) -> None:
        chosen = self.chosen
        self.paragraph.setPlainText(chosen.paragraph if chosen else "")
        self.insert.setEnabled(chosen is not None and bool(chosen.words))
        if chosen is not None and chosen.barred:
            self.notice.say(chosen.barred, "caution")
        elif chosen is None:
            self.notice.say(self.tr("Findings, key episodes and agreed quotations are listed; type words for events."))
        else:
            self.notice.hush()

    @Slot()
    def _take(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.words:
            self.cited.emit(chosen)
