"""What a text discloses together of each person, how far that singles the person out, and what would help most.

Published facts are harmless one by one and telling together: three ordinary ones have sufficed. So the meter adds up.
Each fact has points by its rarity (:mod:`.rarity`). Facts that depend on each other form a group, in which the rarest
counts in full and all the others together by half. The sum is set against the points that single one person out in an
area of average size, and put into one of five words; the sum itself is shown so that a change can be seen to help.
What the meter cannot judge stands in the weights, beside the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.analysis import rarity
from workbench.analysis.attributes import CASE, FAMILY, PROFESSIONAL, SUBJECT, Fact, Someone, tells_of
from workbench.analysis.rarity import Level, Weights

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Change:
    """The one change that lowers the sum most: what to leave out, what to write instead, and the sum after it."""

    fact: Fact
    instead: str
    points: int


@dataclass(frozen=True, slots=True)
class Meter:
    """One person's facts, the rarest first, with their sum, the sum that singles one out, and the level."""

    person: Someone
    facts: tuple[Fact, ...]
    points: int
    enough: int
    level: Level
    change: Change | None
    unique: tuple[Fact, ...]

    @property
    def share(self) -> int:
        """The sum in parts of a hundred of what singles one person out; a hundred at the most."""
        return min(_WHOLE, _WHOLE * self.points // self.enough)


def meters(people: Sequence[Someone], found: Sequence[Fact], weights: Weights) -> list[Meter]:
    """Return everyone's meter: the children the review is about, the family, the others; the most exposed first."""
    order = {SUBJECT: 0, FAMILY: 1}
    made = [_meter(person, found, weights) for person in people]
    return sorted(made, key=lambda m: (order.get(m.person.kind, 2), -m.points / m.enough))


def total(facts: Iterable[Fact], weights: Weights) -> int:
    """Return the sum of points of facts told together."""
    groups: defaultdict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for fact in facts:
        facet = weights.facets[fact.value.facet]
        key = fact.key if facet.several else (facet.code, "")
        held = groups[facet.group]
        held[key] = max(held.get(key, 0), fact.value.points)
    return sum(max(held.values()) + (sum(held.values()) - max(held.values())) // 2 for held in groups.values())


def _meter(person: Someone, found: Iterable[Fact], weights: Weights) -> Meter:
    mine = [fact for fact in found if _counts(fact, person) and fact.value.points]
    mine.sort(key=lambda fact: -fact.value.points)
    pool = rarity.PROFESSIONAL if person.kind == PROFESSIONAL else rarity.CHILD if person.child else rarity.ADULT
    enough, points = weights.pool(pool), total(mine, weights)
    return Meter(
        person,
        tuple(mine),
        points,
        enough,
        weights.level(_WHOLE * points // enough),
        _change(mine, points, weights),
        tuple(fact for fact in mine if fact.value.unique),
    )


def _counts(fact: Fact, person: Someone) -> bool:
    return fact.whose == person.id or (fact.whose == CASE and tells_of(fact.value, person))


def _change(mine: Sequence[Fact], before: int, weights: Weights) -> Change | None:
    """Leave out each fact in turn; the first of those that help equally is the rarest."""
    best: Change | None = None
    for fact in mine:
        after = total((other for other in mine if other is not fact), weights)
        if after < (best.points if best else before):
            best = Change(fact, weights.facets[fact.value.facet].instead, after)
    return best
