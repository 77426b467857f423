"""Proposes the label that stands for a name: at random, never from initials or the order of entry, and never twice.

The scheme is that of published reviews: a letter for a child, the place in the family for its members, the post and a
number for a professional, the sort of service and of place. Letters and numbers are drawn, because a series tells
that others exist; letters that hint at a background (Q, X, Z) or read as digits (I, O) are left out.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence

from workbench.records import KINDS, Person, Record
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Certainty
from workbench.redaction.scope import NAMED
from workbench.services.session import Session

Choose = Callable[[Sequence[str]], str]
"""Draws one of several; a test draws in its place."""

_LETTERS = "ABCDEFGHJKLMNPRSTUVWY"
_FIRST_NUMBERS = range(1, 10)
_MORE_NUMBERS = range(10, 1000)
_SUBJECT = "subject_child"
_ROLE = "role"
_GENERAL = {"family": "Family Member", "professional": "Professional", "other": "Person"}
_ONE_IN_A_FAMILY = {
    "mother", "father", "maternal_grandmother", "maternal_grandfather", "paternal_grandmother", "paternal_grandfather",
    "mothers_partner", "fathers_partner",
}  # fmt: skip


def propose(session: Session, record: Record, choose: Choose = secrets.choice) -> str:
    """Return a label for a person, an agency or a place that no other record of the register has.

    It shares no initial with any name of the person, holds no registered name, and another call may give another one.
    """
    taken = {fold_plain(str(label)) for label in _labels(session, record.id)}
    wordings = _child(record) if record.values.get("kind") == _SUBJECT else _others(session, record)
    for group in wordings:
        free = [label for label in group if fold_plain(label) not in taken and _names_nobody(session, label, record)]
        if free:
            return choose(free)
    raise LookupError("there are more labels than records")  # a thousand of each sort are never used up


def _child(record: Record) -> Iterator[list[str]]:
    """Yield labels of children: letters that begin none of the names, then numbers."""
    initials = _initials(record)
    yield [f"Child {letter}" for letter in _LETTERS if letter not in initials]
    yield [f"Child {number}" for number in _FIRST_NUMBERS]
    yield [f"Child {number}" for number in _MORE_NUMBERS]


def _others(session: Session, record: Record) -> Iterator[list[str]]:
    """Yield labels by the place in the family, the post, or the sort of service or place."""
    noun, alone = _noun(session, record)
    if alone:
        yield [noun]
    yield [f"{noun} {number}" for number in _FIRST_NUMBERS]
    yield [f"{noun} {number}" for number in _MORE_NUMBERS]


def _noun(session: Session, record: Record) -> tuple[str, bool]:
    """Return what stands before the number, and whether it may stand without one."""
    kind = str(record.values.get("kind") or "other")
    if isinstance(record, Person):
        code, title = _role(session, fold_plain(record.role or ""))
        if title and (kind == "family" or code not in _ONE_IN_A_FAMILY):
            return _capitals(title), code in _ONE_IN_A_FAMILY
        return _GENERAL.get(kind, "Person"), False
    vocabulary = record.spec.fields["kind"].vocabulary
    title = session.profile.title_of(vocabulary, kind) if vocabulary else kind.replace("_", " ")
    plain = "Service" if record.spec.name == "agency" else "Place"
    noun = plain if kind == "other" else _capitals(title.split(" or ")[0])
    return noun, record.spec.name == "agency" and kind != "other"


def _role(session: Session, role: str) -> tuple[str, str]:
    """Return the word of the jurisdiction's list of roles that a role holds, the longest first; ("", "") for none."""
    words = sorted(session.profile.words(_ROLE), key=lambda word: -len(word.title))
    found = next((word for word in words if f" {fold_plain(word.title)} " in f" {role} "), None)
    return (found.code, found.title) if found is not None else ("", "")


def _capitals(title: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in title.replace("-", "- ").split()).replace("- ", "-")


def _initials(record: Record) -> frozenset[str]:
    names = [str(record.values.get("name") or ""), *(str(a) for a in record.values.get("aliases") or ())]
    words = (word for name in names for word in name.replace("-", " ").split())
    return frozenset(fold_plain(word)[:1].upper() for word in words)


def _labels(session: Session, but: str) -> Iterator[object]:
    for kind in NAMED:
        for record in session.store.all(KINDS[kind]):
            if record.id != but:
                yield record.values.get("label") or ""


def _names_nobody(session: Session, label: str, record: Record) -> bool:
    """Tell whether a label holds no name of the register; its own form of words may be a service's general name."""
    return not any(
        mention.certainty is Certainty.CERTAIN and mention.identities[0].id != record.id
        for mention in session.register.find(label)
    )
