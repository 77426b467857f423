"""Who hears the events of the whole application, and how they are spared those that belong to making a page.

A filter for the application runs for every event of every widget. While a page with its forms is made and shown for
the first time, tens of thousands of these say only that a widget was made, styled or moved: no key and no mouse. To ask
Python about each took half of the time that the page took. So there is one filter, it passes on only what somebody
listens for, and it is taken away while a page is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from shiboken6 import isValid


class Listeners(QObject):
    """The one filter of an application; made by `listeners`."""

    woken = Signal()  # after a rest, in which windows may have been shown that nobody heard of

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._heard: dict[QEvent.Type, list[ref[QObject]]] = {}  # it keeps no window alive
        self._resting = 0
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.setInterval(0)
        self._alarm.timeout.connect(self._wake)
        application.installEventFilter(self)

    def add(self, listener: QObject, kinds: Collection[QEvent.Type]) -> None:
        """Let a listener's ``eventFilter`` hear such events from now on, until it is taken out or deleted."""
        for kind in kinds:
            self._heard.setdefault(kind, []).append(ref(listener))

    def remove(self, listener: QObject) -> None:
        """Let a listener hear nothing more."""
        for kind, present in self._heard.items():
            self._heard[kind] = [one for one in present if one() is not None and one() is not listener]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask everyone who listens for such an event; it goes no further when one of them has dealt with it."""
        present = self._heard.get(event.type())
        if not present:
            return False
        heard = [one for held in present if (one := held()) is not None and isValid(one)]
        return any([one.eventFilter(watched, event) for one in heard])

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let nobody hear what happens inside, which makes and shows widgets; an event loop inside ends the rest."""
        self._resting += 1
        if self._resting == 1:
            self._application.removeEventFilter(self)
            self._alarm.start()
        try:
            yield
        finally:
            self._resting -= 1
            if not self._resting:
                self._wake()

    @Slot()
    def _wake(self) -> None:
        """Listen again: keys and mouse come only through an event loop, and it has its turn now."""
        self._alarm.stop()
        self._application.removeEventFilter(self)  # so that it is there but once
        self._application.installEventFilter(self)
        self.woken.emit()


def listeners(application: QCoreApplication) -> Listeners:
    """Return the listeners of an application."""
    made = application.findChild(Listeners)
    return made if isinstance(made, Listeners) else Listeners(application)


@contextmanager
def at_rest() -> Iterator[None]:
    """Do, with the listeners at rest, what makes or shows many widgets at once."""
    application = QCoreApplication.instance()
    if application is None:
        yield
        return
    with listeners(application).at_rest():
        yield
