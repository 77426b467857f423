"""The ways of loose ties: from one person to another, past everyone who stands between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.reports.genogram import Bond, Tie
from workbench.reports.genogram_kin import Couple
from workbench.reports.genogram_places import APART
from workbench.reports.genogram_plan import Plan

_SIDE, _NEXT = 11.0, 5.0  # a tie arrives beside the line from the parents, another one nearer to it
_CLEAR, _SHIFT = 40.0, 9.0  # how near a tie passes by a name, and by the line in the middle between two


@dataclass(frozen=True, slots=True)
class Route:
    """A way from above to below, ``bends`` from left to right in gaps between generations.

    ``upper`` is where it starts, or None at the line of ``couple``; each bend is (the gap below a generation, from
    where, to where).
    """

    tie: Tie
    upper: str | None
    lower: str
    couple: Couple | None
    bends: tuple[tuple[int, float, float], ...]


def routes(plan: Plan) -> Mapping[Tie, Route]:
    """Return the way of every loose tie."""
    taken: Counter[tuple[str, bool]] = Counter()
    return {tie: _route(plan, tie, taken) for tie in plan.kin.loose}


def _route(plan: Plan, tie: Tie, taken: Counter[tuple[str, bool]]) -> Route:
    generation = plan.kin.generation
    upper, lower = sorted((tie.person, tie.other), key=generation.__getitem__)
    couple = _step_couple(plan, tie)
    start = plan.drop((couple.first, couple.second)) if couple else plan.x[upper]
    end = plan.x[lower]
    if couple is None:
        start += _beside(taken, upper, end >= start)
    end += _beside(taken, lower, start > end)
    top, bottom = generation[upper], generation[lower]
    if bottom - top <= 1:
        return Route(tie, None if couple else upper, lower, couple, ((bottom - 1, start, end),))
    channel = _channel(plan, range(top + 1, bottom), start, end)
    bends = ((top, start, channel), (bottom - 1, channel, end))
    return Route(tie, None if couple else upper, lower, couple, bends)


def _beside(taken: Counter[tuple[str, bool]], id_: str, right: bool) -> float:
    """Return how far from the middle of a symbol the next tie on one of its sides stands."""
    away = max(_SIDE - _NEXT * taken[(id_, right)], 1.0)
    taken[(id_, right)] += 1
    return away if right else -away


def _step_couple(plan: Plan, tie: Tie) -> Couple | None:
    """Return the couple of a step-parent with a parent of the child: its line is where the tie begins."""
    if tie.bond is not Bond.STEP:
        return None
    parents = {p for s in plan.kin.sibships if tie.other in s.children for p in s.parents}
    return next((c for c in plan.kin.couples if tie.person in c.pair and parents & c.pair), None)


def _channel(plan: Plan, between: range, start: float, end: float) -> float:
    """Return where a way passes through rows: free in all of them, and as little out of the way as may be."""
    standing = [plan.x[id_] for generation in between for id_ in plan.rows.get(generation, [])]
    spots = sorted({place + side * (APART / 2 - _SHIFT) for place in standing for side in (-1, 1)} | {start, end})
    free = [x for x in spots if all(abs(x - place) >= _CLEAR for place in standing)]
    return min(free, key=lambda x: (abs(x - start) + abs(x - end), x), default=end)
