"""In which order the people of each generation stand, so that as few lines as may be cross one another.

Partners stand side by side, those without children together nearest; the brothers and sisters of each stand at the
end of the group where nobody else's line goes up; every other generation follows the one it descends from or leads to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.reports.genogram import Family, Sex
from workbench.reports.genogram_kin import Couple, Kin

Rows = dict[int, list[str]]


@dataclass(slots=True)
class _Ordering:
    family: Family
    kin: Kin
    rank: dict[str, int]
    partners: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    fertile: dict[frozenset[str], int] = field(default_factory=dict)  # couples with children, by the eldest's place
    rows: Rows = field(default_factory=dict)


def order(family: Family, kin: Kin) -> Rows:
    """Return the ids of each generation from left to right; those who are alone are in no row."""
    made = _Ordering(family, kin, {member.id: place for place, member in enumerate(family.members)})
    for couple in kin.couples:
        made.partners[couple.first].append(couple.second)
        made.partners[couple.second].append(couple.first)
    age = {id_: place for place, id_ in enumerate(sorted(made.rank, key=lambda i: (family.member(i).order, i)))}
    for sibship in kin.sibships:
        if sibship.parents and sibship.children:
            made.fertile[frozenset(sibship.parents)] = min(age[child] for child in sibship.children)
    generations = sorted(set(kin.generation.values()))
    if not generations:
        return {}
    core = -1 if -1 in generations else 0
    blocks = {g: _blocks(made, g) for g in generations}
    made.rows[core] = _core_row(made, blocks[core])
    for g in reversed([g for g in generations if g < core]):
        made.rows[g] = _row_above(made, blocks[g], g)
    for g in [g for g in generations if g > core]:
        made.rows[g] = _row_below(made, blocks[g], g)
    return made.rows


# groups of partners -----------------------------------------------------------------------------------------------


def _blocks(made: _Ordering, generation: int) -> list[list[str]]:
    """Return the groups of people whom couples tie together, each in its order; most people are alone in theirs."""
    left = [m.id for m in made.family.members if made.kin.generation.get(m.id) == generation]
    blocks = []
    while left:
        group, queue = {left[0]}, [left[0]]
        while queue:
            for other in made.partners[queue.pop()]:
                if other not in group:
                    group.add(other)
                    queue.append(other)
        blocks.append(_beside(made, sorted(group, key=made.rank.__getitem__)))
        left = [id_ for id_ in left if id_ not in group]
    return blocks


def _beside(made: _Ordering, group: Sequence[str]) -> list[str]:
    """Return a group with the one who has most partners in the middle."""
    hub = max(group, key=lambda id_: (len(made.partners[id_]), -made.rank[id_]))
    done = {hub}
    left, right = _sides(made, hub, done)
    line = [*reversed(_outwards(made, left, done)), hub, *_outwards(made, right, done)]
    if len(line) == 2 and made.family.member(line[0]).sex is not Sex.MALE:
        line = sorted(line, key=lambda id_: (made.family.member(id_).sex is not Sex.MALE, line.index(id_)))
    return line


def _sides(made: _Ordering, hub: str, done: set[str]) -> tuple[list[str], list[str]]:
    """Return the partners on the left and on the right of someone, each from the inside outwards."""
    those = [id_ for id_ in made.partners[hub] if id_ not in done]
    with_children = sorted(
        (id_ for id_ in those if frozenset({hub, id_}) in made.fertile),
        key=lambda id_: made.fertile[frozenset({hub, id_})],
    )
    half = (len(with_children) + 1) // 2
    left, right = list(reversed(with_children[:half])), with_children[half:]
    for id_ in those:
        if id_ not in with_children:
            (right if len(right) <= len(left) else left).insert(0, id_)
    return left, right


def _outwards(made: _Ordering, side: Iterable[str], done: set[str]) -> list[str]:
    line = []
    for id_ in side:
        if id_ not in done:
            done.add(id_)
            line.append(id_)
            line += _outwards(made, [other for other in made.partners[id_] if other not in done], done)
    return line


# rows -------------------------------------------------------------------------------------------------------------


def _core_row(made: _Ordering, blocks: list[list[str]]) -> list[str]:
    """Return the row from which the others are ordered: the parents of the subject child, and theirs beside them."""
    subjects = {member.id for member in made.family.members if member.subject}
    first = {p for s in made.kin.sibships if subjects & {*s.children} for p in s.parents} or subjects
    blocks = sorted(blocks, key=lambda block: not first & {*block})
    middle, *others = _groups(made, blocks)
    left: list[str] = []
    right: list[str] = []
    for group in others:
        (left if _leads_left(made, group, middle) else right).extend(group)
    return [*left, *middle, *right]


def _leads_left(made: _Ordering, group: Sequence[str], middle: Sequence[str]) -> bool:
    """Tell whether loose ties lead from a group to the left half of another, or to children of its left half."""
    places = {id_: float(place) for place, id_ in enumerate(middle)}
    for sibship in made.kin.sibships:
        above = [places[parent] for parent in sibship.parents if parent in places]
        if above:
            places.update(dict.fromkeys(sibship.children, sum(above) / len(above)))
    return _loosely(made, group, places) < (len(middle) - 1) / 2


def _with_siblings(made: _Ordering, blocks: list[list[str]]) -> list[str]:
    """Return a row in which every block stands beside the one it has a brother or sister in."""
    return [id_ for group in _groups(made, blocks) for id_ in group]


def _groups(made: _Ordering, blocks: list[list[str]]) -> list[list[str]]:
    """Return blocks joined with those that they have a brother or sister in."""
    home = {id_: block for block in blocks for id_ in block}
    siblings = {id_: sibship.children for sibship in made.kin.sibships for id_ in sibship.children}
    groups: list[list[str]] = []
    placed: set[str] = set()
    for start in blocks:
        if start[0] in placed:
            continue
        part, queue = list(start), [start]
        placed.update(start)
        while queue:
            block = queue.pop(0)
            for id_ in block:
                for sibling in siblings.get(id_, ()):
                    other = home.get(sibling)
                    if other is not None and other[0] not in placed:
                        placed.update(other)
                        queue.append(other)
                        _attach(part, block, id_, other, sibling, siblings)
        groups.append(part)
    return groups


def _attach(
    part: list[str], block: Sequence[str], id_: str, other: list[str], sibling: str, siblings: Mapping[str, object]
) -> None:
    """Put a block beside another, on the side where the line between the two siblings passes fewer lines up."""
    at = block.index(id_)
    before = sum(1 for one in block[:at] if one in siblings)
    after = sum(1 for one in block[at + 1 :] if one in siblings)
    to_left = (before, at) < (after, len(block) - at - 1) if before != after else at < len(block) / 2
    inner_first = other if other.index(sibling) <= len(other) / 2 else other[::-1]
    if to_left:
        place = part.index(block[0])
        part[place:place] = inner_first[::-1]
    else:
        place = part.index(block[-1]) + 1
        part[place:place] = inner_first


def _row_above(made: _Ordering, blocks: list[list[str]], generation: int) -> list[str]:
    """Return the row of those whose children stand below, in the order of the children."""
    below = {id_: place for place, id_ in enumerate(made.rows.get(generation + 1, []))}

    def middle(block: list[str]) -> float:
        places = [
            below[child]
            for sibship in made.kin.sibships
            if {*sibship.parents} & {*block}
            for child in sibship.children
            if child in below
        ]
        return sum(places) / len(places) if places else _loosely(made, block, below)

    return _with_siblings(made, sorted(blocks, key=middle))


def _row_below(made: _Ordering, blocks: list[list[str]], generation: int) -> list[str]:
    """Return the row of those whose parents stand above, in their order and then by age."""
    above = made.rows.get(generation - 1, [])
    places = {id_: place for place, id_ in enumerate(above)}

    def middle(block: list[str]) -> tuple[float, int]:
        found = []
        for sibship in made.kin.sibships:
            for child in {*sibship.children} & {*block}:
                at = sibship.children.index(child)
                if sibship.parents and all(parent in places for parent in sibship.parents):
                    found.append((_drop_between([places[p] for p in sibship.parents], made, above), at))
        if not found:
            return _loosely(made, block, places), 0
        return sum(place for place, _ in found) / len(found), found[0][1]

    return _with_siblings(made, sorted(blocks, key=middle))


def _drop_between(places: Sequence[int], made: _Ordering, row: Sequence[str]) -> float:
    """Return between which places of a row the line to the children of a couple goes down."""
    first, last = min(places), max(places)
    if last - first <= 1:
        return (first + last) / 2
    hub_first = len(made.partners[row[first]]) >= len(made.partners[row[last]])
    return last - 0.5 if hub_first else first + 0.5


def _loosely(made: _Ordering, block: Sequence[str], places: Mapping[str, float]) -> float:
    """Return where those whom nothing sure ties to a row stand: where a loose tie leads, or at its end."""
    led = [
        places[other]
        for tie in made.kin.loose
        for one, other in ((tie.person, tie.other), (tie.other, tie.person))
        if one in block and other in places
    ]
    return sum(led) / len(led) if led else float(len(places))


def outer_of(couple: Couple, row: Sequence[str], partners: Mapping[str, int]) -> str:
    """Return which of two partners who do not stand side by side is the one further out, beside whom lines go down."""
    first, last = sorted(couple.pair, key=row.index)
    return last if partners.get(first, 0) >= partners.get(last, 0) else first
