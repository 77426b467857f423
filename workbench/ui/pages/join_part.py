"""Two people of the register who were found to be one: what differs is asked, and then they are joined in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import Person
from workbench.services import joining
from workbench.services.joining import KEPT, OTHER, Conflict
from workbench.services.progress import Progress
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.forms.picker import RecordPicker
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, fields_form, heading, row, scrolling
from workbench.ui.pages.part import Part
from workbench.ui.pages.work import Work
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed

_KIND = Person.spec.name
_LONGEST = 90  # characters of a value that a list shows


class JoinPart(Part):
    """Picks the other record, asks which of two values is right, and joins it to the record that is shown."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._id = self._other = ""
        self.notice = Notice(self)
        self.picker = RecordPicker(review, (_KIND,), self)
        name_list(self.picker, self.tr("The other record of the same person"))
        self.picker.picked.connect(self._picked)
        self.picker.emptied.connect(self._forget)
        self.about = heading("", self, "plain")
        self.about.setWordWrap(True)
        self.choices: dict[str, QComboBox] = {}
        self._asked: QWidget | None = None
        self.join = QPushButton(self.tr("Join the two"), self)
        self.join.clicked.connect(self.join_them)
        self.work = Work(around.tasks, self)
        self._lay_out()
        self._forget()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(24, 12, 24, 12)
        self._box.setSpacing(10)
        intro = heading(
            self.tr(
                "Found to be the same person as somebody else in the register? Everything that refers to the other "
                "record will refer to this one, its names become other names, and the other record goes to the bin."
            ),
            inside,
            "small",
        )
        intro.setWordWrap(True)
        self._box.addWidget(intro)
        self._box.addWidget(self.notice)
        self._box.addWidget(self.work)
        self._box.addWidget(self.picker)
        self._box.addWidget(self.about)
        self._box.addLayout(row(self.join))
        self._box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inside, self.tr("Join with another record"), self))

    def show_record(self, id_: str) -> None:
        """Show this part for a person; what was being chosen for another one is let go."""
        if id_ != self._id:
            self._id = id_
            self.notice.hush()
            self.picker.show_nothing()
            self._forget()
        elif self._other:
            self._picked(_KIND, self._other)

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        """Say what would happen, and ask what differs."""
        del kind
        try:
            plan = joining.plan(self._review.session, self._id, id_)
        except WorkbenchError as error:
            self._forget()
            self.notice.say_error(error)
            return
        self.notice.hush()
        self._other = id_
        records = quantity(plan.records, self.tr("record refers"), self.tr("records refer"))
        words = self.tr("{0} to the other record. ").format(records)
        ask = (
            self.tr("Choose what is right where the two differ.") if plan.conflicts else self.tr("They do not differ.")
        )
        self.about.setText(words + ask)
        self._ask(plan.conflicts)
        self.join.setEnabled(True)

    def _ask(self, conflicts: Sequence[Conflict]) -> None:
        chosen = {field: combo.currentData() for field, combo in self.choices.items()}
        self._clear()
        self._asked = QWidget(self)
        form: QFormLayout = fields_form()
        self._asked.setLayout(form)
        for conflict in conflicts:
            combo = QComboBox(self._asked)
            name_list(combo, said(conflict.label))
            calm(combo)
            for words, which in ((conflict.kept, KEPT), (conflict.other, OTHER)):
                line = " ".join(words.split())
                combo.addItem(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…", which)
            combo.setCurrentIndex(max(0, combo.findData(chosen.get(conflict.field))))
            form.addRow(heading(said(conflict.label), self._asked, "label"), combo)
            self.choices[conflict.field] = combo
        self._box.insertWidget(self._box.indexOf(self.about) + 1, self._asked)

    def _clear(self) -> None:
        self.choices = {}
        if self._asked is not None:
            self._box.removeWidget(self._asked)
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None

    @Slot()
    def _forget(self) -> None:
        self._other = ""
        self._clear()
        self.about.setText("")
        self.join.setEnabled(False)

    @Slot()
    def join_them(self) -> None:
        """Join the other record to the one that is shown."""
        chosen = {field: str(combo.currentData()) for field, combo in self.choices.items()}
        companion, kept, other = self._review.session.companion, self._id, self._other
        self.join.setEnabled(False)  # thousands of records may refer to the other one
        self.notice.hush()

        def work(progress: Progress) -> Changed:
            with companion() as session:
                return joining.join(session, kept, other, chosen, progress)

        self.work.run(self.tr("Moving what refers to the other record…"), work, self._joined, self._refused)

    def _refused(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)
        self.join.setEnabled(bool(self._other))

    def _joined(self, changed: Changed) -> None:
        self.picker.show_nothing()
        self._forget()
        self.notice.say(self.tr("The two are one now. Ctrl+Z takes it back."), "good")
        self.told.emit(self.tr("Joined; Ctrl+Z takes it back"))
        self._review.announce(changed)
