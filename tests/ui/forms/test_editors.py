"""Every kind of field gives back what it was given, and what the person makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stand import PlainLists, edited
from workbench.paths import resource
from workbench.records import KINDS, Field, FieldKind, freeze, thaw
from workbench.ui.application import Application
from workbench.ui.forms.choice import ChoiceEditor, ChoicesEditor, FlagEditor
from workbench.ui.forms.editor import Editor
from workbench.ui.forms.groups import GroupEditor, GroupsEditor, make
from workbench.ui.forms.lists import RefEditor, RefsEditor, TargetEditor
from workbench.ui.forms.text import DateEditor, NumberEditor, ProseEditor, TextEditor, TextsEditor

ODD: dict[FieldKind, list[Any]] = {
    FieldKind.TEXT: ["plain", "  spaces kept  ", "two\nlines", ""],
    FieldKind.PROSE: ["one\n\ntwo\n", "trailing   ", "\tTab"],
    FieldKind.DATE: ["2021-03-14", "2021-03-14?", "when Gran was ill", "unknown"],
    FieldKind.NUMBER: [3, 3.0, 2.5, -1, 0],
    FieldKind.FLAG: [True, False, "unknown", "2021-03-14"],
    FieldKind.CHOICE: ["a word no list has"],
    FieldKind.CHOICES: [("b", "a"), ("a word no list has",), ()],
    FieldKind.TEXTS: [("Addie", "A. Q."), ("with\nbreak", "")],
    FieldKind.REF: ["gone"],
    FieldKind.REFS: [("gone", "also gone"), ()],
    FieldKind.TARGET: [{"kind": "event", "id": "event-1"}, {"kind": "no such", "id": "x"}],
    FieldKind.GROUP: [{"foreign": "kept"}],
    FieldKind.GROUPS: [({"foreign": "kept"}, {}), ()],
}
FIELDS = {f.kind: f for cls in KINDS.values() for f in reversed(list(cls.spec.fields.values()))}


@pytest.fixture
def stage(qapp: Application, qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


def editor_for(kind: FieldKind, stage: QWidget) -> Editor:
    return make(FIELDS[kind], PlainLists(), stage)


def test_there_is_a_field_of_every_kind() -> None:
    assert set(FIELDS) == set(FieldKind) == set(ODD)


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in ODD.items() for v in values])
def test_what_nobody_touches_comes_back_exactly(kind: FieldKind, value: object, stage: QWidget) -> None:
    editor = editor_for(kind, stage)
    heard = edited(editor)
    for given in (freeze(value), None, freeze(value)):
        editor.set_value(given)
        assert editor.value() == given
        assert type(editor.value()) is type(given)
    assert heard == []


def harbour() -> Iterator[tuple[Field[Any], object]]:
    case = json.loads((resource("examples/harbour") / "case.json").read_text("utf-8"))
    for kind, cls in KINDS.items():
        held = case.get(kind, [])
        for record in held if isinstance(held, list) else [held]:
            for name, field in cls.spec.fields.items():
                if name in record:
                    yield field, record[name]


def test_every_value_of_the_example_review_comes_back(stage: QWidget) -> None:
    editors: dict[Field[Any], Editor] = {}
    for field, value in harbour():
        editor = editors.setdefault(field, make(field, PlainLists(), stage))
        editor.set_value(freeze(value))
        assert thaw(editor.value()) == value, field


def test_every_value_of_the_example_review_survives_being_touched(stage: QWidget) -> None:
    editors: dict[Field[Any], Editor] = {}
    for field, value in harbour():
        if field.kind in {FieldKind.GROUP, FieldKind.GROUPS, FieldKind.REF, FieldKind.TARGET, FieldKind.FLAG}:
            continue
        editor = editors.setdefault(field, make(field, PlainLists(), stage))
        editor.set_value(freeze(value))
        editor._touch()
        assert (thaw(freeze(editor.value())) or []) == (value or []), field


@pytest.mark.parametrize("kind", FieldKind)
def test_a_field_has_a_name_and_tells_what_it_is_for(kind: FieldKind, stage: QWidget) -> None:
    editor = editor_for(kind, stage)
    assert editor.accessibleName() == FIELDS[kind].label
    assert editor.accessibleDescription() == FIELDS[kind].help
    assert editor.focusProxy() is not None or kind is FieldKind.CHOICES


def test_text_is_what_was_typed(stage: QWidget) -> None:
    editor = editor_for(FieldKind.TEXT, stage)
    assert isinstance(editor, TextEditor)
    heard = edited(editor)
    QTest.keyClicks(editor.line, "abc ")
    assert heard[-1] == "abc"
    editor.line.selectAll()
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.value() is None


def test_prose_keeps_its_paragraphs_and_tab_goes_on(stage: QWidget) -> None:
    editor = editor_for(FieldKind.PROSE, stage)
    assert isinstance(editor, ProseEditor)
    editor.prose.setPlainText("one\n\ntwo\n\n")
    assert editor.value() == "one\n\ntwo\n\n"
    editor.prose.setPlainText("5\u00a0kg")
    assert editor.value() == "5\u00a0kg"
    editor.prose.setPlainText(" \n ")
    assert editor.value() is None
    assert editor.prose.tabChangesFocus()


def test_a_date_shows_what_was_understood_and_is_kept_as_edtf(stage: QWidget) -> None:
    editor = editor_for(FieldKind.DATE, stage)
    assert isinstance(editor, DateEditor)
    editor.set_value(None)
    QTest.keyClicks(editor.line, "14/3/2021")
    assert editor.words.text() == "Sunday 14 March 2021"
    assert editor.value() == "2021-03-14"
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "2021-03-14"


def test_what_is_no_number_stays_in_the_field_and_is_not_kept(stage: QWidget) -> None:
    editor = editor_for(FieldKind.NUMBER, stage)
    assert isinstance(editor, NumberEditor)
    editor.set_value(4)
    QTest.keyClicks(editor.line, "x")
    assert editor.value() == 4
    assert "not a number" in editor.complaint()
    assert editor.line.text() == "4x"
    editor.set_value(None)
    QTest.keyClicks(editor.line, "2,5")
    assert editor.value() == 2.5
    assert editor.complaint() == ""


def test_a_flag_has_four_answers(stage: QWidget) -> None:
    editor = editor_for(FieldKind.FLAG, stage)
    assert isinstance(editor, FlagEditor)
    given = []
    for button in editor.group.buttons():
        button.click()
        given.append(editor.value())
    assert given == [True, False, "unknown", None]


def test_a_flag_that_is_a_date_says_since_when(stage: QWidget) -> None:
    editor = editor_for(FieldKind.FLAG, stage)
    assert isinstance(editor, FlagEditor)
    editor.set_value("2021-03-14")
    assert editor.group.button(0).isChecked()
    assert editor.group.button(0).text() == "Yes (14 Mar 2021)"
    editor.set_value(False)
    assert editor.group.buttons()[0].text() == "Yes"


def test_a_word_that_no_list_has_can_be_left_and_chosen_again(stage: QWidget) -> None:
    editor = editor_for(FieldKind.CHOICE, stage)
    assert isinstance(editor, ChoiceEditor)
    editor.set_value("homemade")
    assert "homemade" in editor.combo.currentText()
    editor.combo.setCurrentIndex(0)
    editor.combo.activated.emit(0)
    assert editor.value() is None
    at = editor.combo.findData("homemade")
    editor.combo.setCurrentIndex(at)
    editor.combo.activated.emit(at)
    assert editor.value() == "homemade"


def test_the_wheel_changes_no_choice(stage: QWidget) -> None:
    editor = editor_for(FieldKind.CHOICE, stage)
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(None)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.combo, event)
    assert editor.combo.currentIndex() == 0


def test_words_are_ticked_and_the_order_that_was_there_is_kept(stage: QWidget) -> None:
    field = KINDS["incident"].spec.fields["harm"]
    editor = make(field, PlainLists(), stage)
    assert isinstance(editor, ChoicesEditor)
    editor.set_value(("neglect", "physical_abuse", "homemade"))
    box = next(b for b in editor.findChildren(QCheckBox) if b.text() == "Self harm")
    box.click()
    assert editor.value() == ("neglect", "physical_abuse", "homemade", "self_harm")
    next(b for b in editor.findChildren(QCheckBox) if b.text() == "Neglect").click()
    assert editor.value() == ("physical_abuse", "homemade", "self_harm")


def test_texts_stand_one_on_each_line(stage: QWidget) -> None:
    editor = editor_for(FieldKind.TEXTS, stage)
    assert isinstance(editor, TextsEditor)
    editor.set_value(("Addie",))
    editor.lines.setPlainText("Addie\n\n A. Q. ")
    assert editor.value() == ("Addie", "A. Q.")


def test_a_link_is_found_by_typing_and_emptied_by_clearing(stage: QWidget, qtbot: QtBot) -> None:
    field = KINDS["person"].spec.fields["agency"]
    editor = make(field, PlainLists(), stage)
    assert isinstance(editor, RefEditor)
    editor.set_value("agency-0")
    assert editor.picker.currentText() == "agency number 0"
    stage.show()
    editor.picker.setFocus()
    editor.picker._load()
    editor.picker.setEditText("agency number 2")
    editor.picker._settle()
    assert editor.value() == "agency-2"
    editor.picker.setEditText("")
    editor.picker._settle()
    assert editor.value() is None


def test_a_link_that_nobody_finds_goes_back_to_what_it_was(stage: QWidget) -> None:
    editor = make(KINDS["person"].spec.fields["agency"], PlainLists(), stage)
    assert isinstance(editor, RefEditor)
    editor.set_value("agency-1")
    editor.picker._load()
    editor.picker.setEditText("nonsense")
    editor.picker._settle()
    assert editor.picker.currentText() == "agency number 1"
    assert editor.value() == "agency-1"


def test_a_target_keeps_its_kind(stage: QWidget) -> None:
    editor = editor_for(FieldKind.TARGET, stage)
    assert isinstance(editor, TargetEditor)
    editor.picker._load()
    editor.picker.picked.emit("source", "source-1")
    assert editor.value() == {"kind": "source", "id": "source-1"}


def test_links_are_added_taken_out_and_followed(stage: QWidget, qtbot: QtBot) -> None:
    field = KINDS["event"].spec.fields["people"]
    editor = make(field, PlainLists(), stage)
    assert isinstance(editor, RefsEditor)
    editor.set_value(("person-0", "person-1"))
    editor.picker.picked.emit("person", "person-2")
    editor.picker.picked.emit("person", "person-2")
    assert editor.value() == ("person-0", "person-1", "person-2")
    with qtbot.waitSignal(editor.follow) as followed:
        next(b for b in editor.findChildren(QPushButton) if b.text() == "person number 1").click()
    assert followed.args == ["person", "person-1"]
    remove = [b for b in editor.findChildren(QToolButton) if b.accessibleName() == "Remove person number 0"]
    remove[0].click()
    assert editor.value() == ("person-1", "person-2")


def test_a_group_keeps_what_it_does_not_know(stage: QWidget) -> None:
    editor = make(KINDS["interview"].spec.fields["consent"], PlainLists(), stage)
    assert isinstance(editor, GroupEditor)
    editor.set_value(freeze({"take_part": True, "foreign": "kept"}))
    part = editor.parts["quote"]
    assert isinstance(part, FlagEditor)
    part.group.buttons()[1].click()
    assert editor.value() == {"take_part": True, "foreign": "kept", "quote": False}


def test_groups_are_added_filled_and_taken_out(stage: QWidget) -> None:
    editor = make(KINDS["person"].spec.fields["identifiers"], PlainLists(), stage)
    assert isinstance(editor, GroupsEditor)
    editor.set_value(freeze([{"kind": "phone", "value": "0191"}]))
    editor._add_one()
    assert editor.value() == ({"kind": "phone", "value": "0191"},)
    part = editor._entries[1][1].parts["value"]
    assert isinstance(part, TextEditor)
    QTest.keyClicks(part.line, "77")
    assert thaw(freeze(editor.value())) == [{"kind": "phone", "value": "0191"}, {"value": "77"}]
    next(b for b in editor.findChildren(QToolButton) if b.accessibleName() == "Remove identifiers 1").click()
    assert thaw(freeze(editor.value())) == [{"value": "77"}]
