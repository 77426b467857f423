"""What the shapes of the timeline mean, in one line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workbench.reports.drawing import Box, Diamond, Ink, Ring, Rule, Shape
from workbench.ui.painting import inks, paint_shapes
from workbench.ui.theme import Theme
from workbench.ui.theme_tokens import SMALL_POINTS, WORD_POINTS


class TimelineLegend(QWidget):
    """Shapes and their words; the last ones go where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs: tuple[tuple[Shape, str], ...] = (
            (Box(-4, -4, 8, 8, Ink.BAR), self.tr("entries in a month")),
            (Diamond(0, 0, 4, Ink.MARK), self.tr("significant")),
            (Ring(0, 0, 3.5, Ink.MARK), self.tr("omission")),
            (Rule(0, -6, 0, 6, Ink.MARK, 1.25, dashed=True), self.tr("the incident")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("What the signs of the timeline mean"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return one line."""
        return QSize(0, QFontMetrics(self._small()).height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as many signs as there is room for."""
        painter = QPainter(self)
        painter.setFont(self._small())
        metrics, x, middle = QFontMetrics(self._small()), 0.0, self.height() / 2
        colours = inks(self._theme.tokens)
        for shape, words in self._signs:
            wide = 14 + metrics.horizontalAdvance(words)
            if x + wide > self.width():
                break
            painter.save()
            painter.translate(x + 5, middle)
            paint_shapes(painter, [shape], colours)
            painter.restore()
            painter.setPen(QColor(self._theme.tokens.quiet))
            baseline = middle + metrics.ascent() / 2 - 1
            painter.drawText(QRectF(x + 14, baseline - metrics.ascent(), wide, metrics.height()), words)
            x += wide + 16
        painter.end()

    def _small(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * SMALL_POINTS / WORD_POINTS)
        return font
