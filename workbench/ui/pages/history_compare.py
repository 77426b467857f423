"""Any two versions of one record beside each other, and the way back to the earlier."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from workbench.analysis.differences import Difference
from workbench.services.auditing import Row
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.pages.page import Elided, heading
from workbench.ui.pages.side_by_side import SideBySide
from workbench.ui.words import local_time, said

BEFORE = 0  # the version before the first change: the record was not there


class ComparePane(QWidget):
    """Asks for two versions to be compared, shows them, and asks for one to be put back."""

    asked = Signal(int, int)  # the numbers of two changes
    back = Signal(int)  # the version to be put back
    restore = Signal()  # out of the bin
    follow = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Elided(self)
        self.left, self.right = QComboBox(self), QComboBox(self)
        self.text = SideBySide(self.tr("The two versions"), taken_out=True, parent=self)
        self.put_back = QPushButton(self.tr("Put the earlier version back"), self)
        self.out = QPushButton(self.tr("Take it out of the bin"), self)
        self.open = QPushButton(self.tr("Open the record"), self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (combo, words) in enumerate(((self.left, self.tr("&Earlier")), (self.right, self.tr("&Later")))):
            name_list(combo, words.replace("&", ""))
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            calm(combo)
            combo.activated.connect(self._ask)
            label = heading(words, self, "label")
            label.setBuddy(combo)
            grid.addWidget(label, at, 0)
            grid.addWidget(combo, at, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(grid)
        box.addWidget(self.text, 1)
        ways = FlowLayout()
        for button in (self.put_back, self.out, self.open):
            ways.addWidget(button)
        box.addLayout(ways)
        self.put_back.clicked.connect(lambda: self.back.emit(self.versions[0]))
        self.out.clicked.connect(self.restore)
        self.open.clicked.connect(self.follow)

    @property
    def versions(self) -> tuple[int, int]:
        """The numbers of the two versions chosen."""
        return int(self.left.currentData() or BEFORE), int(self.right.currentData() or BEFORE)

    def show_record(self, change: Row, versions: Sequence[Row], *, record: bool, binned: bool) -> None:
        """Offer every version of the record of a change: that one, and the one before it, are chosen."""
        self.title.say(f"{said(change.kind_title)}: {change.title}")
        seqs = [version.seq for version in versions]
        for combo in (self.left, self.right):
            combo.clear()
            for version in versions:
                combo.addItem(f"{local_time(version.when)}    {version.label}", version.seq)
            combo.addItem(self.tr("Before it was entered"), BEFORE)
        at = seqs.index(change.seq) if change.seq in seqs else 0
        self.right.setCurrentIndex(at)
        self.left.setCurrentIndex(at + 1)
        for widget in (self.left, self.right, self.put_back, self.open):
            widget.setVisible(record)
        self.out.setVisible(record and binned)
        self.open.setEnabled(not binned)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self.put_back.setEnabled(self.versions[0] != BEFORE)
        self.asked.emit(*self.versions)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show what differs between the two."""
        differing = [each for each in found if each.differs]
        if differing:
            heads = (self.left.currentText(), self.right.currentText())
            self.text.show_lines(*heads, ((each.label, each.left, each.right) for each in differing))
        else:
            self.text.show_nothing(self.tr("The words of these two versions are the same."))

    def say(self, words: str) -> None:
        """Show a sentence in place of the versions."""
        self.text.show_nothing(words)
