"""What was recommended before is found, tied with one step, and what became of it is told."""

from __future__ import annotations

import pytest

from workbench.analysis.recommended import Degree
from workbench.errors import WrongUse
from workbench.records import PriorLearning, Recommendation
from workbench.services import editing, repeating
from workbench.services.session import Session


def repeats(session: Session, id_: str) -> tuple[str, ...]:
    record = session.store.get(Recommendation, id_)
    assert record is not None
    return record.repeats or ()


def test_what_is_tied_comes_first_with_what_became_of_it(harbour: Session) -> None:
    found = repeating.before(harbour, "o2")
    first = found.found[0]
    assert (first.id, first.tied, first.degree) == ("l1x", True, Degree.SAME)
    assert "was not used" in first.outcome
    assert found.looked_through == harbour.store.count("prior_learning")


def test_a_repeat_that_nobody_has_tied_is_found_with_its_themes(harbour: Session) -> None:
    record = editing.add(
        harbour,
        "prior_learning",
        {
            "title": "A review of adults in the home",
            "themes": ("unseen_adults",),
            "recommendation": "No assessment of a child under five is authorised until each adult in the home is named "
            "and somebody other than the parent has confirmed the name.",
        },
    )
    found = {each.id: each for each in repeating.before(harbour, "o1").found}
    assert (found[record.id].degree, found[record.id].tied) == (Degree.SAME, False)
    assert found[record.id].themes


def test_tying_and_untying_are_one_step_each(harbour: Session) -> None:
    repeating.tie(harbour, "o1", "l3x")
    assert repeats(harbour, "o1") == ("l3x",)
    repeating.tie(harbour, "o1", "l3x")
    assert repeats(harbour, "o1") == ()
    editing.undo(harbour)
    assert repeats(harbour, "o1") == ("l3x",)
    editing.undo(harbour)
    assert repeats(harbour, "o1") == ()


def test_the_index_is_made_anew_only_when_learning_changes(harbour: Session) -> None:
    repeating.before(harbour, "o1")
    (kept,) = (v for k, v in harbour.store.remembered.items() if k == repeating._REMEMBERED)
    repeating.tie(harbour, "o1", "l3x")
    repeating.before(harbour, "o1")
    assert harbour.store.remembered[repeating._REMEMBERED] is kept
    learned = harbour.store.all(PriorLearning)[0]
    editing.save(harbour, learned.replace(recommendation="Something else."))
    repeating.before(harbour, "o1")
    assert harbour.store.remembered[repeating._REMEMBERED] is not kept


def test_a_recommendation_that_is_gone_is_said(harbour: Session) -> None:
    assert repeating.before(harbour, "gone").found == ()
    with pytest.raises(WrongUse):
        repeating.tie(harbour, "gone", "l1x")
