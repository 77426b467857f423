"""Marks in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.forms.marking import Mark, Marking, Source, marking_of
from workbench.ui.theme import Theme
from workbench.ui.theme_tokens import DARK, LIGHT


def words(pattern: str, mark: Mark) -> Source:
    def found(text: str) -> Iterator[tuple[int, int, Mark]]:
        return ((match.start(), len(match[0]), mark) for match in re.finditer(pattern, text))

    return found


def drawn(field: QPlainTextEdit, paragraph: int = 0) -> list[tuple[int, int, QTextCharFormat]]:
    block = field.document().findBlockByNumber(paragraph)
    return [(part.start, part.length, QTextCharFormat(part.format)) for part in block.layout().formats()]


@pytest.fixture
def field(qtbot: QtBot, qapp: Application) -> Iterator[QPlainTextEdit]:
    theme = Theme(qapp)
    theme.apply("light", 100)
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.setPlainText("Adda saw Ada.\nAda slept.")
    made.show()
    yield made
    theme.deleteLater()


def test_a_field_has_one_marking(field: QPlainTextEdit) -> None:
    assert marking_of(field) is marking_of(field)
    assert len(field.document().findChildren(Marking)) == 1


def test_every_source_marks_its_words_its_own_way(field: QPlainTextEdit) -> None:
    marking = marking_of(field)
    marking.add_source("names", words(r"\bAda\b", Mark.NAME))
    marking.add_source("spelling", words("Adda", Mark.SPELLING))
    lines = [(start, length, look.underlineStyle()) for start, length, look in drawn(field)]
    assert lines == [
        (0, 4, QTextCharFormat.UnderlineStyle.WaveUnderline),
        (9, 3, QTextCharFormat.UnderlineStyle.DotLine),
    ]
    assert [start for start, _, _ in drawn(field, 1)] == [0]


def test_no_two_marks_differ_by_colour_alone() -> None:
    from workbench.ui.forms.marking import _LOOKS

    assert set(_LOOKS) == set(Mark)
    assert len({(line, bool(ground)) for line, _, ground in _LOOKS.values()}) >= len(Mark) - 1
    assert _LOOKS[Mark.FOUND][0] is not QTextCharFormat.UnderlineStyle.NoUnderline


def test_the_graver_mark_lies_over_the_other(field: QPlainTextEdit) -> None:
    marking = marking_of(field)
    marking.add_source("faults", words("Ada", Mark.FAULT))
    marking.add_source("search", words("Ada slept", Mark.FOUND))
    (fault, found) = drawn(field, 1)
    assert fault[:2] == (0, 3)
    assert fault[2].background().color() == QColor(LIGHT.alert_soft)
    assert found[:2] == (3, 6)


def test_marks_that_meet_are_drawn_over_one_another_stretch_by_stretch(field: QPlainTextEdit) -> None:
    field.setPlainText("abcdefghij")
    spans = [(0, 6, Mark.FOUND), (2, 2, Mark.SPELLING), (4, 6, Mark.NAME), (7, 0, Mark.FAULT)]
    marking_of(field).add_source("all", lambda text: spans)
    line, ground = QTextCharFormat.UnderlineStyle, QColor(LIGHT.accent_soft)
    found = [(at, n, look.underlineStyle(), look.background().color() == ground) for at, n, look in drawn(field)]
    assert found == [
        (0, 2, line.SingleUnderline, True),
        (2, 2, line.WaveUnderline, True),
        (4, 2, line.DotLine, True),
        (6, 4, line.DotLine, False),
    ]


def test_only_paragraphs_with_certain_words_are_asked_anew(field: QPlainTextEdit) -> None:
    asked: list[str] = []

    def source(text: str) -> list[tuple[int, int, Mark]]:
        asked.append(text)
        return []

    marking = marking_of(field)
    marking.add_source("all", source)
    asked.clear()
    marking.add_source("all", source)
    marking.renew(["Bram"])
    assert asked == []
    marking.renew(["slept", "Bram"])
    assert asked == ["Ada slept."]


def test_a_source_that_is_taken_away_leaves_no_marks(field: QPlainTextEdit) -> None:
    marking = marking_of(field)
    marking.add_source("names", words("Ada", Mark.NAME))
    marking.remove_source("names")
    marking.remove_source("names")
    assert drawn(field) == []


def test_marking_is_no_edit(field: QPlainTextEdit, qtbot: QtBot) -> None:
    heard: list[str] = []
    field.textChanged.connect(lambda: heard.append("changed"))
    marking = marking_of(field)
    marking.add_source("names", words("Ada", Mark.NAME))
    marking.renew()
    qtbot.wait(20)
    assert heard == []
    assert not field.document().isModified()
    assert not field.document().isUndoAvailable()


def test_a_word_is_not_called_misspelt_while_it_is_written(field: QPlainTextEdit, qtbot: QtBot) -> None:
    marking_of(field).add_source("spelling", words("Adda", Mark.SPELLING))
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " Adda")
    assert drawn(field, 1) == []
    QTest.keyClicks(field, " ")
    assert [start for start, _, _ in drawn(field, 1)] == [11]


def test_the_word_last_written_is_marked_when_the_field_is_left(field: QPlainTextEdit, qtbot: QtBot) -> None:
    marking_of(field).add_source("spelling", words("Adda", Mark.SPELLING))
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " Adda")
    field.clearFocus()
    assert [start for start, _, _ in drawn(field, 1)] == [11]


def test_marks_follow_the_theme(field: QPlainTextEdit, qapp: Application) -> None:
    marking_of(field).add_source("spelling", words("Adda", Mark.SPELLING))
    assert drawn(field)[0][2].underlineColor() == QColor(LIGHT.alert)
    theme = Theme(qapp)
    theme.apply("dark", 100)
    assert drawn(field)[0][2].underlineColor() == QColor(DARK.alert)
    theme.apply("light", 100)
    theme.deleteLater()


def test_letters_that_qt_counts_twice_do_not_move_the_marks(field: QPlainTextEdit) -> None:
    field.setPlainText("\U0001f600 Adda")
    marking_of(field).add_source("spelling", words("Adda", Mark.SPELLING))
    assert [part[:2] for part in drawn(field)] == [(3, 4)]


@pytest.mark.parametrize(("start", "order"), [(0, [9, 14]), (10, [14, 9]), (20, [9, 14])])
def test_going_from_mark_to_mark_goes_round(field: QPlainTextEdit, start: int, order: list[int]) -> None:
    marking = marking_of(field)
    marking.add_source("names", words(r"\bAda\b", Mark.NAME))
    assert [at for at, _ in marking.from_here(Mark.NAME, start)] == order
    assert list(marking.from_here(Mark.SPELLING, start)) == []


def test_the_marking_goes_with_its_field(qtbot: QtBot, qapp: Application, destroyed: Callable[[object], bool]) -> None:
    field = QPlainTextEdit()
    marking = marking_of(field)
    assert destroyed(marking) is False
    field.deleteLater()
    qtbot.waitUntil(lambda: destroyed(marking))


@pytest.fixture
def destroyed() -> Callable[[object], bool]:
    from shiboken6 import isValid

    return lambda thing: not isValid(thing)
