"""Who listens to the whole application hears what it asked for, but nothing while a page is made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.app import Assembly
from workbench.ui.application import Application
from workbench.ui.listening import at_rest, listeners
from workbench.ui.screen_capture import Shield
from workbench.ui.settings import Preferences
from workbench.ui.window import Window


class Ear(QObject):
    def __init__(self, *, deals: bool = False) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []
        self.deals = deals

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.heard.append(event.type())
        return self.deals


class Mouth(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.reached = 0

    def event(self, event: QEvent) -> bool:
        self.reached += 1
        return True


WANTED, OTHER = QEvent.Type.User, QEvent.Type.MaxUser


@pytest.fixture
def ear(qapp: Application) -> Iterator[Ear]:
    made = Ear()
    listeners(qapp).add(made, {WANTED})
    yield made
    listeners(qapp).remove(made)


def speak(kind: QEvent.Type = WANTED) -> int:
    mouth = Mouth()
    QApplication.sendEvent(mouth, QEvent(kind))
    return mouth.reached


def test_a_listener_hears_what_it_asked_for_and_nothing_else(ear: Ear) -> None:
    speak()
    speak(OTHER)
    assert ear.heard == [WANTED]


def test_what_one_has_dealt_with_goes_no_further_but_all_hear_of_it(qapp: Application, ear: Ear) -> None:
    assert speak() == 1
    dealing, third = Ear(deals=True), Ear()
    for one in (dealing, third):
        listeners(qapp).add(one, {WANTED})
    assert speak() == 0
    assert len(ear.heard) == 2
    assert dealing.heard == third.heard == [WANTED]
    listeners(qapp).remove(dealing)
    assert speak() == 1


def test_a_listener_at_rest_hears_nothing_until_the_outermost_rest_is_over(ear: Ear) -> None:
    with at_rest():
        with at_rest():
            speak()
        speak()
        assert ear.heard == []
    speak()
    assert ear.heard == [WANTED]


def test_a_listener_hears_again_after_what_failed(ear: Ear) -> None:
    with pytest.raises(ValueError, match="no page"), at_rest():
        raise ValueError("no page")
    speak()
    assert ear.heard == [WANTED]


def test_an_event_loop_inside_ends_the_rest(ear: Ear) -> None:
    loop = QEventLoop()
    with at_rest():
        QTimer.singleShot(20, speak)
        QTimer.singleShot(30, loop.quit)
        loop.exec()
        assert ear.heard == [WANTED]
    speak()
    assert ear.heard == [WANTED] * 2


def test_one_that_was_taken_out_or_deleted_at_rest_is_not_heard_again(qapp: Application, ear: Ear) -> None:
    gone = Ear()
    listeners(qapp).add(gone, {WANTED})
    with at_rest():
        listeners(qapp).remove(ear)
        del gone
    assert speak() == 1
    assert ear.heard == []


def test_a_window_shown_during_a_rest_is_kept_out_of_pictures(
    qtbot: QtBot, qapp: Application, own_settings: None
) -> None:
    covered: list[int] = []

    def way(window: int, out: bool) -> bool:
        covered.append(window)
        return True

    shield = Shield(Preferences(), way)
    listeners(qapp).woken.connect(shield.cover_all)
    shown = QWidget()
    qtbot.addWidget(shown)
    with at_rest():
        shown.show()
    assert int(shown.winId()) in covered
    listeners(qapp).woken.disconnect(shield.cover_all)


def test_making_a_page_wakes_nobody(window: Window, qapp: Application) -> None:
    polished = Ear()
    listeners(qapp).add(polished, {QEvent.Type.Polish})
    bench_of(window).go("kind:person")
    during = len(polished.heard)
    listeners(qapp).remove(polished)
    assert bench_of(window).page is not None
    assert during < 60  # the rest of the window; the page has hundreds


def test_a_key_after_a_page_was_made_is_a_sign_of_life(window: Window, assembly: Assembly) -> None:
    now = [assembly.idle._clock()]
    assembly.idle._clock = lambda: now[0]
    page = open_kind(window, "person", "p1")
    now[0] += 40
    assert assembly.idle.quiet() >= 40
    QTest.keyClick(page.words, Qt.Key.Key_A)
    assert assembly.idle.quiet() == 0
