"""A form is made from the declaration: named, with mnemonics, and gentle about what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.stand import PlainLists
from workbench.records import KINDS, Finding, Person
from workbench.ui.application import Application
from workbench.ui.forms.fields import with_mnemonic
from workbench.ui.forms.form import Form
from workbench.ui.forms.text import NumberEditor, TextEditor


def form_of(kind: str, qtbot: QtBot) -> Form:
    form = Form(kind, PlainLists())
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_its_place_and_its_label(kind: str, qapp: Application, qtbot: QtBot) -> None:
    form = form_of(kind, qtbot)
    assert list(form.editors) == list(KINDS[kind].spec.fields)
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy() is not None}
    assert set(form.editors.values()) <= buddies


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_record_of_every_kind_comes_back_empty(kind: str, qapp: Application, qtbot: QtBot) -> None:
    form = form_of(kind, qtbot)
    record = KINDS[kind]("x", extra={"foreign": 1}, audience_limit=("panel",))
    form.fill(record)
    assert form.record == record


def test_what_is_needed_is_said_in_words(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("person", qtbot)
    needed = [label.text().replace("&", "") for label in form.findChildren(QLabel) if "(needed)" in label.text()]
    assert needed == ["Name (needed)", "Kind (needed)", "Label (needed)"]


def test_two_labels_of_a_form_never_share_a_letter() -> None:
    letters: set[str] = set()
    labels = [with_mnemonic(words, letters) for words in ("Name", "Number", "Note", "Nn", "R & D")]
    marked = [label[label.index("&") + 1].lower() for label in labels if "&" in label.replace("&&", "")]
    assert len(set(marked)) == len(marked)
    assert labels[4].replace("&&", "").count("&") <= 1


def test_a_missing_value_is_not_complained_about_and_an_odd_one_is(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("person", qtbot)
    form.fill(Person("p"))
    assert [e for e in form.editors.values() if e._problem.text()] == []
    form.fill(Person("p", date_of_birth="when Gran was ill"))
    assert "not a date" in form.editors["date_of_birth"]._problem.text()


def test_what_is_no_number_is_said_beside_its_field(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("finding", qtbot)
    form.fill(Finding("f", number=1))
    editor = form.editors["number"]
    assert isinstance(editor, NumberEditor)
    QTest.keyClicks(editor.line, "x")
    form.show_problems(form.record)
    assert "not a number" in editor._problem.text()


def test_a_refresh_leaves_alone_what_is_the_same(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("person", qtbot)
    form.fill(Person("p", name="Ada", label="Child A"))
    editor = form.editors["name"]
    assert isinstance(editor, TextEditor)
    editor.line.setCursorPosition(2)
    form.refresh(Person("p", name="Ada", label="Child B"))
    assert editor.line.cursorPosition() == 2
    assert form.record == Person("p", name="Ada", label="Child B")


def test_a_form_that_was_never_filled_has_no_record(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("person", qtbot)
    assert form.empty
    with pytest.raises(LookupError):
        _ = form.record


def test_leaving_a_field_is_said_and_its_help_is_shown(qapp: Application, qtbot: QtBot) -> None:
    form = form_of("person", qtbot)
    form.fill(Person("p"))
    with qtbot.waitActive(form):
        form.show()
    helped: list[str] = []
    form.helped.connect(helped.append)
    form.editors["label"].setFocus()
    assert "stand for the name" in helped[-1]
    with qtbot.waitSignal(form.left):
        form.editors["name"].setFocus()
    assert "full name" in helped[-1]
