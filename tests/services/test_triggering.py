"""The trigger: criteria decided one by one, dates that two records share, other children, other proceedings."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Criterion, Incident, Person, Proceeding
from workbench.services import editing, triggering
from workbench.services.session import Session
from workbench.vault.store import Put


def by_code(session: Session) -> dict[str, triggering.Test]:
    return {test.code or test.id: test for test in triggering.tests(session)}


def test_the_criteria_of_the_jurisdiction_come_first_with_what_was_decided(harbour: Session) -> None:
    found = by_code(harbour)
    assert list(found)[:2] == ["abuse_or_neglect", "death_or_serious_harm"]
    assert (found["abuse_or_neglect"].id, found["abuse_or_neglect"].met) == ("c1", "met")
    assert found["death_or_serious_harm"].id == "c2"  # in the partners' own, shorter words
    assert found["recurrent_themes"].met == ""
    assert found["c4"].met == "unclear"


def test_an_answer_makes_a_record_and_says_what_is_lacking(harbour: Session) -> None:
    triggering.decide(harbour, by_code(harbour)["recurrent_themes"], "not_met")
    now = by_code(harbour)["recurrent_themes"]
    assert now.met == "not_met"
    assert now.missing == ("evidence", "rationale", "decided_by", "decided")
    editing.undo(harbour)
    assert by_code(harbour)["recurrent_themes"].id == ""


def test_another_answer_keeps_the_reasons(harbour: Session) -> None:
    triggering.decide(harbour, by_code(harbour)["abuse_or_neglect"], "unclear")
    record = harbour.store.get(Criterion, "c1")
    assert record is not None
    assert (record.met, record.rationale) == ("unclear", "Not in dispute.")
    assert triggering.decide(harbour, by_code(harbour)["abuse_or_neglect"], "unclear") is None


def test_what_is_no_answer_is_refused(harbour: Session) -> None:
    with pytest.raises(WrongUse):
        triggering.decide(harbour, by_code(harbour)["abuse_or_neglect"], "perhaps")


def test_a_date_that_two_records_share_is_changed_in_both(harbour: Session) -> None:
    triggering.keep_dates(harbour, harbour.review.replace(aware_date="2021-09-22"))
    assert harbour.store.all(Incident)[0].aware_date == "2021-09-22"
    editing.undo(harbour)
    assert (harbour.review.aware_date, harbour.store.all(Incident)[0].aware_date) == ("2021-09-21", "2021-09-21")


def test_a_date_that_the_incident_had_otherwise_is_left_and_told(harbour: Session) -> None:
    incident = harbour.store.all(Incident)[0]
    harbour.store.apply([Put(incident.replace(aware_date="2021-09-20"))], "edit")
    assert triggering.differing(harbour) == ("aware_date",)
    triggering.keep_dates(harbour, harbour.review.replace(aware_date="2021-09-23", due_date=None))
    assert harbour.store.all(Incident)[0].aware_date == "2021-09-20"


def test_brothers_sisters_and_children_of_the_household_are_other_children(harbour: Session) -> None:
    (summer,) = triggering.other_children(harbour)
    assert (summer.id, summer.why, summer.mentioned) == ("p2", "sibling", True)
    cousin = Person("px", name="Robin Vale", kind="family", label="Cousin", date_of_birth="2012", in_household=True)
    harbour.store.apply([Put(cousin)], "new")
    found = {child.id: child for child in triggering.other_children(harbour)}
    assert (found["px"].why, found["px"].mentioned) == ("household", False)


def test_what_stands_against_publication_is_told(harbour: Session) -> None:
    assert triggering.blocking(harbour) == ()
    trial = harbour.store.get(Proceeding, "pr1")
    assert trial is not None
    harbour.store.apply([Put(trial.replace(publication_block=True))], "edit")
    assert [p.id for p in triggering.blocking(harbour)] == ["pr1"]
