"""Registers and finished files for the tests of verification."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from tests.reports.fakes import FakeView, profile
from workbench.records import Agency, Person, Place
from workbench.redaction.audiences import audience
from workbench.redaction.register import Register
from workbench.reports import outline
from workbench.reports.blocks import Report
from workbench.reports.verify import Verification, verify

DAY = datetime.date(2026, 1, 5)
CASE: Mapping[str, Any] = {
    "review": {"id": "r1", "title": "Review: Child Q", "jurisdiction": "england", "review_type": "lcspr"},
    "section": [
        {"id": "s1", "number": 1, "heading": "Summary", "body": "One para.\n\nAnother.", "audiences": ["public"]},
        {"id": "s2", "number": 2, "heading": "Learning", "body": "A page about it.", "audiences": ["public"]},
    ],
}


def family(*names: str) -> Register:
    """Return a register of people called so, each with the name as id."""
    return Register.build([Person(n, name=n, kind="family", label="Mother") for n in names], [], [])


def mixed() -> Register:
    """Return a mother with a protected telephone, a practitioner, an agency and a place."""
    phone = ({"kind": "phone", "value": "07700 900123"},)
    return Register.build(
        [
            Person(
                "m", name="Zdenka Quillon", kind="family", label="Mother", identifiers=phone, contact_protected=True
            ),
            Person("w", name="Orsolya Brax", kind="professional", label="Social Worker 1", agency="a"),
        ],
        [Agency("a", name="Wexcombe Council", kind="social_care", label="Children’s Social Care")],
        [Place("l", name="Tarrow Lane", kind="street", label="the street")],
    )


def report() -> Report:
    """Return a small public report that names nobody."""
    return outline.build(FakeView(CASE, "public"), profile=profile(), today=DAY)


def check(name: str, data: bytes, register: Register, code: str = "public", *, own: bool = False) -> Verification:
    """Verify for an audience."""
    return verify(name, data, register, audience(code), own=own)


def repacked(data: bytes, changes: Mapping[str, bytes | None] = {}, **info: Any) -> bytes:
    """Return a zip file with parts replaced, added or (None) left out, dated 1980 as ours are unless ``info`` says."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()}
        parts.update(changes)
        for name, content in parts.items():
            if content is not None:
                member = zipfile.ZipInfo(name, info.get("date_time", (1980, 1, 1, 0, 0, 0)))
                member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
                member.comment, member.extra = info.get("comment", b""), info.get("extra", b"")
                target.writestr(member, content)
        target.comment = info.get("archive_comment", b"")
    return out.getvalue()
