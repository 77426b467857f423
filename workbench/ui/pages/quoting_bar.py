"""What to do with the passage chosen in a document: which record it goes into, and as what."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.services.evidencing import STANCES, WEIGHTS
from workbench.services.passages import Into
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.forms.picker import RecordPicker
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, row


class QuotingBar(QWidget):
    """Asks for nothing that it does not need; the button waits until a passage and a record are chosen."""

    asked = Signal()

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = ""
        self._words = ""
        self.where = Elided(self, "quiet")
        self.what = self._list(
            self.tr("What the passage becomes"),
            [
                (self.tr("A new event"), ""),
                (self.tr("Part of an event"), Into.EVENT),
                (self.tr("Part of a conversation"), Into.INTERVIEW),
                (self.tr("Evidence for a finding"), Into.FINDING),
                (self.tr("A new person"), Into.PERSON),
            ],
        )
        self.pickers = {kind: self._picker(review, kind) for kind in (Into.EVENT, Into.INTERVIEW, Into.FINDING)}
        stances = (self.tr("supports it"), self.tr("contradicts it"), self.tr("gives the context"))
        weights = (self.tr("primary"), self.tr("secondary"), self.tr("anecdotal"))
        self.stance = self._list(self.tr("Stance"), list(zip(stances, STANCES, strict=True)))
        self.weight = self._list(self.tr("Weight"), list(zip(weights, WEIGHTS, strict=True)))
        self.button = QPushButton(self.tr("Take the passage"), self)
        self.button.setProperty("role", "first")
        self._lay_out()
        self.what.currentIndexChanged.connect(self._turn)
        self.button.clicked.connect(self.asked)
        self.setFocusProxy(self.what)
        self._turn()
        self.choose("", "")

    def _lay_out(self) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.what)
        for picker in self.pickers.values():
            chosen.addWidget(picker, 1)
        chosen.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.where)
        box.addLayout(chosen)
        box.addLayout(row(self.stance, self.weight, self.button))

    @property
    def into(self) -> Into:
        """What becomes of the passage."""
        return Into(self.what.currentData() or Into.EVENT)

    @property
    def stance_code(self) -> str:
        """How it bears on the finding."""
        return str(self.stance.currentData())

    @property
    def weight_code(self) -> str:
        """How much it weighs."""
        return str(self.weight.currentData())

    def choose(self, words: str, place: str) -> None:
        """Say which passage is chosen, and where it stands."""
        self._words = words
        some = self.tr("Chosen, {0}: {1}").format(place, words[:200])
        self.where.say(some if words else self.tr("Choose a passage, then say what becomes of it."))
        self._enable()

    def _list(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        name_list(combo, name)
        calm(combo)
        for words, code in items:
            combo.addItem(words, code)
        return combo

    def _picker(self, review: OpenReview, kind: Into) -> RecordPicker:
        picker = RecordPicker(review, (kind.value,), self)
        name_list(picker, self.tr("The record that it goes into"))
        picker.setToolTip(self.tr("The record that it goes into"))
        picker.setMinimumContentsLength(12)
        picker.picked.connect(self._picked)
        picker.emptied.connect(self._emptied)
        return picker

    @Slot()
    def _turn(self) -> None:
        """Show what is needed for what was chosen."""
        into = self.what.currentData()
        for kind, picker in self.pickers.items():
            picker.setVisible(kind == into)
            picker.show_nothing()
        for widget in (self.stance, self.weight):
            widget.setVisible(into == Into.FINDING)
        self.target = ""
        self._enable()

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        del kind
        self.target = id_
        self._enable()

    @Slot()
    def _emptied(self) -> None:
        self.target = ""
        self._enable()

    def _enable(self) -> None:
        needs = self.what.currentData() in self.pickers
        self.button.setEnabled(bool(self._words) and (bool(self.target) or not needs))
