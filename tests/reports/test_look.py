from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.reports.small import fixed
from workbench.reports import look
from workbench.reports.blocks import Paper, Table


def table(widths: tuple[float, ...], *words: str) -> Table:
    cells = tuple((fixed(word),) for word in words)
    return Table(tuple(fixed("x") for _ in words), (cells,), widths)


def test_columns_fill_the_width_by_their_shares() -> None:
    assert look.column_widths(table((1, 3), "a", "b"), 400) == pytest.approx((100, 300))


def test_a_narrow_column_is_given_room_for_its_longest_word() -> None:
    given = look.column_widths(table((0.1, 9), "Concerned", "b"), 400)
    size = look.STYLES["Cell"].size
    assert given[0] >= stringWidth("Concerned", "Helvetica-Bold", size) + 2 * look.CELL_GAP
    assert sum(given) == pytest.approx(400)


def test_a_word_as_long_as_a_page_leaves_room_for_the_others() -> None:
    given = look.column_widths(table((1, 1, 1), "x" * 5000, "y" * 5000, "z" * 5000), 200)
    assert sum(given) == pytest.approx(200)
    assert min(given) > 20


@pytest.mark.parametrize("paper", list(Paper))
def test_lines_of_prose_are_at_most_about_75_characters(paper: Paper) -> None:
    line = "the quick brown fox jumps over the lazy dog and then it does so again for luck"
    room = look.text_width(paper, turned=False) - look.NUMBER_INDENT
    assert 62 <= len(line) * room / stringWidth(line, "Helvetica", look.STYLES["Normal"].size) <= 82
