"""A passage of a document is found, chosen and brought in as evidence for a finding; by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, Hands
from tests.ui.stand import Answers, small_review
from workbench.app import assemble
from workbench.records import Evidence, Finding, Source
from workbench.ui.application import Application
from workbench.ui.pages.start import Opened
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put, PutFile, StoredFile

PLACE = "inbox/documents/letter.txt"
LETTER = b"Dear colleague.\n\nThe visit of Tuesday was not made. Nobody rang.\n\nYours, B. Oakes."
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hands(nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, tmp_path: Path) -> Iterator[Hands]:
    session = small_review(tmp_path / "small.review")
    records = (
        Source("s7", title="Letter of May", kind="correspondence", file=PLACE, agency="a1", grade="secondary"),
        Finding("f1", number=1, title="Visits that nobody made", statement="x", category="systems"),
    )
    session.store.apply([*(Put(r) for r in records), PutFile(StoredFile(PLACE, LETTER, "text/plain"))], "test")
    made = assemble(qapp, cost=CHEAP, chooser=Answers())
    made.window.show()
    made.window.take(Opened(session, tmp_path / "small.review"))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield Hands(made)
    made.window.close()
    made.take_apart()


def evidence(hands: Hands) -> list[Evidence]:
    assert hands.window.review is not None
    return hands.window.review.session.store.all(Evidence)


def test_a_passage_becomes_evidence_with_its_source_and_place(hands: Hands) -> None:
    hands.go("letter of may", "kind:source")
    hands.press(Qt.Key.Key_Tab, CTRL)
    hands.settle()
    assert hands.name() == "The words of the document"
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("visit")
    hands.press(Qt.Key.Key_Tab)
    hands.tab_to("The words of the document")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_End, SHIFT)
    hands.press(Qt.Key.Key_Return)

    assert hands.name() == "What the passage becomes"
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    hands.tab_to("The record that it goes into")
    hands.write("Visits that nobody made")
    hands.press(Qt.Key.Key_Return)
    hands.tab_to("Take the passage")
    hands.press(Qt.Key.Key_Space)

    (held,) = evidence(hands)
    assert (held.finding, held.stance, held.pin) == ("f1", "supports", "para 2")
    assert held.note == "“The visit of Tuesday was not made. Nobody rang.”"
    assert held.target == {"kind": "source", "id": "s7"}
    hands.press(Qt.Key.Key_Z, CTRL)
    assert evidence(hands) == []
