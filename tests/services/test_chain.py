"""The way from finding to effect, both ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from workbench.services import chain, planning
from workbench.services.chain import Node
from workbench.services.session import Session

TODAY = dt.date(2023, 2, 20)


def ids(nodes: Iterable[Node]) -> dict[str, object]:
    return {node.item.id: ids(node.below) for node in nodes}


def test_a_finding_leads_to_what_is_asked_done_and_measured(harbour: Session) -> None:
    found = ids(chain.from_findings(planning.plan(harbour, TODAY)))
    assert found["f1"] == {"o1": {"t1": {"mo3": {}}, "t2": {}}}
    assert set(found) >= {finding for finding in harbour.store.ids("finding")}


def test_the_same_way_leads_back(harbour: Session) -> None:
    nodes = chain.from_effects(planning.plan(harbour, TODAY))
    found = ids(nodes)
    assert found["t1"] == {"o1": {"f1": {}}}
    assert set(found) == set(harbour.store.ids("action"))
    proven = [bool(node.item.text("evidence_of_impact")) for node in nodes]
    assert proven == sorted(proven, reverse=True)


def test_what_is_missing_further_on_is_known_at_the_start(harbour: Session) -> None:
    unanswered = [n for n in chain.from_findings(planning.plan(harbour, TODAY)) if n.item.kind == "finding" and n.flags]
    assert all(node.incomplete for node in unanswered)


def test_no_reader_but_the_reviewer_is_told_what_is_missing(harbour: Session) -> None:
    nodes = chain.from_findings(planning.plan(harbour, TODAY, "public"))
    assert nodes
    assert not any(node.incomplete for node in nodes)
