"""Forms worked out from the names of agencies and places."""

from __future__ import annotations

import pytest

from workbench.records import Agency, Place
from workbench.redaction.placeforms import agency_identity, forms_of_agency, forms_of_place, place_identity, spellings
from workbench.redaction.vocabulary import GENERIC


def of_agency(name: str, *aliases: str) -> set[str]:
    agency = Agency("a", name=name, aliases=list(aliases), kind="x", label="X")
    return {f.text for f in forms_of_agency(agency, agency_identity(agency))}


def of_place(name: str, kind: str = "home", **more: str) -> set[str]:
    place = Place("l", {"name": name, "kind": kind, "label": "X", **more})
    return {f.text for f in forms_of_place(place, place_identity(place, protected=False))}


def test_a_service_is_known_by_its_shorter_names() -> None:
    assert {"marram lane primary", "marram lane", "marram lane ps", "mlps"} <= of_agency("Marram Lane Primary School")
    assert "tidewater housing" in of_agency("Tidewater Housing Association")
    assert {"st oswins", "saint oswin's hospital"} <= of_agency("St Oswin’s Hospital")


def test_a_name_in_two_languages_is_two_names() -> None:
    assert {"heddlu gogledd", "north wales police"} <= of_agency("Heddlu Gogledd / North Wales Police")


@pytest.mark.parametrize(
    "name", ["Children’s Services", "The Road Surgery", "Hope Hospital NHS Trust", "County Council"]
)
def test_generic_words_are_never_forms_by_themselves(name: str) -> None:
    assert not {f for f in of_agency(name) if " " not in f and f in GENERIC}


def test_an_address_is_known_by_its_parts() -> None:
    found = of_place(
        "Flat 3, Capstan House", address="Flat 3, Capstan House, Cable Street, Wrackhaven", postcode="NX4 1BG"
    )
    assert {
        "capstan house",
        "cable street",
        "cable st",
        "capstan house flat 3",
        "flat 3 capstan house",
        "wrackhaven",
    } <= found
    assert {"nx4 1bg", "nx41bg", "nx4"} <= found
    assert "flat 3" not in found


def test_a_street_and_its_abbreviation_are_one() -> None:
    assert {"7 lighthouse terrace", "lighthouse ter", "lighthouse terr."} <= of_place("7 Lighthouse Terrace")


def test_a_welsh_town_is_known_in_its_mutations() -> None:
    assert {"lanfechan"} <= of_place("Llanfechan", "town")
    assert {"gaernarfon", "nghaernarfon", "chaernarfon"} <= of_place("Caernarfon", "town")
    assert not {"gath", "fath"} & of_place("Bath", "town")


def test_the_ways_of_writing_a_name_are_bounded() -> None:
    assert (
        len(spellings("Flat 3, St Mary's Court-House, Station Road, North Street, Old Lane, Saint Helens Avenue")) <= 48
    )
