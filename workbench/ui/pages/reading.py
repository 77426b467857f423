"""A record to be read, not changed: each field's label and its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.dates import in_words
from workbench.ui.forms.fields import LABEL
from workbench.ui.theme import wide
from workbench.ui.words import said


class Reading(QScrollArea):
    """Labels on the left, words on the right; the words can be selected, by keyboard too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self._inside = QWidget(self.viewport())
        self._box = QVBoxLayout(self._inside)
        self._box.setContentsMargins(24, 16, 24, 24)
        self._content: QWidget | None = None
        self.setWidget(self._inside)

    def show_text(self, parts: Sequence[tuple[str, str]], nothing: str) -> None:
        """Show (label, words) pairs, or a sentence when there are none."""
        if self._content is not None:
            self._box.removeWidget(self._content)
            self._content.deleteLater()
        self._content = self._made(parts) if parts else self._sentence(nothing)
        while self._box.count():
            self._box.takeAt(0)
        self._box.addWidget(self._content)
        self._box.addStretch(1)

    def _sentence(self, words: str) -> QWidget:
        label = QLabel(words, self._inside)
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        return label

    def _made(self, parts: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget(self._inside)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, words in parts:
            name = QLabel(said(label), holder)
            name.setProperty("role", "label")
            name.setWordWrap(True)
            name.setFixedWidth(wide(LABEL))
            name.setContentsMargins(0, 2, 0, 0)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            text = QLabel(in_words(words), holder)
            text.setProperty("role", "prose")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(f"{said(label)}: {in_words(words)}")
            name.setBuddy(text)
            form.addRow(name, text)
        return holder
