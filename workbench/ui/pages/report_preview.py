"""What an audience's report would say of a section, beside the text as it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QTextBrowser, QVBoxLayout, QWidget

from workbench.services.drafting import Line, Style
from workbench.services.viewing import AudienceChoice
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.pages.page import heading, row

_GAP = 10  # px between paragraphs


class PreviewPane(QWidget):
    """Chooses an audience and shows the lines that it would read."""

    asked = Signal()  # another audience was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = QComboBox(self)
        self.who.setMinimumContentsLength(11)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_list(self.who, self.tr("Whose report"))
        calm(self.who)
        self.text = QTextBrowser(self)
        self.text.setProperty("role", "reading")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What this report would say"))
        self.state = heading("", self, "small")
        self.state.setWordWrap(True)
        label = heading(self.tr("&As read by"), self, "label")
        label.setTextFormat(Qt.TextFormat.AutoText)
        label.setBuddy(self.who)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(row(label, last=self.who))
        box.addWidget(self.text, 1)
        box.addWidget(self.state)
        self.who.activated.connect(self._ask)

    @property
    def code(self) -> str:
        """The audience chosen."""
        return str(self.who.currentData() or "public")

    def offer(self, audiences: Sequence[AudienceChoice]) -> None:
        """Offer the audiences; the one chosen stays, the public is the first choice."""
        chosen = self.code
        self.who.clear()
        for audience in audiences:
            self.who.addItem(audience.title, audience.code)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what would be printed; nothing means that the section is not in this report."""
        self.state.setText("" if lines else self.tr("This section is not in this report."))
        self.state.setVisible(not lines)
        at = self.text.verticalScrollBar().value()
        self.text.clear()
        cursor = self.text.textCursor()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            self._write(cursor, line)
        self.text.verticalScrollBar().setValue(at)

    def say(self, words: str) -> None:
        """Show a sentence beneath; "" for none."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _write(self, cursor: QTextCursor, line: Line) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(_GAP)
        plain, strong, slanted = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        slanted.setFontItalic(True)
        cursor.setBlockFormat(shape)
        look = {Style.HEADING: strong, Style.NOTE: slanted}.get(line.style, plain)
        if line.number:
            cursor.insertText(f"{line.number}  ", strong)
        cursor.insertText(line.text, look)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()
