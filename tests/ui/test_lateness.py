from __future__ import annotations

import pytest

from workbench.analysis.lateness import Lateness
from workbench.ui.lateness import in_words


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (Lateness(1, 1), "1 day late"),
        (Lateness(3, 3), "3 days late"),
        (Lateness(2, 32), "between 2 and 32 days late"),
        (Lateness(3, None), "at least 3 days late"),
        (Lateness(-14, 16), "perhaps in time, at most 16 days late"),
        (Lateness(-14, 0), "in time"),
        (Lateness(-3, None), "perhaps in time, perhaps late"),
        (Lateness(3, 3, doubtful=True), "3 days late, as far as uncertain dates tell"),
    ],
)
def test_words_promise_no_more_than_the_dates(late: Lateness, words: str) -> None:
    assert in_words(late) == words
