"""Fields made of fields: a few named values that belong together, once or in a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.records import Field, FieldKind
from workbench.ui.forms import choice, lists, text
from workbench.ui.forms.editor import Editor, Lists, Value
from workbench.ui.icons import icon
from workbench.ui.words import said


class GroupEditor(Editor):
    """A few named values; what the declaration does not know is kept."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        frame = QFrame(self)
        frame.setProperty("role", "group")
        form = QFormLayout(frame)
        form.setContentsMargins(12, 2, 0, 2)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.parts: dict[str, Editor] = {}
        for part in field.parts:
            editor = make(part, lists, frame)
            editor.edited.connect(self._touch)
            editor.follow.connect(self.follow)
            form.addRow(said(part.label), editor)
            self.parts[part.name] = editor
        self.box.addWidget(frame)
        self.box.addWidget(self._problem)
        self.setFocusProxy(next(iter(self.parts.values())))

    def _show(self, value: Value) -> None:
        held = value if isinstance(value, Mapping) else {}
        for name, editor in self.parts.items():
            editor.set_value(held.get(name))

    def _read(self) -> Value:
        held = dict(self._kept) if isinstance(self._kept, Mapping) else {}
        held |= {name: editor.value() for name, editor in self.parts.items()}
        return {name: value for name, value in held.items() if value is not None} or None

    def outdated(self) -> bool:
        """Return whether one of its parts is."""
        return any(editor.outdated() for editor in self.parts.values())

    def say(self, problem: str) -> None:
        """Show a sentence beneath the group; its parts start without."""
        super().say(problem)
        for editor in self.parts.values():
            editor.say("")


class GroupsEditor(Editor):
    """A list of groups."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._entries: list[tuple[QWidget, GroupEditor]] = []
        self._add = QPushButton(icon("add"), self.tr("Add to {0}").format(said(field.label).lower()), self)
        self._add.setProperty("role", "link")
        self._add.clicked.connect(self._add_one)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.box.addLayout(self._rows)
        self.box.addLayout(row)
        self.finish(self._add)
        self._add.setAccessibleName(self._add.text())

    def _show(self, value: Value) -> None:
        for line, _ in self._entries:
            self._rows.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        self._entries = []
        for item in value or ():
            self._entry(item)

    def _entry(self, item: Value) -> GroupEditor:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        editor = GroupEditor(self.field, self.lists, line)
        number = len(self._entries) + 1
        editor.setAccessibleName(f"{said(self.field.label)} {number}")
        editor.set_value(item)
        editor.edited.connect(self._touch)
        editor.follow.connect(self.follow)
        out = lists.remove_button(line, self.tr("Remove {0} {1}").format(said(self.field.label).lower(), number))
        out.clicked.connect(self._remove)
        row.addWidget(editor, 1)
        row.addWidget(out, 0)
        self._rows.addWidget(line)
        self._entries.append((line, editor))
        line.show()
        return editor

    def _read(self) -> Value:
        return tuple(value for _, editor in self._entries if (value := editor.value())) or None

    def outdated(self) -> bool:
        """Return whether one of its entries is."""
        return any(editor.outdated() for _, editor in self._entries)

    @Slot()
    def _add_one(self) -> None:
        self._entry(None).setFocus()

    @Slot()
    def _remove(self) -> None:
        sender = self.sender()
        for line, editor in self._entries:
            if sender is not None and sender.parent() is line:
                self._entries.remove((line, editor))
                self._rows.removeWidget(line)
                line.setParent(None)
                line.deleteLater()
                self._add.setFocus()
                self._touch()
                return


_EDITORS: dict[FieldKind, type[Editor]] = {
    FieldKind.TEXT: text.TextEditor,
    FieldKind.PROSE: text.ProseEditor,
    FieldKind.DATE: text.DateEditor,
    FieldKind.NUMBER: text.NumberEditor,
    FieldKind.FLAG: choice.FlagEditor,
    FieldKind.CHOICE: choice.ChoiceEditor,
    FieldKind.CHOICES: choice.ChoicesEditor,
    FieldKind.TEXTS: text.TextsEditor,
    FieldKind.REF: lists.RefEditor,
    FieldKind.REFS: lists.RefsEditor,
    FieldKind.TARGET: lists.TargetEditor,
    FieldKind.GROUP: GroupEditor,
    FieldKind.GROUPS: GroupsEditor,
}


def make(field: Field[Any], lists: Lists, parent: QWidget | None = None) -> Editor:
    """Return the editor for a field."""
    return _EDITORS[field.kind](field, lists, parent)
