from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.records import KINDS
from workbench.redaction.audiences import audience
from workbench.redaction.scope import Scope, agrees, listed, quotable, withdrawn


def scope(code: str) -> Scope:
    return Scope(audience(code), lambda name: f"i_{name}")


def test_no_value_of_a_record_or_request_is_written_into_a_condition() -> None:
    hostile = scope("agency:a'; DROP TABLE person; --")
    said = [hostile.condition(kind) or "" for kind in KINDS] + [sql for _, sql in hostile.views()]
    assert not any("DROP" in text for text in said)


@pytest.mark.parametrize("code", ["panel", "family", "public", "agency:a1"])
def test_every_condition_leaves_out_the_bin_and_what_is_limited(code: str) -> None:
    conditions = [c for kind in KINDS if (c := scope(code).condition(kind)) is not None]
    assert conditions
    assert all(c.startswith("binned = 0 AND (audience_limit IS NULL OR rw_listed(audience_limit))") for c in conditions)


def test_kinds_that_are_confidential_as_a_whole_have_no_rows_for_others() -> None:
    for code in ("panel", "family", "public", "agency:a1"):
        assert {kind for kind in ("concern", "disclosure", "decision") if scope(code).condition(kind)} == set()
    assert all(scope("confidential").condition(kind) for kind in KINDS)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ('["public"]', True),
        ('["panel", "family"]', False),
        ("[]", False),
        (None, False),
        ('["Public"]', False),
        ("3", False),
    ],
)
def test_a_list_names_an_audience_or_does_not(words: str | None, named: bool) -> None:
    assert listed(audience("public"), words) is named


@pytest.mark.parametrize(
    ("consent", "agreed", "gone"),
    [
        (None, None, False),
        ({}, "agreed", False),
        ({"withdrawn": False}, "sent", False),
        ({"withdrawn": True}, "agreed", True),
        ({"withdrawn": "2022-04"}, None, True),
        ({"withdrawn": "unknown"}, None, True),
        (None, "withdrawn", True),
    ],
)
def test_consent_that_was_or_may_have_been_withdrawn_counts_as_withdrawn(
    consent: dict[str, Any] | None, agreed: str | None, gone: bool
) -> None:
    assert withdrawn(json.dumps(consent) if consent is not None else None, agreed) is gone


@pytest.mark.parametrize(
    ("flag", "yes"),
    [(True, True), ("2022-01-02", True), (False, False), ("unknown", False), (None, False), (1, False), ("", False)],
)
def test_only_a_clear_yes_agrees(flag: object, yes: bool) -> None:
    assert agrees(flag) is yes
    assert quotable(json.dumps({"quote": flag})) is yes
    assert not quotable(None)
