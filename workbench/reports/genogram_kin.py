"""Makes of ties between two people what a genogram is built of: generations, couples and sets of siblings.

What follows from other ties is not drawn twice: a grandparent who is the parent of a parent, an aunt who is the
sister of one. What follows from none is drawn as a loose tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.reports.genogram import Bond, Family, Tie

_RAISING = (Bond.PARENT, Bond.ADOPTIVE, Bond.STEP, Bond.CARER)
_PAIRED = {Bond.PARTNER, Bond.FORMER_PARTNER}
_STEPS = {Bond.PARENT: 1, Bond.ADOPTIVE: 1, Bond.STEP: 1, Bond.CARER: 1, Bond.AUNT_UNCLE: 1, Bond.GRANDPARENT: 2}
_MOST_PARENTS = 2


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people on one line; ``bond`` is None where all that is known is that they are parents of the same child."""

    first: str
    second: str
    bond: Bond | None

    @property
    def pair(self) -> frozenset[str]:
        """Both, in no order."""
        return frozenset({self.first, self.second})


@dataclass(frozen=True, slots=True)
class Sibship:
    """The children of the same parents, eldest first where that is told; ``dashed`` are those not born to them."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    dashed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kin:
    """The structure of a family; ``alone`` are those to whom nothing ties anyone, ``loose`` what is left to draw."""

    generation: Mapping[str, int]
    couples: tuple[Couple, ...]
    sibships: tuple[Sibship, ...]
    loose: tuple[Tie, ...]
    alone: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    family: Family
    order: dict[str, tuple[str, int]] = field(default_factory=dict)
    couples: dict[frozenset[str], Couple] = field(default_factory=dict)
    sibships: list[Sibship] = field(default_factory=list)
    generation: dict[str, int] = field(default_factory=dict)


def kin(family: Family) -> Kin:
    """Return the structure of a family."""
    draft = _Draft(family)
    draft.order = {member.id: (member.order, place) for place, member in enumerate(family.members)}
    ties = [tie for tie in family.ties if tie.person in draft.order and tie.other in draft.order]
    ties = [tie for tie in ties if tie.person != tie.other]
    _pair(draft, ties)
    parents = _parents(draft, ties)
    _join_siblings(draft, ties, parents)
    _generations(draft, ties)
    apart = [couple for couple in draft.couples.values() if not _level(draft, couple)]
    for couple in apart:
        del draft.couples[couple.pair]
    drawn = {tie for tie in ties if _is_drawn(draft, tie)}
    tied = {id_ for tie in ties for id_ in (tie.person, tie.other)}
    alone = tuple(member.id for member in family.members if member.id not in tied)
    return Kin(
        draft.generation,
        tuple(draft.couples.values()),
        tuple(draft.sibships),
        tuple(_once(tie for tie in ties if tie not in drawn)),
        alone,
    )


def _once(ties: Iterable[Tie]) -> list[Tie]:
    """Return one tie of each bond between the same two, if it was entered from either side."""
    kept: dict[tuple[frozenset[str], Bond], Tie] = {}
    for tie in ties:
        kept.setdefault((frozenset({tie.person, tie.other}), tie.bond), tie)
    return list(kept.values())


def _pair(draft: _Draft, ties: Iterable[Tie]) -> None:
    """Find the couples; a tie that has ended is one of former partners, unless another one still runs."""
    for tie in ties:
        if tie.bond not in _PAIRED:
            continue
        bond = Bond.PARTNER if tie.bond is Bond.PARTNER and tie.until is None else Bond.FORMER_PARTNER
        pair = frozenset({tie.person, tie.other})
        known = draft.couples.get(pair)
        if known is None or (known.bond is not Bond.PARTNER and bond is Bond.PARTNER):
            draft.couples[pair] = Couple(tie.person, tie.other, bond)


def _parents(draft: _Draft, ties: Iterable[Tie]) -> dict[str, tuple[str, ...]]:
    """Find whom each child is drawn below, and make the sets of siblings."""
    raising: dict[str, dict[Bond, list[str]]] = defaultdict(lambda: defaultdict(list))
    further = {(tie.person, tie.other) for tie in ties if tie.bond in {Bond.GRANDPARENT, Bond.AUNT_UNCLE}}
    for tie in ties:
        weak = tie.bond in {Bond.STEP, Bond.CARER} and (tie.person, tie.other) in further
        if tie.bond in _RAISING and not weak and tie.person not in raising[tie.other][tie.bond]:
            raising[tie.other][tie.bond].append(tie.person)
    parents: dict[str, tuple[str, ...]] = {}
    grouped: dict[tuple[str, ...], list[tuple[str, bool]]] = defaultdict(list)
    for child, by in raising.items():
        bond = next((bond for bond in _RAISING if by[bond]), None)
        if bond is not None:
            parents[child] = _two(draft, by[bond])
            grouped[parents[child]].append((child, bond is not Bond.PARENT))
    for those, children in grouped.items():
        ids = sorted((child for child, _ in children), key=draft.order.__getitem__)
        draft.sibships.append(Sibship(those, tuple(ids), frozenset(child for child, dashed in children if dashed)))
        pair = frozenset(those)
        if len(those) == _MOST_PARENTS and pair not in draft.couples:
            draft.couples[pair] = Couple(those[0], those[1], None)
    return parents


def _two(draft: _Draft, those: list[str]) -> tuple[str, ...]:
    """Return at most two parents, a couple if there is one among more; always in the same order."""
    if len(those) > _MOST_PARENTS:
        pairs = (pair for pair in draft.couples if pair <= {*those})
        those = list(next(pairs, frozenset(those[:_MOST_PARENTS])))
    return tuple(sorted(those, key=lambda id_: draft.order[id_][1]))


def _join_siblings(draft: _Draft, ties: Iterable[Tie], parents: Mapping[str, tuple[str, ...]]) -> None:
    """Put full brothers and sisters whose parents are not recorded beside those whose are, or among themselves."""
    homes: dict[str, set[str]] = {id_: {id_} for id_ in draft.order}
    for tie in ties:
        if tie.bond is Bond.SIBLING and homes[tie.person] is not homes[tie.other]:
            known = {parents[id_] for id_ in homes[tie.person] | homes[tie.other] if id_ in parents}
            if len(known) <= 1:
                homes[tie.person] |= homes[tie.other]
                for id_ in homes[tie.other]:
                    homes[id_] = homes[tie.person]
    made: list[Sibship] = []
    for sibship in draft.sibships:
        added = {id_ for child in sibship.children for id_ in homes[child] if id_ not in parents}
        children = tuple(sorted({*sibship.children, *added}, key=draft.order.__getitem__))
        made.append(Sibship(sibship.parents, children, sibship.dashed))
    placed = {child for sibship in made for child in sibship.children}
    for id_, home in homes.items():
        if len(home) > 1 and id_ not in placed and not home & placed:
            made.append(Sibship((), tuple(sorted(home, key=draft.order.__getitem__))))
            placed |= home
    draft.sibships = made


def _generations(draft: _Draft, ties: Iterable[Tie]) -> None:
    """Give everyone a generation, counted down from the first subject child's 0; sure ties before loose ones."""
    sure: dict[str, list[tuple[str, int]]] = defaultdict(list)
    weak: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def add(into: dict[str, list[tuple[str, int]]], one: str, other: str, step: int) -> None:
        into[one].append((other, step))
        into[other].append((one, -step))

    for sibship in draft.sibships:
        for child in sibship.children:
            for parent in sibship.parents:
                add(sure, parent, child, 1)
            if child != sibship.children[0]:
                add(sure, child, sibship.children[0], 0)
    for couple in draft.couples.values():
        add(sure, couple.first, couple.second, 0)
    for tie in ties:
        add(weak, tie.person, tie.other, _STEPS.get(tie.bond, 0))
    tied = {id_ for tie in ties for id_ in (tie.person, tie.other)}
    for start in sorted(draft.family.members, key=lambda member: not member.subject):
        if start.id in tied and start.id not in draft.generation:
            draft.generation[start.id] = 0
            _spread(draft.generation, start.id, sure, weak)


def _spread(
    generation: dict[str, int],
    start: str,
    sure: Mapping[str, list[tuple[str, int]]],
    weak: Mapping[str, list[tuple[str, int]]],
) -> None:
    queue = [start]
    later: list[str] = []
    while queue or later:
        if queue:
            now, ties = queue.pop(0), sure
            later.append(now)
        else:
            now, ties = later.pop(0), weak
        for other, step in ties.get(now, ()):
            if other not in generation:
                generation[other] = generation[now] + step
                queue.append(other)


def _level(draft: _Draft, couple: Couple) -> bool:
    return draft.generation[couple.first] == draft.generation[couple.second]


def _is_drawn(draft: _Draft, tie: Tie) -> bool:
    """Tell whether the lines of couples and siblings say a tie already."""
    if tie.bond in _PAIRED:
        return frozenset({tie.person, tie.other}) in draft.couples
    if tie.bond is Bond.SIBLING:
        return any({tie.person, tie.other} <= {*s.children} for s in draft.sibships)
    above = _above(draft, tie.other)
    if tie.bond is Bond.HALF_SIBLING:
        return bool(above & _above(draft, tie.person))
    if tie.bond in _RAISING:
        return tie.person in above
    if tie.bond is Bond.GRANDPARENT:
        return any(tie.person in _above(draft, parent) for parent in above)
    if tie.bond is Bond.AUNT_UNCLE:
        beside = [s for s in draft.sibships if tie.person in s.children]
        beside += [s for s in draft.sibships for pair in draft.couples if tie.person in pair and {*s.children} & pair]
        return any(above & {*sibship.children} for sibship in beside)
    return False


def _above(draft: _Draft, id_: str) -> set[str]:
    return {parent for sibship in draft.sibships if id_ in sibship.children for parent in sibship.parents}
