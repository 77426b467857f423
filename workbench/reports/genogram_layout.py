"""A genogram as shapes, in points from the top left: symbols in rows by generation, and the lines between them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.reports.drawing import Anchor, Ink, Label, Measure, Shape
from workbench.reports.genogram import Family
from workbench.reports.genogram_household import household
from workbench.reports.genogram_kin import Kin
from workbench.reports.genogram_lines import Lines, Spot
from workbench.reports.genogram_places import APART
from workbench.reports.genogram_plan import ALONE_ABREAST, Plan, plan
from workbench.reports.genogram_routes import routes
from workbench.reports.genogram_symbols import RADIUS, symbol
from workbench.reports.genogram_tracks import Sort, Tracks, assign
from workbench.reports.text import Shown, Words

_CAPTION = 82.0  # the most width of a name below its symbol
_NAME, _YEARS, _LEADING, _UNDER = 8.5, 8.0, 10.5, 15.0
_MOST_LINES = 3
_TRACK, _ROOM = 11.0, 14.0
_CROWN = RADIUS + 8  # above the middle of a symbol: room for its border
_EDGE = 9.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The finished drawing without title: its size, its shapes, and where everyone stands, in reading order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    kin: Kin


def lay_out(family: Family, measure: Measure) -> Layout:
    """Return the drawing of a family; those to whom no tie is known stand in a row of their own at the end."""
    planned = plan(family)
    ways = routes(planned)
    tracks = assign(planned, ways)
    captions = {member.id: list(_caption(family, member.id, measure)) for member in family.members}
    spots, tops = _stand(planned, tracks, captions)

    def track(gap: int, sort: Sort, what: Hashable) -> float:
        return tops[gap] + _ROOM + tracks.place[(gap, sort, what)] * _TRACK

    lines = Lines(planned, spots, track)
    shapes: list[Shape] = [shape for couple in planned.kin.couples for shape in lines.join(couple)]
    shapes += [shape for sibship in planned.kin.sibships for shape in lines.descend(sibship)]
    shapes += [shape for route in ways.values() for shape in lines.tie(route)]
    shapes += household({member.id for member in family.members if member.household}, spots, _CROWN)
    for member in family.members:
        spot = spots[member.id]
        shapes += symbol(member, spot.x, spot.y)
        shapes += _captions_at(captions[member.id], spot)
    ordered = tuple(sorted(spots.values(), key=lambda spot: (spot.y, spot.x)))
    width = max((spot.x for spot in ordered), default=0.0) + APART / 2
    height = max((spot.bottom for spot in ordered), default=0.0) + _EDGE
    return Layout(width, height, tuple(shapes), ordered, planned.kin)


def _stand(
    planned: Plan, tracks: Tracks, captions: Mapping[str, list[Label]]
) -> tuple[dict[str, Spot], dict[int, float]]:
    """Return where everyone stands, from the top down, and where the gap below each generation begins."""
    spots: dict[str, Spot] = {}
    tops: dict[int, float] = {}
    last = max(planned.rows, default=0) + 1
    y = 0.0
    alone = [planned.kin.alone[at : at + ALONE_ABREAST] for at in range(0, len(planned.kin.alone), ALONE_ABREAST)]
    for generation, row in (*sorted(planned.rows.items()), *enumerate(alone, last)):
        if not row:
            continue
        tops[generation - 1] = y
        y += _depth(tracks, generation - 1) + _CROWN
        for id_ in row:
            spots[id_] = Spot(id_, planned.x[id_], y, y + _below(captions[id_]), generation)
        y = max(spots[id_].bottom for id_ in row)
        tops[generation] = y
    return spots, tops


def _below(caption: list[Label]) -> float:
    return RADIUS + _UNDER + (len(caption) - 1) * _LEADING + 3


def _depth(tracks: Tracks, gap: int) -> float:
    """Return how high the gap below a generation is."""
    count = tracks.count.get(gap, 0)
    return 2 * _ROOM + (count - 1) * _TRACK if count else _ROOM


def _caption(family: Family, id_: str, measure: Measure) -> Iterator[Label]:
    """Yield the lines below a symbol, around x 0 and below y 0: the name, and the years where they are told."""
    member = family.member(id_)
    y = 0.0
    for words in _wrapped(member.name, lambda line: measure(line, _NAME, member.subject) <= _CAPTION):
        yield Label(0, y, words, _NAME, Ink.TEXT, Anchor.MIDDLE, bold=member.subject)
        y += _LEADING
    for year in (member.born, member.dead):
        if year:
            yield Label(0, y, year, _YEARS, Ink.QUIET, Anchor.MIDDLE)
            y += _LEADING


def _wrapped(words: Words, fits: Callable[[str], bool]) -> list[Words]:
    """Return a name in lines that fit, at most three of them."""
    if not isinstance(words, Shown):
        return [words]
    return [line if fits(line) else _cut(line, fits) for line in words.lines(fits)[:_MOST_LINES]]


def _cut(word: Shown, fits: Callable[[str], bool]) -> Words:
    """Return as much of a long word as fits."""
    return word.cut(next((n for n in range(len(word) - 1, 1, -1) if fits(f"{word[:n]}…")), 1))


def _captions_at(captions: Iterable[Label], spot: Spot) -> Iterator[Shape]:
    for one in captions:
        y = spot.y + RADIUS + _UNDER + one.y
        yield Label(spot.x, y, one.words, one.size, one.ink, one.anchor, one.bold)
