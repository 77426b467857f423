"""At which height the horizontal lines of a genogram run: none on another, and few crossed from above."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from workbench.reports.genogram import Tie
from workbench.reports.genogram_plan import Plan
from workbench.reports.genogram_routes import Route

_TOUCH = 4.0


class Sort(IntEnum):
    """What a horizontal line is; in a gap between two rows they lie in this order from the top."""

    COUPLE = 0
    BAR = 1
    BOW = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A horizontal line in the gap below a generation, and where lines come to it from above and leave it below."""

    gap: int
    sort: Sort
    what: Hashable
    left: float
    right: float
    above: tuple[float, ...]
    below: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """The track of every run, from 0 at the top of its gap, and how many tracks each gap has."""

    place: Mapping[tuple[int, Sort, Hashable], int]
    count: Mapping[int, int]


def assign(plan: Plan, routes: Mapping[Tie, Route]) -> Tracks:
    """Give every horizontal line a track that it shares with none it would touch."""
    sorted_: dict[int, dict[Sort, list[Run]]] = {}
    for run in _runs(plan, routes):
        sorted_.setdefault(run.gap, {}).setdefault(run.sort, []).append(run)
    place: dict[tuple[int, Sort, Hashable], int] = {}
    count: dict[int, int] = {}
    for gap, by_sort in sorted_.items():
        begin = 0
        for sort in sorted(by_sort):
            taken = _share(by_sort[sort])
            for number, track in enumerate(taken):
                place.update({(gap, sort, run.what): begin + number for run in track})
            begin += len(taken)
        count[gap] = begin
    return Tracks(place, count)


def _share(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the tracks, from the top, that lines of one sort share."""
    taken: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (sum(_worse_above(run, other) for other in runs), run.left)):
        touched = [
            number
            for number, track in enumerate(taken)
            if any(run.left - _TOUCH <= other.right and other.left - _TOUCH <= run.right for other in track)
        ]
        first = touched[-1] + 1 if touched else 0
        if first == len(taken):
            taken.append([])
        taken[first].append(run)
    return taken


def _worse_above(one: Run, other: Run) -> int:
    """Return how many more lines cross if ``one`` lies above ``other`` than the other way round."""
    return _crossed(one, other) - _crossed(other, one) if one is not other else 0


def _crossed(upper: Run, lower: Run) -> int:
    through_upper = sum(upper.left < x < upper.right for x in lower.above)
    through_lower = sum(lower.left < x < lower.right for x in upper.below)
    return through_upper + through_lower


def _runs(plan: Plan, routes: Mapping[Tie, Route]) -> Iterator[Run]:
    x, generation = plan.x, plan.kin.generation
    for couple in plan.kin.couples:
        if plan.side_by_side(couple):
            continue
        left, right = sorted(x[id_] for id_ in couple.pair)
        down = plan.drop((couple.first, couple.second))
        row = generation[couple.first]
        if plan.goes_over(couple):
            yield Run(row - 1, Sort.BOW, couple.pair, left, right, (), (left, down, right))
        else:
            yield Run(row, Sort.COUPLE, couple.pair, left, right, (left, right), (down,))
    for sibship in plan.kin.sibships:
        stems = tuple(x[child] for child in sibship.children)
        above = (plan.drop(sibship.parents),) if sibship.parents else ()
        ends = (*stems, *above)
        yield Run(generation[sibship.children[0]] - 1, Sort.BAR, sibship.children, min(ends), max(ends), above, stems)
    for tie, route in routes.items():
        for number, (gap, start, end) in enumerate(route.bends):
            level = generation[tie.person] == generation[tie.other]
            from_above, to_below = ((), (start, end)) if level else ((start,), (end,))
            yield Run(gap, Sort.BAR, (tie, number), min(start, end), max(start, end), from_above, to_below)
