"""How often themes recur over reviews: a theme's reviews counted by year, with this review beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.reports.text import Fixed, Words

MOST_YEARS = 14  # columns; what is older stands together
OLDER, UNKNOWN, THIS = "older", "unknown", "this"
_WORDS = {OLDER: Fixed("Earlier"), UNKNOWN: Fixed("No year"), THIS: Fixed("This review")}


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """A review and themes that it bears on; ``year`` is four digits, or UNKNOWN, or THIS for the open review."""

    review: str
    year: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A theme, in how many earlier reviews it recurs, and in how many of each column."""

    theme: str
    title: Words
    total: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Tally:
    """Themes by year: the most frequent first. ``columns`` are (key, words); ``reviews`` counts the earlier ones."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, Words], ...]
    reviews: int

    @property
    def most(self) -> int:
        """The highest count of any theme in any column."""
        return max((count for row in self.rows for count in row.counts.values()), default=0)


def tally(told: Iterable[Told], titles: Mapping[str, Words], years: Mapping[str, Words]) -> Tally:
    """Count each review once for a theme, however many lessons of it bear on it.

    ``titles`` and ``years`` are the words for themes and years, as the readers see them.
    """
    reviews: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known: set[tuple[str, str]] = set()
    met: set[str] = set()
    for each in told:
        met.add(each.year)
        if each.year != THIS:
            known.add((each.review, each.year))
        for theme in each.themes:
            reviews[theme][each.year].add(each.review)
    dated = sorted(met - {UNKNOWN, THIS})
    shown, older = dated[-MOST_YEARS:], set(dated[:-MOST_YEARS])
    rows = [_row(theme, by_year, older, titles) for theme, by_year in reviews.items()]
    keys = [*([OLDER] if older else []), *shown, *(key for key in (UNKNOWN, THIS) if key in met)]
    columns = tuple((key, _WORDS.get(key) or years[key]) for key in keys)
    return Tally(tuple(sorted(rows, key=lambda row: (-row.total, row.title.casefold()))), columns, len(known))


def _row(theme: str, by_year: Mapping[str, set[str]], older: set[str], titles: Mapping[str, Words]) -> Row:
    counts: dict[str, int] = defaultdict(int)
    for year, named in by_year.items():
        counts[OLDER if year in older else year] += len(named)
    total = sum(count for key, count in counts.items() if key != THIS)
    return Row(theme, titles[theme], total, dict(counts))


def in_words(row: Row, columns: Iterable[tuple[str, Words]]) -> str:
    """Return a theme's line as a sentence: "Recording: 3 earlier reviews (2018: 1, 2020: 2); this review too"."""
    parts = ", ".join(f"{words}: {row.counts[key]}" for key, words in columns if key != THIS and row.counts.get(key))
    said = f"{row.title}: {row.total} earlier review{'' if row.total == 1 else 's'}"
    return f"{said}{f' ({parts})' if parts else ''}{'; this review too' if row.counts.get(THIS) else ''}"
