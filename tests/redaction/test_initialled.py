from __future__ import annotations

import pytest

from workbench.redaction.capitals import names
from workbench.redaction.initialled import initials
from workbench.redaction.patterns import Found


def found(text: str, *, broadly: bool = False) -> list[str]:
    return [text[f.start : f.end] for f in initials(text, list(names(text)), broadly=broadly)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then DA drew a house.", ["DA"]),
        ("She told PM that he was late, and spoke to OK.", ["PM", "OK"]),
        ("DA was told. History of DA with it.", ["DA", "DA"]),
        ("Action: PM to ring school.", ["PM"]),
        ("OK and TV were there. OK said so.", ["OK", "TV", "OK"]),
        ("GP was upset in class; the teacher comforted GP.", ["GP", "GP"]),
        ("Dad arrived. MR refused to leave.", ["MR"]),
        ("Present: Dana Abbot. Later, DA at nursery.", ["DA"]),
        ("Pat Moor wrote. Actions for PM.", ["PM"]),
        ("TW: Where is she?\nPM: Out.\nTW: With PM?", ["PM", "PM"]),
        ("gy said that om hit her", ["gy", "om"]),
        ("k hollis and Ned Sesay came; ns no concerns", ["ns"]),
    ],
)
def test_initials_that_are_abbreviations_are_told_by_their_neighbours(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "DA incident recorded; DA support offered. The DA was discussed. History of DA.",
        "The GP rang. GP said that HV visited and SW asked about it. GP surgery to write.",
        "At 3 PM she came. AD hoc visits. OK to close.",
        "GP: Dr Moor\nHV: none\nDA: no",
        "we spoke to pc then; hv said so; re dad; the wk was late",
        "DA INCIDENT. GP SAID NO.",
        "PM scheduled. PR held by mother. PM result awaited.",
    ],
)
def test_abbreviations_stay_what_they_are(text: str) -> None:
    assert found(text) == []


def test_recall_first_takes_every_doubtful_pair_that_stands_by_itself() -> None:
    assert found("DA at nursery. The DA form. GP rang.", broadly=True) == ["DA"]


def test_a_surname_before_the_comma_gives_the_second_letter() -> None:
    text = "Moor, Pat wrote. Actions for PM and MP."
    assert [text[f.start : f.end] for f in initials(text, [Found(0, 9, "person", 0.9)])] == ["PM"]
