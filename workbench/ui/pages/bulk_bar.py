"""The bar above a table in which several records are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS, Field, FieldKind
from workbench.services import bulk
from workbench.services.session import Session
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.open_review import OpenReview
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed


class BulkBar(QFrame):
    """Hidden while fewer than two records are chosen. Whatever it does is one step to take back."""

    told = Signal(str)
    failed = Signal(object)  # WorkbenchError
    given_up = Signal()  # the person wants none of them chosen
    binned = Signal()

    def __init__(self, kind: str, review: OpenReview, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._review = kind, review
        self._ids: tuple[str, ...] = ()
        self.setProperty("role", "notice")
        self.setAccessibleName(self.tr("Several chosen"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.count = QLabel(self)
        self.field, self.word = QComboBox(self), QComboBox(self)
        name_list(self.field, self.tr("Field to change"))
        name_list(self.word, self.tr("Its new value"))
        self.apply = QPushButton(self.tr("&Change all"), self)
        self.bin = QPushButton(self.tr("Move to the &bin"), self)
        self.clear = QPushButton(self.tr("Choose &none"), self)
        self.count.setContentsMargins(0, 7, 0, 7)  # stands on the line of the words beside it
        inside = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 8, 16, 8)
        outer.addWidget(inside)
        box = FlowLayout(inside)
        for widget in (self.count, self.field, self.word, self.apply, self.bin, self.clear):
            box.addWidget(widget)
        for combo in (self.field, self.word):
            calm(combo)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
        self._fields = {field.name: field for field in bulk.settable(kind)}
        for name, field in self._fields.items():
            several = field.kind is FieldKind.CHOICES
            label = said(field.label)
            if several:
                self.field.addItem(self.tr("Add to: {0}").format(label), (name, "add"))
                self.field.addItem(self.tr("Take out of: {0}").format(label), (name, "out"))
            else:
                self.field.addItem(self.tr("Set: {0}").format(label), (name, "set"))
        for widget in (self.field, self.word, self.apply):
            widget.setVisible(bool(self._fields))
        self.field.activated.connect(self._offer)
        self.apply.clicked.connect(self._apply)
        self.bin.clicked.connect(self.put_in_bin)
        self.clear.clicked.connect(self.given_up)
        self.hide()

    @property
    def ids(self) -> tuple[str, ...]:
        """The records chosen; none or one of them is no matter for the bar."""
        return self._ids

    def show_chosen(self, ids: Sequence[str]) -> None:
        """Take the records that are chosen now."""
        self._ids = tuple(ids)
        several = len(ids) > 1 and self._review.working
        if several:
            spec = KINDS[self._kind].spec
            words = quantity(len(ids), said(spec.title).lower(), said(spec.plural).lower())
            self.count.setText(self.tr("{0} chosen").format(words))
            self.setAccessibleDescription(self.count.text())
            if self.word.count() == 0:
                self._offer()
        self.setVisible(several)

    def _field_and_way(self) -> tuple[Field[object], str] | None:
        chosen = self.field.currentData()
        return (self._fields[chosen[0]], str(chosen[1])) if chosen else None

    @Slot()
    def _offer(self) -> None:
        """Offer the words of the field."""
        found = self._field_and_way()
        self.word.clear()
        if found is None:
            return
        field, way = found
        if field.kind is FieldKind.FLAG:
            words: list[tuple[object, str]] = [(True, self.tr("Yes")), (False, self.tr("No"))]
        else:
            words = [(word, title) for word, title in self._review.words(field)]
        for value, title in words:
            self.word.addItem(title[:1].upper() + title[1:], value)
        if way == "set" and not field.required:
            self.word.addItem(self.tr("Not recorded"), None)

    @Slot()
    def _apply(self) -> None:
        found = self._field_and_way()
        if found is None or self.word.currentIndex() < 0:
            return
        field, way = found
        verb = {"set": bulk.set_word, "add": bulk.add_word, "out": bulk.take_word_out}[way]
        ids, value = self._ids, self.word.currentData()
        self._do(lambda session: verb(session, self._kind, ids, field.name, value))

    @Slot()
    def put_in_bin(self) -> None:
        """Move all of them to the bin."""
        ids = self._ids
        if self._do(lambda session: bulk.put_in_bin(session, self._kind, ids)):
            self.binned.emit()

    def _do(self, verb: Callable[[Session], Changed | None]) -> bool:
        try:
            changed = verb(self._review.session)
        except WorkbenchError as error:
            self.failed.emit(error)
            return False
        count = len(changed.ids) if changed is not None else 0
        self._review.announce(changed)
        if count:
            self.told.emit(self.tr("{0} changed; Ctrl+Z takes it back").format(count))
        else:
            self.told.emit(self.tr("All of them have it already"))
        return count > 0
