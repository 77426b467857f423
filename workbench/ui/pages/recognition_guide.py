"""One check as a panel: what it is, what to ask, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.services import checks
from workbench.services.checks import CONCERN, FAIL, PASS, Outcome
from workbench.services.guides import BLIND, Guide, Question
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.notice import Notice
from workbench.ui.pages.page import fields_form, heading, line, row
from workbench.ui.theme import wide

_LABEL = 9  # characters
_NOTE = 4  # lines
_TONES = {PASS: "good", CONCERN: "caution", FAIL: "alert"}


class GuidePanel(QWidget):
    """The buttons are connected by the pane, which has the review; the panel holds what a person typed."""

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide = guide
        self._outcome: Outcome | None = None
        self.choices: dict[str, QComboBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        self.state = heading("", self, "plain")
        about = heading(guide.about, self, "small")
        for label in (self.state, about):
            label.setWordWrap(True)
        self.run = QPushButton(self.tr("Check now"), self)
        self.run.setVisible(guide.automatic)
        self.sheet = QPushButton(self.tr("Write the sheet…"), self)
        self.compare = QPushButton(self.tr("Compare with the register"), self)
        for button in (self.sheet, self.compare):
            button.setVisible(guide.kind == BLIND)
        self.said = Notice(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(heading(guide.title, self, "heading"))
        box.addWidget(self.state)
        box.addWidget(about)
        box.addLayout(row(self.run, self.sheet))
        for question in guide.questions:
            self._ask(question, box)
        box.addLayout(row(self.compare))
        box.addWidget(self.said)
        box.addWidget(line(self))
        box.addLayout(self._result())

    def _ask(self, question: Question, box: QVBoxLayout) -> None:
        """Add a question with room for its answer."""
        checked = self.tr(" [to be checked]") if question.to_check else ""
        words = heading(question.ask, self, "plain")
        words.setWordWrap(True)
        words.setToolTip(f"{question.source}{checked}")
        note = QLineEdit(self)
        self.lines[question.code] = note
        box.addWidget(words)
        if self.guide.kind == BLIND:
            note.setAccessibleName(question.ask)
            note.setPlaceholderText(self.tr("The answer as it was given"))
            note.textEdited.connect(self._answered)
            box.addWidget(note)
            return
        choice = QComboBox(self)
        for title, value in ((self.tr("Not tried"), ""), (self.tr("No"), "no"), (self.tr("Yes"), "yes")):
            choice.addItem(title, value)
        name_list(choice, question.ask)
        calm(choice)
        choice.activated.connect(self._answered)
        note.setAccessibleName(self.tr("What was found: {0}").format(question.ask))
        note.setPlaceholderText(self.tr("What was found, and what was done about it"))
        self.choices[question.code] = choice
        box.addLayout(row(choice, last=note))

    def _result(self) -> QFormLayout:
        form = fields_form()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.result = QComboBox(self)
        for title, value in ((self.tr("Passed"), PASS), (self.tr("Concern"), CONCERN), (self.tr("Failed"), FAIL)):
            self.result.addItem(title, value)
        calm(self.result)
        self.by = QLineEdit(self)
        self.by.setPlaceholderText(self.tr("Who checked; for the motivated intruder somebody outside the case"))
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTE + 16)
        self.record = QPushButton(self.tr("Record the check"), self)
        self.record.setProperty("role", "first")
        for words, widget in ((self.tr("Result"), self.result), (self.tr("By"), self.by), (self.tr("Note"), self.note)):
            label = heading(words, self, "label")
            label.setFixedWidth(wide(_LABEL))
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            form.addRow(label, widget)
        form.addRow("", row(self.record))
        self.record.setEnabled(not self.guide.automatic)  # there is nothing to record before it is done
        self._suggest(CONCERN)
        return form

    def _suggest(self, result: str) -> None:
        self.result.setCurrentIndex(self.result.findData(result))

    def show_state(self, words: str) -> None:
        """Say how the check stands."""
        self.state.setText(words)

    def answers(self) -> dict[str, str]:
        """Return what was typed, by question."""
        return {code: edit.text().strip() for code, edit in self.lines.items()}

    def outcome(self) -> Outcome:
        """Return what the workbench found, or what the answers to the questions come to."""
        if self._outcome is not None:
            return self._outcome
        given = {code: (str(self.choices[code].currentData()), words) for code, words in self.answers().items()}
        return checks.answered(self.guide, given)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of the check, and put it forward as the result."""
        self._outcome = outcome
        self.said.say(list(outcome.sentences) or self.tr("Nothing was found."), _TONES[outcome.result])
        self.record.setEnabled(True)
        self._suggest(outcome.result)

    @Slot()
    def _answered(self) -> None:
        """Put forward what the answers come to; the person may think otherwise."""
        self._outcome = None
        self.said.hush()
        if self.choices:
            self._suggest(self.outcome().result)

    def held(self) -> dict[str, Any]:
        """Return what a person typed and did not record, as plain values; empty where there is nothing."""
        answers = {code: words for code, words in self.answers().items() if words}
        chosen = {code: str(c.currentData()) for code, c in self.choices.items() if c.currentData()}
        typed = {"by": self.by.text().strip(), "note": self.note.toPlainText().strip()}
        if not (answers or chosen or any(typed.values())):
            return {}
        return {"answers": answers, "chosen": chosen, **typed}

    def hold(self, held: Mapping[str, Any]) -> None:
        """Show what was typed before, unless something was typed since."""
        if self.held():
            return
        answers, chosen = held.get("answers", {}), held.get("chosen", {})
        for code, edit in self.lines.items():
            edit.setText(str(answers.get(code, "")))
        for code, choice in self.choices.items():
            choice.setCurrentIndex(max(0, choice.findData(chosen.get(code, ""))))
        self.by.setText(str(held.get("by", "")))
        self.note.setPlainText(str(held.get("note", "")))
        if chosen:
            self._suggest(self.outcome().result)

    def clear(self) -> None:
        """Forget what was typed: it is recorded."""
        self._outcome = None
        self.record.setEnabled(not self.guide.automatic)
        self.said.hush()
        for edit in self.lines.values():
            edit.clear()
        for choice in self.choices.values():
            choice.setCurrentIndex(0)
        self.note.clear()
        self._suggest(CONCERN)
