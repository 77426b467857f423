"""Recurring themes over reviews: the picture and the same as a table, and the way of the picture to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QScrollArea, QStackedWidget, QTableView, QVBoxLayout, QWidget

from workbench.reports import themes_sheet
from workbench.reports.drawing import Shape, moved
from workbench.reports.themes import Tally, in_words
from workbench.services import recurring
from workbench.services.progress import Progress
from workbench.ui.models.themes import THEME, ThemesModel
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, Page, Surroundings, heading, line, row
from workbench.ui.pages.picture_saving import THEMES, PictureSaving
from workbench.ui.painting import inks, paint_shapes
from workbench.ui.tables import lines_to_choose
from workbench.ui.theme import Theme, wide
from workbench.ui.words import quantity
from workbench.vault.store import Changed

_SCALE, _EDGE, _LEGEND = 0.13, 24, 30.0  # pixels a point in each point of the words; px at the sides; points below
_KINDS = frozenset({"prior_learning", "finding", "review", "setting"})
_PICTURE, _TABLE, _EMPTY = range(3)


class ThemesPicture(QWidget):
    """Draws a count in the width there is; what it shows is told as a description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tally = Tally((), (), 0)
        self._shapes: list[Shape] = []
        self.setAccessibleName(self.tr("Recurring themes, drawn"))
        theme.changed.connect(self._lay_out)

    def show_tally(self, tally: Tally) -> None:
        """Draw another count."""
        self._tally = tally
        self.setAccessibleDescription(". ".join(in_words(each, tally.columns) for each in tally.rows))
        self._lay_out()

    @property
    def _scale(self) -> float:
        """How many pixels a point is: the drawing grows with the words of the window."""
        return _SCALE * self.font().pointSizeF()

    def _lay_out(self) -> None:
        shapes, height = themes_sheet.lay_out(
            self._tally, max(self.width() - 2 * _EDGE, 300) / self._scale, self._measure
        )
        below = (moved(shape, 0, height + 20) for shape in themes_sheet.legend(self._tally, self._measure))
        self._shapes = [*shapes, *below]
        self.setMinimumHeight(round((height + _LEGEND) * self._scale) + _EDGE)
        self.update()

    def _measure(self, words: str, size: float, bold: bool) -> float:
        """Return how wide words are in the font that they are painted in."""
        font = QFont(self.font())
        font.setPixelSize(max(1, round(size)))
        font.setBold(bold)
        return QFontMetricsF(font).horizontalAdvance(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw in the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the drawing in the theme's colours."""
        painter = QPainter(self)
        painter.translate(_EDGE, 8)
        painter.scale(self._scale, self._scale)
        paint_shapes(painter, self._shapes, inks(self._theme.tokens))
        painter.end()


class ThemesPage(Page):
    """What is being said again, and how often."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("themes", self.tr("Recurring themes"), review, parent)
        self._around = around
        self._stale = True
        self.notice = Notice(self)
        self.model = ThemesModel(self)
        self.picture = ThemesPicture(around.theme, self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setProperty("role", "page")
        self.area.setAccessibleName(self.tr("Picture"))
        self.area.setWidget(self.picture)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        lines_to_choose(self.table, self.tr("Recurring themes as a table"))
        self.saving = PictureSaving(THEMES, review, around, self.notice, self)
        self.saving.told.connect(self.told)
        self.empty = Empty(
            self.tr("Once earlier reviews and their themes are in the learning library, this shows what recurs."),
            self.tr("Go to the learning library"),
            self._to_library,
            self,
        )
        self.body = QStackedWidget(self)
        for part in (self.area, self.table, self.empty):
            self.body.addWidget(part)
        self._build()
        review.changed.connect(self._changed)

    def _build(self) -> None:
        self.count = Elided(self, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        self.as_table = QPushButton(self.tr("As a table"), self)
        self.as_table.setProperty("role", "toggle")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.file = QPushButton(self.tr("Save…"), self)
        self.file.setToolTip(self.tr("Save as SVG, PDF or PNG, for the reader whose eyes are shown"))
        self.file.clicked.connect(self.saving.ask)
        head = row(heading(self.title, self), last=self.count)
        for button in (self.as_table, self.file):
            head.addWidget(button)
        about = heading(
            self.tr("A review counts once for a theme, however many lessons of it bear on it."), self, "small"
        )
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 16, 4)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(about)
        top.addWidget(self.notice)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(line(self))
        box.addWidget(self.body, 1)

    # being here -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self.saving.busy

    def arrive(self, record: str = "") -> None:
        """Be shown: count anew what changed meanwhile."""
        del record
        if self._stale:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        """Return the table, or the picture's own scrolling."""
        return [(self.area, self.table, self.empty.button)[self.body.currentIndex()]]

    def kept(self) -> object:
        """Return whether the table is shown."""
        return self.as_table.isChecked()

    def take_over(self, kept: object) -> None:
        """Show the table, or the picture, as before."""
        self.as_table.setChecked(bool(kept))

    def _read(self) -> None:
        self._stale = False
        companion, code = self.review.session.companion, self.review.eyes

        def work(progress: Progress) -> Tally:
            with companion() as session:
                return recurring.read(session, code)

        self._around.tasks.run(work, self._show, self.notice.say_error, owner=self)

    def _show(self, tally: Tally) -> None:
        self.model.show(tally)
        self.picture.show_tally(tally)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(self.model.columnCount()):
            across.resizeSection(column, wide(42 if column == THEME else 19))
        reviews = quantity(tally.reviews, self.tr("earlier review"), self.tr("earlier reviews"))
        themes = quantity(len(tally.rows), self.tr("theme"), self.tr("themes"))
        self.count.say(f"{themes}, {reviews}" if tally.rows else "")
        for button in (self.as_table, self.file):
            button.setEnabled(bool(tally.rows))
        self._turn()

    @Slot()
    def _turn(self) -> None:
        if not self.model.rowCount():
            self.body.setCurrentIndex(_EMPTY)
        else:
            self.body.setCurrentIndex(_TABLE if self.as_table.isChecked() else _PICTURE)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self._stale = True
            if not self.isHidden():
                self._read()

    def _to_library(self) -> None:
        self.go.emit("library", "")
