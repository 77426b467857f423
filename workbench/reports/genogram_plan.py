"""The plan of a genogram: in which row and how far from the left everyone stands, before anything has a height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.reports.genogram import Family
from workbench.reports.genogram_kin import Couple, Kin, kin
from workbench.reports.genogram_order import Rows, order
from workbench.reports.genogram_places import APART, drop, partner_counts, places

ALONE_ABREAST = 8


@dataclass(frozen=True)
class Plan:
    """Rows by generation, and ``x`` for everyone; those who are alone stand in rows of their own."""

    family: Family
    kin: Kin
    rows: Rows
    x: Mapping[str, float]

    @cached_property
    def partners(self) -> Mapping[str, int]:
        """How many partners each has."""
        return partner_counts(self.kin)

    def row_of(self, couple: Couple) -> list[str]:
        """Return the row in which a couple stands."""
        return self.rows[self.kin.generation[couple.first]]

    def couple(self, parents: Sequence[str]) -> Couple | None:
        """Return the couple that two parents are."""
        return next((couple for couple in self.kin.couples if couple.pair == frozenset(parents)), None)

    def side_by_side(self, couple: Couple) -> bool:
        """Tell whether nobody stands between two partners."""
        row = self.row_of(couple)
        return abs(row.index(couple.first) - row.index(couple.second)) == 1

    def goes_over(self, couple: Couple) -> bool:
        """Tell whether the line of partners with somebody between them is drawn above those who are.

        It is where one of those has children below and nobody above: drawn below, the line to those would cross it.
        """
        row = self.row_of(couple)
        first, last = sorted((row.index(couple.first), row.index(couple.second)))
        between = {*row[first + 1 : last]}
        downwards = {p for s in self.kin.sibships for p in s.parents}
        upwards = {c for s in self.kin.sibships for c in s.children}
        return bool(between & downwards) and not between & upwards

    def drop(self, parents: Sequence[str]) -> float:
        """Return where the line from parents down to their children stands."""
        return drop(parents, self.x, self.rows, self.kin, self.partners)


def plan(family: Family) -> Plan:
    """Return the plan of a family."""
    structure = kin(family)
    rows = order(family, structure)
    x = places(rows, structure)
    x.update({id_: APART * (place % ALONE_ABREAST + 0.5) for place, id_ in enumerate(structure.alone)})
    return Plan(family, structure, rows, x)
