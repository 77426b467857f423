"""Fields that are chosen: yes or no, one word of a list, several words of a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from workbench.records import Field
from workbench.ui.breaking import Tick
from workbench.ui.dates import in_words
from workbench.ui.forms.editor import Editor, Lists, Value, calm, name_inside
from workbench.ui.words import said

UNKNOWN = "unknown"
_COLUMNS = 2
_NARROWEST = 160  # px
_SHORT_FORMS = {"nhs": "NHS", "upn": "UPN", "gp": "GP"}
_LONG = 26  # characters; longer words stand in one column


class FlagEditor(Editor):
    """Yes, no, asked and not known, or not recorded."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._answers: tuple[tuple[Value, str], ...] = (
            (True, self.tr("Yes")),
            (False, self.tr("No")),
            (UNKNOWN, self.tr("Not known")),
            (None, self.tr("Not recorded")),
        )
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, (_, words) in enumerate(self._answers):
            button = QRadioButton(words, self)
            name_inside(button, f"{said(field.label)}: {words}", said(field.help))
            self.group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.setContentsMargins(0, 5, 0, 0)
        self.group.idClicked.connect(self._touch)
        self.box.addWidget(self._problem)
        self.setFocusProxy(self.group.button(0))

    def _show(self, value: Value) -> None:
        dated = isinstance(value, str) and value != UNKNOWN  # "since when it is true", as case folders have for consent
        yes = self._answers[0][1]
        self.group.button(0).setText(f"{yes} ({in_words(value, short=True)})" if dated else yes)
        for number, (answer, _) in enumerate(self._answers):
            if value is answer or (dated and answer is True) or (answer == UNKNOWN and value == UNKNOWN):
                self.group.button(number).setChecked(True)
                return
        self.group.button(len(self._answers) - 1).setChecked(True)

    def _read(self) -> Value:
        return self._answers[self.group.checkedId()][0]


class ChoiceEditor(Editor):
    """One word of a list; a word that the list does not know is kept and shown."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._offered: list[tuple[str, str]] = []
        self.combo = QComboBox(self)
        self.combo.setMinimumContentsLength(26)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setMinimumWidth(_NARROWEST)
        self.combo.setMaxVisibleItems(16)
        calm(self.combo)
        row = QHBoxLayout()
        row.addWidget(self.combo)
        row.addStretch(1)
        self.box.addLayout(row)
        self.combo.activated.connect(self._touch)
        self.finish(self.combo)

    def _show(self, value: Value) -> None:
        self._offered = self.lists.words(self.field)
        self.combo.clear()
        self.combo.addItem(self.tr("Not recorded"), "")
        for word, title in self._offered:
            self.combo.addItem(_sentence(title), word)
        if value is not None and self.combo.findData(value) < 0:
            self.combo.addItem(self.tr("{0} (not in the list)").format(value), value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)) if value is not None else 0)

    def _read(self) -> Value:
        return self.combo.currentData() or None

    def outdated(self) -> bool:
        """Return whether the jurisdiction has other words now."""
        return self.lists.words(self.field) != self._offered


class ChoicesEditor(Editor):
    """Several words of a list, each with its tick; words that the list does not know are kept and shown."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._offered: list[tuple[str, str]] = []
        self._boxes: dict[str, QCheckBox] = {}
        self.box.setContentsMargins(0, 5, 0, 0)
        self.box.addLayout(self._grid)
        self.box.addWidget(self._problem)
        self._offer([])

    def _offer(self, extra: list[str]) -> None:
        """Lay out a tick for each word of the list and each foreign word."""
        known = self.lists.words(self.field)
        wanted = dict(known) | {word: word for word in extra if word not in dict(known)}
        if list(wanted) == list(self._boxes) and known == self._offered:
            return
        self._offered = known
        for old in self._boxes.values():
            self._grid.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._boxes = {}
        columns = 1 if any(len(title) > _LONG for title in wanted.values()) else _COLUMNS
        deep = -(-len(wanted) // columns)
        for number, (word, title) in enumerate(wanted.items()):
            box = Tick(_sentence(title), self)
            name_inside(box, f"{said(self.field.label)}: {title}", said(self.field.help))
            box.clicked.connect(self._touch)
            self._grid.addWidget(box, number % deep, number // deep)
            self._boxes[word] = box
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def _show(self, value: Value) -> None:
        chosen = [str(word) for word in value or ()]
        self._offer(chosen)
        for word, box in self._boxes.items():
            box.setChecked(word in chosen)

    def _read(self) -> Value:
        kept = [word for word in self._kept or () if word in self._boxes and self._boxes[word].isChecked()]
        added = [word for word, box in self._boxes.items() if box.isChecked() and word not in kept]
        return (*kept, *added) or None

    def outdated(self) -> bool:
        """Return whether the jurisdiction has other words now."""
        return self.lists.words(self.field) != self._offered

    @Slot()
    def _touch(self) -> None:
        super()._touch()


def _sentence(words: str) -> str:
    """Return words with a capital at the front, as they stand in a list."""
    first, _, rest = words.partition(" ")
    capital = _SHORT_FORMS.get(first, first[:1].upper() + first[1:])
    return f"{capital} {rest}" if rest else capital
