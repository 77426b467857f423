"""Settings keep what was chosen, and nothing else is believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.settings import GEOMETRY, IDLE_MINUTES, TABLE, TEXT_SIZE, THEME, Preferences

pytestmark = pytest.mark.usefixtures("own_settings")


def test_what_was_chosen_is_there_the_next_day() -> None:
    first = Preferences()
    first.put(THEME, "dark")
    first.put(TEXT_SIZE, 150)
    first.put(GEOMETRY, b"\x01\x02")
    second = Preferences()
    assert (second.get(THEME), second.get(TEXT_SIZE), second.get(GEOMETRY)) == ("dark", 150, b"\x01\x02")


def test_before_anyone_chose_there_is_the_default() -> None:
    assert Preferences().get(IDLE_MINUTES) == 10


@pytest.mark.parametrize("odd", ["never", "0", "-5", "99999999999", ""])
def test_a_foreign_value_reads_as_the_default(tmp_path: Path, odd: str) -> None:
    file = tmp_path / "settings" / "ReviewWorkbench" / "window.ini"
    file.parent.mkdir(parents=True)
    file.write_text(f"[lock]\nidle_minutes={odd}\n[look]\ntheme={odd}\n")
    assert Preferences().get(IDLE_MINUTES) == 10
    assert Preferences().get(THEME) == "system"


def test_the_lock_hears_of_other_minutes(qtbot: QtBot) -> None:
    preferences = Preferences()
    with qtbot.waitSignal(preferences.idle_changed) as heard:
        preferences.put(IDLE_MINUTES, 5)
    assert heard.args == [5]


def test_no_setting_is_for_a_name_a_path_or_a_key() -> None:
    assert {s.key for s in TABLE} == {
        "window/geometry",
        "window/panes",
        "look/theme",
        "look/text_size",
        "lock/idle_minutes",
        "words/spelling",
        "screen/left_out",
    }
