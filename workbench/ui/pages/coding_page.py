"""Themes: counted over entries, findings and earlier learning, and given to many records in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services import theming
from workbench.services.session import Session
from workbench.services.theming import ALL, CODED, NO_THEME, NOBODYS, Coded, Coding
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.models.grid import ID, KIND, MOST_LINES, Cell, Line, Mark
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.grid_page import GridPage
from workbench.ui.pages.page import Surroundings, heading
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed

_KINDS = tuple(kind for kind in CODED if kind != "event")


class CodingPage(GridPage):
    """Rows are themes, columns the agencies whose entries bear on them, the findings and the earlier learning."""

    kinds = frozenset({*CODED, "agency"})

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(
            "coding",
            self.tr("Theme coding"),
            self.tr(
                "How many entries of each agency, findings and earlier reviews bear on a theme. Choose records below "
                "(Shift and the arrows, or Ctrl+A for all) and give them a theme, or take it from them, in one step."
            ),
            review,
            around,
            parent,
        )
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        selection = self.list.selectionModel()
        selection.selectionChanged.connect(self._enable)
        self._enable()

    def beside_lines(self, parent: QWidget) -> Sequence[QWidget]:
        """Offer a theme to give and to take, in the working view."""
        bar = QWidget(parent)
        box = QHBoxLayout(bar)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        label = heading(self.tr("Theme"), bar, "label")
        self.theme = QComboBox(bar)
        name_list(self.theme, self.tr("Theme to give or take"))
        self.theme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        calm(self.theme)
        label.setBuddy(self.theme)
        self.give = QPushButton(self.tr("Give it to those chosen"), bar)
        self.take_away = QPushButton(self.tr("Take it from them"), bar)
        self.give.clicked.connect(self._give)
        self.take_away.clicked.connect(self._take)
        self.chosen = heading("", bar, "quiet")
        for widget in (label, self.theme, self.give, self.take_away):
            box.addWidget(widget)
        box.addWidget(self.chosen, 1)
        bar.setVisible(self.review.working)
        self.bar = bar
        return (bar,)

    def work(self) -> Callable[[Session, str], Coding]:
        """Gather what bears on which theme."""
        return theming.coding

    def corner(self) -> str:
        """Say what the rows are."""
        return self.tr("Theme")

    def take(self, found: Coding) -> None:
        """Show the themes; those of the list that nothing bears on yet stand there too, to be given."""
        kept = self.theme.currentData()
        self.theme.clear()
        for word, title in found.themes:
            self.theme.addItem(title, word)
        self.theme.setCurrentIndex(max(0, self.theme.findData(kept)))
        rows = [*found.themes, (NO_THEME, self.tr("No theme yet"))]
        used = {column for _, column in found.counted}
        columns = [(ALL, self.tr("All"))]
        columns += [(kind, said(KINDS[kind].spec.plural)) for kind in _KINDS]
        columns += [(id_, title) for id_, title in found.agencies if id_ in used]
        columns += [(NOBODYS, self.tr("No agency’s"))] if NOBODYS in used else []
        titles, heads = dict(rows), dict(columns)
        cells = {
            (theme, column): self._cell(titles[theme], heads[column], records)
            for (theme, column), records in found.counted.items()
            if column in heads
        }
        self.show_grid(rows, columns, cells, self.tr("{0}, {1}: none").format)
        if not found.records and self.review.working:
            words = self.tr("Nothing can be given a theme yet: bring in a chronology, or write a finding.")
            self.notice.say(words, "plain", (self.tr("Bring in chronologies"), partial(self.go.emit, "import", "")))
        elif not found.records:
            self.notice.say(self.tr("This audience sees nothing that has themes."))

    def _cell(self, theme: str, column: str, records: Sequence[Coded]) -> Cell:
        count = len(records)
        return Cell((Mark(str(count)),), f"{theme}, {column}: {count}", count, partial(self._lines_of, records))

    def _lines_of(self, records: Sequence[Coded]) -> list[Line]:
        titles = {self.theme.itemData(at): self.theme.itemText(at) for at in range(self.theme.count())}
        sorts = {kind: said(KINDS[kind].spec.title) for kind in CODED}
        return [
            Line(r.kind, r.id, r.title, " · ".join([sorts[r.kind], *(titles.get(word, word) for word in r.themes)]))
            for r in records[:MOST_LINES]
        ]

    # giving and taking --------------------------------------------------------------------------------------------

    def _chosen_records(self) -> list[tuple[str, str]]:
        indexes = self.list.selectionModel().selectedIndexes()
        return [(str(i.data(KIND)), str(i.data(ID))) for i in indexes if i.data(ID)]

    @Slot()
    def _enable(self) -> None:
        count = len(self._chosen_records())
        for button in (self.give, self.take_away):
            button.setEnabled(count > 0)
        self.chosen.setText(
            self.tr("{0} chosen").format(quantity(count, self.tr("record"), self.tr("records"))) if count else ""
        )

    @Slot()
    def _give(self) -> None:
        self._do(theming.give)

    @Slot()
    def _take(self) -> None:
        self._do(theming.take)

    def _do(self, verb: Callable[[Session, Sequence[tuple[str, str]], str], Changed | None]) -> None:
        records, theme = self._chosen_records(), str(self.theme.currentData() or "")
        if not records or not theme:
            return
        try:
            changed = verb(self.review.session, records, theme)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        if changed is None:
            self.told.emit(self.tr("Nothing to change"))
            return
        self.told.emit(self.tr("Done for {0}; Ctrl+Z takes it back").format(len(changed.ids)))
        self.review.announce(changed)

    def _show_lines(self, index: QModelIndex) -> None:
        """Show the records of a cell with nothing chosen to be given a theme but what the person chooses."""
        super()._show_lines(index)
        self.list.selectionModel().clearSelection()
