"""A genogram in sentences, for those who hear it or would rather read: each person, and what each is to the others."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.reports.dates import date_in_words
from workbench.reports.genogram import Bond, Family, Member, Sex, Tie

_IS = {
    Bond.PARENT: ("parent of", "child of"),
    Bond.ADOPTIVE: ("adoptive parent of", "adopted child of"),
    Bond.STEP: ("step-parent of", "step-child of"),
    Bond.CARER: ("carer of", "cared for by"),
    Bond.SIBLING: ("sibling of", "sibling of"),
    Bond.HALF_SIBLING: ("half-sibling of", "half-sibling of"),
    Bond.PARTNER: ("partner of", "partner of"),
    Bond.FORMER_PARTNER: ("former partner of", "former partner of"),
    Bond.GRANDPARENT: ("grandparent of", "grandchild of"),
    Bond.AUNT_UNCLE: ("aunt or uncle of", "niece or nephew of"),
    Bond.OTHER: ("otherwise tied to", "otherwise tied to"),
}
_ENTERED = {Bond.ADOPTIVE, Bond.STEP, Bond.CARER, Bond.PARTNER, Bond.FORMER_PARTNER, Bond.OTHER}


def who(member: Member) -> str:
    """Return what is drawn of one person, in a few words; empty where nothing is told."""
    said = [
        "the child of the review" if member.subject else "",
        "unborn" if member.unborn else str(member.sex),
        *(str(year) for year in (member.born, member.dead) if year),
        "has died" if member.died and not member.dead else "",
        "lived with the child" if member.household and not member.subject else "",
    ]
    return ", ".join(words for words in said if words)


def ties_of(family: Family, id_: str) -> list[str]:
    """Return what someone is to each of the others, in the order in which the ties were entered."""
    return list(_ties(family, id_))


def _ties(family: Family, id_: str) -> Iterator[str]:
    known = {member.id for member in family.members}
    for tie in family.ties:
        if id_ in (tie.person, tie.other) and {tie.person, tie.other} <= known:
            first = id_ == tie.person
            other = family.member(tie.other if first else tie.person)
            yield f"{_IS[tie.bond][0 if first else 1]} {other.name}{_when(tie)}"


def _when(tie: Tie) -> str:
    """Return when a tie that people enter into began and ended; that of birth would only tell an age."""
    if tie.bond not in _ENTERED:
        return ""
    said = [f"{verb} {date_in_words(date)}" for verb, date in (("began", tie.since), ("ended", tie.until)) if date]
    return f" ({', '.join(said)})" if said else ""


def sentence(family: Family, member: Member) -> str:
    """Return everything that is drawn of one person as a sentence."""
    about, ties = who(member), ties_of(family, member.id)
    head = f"{member.name} ({about})" if about else str(member.name)
    return f"{head}: {'; '.join(ties)}." if ties else f"{head}: no relationship is recorded."


def in_words(family: Family) -> list[str]:
    """Return the whole drawing as sentences."""
    return [sentence(family, member) for member in family.members]


def sex_of(word: str) -> Sex:
    """Return which outline stands for a word for a sex, as the audience reads it."""
    first = word.strip().casefold()
    if first.startswith(("f", "girl", "w")):
        return Sex.FEMALE
    return Sex.MALE if first.startswith(("m", "boy")) else Sex.NOT_TOLD
