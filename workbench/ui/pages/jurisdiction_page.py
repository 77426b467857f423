"""What the jurisdiction says: stages, time limits, criteria and lists, to be checked against sources and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.services import jurisdiction
from workbench.services.jurisdiction import CALENDAR, Entry
from workbench.ui.breaking import Paragraph
from workbench.ui.dates import in_words
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.icons import icon
from workbench.ui.models.entries import PART, STATE, WORDS, EntriesModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.entry_panel import EntryPanel
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.tables import lines_to_choose, share_width
from workbench.ui.words import said
from workbench.vault.store import Changed

_BETWEEN = "/"  # part and code of an entry, as one id
_PROFILES = "Profiles (*.json)"


class JurisdictionPage(Page):
    """Lists the entries of the profile; the one that is chosen stands beside the list."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("jurisdiction", self.tr("Jurisdiction"), review, parent)
        self._around = around
        self._stale = True
        self._in_turns = False  # the list and the entry are shown in turns
        self.model = EntriesModel(self)
        self.notice = Notice(self)
        self.panel = EntryPanel(review, self)
        self.panel.hide()
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._pane = self._list()
        self._splitter.addWidget(self._pane)
        self._splitter.addWidget(self.panel)
        for pane in range(2):
            self._splitter.setStretchFactor(pane, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        self._connect()

    def _list(self) -> QWidget:
        pane = QWidget(self)
        self.count = heading("", pane, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        self.new = QPushButton(icon("add"), self.tr("New"), pane)
        self.new.setToolTip(self.tr("Add an entry to the part that is chosen"))
        head = row(heading(self.title, pane), last=self.count)
        head.addWidget(self.new)
        self.about = Paragraph("", pane, "small")
        self.part = QComboBox(pane)
        name_list(self.part, self.tr("Part"))
        self.part.setMinimumContentsLength(20)
        calm(self.part)
        self.unchecked = QCheckBox(self.tr("&Only what is to check"), pane)
        self.words = QLineEdit(pane)
        self.words.setPlaceholderText(self.tr("Show only rows with these words"))
        self.words.setAccessibleName(self.tr("Filter"))
        self.words.setClearButtonEnabled(True)
        self.table = self._table(pane)
        self.write_button = QPushButton(self.tr("Write to a file…"), pane)
        self.read_button = QPushButton(self.tr("Use a file…"), pane)
        self.reset_button = QPushButton(self.tr("All as it came"), pane)
        self.reset_button.setToolTip(self.tr("Put the whole profile back as it came with the program"))
        box = QVBoxLayout(pane)
        box.setContentsMargins(24, 14, 12, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.about)
        narrowed = FlowLayout(gap=12)
        for widget in (self.part, self.unchecked):
            narrowed.addWidget(widget)
        box.addLayout(narrowed)
        box.addWidget(self.words)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        box.addWidget(line(pane))
        below = FlowLayout(gap=12)
        for button in (self.write_button, self.read_button, self.reset_button):
            below.addWidget(button)
        box.addLayout(below)
        return pane

    def _table(self, pane: QWidget) -> QTableView:
        table = QTableView(pane)
        table.setModel(self.model)
        share_width(lines_to_choose(table, self.title), WORDS, {PART: 15, STATE: 25})
        return table

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(self._enter)
        self.table.clicked.connect(self._enter)
        self.part.activated.connect(self._narrowed)
        self.unchecked.clicked.connect(self._narrowed)
        self.words.textChanged.connect(self._narrowed)
        self.new.clicked.connect(self.start_new)
        self.write_button.clicked.connect(self.write_file)
        self.read_button.clicked.connect(self.use_file)
        self.reset_button.clicked.connect(self.put_all_back)
        self.panel.told.connect(self.told)
        self.panel.autosave.saved.connect(self._keep_place)
        self.panel.added.connect(self._added)
        self.panel.discarded.connect(self._discarded)
        self.review.changed.connect(self._changed)

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: read again what changed meanwhile, and choose an entry."""
        if self._stale:
            self._read()
        part, _, code = record.partition(_BETWEEN)
        if record and self.model.row_of(part, code) >= 0:
            self._select(self.model.row_of(part, code))
            self._open_panel()
        elif self.panel.entry is None and self.model.rowCount():
            self._select(0)

    def take_room(self, width: int) -> None:
        """Show the list and the entry in turns where there is no room for both."""
        self._in_turns = width < self._pane.minimumSizeHint().width() + self.panel.least_width()
        if not self._in_turns and self.panel.entry is not None:
            self._open_panel()
        self._share_room()

    def _share_room(self) -> None:
        self._pane.setVisible(not self._in_turns or self.panel.isHidden())

    def close_part(self) -> bool:
        """Go back from the entry to the list, where they are shown in turns."""
        if not self._in_turns or self.panel.isHidden() or not self.flush():
            return False
        self.panel.hide()
        self._share_room()
        self.table.setFocus()
        return True

    def place(self) -> str:
        """Return the entry shown."""
        entry = self.panel.entry
        return f"{entry.part}{_BETWEEN}{entry.code}" if entry is not None and entry.code else ""

    def flush(self) -> bool:
        """Save the entry shown."""
        return self.panel.autosave.flush()

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the entry."""
        shown = (self.table, self._pane), (self.panel, self.panel)
        return [pane for pane, holder in shown if holder.isVisibleTo(self)]

    def _read(self) -> None:
        """Read the profile anew, and keep the place."""
        self._stale = False
        working, profile = self.review.working, self.review.session.profile
        for button in (self.new, self.write_button, self.read_button, self.reset_button):
            button.setVisible(working)
        self.about.setText(
            self.tr("{0}, as of {1}. {2}").format(profile.title, in_words(profile.valid_from), profile.note)
        )
        self._entries = jurisdiction.entries(self.review.session)
        waiting = sum(entry.to_check for entry in self._entries)
        self.count.setText(
            self.tr("{0} still to check").format(waiting) if waiting else self.tr("everything is checked")
        )
        self._offer_parts()
        self._narrow()

    def _offer_parts(self) -> None:
        chosen = self.part.currentData() or ""
        self.part.clear()
        self.part.addItem(self.tr("Every part"), "")
        for part in jurisdiction.parts(self.review.session):
            self.part.addItem(said(jurisdiction.title(part)), part)
        self.part.setCurrentIndex(max(0, self.part.findData(chosen)))

    def _narrow(self) -> None:
        """Show the entries that the filters let through; the one that stands beside the list stays among them."""
        part, words = str(self.part.currentData() or ""), self.words.text().casefold().split()
        shown = self.panel.entry

        def wanted(entry: Entry) -> bool:
            if shown is not None and (entry.part, entry.code) == (shown.part, shown.code) and not words:
                return part in {"", entry.part}
            text = f"{entry.words} {entry.guidance} {entry.who} {entry.timing}".casefold()
            return (
                part in {"", entry.part}
                and (entry.to_check or not self.unchecked.isChecked())
                and all(word in text for word in words)
            )

        self.model.show([entry for entry in self._entries if wanted(entry)])
        self.table.setColumnHidden(PART, bool(part))
        self.new.setEnabled(part not in {"", CALENDAR})
        self._keep_place()

    @Slot()
    def _keep_place(self) -> None:
        """Show the entry beside the list as it now is, or none where it is gone."""
        entry = self.panel.entry
        if entry is None or self.panel.is_new:
            return
        at = self.model.row_of(entry.part, entry.code)
        now = self.model.line(at)
        if now is None:
            self.panel.hide()
            self.panel.entry = None
            self._share_room()
            return
        if not self.panel.autosave.dirty:
            self.panel.renew(now)
        self._mark(at)

    def _open_panel(self) -> None:
        """Show the entry: beside the list, or in its place where there is no room for both."""
        if self.panel.isHidden():
            self.panel.show()
            wide = self.width()
            self._splitter.setSizes([wide * 54 // 100, wide * 46 // 100])
            self._share_room()

    @Slot()
    def _enter(self) -> None:
        """Go from the list to the entry, where they are shown in turns."""
        if self._in_turns and self.panel.entry is not None:
            self._open_panel()
            self.panel.form.focus_first() if self.review.working else self.panel.reading.setFocus()

    def _mark(self, at: int) -> None:
        """Mark a row as the one shown, without showing it again."""
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.table.setCurrentIndex(self.model.index(at, 0))
        selection.blockSignals(False)
        self.table.viewport().update()

    def _select(self, at: int) -> None:
        self.table.setCurrentIndex(self.model.index(at, 0))
        entry = self.model.line(at)
        if entry is not None:
            if not self._in_turns:
                self._open_panel()
            self.panel.show_entry(entry)

    # what happens -----------------------------------------------------------------------------------------------

    @Slot()
    def start_new(self) -> None:
        """Begin an entry in the part that is shown."""
        part = str(self.part.currentData() or "")
        if part and self.review.working and self.flush():
            self.table.clearSelection()
            self._open_panel()
            self.panel.start_new(part)

    @Slot()
    def write_file(self) -> None:
        """Write the profile to a file, to be read elsewhere or edited by hand."""
        name = f"{self.review.session.jurisdiction}.json"
        target = self._around.chooser.save_file(self, self.tr("Write the profile"), name, _PROFILES)
        if target is not None and self.flush():
            self._try(lambda: jurisdiction.write(self.review.session, target), self.tr("Written"))

    @Slot()
    def use_file(self) -> None:
        """Use the profile in a file from now on."""
        source = self._around.chooser.open_file(self, self.tr("Use a profile"), _PROFILES)
        if source is not None and self.flush():
            session = self.review.session
            self._try(lambda: jurisdiction.take(session, jurisdiction.read(source)), self.tr("The file is in use"))

    @Slot()
    def put_all_back(self) -> None:
        """Put the whole profile back as it came."""
        self.panel.autosave.forget()
        words = self.tr("As it came with the program; Ctrl+Z takes it back")
        self._try(lambda: jurisdiction.all_as_shipped(self.review.session), words)

    def _try(self, do: Callable[[], Changed | None], words: str) -> None:
        try:
            changed = do()
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        self.told.emit(words)
        self.review.announce(changed)

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        entry = self.model.line(chosen.indexes()[0].row()) if chosen.indexes() else None
        shown = self.panel.entry
        if entry is None or (shown is not None and (shown.part, shown.code) == (entry.part, entry.code)):
            return
        if not self.flush():  # the words that could not be kept stay where they are
            self._mark(self.model.row_of(shown.part, shown.code) if shown is not None else -1)
            return
        if not self._in_turns:
            self._open_panel()
        self.panel.show_entry(entry)

    @Slot()
    def _narrowed(self) -> None:
        if self.flush():
            self._narrow()

    @Slot(str, str)
    def _added(self, part: str, code: str) -> None:
        self._read()
        self._mark(self.model.row_of(part, code))

    @Slot()
    def _discarded(self) -> None:
        self.panel.hide()
        self._share_room()
        self.table.setFocus()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        self._stale = True
        if not self.isHidden():
            self._read()
