"""Tables of lines under fixed headings."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from workbench.services import triggering
from workbench.ui.models.plain import WordsModel
from workbench.ui.models.tests import TestsModel


def test_a_line_stands_under_its_headings_and_is_said_whole(qtbot: QtBot) -> None:
    model = WordsModel(("Day", "What"))
    with qtbot.waitSignal(model.modelReset):
        model.show([("1 May", "Trial"), ("2 May", "")])
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.rowCount(model.index(0, 0)) == 0  # a line has no lines below it
    assert model.headerData(1, Qt.Orientation.Horizontal) == "What"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Day: 1 May; What: Trial"
    assert model.line(1) == ("2 May", "")
    assert model.line(2) is None
    assert model.line(-1) is None


def test_renewed_lines_keep_what_is_chosen(qtbot: QtBot) -> None:
    model = TestsModel()
    tests = [triggering.Test(code, code, "", False, "", "", ()) for code in ("first", "second")]
    model.show(tests)
    chosen = QPersistentModelIndex(model.index(1, 0))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show(tests)
    assert told.args is not None
    assert [(index.row(), index.column()) for index in told.args[:2]] == [(0, 0), (1, 1)]
    assert chosen.isValid()
    model.show(tests[:1])
    assert not chosen.isValid()
