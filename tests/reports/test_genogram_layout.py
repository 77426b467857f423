"""A genogram of an ordinary family: nobody on another, children below their parents, and no line through another."""

from __future__ import annotations

import pytest

from tests.reports.family import BLENDED, EX, FOSTERED, GRAND, HALF, MATE, ORDINARY, P, S, family, member
from workbench.reports.drawing import Ink, Label, Rule
from workbench.reports.genogram import Bond, Family, Tie
from workbench.reports.genogram_layout import Layout, lay_out
from workbench.reports.genogram_places import APART
from workbench.reports.pdf_fonts import measure

_ENDS = 0.6  # points: lines that meet at an end do not cross


def laid(of: Family) -> Layout:
    return lay_out(of, measure)


def lines(layout: Layout) -> list[Rule]:
    """Return the lines of the family, without strokes, symbols and the household."""
    upright = [s for s in layout.shapes if isinstance(s, Rule) and s.ink in {Ink.TEXT, Ink.QUIET} and s.width == 1]
    return [rule for rule in upright if rule.x1 == rule.x2 or rule.y1 == rule.y2]


def crossings(layout: Layout) -> list[tuple[Rule, Rule]]:
    found = []
    for one in lines(layout):
        for other in lines(layout):
            if one.y1 == one.y2 and other.x1 == other.x2 and other.y1 != other.y2:
                left, right = sorted((one.x1, one.x2))
                top, bottom = sorted((other.y1, other.y2))
                if left + _ENDS < other.x1 < right - _ENDS and top + _ENDS < one.y1 < bottom - _ENDS:
                    found.append((one, other))
    return found


@pytest.mark.parametrize("name", ORDINARY)
def test_no_line_of_an_ordinary_family_crosses_another(name: str) -> None:
    assert crossings(laid(ORDINARY[name])) == []


@pytest.mark.parametrize("name", ORDINARY)
def test_nobody_stands_on_another(name: str) -> None:
    spots = laid(ORDINARY[name]).spots
    assert len(spots) == len(ORDINARY[name].members)
    for one in spots:
        for other in spots:
            if one is not other and one.y == other.y:
                assert abs(one.x - other.x) > APART - _ENDS


@pytest.mark.parametrize("name", ORDINARY)
def test_generations_stand_in_rows(name: str) -> None:
    of = ORDINARY[name]
    y = {spot.id: spot.y for spot in laid(of).spots}
    for tie in of.ties:
        if tie.bond is Bond.PARENT:
            assert y[tie.person] < y[tie.other]
        if tie.bond in {Bond.PARTNER, Bond.FORMER_PARTNER, Bond.SIBLING, Bond.HALF_SIBLING}:
            assert y[tie.person] == y[tie.other]


def test_the_household_is_one_line_where_it_stands_together() -> None:
    marks = [s for s in laid(BLENDED).shapes if isinstance(s, Rule) and s.ink is Ink.MARK]
    uprights = [rule for rule in marks if rule.x1 == rule.x2]
    assert len(uprights) == 4  # two rows, a left and a right each
    assert all(rule.dashed for rule in marks)


def test_what_is_drawn_already_is_not_drawn_as_a_loose_tie() -> None:
    assert laid(BLENDED).kin.loose == ()


def test_a_grandparent_with_nobody_between_is_a_loose_tie_with_its_name() -> None:
    layout = laid(family("child nan mother father", ("nan", GRAND, "child"), ("mother", P, "child")))
    y = {spot.id: spot.y for spot in layout.spots}
    assert y["nan"] < y["mother"] < y["child"]
    assert "grandparent" in {str(s.words) for s in layout.shapes if isinstance(s, Label)}


def test_a_step_parent_is_tied_from_the_line_of_the_couple_without_crossing_it() -> None:
    layout = laid(
        family(
            "child:m mother:f father:m step:m half:f",
            ("mother", P, "child"), ("father", P, "child"), ("mother", P, "half"), ("step", P, "half"),
            ("step", S, "child"), ("mother", MATE, "step"), ("mother", EX, "father"), ("half", HALF, "child"),
        )
    )  # fmt: skip
    assert [tie.bond for tie in layout.kin.loose] == [Bond.STEP]
    assert crossings(layout) == []


def test_foster_carers_and_adoptive_parents_are_dashed() -> None:
    layout = laid(FOSTERED)
    assert {tie.bond for tie in layout.kin.loose} == {Bond.CARER}
    (adopted,) = [sibship for sibship in layout.kin.sibships if "adopted" in sibship.children]
    assert adopted.dashed == {"adopted"}


def test_a_loose_tie_past_a_generation_runs_through_nobody() -> None:
    layout = laid(Family(BLENDED.members, (*BLENDED.ties, Tie("gran", "half", Bond.CARER))))
    ways = [rule for rule in lines(layout) if rule.ink is Ink.QUIET and rule.x1 == rule.x2]
    assert ways
    for rule in ways:
        top, bottom = sorted((rule.y1, rule.y2))
        assert not [s for s in layout.spots if abs(s.x - rule.x1) < 20 and top < s.y - 5 and s.y + 5 < bottom]


def test_those_without_a_tie_stand_apart_in_rows_of_their_own() -> None:
    layout = laid(family(" ".join(f"p{n}" for n in range(11))))
    assert len({spot.y for spot in layout.spots}) == 2
    assert layout.kin.alone == tuple(f"p{n}" for n in range(11))


def test_records_that_contradict_one_another_are_still_drawn() -> None:
    loop = family("child mother gran", ("mother", P, "child"), ("child", P, "mother"), ("mother", MATE, "child"),
                  ("gran", P, "gran"), ("gran", GRAND, "child"))  # fmt: skip
    assert len(laid(loop).spots) == 3


def test_an_empty_family_is_an_empty_drawing() -> None:
    layout = laid(Family((), ()))
    assert (layout.shapes, layout.spots) == ((), ())


def test_a_long_name_is_broken_and_a_long_word_cut() -> None:
    long = member("a" * 60)
    words = [s for s in laid(Family((long,), ())).shapes if isinstance(s, Label)]
    assert all(measure(label.words, label.size, label.bold) <= APART for label in words)
