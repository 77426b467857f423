"""Everyone's meter: how easily someone is recognised, by which facts together, and what would help most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis.attributes import CASE, Fact
from workbench.analysis.combination import Meter
from workbench.analysis.rarity import Weights
from workbench.services.recognising import EXPOSED
from workbench.ui.notice import Notice
from workbench.ui.pages.page import heading, line
from workbench.ui.tables import lines_to_choose
from workbench.ui.theme import Theme, wide

_HEIGHT = 8  # px of the gauge
_LONGEST = 2.0  # the gauge ends at twice what singles one person out
_MOST = 3  # words or places of one fact; the text itself has the rest
_UNCHECKED = "*"


class Gauge(QWidget):
    """A bar with a mark where the facts together single one person out; its words say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share, self._alert = theme, 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the bar and its mark."""
        return QSize(wide(40), _HEIGHT * 2)

    def show_share(self, share: float, words: str, *, alert: bool) -> None:
        """Show a part of what singles one person out."""
        self._share, self._alert = share, alert
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the bar and the mark."""
        del event
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _HEIGHT) / 2
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _HEIGHT), 3, 3)
        filled = self.width() * min(self._share, _LONGEST) / _LONGEST
        painter.setBrush(QColor(tokens.caution if self._alert else tokens.accent))
        painter.drawRoundedRect(QRectF(0, top, filled, _HEIGHT), 3, 3)
        painter.setBrush(QColor(tokens.text))
        painter.drawRect(QRectF(self.width() / _LONGEST - 1, 0, 2, self.height()))
        painter.end()


class PeoplePane(QSplitter):
    """The people on the left, the most exposed first; the reasons for the one chosen on the right."""

    wanted = Signal(str, object)  # a person's id, and the places where a fact is told of that person

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._theme = theme
        self._meters: tuple[Meter, ...] = ()
        self._weights: Weights | None = None
        self.table = self._table()
        self.area = QScrollArea(self)
        self.area.setProperty("role", "page")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Why"))
        self.addWidget(self.table)
        self.addWidget(self.area)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.table.itemSelectionChanged.connect(self._chosen)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setHorizontalHeaderLabels([self.tr("Who"), self.tr("How easily recognised")])
        table.setMinimumWidth(wide(42))
        across = lines_to_choose(table, self.tr("People, the most exposed first"))
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(1, wide(24))
        return table

    def show_meters(self, meters: Sequence[Meter], weights: Weights) -> None:
        """Show everyone's meter, with the person chosen before chosen again."""
        before = self.chosen.person.id if self.chosen else ""
        self._meters, self._weights = tuple(meters), weights
        self.table.blockSignals(True)
        self.table.setRowCount(len(meters))
        for row, meter in enumerate(meters):
            for column, words in enumerate((meter.person.label, f"{meter.level.title}  ·  {meter.points}")):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
        at = next((row for row, meter in enumerate(meters) if meter.person.id == before), 0)
        if meters:
            self.table.selectRow(at)
        self.table.blockSignals(False)
        self._chosen()

    @property
    def chosen(self) -> Meter | None:
        """The meter of the person chosen."""
        row = self.table.currentRow()
        return self._meters[row] if 0 <= row < len(self._meters) else None

    @Slot()
    def _chosen(self) -> None:
        inside = QWidget(self.area)
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 16, 24, 24)
        box.setSpacing(12)
        meter, weights = self.chosen, self._weights
        if meter is None or weights is None:
            box.addWidget(self._quiet(self.tr("Nobody is entered in the register yet."), inside))
        else:
            self._explain(meter, weights, inside, box)
        box.addStretch(1)
        self.area.setWidget(inside)

    def _explain(self, meter: Meter, weights: Weights, inside: QWidget, box: QVBoxLayout) -> None:
        box.addWidget(heading(f"{meter.person.label}: {meter.level.title.lower()}", inside, "heading"))
        sum_ = self.tr("{0} points. From {1} on, the facts together single one person out in an average area.").format(
            meter.points, meter.enough
        )
        gauge = Gauge(self._theme, inside)
        gauge.show_share(meter.points / meter.enough, sum_, alert=meter.level.word in EXPOSED)
        box.addWidget(gauge)
        box.addWidget(self._quiet(sum_, inside))
        if meter.change is not None:
            change = meter.change
            helps = Notice(inside)
            first = self.tr("What helps most ({0} to {1} points): {2}, “{3}”.").format(
                meter.points, change.points, change.fact.value.title, _few(change.fact.words.split("; "))
            )
            way = (self.tr("Go there"), partial(self.wanted.emit, meter.person.id, change.fact.places))
            helps.say([first, change.instead], "plain", way)
            box.addWidget(helps)
        if meter.unique:
            words = ", ".join(f"“{_few(fact.words.split('; '))}”" for fact in meter.unique)
            box.addWidget(self._plain(self.tr("What few or no others have: {0}").format(words), inside))
        if meter.facts:
            box.addWidget(line(inside))
            box.addLayout(self._facts(meter.facts, weights, inside))
            if any(fact.value.to_check for fact in meter.facts):
                box.addWidget(self._quiet(self.tr("* This weight has not been checked against a source."), inside))
        box.addWidget(line(inside))
        box.addWidget(heading(self.tr("What the meter cannot judge"), inside, "label"))
        for sentence in weights.cannot:
            box.addWidget(self._quiet(sentence, inside))

    def _facts(self, facts: Iterable[Fact], weights: Weights, inside: QWidget) -> QGridLayout:
        """Return the facts by what they tell; of several tellings of one thing the rarest stands first."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (facet, held) in enumerate(_by_facet(facts)):
            value = held[0].value
            points = heading(f"{value.points}{_UNCHECKED if value.to_check else ''}", inside, "heading")
            points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            points.setFixedWidth(wide(4))
            of_case = self.tr(" (told of the case)") if all(fact.whose == CASE for fact in held) else ""
            title = f"{weights.facets[facet].title}{of_case}"
            points.setAccessibleName(self.tr("{0}: {1} points").format(title, value.points))
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(heading(title, inside, "label"))
            words.addWidget(self._plain("\n".join(self._said(fact) for fact in held), inside))
            grid.addWidget(points, row, 0)
            grid.addLayout(words, row, 1)
        return grid

    def _said(self, fact: Fact) -> str:
        title = f"{fact.value.title[:1].upper()}{fact.value.title[1:]}"
        return f"{title}: “{_few(fact.words.split('; '))}” ({_few(fact.places)})"

    def _plain(self, words: str, parent: QWidget) -> QLabel:
        label = heading(words, parent, "plain")
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(words)
        return label

    def _quiet(self, words: str, parent: QWidget) -> QLabel:
        label = heading(words, parent, "small")
        label.setWordWrap(True)
        return label


def _by_facet(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    order = {facet: at for at, facet in enumerate(dict.fromkeys(fact.value.facet for fact in facts))}
    held = sorted(facts, key=lambda fact: order[fact.value.facet])
    for facet, several in groupby(held, key=lambda fact: fact.value.facet):
        yield facet, list(several)


def _few(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_MOST])
    return f"{shown} …" if len(words) > _MOST else shown
