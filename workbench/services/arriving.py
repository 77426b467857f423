"""What is asked of an import, and what it tells: files, columns, rows, counts and problems."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from workbench.exchange.chronologies import Role


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table from the clipboard; ``markup`` is the same as HTML where the other program gave it."""

    text: str = field(repr=False)
    markup: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """The name under which it is kept: the same table has the same name."""
        return f"Pasted table {hashlib.sha256(self.content).hexdigest()[:8]}.{'html' if self._drawn else 'txt'}"

    @property
    def content(self) -> bytes:
        """What is kept of it: the HTML where that holds the table, for it knows the cells."""
        return (self.markup if self._drawn else self.text).encode("utf-8", "replace")

    @property
    def _drawn(self) -> bool:
        return "<table" in self.markup.casefold()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person has said about files, by their names, where the files do not say it or say it wrongly.

    ``columns`` holds what columns mean, by :attr:`Column.key`; ``senders`` the ids of agencies. ``bin_gone`` puts
    entries in the bin whose rows the sender's new version no longer has; otherwise they stay and are marked.
    """

    columns: Mapping[str, Mapping[str, Role]] = field(default_factory=dict, repr=False)
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    bin_gone: bool = False
    senders: Mapping[str, str] = field(default_factory=dict, repr=False)


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"
    THROWN_AWAY = "thrown away"


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood: the file's name, the row (0: the whole file) and a sentence.

    ``place``: where the row stands for one who opens the file, such as the sheet and its row there; rows are counted
    without headings and on through all tables.
    """

    file: str
    row: int
    sentence: str
    place: str = field(default="", repr=False)

    @property
    def where(self) -> str:
        """The file, the row and where it stands there, for a list."""
        place = f" ({self.place})" if self.place else ""
        return f"{self.file}, row {self.row}{place}" if self.row else self.file


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column with what it was taken for; ``sample`` is the first thing that stands in it."""

    key: str = field(repr=False)
    heading: str = field(repr=False)
    role: Role
    sample: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row as it would come in: what was made of its date beside the sender's own words."""

    row: int
    fate: Fate
    date: str | None = field(repr=False)
    time: str | None = field(repr=False)
    date_text: str = field(repr=False)
    inferred: bool
    what: str = field(repr=False)
    agency: str | None
    is_note: bool
    problem: str | None


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A chronology before it is stored: ``earlier`` names the file that it is a new version of, or is empty."""

    name: str = field(repr=False)
    agency: str | None
    earlier: str = field(repr=False)
    columns: tuple[SeenColumn, ...] = field(repr=False)
    rows: tuple[SeenRow, ...] = field(repr=False)

    def count(self, fate: Fate) -> int:
        """Return how many rows have this fate."""
        return sum(row.fate is fate for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with ``dry_run`` would do; counts are records, rows and files.

    ``gone`` counts entries whose rows a new version no longer has; ``files`` is filled in a dry run only.
    """

    new: int
    changed: int
    unchanged: int
    gone: int
    rows: int
    documents: int
    problems: tuple[Problem, ...]
    dry_run: bool
    files: tuple[SeenFile, ...] = field(default=(), repr=False)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The counts in words."""
        done = "would be" if self.dry_run else "were"
        records = _counted(self.new, f"record {'would be' if self.dry_run else 'was'}", f"records {done}")
        said = [f"{records} added and {self.changed} changed; {_counted(self.unchanged, 'was', 'were')} there already."]
        if self.rows:
            rows = _counted(self.rows, "row of the chronologies was", "rows of chronologies were")
            said.append(f"{rows} read; every row is kept.")
        if self.gone:
            entries = _counted(self.gone, "entry is", "entries are")
            said.append(f"{entries} no longer in the sender's new version; none {done} deleted unasked.")
        if self.documents:
            said.append(f"{_counted(self.documents, 'document was', 'documents were')} read.")
        if self.problems:
            things = _counted(len(self.problems), "thing needs a look; it is", "things need a look; they are")
            said.append(f"{things} listed, and nothing was dropped.")
        return tuple(said)

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
