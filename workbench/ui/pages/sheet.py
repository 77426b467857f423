"""The recovery sheet of a new review: to be printed or copied, and put away, before the work begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.clipboard import Clipboard
from workbench.ui.icons import icon
from workbench.ui.notice import Notice
from workbench.ui.pages.page import heading

_WIDTH = 880  # px


class SheetPage(QWidget):
    """Shows the sheet once; going on forgets it."""

    kept = Signal()

    def __init__(self, sheet: str, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Recovery sheet"))
        self._sheet, self._clipboard = sheet, clipboard
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 32, 0, 32)
        box.setSpacing(16)
        box.addWidget(heading(self.tr("Keep the recovery sheet"), column))
        words = heading(
            self.tr(
                "If the passphrase is ever lost, only this sheet opens the review. Print it, or copy it by hand, and "
                "lock it away, apart from this computer."
            ),
            column,
            "quiet",
        )
        words.setWordWrap(True)
        box.addWidget(words)
        self.text = QLabel(sheet.strip(), column)
        self.text.setProperty("role", "sheet")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("Text of the recovery sheet"))
        box.addWidget(self.text)
        self.notice = Notice(column)
        box.addWidget(self.notice)
        self.print_button = QPushButton(icon("print"), self.tr("Print…"), column)
        self.print_button.clicked.connect(self._print)
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy"), column)
        self.copy_button.clicked.connect(self._copy)
        tools = QHBoxLayout()
        tools.addWidget(self.print_button)
        tools.addWidget(self.copy_button)
        tools.addStretch(1)
        box.addLayout(tools)
        self.tick = QCheckBox(self.tr("I have kept the recovery sheet"), column)
        self.go_on = QPushButton(self.tr("Go on to the review"), column)
        self.go_on.setProperty("role", "first")
        self.go_on.setEnabled(False)
        self.tick.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)
        foot = QHBoxLayout()
        foot.addWidget(self.tick)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        box.addLayout(foot)
        box.addStretch(1)
        self._centre(column)

    def _centre(self, column: QWidget) -> None:
        middle = QWidget(self)
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Recovery sheet"))
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    @Slot()
    def _copy(self) -> None:
        self._clipboard.copy(self._sheet)
        self.notice.say(self.tr("Copied. It leaves the clipboard in a minute, and when the window is locked."))

    @Slot()
    def _print(self) -> None:
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print the recovery sheet"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setDefaultFont(QFont("monospace", 10))
            document.setPlainText(self._sheet)
            document.print_(printer)
            self.notice.say(self.tr("Sent to the printer. Fetch it at once."))
