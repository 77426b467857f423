"""The composition root of the window: the only place where its parts are wired together."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from workbench.ui.application import Application, Dialogs
from workbench.ui.clipboard import Clipboard
from workbench.ui.idle import IdleWatch
from workbench.ui.pages.page import Chooser, Surroundings
from workbench.ui.settings import IDLE_MINUTES, TEXT_SIZE, THEME, Preferences
from workbench.ui.sweeping import Sweeper
from workbench.ui.system_lock import SystemLock
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme
from workbench.ui.window import Window
from workbench.vault.keys import STANDARD, KeyCost

_TURN = 0.001  # seconds that the window's thread waits while another one works before it is let in


@dataclass(frozen=True, slots=True)
class Assembly:
    """A window and what it stands on."""

    window: Window
    surroundings: Surroundings
    idle: IdleWatch
    system: SystemLock
    sweeper: Sweeper

    def take_apart(self) -> None:
        """Undo what was wired into the application, for a program that makes more than one window."""
        self.surroundings.theme.deleteLater()
        self.idle.stop()
        self.sweeper.stop()
        self.window.deleteLater()


def assemble(application: Application, *, cost: KeyCost = STANDARD, chooser: Chooser | None = None) -> Assembly:
    """Make a window; ``cost`` is the price of a key and ``chooser`` asks for files, so that tests can do both."""
    sys.setswitchinterval(_TURN)
    preferences = Preferences()
    theme = Theme(application)
    theme.apply(preferences.get(THEME), preferences.get(TEXT_SIZE))
    tasks, clipboard = Tasks(), Clipboard()
    around = Surroundings(preferences, theme, tasks, clipboard, chooser or Dialogs())
    window = Window(around, cost)
    tasks.setParent(window)
    clipboard.setParent(window)
    idle, system = IdleWatch(application), SystemLock(window)
    idle.set_minutes(preferences.get(IDLE_MINUTES))
    preferences.idle_changed.connect(idle.set_minutes)
    idle.away.connect(window.lock)
    system.locked.connect(window.lock)
    return Assembly(window, around, idle, system, Sweeper(idle.quiet))


def run_window(path: Path | None) -> int:
    """Show the window, ready to open the review at ``path`` if one is named; return the exit code."""
    application = Application(sys.argv[:1])
    assembly = assemble(application)
    assembly.window.welcome(path)
    assembly.window.show()
    code = application.exec()
    assembly.surroundings.tasks.stop_all()  # what is still being imported has somebody to tell
    return code
