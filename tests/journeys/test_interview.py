"""A conversation is planned, written down live, and cut off by a lock in the middle of a sentence; by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, Hands
from tests.ui.stand import PASSPHRASE, Answers, small_review, until
from workbench.app import assemble
from workbench.records import Interview
from workbench.services import conversing
from workbench.ui.application import Application
from workbench.ui.pages.start import Opened
from workbench.vault.keys import CHEAP


@pytest.fixture
def hands(nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, tmp_path: Path) -> Iterator[Hands]:
    made = assemble(qapp, cost=CHEAP, chooser=Answers())
    made.window.show()
    made.window.take(Opened(small_review(tmp_path / "small.review"), tmp_path / "small.review"))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield Hands(made)
    made.window.close()
    made.take_apart()


def the_conversation(hands: Hands) -> Interview:
    assert hands.window.review is not None
    (held,) = hands.window.review.session.store.all(Interview)
    return held


def plan(hands: Hands) -> None:
    """Make a conversation with the health visitor, and settle what has to be settled before it."""
    hands.go("conversations", "kind:interview")
    hands.press(Qt.Key.Key_N, CTRL)
    hands.write("Cara Vint")
    hands.press(Qt.Key.Key_Return)
    hands.tab_to("Capacity")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Tab, CTRL)
    for question in ("To take part: Yes", "To notes: Yes", "Limits explained: Yes"):
        hands.tab_to(question)
        hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Tab, CTRL)


def test_what_was_typed_before_the_lock_is_all_there_afterwards(hands: Hands) -> None:
    plan(hands)
    held = the_conversation(hands)
    assert (held.participants, held.capacity) == (("p3",), "practitioner")
    assert hands.window.review is not None
    assert conversing.missing(hands.window.review.session, held) == ()

    assert hands.name() == "Write in the full window"
    hands.press(Qt.Key.Key_Space)
    assert hands.name() == "Notes"
    hands.press(Qt.Key.Key_F3)
    hands.write("What did you see?")
    hands.press(Qt.Key.Key_F4)
    hands.write("I told @bram")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F11)
    hands.write("He had been drinking.")
    hands.press(Qt.Key.Key_F11)
    hands.press(Qt.Key.Key_F7)
    hands.write("And then nobody ca")
    hands.press(Qt.Key.Key_L, CTRL)
    assert hands.window.start.isVisible()

    hands.write(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    until(lambda: hands.window.review is not None)
    notes = (
        "R: What did you see?\n\nCV: I told Bram Oakes[off the record] He had been drinking. [on the record] "
        "[quote] And then nobody ca"
    )
    assert the_conversation(hands).notes == notes
    assert hands.window.bench is not None
    assert hands.window.bench.place() == ("kind:interview", the_conversation(hands).id)
    assert hands.window.review is not None
    for code in ("confidential", "panel"):
        read = str(hands.window.review.text("interview", the_conversation(hands).id, code))
        assert "And then nobody ca" in read
        assert "drinking" not in read
