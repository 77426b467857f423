"""A large timeline is painted a part at a time, and shows the last picture until the next one is whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPixmap

from tests.ui.stand import until
from workbench.reports.drawing import Box, Ink
from workbench.ui.application import Application
from workbench.ui.pages.timeline_body import PART, TimelineBody, paint_in_parts, seen

ROOM = QRectF(QPointF(0, 0), QSizeF(100, 50))
COLOURS = {Ink.BAR: QColor("#102030")}


@pytest.fixture
def body(qapp: Application) -> Iterator[TimelineBody]:
    parent = QObject()
    yield TimelineBody(parent)
    parent.deleteLater()


def boxes(number: int) -> tuple[Box, ...]:
    return tuple(Box(n % 100, n // 100, 1, 1, Ink.BAR) for n in range(number))


def painting(number: int) -> Iterator[QPixmap | None]:
    return paint_in_parts(lambda: boxes(number), ROOM, 1.0, QFont(), COLOURS)


def filled(pixmap: QPixmap | None) -> int:
    assert pixmap is not None
    image = pixmap.toImage()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(100) for y in range(50))


def test_a_few_shapes_are_there_at_once(body: TimelineBody) -> None:
    assert filled(body.picture("few", lambda: painting(30), later=False)) == 30


def test_many_shapes_come_in_parts_and_the_last_picture_stands_until_then(body: TimelineBody) -> None:
    told: list[bool] = []
    body.painted.connect(lambda: told.append(True))
    body.picture("few", lambda: painting(30), later=False)
    many = 2 * PART + 10
    for _ in range(2):
        assert filled(body.picture("many", lambda: painting(many), later=True)) == 30
    until(lambda: bool(told))
    assert filled(body.picture("many", lambda: painting(0), later=True)) == many
    assert told == [True]


def test_what_is_wanted_meanwhile_takes_the_place_of_what_was_begun(body: TimelineBody) -> None:
    told: list[bool] = []
    body.painted.connect(lambda: told.append(True))
    assert body.picture("many", lambda: painting(3 * PART), later=True) is None
    assert filled(body.picture("few", lambda: painting(30), later=False)) == 30
    assert filled(body.picture("few", lambda: painting(0), later=False)) == 30
    assert told == []


def test_only_what_can_be_seen_is_painted() -> None:
    inside, below = Box(5, 5, 1, 1, Ink.BAR), Box(5, 90, 1, 1, Ink.BAR)
    assert list(seen((inside, below), ROOM)) == [inside]
