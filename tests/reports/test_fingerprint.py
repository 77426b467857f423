from __future__ import annotations

import dataclasses
from typing import Any

from tests.reports.fakes import FakeView, profile
from tests.reports.small import BLOCKS, fixed, words
from workbench.reports.blocks import Heading, Paper, Paragraph, Report
from workbench.reports.fingerprint import fingerprint, undated

REPORT = Report(words("Review"), "en-GB", Paper.A4, fixed("Head"), fixed("Public"), fixed("Version 1"), False, BLOCKS)
CASE: dict[str, Any] = {
    "review": {"id": "r", "title": "Child Z", "jurisdiction": "england", "review_type": "lcspr"},
    "section": [{"id": "s", "number": 1, "heading": "One", "body": "Words.", "audiences": ["public"]}],
}


def test_the_same_words_have_the_same_fingerprint() -> None:
    again = dataclasses.replace(REPORT, draft=True, version=fixed("Version 2"), paper=Paper.LETTER)
    assert fingerprint(REPORT) == fingerprint(again)
    assert len(fingerprint(REPORT)) == 64


def test_a_word_changed_or_moved_is_another_text() -> None:
    more = dataclasses.replace(REPORT, blocks=(*BLOCKS, Paragraph(words("one two"))))
    split = dataclasses.replace(REPORT, blocks=(*BLOCKS, Paragraph(words("one")), Paragraph(words(" two"))))
    head = dataclasses.replace(REPORT, blocks=(*BLOCKS, Heading(2, words("one two"))))
    assert len({fingerprint(report) for report in (REPORT, more, split, head)}) == 4


def test_the_report_of_no_day_is_the_report_of_every_day() -> None:
    report = undated(FakeView(CASE, "public"), profile())
    assert not report.draft
    assert any("Words." in block.text.plain for block in report.blocks if isinstance(block, Paragraph))
    assert fingerprint(report) == fingerprint(undated(FakeView(CASE, "public"), profile()))
