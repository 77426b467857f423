"""The lines of a genogram: couples, the way down to their children, and loose ties.

Couples are joined at the side, or where somebody stands between them below the names or above the heads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.reports.drawing import Anchor, Ink, Label, Rule, Shape
from workbench.reports.genogram import Bond
from workbench.reports.genogram_kin import Couple, Sibship
from workbench.reports.genogram_places import APART
from workbench.reports.genogram_plan import Plan
from workbench.reports.genogram_routes import Route
from workbench.reports.genogram_symbols import reach, slash
from workbench.reports.genogram_tracks import Sort
from workbench.reports.text import Fixed

_BESIDE = 6.0  # the line of a couple that goes over others leaves beside the one from the parents
_SMALL = 7.0
LOOSE_WORDS: Mapping[Bond, str] = {
    Bond.PARENT: "parent",
    Bond.ADOPTIVE: "adoptive parent",
    Bond.STEP: "step-parent",
    Bond.CARER: "carer",
    Bond.SIBLING: "sibling",
    Bond.HALF_SIBLING: "half-sibling",
    Bond.PARTNER: "partner",
    Bond.FORMER_PARTNER: "former partner",
    Bond.GRANDPARENT: "grandparent",
    Bond.AUNT_UNCLE: "aunt or uncle",
    Bond.OTHER: "other tie",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a member stands: the middle of the symbol, and how far down the name goes."""

    id: str
    x: float
    y: float
    bottom: float
    generation: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Draws lines between spots; ``track`` gives the height of a horizontal one."""

    plan: Plan
    spots: Mapping[str, Spot]
    track: Callable[[int, Sort, Hashable], float]

    def join(self, couple: Couple) -> Iterator[Shape]:
        """Yield the line of a couple, with a stroke through it where they have parted."""
        one, other = sorted((self.spots[id_] for id_ in couple.pair), key=lambda spot: spot.x)
        dashed = couple.bond is None
        left, right, y = one.x, other.x, self._height(couple)
        if self.plan.side_by_side(couple):
            left, right = one.x + self._edge(one), other.x - self._edge(other)
        elif self.plan.goes_over(couple):
            left, right = one.x + _BESIDE, other.x - _BESIDE
            for x, spot in ((left, one), (right, other)):
                yield Rule(x, y, x, spot.y - self._edge(spot, _BESIDE), Ink.TEXT, 1, dashed)
        else:
            for spot in (one, other):
                yield Rule(spot.x, spot.bottom, spot.x, y, Ink.TEXT, 1, dashed)
        yield Rule(left, y, right, y, Ink.TEXT, 1, dashed)
        if couple.bond is Bond.FORMER_PARTNER:
            yield from slash((left + right) / 2 - APART / 8, y)

    def descend(self, sibship: Sibship) -> Iterator[Shape]:
        """Yield the line from parents to their children, or between children whose parents are not known."""
        children = [self.spots[child] for child in sibship.children]
        bar = self.track(children[0].generation - 1, Sort.BAR, sibship.children)
        ends = [child.x for child in children]
        dashed = {*sibship.dashed} == {*sibship.children}
        if sibship.parents:
            down = self.plan.drop(sibship.parents)
            ends.append(down)
            yield Rule(down, self._start(sibship.parents), down, bar, Ink.TEXT, 1, dashed)
        if max(ends) - min(ends) > 0.5:
            yield Rule(min(ends), bar, max(ends), bar, Ink.TEXT, 1, dashed)
        for child in children:
            yield Rule(child.x, bar, child.x, child.y - self._edge(child), Ink.TEXT, 1, child.id in sibship.dashed)

    def tie(self, route: Route) -> Iterator[Shape]:
        """Yield a dashed line for a tie that the lines of parents and couples do not say, and what it is."""
        heights = [self.track(gap, Sort.BAR, (route.tie, number)) for number, (gap, _, _) in enumerate(route.bends)]
        x = route.bends[0][1]
        points = [(x, self._foot(route, x))]
        for (_, start, end), y in zip(route.bends, heights, strict=True):
            points += [(start, y), (end, y)]
        last, end = self.spots[route.lower], points[-1][0]
        points.append((end, last.y - self._edge(last, end - last.x)))
        for (x1, y1), (x2, y2) in pairwise(points):
            if (x1, y1) != (x2, y2):
                yield Rule(x1, y1, x2, y2, Ink.QUIET, 1, dashed=True)
        words = Fixed(LOOSE_WORDS[route.tie.bond])
        (x1, y), (x2, _) = points[1], points[2]
        anchor, at = (Anchor.END, x1 - 4) if x2 < x1 else (Anchor.START, x1 + 4)
        yield Label(at, y - 2.5, words, _SMALL, Ink.QUIET, anchor)

    def _foot(self, route: Route, x: float) -> float:
        """Return how far down a loose tie begins."""
        if route.upper is None and route.couple is not None:
            couple = route.couple
            has_children = any(frozenset(s.parents) == couple.pair for s in self.plan.kin.sibships)
            y = self.track(route.bends[0][0], Sort.BAR, (route.tie, 0))
            return y if has_children else self._height(couple)
        upper, lower = self.spots[route.upper or route.lower], self.spots[route.lower]
        if upper.generation == lower.generation:
            return upper.y - self._edge(upper, x - upper.x)
        return upper.bottom

    def _edge(self, spot: Spot, beside: float = 0.0) -> float:
        return reach(self.plan.family.member(spot.id), beside)

    def _height(self, couple: Couple) -> float:
        """Return how far down the line of a couple runs."""
        spot = self.spots[couple.first]
        if self.plan.side_by_side(couple):
            return spot.y
        if self.plan.goes_over(couple):
            return self.track(spot.generation - 1, Sort.BOW, couple.pair)
        return self.track(spot.generation, Sort.COUPLE, couple.pair)

    def _start(self, parents: Sequence[str]) -> float:
        """Return how far down the line to the children begins."""
        couple = self.plan.couple(parents) if len(parents) > 1 else None
        return self._height(couple) if couple else max(self.spots[parent].bottom for parent in parents)
