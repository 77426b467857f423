"""A missed opportunity and the test of hindsight: what was held then, what could be done, and the honest answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.services import hindsight
from workbench.services.hindsight import Entry, Tested
from workbench.services.progress import Progress
from workbench.ui.autosave import Autosave
from workbench.ui.dates import in_words
from workbench.ui.forms.form import Form
from workbench.ui.lines_tree import LinesTree
from workbench.ui.models.grid import ID, MOST_LINES, Line, LinesModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, Surroundings, heading
from workbench.ui.pages.part import Part
from workbench.ui.words import quantity

_LINES = 12  # lines of words that the list shows at least
_KIND = "missed_opportunity"
_ASKED = ("known_then", "could_have", "standard", "hindsight", "difference")


class HindsightPart(Part):
    """Above, what the agency held by the day, to be cited with the space bar; below, the questions and answers."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._id = ""
        self._tested: Tested | None = None
        self.autosave = Autosave(self._write, self)
        self.doubts, self.notice = Notice(self), Notice(self)
        self.held = Elided(self, "heading")
        self.model = LinesModel(self)
        self.list = self._list()
        self.form = Form(_KIND, review, self, only=_ASKED)
        self._lay_out()
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.follow.connect(self.follow)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.notice.hush)

    def _lay_out(self) -> None:
        above = QWidget(self)
        top = QVBoxLayout(above)
        top.setContentsMargins(24, 12, 24, 4)
        top.setSpacing(6)
        top.addWidget(self.held)
        keys = heading(self.tr("Space cites an entry or takes it out; Enter opens it."), above, "small")
        top.addWidget(keys)
        top.addWidget(self.list, 1)
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(4)
        said = QVBoxLayout()
        said.setContentsMargins(24, 0, 24, 0)
        said.addWidget(self.doubts)
        said.addWidget(self.notice)
        box.addLayout(said)
        area = QScrollArea(below)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Questions of the test"))
        area.setWidget(self.form)
        box.addWidget(area, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _list(self) -> LinesTree:
        lines = LinesTree(self.tr("What the agency held by that day"), self)
        lines.setModel(self.model)
        lines.setRootIsDecorated(False)
        lines.setMinimumHeight(lines.fontMetrics().lineSpacing() * _LINES)
        lines.activated.connect(self._open)
        keys = QShortcut(QKeySequence(Qt.Key.Key_Space), lines)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._cite)
        return lines

    def show_record(self, id_: str) -> None:
        """Show the test of a missed opportunity; words being written stay."""
        record = self._review.record(_KIND, id_)
        if record is None:
            return
        if id_ != self._id or self.form.empty:
            self._id = id_
            self.notice.hush()
            self.model.clear()
            self.form.fill(record)
        elif not self.autosave.dirty:
            self.form.refresh(record)
        self._ask()

    def flush(self) -> bool:
        """Save the answers."""
        return self.autosave.flush()

    def _write(self) -> None:
        record = self.form.record
        self._review.save(record)
        self.form.show_problems(record)
        self._judge()

    # what was held ------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Read in the background what the agency held."""
        companion, id_ = self._review.session.companion, self._id

        def work(progress: Progress) -> tuple[str, Tested]:
            with companion() as session:
                return id_, hindsight.examine(session, id_)

        if not self.model.rowCount():
            self.held.say(self.tr("Reading what was known…"))
        self._around.tasks.run(work, self._answer, self.notice.say_error, owner=self)

    def _answer(self, answer: tuple[str, Tested]) -> None:
        id_, found = answer
        if id_ != self._id:
            return
        self._tested = found
        self._say_held(found)
        chosen = self.list.currentIndex().data(ID)
        lines = [self._line(entry, held=False) for entry in found.not_held]
        lines += [self._line(entry, held=True) for entry in found.held[:MOST_LINES]]
        more = len(found.held) - MOST_LINES
        self.model.show(lines, self.tr("and {0} earlier ones, in the chronology").format(more) if more > 0 else "")
        ids = [line.id for line in lines]
        if ids:
            self.list.setCurrentIndex(self.model.index(ids.index(chosen) if chosen in ids else 0, 0))
        self._judge()

    def _say_held(self, found: Tested) -> None:
        if found.day is None:
            self.held.say(self.tr("Give it a date, and what was held by then is shown here."))
        elif not found.agency:
            self.held.say(self.tr("Give it an agency, and what that agency held is shown here."))
        else:
            entries = quantity(len(found.held), self.tr("entry"), self.tr("entries"))
            day = in_words(found.day.isoformat(), short=True)
            self.held.say(self.tr("{0} held {1} by {2}").format(found.agency, entries, day))

    def _line(self, entry: Entry, *, held: bool) -> Line:
        said = [in_words(entry.date, short=True) if entry.date else self.tr("no date")]
        if not held:
            said.append(self.tr("cited, but not held by then"))
        elif entry.cited:
            said.append(self.tr("cited"))
        if entry.shared:
            said.append(self.tr("told by another agency"))
        if held and not entry.certain:
            said.append(self.tr("perhaps only later"))
        return Line("event", entry.id, entry.title, " · ".join(said))

    # what follows -------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        """Say what in the answers does not go together; the answer itself is the reviewer's."""
        record, found = self._review.record(_KIND, self._id), self._tested
        if record is None or found is None:
            return
        answer = record.values.get("hindsight")
        said = []
        if answer is None:
            said.append(
                self.tr(
                    "Could those who were there have seen it with what they held, or do we see it because we know how "
                    "it ended?"
                )
            )
        if found.not_held and answer != "only_with_hindsight":
            count = quantity(len(found.not_held), self.tr("entry"), self.tr("entries"))
            words = self.tr("{0} cited here had not reached this agency by that day: that would be hindsight.")
            said.append(words.format(count))
        if answer == "knowable_then" and found.complete and not found.held:
            said.append(
                self.tr("Answered as knowable then, but no entry shows that this agency held anything by then.")
            )
        if answer == "only_with_hindsight" and record.values.get("difference") in {"likely", "possibly"}:
            said.append(self.tr("What could only be seen looking back explains nothing about the work at the time."))
        if answer == "knowable_then" and not record.values.get("standard"):
            said.append(self.tr("Name the standard that called for it, or say that none did."))
        self.doubts.say(said, "caution")

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        id_ = index.data(ID)
        if id_ and self.flush():
            self.follow.emit("event", str(id_))

    @Slot()
    def _cite(self) -> None:
        id_ = self.list.currentIndex().data(ID)
        if not id_ or not self.flush():
            return
        try:
            self._review.do(partial(hindsight.cite, id_=self._id, event=str(id_)))
        except WorkbenchError as error:
            self.notice.say_error(error)

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        words = [self.tr("Not saved yet; your words are still here."), sentence]
        self.notice.say(words, "alert", (self.tr("Try again"), self.autosave.flush))
