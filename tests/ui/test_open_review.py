"""A large review is asked in the background, a small one at once; both give the same answer."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.stand import until
from workbench.errors import WorkbenchError, WrongUse
from workbench.services import viewing
from workbench.services.session import Session
from workbench.services.viewing import Row
from workbench.ui import open_review
from workbench.ui.open_review import OpenReview
from workbench.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_a_small_review_answers_at_once(review: OpenReview, tasks: Tasks) -> None:
    heard: list[int] = []
    review.ask(tasks, review, lambda session: session.store.count("person"), heard.append, fail)
    assert heard == [3]


def test_a_large_one_answers_later(review: OpenReview, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_review, "_LIGHT", 1)
    heard: list[int] = []
    review.ask(tasks, review, lambda session: session.store.count("person"), heard.append, fail)
    assert heard == []
    until(lambda: heard == [3])


def test_either_way_a_failure_is_told(review: OpenReview, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(session: Session) -> int:
        raise WrongUse("No.", "Ask otherwise.")

    told: list[WorkbenchError] = []
    review.ask(tasks, review, refuse, lambda _: None, told.append)
    monkeypatch.setattr(open_review, "_LIGHT", 1)
    review.ask(tasks, review, refuse, lambda _: None, told.append)
    until(lambda: [error.sentence for error in told] == ["No.", "No."])


def test_nobody_hears_an_answer_who_is_gone(review: OpenReview, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_review, "_LIGHT", 1)
    owner = QObject()
    heard: list[int] = []
    review.ask(tasks, owner, lambda session: session.store.count("person"), heard.append, fail)
    owner.deleteLater()
    until(lambda: not tasks.busy)
    assert heard == []


def test_the_rows_of_many_records_are_read_in_the_background(
    review: OpenReview, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = review.rows("person")
    review._rows.clear()
    monkeypatch.setattr(open_review, "_FEW", 1)
    assert review.rows_at_hand("person") is None
    read: list[list[Row]] = []
    review.read_rows("person", tasks, review, read.append, fail)
    until(lambda: read == [at_once])
    assert review.rows_at_hand("person") == at_once


def test_records_are_counted_again_only_when_the_review_has_changed(
    review: OpenReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Mock(wraps=viewing.counts)
    monkeypatch.setattr(viewing, "counts", counting)
    before = review.counts()
    assert review.counts() == before
    assert counting.call_count == 1
    review.add("finding", {"title": "One more"})
    assert review.counts()["finding"] == before["finding"] + 1
    review.undo()
    assert review.counts() == before


def fail(error: WorkbenchError) -> None:
    raise error
