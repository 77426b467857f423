"""What is public already, phrases to search for by hand, and words that nobody agreed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis.phrases import Phrase
from workbench.analysis.publicity import Match
from workbench.services.quoting import Unagreed
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import heading, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.theme import wide

_WIDEST = 840  # px
_KIND = "public_fact"


class _Column(QScrollArea):
    """A column that scrolls, filled anew each time."""

    go = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def _fresh(self) -> tuple[QWidget, QVBoxLayout]:
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDEST)
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 16, 24, 24)
        box.setSpacing(8)
        return inside, box

    def _words(self, words: str, parent: QWidget, role: str = "plain") -> QLabel:
        label = heading(words, parent, role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(words)
        return label

    def _link(self, words: str, kind: str, id_: str, parent: QWidget) -> QPushButton:
        link = QPushButton(words.replace("&", "&&"), parent)
        link.setProperty("role", "link")
        link.clicked.connect(partial(self.go.emit, key_of(kind), id_))
        return link


class PublicPane(_Column):
    """What the report shares with the public facts, both sides together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("What is public already"))

    def show_matches(self, matches: Sequence[Match], review: OpenReview) -> None:
        """Show every match, the strongest first."""
        inside, box = self._fresh()
        about = self.tr(
            "Enter what newspapers, judgments and social media have told. What the report shares with it is shown "
            "here: whoever reads both puts them together."
        )
        box.addWidget(self._words(about, inside, "small"))
        number = review.counts().get(_KIND, 0)
        words = self.tr("Public facts ({0})").format(number) if number else self.tr("Enter the first public fact")
        box.addLayout(row(self._link(words, _KIND, "", inside)))
        if number and not matches:
            box.addWidget(self._words(self.tr("The report shares nothing telling with them."), inside))
        for match in matches:
            box.addWidget(line(inside))
            box.addWidget(self._words(self.tr("In the report, {0}").format(match.place), inside, "label"))
            box.addWidget(self._words(match.ours, inside))
            source = review.text(_KIND, match.known, "")
            told_by = next((text for label, text in source if label == "Source"), self.tr("a public fact"))
            box.addLayout(row(self._link(self.tr("Public, by {0}").format(told_by), _KIND, match.known, inside)))
            box.addWidget(self._words(match.theirs, inside))
            box.addWidget(self._words(self.tr("Shared: {0}").format(", ".join(match.shared)), inside, "small"))
        box.addStretch(1)
        self.setWidget(inside)


class QuotesPane(_Column):
    """Prose that repeats a conversation word for word, with the request to put it in other words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Words nobody agreed to"))

    def show_words(self, found: Sequence[Unagreed]) -> None:
        """Show every place, the longest repeat first."""
        inside, box = self._fresh()
        about = self.tr(
            "Words of a conversation that are repeated, nearly as they were said, in prose for the family or the "
            "public. Put them in other words, or ask the speaker and mark the quotation as agreed."
        )
        box.addWidget(self._words(about, inside, "small"))
        if not found:
            box.addWidget(self._words(self.tr("Nothing is repeated that was not agreed."), inside))
        for each in found:
            box.addWidget(line(inside))
            box.addLayout(row(self._link(each.place, each.kind, each.id, inside)))
            box.addWidget(self._words(f"“{each.ours}”", inside))
            said = self.tr("a quotation that was not agreed") if each.quotation else self.tr("notes of a conversation")
            link = self._link(self.tr("As it was said, in {0}").format(said), "interview", each.conversation, inside)
            box.addLayout(row(link))
            box.addWidget(self._words(f"“{each.theirs}”", inside))
        box.addStretch(1)
        self.setWidget(inside)


class PhrasesPane(QWidget):
    """Phrases to search for on another computer: a tick for each that was searched, and what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: dict[str, tuple[bool, str]] = {}
        about = heading(
            self.tr(
                "Search for these on another computer, in quotation marks: somebody’s own words first. Tick what you "
                "searched and write what you found; it goes into the note of the motivated intruder check."
            ),
            self,
            "small",
        )
        about.setWordWrap(True)
        about.setMaximumWidth(_WIDEST)
        self.table = QTableWidget(0, 3, self)
        self.table.setAccessibleName(self.tr("Phrases to search for"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Searched for"), self.tr("Where"), self.tr("What was found (write here)")]
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setAccessibleName(self.tr("Rows"))
        across = self.table.horizontalHeader()
        across.setAccessibleName(self.tr("Columns"))
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(1, wide(26))
        across.resizeSection(2, wide(34))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(about)
        box.addWidget(self.table, 1)

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Show the phrases; what was noted of one that is still there stays."""
        noted = {**self._before, **self.noted()}
        self.table.setRowCount(len(phrases))
        for at, phrase in enumerate(phrases):
            words = f"“{phrase.words}”"
            searched, found = noted.get(words, (False, ""))
            first = QTableWidgetItem(words)
            first.setToolTip(words)
            first.setFlags(_READ | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked if searched else Qt.CheckState.Unchecked)
            where = QTableWidgetItem(phrase.place)
            where.setToolTip(phrase.place)
            where.setFlags(_READ)
            self.table.setItem(at, 0, first)
            self.table.setItem(at, 1, where)
            self.table.setItem(at, 2, QTableWidgetItem(found))

    def remember(self, noted: Mapping[str, tuple[bool, str]]) -> None:
        """Show what was noted before, once its phrases are shown."""
        self._before = dict(noted)

    def noted(self) -> dict[str, tuple[bool, str]]:
        """Return (searched, what was found) for every phrase of which something was noted."""
        kept = {} if self.table.rowCount() else dict(self._before)
        for at in range(self.table.rowCount()):
            first, found = self.table.item(at, 0), self.table.item(at, 2)
            if first is None or found is None:
                continue
            searched = first.checkState() is Qt.CheckState.Checked
            if searched or found.text().strip():
                kept[first.text()] = (searched, found.text().strip())
        return kept

    def outcomes(self) -> list[str]:
        """Return what was searched and found, as sentences for a note."""
        return [
            self.tr("Searched for {0}: {1}.").format(words, found or self.tr("nothing found"))
            for words, (_, found) in self.noted().items()
        ]


_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
