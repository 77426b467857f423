"""What the chronology is narrowed to: a line for words, a menu of everything else, and a chip for each choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from workbench.analysis.days import days_of
from workbench.ui.dates import in_words, understood
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import name_inside
from workbench.ui.icons import icon
from workbench.ui.models.prepared import Facets
from workbench.ui.models.sieve import MARKS, Sieve
from workbench.ui.pages.page import heading
from workbench.ui.theme import wide
from workbench.ui.words import said_in

_LONGEST = 40  # letters of a chip
_DATE = 14  # characters


@dataclass(frozen=True, slots=True)
class _Facet:
    """A kind of narrowing by choice: its field in the sieve, its word, and what there is to choose from."""

    field: str
    title: str
    choices: Mapping[str, str]


class FilterBar(QWidget):
    """Makes a sieve of what is chosen; ``changed`` says that it is another one."""

    changed = Signal()
    known_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filter"))
        self.sieve = Sieve()
        self._exact = True
        self._facets: tuple[_Facet, ...] = ()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Show only entries with these words"))
        self.words.setClearButtonEnabled(True)
        name_inside(self.words, self.tr("Filter"), self.tr("Show only entries with these words (/ or Ctrl+F)"))
        self.menu = QMenu(self.tr("Filter by"), self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = QPushButton(self.tr("Filter by…"), self)
        self.button.setMenu(self.menu)
        self.button.setToolTip(self.tr("Agency, person, theme, mark, period"))
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.button)
        self.period = self._period()
        self.chips = QWidget(self)
        self.chips.setAccessibleName(self.tr("What is filtered by"))
        self._flow = FlowLayout(self.chips)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 12, 0)
        box.setSpacing(6)
        box.addLayout(self.row)
        box.addWidget(self.period)
        box.addWidget(self.chips)
        self.chips.hide()
        self.words.textChanged.connect(self._words_changed)

    def _period(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.first, self.last = QLineEdit(holder), QLineEdit(holder)
        for line, words in ((self.first, self.tr("From")), (self.last, self.tr("to"))):
            line.setFixedWidth(wide(_DATE + 3))
            line.setPlaceholderText(self.tr("like 14/3/2021"))
            line.setAccessibleName(self.tr("Period: {0}").format(words.lower()))
            line.textEdited.connect(self._period_typed)
            row.addWidget(QLabel(words, holder))
            row.addWidget(line)
        self._understood = heading("", holder, "quiet")
        row.addWidget(self._understood, 1)
        close = QPushButton(self.tr("Any time"), holder)
        close.setProperty("role", "quiet")
        close.clicked.connect(self.no_period)
        row.addWidget(close)
        holder.hide()
        return holder

    # what there is to choose ------------------------------------------------------------------------------------

    def offer(self, facets: Facets, themes: Callable[[str], str], *, exact_dates: bool) -> None:
        """Offer what stands in a chronology; a choice that is not there any more is dropped."""
        used = {theme: themes(theme) for theme in facets.themes}
        marks = {m.key: said_in("marks", m.words) for m in MARKS if m.flags & facets.flags}
        self._facets = (
            _Facet("agencies", self.tr("Agency"), _sorted(facets.agencies)),
            _Facet("people", self.tr("Person"), _sorted(facets.people)),
            _Facet("themes", self.tr("Theme"), _sorted(used)),
            _Facet("marks", self.tr("Mark"), marks),
        )
        self._exact = exact_dates
        kept = {f.field: getattr(self.sieve, f.field) & frozenset(f.choices) for f in self._facets}
        self._use(self.sieve.with_choices(kept))

    def agencies(self) -> Mapping[str, str]:
        """Return the agencies that have entries: names by id."""
        return self._facets[0].choices if self._facets else {}

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        for facet in self._facets:
            sub = self.menu.addMenu(facet.title)
            sub.setEnabled(bool(facet.choices))
            chosen = getattr(self.sieve, facet.field)
            for key, title in facet.choices.items():
                action = QAction(title.replace("&", "&&"), sub)
                action.setCheckable(True)
                action.setChecked(key in chosen)
                action.triggered.connect(partial(self.choose, facet.field, key))
                sub.addAction(action)
        self.menu.addSeparator()
        period = self.menu.addAction(self.tr("Period…"))
        period.triggered.connect(self.ask_period)
        known = self.menu.addAction(self.tr("Known at the time…"))
        known.triggered.connect(self.known_asked)
        for action in (period, known):
            action.setEnabled(self._exact)
            action.setToolTip("" if self._exact else self.tr("This audience is told no dates"))
        if not self.sieve.empty:
            self.menu.addSeparator()
            self.menu.addAction(self.tr("Show everything")).triggered.connect(self.clear)

    # choosing ---------------------------------------------------------------------------------------------------

    def choose(self, field: str, key: str, chosen: bool = True) -> None:
        """Narrow by one choice more, or one fewer."""
        now: frozenset[str] = getattr(self.sieve, field)
        self._use(self.sieve.with_choices({field: now | {key} if chosen else now - {key}}))

    @Slot()
    def ask_period(self) -> None:
        """Show the two lines of the period."""
        self.period.show()
        self.first.setFocus()

    @Slot()
    def no_period(self) -> None:
        """Show all times."""
        self.first.clear()
        self.last.clear()
        self._understood.clear()
        self.period.hide()
        self._use(replace(self.sieve, first=None, last=None))

    def set_known(self, ids: frozenset[str] | None) -> None:
        """Narrow to what somebody held at a time."""
        self._use(replace(self.sieve, known=ids))

    @Slot()
    def clear(self) -> None:
        """Show everything."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self.period.hide()
        for line in (self.first, self.last):
            line.clear()
        self._use(Sieve(known=self.sieve.known))

    def take_over(self, words: str, sieve: Sieve) -> None:
        """Narrow as another bar did, as far as these entries can be."""
        self.words.setText(words)
        self._use(replace(sieve, words=self.sieve.words, known=None))

    def _use(self, sieve: Sieve) -> None:
        if sieve != self.sieve:
            self.sieve = sieve
            self._lay_chips()
            self.changed.emit()

    @Slot(str)
    def _words_changed(self, text: str) -> None:
        self._use(replace(self.sieve, words=tuple(text.casefold().split())))

    @Slot()
    def _period_typed(self) -> None:
        first, last = (understood(line.text())[0] for line in (self.first, self.last))
        begins, ends = days_of(first), days_of(last)
        self._understood.setText(" – ".join(in_words(d, short=True) if days_of(d) else "…" for d in (first, last)))
        self._use(replace(self.sieve, first=begins.first if begins else None, last=ends.last if ends else None))

    # chips ------------------------------------------------------------------------------------------------------

    def _lay_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, value, remove in self._chosen():
            self._flow.addWidget(self._chip(title, value, remove))
        if self._flow.count() > 1:
            everything = QPushButton(self.tr("Show everything"), self.chips)
            everything.setProperty("role", "link")
            everything.clicked.connect(self.clear)
            self._flow.addWidget(everything)
        for at in range(self._flow.count()):
            laid = self._flow.itemAt(at)
            shown = laid.widget() if laid is not None else None
            if shown is not None:
                shown.show()
        self.chips.setVisible(self._flow.count() > 0)

    def _chosen(self) -> Sequence[tuple[str, str, Callable[[], object]]]:
        """Return the title, the value and the removal of everything chosen but words and what was known."""
        found: list[tuple[str, str, Callable[[], object]]] = []
        for facet in self._facets:
            chosen = getattr(self.sieve, facet.field)
            for key, title in facet.choices.items():
                if key in chosen:
                    found.append((facet.title, title, partial(self.choose, facet.field, key, False)))
        if self.sieve.first or self.sieve.last:
            ends = [in_words(d.isoformat(), short=True) if d else "…" for d in (self.sieve.first, self.sieve.last)]
            found.append((self.tr("Period"), " – ".join(ends), self.no_period))
        return found

    def _chip(self, title: str, value: str, remove: Callable[[], object]) -> QPushButton:
        shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1].rstrip()}…"
        chip = QPushButton(icon("close"), f"{title}: {shown}".replace("&", "&&"), self.chips)
        chip.setProperty("role", "chip")
        name_inside(chip, self.tr("Remove the filter {0}: {1}").format(title, value), self.tr("Remove this filter"))
        chip.clicked.connect(remove)
        return chip


def _sorted(choices: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(choices.items(), key=lambda choice: choice[1].casefold()))
