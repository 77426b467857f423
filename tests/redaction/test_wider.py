"""A longer identifier that holds a registered name is withheld whole, for every audience but the reviewer's own."""

from __future__ import annotations

import pytest

from workbench.records import Agency, Person, Place
from workbench.redaction.audiences import audience
from workbench.redaction.prose import Facts, Redactor
from workbench.redaction.register import Register

REGISTER = Register.build(
    [Person("p1", name="Patience Field", kind="professional", label="Housing Officer 1")],
    [Agency("a1", name="Northmoor Homes", aliases=("Northmoor",), kind="housing", label="the housing association")],
    [
        Place("h", name="14 Quarry Rise", kind="home", label="the family home"),
        Place("ar", name="LA9", kind="area", label="the area"),
        Place("t", name="Askermere", kind="town", label="the town"),
    ],
    [],
)


def redactor(code: str) -> Redactor:
    return Redactor(REGISTER, audience(code), Facts())


CASES = [
    ("Write to p.field@northmoor.example.", "Write to [email address withheld]."),
    ("Others wrote as @askermere_mums.", "Others wrote as [social media name withheld]."),
    ("See www.northmoor.example/tenants now.", "See [web address withheld] now."),
    ("The flat is at LA9 4PD.", "The flat is at [postcode withheld]."),
    ("The shop at 22 Quarry Rise shut.", "The shop at [address withheld] shut."),
    ("They lived at 14 Quarry Rise.", "They lived at the family home."),
    ("The Quarry Rise estate was built in a year.", "The family home estate was built in a year."),
    ("Northmoor rang.", "The housing association rang."),
    ("Write to office@elsewhere.example.", "Write to office@elsewhere.example."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_public_reads_none_of_it(text: str, expected: str) -> None:
    assert redactor("public").prose(text, "section", "s1", "body") == expected


@pytest.mark.parametrize("code", ["panel", "family", "agency:a1"])
def test_no_other_audience_reads_an_address_that_a_name_is_part_of(code: str) -> None:
    shown = redactor(code).prose("Write to p.field@northmoor.example.", "section", "s1", "body")
    assert shown == "Write to [email address withheld]."


def test_the_confidential_version_reads_it_whole() -> None:
    text = "Write to p.field@northmoor.example."
    assert redactor("confidential").prose(text, "section", "s1", "body") == text


def test_a_finished_text_that_holds_one_leaks() -> None:
    found = REGISTER.leaks("Write to p.field@northmoor.example.")
    assert [(m.start, m.end, m.identities[0].kind) for m in found] == [(9, 34, "person"), (17, 26, "agency")]
