"""Entries of different agencies that may tell of the same event: suggestions with reasons, never decisions."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.analysis import conflicts, likeness
from workbench.analysis.likeness import WINDOW, Likeness
from workbench.analysis.tellings import Telling, tellings
from workbench.records import Agency, Event, Person

_FAR = 21  # days, for entries whose words agree so well that a wrong date is likelier than a second event
_RARE = 8  # entries that share an idea which may bring together what lies further apart
_MOST = 10  # entries in reach that share a key: where there are more, it says nothing
_PARTNERS = 10  # earlier entries with which one is compared: those with which it shares most
_PACE = 25  # entries after which it says how far it is
_ENOUGH = 0.0  # log odds above which a pair is suggested
_HOPELESS = -3.0  # log odds below which a pair is forgotten, and of two entries that nothing brings together
_BEHIND, _CLEARLY = 0.8, 0.3  # how much a pair loses to a better one of the same two agencies, if clearly better
_LOOSE = 1.0  # how far below the limit the average of a group may lie
_SAME_AGENCY, _SAME_ON_CROWDED = -3.0, -6.0  # two entries of one agency seldom tell of one event

Scored = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two event ids, ``score`` from 0 to 1, why they were put together, and in what their facts differ."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]


def find(
    events: Iterable[Event],
    agencies: Sequence[Agency] = (),
    people: Sequence[Person] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Pair, ...]:
    """Return suggested pairs, in order of date.

    ``agencies`` and ``people`` let one entry be seen to name the other's agency or staff; without them fewer pairs
    are found.
    """
    told = tellings(events, agencies, people, lambda: progress(0, 1))
    alike = Likeness(told)
    scored: Scored = {}
    for b, near in enumerate(_candidates(told, alike)):
        if b % _PACE == 0:
            progress(b, len(told))
        scored.update({(a, b): odds for a in near if (odds := alike.odds(a, b)) > _HOPELESS})
    kept = _joined(told, _best_each(told, scored), alike.crowded)
    pairs: list[Pair] = []
    for (a, b), odds in sorted(kept.items()):
        first, second = told[a], told[b]
        differences = conflicts.between(first, second, same_talk=likeness.spoke(first, second))
        score = 1 / (1 + math.exp(-odds))
        pairs.append(Pair(first.id, second.id, score, alike.reasons(a, b), differences))
    progress(len(told), len(told))
    return tuple(pairs)


def _candidates(told: Sequence[Telling], alike: Likeness) -> Iterator[list[int]]:
    """Yield for each entry the earlier ones of other agencies that are close in time and share what few in reach do.

    Each entry meets a bounded number of others for each thing it says, however many entries there are.
    """
    recent: dict[str, deque[int]] = defaultdict(deque)
    for b, telling in enumerate(told):
        found: Counter[int] = Counter()
        for key, far in _keys(telling, alike):
            line = recent[key]
            reach = telling.first - dt.timedelta(days=far)
            while line and told[line[0]].last < reach:
                line.popleft()
            if len(line) <= _MOST:
                found.update(a for a in line if told[a].last >= reach and told[a].agency != telling.agency)
            line.append(b)
        yield sorted(found, key=lambda a: (-found[a], -a))[:_PARTNERS]


def _keys(telling: Telling, alike: Likeness) -> Iterator[tuple[str, int]]:
    """Yield what would bring an entry together with others, and how many days apart they may lie."""
    yield "", WINDOW
    for idea in telling.ideas:
        yield idea, _FAR if alike.held[idea] <= _RARE else WINDOW
    for kind in telling.kinds:
        yield f"kind {kind}", WINDOW
    for agency in telling.mentions:
        yield "agencies " + " ".join(sorted((agency, telling.agency))), WINDOW
    for number in telling.numbers:
        yield f"number {number}", WINDOW


def _best_each(told: Sequence[Telling], scored: Scored) -> Scored:
    """Lower the odds of a pair where either entry has a clearly better match with the other's agency."""
    best: dict[tuple[int, str], float] = {}
    for (a, b), odds in scored.items():
        for one, other in ((a, b), (b, a)):
            key = (one, told[other].origin)
            best[key] = max(best.get(key, -99.0), odds)
    lowered: Scored = {}
    for (a, b), odds in scored.items():
        behind = max(best[a, told[b].origin], best[b, told[a].origin]) - odds
        lowered[a, b] = odds - (_BEHIND * behind if behind > _CLEARLY else 0.0)
    return lowered


def _joined(told: Sequence[Telling], scored: Scored, crowded: frozenset[dt.date]) -> Scored:
    """Group entries so that on average every two of a group belong together, and return the pairs of each group.

    The reviewer's own entries often tell two agencies' accounts at once, so they join no group of rows.
    """

    def link(x: int, y: int) -> float | None:
        if told[x].agency != told[y].agency:
            return scored.get((min(x, y), max(x, y)), _HOPELESS)
        if told[x].origin != told[y].origin:
            return None  # two documents of one agency may well tell of the same, and may not
        return _SAME_ON_CROWDED if told[x].first == told[y].first and told[x].first in crowded else _SAME_AGENCY

    group = list(range(len(told)))
    members = {i: [i] for i in group}
    for (a, b), best in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        if best <= _ENOUGH:
            break
        one, other = group[a], group[b]
        if one == other or told[a].sent != told[b].sent:
            continue
        links = [odds for x in members[one] for y in members[other] if (odds := link(x, y)) is not None]
        if sum(links) / len(links) > _ENOUGH - _LOOSE:
            for x in members.pop(other):
                group[x] = one
                members[one].append(x)
    kept = {
        pair: odds
        for pair, odds in scored.items()
        if odds > _ENOUGH and told[pair[0]].sent != told[pair[1]].sent and told[pair[0]].agency != told[pair[1]].agency
    }
    for those in members.values():
        for place, x in enumerate(sorted(those)):
            for y in sorted(those)[place + 1 :]:
                if told[x].agency != told[y].agency:
                    kept[x, y] = max(scored.get((x, y), 0.0), _ENOUGH + 0.1)
    return kept
