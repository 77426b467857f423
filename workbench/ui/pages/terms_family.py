"""How the family is involved: the plan in words, and below it with whom there has been a conversation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from workbench.records import Person, Review
from workbench.services import terms
from workbench.services.terms import Relative
from workbench.ui.dates import in_words
from workbench.ui.models.plain import WordsModel
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.page import heading
from workbench.ui.tables import as_high_as_its_rows, lines_to_choose, share_width
from workbench.ui.words import quantity


class FamilyPane(BlockPane):
    """The list says who of the register's family has been spoken with; Enter opens the person."""

    def __init__(self, find: Callable[[], str], review: OpenReview, parent: QWidget) -> None:
        super().__init__(Review.spec.name, ("family_involvement_plan",), find, "", review, parent)
        self.setAccessibleName(self.tr("Family"))
        self._shown: tuple[Relative, ...] = ()
        self.model = WordsModel((self.tr("Who"), self.tr("Role"), self.tr("Conversations")), self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        share_width(lines_to_choose(self.table, self.tr("Family and conversations")), 1, {0: 30, 2: 35})
        self.table.activated.connect(self._open)
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(24, 0, 24, 24)
        box.setSpacing(8)
        box.addWidget(heading(self.tr("Children and family in the register"), below, "heading"))
        self.none = heading(self.tr("Nobody of the family is in the register yet."), below, "quiet")
        box.addWidget(self.none)
        box.addWidget(self.table)
        self.column.insertWidget(1, below)

    def refresh(self) -> None:
        """Show the plan and who has been spoken with."""
        super().refresh()
        self._shown = terms.relatives(self._review.session)
        self.model.show([(one.name, one.role, self._held(one)) for one in self._shown])
        self.none.setVisible(not self._shown)
        self.table.setVisible(bool(self._shown))
        as_high_as_its_rows(self.table)

    def _held(self, one: Relative) -> str:
        if not one.conversations:
            return self.tr("none recorded")
        count = quantity(one.conversations, self.tr("conversation"), self.tr("conversations"))
        return self.tr("{0}, the last {1}").format(count, in_words(one.last, short=True)) if one.last else count

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.follow.emit(Person.spec.name, self._shown[index.row()].id)
