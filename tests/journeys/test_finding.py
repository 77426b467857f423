"""Build a finding with contradicting evidence, through the real window and by key events alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import answers, assembly, settle, window
from tests.ui.stand import until
from tests.ui.test_names import name_of
from workbench.records import Event, Evidence, Finding, Source
from workbench.services.session import Session
from workbench.ui.window import Window
from workbench.vault.store import Put, PutFile, StoredFile

__all__ = ["answers", "assembly", "settle", "window"]  # the fixtures of the window's tests

Settle = Callable[[], None]
LETTER = b"Dear colleague.\n\nThe health visitor called twice that week and found nobody at home.\n\nSigned."
PLACE = "inbox/documents/letter.txt"
CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)


class Keyboard:
    """Sends keys to whatever has the focus, as a person without a mouse does."""

    def __init__(self, window: Window, settle: Settle) -> None:
        self._window, self._settle = window, settle

    @property
    def at(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            if QApplication.activePopupWidget() is None and not self._window.isActiveWindow():
                self._window.activateWindow()  # as a desktop does when a list that had opened closes again
            QTest.keyClick(self.at, key, modifier)

    def write(self, words: str) -> None:
        QTest.keyClicks(self.at, words)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until a screen reader says this name."""
        for _ in range(80):
            if self._hears(name):
                return
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"Tab does not lead to {name}")

    def _hears(self, name: str) -> bool:
        at: QWidget | None = self.at
        while at is not None and at is not self._window:
            if name_of(at).replace("&", "") == name:
                return True
            at = at.parentWidget()
        return False

    def go(self, words: str) -> None:
        """Find a page or a record with Ctrl+K, and open what is found first."""
        self.press(Qt.Key.Key_K, CTRL)
        self.write(words)
        bench = self._window.bench
        assert bench is not None
        panel = bench.find_panel
        until(lambda: panel.list.model().rowCount() > 0 and panel.list.currentIndex().isValid())
        QTest.qWait(300)  # the records are searched a moment after the last key
        self.press(Qt.Key.Key_Return)
        self._settle()


def held(window: Window) -> list[tuple[str | None, str | None, object]]:
    return [
        (e.stance, e.weight, (e.target or {}).get("id")) for e in session_of(window).store.all(Evidence) if e.finding
    ]


def session_of(window: Window) -> Session:
    assert window.review is not None
    return window.review.session


def place(window: Window) -> tuple[str, str]:
    assert window.bench is not None
    return window.bench.place()


@pytest.fixture
def keys(window: Window, qtbot: QtBot, settle: Settle) -> Keyboard:
    records = [
        Source("s7", title="Letter of the surgery", kind="correspondence", file=PLACE, agency="a1", date="2021-05-04"),
        Event("e7", date="2021-03-09", agency="a1", what_happened="Two calls, nobody at home."),
    ]
    session_of(window).store.apply(
        [*(Put(r) for r in records), PutFile(StoredFile(PLACE, LETTER, "text/plain"))], "set up"
    )
    with qtbot.waitActive(window):
        window.activateWindow()
    return Keyboard(window, settle)


def write_the_finding(keys: Keyboard) -> None:
    keys.go("Findings")
    keys.press(Qt.Key.Key_N, CTRL)
    keys.tab_to("Number")
    keys.write("1")
    keys.tab_to("Title")
    keys.write("Missed visits were not followed up")
    keys.tab_to("Statement")
    keys.write("Nobody asked why.")
    keys.tab_to("Category")
    keys.press(Qt.Key.Key_Down, times=3)


def add(keys: Keyboard, words: str, stance: int, *, back: bool) -> None:
    """Add a record to the finding: found by some of its words, in the stance so many lines down the list."""
    keys.tab_to("Record to add as evidence", back=back)
    keys.write(words)
    until(lambda: QApplication.activePopupWidget() is not None)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("Stance")
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Down, times=stance)
    keys.tab_to("Add")
    keys.press(Qt.Key.Key_Space)


def test_a_finding_is_built_with_contradicting_evidence_by_key_alone(
    keys: Keyboard, window: Window, settle: Settle
) -> None:
    write_the_finding(keys)
    keys.press(Qt.Key.Key_Tab, CTRL)  # to its evidence, which saves what was written
    (finding,) = session_of(window).store.all(Finding)
    assert (finding.title, finding.statement) == ("Missed visits were not followed up", "Nobody asked why.")
    assert finding.category

    add(keys, "visit is missed", 0, back=False)
    assert held(window) == [("supports", "primary", "e1")]
    add(keys, "nobody at home", 1, back=True)
    assert held(window) == [("supports", "primary", "e1"), ("contradicts", "primary", "e7")]

    keys.go("Letter of the surgery")
    assert place(window) == ("kind:source", "s7")
    keys.press(Qt.Key.Key_Tab, CTRL)
    settle()
    keys.tab_to("The words of the document")
    keys.press(Qt.Key.Key_F, CTRL)
    keys.write("called twice that week")
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("The words of the document")
    keys.press(Qt.Key.Key_Return)
    assert name_of(keys.at) == "What the passage becomes"
    keys.press(Qt.Key.Key_Down, times=3)
    keys.tab_to("The record that it goes into")
    keys.write("Missed visits")
    until(lambda: QApplication.activePopupWidget() is not None)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.tab_to("Stance")
    keys.press(Qt.Key.Key_Down)
    keys.tab_to("Take the passage")
    keys.press(Qt.Key.Key_Space)
    assert held(window)[-1] == ("contradicts", "primary", "s7")
    passage = session_of(window).store.all(Evidence)[-1]
    assert passage.pin == "para 2"

    keys.go("What answers what")
    assert place(window)[0] == "analysis"
    keys.press(Qt.Key.Key_Tab, CTRL)  # to the findings and the good practice
    keys.press(Qt.Key.Key_F6)
    keys.tab_to("Findings")
    said = str(keys.at.currentIndex().data())  # type: ignore[attr-defined]
    assert said.startswith("1. Missed visits were not followed up\n")
    assert "1 for, 2 against, 0 context" in said
    assert "nothing that contradicts" not in said
    keys.press(Qt.Key.Key_Return)
    assert place(window) == ("kind:finding", finding.id)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(held(window)) == 2
