"""The timeline as numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.models.test_chronology import ENTRIES, STRICT
from workbench.analysis.lanes import picture
from workbench.ui.application import Application
from workbench.ui.models.months import FIRST_ID, MonthsModel


def test_months_with_entries_stand_below_one_another_and_lead_to_the_first(qapp: Application) -> None:
    model = MonthsModel()
    tester = QAbstractItemModelTester(model, STRICT)
    model.show(picture(ENTRIES, exact_dates=True))
    down = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    across = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert (down, across) == (["Mar 2021", "Jun 2021"], ["Police", "School"])
    assert [[model.index(r, c).data() for c in range(2)] for r in range(2)] == [["1", "1"], ["1", ""]]
    assert model.index(0, 1).data(FIRST_ID) == "e2"
    assert model.index(1, 1).data(FIRST_ID) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Police, Mar 2021: 1"
    tester.deleteLater()
