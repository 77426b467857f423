from __future__ import annotations

import hashlib
import json
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.documents.making import docx, paragraph
from tests.exchange.documents.test_reading import mutated, with_a_mutated_part
from tests.reports.compound import compound
from tests.reports.leaking import check, family, mixed, report
from tests.reports.test_verify_mail import message
from tests.reports.test_verify_pictures import ARTIST, exif, picture
from workbench.errors import BadInput
from workbench.reports.docx_writer import to_docx
from workbench.reports.pdf_writer import to_pdf
from workbench.reports.verify import Verification

FIXTURES = Path(__file__).parents[1] / "fixtures/leaks"
WORD: dict[str, str] = json.loads((FIXTURES / "docx_canaries.json").read_text("utf-8"))
PDF: dict[str, str] = json.loads((FIXTURES / "pdf_canaries.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def leaky_word() -> Verification:
    return check("leaky.docx", (FIXTURES / "leaky.docx").read_bytes(), family(*WORD))


@pytest.fixture(scope="module")
def leaky_pdf() -> Verification:
    return check("leaky.pdf", (FIXTURES / "leaky.pdf").read_bytes(), family(*PDF))


def test_the_fixtures_hide_as_much_as_they_should() -> None:
    assert (len(WORD), len(PDF)) == (86, 68)


@pytest.mark.parametrize("canary", WORD, ids=WORD.get)
def test_every_hiding_place_of_a_word_file_is_searched(leaky_word: Verification, canary: str) -> None:
    assert canary in {leak.id for leak in leaky_word.leaks}


@pytest.mark.parametrize("canary", PDF, ids=PDF.get)
def test_every_hiding_place_of_a_pdf_is_searched(leaky_pdf: Verification, canary: str) -> None:
    assert canary in {leak.id for leak in leaky_pdf.leaks}


@pytest.mark.parametrize("name", ["report.docx", "report.pdf"])
@pytest.mark.parametrize("code", ["public", "family", "panel", "agency:a", "confidential"])
def test_a_clean_report_of_our_own_has_nothing_to_complain_of(name: str, code: str) -> None:
    data = to_docx(report()) if name.endswith("docx") else to_pdf(report())
    found = check(name, data, mixed(), code, own=True)
    assert found.ok, found.sentences
    assert (found.leaks, found.doubtful, found.structure, found.unread, found.to_look_at) == ((), (), (), (), ())
    assert found.parts_read > 5


def test_the_result_says_what_was_checked_and_tells_no_words() -> None:
    data = b"Zdenka Quillon came to Tarrow Lane."
    found = check("note.txt", data, mixed())
    assert (found.sha256, found.size, found.audience) == (hashlib.sha256(data).hexdigest(), len(data), "public")
    assert {(leak.kind, leak.id, leak.where) for leak in found.leaks} == {
        ("person", "m", "line 1"),
        ("place", "l", "line 1"),
    }
    assert not found.ok
    assert found.identities == 4
    assert found.forms > 4
    said = repr(found) + " ".join(found.sentences) + json.dumps(found.as_json())
    assert not any(word in said for word in ("Zdenka", "Quillon", "Tarrow"))
    assert found.as_json()["ok"] is False


def test_each_audience_is_asked_what_it_may_not_see() -> None:
    data = b"Zdenka Quillon, 07700 900123, told Orsolya Brax of Wexcombe Council at Tarrow Lane."

    def ids(code: str) -> set[str]:
        return {leak.id for leak in check("note.txt", data, mixed(), code).leaks}

    assert ids("public") == {"m", "w", "a", "l"}
    assert ids("panel") == {"m", "w"}
    assert ids("agency:a") == {"m"}
    assert ids("confidential") == set()
    family_leaks = check("note.txt", data, mixed(), "family").leaks
    assert {(leak.id, leak.form.value) for leak in family_leaks} == {("m", "identifier"), ("w", "full")}


def test_a_name_in_the_name_of_the_file_counts_and_is_not_repeated() -> None:
    found = check("C:\\out\\Zdenka Quillon public.txt", b"nothing here", mixed())
    assert [leak.where for leak in found.leaks] == ["the file's name"]
    assert found.name == ""


def test_long_lists_are_cut_in_the_sentences_only() -> None:
    found = check("note.txt", b"Zdenka Quillon\n" * 40, mixed())
    assert len(found.leaks) == 40
    assert "and 28 more places" in found.sentences


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.docx", b"words"),
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.json", b"{"),
        ("a.json", b"[" * 100_000),
        ("a.png", b"\x89PNG"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.rtf", b"words"),
        ("a.doc", b"words"),
        ("a", b"words"),
        ("a.txt", b"%PDF-1.4"),
        ("a.md", b"PK\x03\x04"),
    ],
)
def test_what_cannot_be_searched_is_refused_rather_than_passed(name: str, data: bytes) -> None:
    with pytest.raises(BadInput):
        check(name, data, mixed())


def test_an_enormous_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.reports.verify.LARGEST", 3)
    with pytest.raises(BadInput, match="200 MB"):
        check("a.txt", b"four", mixed())


def test_doubts_are_counted_and_pass() -> None:
    found = check("note.txt", b"He said: Summer was there", family("Summer Quillon"))
    assert found.ok
    assert any("in 1 places" in sentence for sentence in found.sentences)


def small_files() -> dict[str, bytes]:
    """Return one file of each kind that is read beside Word and PDF."""
    mail = message()
    mail.add_attachment(docx(paragraph("a")), maintype="application", subtype="x", filename="x.docx")
    return {
        "a.eml": mail.as_bytes(), "a.png": picture("PNG"), "a.gif": picture("GIF"), "a.webp": picture("WEBP"),
        "a.tiff": picture("TIFF", exif=exif(ARTIST, "x")), "a.jpg": picture("JPEG", exif=exif(ARTIST, "x")),
        "a.html": b"<!DOCTYPE html><html><p>x<b>y</b></p><![CDATA[ab]]><!-- c --><?pi?><script>1</script></html>",
        "a.rtf": rb"{\rtf1\ansi{\info{\author A}}\u105?\'69 text\par}",
    }  # fmt: skip


def damaged_file(chance: random.Random) -> tuple[str, bytes]:
    """Return a file with something wrong in it, or in a file inside it."""
    if chance.random() < 0.5:
        name, data = chance.choice(list(small_files().items()))
        return name, mutated(data, chance)
    if chance.random() < 0.2:
        return "a.docx", docx("<w:p/>", word__embeddings__a=mutated(compound("Contents", b"x" * 600), chance))
    name = chance.choice(["leaky.docx", "leaky.pdf"])
    data = (FIXTURES / name).read_bytes()
    inside = name.endswith(".docx") and chance.random() < 0.7
    return name, with_a_mutated_part(data, chance) if inside else mutated(data, chance)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_damaged_files_are_searched_or_refused_and_nothing_else(chance: random.Random) -> None:
    name, damaged = damaged_file(chance)
    begun = time.monotonic()
    with suppress(BadInput):
        check(name, damaged, mixed(), own=chance.random() < 0.5)
    assert time.monotonic() - begun < 20
