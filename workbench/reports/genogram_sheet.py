"""A genogram on a sheet of its own, with a title, what the symbols mean, and what is not drawn."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.reports.blocks import Paper
from workbench.reports.drawing import Ink, Label, Measure, Ring, Rule, Shape, moved
from workbench.reports.genogram import Bond, Family, Member, Sex
from workbench.reports.genogram_layout import Layout, lay_out
from workbench.reports.genogram_symbols import slash, symbol
from workbench.reports.look import sheet
from workbench.reports.text import Fixed, Words
from workbench.reports.timeline_sheet import Sheet, fitting

TITLE = Fixed("Family: who is what to whom")
_MARGIN, _SMALL, _WORDS, _LARGE = 36.0, 8.0, 9.0, 14.0
_HEAD, _ROW, _SIGN, _GAP = 52.0, 20.0, 6.0, 20.0


def draw(family: Family, *, about: Words, measure: Measure, paper: Paper = Paper.A4, language: str = "en-GB") -> Sheet:
    """Return the sheet: on its side, and larger than the paper where the family is. ``about``: below the title."""
    width, height = sheet(paper, turned=True)
    laid = lay_out(family, measure)
    width = max(width, laid.width + 2 * _MARGIN)
    top = _MARGIN + _HEAD
    legend = list(_legend(family, laid, width - 2 * _MARGIN, measure))
    foot = max((y for _, _, y in legend), default=0.0) + _ROW
    height = max(height, top + laid.height + _GAP + foot + _MARGIN)
    right, down = (width - laid.width) / 2, top + max(0.0, (height - top - _MARGIN - foot - _GAP - laid.height) / 3)
    shapes: list[Shape] = [
        Label(_MARGIN, _MARGIN + _LARGE, TITLE, _LARGE, Ink.TEXT, bold=True),
        Label(_MARGIN, _MARGIN + _LARGE + 17, fitting(about, width - 2 * _MARGIN, measure), _WORDS, Ink.QUIET),
        *(moved(shape, right, down) for shape in laid.shapes),
    ]
    begins = height - _MARGIN - foot
    shapes.append(Rule(_MARGIN, begins - 8, width - _MARGIN, begins - 8, Ink.LINE, 0.5))
    shapes += [moved(shape, _MARGIN + x, begins + y + _SIGN) for shape, x, y in legend]
    return Sheet(width, height, TITLE, language, tuple(shapes))


def signs(family: Family, laid: Layout) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Yield each sign that the drawing uses, around 0, and what it means."""
    members, kin = family.members, laid.kin

    def as_sign(**of: object) -> tuple[Shape, ...]:
        return tuple(symbol(Member("", Fixed(""), **of), 0, 0, _SIGN))  # type: ignore[arg-type]

    for sex, said in ((Sex.MALE, "male"), (Sex.FEMALE, "female"), (Sex.NOT_TOLD, "sex not recorded or not told")):
        if any(member.sex is sex and not member.unborn for member in members):
            yield as_sign(sex=sex), said
    if any(member.unborn for member in members):
        yield as_sign(unborn=True), "pregnancy; crossed out: lost"
    if any(member.subject for member in members):
        yield (Ring(0, 0, _SIGN - 3, Ink.TEXT), Ring(0, 0, _SIGN, Ink.TEXT)), "double border: the child of the review"
    if any(member.died and not member.unborn for member in members):
        yield (Rule(-4, -4, 4, 4, Ink.TEXT, 1), Rule(-4, 4, 4, -4, Ink.TEXT, 1)), "has died"
    bonds = {couple.bond for couple in kin.couples}
    across = Rule(-8, 0, 8, 0, Ink.TEXT, 1)
    if Bond.PARTNER in bonds:
        yield (across,), "partners"
    if Bond.FORMER_PARTNER in bonds:
        yield (across, *slash(0, 0)), "former partners"
    if None in bonds:
        yield (Rule(-8, 0, 8, 0, Ink.TEXT, 1, dashed=True),), "parents of a child; nothing else recorded"
    if any(sibship.dashed for sibship in kin.sibships):
        yield (Rule(0, -6, 0, 6, Ink.TEXT, 1, dashed=True),), "adoptive parent, step-parent or carer"
    if kin.loose:
        yield (Rule(0, -6, 0, 6, Ink.QUIET, 1, dashed=True),), "another tie, named on the line"
    if any(member.household for member in members):
        yield (Rule(-8, 0, 8, 0, Ink.MARK, 0.9, dashed=True),), "lived with the child"


def _legend(family: Family, laid: Layout, room: float, measure: Measure) -> Iterator[tuple[Shape, float, float]]:
    """Yield the shapes of the legend and where they go, in as many rows as they need."""
    x, y = 0.0, 0.0
    for shapes, said in signs(family, laid):
        wide = 20 + measure(said, _SMALL, False) + 22
        if x and x + wide > room:
            x, y = 0.0, y + _ROW
        for shape in shapes:
            yield shape, x + 8, y
        yield Label(0, _SMALL * 0.35, Fixed(said), _SMALL, Ink.QUIET), x + 21, y
        x += wide
    without = len(laid.kin.alone)
    if without:
        said = "1 person stands" if without == 1 else f"{without} people stand"
        words = f"{said} apart: no relationship is recorded."
        yield Label(0, _SMALL * 0.35, Fixed(words), _SMALL, Ink.QUIET), 0.0, y + _ROW
