"""Fields beneath one another, each with its label; it says when one was edited, left, or wants its help shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QVBoxLayout, QWidget

from workbench.records import Field, FieldKind
from workbench.ui.forms.editor import Editor, Lists
from workbench.ui.forms.groups import make
from workbench.ui.theme import wide
from workbench.ui.words import said

_TAKEN = set("redvgh")  # the letters of the menu bar
_TALL = {FieldKind.PROSE, FieldKind.GROUP, FieldKind.GROUPS}  # under their label, across the form
_LABEL_DROP = 7  # px; the label stands on the line of the words in its field
LABEL = 19  # characters; the longest labels wrap


class Fields(QWidget):
    """An editor for each field, in their order."""

    edited = Signal()
    left = Signal()
    follow = Signal(str, str)
    helped = Signal(str)  # the help of the field that has the focus

    def __init__(self, fields: Iterable[Field[Any]], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside: Editor | None = None
        self.editors: dict[str, Editor] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(24, 12, 24, 8)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        letters = set(_TAKEN)
        for field in fields:
            self._add(field, lists, letters)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _add(self, field: Field[Any], lists: Lists, letters: set[str]) -> None:
        editor = make(field, lists, self)
        words = with_mnemonic(said(field.label), letters)
        label = QLabel(self.tr("{0} (needed)").format(words) if field.required else words, self)
        label.setProperty("role", "label")
        label.setWordWrap(True)
        label.setToolTip(said(field.help))
        label.setBuddy(editor)
        if field.kind in _TALL:
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(editor)
            self._form.addRow(column)
        else:
            label.setFixedWidth(wide(LABEL))
            label.setContentsMargins(0, _LABEL_DROP, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._form.addRow(label, editor)
        editor.edited.connect(self.edited)
        editor.follow.connect(self.follow)
        self.editors[field.name] = editor

    def show_only(self, names: Collection[str]) -> None:
        """Show these fields and hide the others."""
        for at, name in enumerate(self.editors):
            self._form.setRowVisible(at, name in names)

    def focus_first(self) -> None:
        """Put the cursor in the first field that is shown."""
        next(editor for editor in self.editors.values() if not editor.isHidden()).setFocus()

    def help_of(self, field: Field[Any]) -> str:
        """Return what to say of a field that has the focus."""
        return said(field.help)

    @Slot("QWidget*", "QWidget*")
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        before, now = self._inside, self._editor_of(new)
        self._inside = now
        if now is not None and now is not before:
            self.helped.emit(self.help_of(now.field))
        elif now is None and before is not None:
            self.helped.emit("")
        if before is not None and now is not before:
            self.left.emit()

    def _editor_of(self, widget: QWidget | None) -> Editor | None:
        """Return the field of the form that a widget belongs to."""
        found: Editor | None = None
        at: QObject | None = widget
        while at is not None and at is not self:
            if isinstance(at, Editor):
                found = at
            at = at.parent()
        return found if at is self else None


def with_mnemonic(label: str, letters: set[str]) -> str:
    """Return a label with an ampersand before its first letter that is still free, and take that letter."""
    plain = label.replace("&", "&&")
    for at, letter in enumerate(plain.lower()):
        if letter.isascii() and letter.isalpha() and letter not in letters:
            letters.add(letter)
            return f"{plain[:at]}&{plain[at:]}"
    return plain
