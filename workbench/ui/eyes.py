"""The strip at the top that says whose eyes the page is shown for, in words, pattern and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from workbench.services.viewing import AudienceChoice
from workbench.ui.icons import paint
from workbench.ui.open_review import WORKING
from workbench.ui.pages.page import Elided
from workbench.ui.theme import Theme, mark

_BAND, _HEIGHT = 72, 44  # px
_PATTERNS = {
    "": Qt.BrushStyle.BDiagPattern,
    "confidential": Qt.BrushStyle.FDiagPattern,
    "panel": Qt.BrushStyle.VerPattern,
    "family": Qt.BrushStyle.Dense6Pattern,
    "public": Qt.BrushStyle.SolidPattern,
    "agency": Qt.BrushStyle.HorPattern,
}
DIRECT = ("", "confidential", "panel", "family", "public")  # Ctrl+1 to Ctrl+5


class _Band(QWidget):
    """The pattern of an audience with a shape on it: a lock for names, an eye for others' eyes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.code = theme, WORKING
        self.setFixedWidth(_BAND)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pattern, a clear field in its middle, and the shape."""
        tokens = self._theme.tokens
        working = self.code == WORKING
        ground = QColor(tokens.strip_working if working else tokens.strip_audience)
        drawn = QColor(tokens.strip_working_mark if working else tokens.strip_audience_mark)
        shape = QColor(tokens.strip_working_text if working else tokens.strip_audience_text)
        painter = QPainter(self)
        painter.fillRect(
            self.rect(), QBrush(drawn, _PATTERNS.get(self.code.split(":")[0], Qt.BrushStyle.DiagCrossPattern))
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        painter.setPen(QPen(ground, 0))
        painter.setBrush(ground)
        painter.drawEllipse(middle, 16, 16)
        paint(painter, "lock" if working else "eye", shape, QRectF(middle.x() - 10, middle.y() - 10, 20, 20))
        painter.end()


class EyesStrip(QWidget):
    """Says whose eyes, and changes them."""

    look_as = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._band = _Band(theme, self)
        self.whose = QLabel(self)
        self.whose.setObjectName("whose")
        self.about = Elided(self, "about")
        self.button = QPushButton(self.tr("View as…"), self)
        self.button.setToolTip(self.tr("See this page as another reader would (Ctrl+1 to Ctrl+5)"))
        self.menu = QMenu(self.tr("&View as"), self)
        self.button.setMenu(self.menu)
        self._group = QActionGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 16, 0)
        box.setSpacing(16)
        box.addWidget(self._band)
        box.addWidget(self.whose)
        box.addWidget(self.about, 1)
        box.addWidget(self.button)
        theme.changed.connect(self._band.update)

    def offer(self, audiences: list[AudienceChoice]) -> None:
        """Fill the menu with the working view and every audience."""
        self.menu.clear()
        for old in self._group.actions():
            self._group.removeAction(old)
            old.deleteLater()
        working = AudienceChoice(WORKING, self.tr("Working view"), "")
        for choice in (working, *audiences):
            action = QAction(choice.title.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setData(choice.code)
            if choice.code in DIRECT:
                action.setShortcut(f"Ctrl+{DIRECT.index(choice.code) + 1}")
            action.triggered.connect(self._chosen)
            self._group.addAction(action)
            self.menu.addAction(action)
            self.addAction(action)

    def show_eyes(self, choice: AudienceChoice | None) -> None:
        """Say whose eyes the pages are shown for; None for the working view."""
        code = choice.code if choice else WORKING
        self._band.code = code
        mark(self, "eyes", "audience" if choice else "working")
        if choice is None:
            whose, about = self.tr("Working view – confidential"), self.tr("Everything as entered, with real names.")
        else:
            whose, about = self._whose(choice), self.tr("Nothing can be changed here. {0}").format(choice.sentence)
        self.whose.setText(whose)
        self.about.say(about)
        self.setAccessibleName(whose)
        self.setAccessibleDescription(about)
        for action in self._group.actions():
            action.setChecked(action.data() == code)
        for label in (self.whose, self.about, self.button):
            label.style().unpolish(label)
            label.style().polish(label)
        self._band.update()

    def _whose(self, choice: AudienceChoice) -> str:
        known = {
            "confidential": self.tr("As the commissioning body would read it – confidential"),
            "panel": self.tr("As the panel would read it"),
            "family": self.tr("As the family would read it"),
            "public": self.tr("As the public would read it"),
        }
        return known.get(choice.code, choice.title)

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.look_as.emit(str(action.data()))
