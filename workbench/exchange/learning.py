"""Learning that goes from one review to another: a small JSON file, or a table of published reviews."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import Grid, GridRow
from workbench.exchange.chronologies.opening import pages_of

FORMAT, VERSION = "review-learning", 1
LARGEST = 64_000_000  # bytes
_SEPARATORS = re.compile(r"[;,\n|]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTHING_CHANGED = "Correct the file or ask for it again; nothing was stored."


@dataclass(frozen=True, slots=True, repr=False)
class Lesson:
    """What an earlier review found or asked for, as published; "" for what is not known."""

    title: str
    year: str = ""
    jurisdiction: str = ""
    themes: tuple[str, ...] = ()
    finding: str = ""
    recommendation: str = ""
    outcome: str = ""

    @property
    def key(self) -> str:
        """What makes it the same lesson wherever it comes from: its title, what was found and what was asked for."""
        said = (_plain(text) for text in (self.title, self.finding, self.recommendation))
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:24]


def to_json(lessons: Iterable[Lesson]) -> bytes:
    """Return the file that another review can take in, without anything empty."""
    rows = [{name: value for name, value in asdict(lesson).items() if value} for lesson in lessons]
    top = {"format": FORMAT, "version": VERSION, "prior_learning": rows}
    return json.dumps(top, ensure_ascii=False, indent=1).encode()


def from_json(data: bytes) -> list[Lesson]:
    """Return the lessons of such a file; BadInput for any other, which never carries words of it."""
    try:
        top = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput("The file is not complete JSON.", _NOTHING_CHANGED) from error
    if not isinstance(top, dict) or top.get("format") != FORMAT:
        raise BadInput('The file holds no learning: it does not say "format": "review-learning".', _NOTHING_CHANGED)
    if top.get("version") != VERSION:
        raise BadInput("The file was written by another version of the format.", "Install the newer version.")
    rows = top.get("prior_learning")
    if not isinstance(rows, list):
        raise BadInput("The file does not list what was learned.", _NOTHING_CHANGED)
    return [_lesson(number, row) for number, row in enumerate(rows, 1)]


def _lesson(number: int, row: Any) -> Lesson:
    names = {field.name for field in fields(Lesson)}
    if not isinstance(row, dict) or not isinstance(row.get("title"), str) or not row["title"].strip():
        raise BadInput(f"Lesson {number} of the file has no title.", _NOTHING_CHANGED)
    values: dict[str, Any] = {}
    for name in names & set(row):
        value = row[name]
        shape = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if shape if name == "themes" else isinstance(value, str):
            values[name] = tuple(value) if name == "themes" else value
        else:
            raise BadInput(f"The {name} of lesson {number} is not text.", _NOTHING_CHANGED)
    return Lesson(**values)


_HEADS: dict[str, tuple[str, ...]] = {
    "title": ("title", "review", "name of review", "report", "case"),
    "year": ("year", "published", "date", "publication date", "year published"),
    "jurisdiction": ("jurisdiction", "nation", "country", "where"),
    "themes": ("themes", "theme", "topics", "keywords", "tags"),
    "finding": ("finding", "findings", "learning", "learning point", "lesson", "what it found"),
    "recommendation": ("recommendation", "recommendations", "what it asked for"),
    "outcome": ("outcome", "response", "what became of it", "impact"),
}
"""What the columns of a table may be headed."""


def from_table(name: str, data: bytes, theme: Callable[[str], str]) -> list[Lesson]:
    """Return the lessons of a table with a heading row; ``theme`` gives a theme's code for how it was written.

    Raises BadInput where there is no table with a title and something that was found or asked for; PasswordNeeded.
    """
    for grid in pages_of(name, data).grids:
        found = _columns(grid)
        if found is not None:
            return list(_rows(grid.rows[found[0] + 1 :], found[1], theme))
    raise BadInput(
        "The table has no columns for the title of a review and for what it found or asked for.",
        "Head them Title, Year, Jurisdiction, Themes, Finding and Recommendation.",
    )


def _columns(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the place of the heading row and, by field, of its columns."""
    for at, row in enumerate(grid.rows[:20]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            head = _plain(cell.text)
            field = next((field for field, heads in _HEADS.items() if head in heads), None)
            if field is not None:
                columns.setdefault(field, place)
        if "title" in columns and {"finding", "recommendation"} & set(columns):
            return at, columns
    return None


def _rows(rows: Sequence[GridRow], columns: dict[str, int], theme: Callable[[str], str]) -> Iterator[Lesson]:
    for row in rows:
        said = {field: row.cell(place).text.strip() for field, place in columns.items()}
        if not said["title"] or not (said.get("finding") or said.get("recommendation")):
            continue
        year = _YEAR.search(said.get("year", ""))
        words = (word.strip() for word in _SEPARATORS.split(said.pop("themes", "")))
        themes = tuple(dict.fromkeys(theme(word) for word in words if word))
        yield Lesson(**{**said, "year": year[0] if year else said.get("year", "")}, themes=themes)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
