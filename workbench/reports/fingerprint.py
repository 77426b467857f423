"""What a report says, as one value: the same for every file of it, whatever the format and the day of writing.

The bytes of a .docx or a .pdf carry the month in which they were written and what a library makes of it; a check of a
report is a check of its words. So a check is tied to the words: every text of every block in its order, with what kind
of block it stands in, of a report that is built for one fixed day.
"""

from __future__ import annotations

import datetime
import hashlib

from workbench.records.profiles import Profile
from workbench.reports import outline
from workbench.reports.blocks import Report, words_of
from workbench.reports.outline.reading import View

_ANY_DAY = datetime.date(2000, 1, 1)
_BLOCK, _TEXT = "\x1e", "\x1f"


def undated(view: View, profile: Profile) -> Report:
    """Return the report of an audience as on no day in particular, and as no draft."""
    return outline.build(view, profile=profile, today=_ANY_DAY)


def fingerprint(report: Report) -> str:
    """Return the SHA-256 of a report's words."""
    said = hashlib.sha256()
    for block in report.blocks:
        said.update(f"{_BLOCK}{type(block).__name__}".encode())
        for words in words_of(block):
            said.update(f"{_TEXT}{words.plain}".encode())
    return said.hexdigest()
