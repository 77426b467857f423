"""What the shapes of a picture mean: each sign and its words, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workbench.reports.drawing import Shape
from workbench.ui.painting import inks, paint_shapes
from workbench.ui.theme import Theme
from workbench.ui.theme_tokens import SMALL_POINTS, WORD_POINTS

Sign = tuple[tuple[Shape, ...], str]
_BEFORE, _BETWEEN = 23, 18  # px for the sign, and between two


class Legend(QWidget):
    """Signs and their words; ``lines`` is the most lines there is room for, and what is over goes."""

    def __init__(self, theme: Theme, name: str, parent: QWidget, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._theme, self._most = theme, lines
        self._signs: tuple[Sign, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy = self.sizePolicy()
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def say(self, signs: Iterable[Sign]) -> None:
        """Explain these signs, each drawn around its middle."""
        self._signs = tuple(signs)
        self.setAccessibleDescription("; ".join(words for _, words in self._signs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return one line."""
        return QSize(0, self._line())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of as many lines as the signs take."""
        lines = max((line for _, _, line in self._places(width)), default=0) + 1
        return self._line() * lines

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as many signs as there is room for."""
        painter = QPainter(self)
        painter.setFont(self._small())
        metrics = QFontMetrics(self._small())
        colours = inks(self._theme.tokens)
        for (shapes, words), x, line in self._places(self.width()):
            middle = (line + 0.5) * self._line()
            painter.save()
            painter.translate(x + 9, middle)
            paint_shapes(painter, shapes, colours)
            painter.restore()
            painter.setPen(QColor(self._theme.tokens.quiet))
            baseline = middle + metrics.ascent() / 2 - 1
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.drawText(QPointF(x + _BEFORE, baseline), words)
        painter.end()

    def _places(self, width: int) -> Iterator[tuple[Sign, float, int]]:
        """Yield the signs that there is room for, how far from the left each stands, and in which line."""
        metrics, x, line = QFontMetrics(self._small()), 0, 0
        for sign in self._signs:
            wide = _BEFORE + metrics.horizontalAdvance(sign[1])
            if x and x + wide > width:
                x, line = 0, line + 1
            if line >= self._most:
                return
            yield sign, x, line
            x += wide + _BETWEEN

    def _line(self) -> int:
        return QFontMetrics(self._small()).height() + 6

    def _small(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * SMALL_POINTS / WORD_POINTS)
        return font
