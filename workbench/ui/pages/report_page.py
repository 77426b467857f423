"""Where the report is written: its sections, the sheet, and beside it what others read and what is to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.errors import Cancelled, WorkbenchError
from workbench.records import Section
from workbench.redaction.register import Register
from workbench.services import citing, drafting, signing
from workbench.services.citing import Citable
from workbench.services.drafting import Line, Remark
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.services.signing import Position
from workbench.ui.autosave import Autosave
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.report_citing import CitingPane
from workbench.ui.pages.report_preview import PreviewPane
from workbench.ui.pages.report_remarks import RemarksPane
from workbench.ui.pages.report_sections import SectionsPane
from workbench.ui.pages.report_signing import SigningPane
from workbench.ui.pages.report_writing import WritingPane
from workbench.ui.tasks import Ticket
from workbench.ui.words import said
from workbench.vault.store import Changed

Made = TypeVar("Made")
_QUIET = 250  # ms after the last key: what is read beside the text is of the text as stored
_THINK = 1_500  # ms more before the whole report is read again
_REGISTER = frozenset({"person", "agency", "place", "source"})
PREVIEW, REMARKS, CITING, SIGNING = range(4)
_WRITING, _EMPTY = range(2)


class ReportPage(Page):
    """The writing pane of the report, in the working view."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(key_of(Section.spec.name), said(Section.spec.plural), review, parent)
        self._around = around
        self._id = ""
        self._previewing: Ticket | None = None
        self._reading: Ticket | None = None
        self._stale = True
        self.autosave = Autosave(self._write, self, _QUIET)
        self.notice = Notice(self)
        self.sections, self.writing = SectionsPane(self), WritingPane(self)
        self.preview, self.remarks = PreviewPane(self), RemarksPane(self)
        self.citing, self.signing = CitingPane(review, self), SigningPane(self)
        self._think = QTimer(self)
        self._think.setSingleShot(True)
        self._think.setInterval(_THINK)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.empty = Empty(
            self.tr("The report is written here section by section. What you write is read beside it as any audience."),
            self.tr("Add the first section"),
            self.start_new,
            self,
        )
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.writing)
        self.middle.addWidget(self.empty)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Beside the text"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for words in (self.tr("As read"), self.tr("To look at"), self.tr("Refer to"), self.tr("Sign and send")):
            self.tabs.addTab(words)
        self.side = QWidget(self)
        self.stack = QStackedWidget(self.side)
        for beside in (self.preview, self.remarks, self.citing, self._scrolled(self.signing)):
            self.stack.addWidget(beside)
        box = QVBoxLayout(self.side)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(0)
        tabs = row(self.tabs)
        tabs.setContentsMargins(16, 0, 8, 0)
        box.addLayout(tabs)
        box.addWidget(line(self.side))
        box.addWidget(self.stack, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for at, (pane, share) in enumerate(((self.sections, 21), (self.middle, 44), (self.side, 35))):
            splitter.addWidget(pane)
            splitter.setStretchFactor(at, share)
        splitter.setSizes([210, 500, 400])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.notice)
        outer.addWidget(splitter, 1)

    def _scrolled(self, pane: QWidget) -> QScrollArea:
        """Return a pane that is higher than the window with large text, in an area that scrolls."""
        area = QScrollArea(self.side)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Sign and send"))
        area.setWidget(pane)
        return area

    def _connect(self) -> None:
        self.sections.chosen.connect(self._choose)
        self.sections.wanted.connect(self.start_new)
        self.sections.moved.connect(self._move)
        self.writing.edited.connect(self.autosave.touch)
        self.writing.left.connect(self.autosave.flush)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.notice.hush)
        self.preview.asked.connect(self._preview)
        self.remarks.found.connect(self.writing.show_words)
        self.remarks.decide.connect(lambda: self._leave("doubts"))
        self.remarks.check.connect(lambda: self._leave("recognition", "checks"))
        self.remarks.follow.connect(lambda kind, id_: self._leave(key_of(kind), id_))
        self.citing.cited.connect(self._cite)
        self.signing.go.connect(self._leave)
        self.signing.wanted.connect(self._sign)
        self.tabs.currentChanged.connect(self._turn)
        self._think.timeout.connect(self._look)
        self.review.changed.connect(self._changed)

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown, at a section where one is named."""
        self.preview.offer(self.review.audiences())
        if self._stale:
            self._stale = False
            self._read_register()
        self._show(record or self._id)

    def place(self) -> str:
        """Return the id of the section shown."""
        return self._id

    def flush(self) -> bool:
        """Save what is written."""
        return self.autosave.flush()

    def panes(self) -> Sequence[QWidget]:
        """Return the sections, the sheet, and what is beside it."""
        if not self._id:
            return [self.empty.button]
        return [self.sections.list, self.writing.body, self.tabs]

    def step(self, by: int) -> None:
        """Choose the next section, or with -1 the one before."""
        self.sections.step(by)

    def next_tab(self) -> None:
        """Turn to the next of what is beside the text."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    @Slot()
    def start_new(self) -> None:
        """Begin a section after the last."""
        if not self.flush():
            return
        made = self._do(lambda session: drafting.add(session, self._id))
        if made is not None:
            self.review.announce(Changed(frozenset({Section.spec.name}), frozenset({(Section.spec.name, made.id)}), ""))
            self._show(made.id)
            self.writing.title.setFocus()

    def put_in_bin(self) -> None:
        """Move the section to the bin; undo brings it back."""
        if self._id and self.flush():
            try:
                self.review.put_in_bin(Section.spec.name, self._id)
            except WorkbenchError as error:
                self.notice.say_error(error)
            else:
                self.told.emit(self.tr("Moved to the bin; Ctrl+Z brings it back"))

    # the section shown ------------------------------------------------------------------------------------------

    def _show(self, id_: str) -> None:
        """Show a section, or the first where there is no such."""
        parts = drafting.parts(self.review.session)
        known = [part.id for part in parts]
        wanted = id_ if id_ in known else (known[0] if known else "")
        fresh, self._id = wanted != self._id, wanted
        self.sections.show_parts(parts, wanted)
        self.middle.setCurrentIndex(_WRITING if wanted else _EMPTY)
        self.side.setVisible(bool(wanted))
        section = self.review.session.store.get(Section, wanted) if wanted else None
        if section is None:
            return
        if fresh or not self.autosave.dirty:
            self.writing.show_section(section)
        if fresh:
            self.notice.hush()
        self._beside()

    @Slot(str)
    def _choose(self, id_: str) -> None:
        if id_ == self._id:
            return
        if self.flush():
            self._show(id_)
        else:
            self._show(self._id)

    def _write(self) -> None:
        section = self.writing.section()
        if section is not None:
            self.writing.kept(section)
            self.review.save(section)

    @Slot(str, int)
    def _move(self, id_: str, by: int) -> None:
        if self.flush():
            self.review.announce(self._do(lambda session: drafting.move(session, id_, by)))

    @Slot(object)
    def _cite(self, citable: Citable) -> None:
        self.writing.insert(citable.words)
        if self.flush():
            self.review.announce(self._do(lambda session: citing.link(session, self._id, citable)))

    @Slot(str, str, str, str)
    def _sign(self, role: str, by: str, decision: str, comment: str) -> None:
        words = self.signing.fingerprint
        made = self._do(lambda session: signing.sign(session, words, role, by=by, decision=decision, comment=comment))
        if made is not None:
            self.signing.comment.clear()
            self.told.emit(self.tr("Sign-off recorded"))
            self.review.announce(Changed(frozenset({"sign_off"}), frozenset({("sign_off", made.id)}), "sign-off"))

    def _do(self, verb: Callable[[Session], Made]) -> Made | None:
        """Let a service change the review; say what went wrong."""
        try:
            made = verb(self.review.session)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return None
        self.notice.hush()
        return made

    @Slot(str)
    @Slot(str, str)
    def _leave(self, key: str, record: str = "") -> None:
        if self.flush():
            self.go.emit(key, record)

    # what stands beside it --------------------------------------------------------------------------------------

    def _beside(self) -> None:
        """Read anew what is shown beside the text."""
        self._preview()
        self._name()
        self._think.start()

    def _name(self) -> None:
        register, section = self.writing.register, self.writing.section()
        if register is not None and section is not None:
            self.remarks.show_names(drafting.names_in(register, section.body or ""))

    @Slot()
    def _preview(self) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
        companion, id_, code = self.review.session.companion, self._id, self.preview.code
        if not id_:
            return

        def work(progress: Progress) -> tuple[Line, ...]:
            progress(0, 1)  # where a later wish has taken this one's place, nothing is read
            with companion() as session:
                return drafting.preview(session, id_, code)

        def failed(error: WorkbenchError) -> None:
            if not isinstance(error, Cancelled):
                self.preview.say(error.sentence)

        self._previewing = self._around.tasks.run(work, partial(self._previewed, id_, code), failed, owner=self)

    def _previewed(self, id_: str, code: str, lines: tuple[Line, ...]) -> None:
        if (id_, code) == (self._id, self.preview.code):
            self.preview.show_lines(lines)

    @Slot(int)
    def _turn(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        if tab == CITING:
            self.citing.look()
        self._look()

    @Slot()
    def _look(self) -> None:
        """Read the whole report for what is shown, where it is shown."""
        self._think.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not self._id or self.tabs.currentIndex() not in (REMARKS, SIGNING):
            return
        companion, id_ = self.review.session.companion, self._id
        if self.tabs.currentIndex() == REMARKS:
            self.remarks.wait()

            def remarks(progress: Progress) -> list[Remark]:
                with companion() as session:
                    return drafting.remarks(session, id_, progress)

            self._reading = self._run(remarks, partial(self._looked, id_))
            return
        self.signing.wait()

        def position(progress: Progress) -> Position:
            with companion() as session:
                return signing.position(session, progress)

        self._reading = self._run(position, self.signing.show_position)

    def _run(self, work: Callable[[Progress], Made], done: Callable[[Made], None]) -> Ticket:
        def failed(error: WorkbenchError) -> None:
            if not isinstance(error, Cancelled):
                self.notice.say_error(error)

        return self._around.tasks.run(work, done, failed, owner=self, aside=True)

    def _looked(self, id_: str, found: list[Remark]) -> None:
        if id_ == self._id:
            self.remarks.show_remarks(found)

    def _read_register(self) -> None:
        companion = self.review.session.companion

        def work(progress: Progress) -> Register:
            progress(0, 1)
            with companion() as session:
                return session.register

        self._around.tasks.run(work, self._known, self.notice.say_error, owner=self)

    def _known(self, register: Register) -> None:
        self.writing.know(register)
        self._name()

    # what happens -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _saved(self, time: str) -> None:
        self.told.emit(self.tr("Saved {0}").format(time))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        words = [self.tr("Not saved yet; your words are still here."), sentence]
        self.notice.say(words, "alert", (self.tr("Try again"), self.autosave.flush))
        self.told.emit(self.tr("Not saved"))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        self._stale = self._stale or bool(_REGISTER & changed.kinds)
        if self.isHidden():
            return
        if self._stale:
            self._stale = False
            self._read_register()
        self._show(self._id)
