"""What every page of an open review has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.clipboard import Clipboard
from workbench.ui.settings import Preferences
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme

if TYPE_CHECKING:  # the start page stands on this module too, before there is a review
    from workbench.ui.open_review import OpenReview

FIRST, NEW_KEY = "overview", "new-key"  # the keys of pages that the window itself asks for


_WIDEST, _NARROWEST = 800, 480  # px; a form in a wide window is not stretched


class Chooser(Protocol):
    """Asks the person for files; a test answers in their place."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Return an existing file, or None."""

    def open_files(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Return existing files, perhaps none."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Return a folder, or None."""

    def save_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        """Return a file to write, or None."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the composition root gives to every page."""

    preferences: Preferences
    theme: Theme
    tasks: Tasks
    clipboard: Clipboard
    chooser: Chooser


class Page(QWidget):
    """A page of the open review. It is deleted, not hidden, when the window is locked."""

    go = Signal(str, str)  # another page's key, and a record's id or ""
    told = Signal(str)  # a few words for the status line
    grew = Signal()  # a part was added to it after it was made

    def __init__(self, key: str, title: str, review: OpenReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title, self.review = key, title, review
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)

    def arrive(self, record: str = "") -> None:
        """Be shown, at a record where one is named."""

    def take_room(self, width: int) -> None:
        """Be told how many pixels there are from left to right; where they are too few, the page scrolls."""

    def flush(self) -> bool:
        """Save what is not saved; return whether nothing is left."""
        return True

    @property
    def busy(self) -> bool:
        """Whether work is under way here that the person asked for, and that ends with the page."""
        return False

    def place(self) -> str:
        """Return the id of the record shown, or ""."""
        return ""

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes round, in reading order."""
        return [self]

    # What the menus ask of the page that is shown; a page that cannot do it does nothing.

    def start_new(self) -> None:
        """Begin a new record."""

    def put_in_bin(self) -> None:
        """Move the record shown to the bin."""

    def focus_filter(self) -> None:
        """Go to the filter."""

    def open_columns(self) -> None:
        """Open the panel in which the columns of the table are chosen, or close it."""

    def step(self, by: int) -> None:
        """Choose the next record, or with -1 the one before."""

    def next_tab(self) -> None:
        """Turn to the next tab of the record shown."""

    def close_part(self) -> bool:
        """Close what is open beside the list; return whether anything was."""
        return False

    def kept(self) -> object:
        """Return how the list is narrowed, for the page that takes this one's place in other eyes; None for not."""
        return None

    def take_over(self, kept: object) -> None:
        """Narrow the list as another page had it."""


def heading(words: str, parent: QWidget | None = None, role: str = "title") -> QLabel:
    """Return a label in one of the roles of the style sheet."""
    label = QLabel(words, parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Elided(QLabel):
    """A line of words that ends in an ellipsis where there is no room; assistive technology hears all of it."""

    def __init__(self, parent: QWidget | None = None, role: str = "heading") -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""

    def say(self, words: str) -> None:
        """Show words, as many of them as there is room for."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))


def fields_form() -> QFormLayout:
    """Return a form of a few fields that keep their own width."""
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def row(*widgets: QWidget, last: QWidget | None = None) -> QHBoxLayout:
    """Return widgets side by side from the left, the grid's distance apart, with ``last`` taking what is left."""
    box = QHBoxLayout()
    box.setSpacing(12)
    for widget in widgets:
        box.addWidget(widget)
    if last is None:
        box.addStretch(1)
    else:
        box.addWidget(last, 1)
    return box


def line(parent: QWidget | None = None, role: str = "line") -> QFrame:
    """Return a hairline."""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def column_page(page: Page, about: str = "", width: int = 760) -> QVBoxLayout:
    """Lay a page out as one column that scrolls: its title, a sentence, and whatever is added to the result."""
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    area = QScrollArea(page)
    area.setProperty("role", "page")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(page.title)
    inside = QWidget(area)
    inside.setMaximumWidth(width + 48)
    box = QVBoxLayout(inside)
    box.setContentsMargins(24, 14, 24, 24)
    box.setSpacing(16)
    box.addWidget(heading(page.title, inside))
    if about:
        words = heading(about, inside, "quiet")
        words.setWordWrap(True)
        box.addWidget(words)
    area.setWidget(inside)
    outer.addWidget(area)
    return box


def scrolling(inside: QWidget, name: str, parent: QWidget) -> QScrollArea:
    """Return a widget that scrolls up and down where it is longer than the window."""
    area = QScrollArea(parent)
    area.setProperty("role", "page")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    inside.setMaximumWidth(_WIDEST)
    area.setMinimumWidth(_NARROWEST)
    area.setWidget(inside)
    return area
