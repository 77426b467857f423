"""A concern that is passed on, step by step: the children first, then the system, then who decides, then the answer."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.services import referring
from workbench.services.referring import Open, Standing
from workbench.ui.dates import in_words
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, heading, row
from workbench.ui.pages.part import Part
from workbench.ui.words import quantity


class ConcernPart(Part):
    """Says what is to be done and in which order, and keeps when the outcome was asked for."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._id = ""
        self.risk, self.system, self.passed_on, self.outcome = (Notice(self) for _ in range(4))
        self.notice = Notice(self)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(self.tr("Whom you asked, and what was answered"))
        self.note.setAccessibleName(self.tr("Whom you asked, and what was answered"))
        self.ask = QPushButton(self.tr("I asked today"), self)
        self.ask.setEnabled(False)
        self.note.textChanged.connect(self._typed)
        self.note.returnPressed.connect(self._asked)
        self.ask.clicked.connect(self._asked)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 16, 24, 24)
        box.setSpacing(8)
        steps = (
            (self.tr("1. Is a child at risk now?"), self._risk_words(), self.risk),
            (self.tr("2. The system, before any person"), self._system_words(), self.system),
            (self.tr("3. Pass it to those who decide"), self._told_words(), self.passed_on),
            (self.tr("4. Ask what became of it"), "", self.outcome),
        )
        for title, words, state in steps:
            box.addWidget(heading(title, inside, "heading"))
            if words:
                said = heading(words, inside, "plain")
                said.setWordWrap(True)
                box.addWidget(said)
            box.addWidget(state)
            box.addSpacing(8)
        below = row(last=self.note)
        below.addWidget(self.ask)
        box.addLayout(below)
        box.addWidget(self.notice)
        box.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Passing a concern on"))
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusProxy(self.note)

    def _risk_words(self) -> str:
        return self.tr(
            "If a child may be in danger, stop here. Ring the police on the emergency number, or the children’s "
            "services where the child is, now and yourself. Tell the employer’s safeguarding lead the same day if the "
            "person works with children. Do not wait for the review, a meeting or a decision. Then write down here "
            "whom you told and when."
        )

    def _system_words(self) -> str:
        return self.tr(
            "Would somebody else in the same place, with the same information, have done the same? Look at workload "
            "and unfilled posts; turnover, sickness and cover; supervision and who checked the work; changes in the "
            "organisation; training; whether the systems and forms helped; what services there were to offer; and what "
            "was usual there at the time. Name a person only if something is left that this does not explain."
        )

    def _told_words(self) -> str:
        return self.tr(
            "A review decides nothing about anyone’s conduct. The employer, the designated officer, the regulator, the "
            "police or the coroner does. Give them the facts and where they stand, no opinion."
        )

    def show_record(self, id_: str) -> None:
        """Show how a concern stands."""
        if id_ != self._id:
            self.note.setText("")
            self.notice.hush()
        self._id = id_
        try:
            found = referring.standing(self._review.session, id_, _today())
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        left = set(found.open)
        self._say(
            self.risk,
            Open.RISK in left,
            self.tr("Nobody has recorded yet that a present risk was dealt with. Answer it under Details."),
            self.tr("Dealt with, as recorded."),
            alert=True,
        )
        named = self.tr(" A person is named already.") if Open.NAMED in left else ""
        self._say(
            self.system,
            Open.SYSTEM in left,
            self.tr("Not written down yet what in the system made it likely.") + named,
            self.tr("Considered, as recorded."),
        )
        self._say(self.passed_on, Open.UNTOLD in left or Open.UNDATED in left, *self._told_state(found))
        self._say(self.outcome, Open.OUTCOME in left, *self._outcome_state(found))

    def _told_state(self, found: Standing) -> tuple[str, str]:
        if Open.UNDATED in found.open:
            return self.tr("Passed on, but not on which day."), ""
        raised = in_words(found.raised, short=True) if found.raised else ""
        return self.tr("Nobody who decides has been told yet."), self.tr("Passed on: {0}.").format(raised)

    def _outcome_state(self, found: Standing) -> tuple[str, str]:
        asked = self._asked_words(found)
        if found.waited is None:
            return self.tr("What they decided is not known.") + asked, self.tr("Known, as recorded.") + asked
        days = quantity(found.waited, self.tr("day"), self.tr("days"))
        waiting = self.tr("What they decided is not known {0} after they were told.").format(days)
        return waiting + asked, self.tr("Known, as recorded.") + asked

    def _asked_words(self, found: Standing) -> str:
        if not found.asked:
            return self.tr(" It was not asked for.")
        times = quantity(found.times_asked, self.tr("time"), self.tr("times"))
        day = in_words(found.asked, short=True)
        return self.tr(" Asked for {0}, last on {1}.").format(times, day)

    def _say(self, where: Notice, undone: bool, todo: str, done: str, *, alert: bool = False) -> None:
        if undone:
            where.say(todo, "alert" if alert else "caution")
        else:
            where.say(done, "good")

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.ask.setEnabled(bool(text.strip()))

    @Slot()
    def _asked(self) -> None:
        try:
            self._review.do(partial(referring.asked, id_=self._id, day=_today(), note=self.note.text()))
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        self.note.setText("")  # and not clear(), so that Undo takes back the record
        self.show_record(self._id)
        self.told.emit(self.tr("Kept: asked today"))


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
