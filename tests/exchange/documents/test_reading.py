from __future__ import annotations

import io
import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import BadInput
from workbench.exchange.documents import read_document
from workbench.paths import resource

INBOX = sorted((resource("examples/harbour") / "inbox/documents").iterdir())
LEAKY = Path(__file__).parents[2] / "fixtures/leaks"
SEEDS = [(f.name, f.read_bytes()) for f in [*INBOX, LEAKY / "leaky.docx", LEAKY / "leaky.pdf"]]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("file", INBOX, ids=lambda file: file.suffix)
def test_every_document_of_the_example_is_read(file: Path) -> None:
    document = read_document(file.name, file.read_bytes())
    assert len(document.text) > 500
    assert all(p.text.strip() and p.ref for p in document.passages)


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"", "empty"),
        ("a.docx", b"words", "damaged"),
        ("a.pdf", b"words", "not a PDF"),
        ("a.doc", OLD_OFFICE, ".docx"),
        ("a.docx", OLD_OFFICE.ljust(512, b"\0") + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "password"),
        ("a.msg", OLD_OFFICE, ".eml"),
        ("a.rtf", b"{\\rtf1 x}", ".docx"),
        ("a.txt", b"{\\rtf1 x}", ".docx"),
        ("a.odt", packed(mimetype=b"application/vnd.oasis.opendocument.text"), ".docx"),
        ("a.xlsx", packed(xl__workbook=b"x"), "chronology"),
        ("a.zip", packed(a=b"x"), "archive"),
        ("a.png", b"\x89PNG...", "picture"),
        ("a.txt", b"\xff\xd8\xff\xe0", "picture"),
        ("a.exe", b"MZ", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(name: str, data: bytes, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_document(name, data)
    assert said in str(caught.value)


def test_the_content_counts_and_not_the_name() -> None:
    pdf = next(data for name, data in SEEDS if name.endswith(".pdf"))
    docx = next(data for name, data in SEEDS if name.endswith(".docx"))
    assert read_document("a.txt", pdf).media_type == "application/pdf"
    assert read_document("a", docx).media_type.endswith("wordprocessingml.document")


def random_bytes(chance: random.Random, most: int) -> bytes:
    return chance.getrandbits(8 * most).to_bytes(most, "big")[: chance.randrange(1, most)]


def mutated(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    at = chance.randrange(len(made))
    match chance.randrange(5):
        case 0:
            del made[at:]
        case 1:
            for _ in range(chance.randrange(1, 40)):
                made[chance.randrange(len(made))] = chance.randrange(256)
        case 2:
            del made[at : at + chance.randrange(1, 200)]
        case 3:
            made[at:at] = random_bytes(chance, 200)
        case _:
            made = bytearray(random_bytes(chance, 2000))
    return bytes(made)


def with_a_mutated_part(data: bytes, chance: random.Random) -> bytes:
    """Mutate one XML part and pack it again, so that the damage is inside a whole archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        hit = chance.choice([name for name in source.namelist() if name.endswith(".xml")])
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, mutated(content, chance) if name == hit else content)
    return out.getvalue()


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_damaged_files_are_read_or_refused_and_nothing_else(chance: random.Random) -> None:
    name, data = chance.choice(SEEDS)
    inside = name.endswith(".docx") and chance.random() < 0.5
    damaged = with_a_mutated_part(data, chance) if inside else mutated(data, chance)
    begun = time.monotonic()
    with suppress(BadInput):
        read_document(name, damaged)
    assert time.monotonic() - begun < 10
