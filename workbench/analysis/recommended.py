"""Which earlier recommendations ask for the same as one of this review, found by the ideas that both are about.

The measure is the cosine of the ideas' weights: an idea that few earlier ones are about says more than one that all
are about. Only those that share an idea are ever looked at, so that thousands of earlier ones cost milliseconds.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from workbench.analysis import wording

SAME, RELATED = 0.36, 0.2  # scores; see tests/analysis/test_recommended.py for what they were measured at
_FINDING, _THEME, _LETTERS = 0.15, 0.05, 0.25  # what is added for what it answers, for a theme, for the letters
_CANDIDATES = 40
_ALMOST_ALL = 0.5  # an idea in more than this share of many earlier ones tells nothing
_MANY = 200

_ASKED = """
name: named name names naming
accountable: accountable responsible lead leads key keyworker keyworkers
vacant: vacant vacancy vacancies empty corporate unfilled
supervise: supervision supervise supervised supervisor
train: train training trained learn course workshop
audit: audit audited audits dip-sample sample
policy: policy policies protocol protocols procedure procedures guidance pathway
tool: tool tools toolkit framework
send: send sends sent transfer transferred transfers pass passes forward share shared sharing
settle: settle settles resolve resolves resolved resolution decide decides
disagree: disagreement disagreements dispute disputes challenge escalation escalate
monthly: month monthly months
yearly: year yearly annual annually years
decision: decision decisions decided
relative: relative relatives kin extended grandparent grandparents
father: father fathers dad dads
abuse: abuse violence violent abusive
pregnant: pregnant pregnancy antenatal midwife midwives maternity booking
home: home household house homes
agency: agency agencies partner-agencies organisations
interpret: interpret interpreter interpreters interpreting interpretation translator translate
manager: manager managers management
bruise: bruise bruising
mobile: mobile crawl crawling pre-mobile
hospital: hospital ward
phone: telephone telephoned phone phones
educate: educated educate education taught teaching
"""
_MEANS = {
    word: idea
    for line in _ASKED.split("\n")
    if ":" in line
    for idea, words in [line.split(":")]
    for word in words.split()
}
"""Words that recommendations use for one thing, beyond those that events do."""

_EVERYDAY = frozenset(
    {
        "should",
        "must",
        "shall",
        "need",
        "ensure",
        "every",
        "each",
        "all",
        "any",
        "review",
        "partnership",
        "staff",
        "practitioner",
    }
)


class Degree(StrEnum):
    """How alike two recommendations are."""

    SAME = "same"  # it asks for much the same
    RELATED = "related"


@dataclass(frozen=True, slots=True, repr=False)
class Earlier:
    """What an earlier review asked for, what it had found, and its themes."""

    id: str
    text: str
    finding: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """An earlier one that is like it; ``score`` is from 0 to 1, ``themes`` are those that both bear on."""

    id: str
    score: float
    degree: Degree
    themes: tuple[str, ...]


class Index:
    """Earlier recommendations, ready to be compared with any number of others."""

    def __init__(self, earlier: Sequence[Earlier]) -> None:
        self._earlier = tuple(earlier)
        self._asked = [_ideas(each.text or each.finding) for each in self._earlier]
        self._found = [_ideas(each.finding) for each in self._earlier]
        self._held = wording.rarity(self._asked)
        self._sizes = [self._size(ideas) for ideas in self._asked]
        most = len(self._earlier) * _ALMOST_ALL if len(self._earlier) > _MANY else math.inf
        self._about: dict[str, list[int]] = defaultdict(list)
        for at, ideas in enumerate(self._asked):
            for idea in ideas:
                if self._held[idea] <= most:
                    self._about[idea].append(at)

    def like(self, text: str, finding: str = "", themes: Sequence[str] = (), most: int = 8) -> list[Likeness]:
        """Return the earlier ones most like a recommendation, what it answers and its themes; the likest first."""
        asked, found = _ideas(text), _ideas(finding)
        shared: dict[int, float] = defaultdict(float)
        for idea in asked:
            weight = self._weight(idea) ** 2
            for at in self._about.get(idea, ()):
                shared[at] += weight
        size = self._size(asked)
        near = sorted(((weight / (size * self._sizes[at]), at) for at, weight in shared.items()), reverse=True)
        scored = (self._likeness(at, cosine, asked, found, themes) for cosine, at in near[:_CANDIDATES])
        return sorted((each for each in scored if each.score >= RELATED), key=lambda each: -each.score)[:most]

    def _likeness(
        self, at: int, cosine: float, asked: Counter[str], found: Counter[str], themes: Sequence[str]
    ) -> Likeness:
        earlier = self._earlier[at]
        common = tuple(theme for theme in themes if theme in earlier.themes)
        letters = fuzz.token_set_ratio(" ".join(sorted(asked)), " ".join(sorted(self._asked[at]))) / 100
        score = (1 - _LETTERS) * cosine + _LETTERS * max(0.0, letters - 0.4) / 0.6
        score += _FINDING * self._cosine(found, self._found[at]) + _THEME * min(len(common), 2)
        score = min(score, 1.0)
        return Likeness(earlier.id, round(score, 3), Degree.SAME if score >= SAME else Degree.RELATED, common)

    def _cosine(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        shared = sum(self._weight(idea) ** 2 for idea in one.keys() & other.keys())
        return shared / (self._size(one) * self._size(other)) if shared else 0.0

    def _size(self, ideas: Mapping[str, int]) -> float:
        return math.sqrt(sum(self._weight(idea) ** 2 for idea in ideas)) or 1.0

    def _weight(self, idea: str) -> float:
        return math.log1p((len(self._earlier) + 1) / (self._held[idea] + 0.5))


def _ideas(text: str) -> Counter[str]:
    """Return the ideas of a recommendation: those of events, and what recommendations use other words for."""
    plain = wording.plain(text)
    found: Counter[str] = Counter()
    for token in wording.tokens(plain):
        word = token.removesuffix("'s")
        if word in _EVERYDAY:
            continue
        idea = _MEANS.get(word) or wording.idea(token)
        if idea is not None:
            found[idea] = 1
    return found
