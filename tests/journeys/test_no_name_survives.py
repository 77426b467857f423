"""No registered identifier survives, however it is written: thousands of texts at the view, whole exports of many."""

from __future__ import annotations

import io
import random
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.documents.making import docx, paragraph
from tests.journeys import disguising
from tests.journeys.disguising import Cast, survivors
from tests.services.conftest import PASSPHRASE
from workbench.records import Event, Interview, Section, Source
from workbench.redaction.audiences import audience
from workbench.redaction.prose import Facts, Redactor
from workbench.redaction.register import Register
from workbench.reports.verify import verify
from workbench.services import exporting
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

REGISTERS, TEXTS = 250, 80
EXPORTED = 60


def texts(cast: Cast, chance: random.Random, count: int) -> list[str]:
    return [
        disguising.number(cast, chance) if chance.random() < 0.1 else disguising.text(cast, chance)
        for _ in range(count)
    ]


def test_the_judge_sees_through_every_disguise() -> None:
    chance = random.Random(7)  # noqa: S311 - a test's names, not a secret
    for _ in range(40):
        cast = disguising.cast(chance)
        for text in texts(cast, chance, 40):
            assert survivors(cast, text), text


@pytest.mark.slow
@settings(max_examples=REGISTERS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_no_registered_identifier_survives_in_any_of_twenty_thousand_texts(seed: int) -> None:
    """REGISTERS registers of TEXTS texts each: 20,000 texts."""
    chance = random.Random(seed)  # noqa: S311 - a test's names, not a secret
    cast = disguising.cast(chance)
    register = Register.build(cast.people, cast.agencies, cast.places)
    redactor = Redactor(register, audience("public"), Facts("2021-09-21"), mask_doubtful=True)
    for text in texts(cast, chance, TEXTS):
        told = redactor.short(text)
        assert survivors(cast, told) == [], (text, told)
        assert register.leaks(told) == [], (text, told)


def cut(text: str, chance: random.Random) -> list[str]:
    """Return a text in runs, cut anywhere, as Word cuts it when somebody has edited it."""
    places = sorted(chance.sample(range(1, len(text)), min(6, len(text) - 1)))
    return [escape(text[a:b]) for a, b in pairwise([0, *places, len(text)])]


@pytest.mark.slow
def test_every_disguised_name_is_found_in_a_finished_file_however_its_runs_are_cut() -> None:
    """40 registers, 40 paragraphs each: 1,600 texts."""
    for seed in range(40):
        chance = random.Random(seed)  # noqa: S311 - a test's names, not a secret
        cast = disguising.cast(chance)
        held = texts(cast, chance, 40)
        data = docx("".join(paragraph(*cut(text, chance)) for text in held))
        register = Register.build(cast.people, cast.agencies, cast.places)
        found = verify("a.docx", data, register, audience("public"))
        told = {leak.where for leak in found.leaks if leak.where.startswith("word/document.xml, par")}
        missed = [text for n, text in enumerate(held, 1) if f"word/document.xml, paragraph {n}" not in told]
        assert missed == []


def words_of(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    return data.decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_no_registered_identifier_survives_in_a_whole_export(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's names, not a secret
    cast = disguising.cast(chance)
    session, _ = Session.create(tmp_path / "x.review", PASSPHRASE, cost=CHEAP)
    with session:
        held = texts(cast, chance, EXPORTED * 3)
        events = [
            Event(f"e{n}", date="2021-05-01", agency="a", source="s", what_happened=text, outcome=text)
            for n, text in enumerate(held[:EXPORTED])
        ]
        sections = [
            Section(f"s{n}", number=n + 1, heading="Part", body="\n\n".join(held[n::20]), audiences=["public", "panel"])
            for n in range(20)
        ]
        talk = Interview("i", capacity="parent", notes=held[0], quotes=({"text": held[1], "agreed": True},))
        records = (*cast.people, *cast.agencies, *cast.places, Source("s", title="Notes"), *events, *sections, talk)
        session.store.apply([Put(record) for record in records], "t")
        for ending in (".docx", ".pdf", ".json"):
            path = tmp_path / f"public{ending}"
            receipt = exporting.export(session, "public", path, draft=True)
            assert receipt.verification is not None
            assert receipt.verification.ok
            assert survivors(cast, words_of(path)) == []
