from __future__ import annotations

import pytest

from workbench.redaction.patterns import is_nhs_number, shapes

ALLOWED = frozenset({"GAD", "PC"})


def kinds(text: str) -> dict[str, str]:
    return {text[f.start : f.end]: f.kind for f in shapes(text, ALLOWED)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("NI number AB 12 34 56 C on file", "AB 12 34 56 C", "national_insurance"),
        ("an old van, K123 ABC, outside", "K123 ABC", "vehicle"),
        ("see Smith_notes_v2.docx there", "Smith_notes_v2.docx", "file"),
        ("sent from merrowdown-council.example", "merrowdown-council.example", "url"),
        ("a text to a number ending 417", "number ending 417", "phone"),
        ("her sister's number (07700 900 118) rang out", "07700 900 118", "phone"),
        ("the clinic, (01632) 960 118, was shut", "(01632) 960 118", "phone"),
        ("her cell (312) 555-0142 was off", "(312) 555-0142", "phone"),
        ("on +1 312 555 0144 last", "+1 312 555 0144", "phone"),
        ("or 1-312-555-0145 at night", "1-312-555-0145", "phone"),
        ("SSN 078-05-1120 on the form", "078-05-1120", "reference"),
        ("Larkspur, NE 68001-0042 on file", "NE 68001-0042", "postcode"),
        ("hit on Highway 31 at dusk", "Highway 31", "place"),
        ("walking by County Road 6 alone", "County Road 6", "place"),
        ("stopped on SR-9 twice", "SR-9", "place"),
        ("the lady at number 16 called", "the lady at number 16", "address"),
        ("they went to number seven", "went to number seven", "address"),
        ("seen by PC 1186 that night", "PC 1186", "collar_number"),
        ("Incident 21-553 refers", "21-553", "reference"),
        ("see log 412 of that day", "log 412", "reference"),
        ("the worker quoted 0913 to them", "0913", "reference"),
        ("logs 0913 and 0918 refer", "0913 and 0918", "reference"),
        ("Tenancy ref TW-40917", "TW-40917", "reference"),
        ("tabbed as AUD/7 in the file", "AUD/7", "reference"),
        ("court file WH21C00417 here", "WH21C00417", "reference"),
        ("application no. 18403/91 of 1991", "18403/91", "reference"),
        ("born on 3 May 2021 at home", "3 May 2021", "date"),
        ("a girl aged 14 came", "aged 14", "age"),
        ("the 14-month-old boy", "14-month-old", "age"),
    ],
)
def test_what_has_a_telling_shape_is_found(text: str, words: str, kind: str) -> None:
    assert kinds(text).get(words) == kind


@pytest.mark.parametrize(
    "text",
    [
        "under section 117 of",
        "GAD-7 of 14",
        "3/10 of them",
        "24/7 cover",
        "paid £250000",
        "version 20210301.",
        "16 of 20",
        "the road 3 miles off",
        "route 2 of the pathway",
        "(111) 20 calls of 1500",
        "called at 0913 and left by 1015",
        "0913 – she rang",
        "back at home 0130 hrs all quiet",
        "on 12/03/21 0913 she rang",
    ],
)
def test_ordinary_figures_are_not(text: str) -> None:
    assert [words for words, kind in kinds(text).items() if kind != "date"] == []


@pytest.mark.parametrize(
    ("number", "right"), [("943 476 5919", True), ("943 476 5918", False), ("9434765919", True), ("12", False)]
)
def test_an_nhs_number_has_the_right_check_digit(number: str, right: bool) -> None:
    assert is_nhs_number(number) is right
