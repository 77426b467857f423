"""The part of a source that shows its document: words and pages, found in, and passages taken into other records."""

from __future__ import annotations

import datetime
import re
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.outside.pictures import Raster
from workbench.records import Record, Source
from workbench.services import opening, passages
from workbench.services.opening import Opened
from workbench.services.passages import Quoted, Taken
from workbench.services.progress import Progress
from workbench.ui.dates import in_words
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, heading
from workbench.ui.pages.page_picture import PagePicture
from workbench.ui.pages.part import Part
from workbench.ui.pages.passage_text import PassageText
from workbench.ui.pages.quoting_bar import QuotingBar

_PAGE = re.compile(r"p\. (\d+)")
_WIDEST = 1600  # pixels of a page's picture; enough to read small print enlarged


class SourceReader(Part):
    """Reads one source at a time, away from the window's thread."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._source: Record | None = None
        self._opened = Opened(())
        self.limits, self.remarks, self.notice = Notice(self), Notice(self), Notice(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find in this document"))
        self.line.setAccessibleName(self.tr("Find in this document"))
        self.line.setToolTip(self.tr("Find in this document (Ctrl+F), the next place (F3), the one before (Shift+F3)"))
        self.line.setClearButtonEnabled(True)
        self.count = heading("", self, "small")
        self.count.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self.as_page = QPushButton(self.tr("As it looks"), self)
        self.as_page.setProperty("role", "toggle")
        self.as_page.setCheckable(True)
        self.as_page.setToolTip(self.tr("Show the pages as they look instead of their words"))
        self.text = PassageText(around.theme, self)
        self.text.setAccessibleName(self.tr("The words of the document"))
        self.pages = PagePicture(self)
        self.body = QStackedWidget(self)
        self.body.addWidget(self.text)
        self.body.addWidget(self.pages)
        self.bar = QuotingBar(review, self)
        self.setFocusProxy(self.text)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(10)
        box.addWidget(self.limits)
        box.addWidget(self.remarks)
        finding = QHBoxLayout()
        finding.setSpacing(12)
        finding.addWidget(self.line, 1)
        finding.addWidget(self.count)
        finding.addWidget(self.as_page)
        box.addLayout(finding)
        box.addWidget(self.body, 1)
        box.addWidget(self.notice)
        box.addWidget(self.bar)

    def _connect(self) -> None:
        for widget in (self.line, self.text):
            widget.installEventFilter(self)
        self.line.textChanged.connect(self._find_first)
        self.as_page.toggled.connect(self._turn)
        self.pages.wanted.connect(self._draw)
        self.text.selectionChanged.connect(self._chosen)
        self.bar.asked.connect(self._take)

    # showing ----------------------------------------------------------------------------------------------------

    def show_record(self, id_: str) -> None:
        """Open the document of a source; one that is open already, and has not changed, stays as it is."""
        source = self._review.record("source", id_)
        if source is None or source == self._source:
            return
        same = self._source is not None and self._source.id == id_
        self._source = source
        self._say_limits(source)
        if not same:
            self.text.show_passages(())
            self.remarks.hush()
            self.notice.hush()
            self.line.clear()
        self.count.setText(self.tr("Opening…"))
        companion = self._review.session.companion

        def work(progress: Progress) -> Opened:
            with companion() as session:
                return opening.open_source(session, id_)

        self._around.tasks.run(work, partial(self._show, source), self.remarks.say_error, owner=self)

    def _show(self, source: Record, opened: Opened) -> None:
        if source is not self._source:
            return  # another was asked for meanwhile
        if opened != self._opened or not self.text.document().characterCount() > 1:
            self._opened = opened
            self.text.show_passages(opened.passages)
        self.remarks.say(list(opened.remarks), "caution")
        self.as_page.setVisible(opened.pages > 0)
        self.as_page.setChecked(opened.pages > 0 and not opened.passages)
        self.pages.start(opened.pages)
        self._turn(self.as_page.isChecked())
        self._find_first(self.line.text(), stay=True)

    def _say_limits(self, record: Record) -> None:
        assert isinstance(record, Source)  # noqa: S101 - this part is of sources only
        found = opening.limits(record, datetime.datetime.now(tz=datetime.UTC).date())
        said = []
        if found.restriction != "none":
            said.append(
                self.tr("Restriction: {0}. What you take from it goes no further than the panel.").format(
                    found.restriction.replace("_", " ")
                )
            )
        if found.grade:
            said.append(self.tr("Grade: {0}.").format(found.grade))
        if found.until:
            words = self.tr("It was to be destroyed or returned by {0}.") if found.overdue else self.tr(
                "To be destroyed or returned by {0}."
            )  # fmt: skip
            said.append(words.format(in_words(found.until)))
        tone = "alert" if found.overdue else "caution" if found.restriction != "none" else "plain"
        self.limits.say(" ".join(said), tone)

    @Slot(bool)
    def _turn(self, pages: bool) -> None:
        """Show the pages, at the one that was being read, or the words."""
        for widget in (self.line, self.count):
            widget.setEnabled(not pages)
        self.body.setCurrentWidget(self.pages if pages else self.text)
        if pages:
            named = _PAGE.match(self.text.place())
            self.pages.show_page(int(named[1]) if named else 1)

    @Slot(int)
    def _draw(self, page: int) -> None:
        companion, digest = self._review.session.companion, self._opened.digest

        def work(progress: Progress) -> Raster:
            with companion() as session:
                return opening.picture(session, digest, page, _WIDEST)

        def done(raster: Raster) -> None:
            if digest == self._opened.digest:
                self.pages.show_raster(page, raster)

        self._around.tasks.run(work, done, self._undrawn, owner=self)

    def _undrawn(self, error: WorkbenchError) -> None:
        self.pages.say(error.sentence)

    # finding ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def _find_first(self, words: str, *, stay: bool = False) -> None:
        """Find as one types, from where the words chosen begin, so that the place found stays while it still fits."""
        if not stay:
            cursor = self.text.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
            self.text.find_next(words)
        found = self.text.count(words)
        self.count.setText("" if not words else self.tr("{0} places").format(found) if found else self.tr("not found"))

    def focus_find(self) -> None:
        """Go to the line that finds words in the document."""
        self.as_page.setChecked(False)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys that find; the window has Ctrl+F for the list."""
        if not isinstance(event, QKeyEvent):
            return False
        ours = event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_F3
        if event.type() == QEvent.Type.ShortcutOverride and ours:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.matches(QKeySequence.StandardKey.Find):
            self.focus_find()
        elif event.key() == Qt.Key.Key_F3 or (enter and watched is self.line):
            self.text.find_next(self.line.text(), back=back)
        elif enter:
            self.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    # taking -----------------------------------------------------------------------------------------------------

    @Slot()
    def _chosen(self) -> None:
        self.bar.choose(self.text.chosen(), self.text.place())

    @Slot()
    def _take(self) -> None:
        """Take the passage chosen into the record that the bar names."""
        if self._source is None:
            return
        quoted = Quoted(self._source.id, self.text.place(), self.text.chosen())
        bar = self.bar
        try:
            taken = passages.take(
                self._review.session, quoted, bar.into, bar.target, stance=bar.stance_code, weight=bar.weight_code
            )
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self._review.announce(taken.changed)
        self.notice.say(
            self.tr("Taken: {0}. Ctrl+Z takes it back.").format(self._review.title(taken.kind, taken.id)),
            "good",
            (self.tr("Go there"), partial(self._go_to, taken)),
        )
        self.told.emit(self.tr("Passage taken"))

    def _go_to(self, taken: Taken) -> None:
        self.follow.emit(taken.kind, taken.id)
