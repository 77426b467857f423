from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from tests.reports.leaking import check, family, mixed
from workbench.errors import BadInput

ARTIST, COMMENT, WINDOWS_AUTHOR = 0x013B, 0x9286, 0x9C9D


def picture(form: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, form, **more)
    return out.getvalue()


def exif(tag: int, value: object) -> bytes:
    made = Image.Exif()
    made[tag] = value
    return made.tobytes()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def found(name: str, data: bytes, who: str = "Bo") -> bool:
    return bool(check(name, data, family(who)).leaks)


@pytest.mark.parametrize(
    ("name", "form"), [("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.png", "PNG"), ("a.tiff", "TIFF")]
)
def test_what_a_picture_says_of_itself_is_read(name: str, form: str) -> None:
    assert found(name, picture(form, exif=exif(ARTIST, "Bo")))
    assert not found(name, picture(form))


def test_the_texts_of_windows_are_read() -> None:
    assert found("a.jpg", picture("JPEG", exif=exif(WINDOWS_AUTHOR, "Bo\0".encode("utf-16-le"))))


def test_comments_are_read() -> None:
    assert found("a.jpg", picture("JPEG", comment=b"Bo"))
    assert found("a.gif", picture("GIF", comment=b"Then Bo came"))


def test_descriptions_for_the_web_are_read() -> None:
    assert found("a.webp", picture("WEBP", xmp=b"<x:xmpmeta><dc:creator>Bo</dc:creator></x:xmpmeta>"))


@pytest.mark.parametrize("packed", [False, True])
def test_texts_of_a_png_are_read_packed_or_not(packed: bool) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Bo", zip=packed)
    assert found("a.png", picture("PNG", pnginfo=texts))
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("Author", "Bo", "en", "who", zip=packed)
    assert found("a.png", picture("PNG", pnginfo=texts))


def test_texts_behind_the_picture_are_read() -> None:
    data = picture("PNG")
    late = chunk(b"zTXt", b"Note\0\0" + zlib.compress(b"Then Bo came"))
    assert found("a.png", data[:-12] + late + data[-12:])
    assert found("a.png", data + b"Zdenka Quillon", "Quillon")


def test_the_pixels_are_left_to_a_person() -> None:
    seen = check("a.png", picture("PNG"), mixed())
    assert (seen.ok, seen.to_look_at) == (True, ("the file itself",))
    assert "Pictures that only a person can check: 1" in seen.sentences


def test_a_damaged_picture_is_refused_alone_and_told_inside_a_file() -> None:
    from tests.exchange.documents.making import docx

    with pytest.raises(BadInput):
        check("a.png", picture("PNG")[:30], mixed())
    inside = check("a.docx", docx("<w:p/>", **{"word__media__image1.png": picture("PNG")[:20]}), mixed())
    assert any("A picture is damaged" in said for said in inside.unread)
