from __future__ import annotations

import pytest

from workbench.redaction.patterns import shapes


def kinds(text: str) -> dict[str, str]:
    found = sorted(shapes(text, frozenset()), key=lambda f: f.start - f.end)
    return {text[f.start : f.end]: f.kind for f in reversed(found)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They live at Flat 3, 12a Canal View now.", "Flat 3, 12a Canal View"),
        ("They live at Flat B, 114 Dar Road now.", "Flat B, 114 Dar Road"),
        ("moved to Room 19 Edgefield Tower last week", "Room 19 Edgefield Tower"),
        ("moved to plot 4 Beech Close", "plot 4 Beech Close"),
        ("staying at 84 mill lane with nan", "84 mill lane"),
        ("flat 2 windridge house was cold", "flat 2 windridge house"),
    ],
)
def test_an_address_is_found_however_it_is_written(text: str, words: str) -> None:
    assert any(kind == "address" and words in told for told, kind in kinds(text).items())


@pytest.mark.parametrize("text", ["Room for 3 more on the street", "he waited 2 hours by the road", "flat refusal"])
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    assert "address" not in kinds(text).values()
