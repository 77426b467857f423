"""A part of a record's pane with some of the record's fields, saved as they are written."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workbench.records import KINDS, Record
from workbench.ui.autosave import Autosave
from workbench.ui.forms.form import Form
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.part import Part


class FormPart(Part):
    """Subclasses put what they say above the fields into ``self.above``, and renew it in ``say``."""

    def __init__(
        self,
        kind: str,
        names: Collection[str],
        review: OpenReview,
        around: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(review, around, parent)
        self._kind, self._names, self._id = kind, frozenset(names), ""
        self._shown: Record | None = None  # the record as the fields were last filled from it, or written
        self.autosave = Autosave(self._write, self)
        self.failure = Notice(self)
        area = QScrollArea(self)
        inside = QWidget(area.viewport())
        self.form = Form(kind, review, inside, only=[name for name in KINDS[kind].spec.fields if name in self._names])
        self.above = QVBoxLayout()
        self.above.setContentsMargins(24, 12, 24, 0)
        self.above.setSpacing(10)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.above)
        box.addWidget(self.form)
        box.addStretch(1)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Details"))
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.failure)
        outer.addWidget(area)
        self.setFocusProxy(next(iter(self.form.editors.values())))
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.follow.connect(self.follow)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.failure.hush)

    def show_record(self, id_: str) -> None:
        """Show the fields of a record; what is being written stays."""
        record = self._review.record(self._kind, id_)
        if record is None:
            return
        if id_ != self._id:
            self._id, self._shown = id_, record
            self.form.fill(record)
        elif not self.autosave.dirty:
            self._shown = record
            self.form.refresh(record)
        self.say(id_)

    def say(self, id_: str) -> None:
        """Say what there is to say of a record."""

    def flush(self) -> bool:
        """Save the fields."""
        return self.autosave.flush()

    def _write(self) -> None:
        """Write only what was touched here: the rest may have changed elsewhere meanwhile."""
        held, shown = self._review.record(self._kind, self._id), self._shown
        if held is not None and shown is not None:
            now = {name: self.form.editors[name].value() for name in self._names}
            mine = {name: value for name, value in now.items() if value != shown.values.get(name)}
            saved = held.replace(**mine)
            self._review.save(saved)
            self._shown = saved

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        words = self.tr("Not saved yet; your words are still here.")
        self.failure.say([words, sentence], "alert", (self.tr("Try again"), self.autosave.flush))
