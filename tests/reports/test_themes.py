"""Themes counted over reviews, and their picture."""

from __future__ import annotations

import pytest

from workbench.reports.drawing import Box, Diamond, Label
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed
from workbench.reports.themes import MOST_YEARS, OLDER, THIS, UNKNOWN, Tally, Told, in_words, tally
from workbench.reports.themes_sheet import draw, lay_out

TITLES = {"recording": Fixed("Recording"), "transfer": Fixed("Transfer")}


def counted(*told: Told) -> Tally:
    years = {each.year: Fixed(each.year) for each in told}
    return tally(told, TITLES, years)


SMALL = counted(
    Told("A", "2018", ("recording",)),
    Told("A", "2018", ("recording", "transfer")),
    Told("B", "2018", ("recording",)),
    Told("C", "2020", ("recording",)),
    Told("D", UNKNOWN, ("transfer",)),
    Told(THIS, THIS, ("transfer",)),
)


def test_a_review_counts_once_for_a_theme() -> None:
    first, second = SMALL.rows
    assert (first.theme, first.total, first.counts) == ("recording", 3, {"2018": 2, "2020": 1})
    assert (second.theme, second.total, second.counts) == ("transfer", 2, {"2018": 1, UNKNOWN: 1, THIS: 1})
    assert (SMALL.reviews, SMALL.most) == (4, 2)


def test_columns_are_the_years_and_then_what_has_none() -> None:
    assert [key for key, _ in SMALL.columns] == ["2018", "2020", UNKNOWN, THIS]


def test_old_years_stand_together() -> None:
    many = counted(*(Told(str(year), str(year), ("recording",)) for year in range(1990, 2020)))
    assert [key for key, _ in many.columns][:2] == [OLDER, "2006"]
    assert len(many.columns) == MOST_YEARS + 1
    assert many.rows[0].counts[OLDER] == 30 - MOST_YEARS


def test_a_line_is_told_in_words() -> None:
    assert [in_words(row, SMALL.columns) for row in SMALL.rows] == [
        "Recording: 3 earlier reviews (2018: 2, 2020: 1)",
        "Transfer: 2 earlier reviews (2018: 1, No year: 1); this review too",
    ]


def test_every_bar_has_its_number_and_is_as_high_as_it_says() -> None:
    shapes, _ = lay_out(SMALL, 600, measure)
    bars = [shape for shape in shapes if isinstance(shape, Box)]
    numbers = [
        shape.words for shape in shapes if isinstance(shape, Label) and shape.size == 8 and shape.words.isdigit()
    ]
    assert len(bars) == 4
    assert numbers.count("1") == 3
    assert max(bar.height for bar in bars) == 2 * min(bar.height for bar in bars)
    assert sum(isinstance(shape, Diamond) for shape in shapes) == 1


def test_the_sheet_grows_with_its_themes() -> None:
    assert draw(SMALL, about=Fixed("x"), measure=measure).height < 600
    names = {str(n): Fixed(f"Theme {n}") for n in range(60)}
    many = tally([Told("A", "2018", tuple(names))], names, {"2018": Fixed("2018")})
    assert draw(many, about=Fixed("x"), measure=measure).height > 1300


@pytest.mark.parametrize("width", [300, 1100])
def test_nothing_is_drawn_beyond_its_width(width: float) -> None:
    shapes, height = lay_out(SMALL, width, measure)
    for shape in shapes:
        if isinstance(shape, Box):
            assert shape.x >= 0
            assert shape.x + shape.width <= width
            assert shape.y >= 0
            assert shape.y + shape.height <= height
