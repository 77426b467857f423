"""The demonstration goes the whole way: a refused report, a draft, decisions, and a published report read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.records import Decision
from workbench.services import demo
from workbench.services.session import Session


@pytest.mark.slow
def test_the_demonstration_ends_with_a_published_report_and_its_certificate(tmp_path: Path) -> None:
    said: list[str] = []
    shown = demo.demonstrate(tmp_path / "demo", said.append)
    assert any("may not be published yet" in sentence for sentence in said)
    public = {receipt.path.name: receipt for receipt in shown.reports if receipt.audience == "public"}
    assert public["public-draft.docx"].draft
    assert not public["public.docx"].draft
    assert {receipt.path.suffix for receipt in shown.reports} == {".docx", ".pdf", ".json"}
    assert all(receipt.path.is_file() for receipt in shown.reports)
    assert public["public.docx"].sha256 in shown.certificate.read_text("utf-8")
    with Session.open(shown.store, shown.passphrase) as session:
        reasons = {decision.reason for decision in session.store.all(Decision)}
    assert demo.REASON in reasons
    again = demo.demonstrate(tmp_path / "demo", said.append)
    assert again.store == shown.store
