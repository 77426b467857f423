"""The one window: the start page or an open review, the menus, and the lock."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.services import unlocking
from workbench.services.progress import Progress
from workbench.ui.actions import MENUS, Actions
from workbench.ui.curtain import Curtain
from workbench.ui.enter import EnterPresses
from workbench.ui.indoors import Indoors, indoors
from workbench.ui.listening import listeners
from workbench.ui.notice import Notice
from workbench.ui.pages.page import FIRST, NEW_KEY, Page, Surroundings
from workbench.ui.pages.sheet import SheetPage
from workbench.ui.pages.start import Opened, StartPage
from workbench.ui.screen_capture import Shield, way_of
from workbench.ui.settings import GEOMETRY, TEXT_SIZE, THEME
from workbench.ui.status_line import StatusLine
from workbench.ui.under_way import UnderWay
from workbench.vault.keys import KeyCost

if TYPE_CHECKING:
    from workbench.ui.bench import Bench
    from workbench.ui.find_panel import Found
    from workbench.ui.open_review import OpenReview

_WALKS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
_HEARD = {QEvent.Type.Show, QEvent.Type.MouseButtonPress, QEvent.Type.ShortcutOverride}
TITLE = "Review Workbench"  # never the name of a file or a word of a record
_SIZE = (1366, 768)
_SOON = 200  # ms after the window is shown: it is painted first


class Window(QMainWindow):
    """Holds at most one open review. What the menus call are its public methods without arguments."""

    def __init__(self, around: Surroundings, cost: KeyCost) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._around = around
        self._path: Path | None = None
        self._place: tuple[str, str, str] = (FIRST, "", "")  # page, record, eyes
        self._warned = False
        self._cost = cost
        self.bench: Bench | None = None
        self.review: OpenReview | None = None
        self.start = StartPage(around, cost, self)
        self.start.opened.connect(self.take)
        self.sheet: SheetPage | None = None
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.setCentralWidget(self.stack)
        self.notice = Notice(self)
        self.status = StatusLine(self)
        self.statusBar().addWidget(self.status, 1)
        self.under_way = UnderWay(around.tasks, self)
        self.statusBar().addPermanentWidget(self.under_way)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setAccessibleName(self.tr("Status"))
        self.curtain = Curtain(self)
        self.curtain.lifted.connect(self._name_undo)
        self._shield = Shield(around.preferences, way_of(), self)
        self.actions_ = Actions(self)
        self.actions_.enable(review_open=False)
        self.menuBar().setAccessibleName(self.tr("Menus"))
        self._view_as: QAction | None = None
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(_SOON)
        self._warming.timeout.connect(self._warm)
        self.resize(*_SIZE)
        geometry = around.preferences.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(geometry)
        ears = listeners(around.theme.application)
        EnterPresses(ears, self)
        ears.add(self, _HEARD)
        ears.woken.connect(self._shield.cover_all)

    # opening, locking, closing ----------------------------------------------------------------------------------

    def welcome(self, path: Path | None) -> None:
        """Stand ready to open a review."""
        self.start.welcome(path)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Once the window can be used, import what an open review needs while the person types the passphrase."""
        super().showEvent(event)
        self._warming.start()

    @Slot()
    def _warm(self) -> None:
        def work(progress: Progress) -> Indoors:
            made = indoors()
            made.dictionary()
            return made

        self._around.tasks.run(work, lambda _: None, lambda _: None, owner=self)

    @Slot(object)
    def take(self, opened: Opened) -> None:
        """Take a review that has just been opened."""
        if opened.path != self._path:
            self._place = (FIRST, "", "")
        self._path = opened.path
        self._warned = False
        self.review = indoors().review(opened.session, self)
        self.review.changed.connect(self._name_undo)
        self.review.eyes_changed.connect(self._name_undo)
        if opened.recovered:
            self._place = (NEW_KEY, "", "")
        if opened.sheet:
            self._show_sheet(opened.sheet)
        else:
            self._show_bench()

    @Slot(str)
    def key_changed(self, sheet: str) -> None:
        """Show the new recovery sheet; a key that this computer's key ring holds no longer opens the review."""
        if self._path is not None:
            with contextlib.suppress(WorkbenchError):  # a computer without a key ring holds no key
                unlocking.forget(self._path)
        self._show_sheet(sheet)

    def _show_sheet(self, sheet: str) -> None:
        self.actions_.enable(review_open=False)
        self.actions_.by_verb["lock"].setEnabled(True)
        self.sheet = SheetPage(sheet, self._around.clipboard, self)
        self.sheet.kept.connect(self.sheet_kept)
        self.stack.addWidget(self.sheet)
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.print_button.setFocus()

    @Slot()
    def sheet_kept(self) -> None:
        """Go on from the recovery sheet to the review."""
        self._drop_sheet()
        if self.bench is None:
            self._show_bench()
        else:
            self.actions_.enable(review_open=True)
            self.stack.setCurrentWidget(self.bench)
            self.bench.go(FIRST)

    def _drop_sheet(self) -> None:
        if self.sheet is not None:
            self.stack.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.sheet = None

    def _show_bench(self) -> None:
        if self.review is None:
            return
        made = indoors().bench
        self.bench = made(self.review, self._around, self._cost, self.actions_.keys(), self._commands, self)
        self.bench.told.connect(self.status.setText)
        self.bench.key_changed.connect(self.key_changed)
        self.stack.addWidget(self.bench)
        self.stack.setCurrentWidget(self.bench)
        self.actions_.enable(review_open=True)
        menu = self.actions_.menus[MENUS[2][0]]
        self._view_as = menu.insertMenu(menu.actions()[0], self.bench.strip.menu)
        key, record, eyes = self._place
        self.review.look_as(eyes)
        self.bench.go(key, record)
        self.bench.navigation.setFocus()
        self._name_undo()
        self.status.clear()

    @Slot()
    def lock(self) -> None:
        """Save, forget everything that was shown, close the review and stand ready to unlock it."""
        if self.review is None:
            return
        self._stop_work()
        self._let_go()
        self.start.welcome(self._path, self.tr("Locked. Your passphrase brings you back to where you were."))

    def _stop_work(self) -> None:
        """Stop what is under way; nothing of the review is to be seen while that is waited for."""
        self.curtain.draw()
        self.repaint()
        self._around.tasks.stop_all(self.review.session.store.interrupt_others if self.review else lambda: None)

    def _let_go(self) -> None:
        """Let go of the open review; nothing is asked, and nothing that fails keeps it open."""
        review, bench = self.review, self.bench
        if bench is not None:
            bench.flush()
            self._place = (*bench.place(), review.eyes if review is not None else "")
            self._drop_bench(bench)
        self._drop_sheet()
        self.review = None
        if review is not None:
            with contextlib.suppress(WorkbenchError):  # a disk that is full or gone: the key is zeroed all the same
                review.close()
            review.deleteLater()
        self._around.clipboard.clear()
        self.actions_.enable(review_open=False)
        self.status.clear()
        self._name_undo()
        self.stack.setCurrentWidget(self.start)
        self.curtain.lift()

    def _drop_bench(self, bench: Bench) -> None:
        if self._view_as is not None:
            self.actions_.menus[MENUS[2][0]].removeAction(self._view_as)
            self._view_as = None
        self.bench = None
        for timer in bench.findChildren(QTimer):  # what was to be done soon would ask a review that is closed
            timer.stop()
        self.stack.removeWidget(bench)
        bench.setParent(None)
        bench.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Save and close; where words cannot be saved, say so once and stay."""
        if self.bench is not None and not self.bench.flush() and not self._warned:
            self._warned = True
            self.status.setText(self.tr("Something could not be saved. Close again to leave without it."))
            event.ignore()
            return
        self._warming.stop()
        self._around.preferences.put(GEOMETRY, bytes(self.saveGeometry().data()))
        self._stop_work()
        self._let_go()
        super().closeEvent(event)

    def look_as(self, code: str) -> None:
        """Show every page as an audience sees it; "" for the working view."""
        if self.bench is not None:
            self.bench.look_as(code)

    @Slot()
    def swap_eyes(self) -> None:
        """Go between the working view and the other reader's whose view was shown last, the public's at first."""
        if self.bench is not None:
            self.bench.swap_eyes()

    # the verbs of the menus -------------------------------------------------------------------------------------

    def _go(self, key: str) -> None:
        if self.bench is not None:
            self.bench.go(key)

    @property
    def _page(self) -> Page | None:
        return self.bench.page if self.bench is not None else None

    @Slot()
    def new_record(self) -> None:
        """Begin a record of the kind shown."""
        if self._page is not None:
            self._page.start_new()

    @Slot()
    def put_in_bin(self) -> None:
        """Move the record shown to the bin; in a text field the key deletes a letter, as ever."""
        if self._page is not None:
            self._page.put_in_bin()

    @Slot()
    def bring_in(self) -> None:
        """Go to the import page."""
        self._go("import")

    @Slot()
    def write_report(self) -> None:
        """Go to the export page."""
        self._go("export")

    @Slot()
    def check_file(self) -> None:
        """Go to the page that reads a file back."""
        self._go("verify")

    @Slot()
    def open_bin(self) -> None:
        """Go to the bin."""
        self._go("bin")

    @Slot()
    def open_settings(self) -> None:
        """Go to the settings."""
        self._go("settings")

    @Slot()
    def change_passphrase(self) -> None:
        """Go to the page that changes the passphrase."""
        self._go(NEW_KEY)

    @Slot()
    def guide(self) -> None:
        """Show or hide the guidance for the page shown."""
        if self.bench is not None:
            self.bench.toggle_guidance()

    @Slot()
    def open_help(self) -> None:
        """Go to the help page."""
        self._go("help")

    @Slot()
    def overview(self) -> None:
        """Go to the overview."""
        self._go("overview")

    @Slot()
    def find_anything(self) -> None:
        """Open the panel that finds words, pages and commands."""
        if self.bench is not None:
            self.bench.open_find()

    @Slot()
    def filter(self) -> None:
        """Go to the filter above the table."""
        if self._page is not None:
            self._page.focus_filter()

    @Slot()
    def columns(self) -> None:
        """Choose the columns of the table shown."""
        if self._page is not None:
            self._page.open_columns()

    @Slot()
    def next_misspelling(self) -> None:
        """Go to the next misspelt word of the page."""
        if self.bench is not None:
            self.bench.spelling.next_word(self.bench.page)

    @Slot()
    def next_record(self) -> None:
        """Choose the next record."""
        if self._page is not None:
            self._page.step(1)

    @Slot()
    def previous_record(self) -> None:
        """Choose the record before."""
        if self._page is not None:
            self._page.step(-1)

    @Slot()
    def next_page(self) -> None:
        """Go to the next page of the work."""
        self._step_page(1)

    @Slot()
    def previous_page(self) -> None:
        """Go to the page before."""
        self._step_page(-1)

    def _step_page(self, by: int) -> None:
        if self.bench is not None and self.bench.page is not None:
            self.bench.go(self.bench.navigation.beside(self.bench.page.key, by))

    @Slot()
    def go_back(self) -> None:
        """Go back to the page and record shown before."""
        if self.bench is not None and not self.bench.walk_back():
            self.status.setText(self.tr("There is nothing to go back to"))

    @Slot()
    def go_forward(self) -> None:
        """Go forward again to where one came back from."""
        if self.bench is not None and not self.bench.walk_back(1):
            self.status.setText(self.tr("There is nothing to go forward to"))

    @Slot()
    def cover(self) -> None:
        """Cover the whole window until the same key or Escape is pressed."""
        if self.bench is not None:
            self._name_undo(hidden=True)
            self.status.clear()
            self.curtain.draw()

    @Slot()
    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        if self.bench is not None:
            self.bench.next_pane()

    @Slot()
    def previous_pane(self) -> None:
        """Move the focus to the pane before."""
        if self.bench is not None:
            self.bench.next_pane(-1)

    @Slot()
    def next_tab(self) -> None:
        """Turn to the next tab of the record shown."""
        if self._page is not None:
            self._page.next_tab()

    @Slot()
    def escape(self) -> None:
        """Close what is open."""
        if self.bench is not None:
            self.bench.escape()

    @Slot()
    def larger(self) -> None:
        """Use the next larger text."""
        self._resize_text(1)

    @Slot()
    def smaller(self) -> None:
        """Use the next smaller text."""
        self._resize_text(-1)

    def _resize_text(self, by: int) -> None:
        preferences, sizes = self._around.preferences, TEXT_SIZE.allowed
        at = min(max(sizes.index(preferences.get(TEXT_SIZE)) + by, 0), len(sizes) - 1)
        preferences.put(TEXT_SIZE, sizes[at])
        self._around.theme.apply(preferences.get(THEME), sizes[at])

    @Slot()
    def undo(self) -> None:
        """Take back the last change to a record; inside a text field its own typing comes first."""
        self._take_back(forward=False)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(forward=True)

    def _take_back(self, *, forward: bool) -> None:
        if self.bench is None or self.review is None:
            return
        field = QApplication.focusWidget()
        if _can(field, forward=forward) and isinstance(field, QLineEdit | QPlainTextEdit):
            field.redo() if forward else field.undo()
            return
        if not self.review.working or not self.bench.flush():
            return
        store = self.review.session.store
        label = store.redo_label if forward else store.undo_label  # without a name: the line outlives other eyes
        words = self.tr("Done again: {0}") if forward else self.tr("Taken back: {0}")
        try:
            self.review.redo() if forward else self.review.undo()
            self.status.setText(words.format(label) if label else self.tr("There is nothing to take back"))
        except WorkbenchError as error:
            self.status.setText(str(error))

    @Slot()
    def _name_undo(self, *, hidden: bool = False) -> None:
        """Say in the menu what would be taken back; nothing of it while the window is covered."""
        review = None if hidden or self.curtain.drawn else self.review
        for verb, words, forward in (("undo", self.tr("&Undo"), False), ("redo", self.tr("&Redo"), True)):
            label = review.next_step(forward=forward) if review is not None else None
            text = f"{words}: {label.replace('&', '&&')}" if label else words
            self.actions_.by_verb[verb].setText(text)

    def _commands(self) -> list[Found]:
        found = indoors().found
        return [found(self.tr("Command"), words, "", action.trigger) for words, action in self.actions_.commands()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Undo pass a text field that has nothing of its own to take back; hear the mouse's Back and Forward."""
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shield.cover(watched)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            walk = _WALKS.get(event.button())
            if walk is not None and self.bench is not None and isinstance(watched, QWidget) and not self.curtain.drawn:
                self.bench.walk_back(walk)
                return True
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key, forward in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
                if event.matches(key) and isinstance(watched, QWidget) and not _can(watched, forward=forward):
                    event.ignore()
                    return True
        return False


def _can(field: QWidget | None, *, forward: bool) -> bool:
    """Whether a text field has something of its own to take back or do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if forward else field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isRedoAvailable() if forward else document.isUndoAvailable()
    return False
