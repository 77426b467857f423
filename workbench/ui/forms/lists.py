"""Fields that lead to other records, to one or to several."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.records import Field
from workbench.ui.forms.editor import Editor, Lists, Value, name_inside
from workbench.ui.forms.picker import RecordPicker
from workbench.ui.icons import icon
from workbench.ui.words import said


def remove_button(parent: QWidget, what: str) -> QToolButton:
    """Return the small button that takes one thing out of a list."""
    button = QToolButton(parent)
    button.setIcon(icon("close"))
    name_inside(button, what, what)
    return button


class RefEditor(Editor):
    """A link to one record."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._pair: tuple[str, str] | None = None
        self.picker = RecordPicker(lists, field.targets, self)
        self._go = QToolButton(self)
        self._go.setIcon(icon("open"))
        policy = self._go.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._go.setSizePolicy(policy)
        name_inside(self._go, self.tr("Open {0}").format(said(field.label)), self.tr("Go to the linked record"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.picker, 1)
        row.addWidget(self._go)
        self.box.addLayout(row)
        self.picker.picked.connect(self._picked)
        self.picker.emptied.connect(self._emptied)
        self._go.clicked.connect(self._open)
        self.finish(self.picker)

    def _show(self, value: Value) -> None:
        if value is None:
            self._point_to(None)
        else:
            self._point_to((self.lists.kind_of(self.field.targets, str(value)) or "", str(value)))

    def _point_to(self, pair: tuple[str, str] | None) -> None:
        self._pair = pair
        if pair is None:
            self.picker.show_nothing()
        else:
            self.picker.show_record(*pair)
        self._go.setVisible(pair is not None and bool(pair[0]))

    def _read(self) -> Value:
        return self._pair[1] if self._pair else None

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        self._pair = (kind, id_)
        self._go.setVisible(True)
        self._touch()

    @Slot()
    def _emptied(self) -> None:
        self._pair = None
        self._go.setVisible(False)
        self._touch()

    @Slot()
    def _open(self) -> None:
        if self._pair and self._pair[0]:
            self.follow.emit(*self._pair)


class TargetEditor(RefEditor):
    """A link to one record of any of several kinds, kept with its kind."""

    def _show(self, value: Value) -> None:
        pair = (str(value.get("kind", "")), str(value.get("id", ""))) if isinstance(value, Mapping) else None
        self._point_to(pair)

    def _read(self) -> Value:
        return {"kind": self._pair[0], "id": self._pair[1]} if self._pair else None


class RefsEditor(Editor):
    """Links to several records, in the order in which they were added."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._ids: list[str] = []
        self._holder = QWidget(self)
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._lines: list[QWidget] = []
        self.picker = RecordPicker(lists, field.targets, self)
        self.box.addWidget(self._holder)
        self.box.addWidget(self.picker)
        self.picker.picked.connect(self._picked)
        self.finish(self.picker)

    def _show(self, value: Value) -> None:
        self._ids = [str(id_) for id_ in value or ()]
        self.picker.show_nothing()
        self._lay_out()

    def _lay_out(self) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        self._lines = [self._line(id_) for id_ in self._ids]
        self._holder.setVisible(bool(self._ids))

    def _line(self, id_: str) -> QWidget:
        kind = self.lists.kind_of(self.field.targets, id_) or ""
        title = self.lists.title(kind, id_) if kind else id_
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        link = QPushButton(title.replace("&", "&&"), line)
        link.setProperty("role", "link")
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        name_inside(link, self.tr("Open {0}").format(title), title)
        link.setEnabled(bool(kind))
        link.clicked.connect(partial(self.follow.emit, kind, id_))
        out = remove_button(line, self.tr("Remove {0}").format(title))
        out.clicked.connect(partial(self._remove, id_))
        row.addWidget(link, 1)
        row.addWidget(out)
        self._rows.addWidget(line)
        line.show()
        return line

    def _read(self) -> Value:
        return tuple(self._ids) or None

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        del kind
        self.picker.show_nothing()
        if id_ not in self._ids:
            self._ids.append(id_)
            self._lay_out()
            self._touch()

    def _remove(self, id_: str) -> None:
        self._ids.remove(id_)
        self.picker.setFocus()
        self._lay_out()
        self._touch()
