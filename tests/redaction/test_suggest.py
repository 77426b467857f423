from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.records import Decision, Interview, Person, Record, Section
from workbench.redaction.suggest import Suggestion, suggest
from workbench.vault import keys
from workbench.vault.store import Put, Store

MOTHER = Person("p1", name="Kayley Brennan", kind="family", label="Mother")
PUBLIC = ["confidential", "public"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    salt = secrets.token_bytes(16)
    with Store.create(tmp_path / "s.review", keys.derive("x", salt, keys.CHEAP), salt) as made:
        yield made


def suggested(store: Store, *records: Record) -> dict[str, Suggestion]:
    store.apply([Put(r) for r in records], "test")
    return {s.text: s for s in suggest(store)}


def test_one_entry_has_all_its_places(store: Store) -> None:
    found = suggested(
        store,
        Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale. Nasteho Jimcaale left.", audiences=PUBLIC),
        Interview("i1", capacity="parent", notes="Nasteho Jimcaale again"),
    )
    assert [(p.kind, p.field, p.start) for p in found["Nasteho Jimcaale"].places] == [
        ("interview", "notes", 0),
        ("section", "body", 7),
        ("section", "body", 25),
    ]


def test_what_the_register_knows_is_not_suggested(store: Store) -> None:
    body = "We met Kayley Brennan and Ms Brennan."
    assert suggested(store, MOTHER, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC)) == {}


def test_a_misspelling_names_its_likely_owner(store: Store) -> None:
    section = Section("s1", number=1, heading="A", body="We met Kayleyy at home.", audiences=PUBLIC)
    assert suggested(store, MOTHER, section)["Kayleyy"].likely == "p1"


def test_what_was_decided_everywhere_is_not_asked_again(store: Store) -> None:
    section = Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale.", audiences=PUBLIC)
    decision = Decision(
        "d1", record={"kind": "section", "id": "s1"}, field="body", text="nasteho jimcaale", treat_as={"withhold": True}
    )
    assert suggested(store, section, decision) == {}


def test_what_the_public_may_not_read_is_told_apart(store: Store) -> None:
    found = suggested(
        store,
        Interview("i1", capacity="parent", notes="Nasteho Jimcaale"),
        Section("s1", number=1, heading="A", body="Ngozi Okafor came.", audiences=PUBLIC),
        Section("s2", number=2, heading="B", body="Tomasz Wrona came.", audiences=["panel"]),
    )
    assert {text: s.publishable for text, s in found.items()} == {
        "Ngozi Okafor": True,
        "Nasteho Jimcaale": False,
        "Tomasz Wrona": False,
    }
