"""Every key, and in a few lines how the workbench is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, column_page, heading


class HelpPage(Page):
    """Lists (what it does, keys) as the actions themselves say it."""

    def __init__(self, keys: Sequence[tuple[str, str]], review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__("help", self.tr("Help and keys"), review, parent)
        box = column_page(self)
        for words in (
            self.tr("What you write is saved as you write it; there is no save button. Undo takes back any step."),
            self.tr(
                "On the left is the work in its order. In the middle are the records of one kind; the one you choose "
                "opens on the right. The strip at the top says whose eyes the page is shown for."
            ),
            self.tr(
                "Every person, agency and place has a label. Wherever a name stands in your words, other readers get "
                "the label: look at any page as they would with Ctrl+1 to Ctrl+5."
            ),
        ):
            label = heading(words, self, "prose")
            label.setWordWrap(True)
            box.addWidget(label)
        box.addWidget(heading(self.tr("Keys"), self, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        half = -(-len(keys) // 2)
        for at, (words, shortcut) in enumerate(keys):
            row, column = at % half, 2 * (at // half)
            grid.addWidget(heading(shortcut, self, "key"), row, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(heading(words, self, "plain"), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        box.addLayout(grid)
        box.addStretch(1)
