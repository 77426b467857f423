"""Decides which of several people a shared name means, where the words around it leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.redaction.folding import fold_plain
from workbench.redaction.forms import Form
from workbench.redaction.identities import FAMILY_GROUPS, FormKind, Identity
from workbench.redaction.vocabulary import FEMALE_TITLES, MALE_TITLES, words_of

_TITLE_ROLES = {
    "dr": "gp doctor paediatrician consultant registrar psychiatrist psychologist", "doctor": "gp doctor paediatrician",
    "pc": "police officer constable", "wpc": "police officer constable", "dc": "police detective constable",
    "ds": "police detective sergeant", "di": "police detective inspector", "dci": "police detective inspector",
    "sgt": "police sergeant", "sergeant": "police sergeant", "inspector": "police inspector",
    "officer": "police officer", "deputy": "deputy police officer sheriff", "sheriff": "sheriff police officer",
    "trooper": "trooper police officer", "caseworker": "caseworker social worker", "principal": "principal headteacher",
    "constable": "police constable", "detective": "police detective", "nurse": "nurse", "sister": "nurse sister",
    "matron": "nurse matron midwife", "midwife": "midwife", "sw": "social worker", "hv": "health visitor",
    "gp": "gp doctor", "judge": "judge", "auntie": "aunt", "aunty": "aunt", "aunt": "aunt", "uncle": "uncle",
    "nan": "grandmother", "nana": "grandmother", "nanna": "grandmother", "gran": "grandmother",
    "grandma": "grandmother", "grandad": "grandfather", "grandpa": "grandfather", "ciocia": "aunt", "tm": "manager",
}  # fmt: skip
_COMMON = words_of("the a an of and to from for at in with former first second s his her their our my")


@dataclass(frozen=True, slots=True, repr=False)
class Clues:
    """What stands round a form: folded words before it, titles and initials; ``stranger``: with another's name."""

    before: str = ""
    titles: tuple[str, ...] = ()
    initials: frozenset[str] = frozenset()
    stranger: bool = False

    @property
    def titled(self) -> bool:
        """Whether a title or an initial makes it more than a bare name."""
        return bool(self.titles or self.initials)


def settle(forms: tuple[Form, ...], clues: Clues, named: frozenset[int]) -> tuple[tuple[Identity, ...], bool]:
    """Return the candidates that remain and whether it is certain which.

    ``named`` holds ``id()`` of identities whose fuller name came earlier in the paragraph. Certain also where all
    candidates are shown by the same label.
    """
    candidates = tuple(f.identity for f in forms)
    if clues.stranger:
        return candidates, False
    if clues.initials:
        fitting = tuple(c for c in candidates if c.initials & clues.initials)
        if not fitting:
            return candidates, False  # someone else of that surname
        candidates = fitting
    if _are_one(candidates):
        return candidates[:1], True
    for narrow in (_by_kind(clues), _by_sex(clues), _by_role(clues), _by_name(forms, named)):
        fitting = tuple(c for c in candidates if narrow(c))
        if fitting:
            candidates = fitting
        if _are_one(candidates):
            return candidates[:1], True
    return candidates, False


def _are_one(candidates: tuple[Identity, ...]) -> bool:
    return len({(c.label, c.kind, c.group) for c in candidates}) == 1


def _by_kind(clues: Clues) -> Callable[[Identity], bool]:
    """Keep people after a title, places after "in" and "at"."""
    word = clues.before.rstrip().rpartition(" ")[2]
    if clues.titled:
        return lambda identity: identity.kind == "person"
    if word in {"in", "at", "near", "around", "outside", "via"}:
        return lambda identity: identity.kind == "place"
    return lambda _: True


def _by_sex(clues: Clues) -> Callable[[Identity], bool]:
    female, male = bool(FEMALE_TITLES & set(clues.titles)), bool(MALE_TITLES & set(clues.titles))
    if female == male:
        return lambda _: True
    wrong = ("male", "m", "man", "boy") if female else ("female", "f", "woman", "girl")
    return lambda identity: identity.sex not in wrong


def _by_role(clues: Clues) -> Callable[[Identity], bool]:
    near = set(re.findall(r"[a-z]+", clues.before)[-4:]) - _COMMON - set(clues.titles)
    for title in clues.titles:
        near |= set(_TITLE_ROLES.get(title, "").split())
    if not near:
        return lambda _: True
    return lambda identity: bool(near & set(re.findall(r"[a-z]+", fold_plain(f"{identity.role} {identity.label}"))))


def _by_name(forms: tuple[Form, ...], named: frozenset[int]) -> Callable[[Identity], bool]:
    """Keep whom the paragraph has named in full.

    A first name goes on meaning a relative who shares it with the professional just named: nothing is settled there.
    """
    family = {f.identity.group in FAMILY_GROUPS for f in forms}
    if len(family) > 1 and any(f.kind is FormKind.GIVEN for f in forms):
        return lambda _: True
    return lambda identity: id(identity) in named
