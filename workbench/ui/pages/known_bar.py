"""Known at the time: whose knowledge, on which day, and how much that was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from workbench.analysis.days import days_of
from workbench.analysis.known import Known
from workbench.ui.dates import in_words, understood
from workbench.ui.forms.editor import calm, name_inside, name_list
from workbench.ui.pages.page import Elided
from workbench.ui.theme import mark, wide
from workbench.ui.words import quantity


class KnownBar(QFrame):
    """Asks for an agency and a day; ``asked`` names them, or None once it is closed."""

    asked = Signal(str, object)
    shared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        mark(self, "tone", "caution")
        self.setAccessibleName(self.tr("Known at the time"))
        self.agency = QComboBox(self)
        name_list(self.agency, self.tr("Known at the time: to which agency"))
        self.agency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.agency.setMinimumContentsLength(14)
        calm(self.agency)
        self.day = QLineEdit(self)
        self.day.setFixedWidth(wide(17))
        self.day.setPlaceholderText(self.tr("like 14/3/2021"))
        self.day.setAccessibleName(self.tr("Known at the time: on which day"))
        self.said = Elided(self, "plain")
        self.told = QPushButton(self.tr("What it was told…"), self)
        self.told.setProperty("role", "link")
        self.told.clicked.connect(self.shared)
        close = QPushButton(self.tr("Close"), self)
        close.setProperty("role", "quiet")
        name_inside(close, self.tr("Show everything again"), self.tr("Leave what was known at the time"))
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        for widget in (QLabel(self.tr("Known to"), self), self.agency, QLabel(self.tr("on"), self), self.day):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        row.addWidget(self.told)
        row.addWidget(close)
        self.agency.activated.connect(self._ask)
        self.day.textChanged.connect(self._ask)
        self.told.hide()
        self.hide()

    def open(self, agencies: Mapping[str, str], agency: str, day: str) -> None:
        """Ask, with what is nearest at hand filled in."""
        self.agency.clear()
        for id_, name in agencies.items():
            self.agency.addItem(name, id_)
        self.agency.setCurrentIndex(max(0, self.agency.findData(agency)))
        self.show()
        self.day.setText(day)
        self.day.setFocus()
        self.day.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Ask no more."""
        self.hide()
        self.day.blockSignals(True)
        self.day.clear()
        self.day.blockSignals(False)
        self.asked.emit("", None)

    def show_known(self, known: Known) -> None:
        """Say how much was held."""
        perhaps = sum(not held.certain for held in known.held)
        said = [self.tr("it held {0}").format(quantity(len(known.held), self.tr("entry"), self.tr("entries")))]
        if perhaps:
            said.append(self.tr("{0} of them perhaps").format(perhaps))
        self.said.say(", ".join(said))
        told = len(known.told)
        self.told.setText(self.tr("Told {0}…").format(quantity(told, self.tr("thing"), self.tr("things"))))
        self.told.setVisible(told > 0)

    @Slot()
    def _ask(self) -> None:
        day = understood(self.day.text())[0]
        found = days_of(day)
        self.told.hide()
        if found is None or found.last is None:
            self.said.say(self.tr("Which day?"))
            return
        self.said.say(in_words(day, short=True))
        last: dt.date = found.last
        self.asked.emit(str(self.agency.currentData() or ""), last)
