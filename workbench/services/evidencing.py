"""What speaks for and against a finding, and how honestly strong that is."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.analysis import strength
from workbench.analysis.strength import Limit
from workbench.errors import WrongUse
from workbench.records import Evidence, checks
from workbench.services.session import Session
from workbench.services.viewing import title_of
from workbench.vault.store import Changed, Put

STANCES = Evidence.stance.options
WEIGHTS = Evidence.weight.options
KINDS_OF_EVIDENCE = Evidence.target.targets


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """One piece of evidence: its stance and weight, the record it points to, and what it shows."""

    id: str
    stance: str
    weight: str
    kind: str
    target: str
    title: str
    agencies: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class Basis:
    """All that a finding rests on, in the order of the stances, and the limits of it."""

    pieces: tuple[Piece, ...]
    limits: tuple[Limit, ...]


def basis(session: Session, finding: str) -> Basis:
    """Return what a finding rests on."""
    held = _held(session, finding)
    pieces = sorted((_piece(session, piece) for piece in held), key=lambda p: (_rank(p.stance), p.title, p.id))
    return Basis(tuple(pieces), strength.limits(held, session.store.find))


def add(session: Session, finding: str, kind: str, id_: str, stance: str, weight: str, note: str = "") -> Changed:
    """Tie a record to a finding; raises WrongUse when it is tied to it already in this stance."""
    target = {"kind": kind, "id": id_}
    if any(e.target == target and e.stance == stance for e in _held(session, finding)):
        raise WrongUse("This is evidence for the finding already.", "Change its stance or weight instead.")
    piece = Evidence(
        session.store.new_id("evidence"),
        finding=finding,
        target=target,
        stance=stance,
        weight=weight,
        note=note.strip() or None,
    )
    checks.validate(piece)
    return session.store.apply([Put(piece)], "new evidence")


def weigh(session: Session, id_: str, *, stance: str | None = None, weight: str | None = None) -> Changed | None:
    """Give a piece of evidence another stance or weight; None when nothing changes."""
    piece = session.store.get(Evidence, id_)
    if piece is None:
        raise WrongUse("This evidence is no longer there.", "Look at the finding again.")
    changed = piece.replace(stance=stance or piece.stance, weight=weight or piece.weight)
    checks.validate(changed)
    return session.store.apply([Put(changed)], "weighing evidence") if changed != piece else None


def _held(session: Session, finding: str) -> list[Evidence]:
    """Return the evidence of one finding, found by the links to it: a large review has thousands of pieces."""
    links = session.store.referrers("finding", finding)
    found = [session.store.get(Evidence, id_) for kind, id_ in links if kind == Evidence.spec.name]
    return [piece for piece in found if piece is not None and piece.finding == finding]


def _piece(session: Session, piece: Evidence) -> Piece:
    target = strength.target_of(piece, session.store.find)
    agencies = strength.agencies_of(target, session.store.find) if target is not None else ()
    names = tuple(sorted(title_of(session, "agency", id_) for id_ in agencies))
    kind, id_ = (target.spec.name, target.id) if target is not None else ("", "")
    title = title_of(session, kind, id_) if target is not None else ""
    return Piece(piece.id, piece.stance or "", piece.weight or "", kind, id_, title, names, piece.note or "")


def _rank(stance: str) -> int:
    return STANCES.index(stance) if stance in STANCES else len(STANCES)
