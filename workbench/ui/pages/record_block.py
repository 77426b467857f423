"""Some fields of a record on a page of its own making; they save themselves, and a first word makes the record.

Several blocks may show the same record: each writes only its own fields into the record as it then stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.records import KINDS, Record
from workbench.ui.autosave import Autosave
from workbench.ui.forms.form import Form
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview

Save = Callable[[Record], None]


class RecordBlock(QWidget):
    """Shows fields of one record; ``save`` is another way of storing it than `OpenReview.save`."""

    told = Signal(str)  # a few words for the status line
    follow = Signal(str, str)
    helped = Signal(str)
    added = Signal(str)  # the id of a record that was made here

    def __init__(
        self,
        kind: str,
        fields: Sequence[str],
        review: OpenReview,
        parent: QWidget | None = None,
        save: Save | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._review, self._save = kind, review, save or review.save
        self.id = ""
        self._given: Mapping[str, object] = {}
        self.autosave = Autosave(self._write, self)
        self.notice = Notice(self)
        self.form = Form(kind, review, self, only=fields)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.notice)
        box.addWidget(self.form)
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.follow.connect(self.follow)
        self.form.helped.connect(self.helped)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.notice.hush)

    def show_record(self, id_: str, given: Mapping[str, object] | None = None) -> None:
        """Show a record; "" for one that is made, with the values ``given``, when the first word is typed."""
        same, self._given = id_ == self.id and not self.form.empty, given or {}
        self.id = id_
        record = self._review.record(self._kind, id_) if id_ else None
        shown = record or KINDS[self._kind]("new", self._given)
        if same:
            if not self.autosave.dirty:
                self.form.refresh(shown)
        else:
            self.notice.hush()
            self.form.fill(shown)

    def begin(self, given: Mapping[str, object]) -> None:
        """Show a record that is made, with the values ``given``, when the first word is typed."""
        self.id, self._given = "", given
        self.notice.hush()
        self.form.fill(KINDS[self._kind]("new", given))

    def flush(self) -> bool:
        """Save what is not saved; return whether nothing is left."""
        return self.autosave.flush()

    def _write(self) -> None:
        values = {name: editor.value() for name, editor in self.form.editors.items()}
        record = self._review.record(self._kind, self.id) if self.id else None
        if record is None:
            stored = self._review.add(self._kind, {**self._given, **values})
            self.id = stored.id
            self.form.refresh(stored)
            self.added.emit(stored.id)
        else:
            self._save(record.replace(**values))
            self.form.show_problems(record.replace(**values))

    @Slot(str)
    def _saved(self, time: str) -> None:
        self.told.emit(self.tr("Saved {0}").format(time))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self.notice.say(
            [self.tr("Not saved yet; your words are still here."), sentence],
            "alert",
            (self.tr("Try again"), self.autosave.flush),
        )
        self.told.emit(self.tr("Not saved"))
