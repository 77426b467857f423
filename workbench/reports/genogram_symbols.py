"""The standard symbols of a genogram: square, circle, diamond, triangle; a second border, and a cross."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from workbench.reports.drawing import Ink, Ring, Rule, Shape
from workbench.reports.genogram import Member, Sex

RADIUS = 15.0  # points from the middle of a symbol to its side
_BORDER = 3.5  # between the two lines round the child whom the review is about
_CORNER = 0.7071
_WEIGHT = 1.25


def symbol(member: Member, x: float, y: float, radius: float = RADIUS) -> list[Shape]:
    """Return the symbol of a member around a point."""
    shapes = list(_outline(member, x, y, radius))
    if member.subject:
        shapes += _outline(member, x, y, radius + _BORDER)
    if member.died:
        reach = radius * (0.5 if member.unborn else 1 if member.sex is Sex.MALE else _CORNER)
        reach = radius * 0.5 if member.sex is Sex.NOT_TOLD and not member.unborn else reach
        shapes.append(Rule(x - reach, y - reach, x + reach, y + reach, Ink.TEXT, 1))
        shapes.append(Rule(x - reach, y + reach, x + reach, y - reach, Ink.TEXT, 1))
    return shapes


def reach(member: Member, beside: float = 0.0) -> float:
    """Return how far up the outline of a symbol stands from its middle, ``beside`` the middle by so much."""
    r, away = RADIUS + (_BORDER if member.subject else 0), abs(beside)
    if member.unborn:
        return r - 1.8 * away if beside else r
    if member.sex is Sex.FEMALE:
        return math.sqrt(max(0.0, r * r - away * away))
    return r if member.sex is Sex.MALE else r - away


def slash(x: float, y: float) -> list[Shape]:
    """Return the stroke through the line of partners who have parted."""
    return [Rule(x - 4, y + 7, x + 4, y - 7, Ink.TEXT, 1.25)]


def _outline(member: Member, x: float, y: float, r: float) -> Iterable[Shape]:
    if member.unborn:
        return _polygon([(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)])
    match member.sex:
        case Sex.MALE:
            return _polygon([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
        case Sex.FEMALE:
            return [Ring(x, y, r, Ink.TEXT)]
        case _:
            return _polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)])


def _polygon(corners: Sequence[tuple[float, float]]) -> list[Shape]:
    return [
        Rule(x1, y1, x2, y2, Ink.TEXT, _WEIGHT)
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
