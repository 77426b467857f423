"""The look of the window: palette and style sheet made from the tokens, following the system or the person."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from workbench.ui.theme_sheet import SHEET
from workbench.ui.theme_tokens import PROSE_POINTS, SCHEMES, SMALL_POINTS, WORD_POINTS, Scheme, Tokens

_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "side",
    QPalette.ColorRole.Button: "field",
    QPalette.ColorRole.ToolTipBase: "field",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.BrightText: "alert",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "field_line",
    QPalette.ColorRole.Shadow: "field_line",
}
_SIZES = {
    "small_pt": SMALL_POINTS,
    "prose_pt": PROSE_POINTS,
    "heading_pt": 12.0,
    "title_pt": 16.0,
    "figure_pt": 20.0,
}


_IN_USE = "workbench_scheme"  # the property of the application that names the column in use


class Theme(QObject):
    """Applies one column of the tokens to the application; ``changed`` says that it did."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.application = application
        self._family = application.font().family()
        self._choice, self._percent = "system", 100
        self.scheme = Scheme.LIGHT
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def tokens(self) -> Tokens:
        """The column in use, for what is painted by hand."""
        return SCHEMES[self.scheme]

    def apply(self, choice: str, percent: int) -> None:
        """Use a scheme ("system", or the name of a column) and a text size in percent."""
        self._choice, self._percent = choice, percent
        self.scheme = self._system_scheme() if choice == "system" else Scheme(choice)
        application = self.application
        application.setProperty(_IN_USE, self.scheme.value)
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(palette(self.tokens))
        font = QFont(self._family)
        font.setPointSizeF(WORD_POINTS * percent / 100)
        application.setFont(font)
        application.setStyleSheet(sheet(self.scheme, percent))
        self.changed.emit()

    def _system_scheme(self) -> Scheme:
        hints = self.application.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT

    @Slot()
    def _system_changed(self) -> None:
        if self._choice == "system":
            self.apply(self._choice, self._percent)


def tokens_in_use() -> Tokens:
    """Return the column in use, for what is drawn where no theme is handed in."""
    application = QApplication.instance()
    named = application.property(_IN_USE) if application is not None else None
    return SCHEMES[Scheme(named) if isinstance(named, str) else Scheme.LIGHT]


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a column, for what Fusion draws itself: ticks, radio buttons, focus."""
    made = QPalette()
    values = tokens.items()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(values[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.quiet))
    return made


def sheet(scheme: Scheme, percent: int = 100) -> str:
    """Return the style sheet of a column at a text size."""
    sizes = {name: f"{points * percent / 100:g}" for name, points in _SIZES.items()}
    return Template(SHEET).substitute(SCHEMES[scheme].items(), scheme=scheme.value, **sizes)


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by, and let the style look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def wide(characters: int) -> int:
    """Return the width in pixels of so many average characters in the size of the window's words."""
    return QFontMetrics(QApplication.font()).averageCharWidth() * characters
