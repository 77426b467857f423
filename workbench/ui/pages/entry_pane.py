"""The whole entry at the right of the chronology: its form is made when the window has time, or when it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.records import Event
from workbench.ui.listening import at_rest
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.page import Surroundings

_WIDE, _SCROLL = 54, 28  # percent of the width; px beside the form
_SOON = 250  # ms after the page was first shown


class EntryPane(QObject):
    """``made`` says that the form has been made, which takes as long as the rest of the page."""

    made = Signal()
    closed = Signal()  # the person has closed it
    told = Signal(str)
    follow = Signal(str, str)

    def __init__(self, splitter: QSplitter, review: OpenReview, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._splitter, self._review, self._around, self._page = splitter, review, around, page
        self._detail: Detail | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._make)

    @property
    def detail(self) -> Detail:
        """The record's form and its other parts."""
        return self._detail or self._make()

    @property
    def open(self) -> bool:
        """Whether it stands beside the table."""
        return self._detail is not None and self._detail.isVisibleTo(self._page)

    @property
    def id(self) -> str:
        """The id of the entry that is shown, "" where none is."""
        return (self._detail.id or "") if self._detail is not None and self.open else ""

    @property
    def first(self) -> QWidget | None:
        """What takes the focus; None while it is closed."""
        if not self.open:
            return None
        return next(iter(self.detail.form.editors.values())) if self._review.working else self.detail.read_only

    def prepare(self) -> None:
        """Make the form once the page has been shown."""
        if self._detail is None:
            self._soon.start()

    def flush(self) -> bool:
        """Keep what is being written in it; return whether nothing is left."""
        return self._detail is None or self._detail.autosave.flush()

    def show_record(self, id_: str) -> bool:
        """Show an entry, unless what is written of the one before could not be saved: False."""
        if id_ != self.detail.id:
            if not self.flush():
                return False
            self.detail.show_record(id_)
        return True

    def show(self) -> None:
        """Stand beside the table."""
        detail = self.detail
        if detail.isHidden():
            detail.show()
            room = self._page.width()
            pane = max(room * _WIDE // 100, detail.form.minimumSizeHint().width() + _SCROLL)
            self._splitter.setSizes([room - pane, pane])

    def hide(self) -> bool:
        """Stand there no longer; False where what is written in it could not be saved."""
        if not self.flush():
            return False
        if self._detail is not None:
            self._detail.id = None
            self._detail.hide()
        return True

    def changed_elsewhere(self) -> None:
        """Show what was changed."""
        if self._detail is not None:
            self._detail.changed_elsewhere()

    def next_tab(self) -> None:
        """Turn to the next tab of the entry shown."""
        if self.open:
            tabs = self.detail.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())

    @Slot()
    def _make(self) -> Detail:
        self._soon.stop()
        if self._detail is None:
            with at_rest():
                detail = Detail(Event.spec.name, self._review, self._around, self._splitter)
                detail.hide()
                self._splitter.addWidget(detail)
            detail.closed.connect(self.closed)
            detail.told.connect(self.told)
            detail.follow.connect(self.follow)
            self._detail = detail
            self.made.emit()
        return self._detail
