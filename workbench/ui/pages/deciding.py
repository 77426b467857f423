"""The right-hand side of the queue: one doubt in its sentences, and the ways to decide it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workbench.services import doubts
from workbench.services.doubts import NAMED, Doubt, Sort
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.models.doubts import PlacesModel
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, heading, row
from workbench.ui.words import quantity
from workbench.vault.store import Changed

MEANS, ALSO, NEW, KEEP, REPLACE, WITHHOLD = range(6)
THIS, EVERYWHERE, DIGITS = "T", "E", "123456789"
_NEW_KEYS = {"P": 0, "A": 1, "L": 2}  # the kind of a new entry
_WAY_KEYS = {"K": KEEP, "R": REPLACE, "W": WITHHOLD}
ONE_KEY = (THIS, *_NEW_KEYS, *_WAY_KEYS, *DIGITS)
"""Keys each of which decides a doubt: this one, someone or something new, keep, replace, withhold, a numbered one."""


class DecidingPanel(QWidget):
    """Shows a doubt and decides it as the reviewer says."""

    wanted = Signal()  # the reviewer wants it decided
    follow = Signal(str, str)  # a record's kind and id

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._doubt: Doubt | None = None
        self._hints: list[QLabel] = []
        self.words = Elided(self)
        self.why = heading("", self, "quiet")
        self.why.setWordWrap(True)
        self.places = self._places()
        self.where = heading("", self, "small")
        self.where.setWordWrap(True)
        self.ways = QButtonGroup(self)
        self.whom = QComboBox(self)
        self.other = QComboBox(self)
        self.kind = QComboBox(self)
        self.label = QLineEdit(self)
        self.replacement = QLineEdit(self)
        self.reason = QLineEdit(self)
        self.decide = QPushButton(self.tr("Decide"), self)
        self.decide.setProperty("role", "first")
        self.decide.setToolTip(self.tr("Decide and go on to the next (Ctrl+Return)"))
        self.decide.clicked.connect(self.wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 16)
        box.setSpacing(10)
        box.addWidget(self.words)
        box.addWidget(self.why)
        box.addWidget(self.places, 1)
        box.addLayout(row(heading(EVERYWHERE, self, "key"), last=self.where))
        box.addLayout(self._grid())
        box.addLayout(row(self.decide))
        self.kind.currentIndexChanged.connect(self._propose)
        self.sentences.dataChanged.connect(self._say_where)
        self.sentences.modelReset.connect(self._say_where)
        self.ways.idToggled.connect(self._enable)

    def _places(self) -> QListView:
        self.sentences = PlacesModel(self)
        view = QListView(self)
        view.setModel(self.sentences)
        view.setWordWrap(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(self.tr("Where the words stand; a decision holds where the tick is"))
        view.setObjectName("lines")
        view.activated.connect(self._follow)
        return view

    def _grid(self) -> QGridLayout:
        self.kind.addItems([self.tr("Person"), self.tr("Agency or service"), self.tr("Place")])
        new = row(self.kind, last=self.label)
        for combo, name in (
            (self.whom, self.tr("Whom they mean")),
            (self.other, self.tr("Whose name it is")),
            (self.kind, self.tr("Kind of the new entry")),
        ):
            name_list(combo, name)
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            calm(combo)
        for line, name in (
            (self.label, self.tr("Label that will stand for the name")),
            (self.replacement, self.tr("Words to put in their place")),
            (self.reason, self.tr("Reason")),
        ):
            line.setAccessibleName(name)
        self.label.setPlaceholderText(self.tr("Label, for example Neighbour 1"))
        self.reason.setPlaceholderText(self.tr("Why, for whoever asks later (kept, never published)"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget | None], ...] = (
            (self.tr("They &mean"), self.whom),
            (self.tr("Another &form of"), self.other),
            (self.tr("Someone or something &new"), None),
            (self.tr("They &identify nobody and stay"), None),
            (self.tr("Put &other words there"), self.replacement),
            (self.tr("&Leave them out"), None),
        )
        for at, (words, beside) in enumerate(rows):
            button = QRadioButton(words, self)
            self.ways.addButton(button, at)
            grid.addWidget(button, at, 0, 1, 1 if beside is not None or at == NEW else 2)
            if at == NEW:
                grid.addLayout(new, at, 1)
            elif beside is not None:
                grid.addWidget(beside, at, 1)
        for at, key in enumerate((THIS, THIS, " ".join(_NEW_KEYS), *_WAY_KEYS)):
            self._hints.append(heading(key, self, "key"))
            grid.addWidget(self._hints[at], at, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = heading(self.tr("Re&ason"), self, "plain")
        label.setBuddy(self.reason)
        grid.addWidget(label, len(rows), 0)
        grid.addWidget(self.reason, len(rows), 1)
        return grid

    def show_doubt(self, doubt: Doubt) -> None:
        """Show a doubt, with the likeliest way to decide it chosen."""
        self._doubt = doubt
        self.words.say(doubt.text)
        self.why.setText(self._sentence(doubt))
        self.sentences.show(doubt.places)
        everyone = self._review.linkable(NAMED)
        likely = [(w.kind, w.id, w.title) for w in doubt.whom]
        for combo, asked in ((self.whom, doubt.sort is not Sort.UNKNOWN), (self.other, doubt.sort is Sort.UNKNOWN)):
            combo.clear()
            if asked:
                for at, (_, id_, title) in enumerate(likely, start=1):
                    combo.addItem(f"{at}  {title}" if len(likely) > 1 and at <= len(DIGITS) else title, id_)
                for _, id_, title in (entry for entry in everyone if entry not in likely):
                    combo.addItem(title, id_)
        for way in (MEANS, ALSO):
            several = min(len(likely), len(DIGITS))
            self._hints[way].setText(f"{THIS} 1–{several}" if several > 1 else THIS)
        unknown = doubt.sort is Sort.UNKNOWN
        for way, shown in ((MEANS, not unknown), (ALSO, unknown), (NEW, unknown)):
            self.ways.button(way).setVisible(shown)
            self._hints[way].setVisible(shown)
        for widget, shown in (
            (self.whom, not unknown), (self.other, unknown), (self.kind, unknown), (self.label, unknown),
        ):  # fmt: skip
            widget.setVisible(shown)
        self.kind.setCurrentIndex(
            {"place": 2, "address": 2, "organisation": 1, "agency": 1, "school": 1}.get(doubt.kind, 0)
        )
        self._propose()
        self.replacement.setText(doubt.mask)
        self.reason.clear()
        self.ways.button(
            (ALSO if doubt.whom else NEW) if unknown else KEEP if doubt.sort is Sort.WORD else MEANS
        ).click()
        self._enable()

    def _sentence(self, doubt: Doubt) -> str:
        places = quantity(len(doubt.places), self.tr("place"), self.tr("places"))
        match doubt.sort:
            case Sort.UNKNOWN:
                why = self.tr("The register does not know these words. They stand in {0} that the public may read.")
            case Sort.WORD:
                why = self.tr("An ordinary word that is also a name. It stands in {0} where it could be either.")
            case Sort.SEVERAL:
                why = self.tr("More than one could be meant. The words stand in {0} that the public may read.")
        return why.format(places)

    def prepare(self, key: str) -> bool:
        """Choose the way that one key stands for; return whether it can be carried out without asking further."""
        if self._doubt is None:
            return False
        whom, unknown = self._doubt.whom, self._doubt.sort is Sort.UNKNOWN
        combo = self.other if unknown else self.whom
        if key in _NEW_KEYS:
            if not unknown:
                return False
            self.kind.setCurrentIndex(_NEW_KEYS[key])
            self.ways.button(NEW).click()
            return True
        if key in _WAY_KEYS:
            self.ways.button(_WAY_KEYS[key]).click()
            return True
        self.ways.button(ALSO if unknown else MEANS).click()
        at = DIGITS.find(key)
        if at >= 0:
            combo.setCurrentIndex(at if at < len(whom) else combo.currentIndex())
            return at < len(whom)
        if whom:
            return True
        combo.setFocus()  # nobody is likely: whom it is has to be said
        return False

    @Slot()
    def toggle_everywhere(self) -> None:
        """Let the decision hold for the one place chosen, or for all of them again."""
        everywhere = len(self.sentences.chosen) == self.sentences.rowCount()
        self.sentences.tick(max(self.places.currentIndex().row(), 0) if everywhere else -1)

    @Slot()
    def _say_where(self) -> None:
        chosen, all_ = len(self.sentences.chosen), self.sentences.rowCount()
        if chosen == all_:
            self.where.setText(self.tr("Decided everywhere. E decides it for one place only."))
        else:
            self.where.setText(self.tr("Decided for {0} of {1} places. E decides it everywhere.").format(chosen, all_))

    def carry_out(self) -> Changed:
        """Decide the doubt that is shown as the reviewer says; raises what the services raise."""
        assert self._doubt is not None  # noqa: S101 - the button is off while nothing is shown
        session, places, reason = self._review.session, self.sentences.chosen, self.reason.text()
        ways: dict[int, Callable[[], Changed]] = {
            MEANS: lambda: doubts.means(session, places, str(self.whom.currentData()), reason),
            ALSO: lambda: doubts.also_called(session, self._shown, str(self.other.currentData())),
            NEW: lambda: doubts.register(session, self._shown, NAMED[self.kind.currentIndex()], self.label.text()),
            KEEP: lambda: doubts.keep(session, places, reason),
            REPLACE: lambda: doubts.replace(session, places, self.replacement.text(), reason),
            WITHHOLD: lambda: doubts.withhold(session, places, reason),
        }
        return ways[self.ways.checkedId()]()

    @property
    def _shown(self) -> Doubt:
        assert self._doubt is not None  # noqa: S101 - as above
        return self._doubt

    @Slot()
    def _propose(self) -> None:
        self.label.setText(doubts.propose_label(self._review.session, NAMED[self.kind.currentIndex()]))

    @Slot()
    def _enable(self) -> None:
        way = self.ways.checkedId()
        for owner, widgets in (
            (MEANS, (self.whom,)),
            (ALSO, (self.other,)),
            (NEW, (self.kind, self.label)),
            (REPLACE, (self.replacement,)),
        ):
            for widget in widgets:
                widget.setEnabled(way == owner)
        self.reason.setEnabled(way not in (ALSO, NEW))

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        place = self.sentences.line(index)
        if place is not None:
            self.follow.emit(place.kind, place.id)
