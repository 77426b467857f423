"""The sheet on which a section of the report is written: its heading, its readers, its text with the names marked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from workbench.records import Section
from workbench.redaction.register import Register
from workbench.services.drafting import AUDIENCES
from workbench.services.viewing import readable
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import name_inside
from workbench.ui.forms.marking import Mark, Span, marking_of
from workbench.ui.forms.text import ProseBox
from workbench.ui.pages.page import heading
from workbench.ui.theme import wide
from workbench.ui.words import said

_NAMES = "names"
_FEWEST = 38  # characters of the sheet with its margins


class Sheet(ProseBox):
    """Paragraphs that take all the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @Slot()
    def grow(self) -> None:
        """Stay as large as the pane."""


class WritingPane(QWidget):
    """Shows one section and says when the person has changed it."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fields = Section.spec.fields
        self._section: Section | None = None
        self._register: Register | None = None
        self.title = QLineEdit(self)
        name_inside(self.title, said(fields["heading"].label), said(fields["heading"].help))
        self.title.setPlaceholderText(self.tr("Heading of the section"))
        self.ticks: dict[str, QCheckBox] = {}
        readers = FlowLayout(gap=12)
        readers.addWidget(heading(self.tr("In the report for"), self, "label"))
        for code in AUDIENCES:
            tick = QCheckBox(readable(code), self)
            name_inside(tick, self.tr("In the report for: {0}").format(readable(code)), said(fields["audiences"].help))
            tick.clicked.connect(self.edited)
            readers.addWidget(tick)
            self.ticks[code] = tick
        self.body = Sheet(self)
        name_inside(self.body, said(fields["body"].label), said(fields["body"].help))
        self.body.setPlaceholderText(
            self.tr("Write here. A blank line begins a paragraph; @ offers the register’s names.")
        )
        self.setMinimumWidth(wide(_FEWEST))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(10)
        box.addWidget(self.title)
        box.addLayout(readers)
        box.addWidget(self.body, 1)
        self.title.textEdited.connect(self.edited)
        self.title.editingFinished.connect(self.left)
        self.body.textChanged.connect(self.edited)
        marking_of(self.body).add_source(_NAMES, self._names)

    def show_section(self, section: Section) -> None:
        """Show a section; what is the same already keeps its cursor."""
        fresh = self._section is None or self._section.id != section.id
        self._section = section
        with QSignalBlocker(self.title), QSignalBlocker(self.body):
            if self.title.text() != (section.heading or ""):
                self.title.setText(section.heading or "")
                self.title.setCursorPosition(0)
            if fresh or self.body.words() != (section.body or ""):
                self.body.setPlainText(section.body or "")
        for code, tick in self.ticks.items():
            tick.setChecked(code in (section.audiences or ()))

    def section(self) -> Section | None:
        """Return the section as it stands on the sheet; None where none is shown."""
        if self._section is None:
            return None
        other = [code for code in self._section.audiences or () if code not in self.ticks]
        readers = (*(code for code, tick in self.ticks.items() if tick.isChecked()), *other)
        text = self.body.words()
        return self._section.replace(
            heading=self.title.text().strip() or None, body=text if text.strip() else None, audiences=readers or None
        )

    def kept(self, section: Section) -> None:
        """Take note of what was stored."""
        self._section = section

    @property
    def register(self) -> Register | None:
        """The register whose names are marked; None until it was read."""
        return self._register

    def know(self, register: Register) -> None:
        """Mark the names of this register from here on."""
        self._register = register
        marking_of(self.body).renew()

    def _names(self, text: str) -> Iterator[Span]:
        if self._register is not None:
            for mention in self._register.find(text):
                mark = Mark.NAME if len(mention.identities) == 1 else Mark.DOUBT
                yield mention.start, mention.end - mention.start, mark

    def show_words(self, words: str) -> bool:
        """Choose these words in the text; return whether they stand there."""
        at = self.body.words().find(words)
        if at < 0:
            return False
        cursor = self.body.textCursor()
        before = len(self.body.words()[:at].encode("utf-16-le")) // 2
        cursor.setPosition(before)
        cursor.setPosition(before + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        self.body.setTextCursor(cursor)
        self.body.setFocus()
        return True

    def insert(self, words: str) -> None:
        """Put words in at the cursor, apart from the word before."""
        cursor = self.body.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = self.body.document().characterAt(cursor.position() - 1) if cursor.position() else " "
        cursor.insertText(words if before.isspace() else f" {words}")
        self.body.setTextCursor(cursor)
        self.body.setFocus()
