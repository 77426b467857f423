"""The time limits of the review as they stand today, and the pauses with their reasons; each leads to its dates."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.records import Review
from workbench.records.clocks import ClockState, Unit
from workbench.services import pausing
from workbench.services.pausing import Pause, Running
from workbench.services.session import Session
from workbench.ui.breaking import Link
from workbench.ui.dates import in_words
from workbench.ui.pages.page import heading
from workbench.ui.words import quantity, said

_NAME, _STANDING = range(2)


class Clocks(QWidget):
    """A line for each limit that is not kept yet, and for each pause; without any it is empty."""

    to_dates = Signal()

    def __init__(self, session: Session, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_NAME, 2)
        self._grid.setColumnStretch(_STANDING, 3)
        for limit in pausing.clocks(session, today):
            words = self._standing(limit)
            if words:
                doubt = self.tr(" (this limit is still to be checked)") if limit.clock.to_check else ""
                self._line(limit.clock.title, words + doubt)
        for pause in pausing.pauses(session):
            reason = session.profile.title_of("pause_reason", pause.reason)
            self._line(self._paused(pause, today), ": ".join(part for part in (reason, pause.note) if part))

    @property
    def empty(self) -> bool:
        """Whether the jurisdiction sets no limit, or every one was kept, and there is no pause."""
        return not self._grid.count()

    def _line(self, name: str, words: str) -> None:
        at = self._grid.count()
        link = Link(name, self)
        link.setAccessibleName(f"{name}: {words}")
        link.clicked.connect(self.to_dates)
        said_of = heading(words, self, "plain")
        said_of.setWordWrap(True)
        said_of.setContentsMargins(0, 4, 0, 2)  # as the words of the link
        self._grid.addWidget(link, at, _NAME, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said_of, at, _STANDING, Qt.AlignmentFlag.AlignTop)

    def _standing(self, limit: Running) -> str:
        """Return where a limit stands; "" for one that was kept."""
        state = limit.state
        if state.due is None:
            start = said(Review.spec.fields[limit.clock.start].label).lower()
            return "" if state.stopped else self.tr("not started: {0} is not recorded").format(start)
        if state.stopped and not state.overdue:
            return ""
        words = self._due(limit, state, in_words(state.due.isoformat()))
        if limit.without is None:
            return words
        return self.tr("{0}; {1} if the paused days did not count").format(words, in_words(limit.without.isoformat()))

    def _due(self, limit: Running, state: ClockState, due: str) -> str:
        if state.stopped:
            return self.tr("was due {0}; kept late").format(due)
        if state.overdue:
            return self.tr("was due {0}").format(due)
        if limit.clock.unit is Unit.WORKING_DAYS:
            left = quantity(state.days_left or 0, self.tr("working day"), self.tr("working days"))
        else:
            left = quantity(state.days_left or 0, self.tr("day"), self.tr("days"))
        return self.tr("due {0}; {1} left").format(due, left)

    def _paused(self, pause: Pause, today: datetime.date) -> str:
        began = in_words(pause.from_, short=True)
        if not pause.to:
            return self.tr("Paused since {0}").format(began)
        words = self.tr("Paused from {0} to {1}") if pause.to >= today.isoformat() else self.tr("Was paused {0} to {1}")
        return words.format(began, in_words(pause.to, short=True))
