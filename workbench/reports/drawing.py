"""A drawing as a list of a few shapes, in points from the top left, which the window and every file format can draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class Ink(StrEnum):
    """What a colour means; whoever draws knows which colour that is."""

    TEXT = "text"
    QUIET = "quiet"
    LINE = "line"
    BAR = "bar"
    VAGUE = "vague"
    MARK = "mark"
    GROUND = "ground"


class Anchor(StrEnum):
    """Which end of its words a label's place is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    width: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Diamond:
    """A filled diamond around its middle: the sign of what is significant."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Ring:
    """An open ring around its middle: the sign of what was expected and did not happen."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words; ``y`` is their baseline."""

    x: float
    y: float
    words: str
    size: float
    ink: Ink
    anchor: Anchor = Anchor.START
    bold: bool = False


Shape = Rule | Box | Diamond | Ring | Label
Measure = Callable[[str, float, bool], float]
"""The width of words in a size, bold or not."""


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape in another place."""
    if isinstance(shape, Rule):
        return replace(shape, x1=shape.x1 + right, x2=shape.x2 + right, y1=shape.y1 + down, y2=shape.y2 + down)
    return replace(shape, x=shape.x + right, y=shape.y + down)
