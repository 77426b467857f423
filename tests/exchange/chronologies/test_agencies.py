"""Ten agencies, ten layouts: every row arrives, with the date that was meant."""

from __future__ import annotations

import pytest

from tests.exchange.chronologies.agencies import SENT, Sent
from workbench.exchange.chronologies import looks_like_one, read_chronology

NAMES = [sent.name for sent in SENT]


@pytest.mark.parametrize("sent", SENT, ids=NAMES)
def test_every_row_arrives_with_its_date(sent: Sent) -> None:
    found = read_chronology(sent.name, sent.make())
    told = [
        (r.date.edtf, r.what_happened[: len(begins)]) for r, (_, begins) in zip(found.rows, sent.rows, strict=False)
    ]
    assert told == list(sent.rows)
    assert len(found.rows) == len(sent.rows)


@pytest.mark.parametrize("sent", SENT, ids=NAMES)
def test_a_date_that_cannot_be_is_listed_and_one_that_was_inferred_says_so(sent: Sent) -> None:
    for row in read_chronology(sent.name, sent.make()).rows:
        assert row.date.edtf or row.problem
        assert row.problem or not row.date.inferred


@pytest.mark.parametrize("sent", SENT, ids=NAMES)
def test_each_looks_like_a_chronology(sent: Sent) -> None:
    assert looks_like_one(sent.name, sent.make()) or len(sent.rows) < 3
