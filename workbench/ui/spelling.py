"""Spelling in every text field of the open review: marks, suggestions, and words that the review learns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QScrollArea, QWidget

from workbench.errors import WorkbenchError
from workbench.services import spelling
from workbench.services.progress import Progress
from workbench.services.spelling import Known, Speller
from workbench.ui.forms.marking import Mark, Span, marking_of
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings
from workbench.ui.settings import SPELLING
from workbench.vault.store import Changed

_SOURCE = "spelling"
_LATER = 600  # ms after a large review was opened: its first page comes first


class Spelling(QObject):
    """Attends to every field for paragraphs that the person may write in, from the moment it is shown or entered."""

    told = Signal(str)

    def __init__(self, review: OpenReview, around: Surroundings, bench: QWidget) -> None:
        super().__init__(bench)
        self._review, self._around, self._bench = review, around, bench
        self._speller: Speller | None = None
        review.changed.connect(self._changed)
        around.preferences.spelling_changed.connect(self._switched)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        if review.light:
            self._read()
        else:
            QTimer.singleShot(_LATER, self, self._read)

    @property
    def _on(self) -> bool:
        return self._speller is not None and bool(self._around.preferences.get(SPELLING))

    @Slot()
    def _read(self) -> None:
        """Read the dictionary, where that is not done, and what this review knows; nobody waits for it."""
        companion = self._review.session.companion

        def work(progress: Progress) -> tuple[int, Known]:
            spelling.dictionary()
            progress(0, 1)  # nobody may be there any more
            with companion() as session:
                return session.store.data_version, spelling.known(session)

        self._around.tasks.run(work, self._take, self._failed, owner=self, aside=True)

    @Slot(object)
    def _take(self, read: tuple[int, Known]) -> None:
        """Take what was read, or read it again where the review has changed meanwhile."""
        version, known = read
        if version != self._review.session.store.data_version:
            self._read()
        elif self._speller is None:
            self._speller = Speller(known)
            self.attend_all(self._bench)
        else:
            self._know(known)

    def _know(self, known: Known) -> None:
        """Mark anew where words are right or wrong that were not before."""
        if self._speller is not None and (words := self._speller.know(known)) and self._on:
            for field in self._attended():
                marking_of(field).renew(words)

    @Slot(object)
    def _failed(self, error: WorkbenchError) -> None:
        self.told.emit(str(error))

    def attend_all(self, where: QWidget) -> None:
        """Attend to every field for paragraphs in a widget."""
        for field in where.findChildren(QPlainTextEdit):
            self._attend(field)

    def _attend(self, field: QPlainTextEdit) -> None:
        if field.isReadOnly():
            return
        if self._on:
            marking_of(field).add_source(_SOURCE, self._marks)
        for part in (field, field.viewport()):
            part.removeEventFilter(self)
            part.installEventFilter(self)

    def _marks(self, text: str) -> Iterable[Span]:
        found = self._speller.misspelt(text) if self._speller is not None else ()
        return ((start, length, Mark.SPELLING) for start, length in found)

    @Slot("QWidget*", "QWidget*")
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QPlainTextEdit) and self._bench.isAncestorOf(new):
            self._attend(new)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if self._speller is None:
            return  # it is being read, and will be read again
        known = self._speller.known.after(self._review.session, changed)
        if known is None:
            self._read()
        elif known is not self._speller.known:
            self._know(known)

    @Slot()
    def _switched(self) -> None:
        for field in self._attended():
            if self._on:
                marking_of(field).add_source(_SOURCE, self._marks)
            else:
                marking_of(field).remove_source(_SOURCE)

    def _attended(self) -> list[QPlainTextEdit]:
        return [field for field in self._bench.findChildren(QPlainTextEdit) if not field.isReadOnly()]

    # from word to word ------------------------------------------------------------------------------------------

    def next_word(self, page: QWidget | None) -> None:
        """Choose the next misspelt word of a page, from the cursor on, through every text that is shown, and round."""
        if page is None or not self._on:
            self.told.emit(self.tr("Spelling is switched off in the settings"))
            return
        fields = [f for f in page.findChildren(QPlainTextEdit) if f.isVisible() and not f.isReadOnly()]
        found = next(_in_turn(fields), None)
        if found is not None:
            self._choose(*found)
        else:
            words = self.tr("No misspelt word on this page") if fields else self.tr("No text is open to be checked")
            self.told.emit(words)

    def _choose(self, field: QPlainTextEdit, at: int, length: int) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = field.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        above = field.parentWidget()
        while above is not None:
            inside = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and inside is not None:
                place = field.viewport().mapTo(inside, field.cursorRect().center())
                above.ensureVisible(place.x(), place.y())
            above = above.parentWidget()
        self.told.emit(self.tr("Shift+F10 for suggestions, F7 for the next word"))

    # what was meant ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the menu of a field with suggestions at its head, by mouse, by the menu key and by Shift+F10."""
        field = watched if isinstance(watched, QPlainTextEdit) else watched.parent()
        if not isinstance(field, QPlainTextEdit) or field.isReadOnly():
            return False
        if isinstance(event, QContextMenuEvent):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            self.show_menu(field, None if by_key else event.globalPos())
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.show_menu(field, None)
            return True
        return False

    def show_menu(self, field: QPlainTextEdit, at: QPoint | None) -> QMenu:
        """Show the menu of a field for the word at a point of the screen, or where that is None at the cursor."""
        viewport = field.viewport()
        cursor = field.textCursor() if at is None else field.cursorForPosition(viewport.mapFromGlobal(at))
        menu = field.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._on:
            self._head(menu, field, cursor)
        rect = field.cursorRect(cursor)
        menu.popup(at or viewport.mapToGlobal(QPoint(rect.left(), rect.bottom() + 2)))
        return menu

    def _head(self, menu: QMenu, field: QPlainTextEdit, cursor: QTextCursor) -> None:
        """Put what was probably meant, and the way to learn the word, at the head of a menu."""
        first, speller = menu.actions()[0], self._speller
        place = min(cursor.selectionStart(), cursor.selectionEnd())
        word = QTextCursor(cursor)
        word.setPosition(place)
        marked = next((s for s in marking_of(field).from_here(Mark.SPELLING, 0) if s[0] <= place <= sum(s)), None)
        if speller is None:
            return
        if marked is not None:
            word.setPosition(marked[0])
            word.setPosition(sum(marked), QTextCursor.MoveMode.KeepAnchor)
            wrong = word.selectedText()
            for one in speller.suggestions(wrong):
                action = menu.addAction(one.replace("&", "&&"))
                action.triggered.connect(partial(self._correct, field, marked, one))
                menu.insertAction(first, action)
            learn = menu.addAction(self.tr("&Learn this word"))
            learn.triggered.connect(partial(self._teach, wrong, forget=False))
            menu.insertAction(first, learn)
        else:
            word.select(QTextCursor.SelectionType.WordUnderCursor)
            if word.selectedText() not in speller.learned:
                return
            forget = menu.addAction(self.tr("&Forget this word"))
            forget.triggered.connect(partial(self._teach, word.selectedText(), forget=True))
            menu.insertAction(first, forget)
        menu.insertSeparator(first)
        menu.setActiveAction(menu.actions()[0])

    def _correct(self, field: QPlainTextEdit, place: tuple[int, int], one: str) -> None:
        cursor = field.textCursor()
        cursor.setPosition(place[0])
        cursor.setPosition(sum(place), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(one)
        field.setTextCursor(cursor)

    def _teach(self, word: str, *, forget: bool) -> None:
        try:
            self._review.do(lambda session: (spelling.forget if forget else spelling.learn)(session, word))
        except WorkbenchError as error:
            self.told.emit(str(error))


def _in_turn(fields: list[QPlainTextEdit]) -> Iterator[tuple[QPlainTextEdit, int, int]]:
    """Yield (field, position, length) of every misspelt word: behind the cursor, in the other fields, before it."""
    here = next((at for at, field in enumerate(fields) if field.hasFocus()), -1)
    start = fields[here].textCursor().selectionEnd() if here >= 0 else 0
    if here >= 0:
        yield from (_of(fields[here], lambda at: at >= start))
    for field in [*fields[here + 1 :], *fields[: max(here, 0)]]:
        yield from _of(field, lambda at: True)
    if here >= 0:
        yield from _of(fields[here], lambda at: at < start)


def _of(field: QPlainTextEdit, wanted: Callable[[int], bool]) -> Iterator[tuple[QPlainTextEdit, int, int]]:
    marks = marking_of(field).from_here(Mark.SPELLING, 0)
    return ((field, at, length) for at, length in marks if wanted(at))
