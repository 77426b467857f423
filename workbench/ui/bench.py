"""An open review on screen: the strip, the way through the work, and the pages. Locking deletes all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.redaction.audiences import PUBLIC
from workbench.services import searching
from workbench.services.session import Session
from workbench.services.viewing import AudienceChoice
from workbench.ui.desk import Desk, Ground
from workbench.ui.eyes import EyesStrip
from workbench.ui.find_panel import FindPanel, Found
from workbench.ui.forms.mention import Mentions
from workbench.ui.guidance import Guidance
from workbench.ui.listening import at_rest
from workbench.ui.navigation import Navigation
from workbench.ui.open_review import WORKING, Failed, OpenReview
from workbench.ui.pages.help_page import HelpPage
from workbench.ui.pages.page import FIRST, NEW_KEY, Page, Surroundings, line
from workbench.ui.pages.passphrase_page import PassphrasePage
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES, maker
from workbench.ui.spelling import Spelling
from workbench.ui.tasks import Ticket
from workbench.ui.theme import wide
from workbench.ui.trail import Trail
from workbench.ui.words import said, said_in
from workbench.vault.keys import KeyCost

_NAVIGATION, _NARROW, _PAGE, _SPARE = 35, 24, 70, 10  # characters


class Bench(QWidget):
    """Makes pages when they are first wanted and keeps them until the review is closed."""

    told = Signal(str)
    arrived = Signal(str)  # the key of the page now shown
    key_changed = Signal(str)  # the text of the new recovery sheet

    def __init__(
        self,
        review: OpenReview,
        around: Surroundings,
        cost: KeyCost,
        keys: Sequence[tuple[str, str]],
        commands: Callable[[], list[Found]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.review, self._around, self._keys, self._commands = review, around, keys, commands
        self._cost = cost
        self.setObjectName("bench")
        self._pages: dict[str, Page] = {}
        self._others = PUBLIC
        self._trail = Trail()
        self.strip = EyesStrip(around.theme, self)
        self.navigation = Navigation(around.theme, self)
        self.desk = Desk(self)
        self.ground = Ground(self.desk, self)
        self.find_panel = FindPanel(around.theme, self)
        self._searching: Ticket | None = None
        self.mentions = Mentions(review, self)
        self.spelling = Spelling(review, around, self)
        self.spelling.told.connect(self.told)
        self.guidance = Guidance(self)
        self._widen()
        around.theme.changed.connect(self._widen)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.navigation)
        body.addWidget(line(self, "upright"))
        body.addWidget(self.ground, 1)
        self.ground.room.connect(self._give_room)
        self.guidance.closed.connect(self.toggle_guidance)
        self.guidance.all_keys.connect(lambda: self.go("help"))
        body.addWidget(self.guidance)
        self.arrived.connect(self._guide)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addLayout(body, 1)
        self.navigation.chosen.connect(self._chosen)
        self.strip.look_as.connect(self.look_as)
        self.find_panel.closed.connect(self._back_to_page)
        review.changed.connect(self._count)
        review.eyes_changed.connect(self._eyes_changed)
        self.strip.offer(review.audiences())
        self._eyes_changed(review.eyes)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        shown = self.desk.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, key: str, record: str = "") -> bool:
        """Show a page, at a record where one is named; False when words could not be saved and so nothing moved."""
        now, walking = self.page, self.navigation.hasFocus()
        if now is not None and not now.flush():
            self.navigation.show_key(now.key)
            return False
        if now is not None:
            self._trail.leave(self.place())
        with at_rest():
            page = self._pages.get(key) or self._make(key)
            self.desk.setCurrentWidget(page)
            page.take_room(self.ground.width())
            page.arrive(record)
        self._trail.visit(self.place())
        self.spelling.attend_all(page)
        self.navigation.show_key(key)
        if not walking:
            focus_on(page.panes()[-1 if record else 0])
        self.arrived.emit(key)
        return True

    def walk_back(self, by: int = -1) -> bool:
        """Go back along the way one came, or with 1 forward again; False where there is nothing, or nothing moved."""
        now = self.page
        stop = self._trail.ahead(by)
        if stop is None or now is None or not now.flush():
            return False
        self._trail.leave(self.place())
        self._trail.move(by)
        return self.go(*stop)

    def _make(self, key: str) -> Page:
        window_made: dict[str, Callable[[], Page]] = {
            NEW_KEY: self._make_passphrase_page,
            "help": lambda: HelpPage(self._keys, self.review, self.desk),
        }
        page = window_made[key]() if key in window_made else maker(key)(self.review, self._around, self.desk)
        page.go.connect(self.go)
        page.told.connect(self.told)
        page.grew.connect(partial(self.spelling.attend_all, page))
        self._pages[key] = page
        self.desk.addWidget(page)
        return page

    def _make_passphrase_page(self) -> Page:
        page = PassphrasePage(self.review, self._around, self._cost, self.desk)
        page.changed.connect(self.key_changed)
        return page

    def place(self) -> tuple[str, str]:
        """Return the page's key and the record's id, to come back to."""
        return (self.page.key, self.page.place()) if self.page is not None else (FIRST, "")

    def flush(self) -> bool:
        """Save what any page has not saved; return whether nothing is left."""
        return all([page.flush() for page in self._pages.values()])

    @Slot(str)
    def look_as(self, code: str) -> None:
        """Show every page as an audience sees it; work that is under way on a page would end with it."""
        if any(page.busy for page in self._pages.values()):
            self.told.emit(self.tr("Work is under way. Wait until it is done, or stop it."))
            self.strip.show_eyes(self._choice(self.review.eyes))
        elif self.flush():
            self.review.look_as(code)

    def swap_eyes(self) -> None:
        """Go between the working view and the other reader's whose view was shown last, the public's at first."""
        self.look_as(self._others if self.review.working else WORKING)

    def _search(self, words: str, done: Callable[[list[searching.Hit]], None], failed: Failed) -> None:
        """Find words; what another reader may find of a large review is looked for in the background."""
        code = self.review.eyes
        if self._searching is not None:
            self._searching.withdraw()  # other words are wanted now
            self._searching = None
        if self.review.working or self.review.light:
            try:
                found = self.review.search(words)
            except WorkbenchError as error:
                failed(error)
            else:
                done(found)
            return

        def question(session: Session) -> list[searching.Hit]:
            return searching.search(session, words, code)

        def answered(found: list[searching.Hit]) -> None:
            if self.review.eyes == code:  # nobody else's eyes by now
                done(found)

        self._searching = self.review.later(self._around.tasks, self.find_panel, question, answered, failed)

    def open_find(self) -> None:
        """Open the panel that finds words, pages and commands."""
        places = [
            Found(self.tr("Page"), said(c.spec.plural), "", partial(self.go, key_of(k))) for k, c in KINDS.items()
        ]
        others = [(place.key, said_in("roll", place.title)) for place in PLACES]
        others += [(NEW_KEY, self.tr("Change the passphrase")), ("help", self.tr("Help and keys"))]
        places += [Found(self.tr("Page"), title, "", partial(self.go, key)) for key, title in others]
        self.find_panel.open([*places, *self._commands()], self._search, self._open_record)

    @Slot()
    def toggle_guidance(self) -> None:
        """Open the guidance for the page shown, or close it and go back to the page."""
        opened = self.guidance.isHidden()
        self.guidance.setVisible(opened)
        self._share_room()
        if opened:
            self._guide(self.place()[0])
            self.guidance.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._back_to_page()

    @Slot(str)
    def _guide(self, key: str) -> None:
        if not self.guidance.isHidden():
            place = next((place for place in PLACES if place.key == key), None)
            self.guidance.show_page(key, place.section if place is not None else "")

    @Slot(int)
    def _give_room(self, width: int) -> None:
        if self.page is not None:
            self.page.take_room(width)

    def _share_room(self) -> None:
        """Let the guidance take the place of the way through the work where there is no room for both."""
        crowded = self.width() < wide(_NAVIGATION + _PAGE) + self.guidance.width()
        self.navigation.setVisible(self.guidance.isHidden() or not crowded)

    def next_pane(self, by: int = 1) -> None:
        """Move the focus to the next pane: the navigation, then the page's."""
        page = self.page
        panes: list[QWidget] = [self.navigation, *(page.panes() if page else ()), self.guidance]
        panes = [pane for pane in panes if not pane.isHidden()]
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if focus is not None and _holds(pane, focus)), -1)
        if at < 0 and page is not None and focus is not None and page.isAncestorOf(focus):
            at = len(panes) - 1
        focus_on(panes[(at + by) % len(panes)])

    def escape(self) -> None:
        """Close what is open: the find panel, then the right-hand pane."""
        page = self.page
        if self.find_panel.isVisible():
            self.find_panel.close_panel()
        elif self.guidance.isAncestorOf(QApplication.focusWidget() or self):
            self.toggle_guidance()
        elif page is not None:
            page.close_part()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the find panel in its place."""
        super().resizeEvent(event)
        self._widen()
        self._share_room()
        if self.find_panel.isVisible():
            self.find_panel.place()

    def _open_record(self, kind: str, id_: str) -> None:
        self.go(key_of(kind), id_)

    @Slot(str)
    def _chosen(self, key: str) -> None:
        self.go(key)

    @Slot(str)
    def _eyes_changed(self, code: str) -> None:
        """Delete every page and make the one shown anew: no page outlives the eyes that it was made for."""
        self._others = code or self._others
        key, record = self.place()
        page = self.page
        kept = page.kept() if page is not None else None
        for old in self._pages.values():
            self.desk.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pages.clear()
        self.strip.show_eyes(self._choice(code))
        self._count()
        if page is not None:
            self.go(key, record)
            if self.page is not None and kept is not None:
                self.page.take_over(kept)

    def _choice(self, code: str) -> AudienceChoice | None:
        return next((a for a in self.review.audiences() if a.code == code), None) if code else None

    @Slot()
    def _count(self) -> None:
        if self.review.working:
            session = self.review.session
            self.navigation.set_counts(self.review.counts(), len(session.store.binned()), session.profile.to_check)
        else:
            self.navigation.set_counts({}, 0, 0)

    @Slot()
    def _widen(self) -> None:
        narrow = self.width() < wide(_NAVIGATION + _PAGE + _SPARE)
        self.navigation.setFixedWidth(wide(_NARROW if narrow else _NAVIGATION))
        self.guidance.widen()

    @Slot()
    def _back_to_page(self) -> None:
        page = self.page
        if page is not None:
            focus_on(page.panes()[0])


def focus_on(pane: QWidget) -> None:
    """Put the focus in a pane: on itself, or on the first thing in it that takes it."""
    if pane.focusProxy() is None and not pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        inside = pane.findChildren(QWidget)
        takers = (w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled() and w.isVisible())
        pane = next(takers, pane)
    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, focus: QWidget) -> bool:
    proxy = pane.focusProxy()
    return pane is focus or pane.isAncestorOf(focus) or proxy is focus
