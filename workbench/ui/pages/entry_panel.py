"""The right-hand side of the jurisdiction's page: one entry, which saves itself, with its sources and its check."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError, WrongUse
from workbench.records import KINDS, Field, profiles
from workbench.records import spec as f
from workbench.records.clocks import Unit
from workbench.services import jurisdiction
from workbench.services.jurisdiction import CRITERIA, STATEMENTS, Entry, Standing
from workbench.ui.autosave import Autosave
from workbench.ui.breaking import Tick
from workbench.ui.dates import in_words
from workbench.ui.forms.fields import Fields
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, heading, line, row
from workbench.ui.pages.reading import Reading
from workbench.ui.words import said
from workbench.vault.store import Changed

_EDIT, _READ = range(2)
_BAR = 14  # px; a scroll bar and the frame
_WIDEST = 760  # px; as a record's form


class _Declared:
    """What an entry may have, declared as a record's fields are; `jurisdiction.fields` says which part has which."""

    title = f.text(f.Treatment.OPEN, "Words", "What lists, pages and reports say.", required=True)
    sentence = f.memo(f.Treatment.OPEN, "Sentence", "The sentence as pages and reports say it.", required=True)
    guidance = f.memo(f.Treatment.OPEN, "Guidance", "One or two sentences to read while doing it.")
    who = f.text(f.Treatment.OPEN, "Who", "Who does it.")
    timing = f.text(f.Treatment.OPEN, "When", "When it is done, in words.")
    start = f.choice(f.Treatment.OPEN, "Counts from", "The date of the review with which the limit begins.")
    end = f.choice(f.Treatment.OPEN, "Until", "The date of the review that shows that it was kept.")
    length = f.number(f.Treatment.OPEN, "Length", "How many.")
    unit = f.choice(f.Treatment.OPEN, "Of", "What is counted; working days leave out the bank holidays.")
    note = f.text(f.Treatment.OPEN, "Found in", "Where you found it, in your words; it stands in no report.")


_FIELDS: tuple[Field[Any], ...] = tuple(each for each in vars(_Declared).values() if isinstance(each, Field))


class _Words:
    """The words of the lists in the form: dates of the review, and what a limit counts."""

    def __init__(self, units: dict[str, str]) -> None:
        self._units = units

    def words(self, field: Field[Any]) -> list[tuple[str, str]]:
        if field.name == "unit":
            return list(self._units.items())
        dates = KINDS["review"].spec.fields
        return [(name, said(dates[name].label)) for name in profiles.clock_dates()]

    def linkable(self, kinds: Sequence[str]) -> list[tuple[str, str, str]]:
        return []

    def many(self, kinds: Sequence[str]) -> bool:
        return False

    def matching(self, kinds: Sequence[str], words: str) -> list[tuple[str, str, str]]:
        return []

    def title(self, kind: str, id_: str) -> str:
        return id_

    def kind_of(self, kinds: Sequence[str], id_: str) -> str | None:
        return None


class EntryPanel(QWidget):
    """Shows one entry. In an audience's eyes there is nothing to change, only words to read."""

    told = Signal(str)
    added = Signal(str, str)  # part and code of an entry that has just been kept for the first time
    discarded = Signal()

    def __init__(self, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Entry"))
        self._review = review
        self.entry: Entry | None = None
        self._unkept: set[str] = set()  # fields in which something stands that could not be kept
        self.autosave = Autosave(self._write, self)
        self.title = Elided(self)
        self.standing = heading("", self, "small")
        self.standing.setWordWrap(True)
        self.notice = Notice(self)
        units = {
            Unit.WORKING_DAYS.value: self.tr("working days"),
            Unit.DAYS.value: self.tr("days"),
            Unit.MONTHS.value: self.tr("months"),
        }
        self.form = Fields(_FIELDS, _Words(units), self)
        self.form.setMaximumWidth(_WIDEST)
        self.sources = heading("", self, "quiet")
        self.check = Tick(self.tr("I have &checked this against the source"), self)
        self.when = heading("", self, "small")
        self.when.setWordWrap(True)
        self.back = QPushButton(self.tr("As it came"), self)
        self.back.setToolTip(self.tr("Put this entry back as it came with the program"))
        self.out = QPushButton(self.tr("Remove"), self)
        self.out.setToolTip(self.tr("Take this entry out of the list; records that use it keep its word"))
        self.help = heading("", self, "small")
        self.reading = Reading(self.tr("The entry"), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.sources.setWordWrap(True)
        self.sources.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDEST)
        below = QVBoxLayout()
        below.setContentsMargins(24, 0, 24, 24)
        below.setSpacing(8)
        below.addWidget(heading(self.tr("Sources"), inside, "label"))
        below.addWidget(self.sources)
        below.addSpacing(8)
        below.addWidget(self.check)
        below.addWidget(self.when)
        below.addSpacing(8)
        below.addLayout(row(self.back, self.out))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addLayout(below)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setProperty("role", "page")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("Entry"))
        self.area.setWidget(inside)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.reading)
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 8)
        head.addWidget(self.title)
        head.addWidget(self.standing)
        self.help.setWordWrap(True)
        self.help.setContentsMargins(24, 8, 24, 8)
        self.help.setMinimumHeight(self.help.fontMetrics().lineSpacing() + 18)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(line(self))
        box.addWidget(self.notice)
        box.addWidget(self.stack, 1)
        box.addWidget(line(self))
        box.addWidget(self.help)

    def _connect(self) -> None:
        self.form.edited.connect(self.autosave.touch)
        self.form.left.connect(self.autosave.flush)
        self.form.helped.connect(self.help.setText)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self.autosave.recovered.connect(self.notice.hush)
        self.check.clicked.connect(self._tick)
        self.back.clicked.connect(self._put_back)
        self.out.clicked.connect(self._remove)

    # showing ----------------------------------------------------------------------------------------------------

    def least_width(self) -> int:
        """Return how many pixels the form needs, which scrolls up and down only."""
        inside = self.area.widget()
        return max(inside.minimumSizeHint().width() + _BAR if inside is not None else 0, self.minimumSizeHint().width())

    @property
    def is_new(self) -> bool:
        """Whether the entry shown has not been kept yet."""
        return self.entry is not None and not self.entry.code

    def show_entry(self, entry: Entry) -> None:
        """Show an entry from its beginning."""
        self.notice.hush()
        self.entry = None
        self.renew(entry)
        self.area.verticalScrollBar().setValue(0)

    def start_new(self, part: str) -> None:
        """Show an empty entry; it is kept as soon as it is complete."""
        self.show_entry(Entry(part, "", ""))
        self.form.focus_first()

    def renew(self, entry: Entry) -> None:
        """Show an entry as it now is; a field that shows the same already is left alone, so that no cursor jumps."""
        fresh, self.entry = self.entry is None, entry
        if fresh:
            self._unkept.clear()
        part = said(jurisdiction.title(entry.part))
        self.title.say(entry.words or self.tr("New entry: {0}").format(part.lower()))
        self.standing.setText(" · ".join(words for words in (part, self._stands(entry)) if words))
        if not self._review.working:
            self._read_only(entry)
            return
        self.stack.setCurrentIndex(_EDIT)
        self.form.show_only(self._shown(entry.part))
        values = self._values(entry)
        for name, editor in self.form.editors.items():
            if fresh or (editor.value() != values[name] and name not in self._unkept):
                editor.set_value(values[name])
        self.sources.setText(self._cited(entry))
        self.check.setChecked(bool(entry.checked))
        self.check.setEnabled(not self.is_new)
        self.when.setText(self._checked(entry))
        self.back.setVisible(entry.standing is Standing.CHANGED)
        self.out.setVisible(bool(entry.code) and jurisdiction.may_go(self._review.session, entry))

    def _stands(self, entry: Entry) -> str:
        if entry.standing is Standing.CHANGED:
            return self.tr("changed from what came with the program")
        if entry.standing is Standing.ADDED:
            return self.tr("added in this review") if entry.code else ""
        return self.tr("as it came with the program")

    def _checked(self, entry: Entry) -> str:
        if entry.checked:
            return self.tr("Checked on {0}.").format(in_words(entry.checked))
        if entry.to_check:
            return self.tr("To check: this rests on general knowledge of the field. Do not rely on it before.")
        return ""

    def _cited(self, entry: Entry) -> str:
        named = jurisdiction.references(self._review.session, entry)
        said_of = [f"{each.title}\n{each.address}" if each.address else each.title for each in named]
        return "\n\n".join(said_of) or self.tr("None is named.")

    def _shown(self, part: str) -> tuple[str, ...]:
        words = "sentence" if part in {CRITERIA, STATEMENTS} else "title"
        return tuple(words if name == "words" else name for name in jurisdiction.fields(part))

    def _values(self, entry: Entry) -> dict[str, Any]:
        values = {field.name: getattr(entry, field.name, "") or None for field in _FIELDS}
        return {**values, "title": entry.words or None, "sentence": entry.words or None}

    def _read_only(self, entry: Entry) -> None:
        """Show the words; what the reviewer noted beside them is for nobody else."""
        fields = {field.name: field for field in _FIELDS}
        values = {**self._values(entry), "unit": entry.unit.replace("_", " ")}
        values |= {
            name: said(KINDS["review"].spec.fields[values[name]].label) for name in ("start", "end") if values[name]
        }
        shown = [name for name in self._shown(entry.part) if name != "note" and values[name]]
        parts = [(fields[name].label, str(values[name])) for name in shown]
        parts.append((self.tr("Sources"), self._cited(entry)))
        if entry.to_check or entry.checked:
            parts.append((self.tr("Standing"), self._checked(entry)))
        self.reading.show_text(parts, "")
        self.stack.setCurrentIndex(_READ)

    # keeping ----------------------------------------------------------------------------------------------------

    def _typed(self, entry: Entry) -> Entry:
        """Return the entry as the form shows it."""
        shown = {name: self.form.editors[name].value() for name in self._shown(entry.part)}
        length = shown.get("length")
        return dataclasses.replace(
            entry,
            words=shown.get("title") or shown.get("sentence") or "",
            guidance=shown.get("guidance") or "",
            who=shown.get("who") or "",
            timing=shown.get("timing") or "",
            start=shown.get("start") or "",
            end=shown.get("end") or "",
            length=length if isinstance(length, int) else 0,
            unit=shown.get("unit") or "",
            note=shown.get("note") or "",
        )

    def _write(self) -> None:
        """Keep what is typed; a field that cannot be kept says so, and what was kept of it before stays."""
        entry = self.entry
        if entry is None:
            return
        typed = self._typed(entry)
        wrong = jurisdiction.problems(typed)
        if self.is_new:
            if wrong:
                raise WrongUse(self.tr("This entry is kept as soon as it is complete."), " ".join(wrong.values()))
            kept = jurisdiction.add(self._review.session, typed)
            self.entry = kept
            self.added.emit(kept.part, kept.code)
            self._review.announce(Changed(frozenset({"setting"}), frozenset(), ""))
            return
        right = dataclasses.replace(typed, **{name: getattr(entry, name) for name in wrong})
        changed = jurisdiction.change(self._review.session, right)
        self._complain(wrong)
        self._review.announce(changed)

    def _complain(self, wrong: dict[str, str]) -> None:
        """Say beside each field what keeps it from being kept."""
        of_words = wrong.get("words", "")
        for name, editor in self.form.editors.items():
            sentence = of_words if name in {"title", "sentence"} else wrong.get(name, "")
            editor.say(editor.complaint() or (self.tr("{0} Not saved.").format(said(sentence)) if sentence else ""))
            if sentence or editor.complaint():
                self._unkept.add(name)
            else:
                self._unkept.discard(name)

    def _do(self, changed: Changed | None, words: str) -> None:
        self.notice.hush()
        self.told.emit(words)
        self._review.announce(changed)

    @Slot(bool)
    def _tick(self, on: bool) -> None:
        entry = self.entry
        if entry is None or not self.autosave.flush():
            self.check.setChecked(not on)
            return
        today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
        changed = jurisdiction.checked(self._review.session, entry.part, entry.code, today if on else None)
        self._do(changed, self.tr("Marked as checked") if on else self.tr("The mark is taken back"))

    @Slot()
    def _put_back(self) -> None:
        if self.entry is not None:
            self.autosave.forget()
            changed = jurisdiction.as_shipped(self._review.session, self.entry.part, self.entry.code)
            self._do(changed, self.tr("As it came with the program; Ctrl+Z takes it back"))

    @Slot()
    def _remove(self) -> None:
        if self.entry is None:
            return
        self.autosave.forget()
        try:
            changed = jurisdiction.remove(self._review.session, self.entry.part, self.entry.code)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self._do(changed, self.tr("Removed; Ctrl+Z brings it back"))

    def discard(self) -> None:
        """Give up an entry that was begun and never complete."""
        self.autosave.forget()
        self.entry = None
        self.notice.hush()
        self.discarded.emit()

    @Slot(str)
    def _saved(self, time: str) -> None:
        self.told.emit(self.tr("Not all is saved") if self._unkept else self.tr("Saved {0}").format(time))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        if self.is_new:
            self.notice.say(sentence, "plain", (self.tr("Leave it out"), self.discard))
        else:
            words = [self.tr("Not saved yet; your words are still here."), sentence]
            self.notice.say(words, "alert", (self.tr("Try again"), self.autosave.flush))
            self.told.emit(self.tr("Not saved"))
