"""The criteria with the answer to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.services.triggering import Test

Index = QModelIndex | QPersistentModelIndex
TEXT, ANSWER = range(2)
_NOWHERE = QModelIndex()


class TestsModel(QAbstractTableModel):
    """A row a criterion: its words, and met, not met or undecided, with what a decision still lacks."""

    __test__ = False  # it is no test of pytest's

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tests: tuple[Test, ...] = ()

    def show(self, tests: Sequence[Test]) -> None:
        """Show other criteria, or the same with other answers: those keep their rows."""
        given = tuple(tests)
        if [test.text for test in given] == [test.text for test in self.tests]:
            self.tests = given
            if given:
                self.dataChanged.emit(self.index(0, 0), self.index(len(given) - 1, ANSWER))
            return
        self.beginResetModel()
        self.tests = given
        self.endResetModel()

    def test(self, row: int) -> Test | None:
        """Return the criterion of a row."""
        return self.tests[row] if 0 <= row < len(self.tests) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many criteria there are."""
        return 0 if parent.isValid() else len(self.tests)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return 2: the words and the answer."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, the answer, or both for assistive technology."""
        test = self.test(index.row()) if index.isValid() else None
        if test is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return test.text if index.column() == TEXT else self._answer(test)
        if role == Qt.ItemDataRole.ToolTipRole:
            return test.text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TEXT:
            return f"{test.text} {self._answer(test)}"
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Criterion"), self.tr("Answer"))[section]
        return None

    def _answer(self, test: Test) -> str:
        said = {"met": self.tr("Met"), "not_met": self.tr("Not met")}.get(test.met, self.tr("Undecided"))
        return self.tr("{0}, reasons to come").format(said) if test.missing else said
