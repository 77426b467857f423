"""Icons in one weight: SVG files drawn in ``currentColor``, painted in the colour of the words beside them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.paths import resource

SIZE = 18  # px beside 10 pt words


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    drawn = resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawn.encode()))


class _Engine(QIconEngine):
    """Paints one drawing in a palette's colour, at the size and sharpness that is asked for."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        """Return another engine for the same drawing."""
        return _Engine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the drawing in the colour of its role now, so that a change of theme needs nothing else."""
        del state
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.Highlight if mode is QIcon.Mode.Selected else self._role
        paint(painter, self._name, QApplication.palette().color(group, role), QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing on nothing."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


def paint(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Paint a drawing into a rectangle in a colour."""
    _drawing(name, colour.name()).render(painter, rect)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """Return an icon that takes the palette's colour of ``role``; FileNotFoundError for an unknown name."""
    resource(f"icons/{name}.svg")
    return QIcon(_Engine(name, role))
