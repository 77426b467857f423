"""The right-hand pane: one record as a form that saves itself, as others read it, and as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.records import KINDS, FieldKind, Record
from workbench.services.viewing import record_text
from workbench.ui.autosave import Autosave
from workbench.ui.forms.editor import calm, name_inside, name_list
from workbench.ui.forms.form import Form
from workbench.ui.icons import icon
from workbench.ui.listening import at_rest
from workbench.ui.models.columns import columns
from workbench.ui.models.rows import cell
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.label_proposer import LabelProposer
from workbench.ui.pages.page import Elided, Surroundings, heading, line
from workbench.ui.pages.part import Part
from workbench.ui.pages.parts import PARTS
from workbench.ui.pages.reading import Reading
from workbench.ui.pages.versions import Versions
from workbench.ui.words import said, said_in

FORM = 0  # the first tab
_WIDEST = 760  # px; a form in a wide window is not stretched
P = TypeVar("P", bound=Part)
NEW = ""  # the id of a record that is not in the store yet


class Detail(QWidget):
    """Shows one record of one kind. In an audience's eyes there is nothing to change, only words to read."""

    closed = Signal()
    told = Signal(str)
    follow = Signal(str, str)
    added = Signal(str)  # the id of a record that has just been stored for the first time

    def __init__(self, kind: str, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._review, self._around, self.spec = review, around, KINDS[kind].spec
        self.setAccessibleName(said(self.spec.title))
        self.id: str | None = None
        self.autosave = Autosave(self._write, self)
        self.title = Elided(self)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("close"))
        name_inside(self.close_button, self.tr("Close this pane"), self.tr("Close this pane (Esc)"))
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Parts of this record"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.notice = Notice(self)
        self.stack = QStackedWidget(self)  # what stands in it is made in it: Qt styles anew whatever changes its parent
        self.area = QScrollArea(self.stack)
        self.form = Form(kind, review, self.area.viewport())
        self.proposer = LabelProposer(self.form, review)
        self._offered = PARTS.get(kind, ())
        self._parts: dict[int, Part] = {}
        self.help = heading("", self, "small")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 12, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 0, 24, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self.area.setProperty("role", "page")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("Details"))
        self.form.setMaximumWidth(_WIDEST)
        self.area.setWidget(self.form)
        self.versions = Versions(self._review, self.stack)
        self.read_only = Reading(self.tr("The record as this audience reads it"), self.stack)
        self.others = self._others()
        titles = [said_in("parts", title) for title, _ in self._offered]
        for words in (self.tr("Details"), *titles, self.tr("As others read it"), self.tr("History")):
            self.tabs.addTab(words)
        for shown in (self.area, self.others, self.versions, self.read_only):
            self.stack.addWidget(shown)
        self.help.setWordWrap(True)
        self.help.setContentsMargins(24, 6, 24, 8)
        self.help.setMinimumHeight(self.help.fontMetrics().lineSpacing() * 2 + 14)
        self.help.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(tabs)
        box.addWidget(line(self))
        box.addWidget(self.notice)
        box.addWidget(self.stack, 1)
        self._help_line = line(self)
        box.addWidget(self._help_line)
        box.addWidget(self.help)

    def _others(self) -> QWidget:
        """Return the part that shows the record in another audience's words, beside one's own."""
        part = QWidget(self.stack)
        self.who = QComboBox(part)
        name_list(self.who, self.tr("Audience"))
        calm(self.who)
        label = QLabel(self.tr("As read by"), part)
        label.setProperty("role", "label")
        label.setBuddy(self.who)
        self.theirs = Reading(self.tr("The record as that audience reads it"), part)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 4)
        row.addWidget(label)
        row.addWidget(self.who)
        row.addStretch(1)
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.theirs, 1)
        return part

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.tabs.currentChanged.connect(self._switch)
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.follow.connect(self.follow)
        self.form.helped.connect(self.help.setText)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.notice.hush)
        self.who.activated.connect(self._read_theirs)
        self.versions.put_back.connect(self._put_back)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts beside the form that were made so far; saving one may make another."""
        return tuple(self._parts.values())

    def part(self, at: int) -> Part:
        """Return the part beside the form with a number, from 0; it is made when it is first wanted."""
        made = self._parts.get(at)
        if made is None:
            made = self._parts[at] = self._offered[at][1](self._review, self._around, self.stack)
            made.follow.connect(self.follow)
            made.told.connect(self.told)
            self.stack.addWidget(made)
        return made

    def part_of(self, kind: type[P]) -> P:
        """Return the part of a class; raises LookupError where this kind of record has none."""
        for at, (_, made) in enumerate(self._offered):
            if issubclass(made, kind) and isinstance(part := self.part(at), kind):
                return part
        raise LookupError("no such part")

    def _beneath(self, tab: int) -> QWidget:
        """Return what a tab shows."""
        if tab == FORM:
            return self.area
        if tab <= len(self._offered):
            return self.part(tab - 1)
        return self.others if tab == len(self._offered) + 1 else self.versions

    def show_record(self, id_: str) -> None:
        """Show a record of the store."""
        self.id = id_
        self.tabs.setVisible(self._review.working)
        for part in (self.help, self._help_line):
            part.setVisible(self._review.working)
        self.notice.hush()
        if self._review.working:
            record = self._review.record(self.spec.name, id_)
            if record is not None:
                self.form.fill(record)
                self.area.verticalScrollBar().setValue(0)
                self._name(record)
                self._turn(self.tabs.currentIndex())
        else:
            self._read_only_now(id_)

    def _read_only_now(self, id_: str) -> None:
        def show(parts: list[tuple[str, str]]) -> None:
            if self.id != id_:
                return  # another record has been chosen since
            label = self.spec.fields[self.spec.shown_by].label
            shown = next((text for named, text in parts if named == label), "")
            self.title.say(shown or said(self.spec.title))
            self.read_only.show_text(parts, self.tr("This audience may not see this record."))

        self.title.say(said(self.spec.title))
        self.read_only.show_text([], self.tr("Reading…"))
        self.stack.setCurrentWidget(self.read_only)
        self._read_text(id_, self._review.eyes, show)

    def _read_text(self, id_: str, code: str, show: Callable[[list[tuple[str, str]]], None]) -> None:
        """Read the record as an audience does, which takes as long as reading all that this audience may name."""
        kind, tasks = self.spec.name, self._around.tasks
        self._review.ask(tasks, self, lambda s: record_text(s, kind, id_, code), show, self.notice.say_error)

    def start_new(self) -> None:
        """Show an empty form; the record is stored with its first word."""
        self.id = NEW
        self.notice.hush()
        self.tabs.setCurrentIndex(FORM)
        self.tabs.setVisible(True)
        self._show_tabs()
        self.form.fill(KINDS[self.spec.name]("new"))
        self.title.say(self.tr("New: {0}").format(said(self.spec.title).lower()))
        self.stack.setCurrentWidget(self.area)
        self.form.focus_first()

    def changed_elsewhere(self) -> None:
        """Show what the store now says, without touching a field that is the same."""
        if not self.id or self.autosave.dirty:
            return
        if not self._review.working:
            self._read_only_now(self.id)
            return
        record = self._review.record(self.spec.name, self.id)
        if record is not None:
            self.form.refresh(record)
            self._name(record)
            if self.tabs.currentIndex() != FORM:
                self._turn(self.tabs.currentIndex())

    def _name(self, record: Record) -> None:
        """Say which record this is: by its own words, or where those are one of a list by its first two columns."""
        row = self._review.row(record)
        stands = self.spec.fields[self.spec.shown_by]
        if stands.kind in {FieldKind.TEXT, FieldKind.PROSE} and row.values.get(stands.name):
            self.title.say(row.values[stands.name])
            return
        parts = [cell(field, row.values.get(field.name, "")) for field in columns(self.spec.name)[:2]]
        self.title.say(" · ".join(part for part in parts if part) or said(self.spec.title))

    def _write(self) -> None:
        record = self.form.record
        if self.id == NEW:
            stored = self._review.add(self.spec.name, record.values)
            self.id = stored.id
            self.form.refresh(stored)
            self._show_tabs()
            self.added.emit(stored.id)
        else:
            self._review.save(record)
            self.form.show_problems(record)
        self._name(record)

    @Slot(int)
    def _switch(self, tab: int) -> None:
        """Save what was left behind, so that every tab shows the same record."""
        self.flush()
        with at_rest():
            self._turn(tab)

    def _turn(self, tab: int) -> None:
        if not self._review.working or self.id is None:
            return
        self._show_tabs()
        part = self._beneath(tab)
        if isinstance(part, Part) and self.id:
            part.show_record(self.id)
        elif part is self.others and self.id:
            self._fill_audiences()
            self._read_theirs()
        elif part is self.versions and self.id:
            self.versions.show_record(self.spec.name, self.id)
        self.help.setText("")
        self.stack.setCurrentWidget(part)

    def first_inside(self) -> QWidget:
        """Return what takes the keys first in the tab that is shown."""
        shown = self.stack.currentWidget()
        if shown is self.area:
            return next(iter(self.form.editors.values()))
        return shown if shown is not None and shown.focusProxy() is not None else self.tabs

    def flush(self) -> bool:
        """Save the form and every part; return whether nothing is left."""
        return all([self.autosave.flush(), *(part.flush() for part in self.parts)])

    def _show_tabs(self) -> None:
        """Show the form alone while the record is not stored yet."""
        for tab in range(self.tabs.count()):
            self.tabs.setTabVisible(tab, tab == FORM or bool(self.id))

    def _fill_audiences(self) -> None:
        chosen = self.who.currentData() or "public"
        self.who.clear()
        for audience in self._review.audiences():
            self.who.addItem(audience.title, audience.code)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    @Slot()
    def _read_theirs(self) -> None:
        if not (self.id and self.autosave.flush()):
            return
        asked = (self.id, str(self.who.currentData()))

        def show(parts: list[tuple[str, str]]) -> None:
            if asked == (self.id, str(self.who.currentData())):  # otherwise something else is read by now
                self.theirs.show_text(parts, self.tr("This audience may not see this record."))

        self.theirs.show_text([], self.tr("Reading…"))
        self._read_text(*asked, show)

    @Slot(object)
    def _put_back(self, record: Record) -> None:
        try:
            self._review.save(record)
        except WorkbenchError as error:
            self.notice.say_error(error)
        else:
            self.told.emit(self.tr("The earlier version is back"))
            self.tabs.setCurrentIndex(FORM)

    @Slot(str)
    def _saved(self, time: str) -> None:
        self.told.emit(self.tr("Saved {0}").format(time))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self.notice.say(
            [self.tr("Not saved yet; your words are still here."), sentence],
            "alert",
            (self.tr("Try again"), self.autosave.flush),
        )
        self.told.emit(self.tr("Not saved"))
