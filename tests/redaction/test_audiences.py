from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.errors import WrongUse
from workbench.records.spec import Reach
from workbench.redaction.audiences import Audience, DateRule, QuasiRule, Show, audience

CODES = ("confidential", "panel", "agency:a1", "family", "public")


@dataclass(frozen=True, slots=True)
class Known:
    kind: str
    group: str
    id: str = "x1"
    agency: str | None = None
    protected: bool = False


CHILD = Known("person", "subject_child")
RELATIVE = Known("person", "family")
WORKER = Known("person", "professional", agency="a1")
NEIGHBOUR = Known("person", "other")
SERVICE = Known("agency", "agency")
HOME = Known("place", "place")


@pytest.mark.parametrize(
    ("identity", "by_name"),
    [
        (CHILD, {"confidential", "family"}),
        (RELATIVE, {"confidential", "family"}),
        (WORKER, {"confidential", "agency:a1"}),
        (NEIGHBOUR, {"confidential"}),
        (SERVICE, {"confidential", "panel", "agency:a1", "family"}),
        (HOME, {"confidential", "panel", "agency:a1", "family"}),
    ],
)
def test_names_are_shown_as_the_table_of_audiences_says(identity: Known, by_name: set[str]) -> None:
    assert {code for code in CODES if audience(code).names_of(identity) is Show.NAME} == by_name


def test_the_staff_of_another_agency_are_shown_by_label() -> None:
    assert audience("agency:a2").names_of(WORKER) is Show.LABEL


def test_a_relative_who_happens_to_work_for_the_agency_stays_a_relative() -> None:
    assert audience("agency:a1").names_of(Known("person", "family", agency="a1")) is Show.LABEL


@pytest.mark.parametrize("code", ["family", "agency:a1"])
def test_a_protected_home_and_protected_numbers_are_hidden_from_other_adults(code: str) -> None:
    assert audience(code).names_of(Known("place", "place", protected=True)) is Show.LABEL
    assert audience(code).contacts_of(Known("person", "family", protected=True)) is Show.LABEL


def test_a_protected_person_keeps_the_name_in_the_version_for_the_family() -> None:
    assert audience("family").names_of(Known("person", "family", protected=True)) is Show.NAME


def test_contact_details_that_nobody_protects_follow_the_name() -> None:
    assert audience("family").contacts_of(RELATIVE) is Show.NAME
    assert audience("public").contacts_of(RELATIVE) is Show.LABEL


def test_only_the_public_is_told_dates_and_facts_in_general_terms() -> None:
    assert {c for c in CODES if audience(c).dates is not DateRule.EXACT} == {"public"}
    assert {c for c in CODES if audience(c).quasi is not QuasiRule.EXACT} == {"public"}


@pytest.mark.parametrize(
    ("rule", "expected"), [("season", "season"), ("year", "year"), (None, "relative"), ("x", "relative")]
)
def test_the_review_chooses_how_the_public_is_told_dates(rule: str | None, expected: str) -> None:
    assert audience("public").dated(rule).dates == expected
    assert audience("panel").dated(rule).dates is DateRule.EXACT


@pytest.mark.parametrize(
    ("reach", "codes"),
    [(Reach.ALL, set(CODES)), (Reach.PANEL, {"confidential", "panel"}), (Reach.CONFIDENTIAL, {"confidential"})],
)
def test_what_is_for_the_panel_goes_no_further(reach: Reach, codes: set[str]) -> None:
    assert {code for code in CODES if audience(code).reaches(reach)} == codes


@pytest.mark.parametrize("code", CODES)
def test_an_audience_says_its_code(code: str) -> None:
    found: Audience = audience(code)
    assert found.full_code == code
    assert found.code == code.partition(":")[0]


@pytest.mark.parametrize("code", ["", "press", "agency", "agency:", "Public", "public:a1", "confidential "])
def test_an_unknown_audience_is_wrong_use(code: str) -> None:
    with pytest.raises(WrongUse):
        audience(code)


@pytest.mark.parametrize(
    ("kind", "by_whom"),
    [
        ("name", {"confidential"}),
        ("person", {"confidential"}),
        ("initials", {"confidential"}),
        ("phone", {"confidential"}),
        ("reference", {"confidential"}),
        ("a kind of tomorrow", {"confidential"}),
        ("address", {"confidential", "panel"}),
        ("school", {"confidential", "panel", "agency:a1", "family"}),
        ("occupation", {"confidential", "panel", "agency:a1", "family"}),
    ],
)
def test_what_nobody_registered_is_read_only_where_everyone_of_its_kind_is(kind: str, by_whom: set[str]) -> None:
    assert {code for code in CODES if audience(code).shows_unknown(kind)} == by_whom
