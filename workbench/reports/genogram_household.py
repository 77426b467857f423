"""The line round the household: one shape where those who lived together stand together, else several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workbench.reports.drawing import Ink, Rule, Shape
from workbench.reports.genogram_lines import Spot
from workbench.reports.genogram_places import APART

_INSIDE = 7.0  # between the line and the middle between two people
_BELOW = 5.0
_WEIGHT = 0.9

_Stretch = tuple[int, float, float]  # a generation, from where, to where


def household(inside: Collection[str], spots: Mapping[str, Spot], crown: float) -> Iterator[Shape]:
    """Yield the line; ``crown``: how far above the middle of a symbol it runs."""
    rows: dict[int, list[Spot]] = {}
    for spot in sorted(spots.values(), key=lambda spot: spot.x):
        rows.setdefault(spot.generation, []).append(spot)
    stretches = [stretch for generation, row in sorted(rows.items()) for stretch in _stretches(generation, row, inside)]
    for stretch in stretches:
        generation, left, right = stretch
        top = rows[generation][0].y - crown
        above, below = _touching(stretch, stretches, -1), _touching(stretch, stretches, 1)
        bottom = max(spot.bottom for spot in rows[generation]) + _BELOW
        if below:
            bottom = rows[generation + 1][0].y - crown
        for x in (left, right):
            yield Rule(x, top, x, bottom, Ink.MARK, _WEIGHT, dashed=True)
        yield from _closed(left, right, above, top)
        yield from _closed(left, right, below, bottom)


def _stretches(generation: int, row: Sequence[Spot], inside: Collection[str]) -> Iterator[_Stretch]:
    """Yield those of a row who stand side by side and belong to the household."""
    run: list[Spot] = []
    for spot in [*row, None]:
        if spot is not None and spot.id in inside:
            run.append(spot)
        elif run:
            yield generation, run[0].x - APART / 2 + _INSIDE, run[-1].x + APART / 2 - _INSIDE
            run = []


def _touching(stretch: _Stretch, stretches: Iterable[_Stretch], step: int) -> list[tuple[float, float]]:
    generation, left, right = stretch
    return sorted((a, b) for g, a, b in stretches if g == generation + step and a < right and left < b)


def _closed(left: float, right: float, open_: Iterable[tuple[float, float]], y: float) -> Iterator[Shape]:
    """Yield the line from left to right, less the stretches where it opens to another row."""
    at = left
    for begin, end in open_:
        if begin > at:
            yield Rule(at, y, begin, y, Ink.MARK, _WEIGHT, dashed=True)
        at = max(at, end)
    if at < right:
        yield Rule(at, y, right, y, Ink.MARK, _WEIGHT, dashed=True)
