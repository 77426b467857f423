"""The steps of the jurisdiction in their order: which are done, on which day, and guidance for what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from workbench.services.standing import Step
from workbench.ui.dates import in_words
from workbench.ui.pages.page import heading

_TICK, _WORDS, _DAY = range(3)


class Steps(QWidget):
    """A tick for each step; a step that a date of the review tells of leads to that date instead."""

    ticked = Signal(str, bool)  # the stage's code, and whether it is done
    to_review = Signal()

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(_WORDS, 1)
        coming = next((step for step in steps if not step.done), None)
        for at, step in enumerate(steps):
            self._row(grid, at, step, step is coming)

    def _row(self, grid: QGridLayout, at: int, step: Step, coming: bool) -> None:
        box = QCheckBox(self)
        box.setChecked(bool(step.done))
        box.setEnabled(not step.field)
        box.setAccessibleName(step.stage.title)
        box.clicked.connect(self._clicked)
        self.boxes[step.stage.code] = box
        grid.addWidget(box, at, _TICK, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words(step, coming), at, _WORDS)
        if step.done:
            day = heading(in_words(step.done), self, "quiet")
            grid.addWidget(day, at, _DAY, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        elif step.field:
            link = _link(self.tr("Enter its date"), self.to_review.emit, self)
            grid.addWidget(link, at, _DAY, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    @Slot(bool)
    def _clicked(self, done: bool) -> None:
        code = next((code for code, box in self.boxes.items() if box is self.sender()), "")
        self.ticked.emit(code, done)

    def _words(self, step: Step, coming: bool) -> QWidget:
        """Return the title, with the guidance beneath it for what comes next and at hand for all the others."""
        stage = step.stage
        more = " ".join(part for part in (stage.guidance, f"({stage.timing})" if stage.timing else "") if part)
        if stage.to_check:
            more += " " + self.tr("To be checked against the source.")
        label = QLabel(f"{stage.title}\n{more}" if coming and more else stage.title, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "plain" if coming else "quiet" if step.done else "plain")
        label.setToolTip(more)
        label.setAccessibleDescription(more)
        return label


def _link(words: str, slot: Callable[[], None], parent: QWidget) -> QPushButton:
    link = QPushButton(words, parent)
    link.setProperty("role", "link")
    link.clicked.connect(slot)
    return link
