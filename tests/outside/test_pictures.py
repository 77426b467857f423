"""Pictures become plain pixels, no wider than is wanted; a damaged one is refused and never raises anything else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from workbench.errors import BadInput
from workbench.outside import pdfs, pictures


def png(width: int, height: int, colour: object = "red", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, "PNG")  # type: ignore[arg-type]
    return out.getvalue()


def test_a_picture_is_made_narrower_and_never_wider() -> None:
    wide = pictures.raster(png(400, 200), 100)
    assert (wide.width, wide.height) == (100, 50)
    assert wide.pixels == b"\xff\0\0" * 100 * 50
    assert pictures.raster(png(40, 20), 100).width == 40


def test_what_is_transparent_is_white() -> None:
    assert pictures.raster(png(2, 1, (0, 0, 0, 0), "RGBA"), 10).pixels == b"\xff" * 6


def test_a_picture_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif)
    upright = pictures.raster(out.getvalue(), 100)
    assert (upright.width, upright.height) == (20, 40)


@pytest.mark.parametrize("length", range(9, 100, 7))
def test_a_picture_that_ends_too_early_is_refused(length: int) -> None:
    with pytest.raises(BadInput):
        pictures.raster(png(60, 60)[:length], 50)


def test_an_enormous_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(BadInput, match="too large"):
        pictures.raster(png(20, 20), 10)


def test_a_page_that_is_not_there_cannot_be_drawn() -> None:
    page = io.BytesIO()
    Image.new("RGB", (300, 400), "blue").save(page, "PDF")
    drawn = pdfs.picture(page.getvalue(), 1, 150)
    assert (drawn.width, drawn.height) == (150, 200)
    assert drawn.pixels[:3] == b"\0\0\xfe" or drawn.pixels[2] > 200
    with pytest.raises(BadInput, match="cannot be drawn"):
        pdfs.picture(page.getvalue(), 2, 150)
    with pytest.raises(BadInput):
        pdfs.picture(b"%PDF-1.4 nothing", 1, 150)
