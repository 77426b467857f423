"""The criteria with the answer to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.services.triggering import Test
from workbench.ui.models.lines import Index, LinesModel

TEXT, ANSWER = range(2)


class TestsModel(LinesModel[Test]):
    """A row a criterion: its words, and met, not met or undecided, with what a decision still lacks."""

    __test__ = False  # it is no test of pytest's

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("Criterion"), self.tr("Answer"))

    def show(self, lines: Sequence[Test]) -> None:
        """Show other criteria, or the same with other answers: those keep their rows."""
        same = [test.text for test in lines] == [test.text for test in self.lines]
        (self.renew if same else super().show)(lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, the answer, or both for assistive technology."""
        test = self.line(index)
        if test is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return test.text if index.column() == TEXT else self._answer(test)
        if role == Qt.ItemDataRole.ToolTipRole:
            return test.text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TEXT:
            return f"{test.text} {self._answer(test)}"
        return None

    def _answer(self, test: Test) -> str:
        said = {"met": self.tr("Met"), "not_met": self.tr("Not met")}.get(test.met, self.tr("Undecided"))
        return self.tr("{0}, reasons to come").format(said) if test.missing else said
