"""Finding a record by typing: from a list where there are few, and by the words that it holds where there are many."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stand import PlainLists, until
from workbench.ui.forms.picker import RecordPicker


class ManyLists(PlainLists):
    """A hundred thousand records, of which nobody may ask for all."""

    def linkable(self, kinds: Sequence[str]) -> list[tuple[str, str, str]]:
        raise AssertionError("all of them were read")

    def many(self, kinds: Sequence[str]) -> bool:
        return True

    def matching(self, kinds: Sequence[str], words: str) -> list[tuple[str, str, str]]:
        told = [("event", f"e{n}", f"visit {n}") for n in range(100)]
        return [record for record in told if words in record[2]][:5]


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def picker(stage: QWidget) -> RecordPicker:
    made = RecordPicker(ManyLists(), ("event",), stage)
    stage.show()
    made.setFocus()
    made._load()
    return made


def titles(picker: RecordPicker) -> list[str]:
    return [picker.itemText(at) for at in range(picker.count())]


def test_of_many_the_newest_are_offered_first(picker: RecordPicker) -> None:
    assert titles(picker) == [f"visit {n}" for n in range(5)]


def test_of_many_those_are_offered_that_hold_what_is_typed(picker: RecordPicker) -> None:
    line = picker.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "visit 7")
    until(lambda: titles(picker) == ["visit 7", "visit 70", "visit 71", "visit 72", "visit 73"])
    assert line.text() == "visit 7"
    taken: list[tuple[str, str]] = []
    picker.picked.connect(lambda kind, id_: taken.append((kind, id_)))
    line.setText("visit 71")
    picker._settle()
    assert taken == [("event", "e71")]


def test_the_record_that_is_linked_stays_among_those_offered(picker: RecordPicker) -> None:
    picker.show_record("event", "e90")
    picker._load()
    assert picker.itemData(picker.currentIndex()) == ("event", "e90")
