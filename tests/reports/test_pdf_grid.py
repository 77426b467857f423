from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from workbench.reports.pdf_grid import Grid

WIDTHS = (100.0, 200.0)
TALLEST = 400.0


def row(said: str = "word", lines: int = 1) -> tuple[tuple[Flowable, ...], ...]:
    style = ParagraphStyle("cell", leading=12, fontSize=10, spaceAfter=2)
    return (Paragraph(said, style),), (Paragraph("<br/>".join([said] * lines), style),)


def grid(*rows: tuple[tuple[Flowable, ...], ...], whole: bool = False) -> Grid:
    return Grid(rows, WIDTHS, header=None if whole else row("head"), tallest=TALLEST, whole=whole)


def heights(flowables: list[Flowable]) -> list[float]:
    return [flowable.wrap(300, 1e6)[1] for flowable in flowables]


def test_a_table_that_fits_is_as_tall_as_its_rows_and_header() -> None:
    one = grid(row()).wrap(300, 1000)[1]
    assert grid(row(), row()).wrap(300, 1000) == (300, one * 1.5)


def test_a_table_is_cut_between_rows_with_a_header_on_each_part() -> None:
    whole = grid(*[row() for _ in range(10)])
    single = grid(row()).wrap(300, 1000)[1] / 2
    parts = whole.split(300, single * 4.5)
    assert heights(parts) == [single * 4, single * 8]


def test_a_row_that_does_not_fit_waits_for_the_next_page() -> None:
    assert grid(row(lines=20)).split(300, 100) == []


def test_a_row_taller_than_a_page_is_cut_into_parts_that_fit() -> None:
    remaining: Flowable = grid(row(lines=100), row("last"))
    pages = 0
    while (parts := remaining.split(300, TALLEST)) and len(parts) == 2:
        assert parts[0].wrap(300, TALLEST)[1] <= TALLEST
        remaining, pages = parts[1], pages + 1
    assert pages == 3
    assert remaining.wrap(300, TALLEST)[1] <= TALLEST


def test_a_tall_row_is_not_begun_in_the_last_lines_of_a_page() -> None:
    assert grid(row(lines=100)).split(300, 60) == []


def test_facts_are_kept_whole_unless_they_are_long() -> None:
    assert grid(*[row() for _ in range(5)], whole=True).split(300, 50) == []
    assert len(grid(*[row() for _ in range(50)], whole=True).split(300, 300)) == 2
