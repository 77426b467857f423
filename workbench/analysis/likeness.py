"""What speaks for two entries telling of the same event, and how strongly: one table gives the score and the reasons.

A sign is something that anyone could point to: the same day, a word that few entries use, the name of the other agency.
Each has a weight in log odds. The weights were fitted on three fictional reviews of different places and events, and
rounded; none of them knows a word of any review.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from workbench.analysis import wording
from workbench.analysis.tellings import Telling

WINDOW = 3  # days between two records of the same event, commonly
_AROUND = 45  # days on either side in which an agency's usual pace is measured
_LATELY = 10  # days on either side in which an idea may be on everybody's mind
_COMMON = math.log(12)  # an idea in one of so many entries tells nothing
_CLOSE_TIMES, _FAR_TIMES = 45, 150  # minutes
_RARE = 8  # entries that speak of a person who is then worth a sign
_TALK = frozenset({"call", "email", "letter", "text", "notify", "report", "referral", "meeting", "attendance"})

Signs = dict[str, float]

WEIGHTS: dict[str, float] = {
    "start": -3.0,
    "near": 1.1,  # how surprising it is, by the pace of each agency, that they have entries so near by chance
    "later": -0.5,  # days apart, up to the window
    "far": -0.15,  # further apart than the window
    "alike": 2.65,  # cosine of their ideas
    "rare_words": 0.3,  # ideas that few entries share, fewest in those weeks
    "numbers": 1.2,  # numbers and times that few entries hold
    "one_names": 0.2,
    "both_name": 1.3,
    "spoke": 0.3,  # each names the other, and both tell of a call, a letter or the like
    "heard": 0.35,  # one is a letter, form or notice of the other agency
    "says_day": 1.7,
    "same_kind": 2.3,
    "rare_kind": 0.55,
    "same_time": 0.3,
    "other_time": -0.6,
    "crowd": -1.5,  # a day on which unusually many agencies have an entry
    "first_entry": 1.05,  # on such a day, the first of its agency: what it recorded later is what followed
    "people": 0.1,
}

REASONS: dict[str, str] = {
    "alike": "Similar wording.",
    "rare_words": "They share words that few entries use.",
    "numbers": "They share a number or a time.",
    "one_names": "One names the other agency.",
    "both_name": "Each names the other agency.",
    "spoke": "Both tell of a call, a letter or the like.",
    "heard": "One is a letter, form or notice from the other.",
    "says_day": "One names the other's date.",
    "same_kind": "The same kind of event.",
    "same_time": "Nearly the same time.",
    "crowd": "Many agencies have an entry on this day.",
    "people": "They speak of the same person.",
}
_WORTH_SAYING = {"alike": 0.12, "rare_words": 0.4}
_EXPLAINS = {"heard", "says_day"}  # why two records of one event may lie further apart than usual
_FAR_ALIKE = 0.2
_UNSPOKEN = 0.0  # the most for two entries that only stand near each other: not enough to bring them together


class Likeness:
    """Compares entries, named by their place in a list that is in order of date."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        counted = [t for t in told if t.sent] or list(told)  # the reviewer's own entries repeat what the rows say
        self._size = len(counted) + 1
        self.held = wording.rarity(t.ideas for t in counted)
        self.weight = {idea: math.log(self._size / (self.held[idea] or 1)) ** 2 for t in told for idea in t.ideas}
        self._rare = {i for i, n in self.held.items() if n * 12 < self._size}
        self._length = [math.sqrt(sum(self.weight[i] for i in t.ideas)) or 1.0 for t in told]
        self._numbers = Counter(n for t in counted for n in t.numbers)
        self._people = Counter(p for t in counted for p in t.people)
        self._kinds = Counter(k for t in counted for k in t.kinds)
        self.crowded = _crowded(counted)
        self._first = _first_of_day(told)
        self._days: dict[str, list[int]] = defaultdict(list)
        self._idea_days: dict[str, list[int]] = defaultdict(list)
        self._paces: dict[tuple[str, dt.date], int] = {}
        self._all_days = [t.first.toordinal() for t in counted]
        for t in counted:
            self._days[t.agency].append(t.first.toordinal())
            for idea in t.ideas.keys() & self._rare:
                self._idea_days[idea].append(t.first.toordinal())

    def alike(self, a: int, b: int) -> float:
        """Return the cosine of two entries' ideas, rare ones weighing most."""
        shared = math.fsum(self.weight[i] for i in self._told[a].ideas.keys() & self._told[b].ideas.keys())
        return shared / (self._length[a] * self._length[b])

    def signs(self, a: int, b: int) -> Signs:
        """Return the signs between two entries and their strengths; ``near`` and ``alike`` are always there."""
        first, second = self._told[a], self._told[b]
        apart = days_apart(first, second)
        signs: Signs = {"start": 1.0, "near": self._near(first, second, apart), "alike": min(self.alike(a, b), 0.6)}
        if apart:
            signs["far" if apart > WINDOW else "later"] = float(min(apart, WINDOW))
        rare = math.fsum(
            self._telling_of(i, first.first) for i in first.ideas.keys() & second.ideas.keys() & self._rare
        )
        if rare:
            signs["rare_words"] = min(rare, 8.0)
        numbers = sum(self._numbers[n] <= 3 for n in first.numbers & second.numbers)
        if numbers:
            signs["numbers"] = min(numbers, 3)
        naming = (second.agency in first.mentions) + (first.agency in second.mentions)
        if naming:
            signs["both_name" if naming == 2 else "one_names"] = 1.0
        if spoke(first, second):
            signs["spoke"] = 1.0
        if (second.heard and first.agency in second.mentions) or (first.heard and second.agency in first.mentions):
            signs["heard"] = 1.0
        if apart and (_names_day(first, second) or _names_day(second, first) or first.said & second.said):
            signs["says_day"] = 1.0
        self._kinds_of(first, second, signs)
        if apart == 0 and first.exact and second.exact:
            self._within_the_day(a, b, signs)
        people = sum(self._people[p] <= _RARE for p in first.people & second.people)
        if people:
            signs["people"] = min(people, 3)
        return signs

    def odds(self, a: int, b: int) -> float:
        """Return the log odds that two entries tell of the same event."""
        first, second = self._told[a], self._told[b]
        signs = self.signs(a, b)
        if days_apart(first, second) > WINDOW and signs["alike"] < _FAR_ALIKE and not signs.keys() & _EXPLAINS:
            return -9.0
        odds = sum(WEIGHTS[name] * strength for name, strength in signs.items())
        return odds if any(map(_speaks, signs, signs.values())) else min(odds, _UNSPOKEN)

    def reasons(self, a: int, b: int) -> tuple[str, ...]:
        """Return short sentences on what speaks for a pair, the strongest first; no words of the record."""
        apart = days_apart(self._told[a], self._told[b])
        said = ["The same day." if apart == 0 else f"{apart} day{'s' if apart > 1 else ''} apart."]
        signs = self.signs(a, b)
        strongest = sorted(signs, key=lambda name: -WEIGHTS[name] * signs[name])
        said += [REASONS[name] for name in strongest if name == "crowd" or _speaks(name, signs[name])]
        return tuple(dict.fromkeys(said))

    def _telling_of(self, idea: str, day: dt.date) -> float:
        """Return how much it tells that two entries share an idea: little where the whole fortnight speaks of it."""
        at = day.toordinal()
        around = _count(self._all_days, at, _LATELY)
        here = (_count(self._idea_days[idea], at, _LATELY) - 1.5) / (around + 3)
        return max(0.0, -math.log(max(self.held[idea] / self._size, here)) - _COMMON)

    def _near(self, first: Telling, second: Telling, apart: int) -> float:
        """Return how surprising it is, by the other agency's usual pace, that it has an entry so near by chance."""
        return max(_surprise(self._pace(first, second), apart), _surprise(self._pace(second, first), apart))

    def _pace(self, here: Telling, other: Telling) -> int:
        """Return how many entries an agency has around the day of another's."""
        key = (other.agency, here.first)
        found = self._paces.get(key)
        if found is None:
            found = self._paces[key] = max(1, _count(self._days[other.agency], here.first.toordinal(), _AROUND))
        return found

    def _kinds_of(self, first: Telling, second: Telling, signs: Signs) -> None:
        shared = first.kinds & second.kinds
        if shared:
            signs["same_kind"] = 1.0
            if min(self._kinds[kind] for kind in shared) <= max(6, self._size // 40):
                signs["rare_kind"] = 1.0

    def _within_the_day(self, a: int, b: int, signs: Signs) -> None:
        first, second = self._told[a], self._told[b]
        if first.minute is not None and second.minute is not None:
            minutes = abs(first.minute - second.minute)
            if minutes <= _CLOSE_TIMES:
                signs["same_time"] = 1.0
            elif minutes > _FAR_TIMES:
                signs["other_time"] = 1.0
        if first.first in self.crowded:
            signs["crowd"] = 1.0
            signs["first_entry"] = float(sum(i in self._first for i in (a, b)))


def _speaks(name: str, strength: float) -> bool:
    """Tell whether a sign is a reason; that many agencies have an entry on a day is none by itself."""
    return name in REASONS and name != "crowd" and strength >= _WORTH_SAYING.get(name, 0.1)


def days_apart(first: Telling, second: Telling) -> int:
    """Return the days between two entries, of which the second does not begin earlier; 0 where they overlap."""
    return max(0, (second.first - first.last).days)


def spoke(first: Telling, second: Telling) -> bool:
    """Tell whether each names the other and both tell of a call, a letter or the like."""
    named = second.agency in first.mentions and first.agency in second.mentions
    return named and not _TALK.isdisjoint(first.ideas) and not _TALK.isdisjoint(second.ideas)


def _count(days: list[int], day: int, around: int) -> int:
    return bisect_right(days, day + around) - bisect_left(days, day - around)


@lru_cache(maxsize=4096)
def _surprise(count: int, apart: int) -> float:
    pace = count / (2 * _AROUND + 1)
    return min(4.0, -math.log(1 - math.exp(-pace * (2 * apart + 1))))


def _names_day(teller: Telling, other: Telling) -> bool:
    return any(other.first <= day <= other.last for day in teller.said)


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
