"""Record a trigger and decide the criteria, through the real window and by key alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import answers, assembly, settle, window  # noqa: F401 - the window that other tests have
from workbench.records import Criterion, Incident, Proceeding
from workbench.services import pausing
from workbench.ui.forms.editor import Editor
from workbench.ui.window import Window

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_FURTHEST = 60  # presses of Tab


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:  # noqa: F811
    with qtbot.waitActive(window):
        window.activateWindow()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focus(), key, modifier)


def write(words: str) -> None:
    QTest.keyClicks(focus(), words)


def open_by_words(words: str, wait: Callable[[], None]) -> None:
    """Go to a page as a person does who remembers its name."""
    press(Qt.Key.Key_K, CTRL)
    write(words)
    QTest.qWait(300)
    wait()
    press(Qt.Key.Key_Return)


def field_of(widget: QWidget) -> str:
    """Return the name of the field that a widget belongs to, or ""."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Editor):
        at = at.parentWidget()
    return at.field.name if isinstance(at, Editor) else ""


def tab_to(name: str) -> None:
    """Press Tab until the cursor is in a field, or on a widget of that accessible name."""
    for _ in range(_FURTHEST):
        now = focus()
        if field_of(now) == name or now.accessibleName() == name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def choose(words: str) -> None:
    """Choose from the list that has the focus by typing the beginning of its words."""
    assert isinstance(focus(), QComboBox)
    write(words)


def told(window: Window) -> list[str]:  # noqa: F811
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_a_trigger_is_recorded_and_its_criteria_are_decided_by_key(
    window: Window,  # noqa: F811
    settle: Callable[[], None],  # noqa: F811
    tmp_path: Path,
) -> None:
    assert window.bench is not None
    session = window.bench.review.session
    open_by_words("trigger and crit", settle)
    assert window.bench.place()[0] == "trigger"

    # the incident
    write("3/5/2021")
    tab_to("nature")
    choose("Serious")
    tab_to("serious_harm_basis")
    write("A lasting loss of sight.")
    tab_to("account")
    write("A neighbour called the ambulance.")

    # the criteria: an answer by one key, then the reasons
    press(Qt.Key.Key_Tab, CTRL)
    (incident,) = session.store.all(Incident)
    assert (incident.date, incident.nature) == ("2021-05-03", "serious_harm")
    assert incident.account == "A neighbour called the ambulance."
    assert isinstance(focus(), QTableView)
    press(Qt.Key.Key_1)
    tab_to("evidence")
    write("The report of the hospital.")
    tab_to("rationale")
    write("Not in dispute.")
    tab_to("decided_by")
    write("Safeguarding partners")
    tab_to("decided")
    write("10/5/2021")
    tab_to("Criteria")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_3)
    first, second, third = session.store.all(Criterion)
    assert (first.met, second.met, third.met) == ("met", "not_met", "unclear")
    assert (first.evidence, first.rationale) == ("The report of the hospital.", "Not in dispute.")
    assert (first.decided_by, first.decided) == ("Safeguarding partners", "2021-05-10")
    assert any(words.startswith("2 of ") for words in told(window))

    # a wrong answer is taken back
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Z, CTRL)
    again = session.store.get(Criterion, third.id)
    assert again is not None
    assert again.met == "unclear"

    # the dates, and a pause
    press(Qt.Key.Key_Tab, CTRL)
    tab_to("aware_date")
    write("3/5/2021")
    tab_to("notified_date")
    write("5/5/2021")
    tab_to("Reason for the pause")
    choose("Criminal")
    tab_to("First day of the pause")
    write("1/6/2021")
    tab_to("Note on the pause")
    write("Trial")
    press(Qt.Key.Key_Return)
    assert (session.review.aware_date, session.review.notified_date) == ("2021-05-03", "2021-05-05")
    assert session.store.all(Incident)[0].aware_date == "2021-05-03"
    (pause,) = pausing.pauses(session)
    assert (pause.from_, pause.note) == ("2021-06-01", "Trial")

    # other children, and another proceeding
    press(Qt.Key.Key_Tab, CTRL)
    write("One sister, safe with an aunt.")
    press(Qt.Key.Key_Tab, CTRL)
    assert session.store.all(Incident)[0].other_children_at_risk == "One sister, safe with an aunt."
    press(Qt.Key.Key_Space)  # the way to the first proceeding has the focus
    choose("Criminal")
    tab_to("restrictions")
    write("Nobody who may be a witness is to be spoken to.")
    press(Qt.Key.Key_Tab)
    (proceeding,) = session.store.all(Proceeding)
    assert proceeding.kind == "criminal"
    assert proceeding.restrictions == "Nobody who may be a witness is to be spoken to."
    assert any("senior investigating officer" in words for words in told(window))
