from __future__ import annotations

import pytest

from workbench.analysis import commonness


@pytest.mark.parametrize(
    ("word", "weight"),
    [("the", 0), ("it", 0), ("child", 0), ("house", 1), ("houses", 1), ("working", 1), ("scaffold", 2), ("Xanthe", 3)],
)
def test_a_word_weighs_what_it_tells(word: str, weight: int) -> None:
    assert commonness.weight(word) == weight


def test_the_list_holds_what_everybody_says() -> None:
    assert {"house", "water", "people"} <= commonness.common()
    assert len(commonness.common()) > 5_000
