"""A long document is shown from its beginning at once, and whole as soon as anything looks through it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.stand import until
from workbench.app import Assembly
from workbench.exchange.documents import Passage
from workbench.ui.pages.passage_text import PassageText

LONG = [Passage(f"p. {n}", f"Page {n}\r\n" + "A visit is made. \U0001f642 " * 200) for n in range(1, 120)]


@pytest.fixture
def text(assembly: Assembly, qtbot: QtBot) -> PassageText:
    made = PassageText(assembly.surroundings.theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_passages(LONG)
    return made


def whole() -> str:
    return "\n\n".join(passage.text.replace("\r\n", "\n") for passage in LONG)


def test_the_end_of_a_long_document_comes_in_the_next_moments(text: PassageText) -> None:
    assert 0 < len(text.toPlainText()) < len(whole())
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    until(lambda: len(text.toPlainText()) == len(whole()))
    assert text.toPlainText() == whole()
    assert text.chosen() == "Page"


def test_words_at_the_end_are_found_before_it_is_shown(text: PassageText) -> None:
    assert text.count("page 119") == 1
    assert text.find_next("Page 119")
    assert text.place() == "p. 119"


def test_a_place_at_the_end_is_gone_to_before_it_is_shown(text: PassageText) -> None:
    text.go_to("p. 119")
    assert text.place() == "p. 119"


def test_another_document_takes_the_place_of_one_that_is_not_whole_yet(text: PassageText) -> None:
    text.show_passages(LONG[:1])
    until(lambda: not text._rest.isActive())
    assert text.toPlainText() == LONG[0].text.replace("\r\n", "\n")
    assert text.count("page 119") == 0
