"""Recurring themes in every reader's eyes, and their picture as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.errors import PublicationRefused
from workbench.records import Person
from workbench.reports.themes import THIS
from workbench.services import editing, recurring
from workbench.services.session import Session

DAY = date(2026, 1, 5)


def test_earlier_learning_and_this_reviews_findings_are_counted(harbour: Session) -> None:
    seen = recurring.read(harbour)
    rows = {row.theme: row for row in seen.rows}
    assert seen.reviews == harbour.store.count("prior_learning")
    assert (rows["capacity"].total, rows["capacity"].counts["2018"]) == (1, 1)
    assert rows["capacity"].counts[THIS] == 1
    assert rows["capacity"].title != "capacity"  # the words of the profile


@pytest.mark.parametrize("ending", [".svg", ".pdf"])
@pytest.mark.parametrize("code", ["confidential", "public"])
def test_the_picture_is_written_and_read_back(harbour: Session, tmp_path: Path, code: str, ending: str) -> None:
    receipt = recurring.write(harbour, code, tmp_path / f"themes{ending}", today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok


def test_a_theme_that_holds_a_name_is_not_drawn_for_the_public(harbour: Session, tmp_path: Path) -> None:
    name = str(next(p.name for p in harbour.store.all(Person) if p.kind == "subject_child"))
    editing.add(harbour, "prior_learning", {"title": "A review", "themes": (f"visits to {name}",)})
    words = " ".join(str(row.title) for row in recurring.read(harbour, "public").rows)
    assert name not in words
    try:
        data = recurring.write(harbour, "public", tmp_path / "t.svg", today=DAY).path.read_text("utf-8")
    except PublicationRefused:
        data = ""
    assert name not in data
