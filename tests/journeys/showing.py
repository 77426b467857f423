"""The window on a display, for something outside it to look at: `python -m tests.journeys.showing FILE.review`.

Makes a small review, shows the page on which it is opened, and then answers every line that it reads. The line
``start`` stays there, ``unlock`` opens the review and ``lock`` closes it again; anything else is the key of a page and
perhaps, after a blank, a record in it. The answer is one line of JSON: the names of everything in sight that can take
the keys. They are read from the widgets themselves, not from Qt's accessibility, so that what a screen reader is told
can be held against them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QSocketNotifier, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget

from tests.scenes import wait
from tests.ui.stand import PASSPHRASE, small_review
from workbench.app import Assembly, assemble
from workbench.ui.application import Application
from workbench.vault.keys import CHEAP

_PAUSE, _LOOKS = 40, 4  # ms between two looks, and how many in a row must be alike


def names_of(widget: QWidget) -> list[str]:
    """Return what a control is called: as it was named, as it is labelled, or as it reads; of tabs, their words."""
    if isinstance(widget, QTabBar):  # whose own name Qt does not tell: the tabs are what is chosen
        return [widget.tabText(at) for at in range(widget.count()) if widget.isTabVisible(at)]
    beside = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    own = widget.text() if isinstance(widget, QAbstractButton) else ""
    return [(widget.accessibleName() or " ".join(beside) or own).replace("&", "").strip()]


def in_reach(window: QWidget) -> list[str]:
    """Return the names of everything in sight that takes the keys itself."""
    return [
        name
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if widget.focusProxy() is None and not widget.objectName().startswith("qt_")
        for name in names_of(widget)
    ]


def at_rest(made: Assembly) -> list[str]:
    """Return what is in reach once nothing is under way and nothing has come or gone for a while."""
    before: list[str] = []
    same = 0
    while same < _LOOKS:
        wait(_PAUSE)
        now = in_reach(made.window)
        same = same + 1 if now == before and not made.surroundings.tasks.busy else 0
        before = now
    return before


def answer(made: Assembly, line: str) -> list[str]:
    """Do what a line says, and return the names of everything there that takes the keys."""
    window = made.window
    if line == "unlock":
        window.start.passphrase.setText(PASSPHRASE)
        window.start.unlock()
        wait(_PAUSE, lambda: window.bench is not None)
    elif line == "lock":
        window.lock()
    elif line != "start":
        assert window.bench is not None
        window.bench.go(*line.split())
    return at_rest(made)


def say(what: object) -> None:
    """Write one line for the one who asked."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(path: Path) -> int:
    """Show the window, say on which bus it can be read, and answer until there is no further line."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(path.parent / "settings"))
    small_review(path).close()
    application = Application(sys.argv[:1])
    made = assemble(application, cost=CHEAP)
    made.window.resize(1366, 768)
    made.window.welcome(path)
    made.window.show()

    def heard() -> None:
        line = sys.stdin.readline().strip()
        if line:
            say(answer(made, line))
        else:
            application.quit()

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(heard)
    say([os.environ["DBUS_SESSION_BUS_ADDRESS"], application.platformName()])
    code = application.exec()
    made.window.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
