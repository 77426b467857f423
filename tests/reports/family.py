"""Families for the tests of genograms: ordinary ones, in a few words each."""

from __future__ import annotations

from workbench.redaction.redacted import sealed
from workbench.reports.genogram import Bond, Family, Member, Sex, Tie
from workbench.reports.text import Shown

P, A, S, C = Bond.PARENT, Bond.ADOPTIVE, Bond.STEP, Bond.CARER
MATE, EX, SIB, HALF = Bond.PARTNER, Bond.FORMER_PARTNER, Bond.SIBLING, Bond.HALF_SIBLING
GRAND, AUNT = Bond.GRANDPARENT, Bond.AUNT_UNCLE
_SEXES = {"m": Sex.MALE, "f": Sex.FEMALE, "x": Sex.NOT_TOLD}


def member(id_: str, sex: str = "x", **of: object) -> Member:
    """Return a member called after the id; ``order`` is that of the id unless given."""
    return Member(id_, Shown(sealed(id_.capitalize())), _SEXES[sex], **{"order": id_, **of})  # type: ignore[arg-type]


def family(people: str, *ties: tuple[str, Bond, str], household: str = "") -> Family:
    """Return a family: people as "name:sex", the first of them the child of the review."""
    inside = household.split()
    members = []
    for place, words in enumerate(people.split()):
        id_, _, sex = words.partition(":")
        members.append(member(id_, sex or "x", subject=not place, household=id_ in inside, order=f"{place:03}"))
    return Family(tuple(members), tuple(Tie(one, other, bond) for one, bond, other in ties))


NUCLEAR = family(
    "child:m mother:f father:m sister:f gran:f grandad:m",
    ("mother", P, "child"), ("father", P, "child"), ("mother", P, "sister"), ("father", P, "sister"),
    ("father", MATE, "mother"), ("gran", P, "mother"), ("grandad", P, "mother"), ("gran", MATE, "grandad"),
)  # fmt: skip
BLENDED = family(
    "child:m half:f mother:f father:m partner:m exhusband:m gran:f pataunt:f mataunt:f",
    ("mother", P, "child"), ("mother", P, "half"), ("father", P, "child"), ("exhusband", P, "half"),
    ("half", HALF, "child"), ("father", EX, "mother"), ("partner", MATE, "mother"), ("exhusband", EX, "mother"),
    ("gran", P, "mother"), ("gran", GRAND, "child"), ("pataunt", AUNT, "child"), ("pataunt", SIB, "father"),
    ("mataunt", SIB, "mother"), ("mataunt", AUNT, "child"),
    household="child half mother partner",
)  # fmt: skip
THREE_FATHERS = family(
    "child:m second:f third:m mother:f one:m two:m three:m",
    ("mother", P, "child"), ("mother", P, "second"), ("mother", P, "third"),
    ("one", P, "child"), ("two", P, "second"), ("three", P, "third"),
    ("one", EX, "mother"), ("two", EX, "mother"), ("three", MATE, "mother"),
)  # fmt: skip
BOTH_SIDES = family(
    "child:f mother:f father:m mgm:f mgf:m pgm:f pgf:m maunt:f muncle:m puncle:m cousin:x puncwife:f",
    ("mother", P, "child"), ("father", P, "child"), ("mother", MATE, "father"),
    ("mgm", P, "mother"), ("mgf", P, "mother"), ("mgm", P, "maunt"), ("mgf", P, "maunt"), ("mgm", P, "muncle"),
    ("mgf", P, "muncle"), ("mgm", MATE, "mgf"), ("pgm", P, "father"), ("pgf", P, "father"), ("pgm", EX, "pgf"),
    ("puncle", SIB, "father"), ("puncle", MATE, "puncwife"), ("puncle", P, "cousin"), ("puncwife", P, "cousin"),
)  # fmt: skip
FATHER_AGAIN = family(
    "child:m mother:f father:m newwife:f halfone:f halftwo:m stepsib:f exof:m mgm:f pgm:f",
    ("mother", P, "child"), ("father", P, "child"), ("mother", EX, "father"), ("father", MATE, "newwife"),
    ("father", P, "halfone"), ("newwife", P, "halfone"), ("father", P, "halftwo"), ("newwife", P, "halftwo"),
    ("newwife", P, "stepsib"), ("exof", P, "stepsib"), ("exof", EX, "newwife"), ("mgm", P, "mother"),
    ("pgm", P, "father"),
)  # fmt: skip
FOSTERED = family(
    "child:x mother:f father:m foster:f fosterman:m adopted:f",
    ("mother", P, "child"), ("father", P, "child"), ("foster", C, "child"), ("fosterman", C, "child"),
    ("foster", MATE, "fosterman"), ("foster", A, "adopted"), ("fosterman", A, "adopted"),
)  # fmt: skip
ORDINARY = {
    "nuclear": NUCLEAR,
    "blended": BLENDED,
    "three fathers": THREE_FATHERS,
    "both sides": BOTH_SIDES,
    "father again": FATHER_AGAIN,
}
