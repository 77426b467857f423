"""The sheet explains every sign it uses and no other, and holds only what a view gave."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.family import BLENDED, NUCLEAR, family
from workbench.reports.drawing import Label, Ring, Rule
from workbench.reports.genogram import Family
from workbench.reports.genogram_sheet import draw
from workbench.reports.genogram_symbols import symbol
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed
from workbench.reports.timeline_sheet import Sheet


def sheet(of: Family) -> Sheet:
    return draw(of, about=Fixed("Child A"), measure=measure)


def words(made: Sheet) -> set[str]:
    return {str(shape.words) for shape in made.shapes if isinstance(shape, Label)}


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    assert {"male", "female", "former partners", "lived with the child"} <= words(sheet(BLENDED))
    assert not {"former partners", "lived with the child", "has died"} & words(sheet(NUCLEAR))


def test_everything_lies_on_the_sheet() -> None:
    large = family(" ".join(f"person{n}:f" for n in range(90)))
    for of in (BLENDED, large):
        made = sheet(of)
        for shape in made.shapes:
            if isinstance(shape, Label | Ring):
                assert 0 <= shape.x <= made.width
                assert 0 <= shape.y <= made.height


def test_people_without_a_tie_are_counted() -> None:
    assert "1 person stands apart: no relationship is recorded." in words(sheet(family("child")))


def test_a_death_is_a_cross_and_a_pregnancy_a_triangle() -> None:
    (child,) = family("child:m").members
    plain = len(symbol(child, 0, 0))
    assert len(symbol(replace(child, died=True), 0, 0)) == plain + 2
    triangle = symbol(replace(child, unborn=True, subject=False), 0, 0)
    assert len([shape for shape in triangle if isinstance(shape, Rule)]) == 3
