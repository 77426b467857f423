"""A recommendation that repeats an earlier review's is raised and tied to it, through the window, by keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stand import PASSPHRASE, Answers, until
from workbench.app import Assembly, assemble
from workbench.paths import resource
from workbench.records import Action, Recommendation
from workbench.services import importing, unlocking
from workbench.services.session import Session
from workbench.ui.application import Application
from workbench.ui.window import Window
from workbench.vault.keys import CHEAP

pytestmark = pytest.mark.slow
CTRL = Qt.KeyboardModifier.ControlModifier
MEN = "Every agency should ask about men in the home as a matter of course."
LIST = "Earlier recommendations like this one"
EARLIER = "l3x"  # "Ask about men as a matter of course.", of a review in 2021


@pytest.fixture
def assembly(
    nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, tmp_path: Path
) -> Iterator[Assembly]:
    new = unlocking.new_key(PASSPHRASE, CHEAP)
    session, _ = Session.create_with_key(tmp_path / "made.review", new.key, new.salt)
    with session:
        importing.import_case(session, resource("examples/harbour"))
    shutil.copy(tmp_path / "made.review", tmp_path / "harbour.review")
    made = assemble(qapp, cost=CHEAP, chooser=Answers())
    made.window.show()
    made.window.welcome(tmp_path / "harbour.review")
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield made
    made.window.close()
    made.take_apart()


class Hands:
    """Ten fingers: everything goes to whatever has the focus."""

    def __init__(self, made: Assembly) -> None:
        self.window: Window = made.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.target, key, modifier)

    def write(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self.target, letter)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def target(self) -> QWidget:
        """What the system gives keys to: a list that has popped up before anything else."""
        return QApplication.activePopupWidget() or self.focus

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so."""
        for _ in range(80):
            if self._name() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def _name(self) -> str:
        at: QWidget | None = self.focus
        while at is not None and not at.accessibleName():
            at = at.parentWidget()
        return at.accessibleName() if at is not None else ""

    def go(self, page: str) -> None:
        """Reach a page through the line that finds everything."""
        self.press(Qt.Key.Key_K, CTRL)
        self.write(page)
        self.settle()
        self.press(Qt.Key.Key_Return)
        self.settle()

    def settle(self, so: Callable[[], bool] = lambda: True) -> None:
        """Wait for what was asked for; what the overview reads aside holds up nobody."""
        QTest.qWait(250)  # the line that finds things waits for the last key
        self.window.activateWindow()  # without a display nobody does so once a list that popped up is gone
        until(lambda: QApplication.activeWindow() is self.window)
        until(so, 60)


@pytest.fixture
def hands(assembly: Assembly) -> Hands:
    return Hands(assembly)


def of(hands: Hands, found: Callable[[Recommendation], bool]) -> Recommendation:
    review = hands.window.review
    assert review is not None
    return next(each for each in review.session.store.all(Recommendation) if found(each))


def of_list(hands: Hands) -> QTreeView:
    bench = hands.window.bench
    assert bench is not None
    return next(tree for tree in bench.findChildren(QTreeView) if tree.isVisible() and tree.accessibleName() == LIST)


def test_a_repeated_recommendation_is_raised_and_tied_by_keys_alone(hands: Hands) -> None:
    hands.write(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    until(lambda: hands.window.bench is not None, 60)
    bench = hands.window.bench
    assert bench is not None

    hands.go("Recommendations")
    assert bench.place()[0] == "kind:recommendation"
    hands.press(Qt.Key.Key_N, CTRL)
    hands.tab_to("Number")
    hands.write("8")
    hands.tab_to("Recommendation")
    hands.write(MEN)
    hands.tab_to("Addressed to")
    hands.write("safeguarding ch")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    hands.tab_to("Kind")
    raised = of(hands, lambda each: each.number == 8)
    until(lambda: of(hands, lambda each: each.id == raised.id).addressee == "a9")  # it saves itself
    assert of(hands, lambda each: each.id == raised.id).text == MEN

    hands.press(Qt.Key.Key_Tab, CTRL)
    hands.settle(lambda: of_list(hands).model().rowCount() > 0)
    hands.tab_to(LIST)
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    assert of(hands, lambda each: each.id == raised.id).repeats == (EARLIER,)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert of(hands, lambda each: each.id == raised.id).repeats is None
    hands.settle()
    hands.press(Qt.Key.Key_Space)
    assert of(hands, lambda each: each.id == raised.id).repeats == (EARLIER,)
    hands.settle()

    hands.press(Qt.Key.Key_Return)  # what became of it stands in the earlier record
    hands.settle()
    assert bench.place() == ("kind:prior_learning", EARLIER)

    hands.go("Finding to impact")
    assert bench.place()[0] == "chain"
    hands.go("Actions by quarter")
    assert bench.place()[0] == "plan"
    review = hands.window.review
    assert review is not None
    before = {each.id: each.revised for each in review.session.store.all(Action)}
    hands.press(Qt.Key.Key_Right, CTRL)  # the first card is overdue: it is given to the present quarter
    after = {each.id: each.revised for each in review.session.store.all(Action)}
    assert sum(before[id_] != after[id_] for id_ in before) == 1
    hands.press(Qt.Key.Key_Z, CTRL)
    assert {each.id: each.revised for each in review.session.store.all(Action)} == before
