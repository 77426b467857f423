from __future__ import annotations

from typing import Any

import pytest

from workbench.records import Finding, Interview, Section
from workbench.services.quoting import unagreed
from workbench.services.session import Session
from workbench.vault.store import Put

QUOTE = "purple radiators frighten everybody in the tenement"
NOTE = f"He came in late and sat by the window. {QUOTE.capitalize()}, he said."


def put(session: Session, *, audiences: tuple[str, ...] = ("public",), body: str = "", **interview: Any) -> None:
    session.store.apply(
        [
            Put(Interview("i1", capacity="practitioner", notes=NOTE, **interview)),
            Put(Section("s1", number=1, heading="One", body=body, audiences=audiences)),
        ],
        "set up",
    )


def quote(agreed: object) -> tuple[dict[str, object], ...]:
    return ({"text": QUOTE, "agreed": agreed},)


def test_a_note_repeated_in_a_section_is_flagged_with_both_sides(empty: Session) -> None:
    put(empty, body=f"We heard that {QUOTE}.")
    (found,) = unagreed(empty)
    assert (found.kind, found.id, found.field, found.conversation) == ("section", "s1", "body", "i1")
    assert found.ours.endswith(QUOTE)
    assert "purple" in found.theirs.casefold()


@pytest.mark.parametrize(
    "consent",
    [
        {},
        {"consent": {"quote": False}},
        {"consent": {"quote": "unknown"}},
        {"consent": {"quote": True, "withdrawn": "2022-01-05"}},
        {"consent": {"quote": True}, "agreed_version": "withdrawn"},
    ],
)
def test_a_ticked_quotation_without_consent_is_not_agreed(empty: Session, consent: dict[str, Any]) -> None:
    put(empty, body=f"We heard that {QUOTE}.", quotes=quote(True), **consent)
    assert [found.quotation for found in unagreed(empty)] == [True]


def test_an_agreed_quotation_may_stand(empty: Session) -> None:
    put(empty, body=f"We heard: “{QUOTE}”.", quotes=quote(True), consent={"quote": True})
    assert unagreed(empty) == []


@pytest.mark.parametrize("audiences", [("confidential",), ("panel", "confidential")])
def test_what_stays_inside_may_use_the_notes(empty: Session, audiences: tuple[str, ...]) -> None:
    put(empty, body=f"We heard that {QUOTE}.", audiences=audiences)
    assert unagreed(empty) == []


def test_a_finding_is_read_too(empty: Session) -> None:
    put(empty)
    finding = Finding("f1", number=1, title="One", statement=f"It is said that {QUOTE}.", category="policy")
    empty.store.apply([Put(finding)], "add")
    assert [(found.kind, found.field) for found in unagreed(empty)] == [("finding", "statement")]


def test_nothing_entered_is_nothing_found(empty: Session) -> None:
    assert unagreed(empty) == []
