"""The picture of a chronology on a sheet of its own, with a title, the names of the lanes, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.reports.blocks import Paper
from workbench.reports.drawing import Anchor, Box, Diamond, Ink, Label, Measure, Ring, Rule, Shape, moved
from workbench.reports.look import sheet
from workbench.reports.text import Fixed, Shown, Words
from workbench.reports.timeline import Picture
from workbench.reports.timeline_layout import Scale, lay_out

TITLE = Fixed("Chronology: entries of each agency by month")
_NAMELESS = Fixed("An agency")
_MARGIN, _SMALL, _WORDS, _LARGE = 36.0, 8.0, 9.0, 14.0
_NAMES = (70.0, 236.0)  # the least and the most width for the names of lanes
_LANE = (16.0, 44.0)
_HEAD, _FOOT = 58.0, 40.0
_MOST_MONTH = 48.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished drawing. Its words are the program's own or of an audience's view; others are refused."""

    width: float
    height: float
    title: Words
    language: str
    shapes: tuple[Shape, ...]

    def __post_init__(self) -> None:
        words = [self.title, *(shape.words for shape in self.shapes if isinstance(shape, Label))]
        if any(type(said) not in {Fixed, Shown} for said in words):
            raise TypeError("a drawing takes only its own wording or text of an audience's view")


def draw(
    picture: Picture,
    names: Mapping[str, Words],
    *,
    about: Words,
    measure: Measure,
    paper: Paper = Paper.A4,
    language: str = "en-GB",
) -> Sheet:
    """Return the sheet: turned on its side, and longer than the paper where there are very many lanes.

    ``names``: what stands for each agency, by its id, as the audience reads it. ``about``: the line below the title.
    """
    width, height = sheet(paper, turned=True)
    lanes = max(1, len(picture.lanes))
    shown = {lane.agency: names.get(lane.agency) or _NAMELESS for lane in picture.lanes}
    widest = max((measure(words, _WORDS, False) for words in shown.values()), default=0.0)
    left = _MARGIN + min(max(widest + 10, _NAMES[0]), _NAMES[1])
    month = min((width - left - _MARGIN) / (picture.end - picture.start), _MOST_MONTH)
    top = _MARGIN + _HEAD
    probe = Scale(month, _LANE[0], _SMALL)
    lane = min(max((height - top - probe.axis - _FOOT - _MARGIN) / lanes, _LANE[0]), _LANE[1])
    scale = Scale(month, lane, _SMALL)
    laid = lay_out(picture, scale)
    body = top + scale.axis
    foot = body + laid.height
    height = max(height, foot + _FOOT + _MARGIN)
    shapes: list[Shape] = [
        Label(_MARGIN, _MARGIN + _LARGE, TITLE, _LARGE, Ink.TEXT, bold=True),
        Label(_MARGIN, _MARGIN + _LARGE + 17, fitting(about, width - 2 * _MARGIN, measure), _WORDS, Ink.QUIET),
        *(moved(shape, left, top) for shape in laid.axis),
        *(moved(shape, left, body) for shape in laid.body),
    ]
    for number, one in enumerate(picture.lanes):
        words = fitting(shown[one.agency], left - _MARGIN - 8, measure)
        baseline = body + number * lane + lane / 2 + _WORDS * 0.5
        shapes.append(Label(_MARGIN, baseline, words, _WORDS, Ink.TEXT))
        shapes.append(Rule(_MARGIN, body + (number + 1) * lane, left, body + (number + 1) * lane, Ink.LINE, 0.5))
    shapes += _legend(picture, _MARGIN, foot + 24, measure)
    return Sheet(width, height, TITLE, language, tuple(shapes))


def fitting(words: Words, room: float, measure: Measure) -> Words:
    """Return the words, or their whole words from the left that there is room for, with an ellipsis."""
    if measure(words, _WORDS, False) <= room:
        return words
    kept = len(words)
    while kept and measure(f"{words[:kept]}…", _WORDS, False) > room:
        kept = max(words.rfind(" ", 0, kept), 0) or kept - 1
    return words.cut(kept) if isinstance(words, Shown) else Fixed(f"{words[:kept].rstrip()}…")


def _legend(picture: Picture, x: float, y: float, measure: Measure) -> Iterator[Shape]:
    """Yield what the signs mean, one after the other, and how many entries have no place."""
    middle = y - _SMALL * 0.35
    yield Box(x, y - _SMALL, 7, _SMALL, Ink.BAR)
    signs: list[tuple[Shape | None, str]] = [(None, "entries in a month: the higher, the more")]
    if any(cell.vague for lane in picture.lanes for cell in lane.cells):
        signs += [(Box(-4, -3, 11, 3, Ink.VAGUE), "dates that can mean more than a month")]
    signs += [(Diamond(0, 0, 4, Ink.MARK), "significant among them")]
    signs += [(Ring(0, 0, 3.5, Ink.MARK), "something expected did not happen")]
    if picture.incident is not None:
        signs += [(Rule(0, -6, 0, 6, Ink.MARK, 1.25, dashed=True), "the incident")]
    for sign, said in signs:
        if sign is not None:
            yield moved(sign, x + 4, middle)
        yield Label(x + 13, y, Fixed(said), _SMALL, Ink.QUIET)
        x += 13 + measure(said, _SMALL, False) + 22
    without = picture.elsewhere
    if without:
        said = "1 entry has" if without == 1 else f"{without} entries have"
        yield Label(_MARGIN, y + 15, Fixed(f"{said} no date that can be drawn."), _SMALL, Ink.QUIET, Anchor.START)
