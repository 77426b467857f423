"""Finding a record by typing part of what stands for it, or among very many by words that it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from workbench.records import KINDS
from workbench.ui.forms.editor import Lists, calm
from workbench.ui.words import said

_WAIT = 140  # ms after the last key


class RecordPicker(QComboBox):
    """A list of records of some kinds, narrowed by typing; it is read from the store only when it is used."""

    picked = Signal(str, str)  # kind and id
    emptied = Signal()

    def __init__(self, lists: Lists, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists, self._kinds = lists, tuple(kinds) or tuple(KINDS)
        self._shown: tuple[str, str] | None = None
        self._current = self._many = False
        self.setEditable(True)
        words = ", ".join(said(KINDS[kind].spec.title).lower() for kind in self._kinds[:3])
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Type to find: {0}").format(words))
        self._line.editingFinished.connect(self._settle)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        calm(self)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        self._completer = completer
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._match)
        self._line.textEdited.connect(self._typed)
        self.activated.connect(self._take)

    def show_record(self, kind: str, id_: str) -> None:
        """Stand for one record."""
        self._shown, self._current = (kind, id_), False
        self.clear()
        self.addItem(self._lists.title(kind, id_) if kind else id_, (kind, id_))
        self.setCurrentIndex(0)
        self._line.setCursorPosition(0)

    def show_nothing(self) -> None:
        """Stand empty."""
        self._shown, self._current = None, False
        self.clear()
        self.setEditText("")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Read the list when the person comes here."""
        self._load()
        super().focusInEvent(event)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Read the list before it is shown."""
        self._load()
        super().showPopup()

    def _load(self) -> None:
        if self._current:
            return
        self._current = True
        self._many = self._lists.many(self._kinds)
        self._offer(self._lists.matching(self._kinds, "") if self._many else self._lists.linkable(self._kinds))
        mode = QCompleter.CompletionMode
        self._completer.setCompletionMode(
            mode.UnfilteredPopupCompletion if self._many else mode.PopupCompletion  # these match already
        )

    def _offer(self, records: Sequence[tuple[str, str, str]]) -> None:
        """List records, and leave what stands in the line, with its cursor, as it is."""
        text, cursor = self.currentText(), self._line.cursorPosition()
        self.blockSignals(True)
        self.clear()
        several = len(self._kinds) > 1
        if self._many and self._shown is not None and self._shown not in {record[:2] for record in records}:
            records = [(*self._shown, self._lists.title(*self._shown)), *records]
        for kind, id_, title in records:
            sort = f"  ·  {said(KINDS[kind].spec.title).lower()}" if several else ""
            self.addItem(f"{title}{sort}", (kind, id_))
        self.setCurrentIndex(self._index_of(self._shown))
        if self._shown is None or self.currentIndex() < 0 or self._line.isModified():
            self.setEditText(text)
            self._line.setCursorPosition(cursor)
        self.blockSignals(False)

    @Slot()
    def _typed(self) -> None:
        if self._many:
            self._timer.start()

    @Slot()
    def _match(self) -> None:
        """Offer what holds the words that were typed."""
        if not self.hasFocus() and not self._line.hasFocus():
            return
        modified = self._line.text()
        self._line.setModified(True)
        self._offer(self._lists.matching(self._kinds, modified))
        self._line.setModified(True)
        if self.count():
            self._completer.complete()

    def _index_of(self, record: tuple[str, str] | None) -> int:
        return next((i for i in range(self.count()) if self._pair(i) == record), -1)

    def _pair(self, index: int) -> tuple[str, str] | None:
        kept = self.itemData(index)
        return (str(kept[0]), str(kept[1])) if kept else None

    @Slot(int)
    def _take(self, index: int) -> None:
        pair = self._pair(index)
        if pair is not None and pair != self._shown:
            self._shown = pair
            self.picked.emit(*pair)

    @Slot()
    def _settle(self) -> None:
        """Take what was typed when it is one of the list; an empty line empties; anything else goes back."""
        typed = self._line.text().strip()
        held = self._index_of(self._shown)
        if not typed:
            if self._shown is not None:
                self._shown = None
                self.emptied.emit()
        elif held >= 0 and self.itemText(held) == typed:
            self.setCurrentIndex(held)
        elif (at := self.findText(typed, Qt.MatchFlag.MatchFixedString)) >= 0:
            self.setCurrentIndex(at)
            self._take(at)
        elif self._shown is not None:
            self.show_record(*self._shown)
        else:
            self.setEditText("")
