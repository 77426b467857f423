"""Where everything stands in the picture of a chronology: lanes, bars, signs, the months above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.reports.dates import MONTHS
from workbench.reports.drawing import Anchor, Box, Diamond, Ink, Label, Ring, Rule, Shape
from workbench.reports.text import Fixed
from workbench.reports.timeline import Cell, Picture

_GAP = 1.0  # between the bars of neighbouring months
_LOWEST = 3.0  # the height of the lowest bar: one entry must be seen
_SIGNS = 0.36  # the share of a lane's height above its bars, where the signs stand
_LETTERS, _SHORT, _LONG = (
    13.0,
    30.0,
    62.0,
)  # points a month from which months are named: by a letter, by three, with the year
_TICKS = 4.0  # points a month from which months have ticks
_COUNTS = 15.0  # points of width from which a bar says its number


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the picture is drawn: points a month, points a lane, and the size of its words."""

    month: float
    lane: float
    words: float = 8.0

    @property
    def axis(self) -> float:
        """The height of the months above the lanes; they are named where there is room for a letter."""
        return self.words * (2.9 if self.month >= _LETTERS else 2.1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell is drawn, in the body: its whole stretch of the lane, so that the smallest bar can be hit.

    ``alone``: no other cell of the lane covers its middle.
    """

    x: float
    y: float
    width: float
    height: float
    lane: int
    cell: Cell
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The body with its lanes, the axis that stands above it, and the places of its cells; each begins at 0, 0."""

    width: float
    height: float
    body: tuple[Shape, ...]
    axis: tuple[Shape, ...]
    places: tuple[Place, ...]


def lay_out(picture: Picture, scale: Scale) -> Layout:
    """Return the shapes of a picture."""
    width, height = size(picture, scale)
    places = tuple(_places(picture, scale))
    body = [*_ground(picture, scale, width, height)]
    densest = picture.densest
    for place in sorted(places, key=lambda p: not p.cell.vague):
        body += _bar(place, densest, scale)
    return Layout(width, height, tuple(body), tuple(months_above(picture, scale)), places)


def size(picture: Picture, scale: Scale) -> tuple[float, float]:
    """Return how wide and how high the body will be, in points."""
    return (picture.end - picture.start) * scale.month, len(picture.lanes) * scale.lane


def _places(picture: Picture, scale: Scale) -> Iterator[Place]:
    for number, lane in enumerate(picture.lanes):
        for cell in lane.cells:
            x = (cell.start - picture.start) * scale.month
            width = (cell.end - cell.start) * scale.month
            yield Place(x, number * scale.lane, width, scale.lane, number, cell, _alone(cell, lane.cells))


def _alone(cell: Cell, cells: Iterable[Cell]) -> bool:
    middle = (cell.start + cell.end) / 2
    return not cell.vague or not any(c.start <= middle < c.end for c in cells if c is not cell)


def _ground(picture: Picture, scale: Scale, width: float, height: float) -> Iterator[Shape]:
    """Yield what lies under the bars: a hairline for each year, the floor of each lane, the incident."""
    for month in range(picture.start, picture.end + 1):
        if month % 12 == 0:
            x = (month - picture.start) * scale.month
            yield Rule(x, 0, x, height, Ink.LINE, 0.5)
    for number in range(len(picture.lanes)):
        y = (number + 1) * scale.lane
        yield Rule(0, y, width, y, Ink.LINE, 0.5)
    if picture.incident is not None:
        x = (picture.incident.middle - picture.start) * scale.month
        yield Rule(x, 0, x, height, Ink.MARK, 1.25, dashed=True)


def _bar(place: Place, densest: float, scale: Scale) -> Iterator[Shape]:
    room = scale.lane * (1 - _SIGNS)
    tall = max(_LOWEST, room * place.cell.density / densest)
    floor = place.y + place.height
    gap = min(_GAP, place.width / 4)
    ink = Ink.VAGUE if place.cell.vague else Ink.BAR
    yield Box(place.x + gap / 2, floor - tall, place.width - gap, tall, ink)
    middle, count = place.x + place.width / 2, len(place.cell.ids)
    size = scale.words * 0.85
    if place.width >= _COUNTS and room >= size * 1.4 and place.alone:
        inside = tall >= size * 1.3 and not place.cell.vague
        y = floor - tall + size if inside else floor - tall - 1.5
        yield Label(middle, y, Fixed(count), size, Ink.GROUND if inside else Ink.QUIET, Anchor.MIDDLE)
    yield from _signs(place, scale)


def _signs(place: Place, scale: Scale) -> Iterator[Shape]:
    """Yield a diamond for what is significant and a ring for what did not happen, side by side where both are."""
    cell, radius = place.cell, min(scale.lane * _SIGNS / 2.6, 4.0)
    signs = [Diamond] * bool(cell.significant) + [Ring] * bool(cell.omissions)
    y = place.y + scale.lane * _SIGNS / 2
    middle = place.x + place.width / 2
    for number, sign in enumerate(signs):
        x = middle + (number - (len(signs) - 1) / 2) * radius * 2.2
        yield sign(x, y, radius, Ink.MARK)


def months_above(picture: Picture, scale: Scale) -> Iterator[Shape]:
    """Yield the axis: a tick for each month, and as many of their names as there is room for."""
    foot = scale.axis
    yield Rule(0, foot, (picture.end - picture.start) * scale.month, foot, Ink.LINE)
    last = -1e9  # where the last label ended
    for month in range(picture.start, picture.end + 1):
        x = (month - picture.start) * scale.month
        year = month % 12 == 0
        if year or scale.month >= _TICKS:
            yield Rule(x, foot - (7 if year else 3), x, foot, Ink.LINE)
        if year and x >= last and (picture.relative or month < picture.end):
            words = _year(month, picture.relative)
            middle = picture.relative
            yield Label(
                x if middle else x + 3, scale.words * 1.1, words, scale.words, Ink.TEXT,
                Anchor.MIDDLE if middle else Anchor.START, bold=True,
            )  # fmt: skip
            last = x + len(words) * scale.words * (0.62 if not middle else 0.75)
        if not picture.relative and month < picture.end and scale.month >= _LETTERS:
            name = MONTHS[month % 12]
            said = name[:3] if scale.month >= _SHORT else name[:1]
            said = f"{said} {month // 12}" if scale.month >= _LONG else said
            yield Label(x + scale.month / 2, foot - 3.5, Fixed(said), scale.words * 0.9, Ink.QUIET, Anchor.MIDDLE)


def _year(month: int, relative: bool) -> Fixed:
    if not relative:
        return Fixed(month // 12)
    if month == 0:
        return Fixed("Incident")
    years = abs(month) // 12
    said = "1 year" if years == 1 else f"{years} years"
    return Fixed(f"{said} {'before' if month < 0 else 'after'}")


def month_in_words(month: float, relative: bool) -> str:
    """Return "March 2021" for a month since year 0, or "4 months before the incident"."""
    if not relative:
        return f"{MONTHS[int(month) % 12]} {int(month) // 12}"
    away = abs(round(month))
    if away == 0:
        return "the month before the incident" if month < 0 else "the month after the incident"
    said = "1 month" if away == 1 else f"{away} months"
    return f"{said} {'before' if month < 0 else 'after'} the incident"


def stretch_in_words(cell: Cell, relative: bool) -> str:
    """Return the months of a cell in words."""
    if cell.end - cell.start <= 1:
        return month_in_words((cell.start + cell.end) / 2 if relative else cell.start, relative)
    return f"{month_in_words(cell.start, relative)} to {month_in_words(cell.end - 0.01, relative)}"
