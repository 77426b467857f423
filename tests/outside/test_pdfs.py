from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from workbench.errors import BadInput
from workbench.outside import pdfs


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in pages:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_come_with_their_words() -> None:
    assert [page.text for page in pdfs.pages(pdf("one", "two"))] == ["one", "two"]
    assert "one" not in repr(pdfs.pages(pdf("one")))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 1)
    with pytest.raises(BadInput, match="pages"):
        pdfs.pages(pdf("one", "two"))


@pytest.mark.parametrize("opened", [pdfs.pages, pdfs.open_objects])
def test_a_locked_file_is_refused_by_both_readers(opened: object) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("x"))) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert callable(opened)
    with pytest.raises(BadInput, match="password"):
        opened(out.getvalue())


def test_a_stream_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "LARGEST_STREAM", 10_000)
    with pikepdf.new() as made:
        bomb = pikepdf.Stream(made, zlib.compress(b"\0" * 100_000), Filter=pikepdf.Name.FlateDecode)
        twice = pikepdf.Stream(made, zlib.compress(zlib.compress(b"\0" * 100_000)))
        for stream in (bomb, twice):
            with pytest.raises(BadInput, match="enormous"):
                pdfs.unpacked(stream)


def test_a_broken_stream_gives_what_can_be_had() -> None:
    with pikepdf.new() as made:
        whole = zlib.compress(b"some words " * 50)
        broken = pikepdf.Stream(made, whole[:-10] + b"xxxxx", Filter=pikepdf.Name.FlateDecode)
        assert b"some words" in pdfs.unpacked(broken)


def test_inflating_what_is_not_packed_gives_nothing() -> None:
    assert pdfs.inflated(b"plain") == b""
    assert pdfs.inflated(zlib.compress(b"x") + b"after") == b"x"


@pytest.mark.parametrize("opened", [pdfs.pages, pdfs.open_objects])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 and nothing more"])
def test_a_damaged_file_is_refused_by_both_readers(opened: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(BadInput, match="damaged"):
        opened(data)


def test_a_file_without_pages_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.save(out)
    with pytest.raises(BadInput):
        pdfs.pages(out.getvalue())


def test_a_library_that_may_quote_a_file_says_nothing() -> None:
    assert not logging.getLogger("pikepdf").isEnabledFor(logging.ERROR)
