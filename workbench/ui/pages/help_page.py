"""Every key, and in a few lines how the workbench is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.ui.open_review import OpenReview
from workbench.ui.pages.entry_table import KEYS as CHRONOLOGY_KEYS
from workbench.ui.pages.page import Page, column_page, heading
from workbench.ui.words import said_in


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
        box.addLayout(self._grid(keys, columns=2))
        box.addWidget(heading(self.tr("Keys in the chronology"), self, "heading"))
        here = [(said_in("chronology_keys", words), shortcut) for words, shortcut in CHRONOLOGY_KEYS]
        box.addLayout(self._grid(here, columns=1))
        box.addStretch(1)

    def _grid(self, keys: Sequence[tuple[str, str]], *, columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        deep = -(-len(keys) // columns)
        for at, (words, shortcut) in enumerate(keys):
            row, column = at % deep, 2 * (at // deep)
            grid.addWidget(heading(shortcut, self, "key"), row, column, Qt.AlignmentFlag.AlignLeft)
            said = heading(words, self, "plain")
            said.setWordWrap(True)
            grid.addWidget(said, row, column + 1)
        for column in range(columns):
            grid.setColumnStretch(2 * column + 1, 1)
        return grid
