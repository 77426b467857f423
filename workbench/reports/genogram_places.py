"""How far from the left the people of a genogram stand: children below their parents, nobody too near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.reports.genogram_kin import Couple, Kin, Sibship
from workbench.reports.genogram_order import Rows, outer_of

APART = 104.0  # points between the middles of two people side by side
_ROUNDS = 61  # an odd number: the last one goes down, so that children stand below their parents


def places(rows: Rows, kin: Kin) -> dict[str, float]:
    """Return how far from the left everyone in a row stands, in points; the first is half of `APART` from the edge."""
    x = {id_: place * APART for row in rows.values() for place, id_ in enumerate(row)}
    partners = partner_counts(kin)
    for turn in range(_ROUNDS):
        downwards = turn % 2 == 0
        for generation in sorted(rows, reverse=not downwards):
            row = rows[generation]
            wanted = [_wanted(id_, x, kin, rows, partners) for id_ in row]
            x.update(zip(row, _apart(wanted), strict=True))
    left = min(x.values(), default=0.0)
    return {id_: place - left + APART / 2 for id_, place in x.items()}


def partner_counts(kin: Kin) -> dict[str, int]:
    """Return how many partners each of those in couples has."""
    counts: dict[str, int] = {}
    for couple in kin.couples:
        for id_ in couple.pair:
            counts[id_] = counts.get(id_, 0) + 1
    return counts


def drop(parents: Sequence[str], x: Mapping[str, float], rows: Rows, kin: Kin, partners: Mapping[str, int]) -> float:
    """Return where the line from parents down to their children stands."""
    if len(parents) == 1:
        return x[parents[0]]
    first, second = sorted(parents, key=x.__getitem__)
    row = rows[kin.generation[first]]
    if second not in row or row.index(second) - row.index(first) == 1:
        return (x[first] + x[second]) / 2
    outer = outer_of(Couple(first, second, None), row, partners)
    inwards = row[row.index(outer) + (1 if outer == first else -1)]
    return (x[outer] + x[inwards]) / 2


def _wanted(id_: str, x: Mapping[str, float], kin: Kin, rows: Rows, partners: Mapping[str, int]) -> float:
    """Return where someone would best stand: below the parents, and above the children."""
    pulls = []
    for sibship in kin.sibships:
        if id_ in sibship.children and sibship.parents:
            pulls.append(drop(sibship.parents, x, rows, kin, partners) + _beside(id_, sibship, x))
        if id_ in sibship.parents and sibship.children:
            children = [x[child] for child in sibship.children]
            middle = (min(children) + max(children)) / 2
            pulls.append(x[id_] + middle - drop(sibship.parents, x, rows, kin, partners))
    return sum(pulls) / len(pulls) if pulls else _near(id_, x, kin, rows)


def _near(id_: str, x: Mapping[str, float], kin: Kin, rows: Rows) -> float:
    """Return where someone stands whom nothing pulls: at the side of the nearest partner, brother or sister."""
    row = rows[kin.generation[id_]]
    beside = {one for couple in kin.couples if id_ in couple.pair for one in couple.pair}
    beside |= {one for sibship in kin.sibships if id_ in sibship.children for one in sibship.children}
    at = row.index(id_)
    nearest = min((one for one in beside - {id_} if one in row), key=lambda o: abs(row.index(o) - at), default=id_)
    return x[nearest] + (at - row.index(nearest)) * APART


def _beside(id_: str, sibship: Sibship, x: Mapping[str, float]) -> float:
    """Return how far from the middle of the brothers and sisters someone stands, in the order they have."""
    stand = sorted(sibship.children, key=x.__getitem__)
    return (stand.index(id_) - (len(stand) - 1) / 2) * APART


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return the places nearest to those wanted, by least squares, that keep their order and distance."""
    pools: list[tuple[float, int]] = []  # the mean and the number of those that are pushed together
    for place, value in enumerate(wanted):
        mean, count = value - place * APART, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    free = [mean for mean, count in pools for _ in range(count)]
    return [mean + place * APART for place, mean in enumerate(free)]
