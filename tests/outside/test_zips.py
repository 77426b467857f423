from __future__ import annotations

import io
import zipfile

import pytest

from workbench.errors import BadInput
from workbench.outside import zips
from workbench.outside.zips import attribute, local, open_zip, parse_xml


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_members_come_in_order_with_their_content() -> None:
    archive = open_zip(packed({"a": b"1", "../b": b"2"}))
    assert [(m.name, m.data) for m in archive.members] == [("a", b"1"), ("../b", b"2")]
    assert archive.parts() == {"a": b"1", "../b": b"2"}


def test_loose_bytes_hold_everything_but_the_packed_content() -> None:
    data = b"BEFORE" + packed({"name-of-a": b"PACKED CONTENT"}, zipfile.ZIP_STORED)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"COMMENT"
    loose = open_zip(out.getvalue()).loose
    assert b"BEFORE" in loose
    assert b"name-of-a" in loose
    assert b"COMMENT" in loose
    assert b"PACKED CONTENT" not in loose


def test_a_bomb_is_refused_by_what_it_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "SMALL", 10_000)
    with pytest.raises(BadInput, match="enormous"):
        open_zip(packed({"a": b"\0" * 5_000_000}))


def test_a_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a": b"\0" * 5_000_000}).replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    monkeypatch.setattr(zips, "SMALL", 10_000)
    with pytest.raises(BadInput):
        open_zip(data)


def test_a_bomb_of_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_BYTES", 1000)
    with pytest.raises(BadInput, match="enormous"):
        open_zip(packed({str(n): b"x" * 200 for n in range(6)}))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_MEMBERS", 3)
    with pytest.raises(BadInput, match="too many parts"):
        open_zip(packed({str(n): b"" for n in range(4)}))


def test_a_locked_archive_asks_for_one_without_a_password() -> None:
    data = bytearray(packed({"a": b"1"}))
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(marker) + offset] |= 1
    with pytest.raises(BadInput, match="password"):
        open_zip(bytes(data))


def test_a_wrong_check_sum_is_damage() -> None:
    data = packed({"a": b"CONTENT"}, zipfile.ZIP_STORED).replace(b"CONTENT", b"CONTENX")
    with pytest.raises(BadInput, match="damaged"):
        open_zip(data)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04" * 20, packed({"a": b"1"})[:-5]], ids=["empty", "two", "heads", "short"]
)
def test_what_is_no_archive_is_damage(data: bytes) -> None:
    with pytest.raises(BadInput):
        open_zip(data)


def test_an_archive_does_not_show_its_content_in_a_log() -> None:
    assert "Zephyr" not in repr(open_zip(packed({"Zephyr": b"Zephyr"})))


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<a>" * 5000 + b"</a>" * 5000,
    ],
)
def test_xml_that_no_office_program_writes_is_refused(xml: bytes) -> None:
    with pytest.raises(BadInput):
        parse_xml(xml)


def test_names_are_read_without_their_namespace() -> None:
    root = parse_xml(b'<x:a xmlns:x="u" x:b="1"><!-- c --></x:a>')
    assert (local(root), attribute(root, "b"), attribute(root, "c"), local(root[0])) == ("a", "1", None, "")


def test_unknown_packing_is_refused() -> None:
    data = bytearray(packed({"a": b"1"}))
    for marker, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(marker) + offset] = 77
    with pytest.raises(BadInput, match="packed in a way"):
        open_zip(bytes(data))
