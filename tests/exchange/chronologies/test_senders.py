from __future__ import annotations

import pytest

from workbench.exchange.chronologies import guess_agency
from workbench.records import Agency

AGENCIES = (
    Agency("a1", name="Northshire County Council Children’s Services", aliases=("NCC",), kind="childrens_social_care",
           label="Children’s Social Care"),
    Agency("a2", name="Northshire Community Health NHS Trust", aliases=("NCHT",), kind="health_visiting",
           label="Health Visiting"),
    Agency("a3", name="Station Road Surgery", kind="gp_practice", label="GP Practice 1"),
    Agency("a4", name="Hill Top Medical Centre", kind="gp_practice", label="GP Practice 2"),
    Agency("a5", name="Northshire Constabulary", aliases=("NorPol",), kind="police", label="Police"),
    Agency("a6", name="Bryn Glas Primary School", kind="school", label="School 1"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title", "agency"),
    [
        ("NCHT chronology v2.docx", "", "a2"),
        ("CSC Chronolator final.docx", "", "a1"),
        ("StationRd_GP_chronology.xlsx", "Hill Top Medical Centre", "a3"),
        ("NORPOL_extract_2021.csv", "", "a5"),
        ("Bryn Glas PS log.xlsx", "", "a6"),
        ("police chronology.docx", "", "a5"),
        ("Sheriff's log.csv", "", "a5"),
        ("CPS narrative.docx", "", "a1"),
        ("chronology.docx", "Northshire Constabulary – timeline", "a5"),
        ("chronology.docx", "Bryn Glâs Primary\nreceived from Station Road Surgery", "a6"),
        ("GP chronology.docx", "", None),
        ("chronology.docx", "", None),
        ("", "", None),
    ],
)
def test_the_sender_is_guessed_only_when_one_agency_stands_out(name: str, title: str, agency: str | None) -> None:
    assert guess_agency(name, title, AGENCIES) == agency
    assert guess_agency(name, title, AGENCIES[::-1]) == agency


def test_without_agencies_there_is_no_guess() -> None:
    assert guess_agency("NCHT.docx", "NCHT", ()) is None
