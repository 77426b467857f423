"""F1: what the page shown is for, what good looks like and how it commonly fails, beside the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from workbench.services import guiding
from workbench.services.guiding import Saying, Topic
from workbench.ui.forms.editor import name_inside
from workbench.ui.icons import icon
from workbench.ui.pages.page import heading, line
from workbench.ui.theme import wide

WIDTH = 46  # characters
_POINT = "•"


class Guidance(QWidget):
    """Follows from page to page while it is open. It shows nothing of the review."""

    closed = Signal()
    all_keys = Signal()  # the person wants the page of keys

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Guidance"))
        self.topic: Topic | None = None
        close = QToolButton(self)
        close.setIcon(icon("close"))
        name_inside(close, self.tr("Close the guidance"), self.tr("Close the guidance (F1)"))
        close.clicked.connect(self.closed)
        self.keys = QPushButton(self.tr("Every key, and how the workbench is meant"), self)
        self.keys.setProperty("role", "link")
        self.keys.clicked.connect(self.all_keys)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 12, 0)
        head.addWidget(heading(self.tr("Guidance"), self, "small"), 1)
        head.addWidget(close)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Guidance for this page"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        self.setFocusProxy(self.area)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 12, 12)
        foot.addWidget(self.keys)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.area, 1)
        box.addWidget(line(self))
        box.addLayout(foot)
        self.hide()

    @Slot()
    def widen(self) -> None:
        """Take the width that the present size of the text needs."""
        self.setFixedWidth(wide(WIDTH))

    def show_page(self, key: str, section: str) -> None:
        """Show the guidance for a page, in a section of the work."""
        topic = guiding.topic_of(key, section)
        if topic is not None and topic is self.topic:
            return
        self.topic = topic
        inside = QWidget(self.area)
        inside.setProperty("role", "side")
        box = QVBoxLayout(inside)
        box.setContentsMargins(20, 6, 16, 20)
        box.setSpacing(10)
        if topic is None:
            self._say(
                box, self.tr("There is no guidance for this page. Every key is listed on the page below."), "quiet"
            )
        else:
            self._fill(box, topic)
        box.addStretch(1)
        self.area.setWidget(inside)
        self.area.setAccessibleDescription(topic.purpose if topic is not None else "")

    def _fill(self, box: QVBoxLayout, topic: Topic) -> None:
        self._say(box, topic.title, "heading")
        self._say(box, topic.purpose, "plain")
        numbers = {source: at + 1 for at, source in enumerate(topic.sources)}
        for words, sayings in (
            (self.tr("What good looks like"), topic.good),
            (self.tr("How it fails"), topic.failures),
        ):
            self._say(box, words, "strong")
            self._points(box, sayings, numbers)
        self._say(box, self.tr("Sources"), "strong")
        for source, number in numbers.items():
            self._say(box, f"{number}  {source}", "small")
        unsourced = self.tr("What has no number is the practice of the field; check it before you rely on it.")
        self._say(box, unsourced, "small")

    def _points(self, box: QVBoxLayout, sayings: Sequence[Saying], numbers: dict[str, int]) -> None:
        for one in sayings:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(heading(_POINT, self, "quiet"), 0, Qt.AlignmentFlag.AlignTop)
            words = f"{one.words} [{numbers[one.source]}]" if one.source else one.words
            label = heading(words, self, "plain")
            label.setWordWrap(True)
            row.addWidget(label, 1)
            box.addLayout(row)

    def _say(self, box: QVBoxLayout, words: str, role: str) -> None:
        label = heading(words, self, role)
        label.setWordWrap(True)
        if role in {"heading", "strong"}:
            label.setContentsMargins(0, 6, 0, 0)
        box.addWidget(label)
