"""Told twice: two tellings of perhaps one event side by side, why they are put together, and what the reviewer decides.

Nothing is joined by itself: a decision is one step that can be undone, and it keeps its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis.duplicates import Pair
from workbench.errors import WorkbenchError
from workbench.services import merging
from workbench.services.chronology import Entry, Flag
from workbench.services.merging import Resolution
from workbench.services.session import Session
from workbench.ui.dates import in_words
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import name_inside
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import heading, line
from workbench.ui.words import quantity
from workbench.vault.store import Changed


class TwicePanel(QWidget):
    """Follows the row that is chosen; ``next_wanted`` asks for the next row with something to decide."""

    next_wanted = Signal()
    closed = Signal()
    told = Signal(str)

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Told twice"))
        self._review = review
        self._pairs: dict[str, list[Pair]] = {}
        self._entry: Entry | None = None
        self._lookup: Callable[[str], Entry | None] = _nothing
        self._at = 0
        self.title = heading("", self, "heading")
        self.why = heading("", self, "quiet")
        self.why.setWordWrap(True)
        self.differ = heading("", self, "problem")
        self.differ.setWordWrap(True)
        self.notice = Notice(self)
        self.mine, self.theirs = _Telling(self), _Telling(self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Why, in a few words; needed where a difference is settled"))
        self.reason.setAccessibleName(self.tr("Reason for the decision"))
        self._build()

    def _build(self) -> None:
        self.other = self._button(self.tr("Another candidate"), self._turn)
        self.next = self._button(self.tr("Next"), self.next_wanted.emit)
        name_inside(self.next, self.tr("Next entry that is perhaps told twice"), self.tr("Next to decide (D)"))
        close = self._button(self.tr("Close"), self.closed.emit)
        name_inside(close, self.tr("Close this panel"), self.tr("Close this panel"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button in (self.other, self.next, close):
            button.setProperty("role", "quiet")
            head.addWidget(button)
        tellings = QHBoxLayout()
        tellings.setSpacing(16)
        tellings.addWidget(self.mine, 1)
        tellings.addWidget(line(self, "upright"))
        tellings.addWidget(self.theirs, 1)
        self.same = self._button(self.tr("The same event"), self._join_agreeing)
        self.prefer_mine = self._button(self.tr("The same; follow the left"), self._join_mine)
        self.prefer_theirs = self._button(self.tr("The same; follow the right"), self._join_theirs)
        self.both = self._button(self.tr("The same; state both"), self._join_both)
        self.open = self._button(self.tr("The same; settle it later"), self._join_open)
        self.apart = self._button(self.tr("Not the same"), self._keep_apart)
        self.take_out = self._button(self.tr("Take out of its group"), self._take_apart)
        self._verbs = QWidget(self)
        flow = FlowLayout(self._verbs)
        settling = (self.prefer_mine, self.prefer_theirs, self.both, self.open)
        for button in (self.same, *settling, self.apart, self.take_out):
            flow.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 16, 10)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addLayout(tellings, 1)
        box.addWidget(self.why)
        box.addWidget(self.differ)
        box.addWidget(self.reason)
        box.addWidget(self._verbs)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(act)
        return button

    # what is shown ----------------------------------------------------------------------------------------------

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Know what may be told twice."""
        self._pairs = {}
        for pair in pairs:
            for id_ in (pair.first, pair.second):
                self._pairs.setdefault(id_, []).append(pair)
        for those in self._pairs.values():
            those.sort(key=lambda pair: -pair.score)

    @property
    def ids(self) -> frozenset[str]:
        """The entries with something to decide."""
        return frozenset(self._pairs)

    def show_entry(self, entry: Entry | None, lookup: Callable[[str], Entry | None]) -> None:
        """Show what is to be decided on an entry."""
        if entry is None or self._entry is None or entry.id != self._entry.id:
            self._at = 0
            self.reason.clear()
            self.notice.hush()
        self._entry, self._lookup = entry, lookup
        self._lay_out()

    def _lay_out(self) -> None:
        pairs = self._candidates()
        pair = pairs[self._at] if pairs else None
        joined = self._entry is not None and Flag.LINKED in self._entry.flags
        undecided = quantity(len(self._pairs), self.tr("entry to decide"), self.tr("entries to decide"))
        self.title.setText(self.tr("Told twice? {0}").format(undecided))
        self.other.setVisible(len(pairs) > 1)
        self.other.setText(self.tr("Candidate {0} of {1}").format(self._at + 1, len(pairs)))
        self.next.setEnabled(bool(self._pairs))
        self.mine.show_entry(self._entry)
        other = self._lookup(self._other(pair)) if pair else self._joined_with() if joined else None
        self.theirs.show_entry(other)
        self.theirs.setVisible(other is not None)
        self.why.setText(self._reasons(pair, joined))
        self.differ.setText(self.tr("They differ: {0}").format("; ".join(pair.conflicts)) if pair else "")
        self.differ.setVisible(pair is not None and bool(pair.conflicts))
        differs = pair is not None and bool(pair.conflicts)
        self.reason.setVisible(pair is not None)
        self.same.setVisible(pair is not None and not differs)
        for button in (self.prefer_mine, self.prefer_theirs, self.both, self.open):
            button.setVisible(differs)
        self.apart.setVisible(pair is not None)
        self.take_out.setVisible(joined)

    def _reasons(self, pair: Pair | None, joined: bool) -> str:
        if pair is not None:
            why = "; ".join(reason.rstrip(".") for reason in pair.reasons)
            return self.tr("Alike to {0} %: {1}.").format(round(pair.score * 100), why)
        if joined:
            return self.tr("You joined these: they tell of the same event.")
        return self.tr("Nothing here looks like this entry.")

    def _candidates(self) -> list[Pair]:
        return self._pairs.get(self._entry.id, []) if self._entry is not None else []

    def _other(self, pair: Pair) -> str:
        mine = self._entry.id if self._entry is not None else ""
        return pair.second if pair.first == mine else pair.first

    def _joined_with(self) -> Entry | None:
        same = self._entry.same_as if self._entry is not None else ()
        return next((entry for id_ in same if (entry := self._lookup(id_)) is not None), None)

    @Slot()
    def _turn(self) -> None:
        self._at = (self._at + 1) % max(1, len(self._candidates()))
        self._lay_out()

    # deciding ---------------------------------------------------------------------------------------------------

    @Slot()
    def _join_agreeing(self) -> None:
        self._join(None)

    @Slot()
    def _join_mine(self) -> None:
        self._join(Resolution.PREFERRED, mine=True)

    @Slot()
    def _join_theirs(self) -> None:
        self._join(Resolution.PREFERRED, mine=False)

    @Slot()
    def _join_both(self) -> None:
        self._join(Resolution.BOTH_STATED)

    @Slot()
    def _join_open(self) -> None:
        self._join(Resolution.UNRESOLVED)

    def _join(self, resolution: Resolution | None, *, mine: bool | None = None) -> None:
        pairs = self._candidates()
        if not pairs or self._entry is None:
            return
        here, there, why = self._entry.id, self._other(pairs[self._at]), self.reason.text()
        preferred = None if mine is None else here if mine else there

        def verb(session: Session) -> Changed:
            return merging.join(session, (here, there), resolution=resolution, preferred=preferred, reason=why)

        self._decide(verb, self.tr("Joined; Ctrl+Z takes it back"))

    @Slot()
    def _keep_apart(self) -> None:
        pairs = self._candidates()
        if not pairs or self._entry is None:
            return
        here, there, why = self._entry.id, self._other(pairs[self._at]), self.reason.text()

        def verb(session: Session) -> Changed:
            return merging.keep_apart(session, here, there, reason=why)

        self._decide(verb, self.tr("Kept apart; Ctrl+Z takes it back"))

    @Slot()
    def _take_apart(self) -> None:
        if self._entry is None:
            return
        here = self._entry.id

        def verb(session: Session) -> Changed | None:
            return merging.take_apart(session, here)

        self._decide(verb, self.tr("Taken apart; Ctrl+Z takes it back"))

    def _decide(self, verb: Callable[[Session], Changed | None], words: str) -> None:
        try:
            self._review.do(verb)
        except WorkbenchError as error:
            self.notice.say_error(error)
            self.reason.setFocus()
            return
        self.reason.clear()
        self.notice.hush()
        self.told.emit(words)


def _nothing(id_: str) -> Entry | None:
    return None


class _Telling(QScrollArea):
    """One telling: whose, when, and all that it says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(64)
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(2)
        self._who = heading("", inside, "label")
        self._who.setWordWrap(True)
        self._words = QLabel(inside)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box.addWidget(self._who)
        box.addWidget(self._words)
        box.addStretch(1)
        self.setWidget(inside)

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry, or nothing."""
        who, words = "", ""
        if entry is not None:
            when = ", ".join(part for part in (in_words(entry.date or ""), entry.time) if part)
            who = " · ".join(part for part in (entry.agency_name, when) if part)
            parts = (entry.what_happened, entry.action_taken, entry.outcome)
            words = "\n".join(" ".join(part.split()) for part in parts if part)
        self._who.setText(who)
        self._words.setText(words)
        self.setAccessibleName(f"{who}: {words}" if who else self.tr("No entry"))
