"""Pauses are kept beside the records with their reasons; they are undone, checked, and survive odd files."""

from __future__ import annotations

import datetime
import json

import pytest

from workbench.errors import WrongUse
from workbench.services import editing, pausing, standing
from workbench.services.importing import KEPT_TOP_LEVEL
from workbench.services.pausing import Pause
from workbench.services.session import Session
from workbench.vault.store import PutSetting

TRIAL = Pause("criminal_trial", "2022-03-01", "2022-11-14", "Trial")
TODAY = datetime.date(2022, 12, 1)


def test_a_pause_is_added_changed_taken_away_and_undone(harbour: Session) -> None:
    pausing.add(harbour, TRIAL)
    pausing.add(harbour, Pause("inquest", "2022-01-01"))
    assert [pause.reason for pause in pausing.pauses(harbour)] == ["inquest", "criminal_trial"]
    pausing.change(harbour, 0, Pause("inquest", "2022-01-01", "2022-01-05"))
    assert pausing.pauses(harbour)[0].to == "2022-01-05"
    pausing.remove(harbour, 0)
    assert pausing.pauses(harbour) == (TRIAL,)
    editing.undo(harbour)
    assert len(pausing.pauses(harbour)) == 2


def test_a_limit_stays_and_the_day_without_the_pause_is_said(harbour: Session) -> None:
    before = {running.clock.code: running for running in pausing.clocks(harbour, TODAY)}
    assert before["report"].without is None
    pausing.add(harbour, TRIAL)
    after = {running.clock.code: running for running in pausing.clocks(harbour, TODAY)}
    assert after["report"].state == before["report"].state
    assert after["report"].without == datetime.date(2023, 1, 22)
    assert after["notification"].without is None


@pytest.mark.parametrize(
    "wrong",
    [
        Pause("", "2022-01-01"),
        Pause("inquest", ""),
        Pause("inquest", "2022-02-30"),
        Pause("inquest", "2022-01-05", "soon"),
        Pause("inquest", "2022-01-05", "2022-01-04"),
    ],
)
def test_a_pause_that_is_none_is_refused(harbour: Session, wrong: Pause) -> None:
    with pytest.raises(WrongUse):
        pausing.add(harbour, wrong)


def test_a_place_that_holds_none_is_refused(harbour: Session) -> None:
    with pytest.raises(WrongUse, match="no longer there"):
        pausing.remove(harbour, 0)


def test_what_a_file_from_elsewhere_has_here_is_left_alone_and_read_if_it_can_be(harbour: Session) -> None:
    kept = json.dumps({"pauses": [{"reason": "inquest", "from": 5}, "odd"], "else": 1})
    harbour.store.apply([PutSetting(KEPT_TOP_LEVEL, kept)], "import")
    assert pausing.pauses(harbour) == (Pause("inquest", "5"),)
    assert pausing.clocks(harbour, TODAY)


def test_ticked_steps_and_pauses_leave_each_other_alone(harbour: Session) -> None:
    standing.tick(harbour, "merge", TODAY)
    pausing.add(harbour, TRIAL)
    standing.tick(harbour, "commission", TODAY)
    assert pausing.pauses(harbour) == (TRIAL,)
    assert {step.stage.code for step in standing.steps(harbour) if step.done} >= {"merge", "commission"}
