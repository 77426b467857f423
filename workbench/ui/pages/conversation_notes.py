"""The notes of a conversation beside its form: what was marked in them, and the way to write in the full window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QVBoxLayout, QWidget

from workbench.records import Interview
from workbench.redaction import marks
from workbench.services import conversing
from workbench.ui.autosave import Autosave
from workbench.ui.dates import in_words
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.notes_text import NotesText
from workbench.ui.pages.page import Surroundings, heading, row
from workbench.ui.pages.part import Part
from workbench.ui.pages.writing_desk import MARK_WORDS, WritingDesk
from workbench.ui.words import said_in

_START = Qt.ItemDataRole.UserRole


class NotesPart(Part):
    """Shows the notes as they are; they are written at the desk, which saves as one types."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._id = ""
        self.desk: WritingDesk | None = None
        self.autosave = Autosave(self._write, self)
        self.write = QPushButton(self.tr("Write in the full window"), self)
        self.write.setProperty("role", "first")
        self.count = heading("", self, "small")
        self.notice = Notice(self)
        self._model = QStandardItemModel(self)
        self.marked = QListView(self)
        self.marked.setObjectName("lines")
        self.marked.setModel(self._model)
        self.marked.setAccessibleName(self.tr("Marked passages"))
        self.marked.setWordWrap(True)
        self.marked.setResizeMode(QListView.ResizeMode.Adjust)
        self.marked.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.marked.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marked.setToolTip(self.tr("Enter opens the notes at this passage"))
        self.label = heading(self.tr("Marked passages"), self, "label")
        self.text = NotesText(around.theme, self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Notes as taken"))
        self.setFocusProxy(self.write)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(10)
        box.addLayout(row(self.write, self.count))
        box.addWidget(self.notice)
        box.addWidget(self.text, 3)
        box.addWidget(self.label)
        box.addWidget(self.marked, 2)
        self.write.clicked.connect(self.open_desk)
        self.marked.activated.connect(self._open_at)
        self.autosave.failed.connect(self._failed)

    def show_record(self, id_: str) -> None:
        """Show the notes of a conversation; what is being written at the desk stays as it is."""
        self._id = id_
        interview = self._interview()
        if interview is None:
            return
        notes = interview.notes or ""
        if self.writing and self.desk is not None and not self.autosave.dirty and self.desk.text.words() != notes:
            self.desk.text.show_notes(notes)  # something was taken back
        if self.text.words() != notes:
            self.text.show_notes(notes)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._list(notes)
        missing = len(conversing.missing(self._review.session, interview))
        words = self.tr("{0} things are missing before this conversation may be held: see the tab Before.")
        self.notice.say(words.format(missing) if missing and not notes else "", "caution")

    def _interview(self) -> Interview | None:
        return self._review.session.store.get(Interview, self._id) if self._id else None

    def _list(self, notes: str) -> None:
        self._model.clear()
        for passage in marks.marked(notes):
            words = " ".join(marks.unmarked(notes[passage.first : passage.last]).split())
            item = QStandardItem(f"{said_in('desk', MARK_WORDS[passage.mark])}: {words}")
            item.setData(passage.first, _START)
            self._model.appendRow(item)
        some = self._model.rowCount() > 0
        self.marked.setVisible(some)
        self.label.setVisible(some)
        self.count.setText(self.tr("{0} words").format(len(notes.split())) if notes else self.tr("No notes yet."))

    # writing ----------------------------------------------------------------------------------------------------

    @property
    def writing(self) -> bool:
        """Whether the desk is open."""
        return self.desk is not None and not self.desk.isHidden()

    @Slot()
    def open_desk(self) -> None:
        """Write in the full window."""
        interview = self._interview()
        if interview is None:
            return
        if self.desk is None:
            self.desk = WritingDesk(self._around, _over(self))
            self.desk.done.connect(self.close_desk)
            self.desk.text.textChanged.connect(self._touched)
            self.autosave.saved.connect(self.desk.say_saved)
            self.autosave.recovered.connect(self.desk.notice.hush)
            self.destroyed.connect(self.desk.deleteLater)
        session = self._review.session
        self.desk.prepare(
            self._title(interview),
            interview.notes or "",
            conversing.speakers(session, interview),
            conversing.guide(interview.capacity or ""),
        )
        self.autosave.forget()  # showing the notes was no edit

    def _title(self, interview: Interview) -> str:
        values = self._review.row(interview).values
        parts = (in_words(values.get("date", "")), values.get("participants", ""), values.get("capacity", ""))
        return " · ".join(part for part in parts if part)

    @Slot(QModelIndex)
    def _open_at(self, index: QModelIndex) -> None:
        start = index.data(_START)
        self.open_desk()
        if self.desk is not None and isinstance(start, int):
            self.desk.text.go_to(start)

    @Slot()
    def close_desk(self) -> None:
        """Save and go back to the page; words that cannot be saved keep the desk open."""
        if self.writing and self.desk is not None and self.autosave.flush():
            self.desk.hide()
            self.desk.text.clear()
            self.autosave.forget()
            self.show_record(self._id)
            self.write.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _touched(self) -> None:
        if self.writing:
            self.autosave.touch()

    def _write(self) -> None:
        interview = self._interview()
        if interview is not None and self.desk is not None:
            words = self.desk.text.words()
            self._review.save(interview.replace(notes=words if words.strip() else None))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        if self.desk is not None:
            words = self.tr("Not saved yet; your words are still here.")
            self.desk.notice.say([words, sentence], "alert", (self.tr("Try again"), self.autosave.flush))

    def flush(self) -> bool:
        """Save what is written at the desk."""
        return self.autosave.flush()


def _over(part: QWidget) -> QWidget:
    """Return the whole of the open review: what the window's desk of pages stands on."""
    over = part
    while over.objectName() != "bench" and (above := over.parentWidget()) is not None:
        over = above
    return over
