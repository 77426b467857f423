"""Words are saved soon after the last key, now and then while typing, and never lost."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from workbench.errors import DiskFull
from workbench.ui import autosave
from workbench.ui.application import Application
from workbench.ui.autosave import Autosave


class Disk:
    """Counts what is written, and can be full."""

    def __init__(self) -> None:
        self.full = False
        self.written = 0

    def write(self) -> None:
        if self.full:
            raise DiskFull
        self.written += 1


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def saver(disk: Disk, qapp: Application) -> Autosave:
    return Autosave(disk.write)


def test_it_saves_seven_tenths_of_a_second_after_the_last_key(saver: Autosave, disk: Disk, qtbot: QtBot) -> None:
    begun = time.monotonic()
    saver.touch()
    assert disk.written == 0
    qtbot.waitUntil(lambda: disk.written == 1, timeout=3000)
    assert 0.6 <= time.monotonic() - begun < 2
    assert not saver.dirty


def test_it_saves_while_typing_goes_on(
    disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qapp: Application
) -> None:
    monkeypatch.setattr(autosave, "LONGEST", 400)
    saver = Autosave(disk.write)
    begun = time.monotonic()

    def keep_typing() -> bool:
        saver.touch()
        return disk.written > 0

    qtbot.waitUntil(keep_typing, timeout=3000)
    assert time.monotonic() - begun < 2
    saver.forget()


def test_the_longest_wait_is_five_seconds() -> None:
    assert (autosave.QUIET, autosave.LONGEST) == (700, 5000)


def test_asked_to_it_saves_at_once_and_says_when(saver: Autosave, disk: Disk, qtbot: QtBot) -> None:
    saver.touch()
    with qtbot.waitSignal(saver.saved) as heard:
        assert saver.flush()
    assert disk.written == 1
    assert len(str(heard.args[0] if heard.args else "")) == 5


def test_with_nothing_to_save_it_writes_nothing(saver: Autosave, disk: Disk) -> None:
    assert saver.flush()
    assert disk.written == 0


def test_what_cannot_be_saved_is_tried_again(saver: Autosave, disk: Disk, qtbot: QtBot) -> None:
    disk.full = True
    saver.touch()
    with qtbot.waitSignal(saver.failed) as heard:
        assert not saver.flush()
    assert heard.args is not None
    assert "disk is full" in heard.args[0]
    assert saver.dirty
    disk.full = False
    with qtbot.waitSignals([saver.recovered, saver.saved]):
        assert saver.flush()
    assert disk.written == 1


def test_what_is_forgotten_is_not_written(saver: Autosave, disk: Disk) -> None:
    saver.touch()
    saver.forget()
    assert saver.flush()
    assert disk.written == 0
