"""Closing a review forgets what was kept for its words."""

from __future__ import annotations

from pathlib import Path

from tests.ui.stand import small_review
from workbench import forgetting


def test_what_was_kept_is_worked_out_again_once_a_review_is_closed(tmp_path: Path) -> None:
    asked: list[str] = []

    @forgetting.until_closed(10)
    def answer(word: str) -> str:
        asked.append(word)
        return word.upper()

    with small_review(tmp_path / "one.review"):
        assert (answer("ada"), answer("ada")) == ("ADA", "ADA")
        assert asked == ["ada"]
    assert answer.cache_info().currsize == 0
