"""Long work off the window's thread: values cross, handles never do, and the person can stop it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import (
    QMetaObject,
    QObject,
    QRunnable,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtWidgets import QWidget

from workbench.errors import Cancelled, WorkbenchError
from workbench.services.progress import Progress
from workbench.ui.halting import halt

T = TypeVar("T")
_PATIENCE = 3.0  # seconds for which a lock waits for a task that was told to stop
_PAGES = {"page", "panel"}  # roles of what has a title of its own
_TURN = 0.5  # seconds at most for which work aside waits at each of its steps until the window has turned to it
_STEP = 20  # ms after which one that has not stopped is told again


@dataclass(slots=True, eq=False, weakref_slot=True)  # Qt holds a listener weakly
class Ticket:
    """A task that was handed over: who is to hear of it, and the wish to stop it.

    ``page`` is the title of the page that asked for it, "" for none; ``began`` is when, as of `time.monotonic`.
    """

    done: Callable[[Any], None]
    failed: Callable[[WorkbenchError], None]
    progressed: Callable[[int, int], None] | None
    page: str = ""
    aside: bool = False
    writes: bool = False
    work: Callable[[Progress], object] | None = None  # what only reads, until it has: it can be begun again
    halt: Callable[[], object] | None = None  # called when it is to stop
    began: float = field(default_factory=time.monotonic)
    steps: tuple[int, int] = (0, 0)  # done, of how many; (0, 0) before the first is told
    tie: QMetaObject.Connection | None = None  # to the end of whoever asked for the work
    outcome: tuple[Any, WorkbenchError | None] | None = None  # kept here, for what is on its way through Qt stays there
    thread: int | None = None  # in which it is being worked on
    heard: threading.Event = field(default_factory=threading.Event)  # set once the window has heard of the last step
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop: at its next step, or where it stands unless it is ready to write."""
        self._stop.set()
        self.heard.set()
        if self.halt is not None:
            self.halt()

    @property
    def ready(self) -> bool:
        """Whether it has told its last step: what it writes is being written."""
        done, total = self.steps
        return self.writes and 0 < total <= done

    @property
    def cancelled(self) -> bool:
        """Whether the person asked it to stop."""
        return self._stop.is_set()

    def withdraw(self) -> None:
        """Stop the work and let go of those who were to hear of it: they are gone."""
        self.cancel()
        self.done = self.failed = _unheard
        self.progressed = self.tie = self.outcome = self.work = None

    def renew(self) -> None:
        """Want it again after all."""
        self._stop.clear()
        self.began, self.steps = time.monotonic(), (0, 0)


def _unheard(_: object) -> None:
    """Hear what came of work that nobody waits for any more."""


class _Job(QRunnable):
    """The work itself, on the pool's thread: it holds data and two bound signals, no object of the window."""

    def __init__(
        self,
        ticket: Ticket,
        work: Callable[[Progress], object],
        finished: SignalInstance,
        progressed: SignalInstance,
    ) -> None:
        super().__init__()
        self._held: tuple[Ticket, Callable[[Progress], object]] | None = (ticket, work)
        self._finished, self._progressed = finished, progressed

    def run(self) -> None:
        """Do the work and send what came of it to the window's thread; sys.excepthook reports a fault of ours."""
        with contextlib.suppress(Cancelled):  # it was halted just as it ended
            self._run()

    def _run(self) -> None:
        if self._held is None:
            return
        ticket, work = self._held
        self._held = None  # the pool keeps its last job, which must not keep the review

        def step(done: int, total: int) -> None:
            ticket.steps = done, total  # before it is asked: see Tasks._halt
            ticket.heard.clear()
            if not ticket.cancelled:
                self._progressed.emit(ticket, done, total)
                if ticket.aside:
                    ticket.heard.wait(_TURN)
            if ticket.cancelled:
                raise Cancelled

        value: object = None
        error: WorkbenchError | None = WorkbenchError("Something went wrong inside the program; nothing was changed.")
        try:
            if ticket.cancelled:
                raise Cancelled  # before it began
            ticket.thread = threading.get_ident()
            value = work(step)
            ticket.thread = None
            error = None
        except WorkbenchError as caught:
            caught.__cause__ = caught.__context__ = None  # frames of this thread hold its connections and texts
            error = caught.with_traceback(None)
        except Exception:  # SQLite says in its own words that a function of ours was stopped
            if not ticket.cancelled:
                raise
            error = Cancelled()
        finally:
            ticket.thread = None
            ticket.outcome = (value, error)
            self._finished.emit(ticket)


class Tasks(QObject):
    """Runs one task at a time, in order, and one aside; its callbacks come on the window's thread."""

    moved = Signal()  # a task was handed over, or ended, or told how far it is
    _finished = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._aside = QThreadPool(self), QThreadPool(self)
        for pool in (self._pool, self._aside):
            pool.setMaxThreadCount(1)
        self._aside.setThreadPriority(QThread.Priority.LowPriority)
        self._open: list[Ticket] = []
        self._stopped: Ticket | None = None
        self._halting = QTimer(self)
        self._halting.setInterval(_STEP)
        self._halting.timeout.connect(self._halt)
        self._finished.connect(self._finish)
        self._progressed.connect(self._progress)

    @property
    def busy(self) -> bool:
        """Whether a task is waiting or running."""
        return bool(self._open)

    @property
    def unshown(self) -> Ticket | None:
        """The task that a page waits for without showing how far it is: the first, and last what is done aside."""
        waiting = [ticket for ticket in self._open if ticket.page and ticket.work is not None]
        return min(waiting, key=lambda ticket: (ticket.aside, ticket.began), default=None)

    @property
    def stopped(self) -> Ticket | None:
        """The task that was stopped last by :meth:`stop`, and can be resumed."""
        ticket = self._stopped
        return ticket if ticket is not None and ticket.work is not None and ticket not in self._open else None

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
        progressed: Callable[[int, int], None] | None = None,
        *,
        owner: QObject | None = None,
        aside: bool = False,
    ) -> Ticket:
        """Hand work over. It is called in the other thread with a Progress, and must make its own connections.

        Where ``owner`` is given, as every page does, the work is stopped and nobody hears of it once that is deleted.
        Work that writes anything takes ``progressed`` and shows how far it is. What takes none only reads: where it
        takes long, the status line shows it, and it can be begun again after it was stopped.
        Work ``aside`` is work that nobody waits for: it has a thread of its own, holds up no other, and rests at each
        of its steps until the window has heard of it. Two threads share one interpreter: what the window does would
        take it twice as long, and three times where it draws.
        """
        ticket = Ticket(
            done, failed, progressed, _page_of(owner), aside, progressed is not None, halt=self._halting.start
        )
        if progressed is None:
            ticket.work = work
        if owner is not None:
            ticket.tie = owner.destroyed.connect(ticket.withdraw)
        self._start(ticket, work)
        return ticket

    def _start(self, ticket: Ticket, work: Callable[[Progress], object]) -> None:
        self._open.append(ticket)
        pool = self._aside if ticket.aside else self._pool
        pool.start(_Job(ticket, work, self._finished, self._progressed))
        self.moved.emit()

    def stop(self, ticket: Ticket) -> None:
        """Stop a task because the person wants it; it can be resumed, which begins it again."""
        self._stopped = ticket
        ticket.cancel()
        self.moved.emit()

    def resume(self) -> None:
        """Begin the task again that was stopped last."""
        ticket, self._stopped = self.stopped, None
        if ticket is not None and ticket.work is not None:
            ticket.renew()
            self._start(ticket, ticket.work)

    @Slot()
    def _halt(self) -> None:
        """Halt what is to stop, again and again until it has; not what is ready to be written."""
        told = [ticket for ticket in self._open if ticket.cancelled and ticket.halt is not None and not ticket.ready]
        for ticket in told:
            if ticket.thread is not None:
                halt(ticket.thread)
        if not told:
            self._halting.stop()

    def stop_all(self, press: Callable[[], object] = lambda: None) -> None:
        """Stop every task, and let nobody hear of it: the window is being locked.

        A task that does not stop of itself is stopped where it stands; ``press`` ends what it waits for outside Python.
        One that cannot be stopped is waited for no longer than a few seconds: nobody hears of it either.
        """
        stopped, self._open = self._open, []
        if self._stopped is not None:
            stopped.append(self._stopped)
            self._stopped = None
        self._halting.stop()
        for ticket in stopped:
            _untie(ticket)
            ticket.halt = None  # it is halted here
            ticket.withdraw()
        until = time.monotonic() + _PATIENCE
        while not self._rested(_STEP) and time.monotonic() < until:
            press()
            for ticket in stopped:
                if ticket.thread is not None:
                    halt(ticket.thread)
        for ticket in stopped:
            ticket.outcome = None  # what was found just as it was told to stop
        self.moved.emit()

    def _forget_stopped(self) -> None:
        if self._stopped is not None:
            _untie(self._stopped)
            self._stopped.withdraw()
            self._stopped = None

    def _rested(self, wait: int) -> bool:
        return all([pool.waitForDone(wait) for pool in (self._pool, self._aside)])

    @Slot(object)
    def _finish(self, ticket: Ticket) -> None:
        outcome, ticket.outcome = ticket.outcome, None
        if ticket not in self._open:
            return
        self._open.remove(ticket)
        if outcome is None:  # withdrawn while it was on its way here
            self.moved.emit()
            return
        value, error = outcome
        if ticket is not self._stopped or not isinstance(error, Cancelled):  # otherwise it may be resumed
            _untie(ticket)
            ticket.work = ticket.halt = None
            if error is None and self._stopped is not None and self._stopped.page == ticket.page:
                self._forget_stopped()
        if error is not None:
            ticket.failed(error)
        else:
            ticket.done(value)
        self.moved.emit()

    @Slot(object, int, int)
    def _progress(self, ticket: Ticket, done: int, total: int) -> None:
        ticket.heard.set()
        if ticket in self._open:
            if ticket.progressed is not None:
                ticket.progressed(done, total)
            else:
                self.moved.emit()


def _untie(ticket: Ticket) -> None:
    if ticket.tie is not None:
        QObject.disconnect(ticket.tie)
        ticket.tie = None


def _page_of(owner: QObject | None) -> str:
    """Return the title of the page that an object is or belongs to, "" for none."""
    at = owner
    while at is not None:
        if isinstance(at, QWidget) and at.property("role") in _PAGES and at.accessibleName():
            return at.accessibleName()
        at = at.parent()
    return ""
