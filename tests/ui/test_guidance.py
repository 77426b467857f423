"""F1 shows what the page is for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.services import guiding
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window

WITHOUT = {"bin", "settings", "history"}  # they belong to no step of the work


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def read(window: Window) -> str:
    return "\n".join(label.text() for label in bench_of(window).guidance.findChildren(QLabel))


def test_every_page_of_the_work_has_its_guidance() -> None:
    without = {place.key for place in PLACES if guiding.topic_of(place.key, place.section) is None}
    assert without <= WITHOUT


def test_f1_opens_it_beside_the_page_and_closes_it(window: Window) -> None:
    page = open_kind(window, "interview")
    press(window, Qt.Key.Key_F1)
    guidance = bench_of(window).guidance
    assert guidance.isVisible()
    assert page.isVisible()
    assert guidance.area.hasFocus()
    assert "Conversations" in read(window)
    assert "quality markers" in read(window)
    press(window, Qt.Key.Key_F1)
    assert not guidance.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget() or window)


def test_escape_closes_it_when_one_is_in_it(window: Window) -> None:
    open_kind(window, "interview")
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Escape)
    assert not bench_of(window).guidance.isVisible()


def test_it_follows_from_page_to_page(window: Window) -> None:
    window.guide()
    open_kind(window, "recommendation")
    assert "addressee" in read(window)
    open_kind(window, "finding")
    topic = bench_of(window).guidance.topic
    assert topic is not None
    assert topic.code == "findings"
    bench_of(window).go("settings")
    assert "no guidance" in read(window)


def test_f6_goes_there_too(window: Window) -> None:
    open_kind(window, "interview")
    window.guide()
    bench_of(window).navigation.setFocus()
    window.previous_pane()
    assert bench_of(window).guidance.area.hasFocus()


def test_in_a_narrow_window_it_takes_the_place_of_the_navigation(window: Window, qtbot: QtBot) -> None:
    window.resize(683, 384)
    window.guide()
    bench = bench_of(window)
    assert not bench.navigation.isVisible()
    assert bench.guidance.isVisible()
    window.guide()
    assert bench.navigation.isVisible()
    window.resize(1366, 768)
    window.guide()
    assert bench.navigation.isVisible()
