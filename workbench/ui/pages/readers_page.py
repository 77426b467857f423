"""Two readers beside each other: any record as two audiences read it, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from workbench.analysis.differences import Difference
from workbench.errors import WorkbenchError
from workbench.records import KINDS, Section
from workbench.services import comparing
from workbench.services.progress import Progress
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.forms.picker import RecordPicker
from workbench.ui.notice import Notice
from workbench.ui.open_review import WORKING, OpenReview
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.side_by_side import SideBySide
from workbench.ui.words import said
from workbench.vault.store import Changed

_FIRST, _SECOND = "family", "public"


class ReadersPage(Page):
    """Shows a record twice. Only the working view may put two readers beside each other."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("readers", self.tr("Two readers"), review, parent)
        self._around = around
        self._record = ("", "")
        self._stale = True
        self.notice = Notice(self)
        self.kind = self._combo(self.tr("Kind of record"))
        for name, cls in KINDS.items():
            self.kind.addItem(said(cls.spec.title), name)
        self.kind.setCurrentIndex(self.kind.findData(Section.spec.name))
        self.picker = RecordPicker(review, (Section.spec.name,), self)
        name_list(self.picker, self.tr("Record"))
        self.left, self.right = self._combo(self.tr("First reader")), self._combo(self.tr("Second reader"))
        self.only = QCheckBox(self.tr("Show only what &differs"), self)
        self.text = SideBySide(self.tr("What the two readers have"), taken_out=False, parent=self)
        self._build()
        self.kind.activated.connect(self._other_kind)
        self.left.activated.connect(self._read)
        self.right.activated.connect(self._read)
        self.only.toggled.connect(self._read)
        review.changed.connect(self._changed)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumContentsLength(18)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_list(combo, name)
        calm(combo)
        return combo

    def _build(self) -> None:
        about = heading(
            self.tr("Any record as two of its readers have it. What only one of them has is underlined."), self, "small"
        )
        self._who = row(self.kind, last=self.picker)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 12)
        box.setSpacing(10)
        box.addWidget(heading(self.title, self))
        box.addWidget(about)
        box.addLayout(self._who)
        box.addLayout(row(self.left, self.right, self.only))
        box.addWidget(self.notice)
        box.addWidget(line(self))
        box.addWidget(self.text, 1)

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown, at a record named as "kind/id"."""
        working = self.review.working
        for widget in (self.kind, self.picker, self.left, self.right, self.only, self.text):
            widget.setVisible(working)
        if not working:
            self.notice.say(self.tr("Go back to the working view to put two readers beside each other."))
            return
        self._offer()
        kind, slash, id_ = record.partition("/")
        if slash and kind in KINDS:
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self._pick(kind, id_)
        elif not self._record[1]:
            self._other_kind()
        elif self._stale:
            self._read()

    def place(self) -> str:
        """Return the record shown."""
        return "/".join(self._record) if self._record[1] else ""

    def panes(self) -> Sequence[QWidget]:
        """Return what is chosen and what is read."""
        return [self.kind, self.text] if self.review.working else [self]

    def _offer(self) -> None:
        for combo, first in ((self.left, _FIRST), (self.right, _SECOND)):
            chosen = combo.currentData() if combo.count() else first
            combo.clear()
            combo.addItem(self.tr("As entered"), WORKING)
            for audience in self.review.audiences():
                combo.addItem(audience.title, audience.code)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    @Slot()
    def _other_kind(self) -> None:
        """Offer the records of the kind chosen, and show the first."""
        kind = str(self.kind.currentData())
        ids = self.review.session.store.ids(kind)
        self._pick(kind, ids[0] if ids else "")

    def _pick(self, kind: str, id_: str) -> None:
        picker = RecordPicker(self.review, (kind,), self)
        name_list(picker, self.tr("Record"))
        picker.picked.connect(self._picked)
        self._who.replaceWidget(self.picker, picker)
        self.picker.hide()
        self.picker.deleteLater()
        self.picker = picker
        QWidget.setTabOrder(self.kind, picker)
        if id_:
            picker.show_record(kind, id_)
        self._picked(kind, id_)

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        self._record = (kind, id_)
        self._read()

    @Slot()
    def _read(self) -> None:
        """Read the record twice, off the window's thread."""
        self._stale = False
        kind, id_ = self._record
        if not id_:
            way = (self.tr("Add the first"), partial(self.go.emit, key_of(kind), ""))
            self.notice.say(self.tr("There is no record of this kind yet. Choose another, or add one."), "plain", way)
            self.text.show_nothing("")
            return
        companion = self.review.session.companion
        left, right = str(self.left.currentData()), str(self.right.currentData())

        def work(progress: Progress) -> list[Difference]:
            progress(0, 1)
            with companion() as session:
                return comparing.beside(session, kind, id_, left, right)

        done = partial(self._show, (kind, id_, left, right))
        self._around.tasks.run(work, done, self._failed, owner=self)

    def _show(self, asked: tuple[str, str, str, str], found: list[Difference]) -> None:
        if asked != (*self._record, self.left.currentData(), self.right.currentData()):
            return
        self.notice.hush()
        shown = [each for each in found if each.differs or not self.only.isChecked()]
        if not found:
            self.text.show_nothing(self.tr("Neither of them reads this record."))
        elif not shown:
            self.text.show_nothing(self.tr("Both of them read the same."))
        else:
            heads = (self.left.currentText(), self.right.currentText())
            self.text.show_lines(*heads, ((each.label, each.left, each.right) for each in shown))

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        self._stale = True
        if not self.isHidden() and self.review.working and self._record[1]:
            self._read()
