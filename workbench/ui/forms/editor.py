"""What every field of a form has in common: it shows a value, gives it back, and says when it was edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QVBoxLayout, QWidget

from workbench.records import Field
from workbench.ui.theme import mark
from workbench.ui.words import said

_BESIDE = Qt.FindChildOption.FindDirectChildrenOnly
Value = Any  # as in records.spec: str, number, bool, tuple, mapping; None is "not recorded"


class Lists(Protocol):
    """Where a form finds the words of its lists and the records that a reference may name."""

    def words(self, field: Field[Any]) -> list[tuple[str, str]]:
        """Return (word, title) of a choice field's list."""

    def linkable(self, kinds: Sequence[str]) -> list[tuple[str, str, str]]:
        """Return (kind, id, title) of every record of these kinds."""

    def many(self, kinds: Sequence[str]) -> bool:
        """Return whether there are too many records of these kinds to list them all."""

    def matching(self, kinds: Sequence[str], words: str) -> list[tuple[str, str, str]]:
        """Return (kind, id, title) of the first records of these kinds that hold words; without any, the newest."""

    def title(self, kind: str, id_: str) -> str:
        """Return the words that stand for a record."""

    def kind_of(self, kinds: Sequence[str], id_: str) -> str | None:
        """Return which of these kinds has a record with this id."""


class Editor(QWidget):
    """One field of a form. What nobody touched comes back exactly as it was given, whatever the widget can show.

    Subclasses build into ``self.box`` and implement ``_show`` and ``_read``; they connect what the person does to
    ``_touch``.
    """

    edited = Signal()
    follow = Signal(str, str)  # the kind and id of a linked record that the person wants to see

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.lists = field, lists
        self._kept: Value = None
        self._touched = self._showing = False
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.setAccessibleName(said(field.label))
        self.setAccessibleDescription(said(field.help))
        self.setToolTip(said(field.help))

    def finish(self, first: QWidget) -> None:
        """Name the widgets inside and let the label lead to the first of them."""
        self.box.addWidget(self._problem)
        self.setFocusProxy(first)
        name_inside(first, said(self.field.label), said(self.field.help))

    def set_value(self, value: Value) -> None:
        """Show a value; None is "not recorded"."""
        self._kept, self._touched, self._showing = value, False, True
        self._show(value)
        self._showing = False
        self.say("")

    def value(self) -> Value:
        """Return the value as it now is; None is "not recorded"."""
        return self._read() if self._touched else self._kept

    def say(self, problem: str) -> None:
        """Show a sentence beneath the field; "" for none."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        mark(self, "doubt", "yes" if problem else "no")

    def outdated(self) -> bool:
        """Return whether the words that it offers are no longer those of its list."""
        return False

    def complaint(self) -> str:
        """Return why what was typed cannot be kept; "" when it can."""
        return ""

    def _show(self, value: Value) -> None:
        raise NotImplementedError

    def _read(self) -> Value:
        raise NotImplementedError

    @Slot()
    def _touch(self) -> None:
        if not self._showing:
            self._touched = True
            self.edited.emit()


def name_inside(widget: QWidget, name: str, description: str) -> None:
    """Give a widget that has no label of its own a name and a description for those who cannot see the label."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)
    widget.setToolTip(description)
    if isinstance(widget, QComboBox):
        name_list(widget, name)


def name_list(combo: QComboBox, name: str) -> None:
    """Name a list so that a screen reader hears what it is for on Linux too.

    There Qt gives a list's current word as its name, and leaves its purpose to a label that stands beside it, under the
    same parent; the label of a field is further off. So it gets one that is never shown.
    """
    combo.setAccessibleName(name)
    line = combo.lineEdit()
    if line is not None:
        line.setAccessibleName(name)
    beside = combo.parentWidget()
    near = beside.findChildren(QLabel, options=_BESIDE) if beside is not None else []
    label = next((each for each in near if each.buddy() is combo), None)
    if label is None:
        label = QLabel(beside)
        label.setBuddy(combo)
        label.hide()
        combo.destroyed.connect(label.deleteLater)
    label.setText(name)


class QuietWheel(QObject):
    """Keeps the mouse wheel from changing a value while the person scrolls the form."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hand the wheel to whoever scrolls."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QComboBox | QAbstractSpinBox):
            event.ignore()
            return True
        return False


def calm(widget: QComboBox | QAbstractSpinBox) -> None:
    """Let the wheel pass a field, and let it take the focus by key or click only."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(QuietWheel(widget))
