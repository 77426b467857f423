"""Fields can be hidden, and the first that is shown takes the cursor."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.stand import PlainLists
from workbench.records import KINDS
from workbench.ui.forms.fields import Fields


def test_only_the_fields_that_are_wanted_are_shown(qtbot: QtBot) -> None:
    fields = Fields(KINDS["place"].spec.fields.values(), PlainLists())
    qtbot.addWidget(fields)
    fields.show_only(("kind", "label"))
    fields.show()
    assert [name for name, editor in fields.editors.items() if editor.isVisible()] == ["kind", "label"]
    fields.focus_first()
    assert fields.focusWidget() is fields.editors["kind"].focusProxy()
