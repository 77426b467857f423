"""Which rows of a table are headings, what each column holds, and whether the table is a chronology at all."""

from __future__ import annotations

from collections import abc
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.exchange.chronologies.grid import Grid, GridRow, Merge
from workbench.exchange.chronologies.headings import Role, is_glossary_word, is_version_word, normal, role_of
from workbench.exchange.chronologies.looks import Looks, is_date, looks_of

Mapping = abc.Mapping[str, Role]
"""What columns hold, by :attr:`Column.key`, as a person has said."""

_ALONE = {Role.DATE, Role.DATE_END, Role.TIME, Role.TIME_END, Role.SEQUENCE}  # one column of a table at most
_LONGEST_HEADING = 80  # characters
_SEARCHED = 60  # rows from the top in which the first headings are looked for
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """The guess for one column: its place from 0, its heading ("" for none) and its role."""

    index: int
    heading: str
    role: Role

    @property
    def key(self) -> str:
        """What the column is known by from one file of a sender to the next."""
        return normal(self.heading) or f"#{self.index + 1}"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a table under one set of headings; ``titles`` stand above them and are no rows of data."""

    grid: Grid
    columns: tuple[Column, ...]
    headings: tuple[int, ...]  # row numbers of the heading rows
    rows: tuple[GridRow, ...]
    titles: tuple[str, ...]
    chronology: bool

    def of(self, role: Role) -> tuple[Column, ...]:
        """Return the columns with a role, from left to right."""
        return tuple(c for c in self.columns if c.role is role)


def sections(grid: Grid, earlier: Section | None = None, mapping: Mapping | None = None) -> list[Section]:
    """Return the sections of a table; a table without headings may continue the ``earlier`` one."""
    mapping = mapping or {}
    rows = [row for row in grid.rows if row.filled]
    cuts = _heading_groups(rows)
    if not cuts:
        return [_without_headings(grid, rows, earlier, mapping)]
    found: list[Section] = []
    for place, (start, end) in enumerate(cuts):
        stop = cuts[place + 1][0] if place + 1 < len(cuts) else len(rows)
        above = rows[:start] if place == 0 else []
        data = rows[end:stop]
        titles: list[str] = []
        if any(_is_data(row) for row in above):
            data = above + data  # headings that came late: what stood above them is data of the same columns
        else:
            titles = [_line(row) for row in above]
        names = _names(rows[start:end])
        again = _Again(rows[start:end])
        data = [row for row in data if not again.is_in(row)]
        columns = _columns(names, data, mapping)
        found.append(Section(grid, columns, tuple(r.number for r in rows[start:end]), tuple(data), tuple(titles), True))
    return [replace(s, chronology=_is_chronology(s)) for s in found]


def _heading_groups(rows: Sequence[GridRow]) -> list[tuple[int, int]]:
    """Return (first, one past last) of each group of heading rows; the first must come early."""
    groups: list[tuple[int, int]] = []
    seen: list[str] = []
    at = 0
    while at < len(rows):
        if not _is_heading(rows[at], strict=bool(groups)) or (not groups and at >= _SEARCHED):
            at += 1
            continue
        end = at + 1
        while end < len(rows) and end < at + 3 and _goes_on(rows[end - 1], rows[end]):
            end += 1
        words = "|".join(normal(" ".join(_line(r) for r in rows[at:end])).split())
        if words not in seen:
            groups.append((at, end))
            seen.append(words)
        at = end
    return groups


def _goes_on(heading: GridRow, row: GridRow) -> bool:
    """Whether a row is a second row of headings under merged ones, and not data or the headings again."""
    merged = any(c.merge is not Merge.NONE for c in heading.cells) or any(c.merge is Merge.DOWN for c in row.cells)
    blank = any(not c.text for c in heading.cells)
    different = _line(heading) != _line(row)
    return different and (row.heading or merged or blank) and _is_heading(row, strict=False)


def _is_heading(row: GridRow, *, strict: bool) -> bool:
    texts = [c.text for c in row.cells if c.text and c.merge is not Merge.DOWN]
    if len(texts) < 2 or any(len(t) > _LONGEST_HEADING for t in texts):
        return False
    if any(c.value is not None or is_date(c) for c in row.cells):
        return False
    found = [role_of(t) for t in texts]
    known = [role for role, strength in found if strength]
    roles = set(known)
    dated = any(role is Role.DATE and strength > 1 for role, strength in found) or bool(roles & {Role.TIME})
    told = bool(roles & {Role.WHAT, Role.ACTION, Role.OUTCOME, Role.COMMENT, Role.CONTACT, Role.SOURCE, Role.PEOPLE})
    if strict:
        return dated and Role.WHAT in roles and len(known) >= 3
    if row.heading and known:
        return True
    return (dated and (told or len(texts) == len(known))) or (len(roles) >= 3 and Role.WHAT in roles)


def _is_data(row: GridRow) -> bool:
    return sum(bool(c.own) for c in row.cells) >= 2 and any(is_date(c) for c in row.cells[:4])


def _line(row: GridRow) -> str:
    return " ".join(c.text for c in row.cells if c.text and c.merge is Merge.NONE)


class _Again:
    """Headings that stand there again, as on each page of a long table."""

    def __init__(self, headings: Sequence[GridRow]) -> None:
        self._words = [[normal(cell.text) for cell in heading.cells] for heading in headings]

    def is_in(self, row: GridRow) -> bool:
        """Whether a row is one of the headings."""
        if any(len(cell.text) > _LONGEST_HEADING for cell in row.cells):
            return False
        texts = [normal(cell.text) for cell in row.cells]
        for words in self._words:
            pairs = [(a, b) for a, b in zip(texts, words, strict=False) if a]
            if len(pairs) >= 2 and sum(a == b for a, b in pairs) >= 0.8 * len(pairs):
                return True
        return False


def _names(headings: Sequence[GridRow]) -> list[tuple[str, ...]]:
    """Return for each column its headings from top to bottom, each once."""
    width = max(len(row.cells) for row in headings)
    names: list[tuple[str, ...]] = []
    for index in range(width):
        said: list[str] = []
        for row in headings:
            text = " ".join(row.cell(index).text.split())
            if text and text not in said:
                said.append(text)
        names.append(tuple(said))
    return names


def _without_headings(grid: Grid, rows: Sequence[GridRow], earlier: Section | None, mapping: Mapping) -> Section:
    """Read a table that names no columns: as the one before it goes on, or by what its cells look like."""
    width = max((len(row.cells) for row in rows), default=0)
    if earlier and earlier.chronology and rows and width == len(earlier.columns) and not _is_glossary(rows[0]):
        dates = earlier.of(Role.DATE)
        if dates and looks_of(rows, dates[0].index).dates > 0:
            again = {row.number for row in rows if _line(row) in earlier.titles}  # a title that every page has
            kept = tuple(row for row in rows if row.number not in again)
            return Section(grid, earlier.columns, (), kept, earlier.titles, True)
    first = next((i for i, row in enumerate(rows) if any(is_date(c) for c in row.cells)), None)
    if first is None or (rows and _is_glossary(rows[0])):
        names = _names(rows[:1]) if rows and _is_glossary(rows[0]) else []
        columns = tuple(Column(i, " ".join(n), Role.OTHER) for i, n in enumerate(names))
        return Section(grid, columns, (), tuple(rows), (), False)
    headed = first > 0 and _could_be_headings(rows[first - 1], rows[first])
    start = first - 1 if headed else first
    above = rows[:start]
    titles = [_line(row) for row in above] if all(_is_title(row) for row in above) else []
    data = list(rows[first:]) if titles or not above else [*above, *rows[first:]]
    names = _names(rows[start:first]) if headed else [() for _ in range(width)]
    columns = _columns(names, data, mapping)
    numbers = (rows[start].number,) if headed else ()
    section = Section(grid, columns, numbers, tuple(data), tuple(titles), True)
    return replace(section, chronology=_is_chronology(section))


def _could_be_headings(row: GridRow, below: GridRow) -> bool:
    texts = [c.text for c in row.cells if c.text]
    filled = sum(bool(c.text) for c in below.cells)
    return (
        len(texts) >= max(2, filled - 1)
        and all(len(t) <= 40 and not t.endswith(".") for t in texts)
        and not any(c.value is not None for c in row.cells)
    )


def _is_title(row: GridRow) -> bool:
    return sum(bool(c.own) for c in row.cells) == 1


def _is_glossary(row: GridRow) -> bool:
    texts = [c.text for c in row.cells if c.text]
    return len(texts) in {2, 3} and any(is_glossary_word(t) for t in texts) and all(len(t) < 40 for t in texts)


def day_line(row: GridRow) -> bool:
    """Whether a row is nothing but a date drawn across the table."""
    own = [cell for cell in row.cells if cell.own]
    return len(own) == 1 and any(cell.merge is Merge.ACROSS for cell in row.cells) and is_date(own[0])


def _is_chronology(section: Section) -> bool:
    if not section.rows or not (section.of(Role.DATE) or any(map(day_line, section.rows))):
        return False
    if any(is_version_word(c.heading) for c in section.columns):
        return False
    return any(
        role in {c.role for c in section.columns} for role in (Role.WHAT, Role.ACTION, Role.OUTCOME, Role.COMMENT)
    )


def _columns(names: Sequence[tuple[str, ...]], rows: Sequence[GridRow], mapping: Mapping) -> tuple[Column, ...]:
    """Return the guess for every column, from the headings and from what the cells look like."""
    rows = [row for row in rows if not day_line(row)]
    width = max([len(names), *(len(row.cells) for row in rows)])
    said = [names[i] if i < len(names) else () for i in range(width)]
    looks = [looks_of(rows, i) for i in range(width)]
    guesses = [_guess(words) for words in said]
    roles = [role if strength > 1 else Role.OTHER for role, strength in guesses]
    _choose_date(roles, guesses, looks)
    for i, (role, strength) in enumerate(guesses):
        if strength == 1 and role is Role.DATE_END and roles[i] is Role.OTHER and looks[i].dates >= _MOSTLY:
            roles[i] = Role.DATE_END
        if role is Role.OUTCOME and looks[i].signs:
            roles[i] = Role.OTHER  # "Impact (+/-)" holds plus and minus, not words
        if role in {Role.TIME, Role.TIME_END} and looks[i].length > 25:
            roles[i] = Role.OTHER
    _choose_what(roles, guesses, looks)
    if Role.TIME not in roles:
        timed = [i for i, look in enumerate(looks) if roles[i] is Role.OTHER and look.times >= 0.8 and not said[i]]
        for i in timed[:1]:
            roles[i] = Role.TIME
    columns = [Column(i, _heading(said[i]), role) for i, role in enumerate(roles)]
    return _as_told(columns, mapping) if mapping else tuple(columns)


def _as_told(columns: Sequence[Column], mapping: Mapping) -> tuple[Column, ...]:
    """Return the columns with the roles that a person gave some of them; the guess gives way to those."""
    taken = {mapping[c.key] for c in columns if c.key in mapping} & _ALONE
    free = [replace(c, role=Role.OTHER) if c.role in taken and c.key not in mapping else c for c in columns]
    return tuple(replace(c, role=mapping.get(c.key, c.role)) for c in free)


def _heading(words: tuple[str, ...]) -> str:
    return ": ".join(words)


def _guess(words: tuple[str, ...]) -> tuple[Role, int]:
    """Return the role that the lowest heading gives, or else all of them together, or the one above."""
    if not words:
        return Role.OTHER, 0
    tried = [role_of(words[-1]), role_of(" ".join(words)), *(role_of(w) for w in words[-2::-1])]
    return next((guess for guess in tried if guess[1]), (Role.OTHER, 0))


def _choose_date(roles: list[Role], guesses: Sequence[tuple[Role, int]], looks: Sequence[Looks]) -> None:
    """Leave exactly one column as the date: the best heading whose cells do not speak against it."""
    named = [i for i, (role, strength) in enumerate(guesses) if role is Role.DATE and strength]
    for i in named:
        roles[i] = Role.OTHER
    fitting = [i for i in named if looks[i].dates >= 0.2 or looks[i].filled < 3 or looks[i].shaped >= 0.2]
    best = max(fitting, key=lambda i: (guesses[i][1], looks[i].dates >= _MOSTLY, -i), default=None)
    if best is None:
        seen = [i for i, look in enumerate(looks) if look.dates >= _MOSTLY and guesses[i] != (Role.OTHER, 3)]
        best = max(seen, key=lambda i: (looks[i].dates, -i), default=named[0] if named else None)
    if best is not None:
        roles[best] = Role.DATE


def _choose_what(roles: list[Role], guesses: Sequence[tuple[Role, int]], looks: Sequence[Looks]) -> None:
    """Leave one column, or several of prose, as what happened; without a heading the longest prose is it."""
    named = [
        i for i, (role, strength) in enumerate(guesses) if role is Role.WHAT and roles[i] in {Role.WHAT, Role.OTHER}
    ]
    if named:

        def merit(i: int) -> tuple[float, float]:
            empty = looks[i].filled == 0 or looks[i].share < 0.1
            return guesses[i][1] - (3 if empty else 0) - (1.5 if looks[i].length < 12 else 0), looks[i].length

        best = max(named, key=merit)
        for i in named:
            prose = looks[i].length >= 40 and guesses[i][1] >= 2
            roles[i] = Role.WHAT if i == best or prose else (Role.COMMENT if guesses[i][1] == 1 else Role.OTHER)
        return
    free = [
        i
        for i, role in enumerate(roles)
        if role in {Role.OTHER, Role.CONTACT} and looks[i].length >= 10 and guesses[i][1] < 3
    ]
    free = free or [i for i, role in enumerate(roles) if role is Role.OTHER and looks[i].filled and not looks[i].dates]
    free = free or [
        i
        for i, role in enumerate(roles)
        if role in {Role.COMMENT, Role.ACTION, Role.CONTACT, Role.PEOPLE} and looks[i].length >= 20
    ]
    if free:
        roles[max(free, key=lambda i: looks[i].length * max(0.2, looks[i].share))] = Role.WHAT
