"""The few dialogs that there are look like the rest of the window, are named, and go away at Escape.

Files and a printer are chosen in the dialogs of the system. Where it has none Qt draws its own, and those are what is
opened here. Nothing else opens a dialog: what others ask in one is said beside the work.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

import workbench.ui
from tests.ui.test_names import nameless
from workbench.app import Assembly
from workbench.ui.application import Dialogs
from workbench.ui.pages.sheet import SheetPage
from workbench.ui.theme import sheet
from workbench.ui.theme_tokens import SCHEMES, Scheme
from workbench.ui.window import Window

SYSTEMS_OWN = {"QFileDialog": "application.py", "QPrintDialog": "sheet.py"}  # each in the one place that asks for it
COLUMNS = "QHeaderView in QTreeView < QWidget < QStackedWidget < QFrame < QSplitter"  # of Qt's own list of files
WAIT = 200  # ms until the dialog stands there

Opener = Callable[[QWidget], object]
ASKER = Dialogs()
OPENERS: dict[str, Opener] = {
    "Choose a file": lambda window: ASKER.open_file(window, "Choose a file", "All (*)"),
    "Choose files": lambda window: ASKER.open_files(window, "Choose files", "All (*)"),
    "Choose a folder": lambda window: ASKER.folder(window, "Choose a folder"),
    "Write a report": lambda window: ASKER.save_file(window, "Write a report", "report.docx", "Word (*.docx)"),
}


@dataclass
class Seen:
    """What there was to see of a dialog, before and after Escape."""

    title: str
    colours: tuple[str, str]
    styled: bool
    enter: list[str]
    nameless: list[str]
    gone: bool


def look(open_it: Callable[[], object]) -> tuple[Seen, object]:
    """Open a dialog, look at it, press Escape; return what was seen and what was answered."""
    found: list[Seen] = []

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        colours = dialog.palette()
        buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        seen = Seen(
            dialog.windowTitle(),
            (colours.color(QPalette.ColorRole.Window).name(), colours.color(QPalette.ColorRole.WindowText).name()),
            not dialog.styleSheet(),
            [button.text() for button in buttons if button.isDefault()],
            [each for each in nameless(dialog) if each != COLUMNS],
            gone=False,
        )
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        seen.gone = not dialog.isVisible()
        found.append(seen)
        dialog.reject()  # so that a test that fails does not wait for ever

    QTimer.singleShot(WAIT, see)
    answer = open_it()
    return found[0], answer


def in_order(seen: Seen, scheme: Scheme) -> None:
    tokens = SCHEMES[scheme]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleSheet() == sheet(scheme)
    assert seen.styled  # nothing of its own stands in the way of the theme
    assert seen.colours == (tokens.page, tokens.text)
    assert len(seen.enter) == 1  # what Enter does
    assert seen.nameless == []
    assert seen.gone


@pytest.mark.parametrize("title", OPENERS)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_dialog_for_files_is_no_stranger(window: Window, assembly: Assembly, title: str, scheme: Scheme) -> None:
    assembly.surroundings.theme.apply(scheme, 100)
    seen, answer = look(lambda: OPENERS[title](window))
    assert seen.title == title
    assert not answer
    in_order(seen, scheme)


def test_the_dialog_for_the_printer_is_no_stranger(window: Window, assembly: Assembly) -> None:
    assembly.surroundings.theme.apply("dark", 100)
    page = SheetPage("words of the sheet", assembly.surroundings.clipboard, window)
    seen, _ = look(page.print_button.click)
    assert seen.title == "Print the recovery sheet"
    assert page.notice.words == ""  # nothing was sent
    in_order(seen, Scheme.DARK)


def dialogs_in(path: Path) -> set[str]:
    """Return the names of Qt's dialogs that a module speaks of."""
    words = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
    ends = ("Dialog", "MessageBox", "Wizard")
    return {word for word in words if word.startswith("Q") and word.endswith(ends)} - {"QDialog"}


def test_nothing_else_opens_a_dialog() -> None:
    folder = Path(workbench.ui.__file__).parent
    found = {(name, path.name) for path in folder.rglob("*.py") for name in dialogs_in(path)}
    assert found == set(SYSTEMS_OWN.items())
