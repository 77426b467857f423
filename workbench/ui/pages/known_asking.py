"""Asks what an agency knew on a day, in the background, and narrows the chronology to it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from workbench.analysis.known import Known
from workbench.services import known
from workbench.services.chronology import Entry
from workbench.services.progress import Progress
from workbench.ui.models.chronology import ChronologyModel
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.chronology_parts import Parts
from workbench.ui.tasks import Tasks

_WANTED = "known "  # before an agency's id and a day, where the chronology is asked for what was known


def known_to(agency: str, day: str = "") -> str:
    """Return what to name instead of an entry so that the chronology opens at what an agency knew on a day (EDTF)."""
    return f"{_WANTED}{agency} {day}"


class KnownAsking(QObject):
    """Hears the bar's question and answers it in the bar, the marks of the table and the filter."""

    def __init__(self, review: OpenReview, tasks: Tasks, parts: Parts, model: ChronologyModel, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._tasks, self._parts, self._model = review, tasks, parts, model
        parts.known.asked.connect(self._asked)

    def ask(self, entry: Entry | None) -> None:
        """Open the bar with an entry's agency and day."""
        agency, day = (entry.agency or "", entry.date or "") if entry is not None else ("", "")
        self._parts.known.open(self._parts.filter.agencies(), agency, day)

    def ask_if_wanted(self, wanted: str) -> bool:
        """Open the bar for what `known_to` names; False for the id of an entry."""
        if not wanted.startswith(_WANTED):
            return False
        agency, _, day = wanted.removeprefix(_WANTED).rpartition(" ")
        self._parts.known.open(self._parts.filter.agencies(), agency, day)
        return True

    @Slot(str, object)
    def _asked(self, agency: str, day: object) -> None:
        if not agency or not isinstance(day, dt.date):
            self._model.mark_perhaps(())
            self._parts.filter.set_known(None)
            return
        companion, code = self._review.session.companion, self._review.eyes

        def work(progress: Progress) -> Known:
            with companion() as session:
                return known.known_at(session, agency, day, code)

        self._tasks.run(work, self._answer, self._parts.notice.say_error, owner=self)

    def _answer(self, found: Known) -> None:
        if self._parts.known.isHidden():
            return
        self._parts.known.show_known(found)
        self._model.mark_perhaps(held.entry for held in found.held if not held.certain)
        self._parts.filter.set_known(found.entries)
