"""Recommended before? Earlier learning most like a recommendation, what became of it, and the tie between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis.recommended import Degree, Earlier, Index, Likeness
from workbench.errors import WrongUse
from workbench.records import Finding, PriorLearning, Recommendation
from workbench.services.session import Session
from workbench.services.viewing import word_title
from workbench.vault.store import Changed, Put

_REMEMBERED = "earlier recommendations"


@dataclass(frozen=True, slots=True, repr=False)
class Before:
    """An earlier recommendation. ``degree`` is None where it was tied by hand and is not found to be like it."""

    id: str
    title: str
    year: str
    asked: str
    outcome: str
    degree: Degree | None
    themes: tuple[str, ...]
    tied: bool


@dataclass(frozen=True, slots=True, repr=False)
class Earliest:
    """What was found, those that are tied first; ``looked_through`` is how much earlier learning there is."""

    found: tuple[Before, ...]
    looked_through: int


def before(session: Session, recommendation: str) -> Earliest:
    """Return the earlier learning most like a recommendation; the first time it is all read, which takes a while."""
    record = session.store.get(Recommendation, recommendation)
    learned = session.store.all(PriorLearning)
    if record is None:
        return Earliest((), len(learned))
    findings = [f for id_ in record.findings or () if (f := session.store.get(Finding, id_)) is not None]
    themes = tuple(dict.fromkeys(theme for finding in findings for theme in finding.themes or ()))
    found = " ".join(f"{finding.title or ''} {finding.statement or ''}" for finding in findings)
    near = {each.id: each for each in _index(session, learned).like(record.text or "", found, themes)}
    tied = record.repeats or ()
    by_id = {each.id: each for each in learned}
    order = [*(id_ for id_ in tied if id_ in by_id), *(id_ for id_ in near if id_ not in tied)]
    return Earliest(tuple(_before(session, by_id[id_], near.get(id_), id_ in tied) for id_ in order), len(learned))


def _before(session: Session, earlier: PriorLearning, near: Likeness | None, tied: bool) -> Before:
    field = PriorLearning.spec.fields["themes"]
    return Before(
        earlier.id,
        earlier.title or "",
        earlier.year or "",
        earlier.recommendation or earlier.finding or "",
        earlier.outcome or "",
        near.degree if near else None,
        tuple(word_title(session, field, theme) for theme in (near.themes if near else ())),
        tied,
    )


def tie(session: Session, recommendation: str, earlier: str) -> Changed:
    """Say that a recommendation repeats an earlier one, or, where that was said, that it does not.

    Raises WrongUse for a recommendation that is gone.
    """
    record = session.store.get(Recommendation, recommendation)
    if record is None:
        raise WrongUse("This recommendation is no longer there.", "Look at the list again.")
    tied = record.repeats or ()
    if earlier in tied:
        left = tuple(id_ for id_ in tied if id_ != earlier)
        return session.store.apply([Put(record.replace(repeats=left or None))], "untying from earlier learning")
    return session.store.apply([Put(record.replace(repeats=(*tied, earlier)))], "tying to earlier learning")


def _index(session: Session, learned: Sequence[PriorLearning]) -> Index:
    """Return what is searched, as it was made before where no earlier learning has changed since."""
    kept = session.store.remembered.get(_REMEMBERED)
    if kept is not None and kept[0] == learned:
        index: Index = kept[1]
        return index
    index = Index([Earlier(e.id, e.recommendation or "", e.finding or "", e.themes or ()) for e in learned])
    session.store.remembered[_REMEMBERED] = (learned, index)
    return index
