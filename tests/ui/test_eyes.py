"""In another reader's eyes every page shows what that reader may see, and the strip says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView

from tests.ui.pages.test_records import bench_of, open_chronology, open_kind
from tests.ui.stand import CANARY
from workbench.ui.forms.form import Form
from workbench.ui.pages.records import key_of
from workbench.ui.window import Window


def everything_shown(window: Window) -> str:
    """Return every word that stands in any visible widget of the window."""
    words = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible() or widget.window() is not window:
            continue
        words += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
        elif isinstance(widget, QTableView):
            model = widget.model()
            cells = ((r, c) for r in range(model.rowCount()) for c in range(model.columnCount()))
            words += [str(model.index(r, c).data()) for r, c in cells]
    return "\n".join(words)


def open_any(window: Window, kind: str, record: str = "") -> None:
    if kind == "event":
        open_chronology(window, record)
    else:
        open_kind(window, kind, record)


@pytest.mark.parametrize("kind", ["person", "event", "relationship"])
def test_the_public_sees_no_name(window: Window, kind: str) -> None:
    open_any(window, kind, {"person": "p1", "event": "e2", "relationship": "r1"}[kind])
    assert CANARY in everything_shown(window)
    window.look_as("public")
    open_any(window, kind)
    shown = everything_shown(window)
    assert CANARY not in shown
    assert "Child A" in shown
    assert "As the public would read it" in shown


def test_a_page_that_was_left_open_shows_no_name_either(window: Window) -> None:
    open_kind(window, "person", "p1")
    open_chronology(window, "e2")
    window.look_as("public")
    bench_of(window).go(key_of("person"))
    assert CANARY not in everything_shown(window)
    bench_of(window).go(key_of("person"), "p1")
    assert CANARY not in everything_shown(window)


def test_nothing_can_be_changed_in_other_eyes(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    window.look_as("public")
    page = open_kind(window, "person", "p1")
    assert not page.new.isVisible()
    assert [f for f in page.findChildren(Form) if f.isVisible()] == []
    window.new_record()
    window.put_in_bin()
    window.undo()
    window.look_as("")
    assert open_kind(window, "person").model.rowCount() == 3


def test_coming_back_shows_the_same_record_as_entered(window: Window) -> None:
    open_kind(window, "person", "p1")
    window.look_as("public")
    window.look_as("")
    page = bench_of(window).page
    assert page is not None
    assert (page.key, page.place()) == ("kind:person", "p1")
    assert CANARY in everything_shown(window)


def test_the_strip_speaks_to_those_who_do_not_see_it(window: Window) -> None:
    strip = bench_of(window).strip
    assert strip.accessibleName() == "Working view – confidential"
    window.look_as("panel")
    assert strip.accessibleName() == "As the panel would read it"
    assert "Nothing can be changed" in strip.accessibleDescription()


def test_each_reader_has_a_pattern_of_its_own(window: Window) -> None:
    from workbench.ui.eyes import _PATTERNS

    assert len(set(_PATTERNS.values())) == len(_PATTERNS)


def test_a_record_in_others_words_stands_beside_ones_own(window: Window) -> None:
    page = open_chronology(window, "e2")
    page.detail.tabs.setCurrentIndex(1)
    words = [label.text() for label in page.detail.theirs.findChildren(QLabel)]
    assert "Child A is weighed." in words
    assert not any(CANARY in word for word in words)


def test_an_agency_has_its_own_extract_in_the_menu(window: Window) -> None:
    titles = [action.text() for action in bench_of(window).strip.menu.actions()]
    assert titles[0] == "Working view"
    assert any("Saltmarsh" in title for title in titles)
    bench_of(window).strip.menu.actions()[4].trigger()
    assert window.review is not None
    assert window.review.eyes == "public"


def test_the_search_finds_only_what_these_eyes_may_read(window: Window) -> None:
    assert window.review is not None
    assert {hit.id for hit in window.review.search(CANARY)} >= {"p1", "e2"}
    window.look_as("public")
    assert window.review.search(CANARY) == []
