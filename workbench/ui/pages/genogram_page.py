"""The family as a genogram, in the present eyes: the picture or its table, how large, and the way to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from workbench.records import Person, Relationship
from workbench.reports.genogram import Family
from workbench.reports.genogram_layout import Layout, lay_out
from workbench.reports.genogram_sheet import signs
from workbench.reports.pdf_fonts import measure
from workbench.services import genogram
from workbench.services.progress import Progress
from workbench.ui.forms.editor import name_inside
from workbench.ui.models.family import DRAWN, ID, NAME, TIES, FamilyModel
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.genogram_view import GenogramView
from workbench.ui.pages.legend import Legend
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.pages.picture_saving import GENOGRAM, PictureSaving
from workbench.ui.pages.records import key_of
from workbench.ui.tables import lines_to_choose, share_width, wrap
from workbench.ui.words import quantity
from workbench.vault.store import Changed

_PICTURE, _TABLE, _EMPTY = range(3)
_MAKES = {Person.spec.name, Relationship.spec.name, "incident", "review"}
_LEGEND_LINES = 3


class GenogramPage(Page):
    """Draws who is what to whom."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("genogram", self.tr("Genogram"), review, parent)
        self._around = around
        self._stale = True
        self.notice = Notice(self)
        self.model = FamilyModel(self)
        self.view = GenogramView(around.theme, self)
        self.view.chosen.connect(self._open)
        self.table = self._table()
        self.legend = Legend(around.theme, self.tr("What the symbols mean"), self, lines=_LEGEND_LINES)
        self.saving = PictureSaving(GENOGRAM, review, around, self.notice, self)
        self.saving.told.connect(self.told)
        self.empty = Empty(
            self.tr(
                "The family is drawn here from the people of the register and from who is what to whom.\n\n"
                "No relationship is recorded yet that could be drawn."
            ),
            self.tr("Record a relationship"),
            self._to_relationships,
            self,
        )
        self.stack = QStackedWidget(self)
        for part in (self.view, self.table, self.empty):
            self.stack.addWidget(part)
        self._build()
        review.changed.connect(self._changed)

    def _build(self) -> None:
        head = self._head()
        below = QHBoxLayout()
        below.setContentsMargins(24, 6, 16, 8)
        below.addWidget(self.legend)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(line(self))
        box.addWidget(self.stack, 1)
        box.addWidget(line(self))
        box.addLayout(below)

    def _head(self) -> QVBoxLayout:
        self.smaller = self._button("−", self.tr("Smaller"), self.tr("Smaller (−)"))
        self.larger = self._button("+", self.tr("Larger"), self.tr("Larger (+)"))
        self.whole = self._button(self.tr("Whole"), self.tr("The whole family"), self.tr("All of it (0)"))
        words = self.tr("As a table")
        self.as_table = self._button(words, words, self.tr("The same as words: who is what to whom"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.file = self._button(
            self.tr("Save…"), self.tr("Save the genogram"), self.tr("Save as SVG, PDF or PNG; print the PDF")
        )
        for button, slot in (
            (self.smaller, self.view.smaller),
            (self.larger, self.view.larger),
            (self.whole, self.view.whole),
            (self.file, self.saving.ask),
        ):
            button.clicked.connect(slot)
        top = row(heading(self.title, self))
        for button in (self.smaller, self.larger, self.whole, self.as_table, self.file):
            top.addWidget(button)
        about = heading(
            self.tr(
                "Drawn from the register. Arrow keys go from person to person, Enter opens the record, "
                "Ctrl with the arrows moves the drawing."
            ),
            self,
            "small",
        )
        about.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 16, 4)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(about)
        return head

    def _button(self, words: str, name: str, description: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "quiet")
        name_inside(button, name, description)
        return button

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        share_width(lines_to_choose(table, self.tr("Genogram as a table")), TIES, {NAME: 26, DRAWN: 30})
        wrap(table)
        table.activated.connect(self._entered)
        return table

    # being here -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self.saving.busy

    def arrive(self, record: str = "") -> None:
        """Be shown: draw anew what changed meanwhile."""
        del record
        if self._stale:
            self._draw()

    def panes(self) -> Sequence[QWidget]:
        """Return the picture, its table, or what stands for them."""
        return [(self.view, self.table, self.empty.button)[self.stack.currentIndex()]]

    def place(self) -> str:
        """Return nobody: the picture is one."""
        return ""

    def _draw(self) -> None:
        self._stale = False
        companion, code = self.review.session.companion, self.review.eyes

        def work(progress: Progress) -> tuple[Family, Layout]:
            del progress
            with companion() as session:
                family = genogram.read(session, code)
            return family, lay_out(family, measure)

        self._around.tasks.run(work, self._show, self.notice.say_error, owner=self)

    def _show(self, drawn: tuple[Family, Layout]) -> None:
        family, layout = drawn
        self.view.show_family(family, layout)
        self.model.show_family(family)
        self.legend.say(signs(family, layout))
        self.empty.button.setVisible(self.review.working)
        self._say(layout)
        self._turn(self.as_table.isChecked())

    def _say(self, layout: Layout) -> None:
        """Say what is not drawn, and to those who would publish it what the practice is."""
        if self.saving.busy:
            return
        if self.review.eyes == "public":
            self.notice.say(
                self.tr(
                    "A family diagram helps to recognise a family. Published reports leave it out unless it is needed."
                ),
                "caution",
            )
        elif layout.kin.alone and layout.spots:
            apart = quantity(len(layout.kin.alone), self.tr("person stands"), self.tr("people stand"))
            words = self.tr("{0} apart: no relationship to the others is recorded.").format(apart)
            way = (self.tr("Record a relationship"), self._to_relationships) if self.review.working else None
            self.notice.say(words, "plain", way)
        else:
            self.notice.hush()

    @Slot(bool)
    def _turn(self, table: bool) -> None:
        empty = not self.view.layout_.spots
        self.stack.setCurrentIndex(_EMPTY if empty else _TABLE if table else _PICTURE)
        for button in (self.smaller, self.larger, self.whole):
            button.setEnabled(not table and not empty)
        for button in (self.as_table, self.file):
            button.setEnabled(not empty)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if not changed.kinds or changed.kinds & _MAKES:
            self._stale = True
            if not self.isHidden():
                self._draw()

    @Slot(str)
    def _open(self, id_: str) -> None:
        self.go.emit(key_of(Person.spec.name), id_)

    @Slot(QModelIndex)
    def _entered(self, index: QModelIndex) -> None:
        id_ = index.data(ID)
        if isinstance(id_, str):
            self._open(id_)

    def _to_relationships(self) -> None:
        self.go.emit(key_of(Relationship.spec.name), "")
