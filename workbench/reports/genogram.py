"""A family as a genogram draws it: its members, and who is what to whom.

It is made of what one audience may see and of nothing else: somebody whose sex is not told has no sex here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.reports.text import Words


class Sex(StrEnum):
    """Which outline stands for a person."""

    MALE = "male"
    FEMALE = "female"
    NOT_TOLD = ""


class Bond(StrEnum):
    """What the first of two people is to the second; the words of `records.Relationship.kind`."""

    PARENT = "parent"
    ADOPTIVE = "adoptive_parent"
    STEP = "step_parent"
    CARER = "carer"
    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    GRANDPARENT = "grandparent"
    AUNT_UNCLE = "aunt_uncle"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Member:
    """One person: ``order`` sorts brothers and sisters; ``born`` and ``dead`` are years, None where none is told."""

    id: str
    name: Words
    sex: Sex = Sex.NOT_TOLD
    subject: bool = False
    died: bool = False
    unborn: bool = False
    household: bool = False
    born: Words | None = None
    dead: Words | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """``person`` is the ``bond`` of ``other``; ``since`` and ``until`` are words for a date."""

    person: str
    other: str
    bond: Bond
    since: Words | None = None
    until: Words | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Everyone that is drawn, in the order of the register, and every tie between two of them."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]

    def member(self, id_: str) -> Member:
        """Return a member; raises KeyError for another id."""
        for member in self.members:
            if member.id == id_:
                return member
        raise KeyError(id_)
