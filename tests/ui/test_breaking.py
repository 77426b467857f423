"""Words that are too long for one line are broken, and what is around them gives them their height."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.breaking import Link, Paragraph, Tick

LONG = "Write a draft: everything doubtful is masked, and every page says DRAFT"


def held(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    """Show a widget in a column of a width."""
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    box.addStretch(1)
    holder.resize(width, 400)
    with qtbot.waitExposed(holder):
        holder.show()
    return holder


def test_words_stand_in_one_line_where_there_is_room(qapp: Application, qtbot: QtBot) -> None:
    tick = Tick(LONG)
    holder = held(qtbot, tick, tick.sizeHint().width() + 10)
    assert holder.isVisible()
    assert tick.text() == LONG


def test_words_are_broken_where_there_is_none_and_come_back(qapp: Application, qtbot: QtBot) -> None:
    tick = Tick(LONG)
    whole = tick.sizeHint()
    holder = held(qtbot, tick, whole.width() // 2)
    lines = tick.text().split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == LONG
    assert tick.height() >= whole.height() * 3 // 2
    assert all(tick.fontMetrics().horizontalAdvance(line) < tick.width() for line in lines)
    holder.resize(whole.width() + 10, 400)
    qtbot.waitUntil(lambda: tick.text() == LONG)


def test_a_screen_reader_hears_the_words_in_one_piece(qapp: Application, qtbot: QtBot) -> None:
    tick, link = Tick("&Keep the window out of screenshots"), Link("Search & find what is there")
    holder = held(qtbot, tick, 90)
    other = held(qtbot, link, 90)
    assert holder.isVisible()
    assert other.isVisible()
    assert tick.accessibleName() == "Keep the window out of screenshots"
    assert link.accessibleName() == "Search & find what is there"
    assert "\n" in tick.text()
    assert "\n" in link.text()


def test_the_key_of_a_box_is_kept(qapp: Application, qtbot: QtBot) -> None:
    tick = Tick("&Keep the window out of screenshots")
    holder = held(qtbot, tick, 90)
    assert holder.isVisible()
    assert tick.shortcut().toString() == "Alt+K"


def test_a_paragraph_keeps_the_height_of_its_lines_and_no_more(qapp: Application, qtbot: QtBot) -> None:
    words = Paragraph(" ".join([LONG] * 4))
    holder = held(qtbot, words, 120)
    high = words.minimumHeight()
    holder.resize(600, 400)
    qtbot.waitUntil(lambda: 0 < words.minimumHeight() < high // 2)
    assert words.height() >= words.heightForWidth(words.width())
    words.setText("")
    assert words.minimumHeight() == 0
