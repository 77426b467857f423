"""Entries of different agencies that may tell of the same event: suggestions with reasons, never decisions."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.analysis import conflicts, wording
from workbench.analysis.tellings import Telling, tellings
from workbench.records import Agency, Event, Person

WINDOW = 3  # days between two records of the same event, commonly
_FAR = 21  # days, for entries whose words agree so well that a wrong date is likelier than a second event
_ENOUGH = 0.0  # log odds above which a pair is suggested
_CLOSE_TIMES, _FAR_TIMES = 45, 150  # minutes

# Log odds, set by hand and checked on the example review; each says how much a sign speaks for the same event.
_START = -2.2
_APART = (0.0, -0.9, -1.0, -1.8)  # by days between the two dates
_SIMILAR, _MOST_SIMILAR = 15.0, 4.5  # times the cosine of the ideas, up to
_BOTH_NAME, _ONE_NAMES = 1.1, 0.3
_SAME_KIND, _RARE_KIND, _OTHER_MEETING = 1.4, 0.5, -1.5
_SAYS_DAY = 2.0
_SAME_TIME, _OTHER_TIME = 0.5, -0.6
_HEARD = 0.5  # a letter, form or notice from the other agency
_CROWD = 1.2  # a day on which unusually many agencies have an entry is the day of one event
_RARE_PEOPLE = 0.4
_FIRST_ENTRY = 0.5  # on such a day, and the first of its agency: what it recorded later is what followed
_SPOKE = 1.6  # each names the other and both tell of a call, letter or the like
_SAME_AGENCY, _SAME_ON_CROWDED = -1.2, -6.0  # two entries of one agency seldom tell of one event
_LOOSE = 1.2  # how far below the limit the average of a group may lie


_TALK = frozenset({"call", "email", "letter", "text", "notify", "report", "referral", "meeting", "attendance"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two event ids, ``score`` from 0 to 1, why they were put together, and in what their facts differ."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]


def find(events: Iterable[Event], agencies: Sequence[Agency] = (), people: Sequence[Person] = ()) -> tuple[Pair, ...]:
    """Return suggested pairs, in order of date.

    ``agencies`` and ``people`` let one entry be seen to name the other's agency or staff; without them fewer pairs
    are found.
    """
    told = tellings(events, agencies, people)
    scorer = _Scorer(told)
    scored = {pair: odds for pair in scorer.candidates() if (odds := scorer.odds(*pair)) > _ENOUGH - 2.5}
    kept = _joined(told, _best_each(told, scored), scorer.crowded)
    pairs: list[Pair] = []
    for (a, b), odds in sorted(kept.items()):
        first, second = told[a], told[b]
        differences = conflicts.between(first, second, same_talk=_spoke(first, second))
        score = 1 / (1 + math.exp(-odds))
        pairs.append(Pair(first.id, second.id, score, scorer.reasons(a, b), differences))
    return tuple(pairs)


class _Scorer:
    """Scores pairs of entries, named by their place in the list of tellings."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        counted = [t for t in told if t.sent] or told  # the reviewer's own entries repeat what the rows say
        held = wording.rarity(t.ideas for t in counted)
        size = len(counted) + 1
        self._weight = {
            idea: math.log(size / held[idea] if held[idea] else size) ** 2 for t in told for idea in t.ideas
        }
        self._length = [math.sqrt(sum(self._weight[i] for i in t.ideas)) or 1.0 for t in told]
        self._size = size
        self._common = max(6, size // 12)
        self._held = held
        self.crowded = _crowded(counted)
        self._people = Counter(p for t in counted for p in t.people)
        self._kinds = Counter(k for t in counted for k in t.kinds)
        self._first = _first_of_day(told)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of different agencies that are close in time and share something that is not common."""
        recent: dict[str, deque[int]] = defaultdict(deque)
        for b, telling in enumerate(self._told):
            found: set[int] = set()
            keys = list(self._keys(telling))
            for key, far in keys:
                line = recent[key]
                reach = telling.first - dt.timedelta(days=far)
                while line and self._told[line[0]].last < reach:
                    line.popleft()
                found.update(a for a in line if self._told[a].last >= reach)
                line.append(b)
            for a in found:
                if a != b and self._told[a].agency != telling.agency:
                    yield a, b

    def _keys(self, telling: Telling) -> Iterator[tuple[str, int]]:
        for idea in telling.ideas:
            if self._held[idea] <= self._common:
                yield idea, _FAR if self._held[idea] <= 8 else WINDOW
        for kind in telling.kinds:
            yield f"kind {kind}", WINDOW
        for agency in telling.mentions:
            yield "agencies " + " ".join(sorted((agency, telling.agency))), WINDOW
        if telling.first in self.crowded and telling.exact:
            yield f"day {telling.first}", 0

    def similarity(self, a: int, b: int) -> float:
        """Return the cosine of two entries' ideas, rare ones weighing most."""
        first, second = self._told[a].ideas, self._told[b].ideas
        if len(second) < len(first):
            first, second = second, first
        shared = sum(self._weight[idea] for idea in first if idea in second)
        return shared / (self._length[a] * self._length[b])

    def odds(self, a: int, b: int) -> float:
        """Return the log odds that two entries tell of the same event."""
        first, second = self._told[a], self._told[b]
        apart = max(0, (second.first - first.last).days)
        alike = self.similarity(a, b)
        says = bool(first.said & _span(second)) or bool(second.said & _span(first)) or bool(first.said & second.said)
        shared = first.kinds & second.kinds
        rare = bool(shared) and min(self._kinds[kind] for kind in shared) <= max(6, self._size // 40)
        if apart > WINDOW and not (alike > 0.35 or (alike > 0.2 and rare) or (alike > 0.12 and says)):
            return -9.0
        odds = _START + min(alike * _SIMILAR, _MOST_SIMILAR)
        heard = (second.heard and first.agency in second.mentions) or (first.heard and second.agency in first.mentions)
        odds += _APART[min(apart, WINDOW)] * (0.4 if says or heard else 1.0) + (_SAYS_DAY if says and apart else 0.0)
        odds += _HEARD if heard else 0.0
        naming = (second.agency in first.mentions) + (first.agency in second.mentions)
        odds += (0.0, _ONE_NAMES, _BOTH_NAME)[naming]
        odds += _SPOKE if _spoke(first, second) else 0.0
        if shared:
            odds += _SAME_KIND + (_RARE_KIND if rare else 0.0)
        elif first.meetings and second.meetings:
            odds += _OTHER_MEETING
        if apart == 0 and first.exact and second.exact:
            if first.minute is not None and second.minute is not None:
                minutes = abs(first.minute - second.minute)
                odds += _SAME_TIME if minutes <= _CLOSE_TIMES else _OTHER_TIME if minutes > _FAR_TIMES else 0.0
            if first.first in self.crowded:
                odds += _CROWD
                odds += _FIRST_ENTRY * sum(i in self._first for i in (a, b))
        odds += _RARE_PEOPLE * sum(self._people[p] <= 8 for p in first.people & second.people)
        return odds

    def reasons(self, a: int, b: int) -> tuple[str, ...]:
        """Return short sentences for the reviewer on what speaks for a pair; no words of the record."""
        first, second = self._told[a], self._told[b]
        apart = max(0, (second.first - first.last).days)
        said = ["The same day." if apart == 0 else f"{apart} day{'s' if apart > 1 else ''} apart."]
        if self.similarity(a, b) > 0.12:
            said.append("Similar wording.")
        if first.kinds & second.kinds:
            said.append("The same kind of event.")
        if (first.said & _span(second)) or (second.said & _span(first)):
            said.append("One names the other's date.")
        if second.agency in first.mentions or first.agency in second.mentions:
            said.append("One names the other agency.")
        if apart == 0 and first.first in self.crowded:
            said.append("Many agencies have an entry on this day.")
        return tuple(said)


def _spoke(first: Telling, second: Telling) -> bool:
    """Whether each names the other and both tell of a call, a letter or the like."""
    named = second.agency in first.mentions and first.agency in second.mentions
    return named and not _TALK.isdisjoint(first.ideas) and not _TALK.isdisjoint(second.ideas)


def _span(telling: Telling) -> frozenset[dt.date]:
    return frozenset(telling.first + dt.timedelta(days=i) for i in range((telling.last - telling.first).days + 1))


def _crowded(told: Sequence[Telling]) -> frozenset[dt.date]:
    """Return the days on which at least four agencies, and three times as many as usual, have an entry."""
    days: dict[dt.date, set[str]] = defaultdict(set)
    for telling in told:
        if telling.exact:
            days[telling.first].add(telling.agency)
    counts = sorted(len(agencies) for agencies in days.values())
    usual = counts[len(counts) // 2] if counts else 1
    return frozenset(day for day, agencies in days.items() if len(agencies) >= max(4, 3 * usual))


def _first_of_day(told: Sequence[Telling]) -> frozenset[int]:
    """Return the entries that are their agency's first on their day; without a time, the one written first."""
    first: dict[tuple[str, dt.date], tuple[int, int]] = {}
    for i, telling in enumerate(told):
        key = (telling.origin, telling.first)
        place = (telling.minute if telling.minute is not None else 1440, i)
        first[key] = min(first.get(key, place), place)
    return frozenset(i for _, i in first.values())


def _best_each(told: Sequence[Telling], scored: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Lower the odds of a pair where either entry has a clearly better match with the other's agency."""
    best: dict[tuple[int, str], float] = {}
    for (a, b), odds in scored.items():
        for one, other in ((a, b), (b, a)):
            key = (one, told[other].origin)
            best[key] = max(best.get(key, -99.0), odds)
    lowered: dict[tuple[int, int], float] = {}
    for (a, b), odds in scored.items():
        behind = max(best[a, told[b].origin], best[b, told[a].origin]) - odds
        lowered[a, b] = odds - (0.8 * behind if behind > 0.3 else 0.0)
    return lowered


def _joined(
    told: Sequence[Telling], scored: dict[tuple[int, int], float], crowded: frozenset[dt.date]
) -> dict[tuple[int, int], float]:
    """Group entries so that on average every two of a group belong together, and return the pairs of each group.

    The reviewer's own entries often tell two agencies' accounts at once, so they join no group of rows.
    """

    def link(x: int, y: int) -> float | None:
        if told[x].agency != told[y].agency:
            return scored.get((min(x, y), max(x, y)), -2.5)
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
