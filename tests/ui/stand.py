"""What the tests of the window stand on: a small review, a chooser that answers, and waits without pauses."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from workbench.records import Agency, Enquiry, Event, Person, Place, Record, Relationship, Source
from workbench.services import unlocking
from workbench.services.session import Session
from workbench.ui.forms.editor import Editor
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

PASSPHRASE = "walnut harbour lantern tide"
CANARY = "Quillfeather"  # a name that no program text holds

PEOPLE = (
    Person("p1", name=f"Ada {CANARY}", kind="subject_child", label="Child A", aliases=("Addie", "A. Q.")),
    Person("p2", name="Bram Oakes", kind="family", label="Father", address="pl1"),
    Person("p3", name="Cara Vint", kind="professional", label="Health Visitor 1", agency="a1"),
)
RECORDS: tuple[Record, ...] = (
    Agency("a1", name="Saltmarsh Health", kind="health", label="Health Service"),
    Place("pl1", name="12 Reed Row", kind="home", label="the family's home"),
    *PEOPLE,
    Relationship("r1", person="p2", other="p1", kind="parent"),
    Source("s1", title="Health visiting record", kind="case_file", agency="a1"),
    Event("e2", date="2021-05-02", agency="a1", source="s1", what_happened=f"Ada {CANARY} is weighed.", people=("p1",)),
    Event("e1", date="2021-03", agency="a1", source="s1", what_happened="A visit is missed."),
    Enquiry("k1", number=1, question="Who saw the child?"),
)


def small_review(path: Path) -> Session:
    """Make a store with a handful of records."""
    new = unlocking.new_key(PASSPHRASE, CHEAP)
    session, _ = Session.create_with_key(path, new.key, new.salt)
    session.store.apply([Put(record) for record in RECORDS], "set up")
    return session


class Answers:
    """Stands in for the file dialogs; it gives what the test has put in."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.paths: list[Path] = []

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.path

    def open_files(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        return self.paths

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.path

    def save_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        return self.path


class PlainLists:
    """The lists of a form without a store."""

    def words(self, field: object) -> list[tuple[str, str]]:
        options: Sequence[str] = getattr(field, "options", ())
        return [(word, word.replace("_", " ")) for word in options]

    def linkable(self, kinds: Sequence[str]) -> list[tuple[str, str, str]]:
        return [(kind, f"{kind}-{n}", f"{kind} number {n}") for kind in kinds for n in range(3)]

    def many(self, kinds: Sequence[str]) -> bool:
        return False

    def matching(self, kinds: Sequence[str], words: str) -> list[tuple[str, str, str]]:
        return [(kind, id_, title) for kind, id_, title in self.linkable(kinds) if words in title]

    def title(self, kind: str, id_: str) -> str:
        return f"{kind} number {id_[-1]}"

    def kind_of(self, kinds: Sequence[str], id_: str) -> str | None:
        return next((kind for kind in kinds if id_.startswith(kind)), None)


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(5)


def edited(editor: Editor) -> list[object]:
    """Return a list that grows with every edit that the editor announces."""
    heard: list[object] = []
    editor.edited.connect(lambda: heard.append(editor.value()))
    return heard
