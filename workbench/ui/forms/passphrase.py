"""Two fields for a new passphrase, and how strong it is, as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from workbench.services import passphrases


class NewPassphrase(QObject):
    """The rows of a form in which a new passphrase is typed twice."""

    judged = Signal()
    entered = Signal()  # Return in the second field

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.again = secret(parent), secret(parent)
        self.strength = QLabel(passphrases.strength("").sentence, parent)
        self.strength.setProperty("role", "small")
        self.strength.setTextFormat(Qt.TextFormat.PlainText)
        form.addRow(self.tr("&Passphrase"), self.first)
        form.addRow("", self.strength)
        form.addRow(self.tr("The same &again"), self.again)
        self.good = False
        self.first.textChanged.connect(self._judge)
        self.again.textChanged.connect(self._judge)
        self.again.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    @Slot()
    def _judge(self) -> None:
        found = passphrases.strength(self.first.text())
        same = self.first.text() == self.again.text()
        differ = bool(self.again.text()) and not same
        self.strength.setText(self.tr("The two are not the same.") if differ else found.sentence)
        self.good = found.enough and same
        self.judged.emit()


def secret(parent: QWidget) -> QLineEdit:
    """Return a field that shows dots and is kept by no input method."""
    line = QLineEdit(parent)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return line
