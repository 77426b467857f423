"""The way out of the workbench: export, check, receipts, and who has signed the words as they are now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.services import signing
from workbench.services.signing import Position, Signature, Standing
from workbench.services.viewing import readable
from workbench.ui.dates import in_words
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.pages.page import heading, line, row


class SigningPane(QWidget):
    """Shows how the sign-offs stand, and takes one."""

    go = Signal(str, str)
    wanted = Signal(str, str, str, str)  # role, by, decision, comment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position: Position | None = None
        self.state = Notice(self)
        self.list = QLabel(self)
        self.list.setWordWrap(True)
        self.list.setTextFormat(Qt.TextFormat.PlainText)
        self.role, self.decision = QComboBox(self), QComboBox(self)
        self.by, self.comment = QLineEdit(self), QLineEdit(self)
        self.sign = QPushButton(self.tr("Record the sign-off"), self)
        self.sign.clicked.connect(self._ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(10)
        box.addLayout(self._ways())
        box.addWidget(line(self))
        box.addWidget(heading(self.tr("Sign-off of the public report"), self, "label"))
        box.addWidget(self.state)
        box.addWidget(self.list)
        box.addLayout(self._form())
        box.addStretch(1)
        self.by.textChanged.connect(self._enable)
        self._enable()

    def _ways(self) -> FlowLayout:
        flow = FlowLayout()
        ways = (
            (self.tr("Write the report…"), "export", ""),
            (self.tr("Check a file…"), "verify", ""),
            (self.tr("Checks of anonymity"), "recognition", "checks"),
            (self.tr("Receipts"), "kind:disclosure", ""),
            (self.tr("All sign-offs"), "kind:sign_off", ""),
        )
        for words, key, record in ways:
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, key=key, record=record: self.go.emit(key, record))
            flow.addWidget(button)
        return flow

    def _form(self) -> QFormLayout:
        for role in signing.ROLES:
            self.role.addItem(readable(role).capitalize(), role)
        self.decision.addItem(self.tr("Approved"), signing.APPROVED)
        self.decision.addItem(self.tr("Returned"), signing.RETURNED)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("In the role of"), self.role),
            (self.tr("Who signed"), self.by),
            (self.tr("Decision"), self.decision),
            (self.tr("Comment"), self.comment),
        )
        for words, field in rows:
            label = heading(words, self, "label")
            label.setBuddy(field)
            field.setAccessibleName(words)
            if isinstance(field, QComboBox):
                calm(field)
            form.addRow(label, field)
        form.addRow("", self._holder())
        return form

    def _holder(self) -> QWidget:
        holder = QWidget(self)
        box = row(self.sign)
        box.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(box)
        return holder

    def wait(self) -> None:
        """Say that the report is being read."""
        self._position = None
        self.state.say(self.tr("Reading the public report…"))
        self._enable()

    def show_position(self, position: Position) -> None:
        """Show who has signed what."""
        self._position = position
        version = self.tr("The words as they are now are version {0}.").format(position.version)
        if position.lacking:
            roles = ", ".join(readable(role) for role in position.lacking)
            self.state.say([version, self.tr("Not approved yet by: {0}.").format(roles)], "caution")
        else:
            self.state.say([version, self.tr("Everyone has approved it.")], "good")
        self.list.setText("\n".join(self._sentences(position.signatures)))
        self.list.setVisible(bool(position.signatures))
        self._enable()

    def _sentences(self, signatures: Sequence[Signature]) -> list[str]:
        said = {
            Standing.APPROVED: self.tr("approved these words"),
            Standing.RETURNED: self.tr("returned these words"),
            Standing.VOID: self.tr("void: the words have changed since"),
            Standing.UNTIED: self.tr("void: it does not say which words were read"),
        }
        return [
            f"•  {readable(s.role).capitalize()}, {s.by or self.tr('nobody named')}, "
            f"{in_words(s.date) or self.tr('no date')}: {said[s.standing]}"
            for s in signatures
        ]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the words shown; "" while they are being read."""
        return self._position.fingerprint if self._position is not None else ""

    @Slot()
    def _enable(self) -> None:
        self.sign.setEnabled(self._position is not None and bool(self.by.text().strip()))

    @Slot()
    def _ask(self) -> None:
        role, decision = str(self.role.currentData()), str(self.decision.currentData())
        self.wanted.emit(role, self.by.text(), decision, self.comment.text())
