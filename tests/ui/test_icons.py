"""Icons have one weight and the colour of the words beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.paths import resource
from workbench.ui.application import Application
from workbench.ui.icons import icon, paint

DRAWINGS = sorted(p for p in resource("icons").glob("*.svg") if not p.stem.endswith(("-light", "-dark", "-contrast")))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda p: str(p.stem))
def test_a_drawing_has_the_common_weight_and_no_colour_of_its_own(drawing: object) -> None:
    text = resource(f"icons/{getattr(drawing, 'name', '')}").read_text("utf-8")
    assert 'stroke="currentColor"' in text
    assert 'stroke-width="1.7"' in text
    assert "#" not in text


def painted(name: str, colour: str) -> set[str]:
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    paint(painter, name, QColor(colour), QRectF(0, 0, 48, 48))
    painter.end()
    pixels = (picture.pixelColor(x, y) for x in range(48) for y in range(48))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_a_drawing_is_painted_in_the_colour_asked_for(qapp: Application) -> None:
    assert painted("lock", "#a1271c") == {"#a1271c"}


def test_an_icon_has_something_on_it(qapp: Application) -> None:
    picture = icon("search").pixmap(QSize(24, 24)).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def test_an_unknown_icon_is_a_fault_of_ours(qapp: Application) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such drawing")
