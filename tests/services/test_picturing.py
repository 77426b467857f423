"""The picture of the chronology leaves as every export does: from the audience's view, read back, recorded."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from workbench.errors import PublicationRefused, WrongUse
from workbench.records import Agency, Disclosure, Person
from workbench.reports.drawing import Label
from workbench.reports.timeline_sheet import Sheet
from workbench.services import picturing
from workbench.services.session import Session
from workbench.services.viewing import as_audience

DAY = datetime.date(2026, 1, 5)
_MONTHS = re.compile(r"\b(20[12]\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


def words_of(sheet: Sheet) -> set[str]:
    return {str(shape.words) for shape in sheet.shapes if isinstance(shape, Label)}


@pytest.mark.parametrize("ending", [".svg", ".pdf"])
@pytest.mark.parametrize("code", ["confidential", "public"])
def test_the_picture_is_written_read_back_and_recorded(
    harbour: Session, tmp_path: Path, code: str, ending: str
) -> None:
    receipt = picturing.write(harbour, code, tmp_path / f"timeline{ending}", today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok
    kept = harbour.store.all(Disclosure)[-1]
    assert (kept.sha256, kept.audience, kept.date) == (receipt.sha256, code, "2026-01-05")


def test_the_same_review_is_drawn_the_same_every_time(harbour: Session, tmp_path: Path) -> None:
    for ending in (".svg", ".pdf"):
        one, other = (
            picturing.write(harbour, "public", tmp_path / f"{name}{ending}", today=DAY).path.read_bytes()
            for name in ("one", "other")
        )
        assert one == other


def test_the_public_reads_labels_and_no_date(harbour: Session) -> None:
    with as_audience(harbour, "public") as view:
        words = words_of(picturing.sheet_of(view))
    names = {a.name for a in harbour.store.all(Agency)} | {p.name for p in harbour.store.all(Person)}
    assert not names & words
    assert "Police" in words
    assert "Incident" in words
    assert not any(_MONTHS.search(said) for said in words)


def test_the_confidential_one_reads_names_and_years(harbour: Session) -> None:
    with as_audience(harbour, "confidential") as view:
        words = words_of(picturing.sheet_of(view))
    assert {a.name for a in harbour.store.all(Agency)} & words
    assert "2021" in words


def test_other_formats_need_somebody_who_can_draw_them(harbour: Session, tmp_path: Path) -> None:
    target = tmp_path / "timeline.png"
    with pytest.raises(WrongUse, match=r"\.pdf or \.svg"):
        picturing.write(harbour, "public", target)
    with pytest.raises(PublicationRefused, match="beside the parts"):
        picturing.write(harbour, "public", target, more={".png": lambda sheet: ONE_PIXEL + b"more"})
    assert not target.exists()
    picturing.write(harbour, "public", target, more={".png": lambda sheet: ONE_PIXEL})
    assert target.read_bytes() == ONE_PIXEL


def test_a_writer_that_says_more_than_the_drawing_is_refused(harbour: Session, tmp_path: Path) -> None:
    name = str(harbour.store.all(Agency)[0].name).encode()

    def telling(sheet: Sheet) -> bytes:
        return b'<svg xmlns="http://www.w3.org/2000/svg"><text>' + name + b"</text></svg>"

    with pytest.raises(PublicationRefused):
        picturing.write(harbour, "public", tmp_path / "timeline.svg", more={".svg": telling})
    assert list(tmp_path.glob("timeline*")) == []


def test_what_a_page_shows_is_read_at_once(harbour: Session) -> None:
    entered, seen = picturing.read(harbour), picturing.read(harbour, "public")
    assert entered.incident == harbour.review.incident_date
    assert seen.incident == "on the day of the incident"
    assert len(entered.chronology.entries) >= len(seen.chronology.entries) > 100


def a_pixel() -> bytes:
    import struct
    import zlib

    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


ONE_PIXEL = a_pixel()
