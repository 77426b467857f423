"""Where the review stands: steps ticked and told by dates, what is open, and what stands before publication."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.services.conftest import PASSPHRASE
from workbench.errors import Cancelled, WrongUse
from workbench.records import Action, Agency, Enquiry, Event, Evidence, Finding, Recommendation
from workbench.services import exporting, importing, standing
from workbench.services.planning import Gap
from workbench.services.session import Session
from workbench.services.standing import Matter, Sort
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

DAY = datetime.date(2026, 1, 5)
RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Event("e1", date="2021", agency="a1", what_happened="A visit."),
    Enquiry("k1", number=1, question="Who knew?"),
    Enquiry("k2", number=2, question="When?", status="answered"),
    *(Finding(f"f{n}", number=n, title="t", statement="s", category="systems") for n in (1, 2, 3)),
    Evidence("v1", finding="f1", target={"kind": "event", "id": "e1"}, stance="supports"),
    Evidence("v2", finding="f2", target={"kind": "event", "id": "e1"}, stance="supports"),
    Evidence("v3", finding="f2", target={"kind": "event", "id": "e1"}, stance="contradicts"),
    Recommendation("r1", number=1, text="t", addressee="a1", findings=("f1",), intended_outcome="o"),
    Recommendation("r2", number=2, text="t", addressee="a1", findings=("f1",), intended_outcome="o"),
    Action("x1", recommendation="r1", text="t", due="2025-12-31"),
    Action("x2", recommendation="r1", text="t", due="2025-12-31", revised="2026-06-30"),
    Action("x3", recommendation="r1", text="t", due="2025-12-31", closure="closed_evidenced"),
    Action("x4", recommendation="r1", text="t", due="2025-12"),
)


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(record) for record in RECORDS], "test")
    return empty


def step(session: Session, code: str) -> standing.Step:
    return next(s for s in standing.steps(session) if s.stage.code == code)


def test_a_step_is_ticked_with_its_day_and_undone(session: Session) -> None:
    assert step(session, "commission").done == ""
    standing.tick(session, "commission", DAY)
    assert step(session, "commission").done == "2026-01-05"
    session.store.undo()
    assert step(session, "commission").done == ""
    standing.tick(session, "commission", DAY)
    standing.tick(session, "commission", None)
    assert not any(s.done for s in standing.steps(session))


def test_a_step_that_a_date_of_the_review_tells_is_not_ticked(session: Session) -> None:
    session.store.apply([Put(session.review.replace(notified_date="2021-09-23"))], "test")
    assert step(session, "notification").done == "2021-09-23"
    for code in ("notification", "no such step"):
        with pytest.raises(WrongUse):
            standing.tick(session, code, DAY)


def test_the_steps_go_with_the_case_folder(session: Session, tmp_path: Path) -> None:
    standing.tick(session, "commission", DAY)
    exporting.export(session, exporting.CASE_FOLDER, tmp_path / "case")
    other, _ = Session.create(tmp_path / "other.review", PASSPHRASE, cost=CHEAP)
    with other:
        importing.import_case(other, tmp_path / "case")
        assert step(other, "commission").done == "2026-01-05"


def test_what_is_open_is_counted(session: Session) -> None:
    found = {(m.sort, m.kind): m.count for m in standing.matters(session, DAY)}
    assert found[Sort.UNANSWERED, "enquiry"] == 1
    assert found[Sort.UNSUPPORTED, "finding"] == 1
    assert found[Sort.UNTESTED, "finding"] == 1
    assert found[Sort.OVERDUE, "action"] == 1
    assert (Sort.EMPTY, "section") in found
    assert (Sort.EMPTY, "finding") not in found
    assert (Sort.INCOMPLETE, "event") in found  # its source is still to be filled in


def test_what_stands_before_publication_is_read_from_the_texts(harbour: Session) -> None:
    found = {m.sort: m.count for m in standing.before_publication(harbour)}
    assert found.keys() == {Sort.ALIKE, Sort.DOUBTFUL, Sort.UNCHECKED}
    assert all(found.values())


def test_reading_can_be_stopped(session: Session) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        standing.before_publication(session, stop)


def test_a_matter_holds_no_words(session: Session) -> None:
    assert all(isinstance(m, Matter) and "Fenwater" not in repr(m) for m in standing.matters(session, DAY))


def test_what_the_action_plan_lacks_is_counted_with_the_first_of_it(session: Session) -> None:
    session.store.apply([Put(Action("x5", recommendation="r1", text="t", owner="Head of Service"))], "test")
    found = {each.gap: (each.count, each.kind, each.first) for each in standing.plan_gaps(session, DAY)}
    assert found[Gap.NO_RECOMMENDATION] == (2, "finding", "f2")
    assert found[Gap.NO_MEASURE] == (2, "recommendation", "r1")
    assert found[Gap.NO_ACTION] == (1, "recommendation", "r2")
    assert found[Gap.NO_OWNER] == (4, "action", "x1")
    assert found[Gap.UNDATED] == (1, "action", "x5")
    assert found[Gap.UNPROVEN] == (1, "action", "x3")
    assert Gap.NO_FINDING not in found
    assert list(found) == [gap for gap in Gap if gap in found]  # in the order of the way
