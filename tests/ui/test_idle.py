"""Nobody there, or a computer that slept, is noticed once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.idle import IdleWatch


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: Application, clock: Clock) -> Iterator[IdleWatch]:
    made = IdleWatch(qapp, clock)
    made.set_minutes(10)
    yield made
    made.stop()


def pass_time(watch: IdleWatch, clock: Clock, seconds: int) -> None:
    for _ in range(0, seconds, 5):
        clock.now += 5
        watch.look()


def test_after_the_minutes_nobody_is_there(watch: IdleWatch, clock: Clock) -> None:
    away: list[bool] = []
    watch.away.connect(lambda: away.append(True))
    pass_time(watch, clock, 595)
    assert away == []
    pass_time(watch, clock, 60)
    assert away == [True]


def test_a_key_is_a_sign_of_life(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    away: list[bool] = []
    watch.away.connect(lambda: away.append(True))
    field = QLineEdit()
    qtbot.addWidget(field)
    pass_time(watch, clock, 590)
    QTest.keyClick(field, Qt.Key.Key_A)
    pass_time(watch, clock, 590)
    assert away == []


def test_a_computer_that_slept_is_noticed_even_by_the_first_key(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    away: list[bool] = []
    watch.away.connect(lambda: away.append(True))
    field = QLineEdit()
    qtbot.addWidget(field)
    clock.now += 300
    QTest.keyClick(field, Qt.Key.Key_A)
    assert away == [True]


def test_the_minutes_cannot_be_none(watch: IdleWatch, clock: Clock) -> None:
    away: list[bool] = []
    watch.away.connect(lambda: away.append(True))
    watch.set_minutes(0)
    pass_time(watch, clock, 55)
    assert away == []
    pass_time(watch, clock, 10)
    assert away == [True]
