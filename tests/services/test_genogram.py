"""The genogram leaves as every picture does: from the audience's view, read back, recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import PublicationRefused
from workbench.records import Disclosure, Incident, Person
from workbench.reports.drawing import Label
from workbench.reports.genogram import Bond, Sex
from workbench.services import genogram
from workbench.services.session import Session
from workbench.services.viewing import as_audience
from workbench.vault.store import Put


@pytest.mark.parametrize("ending", [".svg", ".pdf"])
@pytest.mark.parametrize("code", ["confidential", "panel", "family", "public"])
def test_it_is_written_read_back_and_recorded(harbour: Session, tmp_path: Path, code: str, ending: str) -> None:
    receipt = genogram.write(harbour, code, tmp_path / f"family{ending}")
    assert receipt.verification is not None
    assert receipt.verification.ok
    assert harbour.store.all(Disclosure)[-1].sha256 == receipt.sha256


def test_the_public_reads_labels_no_year_and_no_sex_of_a_sibling(harbour: Session) -> None:
    with as_audience(harbour, "public") as view:
        words = {str(s.words) for s in genogram.sheet_of(view).shapes if isinstance(s, Label)}
    names = {part for person in harbour.store.all(Person) for part in str(person.name).split()}
    assert not names & {part for said in words for part in said.split()}
    assert "Child L" in words
    assert not any(said.startswith("born") for said in words)
    seen = genogram.read(harbour, "public")
    assert seen.member("p2").sex is Sex.NOT_TOLD
    assert genogram.read(harbour).member("p2").sex is Sex.FEMALE


def test_whom_an_audience_may_not_see_is_not_there(harbour: Session) -> None:
    aunt = harbour.store.get(Person, "p8")
    assert aunt is not None
    harbour.store.apply([Put(Person("p8", aunt.values, audience_limit=("panel",)))], "limit")
    assert "p8" not in {member.id for member in genogram.read(harbour, "public").members}
    assert "p8" in {member.id for member in genogram.read(harbour, "panel").members}
    assert not [tie for tie in genogram.read(harbour, "public").ties if "p8" in (tie.person, tie.other)]


def test_professionals_and_neighbours_are_not_family(harbour: Session) -> None:
    kinds = {harbour.store.get(Person, member.id).kind for member in genogram.read(harbour).members}  # type: ignore[union-attr]
    assert kinds == {"subject_child", "family"}


def test_the_child_of_a_fatal_incident_has_died(harbour: Session) -> None:
    incident = harbour.store.all(Incident)[0]
    assert not genogram.read(harbour).member("p1").died
    harbour.store.apply([Put(incident.replace(nature="death"))], "edit")
    assert genogram.read(harbour).member("p1").died
    assert genogram.read(harbour, "public").member("p1").died


def test_a_pregnancy_is_known_by_its_words(harbour: Session) -> None:
    harbour.store.apply(
        [Put(Person("u1", name="Baby", kind="family", label="Unborn Sibling", role="Mother’s pregnancy, miscarriage"))],
        "new",
    )
    unborn = genogram.read(harbour).member("u1")
    assert unborn.unborn
    assert unborn.died


def test_the_ties_are_those_of_the_register(harbour: Session) -> None:
    bonds = {(tie.person, tie.other): tie.bond for tie in genogram.read(harbour).ties}
    assert bonds["p4", "p3"] is Bond.FORMER_PARTNER
    assert bonds["p3", "p1"] is Bond.PARENT


def test_a_picture_with_another_name_in_it_is_refused(harbour: Session, tmp_path: Path) -> None:
    name = str(harbour.store.all(Person)[0].name).encode()
    with pytest.raises(PublicationRefused):
        genogram.write(
            harbour,
            "public",
            tmp_path / "family.svg",
            more={".svg": lambda sheet: b'<svg xmlns="http://www.w3.org/2000/svg"><text>' + name + b"</text></svg>"},
        )
    assert not (tmp_path / "family.svg").exists()
