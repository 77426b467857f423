"""The form of a record kind, made from its declaration: every field with its label, help and gentle problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.records import KINDS, Field, Record
from workbench.records.checks import problems
from workbench.ui.forms.editor import Lists, Value
from workbench.ui.forms.fields import Fields
from workbench.ui.words import said, who_reads


class Form(Fields):
    """Shows a record, or ``only`` some of its fields, and says when the person has edited it or left a field."""

    def __init__(
        self, kind: str, lists: Lists, parent: QWidget | None = None, *, only: Sequence[str] | None = None
    ) -> None:
        self.spec = KINDS[kind].spec
        self._record: Record | None = None
        fields = self.spec.fields.values() if only is None else [self.spec.fields[name] for name in only]
        super().__init__(fields, lists, parent)

    def help_of(self, field: Field[Any]) -> str:
        """Return a field's help and who reads it."""
        return f"{said(field.help)}  {who_reads(field, self.spec)}"

    @property
    def record(self) -> Record:
        """The record as the form now shows it."""
        if self._record is None:
            raise LookupError("the form was never filled")
        values: Mapping[str, Value] = {name: editor.value() for name, editor in self.editors.items()}
        return self._record.replace(**values)

    @property
    def empty(self) -> bool:
        """Whether the form shows no record."""
        return self._record is None

    def fill(self, record: Record) -> None:
        """Show a record."""
        self._record = record
        for name, editor in self.editors.items():
            editor.set_value(record.values.get(name))
        self.show_problems(record)

    def refresh(self, record: Record) -> None:
        """Show what changed elsewhere, and leave alone what is the same, so that no cursor jumps."""
        self._record = record
        for name, editor in self.editors.items():
            if editor.value() != record.values.get(name) or editor.outdated():
                editor.set_value(record.values.get(name))
        self.show_problems(record)

    def show_problems(self, record: Record) -> None:
        """Say beside each field what is still to be put right; a missing value needs only its "(needed)"."""
        found: dict[str, str] = {}
        for problem in problems(record):
            name = problem.field.split(".")[0]
            if record.values.get(name) not in (None, "", ()):
                found.setdefault(name, problem.message)
        for name, editor in self.editors.items():
            editor.say(editor.complaint() or found.get(name, ""))
