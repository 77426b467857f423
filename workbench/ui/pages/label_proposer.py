"""A button beside the label of a person, an agency or a place, which proposes one that gives nothing away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.redaction.scope import NAMED
from workbench.services import labelling
from workbench.ui.forms.form import Form
from workbench.ui.forms.text import TextEditor
from workbench.ui.open_review import OpenReview

_LABEL = "label"


class LabelProposer(QObject):
    """Puts a proposal into the label's field, as if it had been typed; another press draws another one."""

    def __init__(self, form: Form, review: OpenReview) -> None:
        super().__init__(form)
        self._form, self._review = form, review
        self._editor = form.editors.get(_LABEL) if form.spec.name in NAMED else None
        if not isinstance(self._editor, TextEditor):
            return
        self.button = QPushButton(self.tr("Propose a label"), self._editor)
        self.button.setProperty("role", "link")
        self.button.setToolTip(
            self.tr("Drawn at random: never from initials or the order of entry, and no other record has it")
        )
        self.button.clicked.connect(self.propose)
        QWidget.setTabOrder(self._editor.line, self.button)
        self._editor.box.insertWidget(1, self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def propose(self) -> None:
        """Draw a label and put it into the field."""
        if isinstance(self._editor, TextEditor) and not self._form.empty:
            self._editor.type_in(labelling.propose(self._review.session, self._form.record))
