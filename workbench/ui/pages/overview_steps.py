"""The steps of the jurisdiction in their order: which are done, on which day, and guidance for what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

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
        grid.setVerticalSpacing(10)
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
        box.setAccessibleDescription(self._guidance(step))
        self.boxes[step.stage.code] = box
        grid.addWidget(box, at, _TICK, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._words(step, coming), at, _WORDS)
        if step.done:
            day = heading(in_words(step.done), self, "quiet")
            grid.addWidget(day, at, _DAY, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        elif step.field:
            link = _link(self.tr("Enter its date"), self.to_review.emit, self)
            link.setAccessibleName(self.tr("Enter the date of: {0}").format(step.stage.title))
            grid.addWidget(link, at, _DAY, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    @Slot(bool)
    def _clicked(self, done: bool) -> None:
        code = next((code for code, box in self.boxes.items() if box is self.sender()), "")
        self.ticked.emit(code, done)

    def _guidance(self, step: Step) -> str:
        stage = step.stage
        more = " ".join(part for part in (stage.guidance, f"({stage.timing})" if stage.timing else "") if part)
        return f"{more} {self.tr('To be checked against the source.')}".strip() if stage.to_check else more

    def _words(self, step: Step, coming: bool) -> QVBoxLayout:
        """Return the title, with the guidance beneath it for what is still to be done and at hand for the rest."""
        box = QVBoxLayout()
        box.setSpacing(2)
        more = self._guidance(step)
        title = heading(step.stage.title, self, "strong" if coming else "quiet" if step.done else "plain")
        title.setWordWrap(True)
        title.setToolTip(more)
        box.addWidget(title)
        if more and not step.done:
            guidance = heading(more, self, "plain" if coming else "small")
            guidance.setWordWrap(True)
            box.addWidget(guidance)
        return box


def _link(words: str, slot: Callable[[], None], parent: QWidget) -> QPushButton:
    link = QPushButton(words, parent)
    link.setProperty("role", "link")
    link.clicked.connect(slot)
    return link
