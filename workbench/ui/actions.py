"""Everything that can be done by key or menu, in one table: words, keys, and the window's verb for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from workbench.i18n import QT_TRANSLATE_NOOP
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
        QT_TRANSLATE_NOOP("actions", "&Review"),
        (
            Command("new_record", QT_TRANSLATE_NOOP("actions", "&New record"), "Ctrl+N", "add"),
            Command("bring_in", QT_TRANSLATE_NOOP("actions", "&Bring in files"), "Ctrl+I", "import"),
            Command("write_report", QT_TRANSLATE_NOOP("actions", "&Write a report"), "Ctrl+E", "export"),
            Command("check_file", QT_TRANSLATE_NOOP("actions", "&Check a file"), "Ctrl+Shift+E", "verify"),
            LINE,
            Command("open_settings", QT_TRANSLATE_NOOP("actions", "&Settings"), "Ctrl+,", "settings"),
            Command("change_passphrase", QT_TRANSLATE_NOOP("actions", "Change the &passphrase"), "", "key"),
            Command("lock", QT_TRANSLATE_NOOP("actions", "&Lock"), "Ctrl+L", "lock"),
            Command("close", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q", "", review=False),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Edit"),
        (
            Command("undo", QT_TRANSLATE_NOOP("actions", "&Undo"), "Ctrl+Z", "undo"),
            Command("redo", QT_TRANSLATE_NOOP("actions", "&Redo"), "Ctrl+Shift+Z", "redo"),
            Command("next_misspelling", QT_TRANSLATE_NOOP("actions", "Next &misspelt word"), "F7"),
            LINE,
            Command("put_in_bin", QT_TRANSLATE_NOOP("actions", "Move to the &bin"), "Del", "bin"),
            Command("open_bin", QT_TRANSLATE_NOOP("actions", "&Open the bin")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&View"),
        (
            Command("swap_eyes", QT_TRANSLATE_NOOP("actions", "As &entered / as others read it"), "F9", "eye"),
            LINE,
            Command("next_pane", QT_TRANSLATE_NOOP("actions", "&Next pane"), "F6"),
            Command("previous_pane", QT_TRANSLATE_NOOP("actions", "&Previous pane"), "Shift+F6"),
            Command("next_tab", QT_TRANSLATE_NOOP("actions", "Next &tab of the record"), "Ctrl+Tab"),
            Command("escape", QT_TRANSLATE_NOOP("actions", "&Close the pane"), "Esc"),
            LINE,
            Command("columns", QT_TRANSLATE_NOOP("actions", "Columns of the &table"), "Ctrl+Shift+C"),
            LINE,
            Command("cover", QT_TRANSLATE_NOOP("actions", "Co&ver the window"), "F12"),
            LINE,
            Command("larger", QT_TRANSLATE_NOOP("actions", "&Larger text"), "Ctrl++", review=False),
            Command("smaller", QT_TRANSLATE_NOOP("actions", "&Smaller text"), "Ctrl+-", review=False),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Go"),
        (
            Command("find_anything", QT_TRANSLATE_NOOP("actions", "&Find anything"), "Ctrl+K", "search"),
            Command("filter", QT_TRANSLATE_NOOP("actions", "Filter this &list"), "Ctrl+F"),
            LINE,
            Command("go_back", QT_TRANSLATE_NOOP("actions", "&Back"), "Alt+Left"),
            Command("go_forward", QT_TRANSLATE_NOOP("actions", "For&ward"), "Alt+Right"),
            Command("overview", QT_TRANSLATE_NOOP("actions", "&Overview"), "Alt+Home", "overview"),
            Command("next_record", QT_TRANSLATE_NOOP("actions", "&Next record"), "Alt+Down", "next"),
            Command("previous_record", QT_TRANSLATE_NOOP("actions", "&Previous record"), "Alt+Up", "previous"),
            Command("next_page", QT_TRANSLATE_NOOP("actions", "Next p&age"), "Ctrl+PgDown"),
            Command("previous_page", QT_TRANSLATE_NOOP("actions", "P&revious page"), "Ctrl+PgUp"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Help"),
        (
            Command("guide", QT_TRANSLATE_NOOP("actions", "&Guidance for this page"), "F1", "help"),
            Command("open_help", QT_TRANSLATE_NOOP("actions", "&Help and keys"), "Shift+F1"),
        ),
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
        native = QKeySequence.SequenceFormat.NativeText
        shown = [(words, QKeySequence(keys).toString(native)) for words, keys in listed]
        eyes = QT_TRANSLATE_NOOP("actions", "Look as: you, confidential, panel, family, public")
        return [*shown, (said_in(_HERE, eyes), "Ctrl+1 … 5")]

    def commands(self) -> Sequence[tuple[str, QAction]]:
        """Return (words, action) of everything that can be done now.

        They are the words of the table: whoever looks for a word of a record must not find Undo, which names it.
        """
        found = [(_bare(said_in(_HERE, c.words)), self.by_verb[c.verb]) for c in self._commands]
        return [(words, action) for words, action in found if action.isEnabled()]


def _bare(words: str) -> str:
    return words.replace("&", "")
