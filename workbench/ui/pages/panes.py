"""A page of several panes, one at a time under its tabs: made when first turned to, and for the working view only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.records import KINDS
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, heading, line
from workbench.ui.pages.records import key_of
from workbench.ui.words import said
from workbench.vault.store import Changed


class Pane(QWidget):
    """One part of the page. It is shown what the store says, and keeps what is being written."""

    told = Signal(str)
    follow = Signal(str, str)  # a record's kind and id
    helped = Signal(str)  # the help of the field that has the focus

    def refresh(self) -> None:
        """Show what the store now says."""

    def choose(self, id_: str) -> None:
        """Show one of several records."""

    def flush(self) -> bool:
        """Save what is not saved; return whether nothing is left."""
        return True

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self


@dataclass(frozen=True, slots=True)
class Tab:
    """A pane that is still to be made: its name in addresses, its title, and how it is made."""

    name: str
    title: str
    make: Callable[[QWidget], Pane]


class PanesPage(Page):
    """Shows panes; ``kinds`` are those whose own pages show what others may read."""

    def __init__(
        self,
        key: str,
        title: str,
        about: str,
        tabs: Sequence[Tab],
        kinds: Sequence[str],
        review: OpenReview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, review, parent)
        self._tabs = tuple(tabs)
        self.made: dict[str, Pane] = {}
        self._stale: set[str] = set()
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget(self)
        self.help = heading("", self, "small")
        self.help.setWordWrap(True)
        self.help.setContentsMargins(24, 6, 24, 8)
        self.help.setMinimumHeight(self.help.fontMetrics().lineSpacing() * 2 + 14)
        self.elsewhere = self._elsewhere(kinds)
        self._build(about)
        self.tabs.currentChanged.connect(self._turn)
        review.changed.connect(self._changed)

    def _build(self, about: str) -> None:
        words = heading(about, self, "small")
        words.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 0)
        head.setSpacing(2)
        head.addWidget(heading(self.title, self))
        head.addWidget(words)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 6, 24, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(tabs)
        box.addWidget(line(self))
        box.addWidget(self.stack, 1)
        self._help_line = line(self)
        box.addWidget(self._help_line)
        box.addWidget(self.help)
        working = self.review.working
        for widget in (self.tabs, self.help, self._help_line):
            widget.setVisible(working)
        self.stack.addWidget(self.elsewhere)
        if working:
            self.tabs.blockSignals(True)
            for tab in self._tabs:
                self.tabs.addTab(tab.title)
            self.tabs.blockSignals(False)

    def _elsewhere(self, kinds: Sequence[str]) -> QWidget:
        """Return what stands here in another's eyes: where to read what that audience may see."""
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        words = self.tr("This page is for the working view. What this audience reads of it stands on these pages:")
        said_here = heading(words, holder, "quiet")
        said_here.setWordWrap(True)
        box.addWidget(said_here)
        for kind in kinds:
            link = QPushButton(said(KINDS[kind].spec.plural), holder)
            link.setProperty("role", "link")
            link.setProperty("kind", kind)
            link.clicked.connect(self._to_kind)
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return holder

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown, at a pane ("criteria") or a record of it ("criteria/ID") where one is named."""
        if not self.review.working:
            return
        name, _, id_ = record.partition("/")
        names = [tab.name for tab in self._tabs]
        if name in names:
            self.tabs.setCurrentIndex(names.index(name))
        pane = self._show(self.tabs.currentIndex())
        if id_:
            pane.choose(id_)

    def place(self) -> str:
        """Return the pane that is shown."""
        return self._tabs[self.tabs.currentIndex()].name if self.review.working else ""

    def flush(self) -> bool:
        """Save what any pane has not saved."""
        return all([pane.flush() for pane in tuple(self.made.values())])

    def panes(self) -> Sequence[QWidget]:
        """Return the tabs and what is shown under them."""
        if not self.review.working:
            return [self.elsewhere.findChild(QPushButton) or self]
        return [self._show(self.tabs.currentIndex()).first(), self.tabs]

    def next_tab(self) -> None:
        """Turn to the next pane."""
        if self.review.working:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())
            self._show(self.tabs.currentIndex()).first().setFocus()

    @Slot(int)
    def _turn(self, at: int) -> None:
        if self.flush():
            self.help.setText("")
            self._show(at)
        else:  # the words that could not be saved stay in sight
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(next(n for n, tab in enumerate(self._tabs) if self._is_shown(tab)))
            self.tabs.blockSignals(False)

    def _is_shown(self, tab: Tab) -> bool:
        return self.made.get(tab.name) is self.stack.currentWidget()

    def _show(self, at: int) -> Pane:
        tab = self._tabs[at]
        pane = self.made.get(tab.name)
        if pane is None:
            pane = self.made[tab.name] = tab.make(self)
            pane.told.connect(self.told)
            pane.follow.connect(self._follow)
            pane.helped.connect(self.help.setText)
            self.stack.addWidget(pane)
            pane.refresh()
        elif tab.name in self._stale:
            pane.refresh()
        self._stale.discard(tab.name)
        self.stack.setCurrentWidget(pane)
        return pane

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        self._stale |= self.made.keys()
        shown = next((n for n, tab in enumerate(self._tabs) if self._is_shown(tab)), None)
        if self.review.working and not self.isHidden() and shown is not None:
            self._show(shown)

    @Slot(str, str)
    def _follow(self, kind: str, id_: str) -> None:
        if self.flush():
            self.go.emit(key_of(kind), id_)

    @Slot()
    def _to_kind(self) -> None:
        self.go.emit(key_of(str(self.sender().property("kind"))), "")
