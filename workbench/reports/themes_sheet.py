"""The picture of recurring themes: a line for each, a bar for each year, and the number beside every bar."""

from __future__ import annotations

from workbench.reports.blocks import Paper
from workbench.reports.drawing import Anchor, Box, Diamond, Ink, Label, Measure, Rule, Shape, moved
from workbench.reports.look import sheet
from workbench.reports.text import Fixed, Words
from workbench.reports.themes import THIS, Tally
from workbench.reports.timeline_sheet import Sheet, fitting

TITLE = Fixed("Recurring themes: earlier reviews that bear on each, by year")
_MARGIN, _SMALL, _WORDS, _LARGE = 36.0, 8.0, 9.0, 14.0
_HEAD, _LINE, _AXIS, _FOOT = 52.0, 22.0, 20.0, 30.0
_NAMES = (90.0, 230.0)  # the least and the most width for the names of themes
_TOTAL, _BAR, _MOST_COLUMN = 44.0, 14.0, 64.0


def lay_out(tally: Tally, width: float, measure: Measure) -> tuple[list[Shape], float]:
    """Return the shapes of the lines in a width, from the top left, and how high they are together."""
    widest = max((measure(row.title, _WORDS, False) for row in tally.rows), default=0.0)
    left = min(max(widest + 10, _NAMES[0]), _NAMES[1], width * 0.4)
    room = width - left - _TOTAL
    column = min(room / max(1, len(tally.columns)), _MOST_COLUMN)
    end = left + column * len(tally.columns)
    shapes: list[Shape] = []
    for at, (_, words) in enumerate(tally.columns):
        said = fitting(words, column - 2, measure) if measure(words, _WORDS, False) > column - 2 else words
        shapes.append(Label(left + column * (at + 0.5), _SMALL + 4, said, _SMALL, Ink.QUIET, Anchor.MIDDLE))
    shapes.append(Label(end + _TOTAL - 6, _SMALL + 4, Fixed("All"), _SMALL, Ink.QUIET, Anchor.END))
    shapes.append(Rule(0, _AXIS, end + _TOTAL, _AXIS, Ink.LINE))
    for number, row in enumerate(tally.rows):
        foot = _AXIS + (number + 1) * _LINE
        shapes.append(Label(0, foot - 7, fitting(row.title, left - 8, measure), _WORDS, Ink.TEXT))
        for at, (key, _) in enumerate(tally.columns):
            shapes += _cell(row.counts.get(key, 0), key, left + column * at, column, foot, tally.most)
        total = Label(end + _TOTAL - 6, foot - 7, Fixed(str(row.total)), _WORDS, Ink.TEXT, Anchor.END, bold=True)
        shapes += [total, Rule(0, foot, end + _TOTAL, foot, Ink.LINE, 0.5)]
    return shapes, _AXIS + len(tally.rows) * _LINE


def _cell(count: int, key: str, left: float, column: float, foot: float, most: int) -> list[Shape]:
    """Return the bar of a theme in a year with its number; for this review a diamond, since it counts for itself."""
    if not count:
        return []
    if key == THIS:
        return [Diamond(left + column / 2, foot - _LINE / 2, 4.5, Ink.MARK)]
    height = max(_BAR * count / most, 2.0)
    bar = Box(left + column / 2 - 9, foot - 3 - height, 9, height, Ink.BAR)
    return [bar, Label(left + column / 2 + 3, foot - 6, Fixed(str(count)), _SMALL, Ink.TEXT)]


def draw(tally: Tally, *, about: Words, measure: Measure, paper: Paper = Paper.A4, language: str = "en-GB") -> Sheet:
    """Return the sheet: on its side, and longer than the paper where there are very many themes."""
    width, height = sheet(paper, turned=True)
    shapes, laid = lay_out(tally, width - 2 * _MARGIN, measure)
    top = _MARGIN + _HEAD
    height = max(height, top + laid + _FOOT + _MARGIN)
    foot = top + laid + 20
    return Sheet(
        width,
        height,
        TITLE,
        language,
        (
            Label(_MARGIN, _MARGIN + _LARGE, TITLE, _LARGE, Ink.TEXT, bold=True),
            Label(_MARGIN, _MARGIN + _LARGE + 17, fitting(about, width - 2 * _MARGIN, measure), _WORDS, Ink.QUIET),
            *(moved(shape, _MARGIN, top) for shape in shapes),
            *(moved(shape, _MARGIN, foot) for shape in legend(tally, measure)),
        ),
    )


def legend(tally: Tally, measure: Measure) -> list[Shape]:
    """Return what the signs mean, in one line from the left."""
    said = Fixed("reviews that bear on the theme: the higher, the more")
    shapes: list[Shape] = [Box(0, -9, 9, 9, Ink.BAR), Label(14, 0, said, _SMALL, Ink.QUIET)]
    if any(key == THIS for key, _ in tally.columns):
        x = 14 + measure(said, _SMALL, False) + 26
        shapes += [
            Diamond(x, -4, 4.5, Ink.MARK),
            Label(x + 10, 0, Fixed("a finding of this review"), _SMALL, Ink.QUIET),
        ]
    return shapes
