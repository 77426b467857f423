"""Everything that can be done by key or menu, in one table: words, keys, and the window's verb for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from workbench.i18n import QT_TRANSLATE_NOOP as _
from workbench.ui.icons import icon
from workbench.ui.words import said_in

_HERE = "actions"


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a menu: ``verb`` is a method of the window; ``review`` says that a review must be open."""

    verb: str
    words: str
    keys: str = ""
    icon: str = ""
    review: bool = True


LINE = Command("", "")

MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        _("actions", "&Review"),
        (
            Command("new_record", _("actions", "&New record"), "Ctrl+N", "add"),
            Command("bring_in", _("actions", "&Bring in files"), "Ctrl+I", "import"),
            Command("write_report", _("actions", "&Write a report"), "Ctrl+E", "export"),
            Command("check_file", _("actions", "&Check a file"), "Ctrl+Shift+E", "verify"),
            LINE,
            Command("open_settings", _("actions", "&Settings"), "Ctrl+,", "settings"),
            Command("lock", _("actions", "&Lock"), "Ctrl+L", "lock"),
            Command("close", _("actions", "&Quit"), "Ctrl+Q", "", review=False),
        ),
    ),
    (
        _("actions", "&Edit"),
        (
            Command("undo", _("actions", "&Undo"), "Ctrl+Z", "undo"),
            Command("redo", _("actions", "&Redo"), "Ctrl+Shift+Z", "redo"),
            LINE,
            Command("put_in_bin", _("actions", "Move to the &bin"), "Del", "bin"),
            Command("open_bin", _("actions", "&Open the bin")),
        ),
    ),
    (
        _("actions", "&View"),
        (
            LINE,
            Command("next_pane", _("actions", "&Next pane"), "F6"),
            Command("previous_pane", _("actions", "&Previous pane"), "Shift+F6"),
            Command("next_tab", _("actions", "Next &tab of the record"), "Ctrl+Tab"),
            Command("escape", _("actions", "&Close the pane"), "Esc"),
            LINE,
            Command("larger", _("actions", "&Larger text"), "Ctrl++", review=False),
            Command("smaller", _("actions", "&Smaller text"), "Ctrl+-", review=False),
        ),
    ),
    (
        _("actions", "&Go"),
        (
            Command("find_anything", _("actions", "&Find anything"), "Ctrl+K", "search"),
            Command("filter", _("actions", "Filter this &list"), "Ctrl+F"),
            LINE,
            Command("overview", _("actions", "&Overview"), "Alt+Home", "overview"),
            Command("next_record", _("actions", "&Next record"), "Alt+Down", "next"),
            Command("previous_record", _("actions", "&Previous record"), "Alt+Up", "previous"),
            Command("next_page", _("actions", "Next p&age"), "Ctrl+PgDown"),
            Command("previous_page", _("actions", "P&revious page"), "Ctrl+PgUp"),
        ),
    ),
    (
        _("actions", "&Help"),
        (Command("open_help", _("actions", "&Help and keys"), "F1", "help"),),
    ),
)


class Actions:
    """The window's actions by verb, in its menu bar."""

    def __init__(self, window: QMainWindow) -> None:
        self.by_verb: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._commands: list[Command] = []
        for title, commands in MENUS:
            menu = window.menuBar().addMenu(said_in(_HERE, title))
            self.menus[title] = menu
            for command in commands:
                if not command.verb:
                    menu.addSeparator()
                    continue
                menu.addAction(self._make(window, command))

    def _make(self, window: QMainWindow, command: Command) -> QAction:
        action = QAction(said_in(_HERE, command.words), window)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(getattr(window, command.verb))
        window.addAction(action)
        self.by_verb[command.verb] = action
        self._commands.append(command)
        return action

    def enable(self, review_open: bool) -> None:
        """Enable what can be done now."""
        for command in self._commands:
            self.by_verb[command.verb].setEnabled(review_open or not command.review)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return (what it does, its keys) of everything that has keys."""
        listed = [(_bare(said_in(_HERE, c.words)), c.keys) for c in self._commands if c.keys]
        return [(words, QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)) for words, keys in listed]

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """Return (words, action) of everything that can be done now."""
        found = [(_bare(self.by_verb[c.verb].text()), self.by_verb[c.verb]) for c in self._commands]
        return [(words, action) for words, action in found if action.isEnabled()]


def _bare(words: str) -> str:
    return words.replace("&", "")
