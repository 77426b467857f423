"""From the rows of a section to parsed rows: dates with their neighbours, notes told from events, nothing lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from workbench.exchange.chronologies import american
from workbench.exchange.chronologies.apart import taken_apart
from workbench.exchange.chronologies.grid import Cell, GridRow, Merge
from workbench.exchange.chronologies.headings import Role
from workbench.exchange.chronologies.layout import Column, Section
from workbench.exchange.chronologies.parsed import ParsedRow
from workbench.exchange.dates import Around, ParsedDate, ParsedTime, parse_date, parse_time

GOES_ON = "The row has no date and continues the row above, whose date it was given."
SAME_AS_ABOVE = "The row has no date; this table writes a date once for several rows, so it was given the one above."
UNDER_A_DATE = "The date stands in a line of its own above the row."
END_NOT_READ = "The end date could not be understood."
ENDS_FIRST = "The end date is before the start date."
TIME_AS_END = "The end date holds a time; it was read as one."
ONLY_END = "Only an end date is given; it was taken as the date."
TAKEN_APART = "The sender's row tells of several events; it was taken apart."
MORE_CELLS = "The row has more cells than the table has headings; the rest is in the comment."

_NOTE_MARK = re.compile(r"^\s*#+\s*[^\d\s#]")  # "#3" is a number
_NOTE_SYMBOL = re.compile(r"^\s*[*\u00a7@!^~]\s*\w")
_AUTHOR = re.compile(
    r"^\W*(?:(?:chronology|report|imr|review|overview)?\s*(?:author|writer|reviewer|compiler)(?:['\u2019]?s)?\s*"
    r"(?:note|comment|remark|observation)s?|(?:note|comment) (?:by|from) (?:the )?(?:chronology |report |"
    r"imr )?(?:author|writer|compiler)|"
    r"(?:imr|chronology|report) author(?=\s*[:\u2013-])|nodyn (?:yr )?awdur)\b",
    re.IGNORECASE,
)
_BARE_NOTE = re.compile(r"^\W*(?:n\.?b\.?|note|notes|comment|nodyn)\s*[:\-\u2013]", re.IGNORECASE)
_AUTHOR_ALONE = re.compile(r"^\W*(?:(?:imr|chronology|report) )?author\W*$", re.IGNORECASE)
_NOTHING = re.compile(r"[\s\-\u2013\u2014_.]*")
_ANYWHERE = Around(above="2020-01-01", row_above="2020-01-01")
_TEXTS = {Role.WHAT, Role.ACTION, Role.OUTCOME, Role.COMMENT}
_REMARKED = {Role.OTHER, Role.AGENCY, Role.PEOPLE, Role.CONTACT}
_UNDATED, _UNTIMED = ParsedDate(), ParsedTime()
_NO_ROW = GridRow(0, ())
_WRITTEN_ONCE = 0.25  # share of rows without a date above which a table writes each date once


@dataclass(frozen=True, slots=True)
class _Plan:
    """A section with its columns by role, looked up once instead of for every row."""

    section: Section
    place: str
    roles: Mapping[Role, tuple[Column, ...]]
    first: Mapping[Role, int]  # the index of each role's first column
    telling: tuple[int, ...]  # the columns beside what happened, action and outcome

    @classmethod
    def of(cls, section: Section) -> _Plan:
        """Return the plan of a section."""
        roles = {role: columns for role in Role if (columns := section.of(role))}
        first = {role: columns[0].index for role, columns in roles.items()}
        telling = tuple(c.index for c in section.columns if c.role not in {Role.WHAT, Role.ACTION, Role.OUTCOME})
        return cls(section, section.grid.place, roles, first, telling)

    def cell(self, row: GridRow, role: Role) -> Cell:
        """Return a row's cell in the first column of a role."""
        at = self.first.get(role)
        cell = row.cell(at) if at is not None else Cell()
        return cell if cell.merge is not Merge.ACROSS else Cell()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before its date is settled with the help of its neighbours."""

    row: ParsedRow
    start: Cell
    end: Cell
    problems: tuple[str, ...]
    bare: bool  # nothing but prose in it


def parsed_rows(section: Section, first: int, only_whole: bool = False) -> list[ParsedRow]:
    """Return the rows of a section, numbered from ``first``; lines that head the rows below them are not rows."""
    plan = _Plan.of(section)
    drafts: list[_Draft] = []
    banners: dict[int, str] = {}
    number = first
    for source, following in zip_longest(section.rows, section.rows[1:], fillvalue=_NO_ROW):
        if _spans(source) and not parse_date(source.cells[0].dated).edtf:
            drafts.append(_heading(section, source, number))
        elif (banner := _banner(plan, source, following)) and not only_whole:
            banners[len(drafts)] = banner
            continue
        else:
            events = taken_apart(source, plan.first)
            if section.grid.month_first and len(events) > 1:
                events = [american.row(event) for event in events]
            drafts += [_draft(plan, event, number, len(events) > 1 and part) for part, event in enumerate(events, 1)]
        number += 1
    return list(_dated(drafts, banners, section.grid.epoch_1904))


def _banner(plan: _Plan, row: GridRow, following: GridRow) -> str | None:
    """Return the date, month or year that a row of a single merged or lonely cell puts over the rows below it.

    A lonely cell does so only in the column of dates, and a lonely day only over a row that has no date of its own.
    """
    own = [c for c in row.cells if c.own]
    if len(own) != 1 or own[0].remark or len(plan.section.columns) < 3:
        return None
    found = parse_date(own[0].value or own[0].dated)
    if not found.edtf or found.problem:
        return None
    if not any(c.merge is Merge.ACROSS for c in row.cells):
        at = plan.first.get(Role.DATE)
        if at is None or not row.cell(at).own or following is _NO_ROW:
            return None
        if following.cell(at).own and len(found.edtf) >= len("2021-04-03"):
            return None
    return own[0].dated


def _spans(row: GridRow) -> bool:
    """Whether the row is one cell drawn across the table: a heading between the rows, or a remark."""
    own = [c for c in row.cells if c.own or c.remark]
    across = sum(c.merge is Merge.ACROSS for c in row.cells)
    return len(own) == 1 and row.cells[0] is own[0] and len(row.cells) > 2 and across >= len(row.cells) - 1


def _heading(section: Section, row: GridRow, number: int) -> _Draft:
    """Keep a line across the table as a note: it is no event, and it is not lost."""
    cell = row.cells[0]
    note = ParsedRow(
        row=number,
        place=section.grid.place,
        place_row=row.number,
        date=ParsedDate(),
        what_happened=cell.text,
        remarks=cell.remark,
        is_note=True,
        content=" ".join(cell.own.split()),
    )
    return _Draft(note, Cell(), Cell(), (), bare=False)


def _draft(plan: _Plan, row: GridRow, number: int, part: int) -> _Draft:
    """Return a row's draft; ``part``: which of several events that the sender told in it, 0 for the whole row."""
    section = plan.section
    texts, remarks = _texts(plan, row)
    extra = [c.text for c in row.cells[len(section.columns) :] if c.own]
    remarks += extra + [c.remark for c in row.cells if c.remark]
    source = "; ".join(texts[Role.SOURCE])
    sequence = texts[Role.SEQUENCE]
    numbered = _number(sequence[0]) if sequence else None
    if sequence and numbered is None:
        source = "; ".join(filter(None, [sequence[0], source]))
    if len(sequence) > 1:
        source = "; ".join([source, *sequence[1:]])
    time, time_end = _time(plan, row, Role.TIME), _time(plan, row, Role.TIME_END)
    problems = [p for p in (time.problem, time_end.problem) if p]
    for role, parsed in ((Role.TIME, time), (Role.TIME_END, time_end)):
        if texts[role] and (parsed.problem or len(texts[role]) > 1):
            remarks.append("; ".join(texts[role]))
    if extra:
        problems.append(MORE_CELLS)
    if part:
        problems.append(TAKEN_APART)
    start, end = plan.cell(row, Role.DATE), plan.cell(row, Role.DATE_END)
    what = "\n\n".join(texts[Role.WHAT])
    if not (what or remarks or any(texts[role] for role in _TEXTS)):
        what, source, start = _only_words(source, start)
    parsed_row = ParsedRow(
        row=number,
        place=plan.place,
        place_row=row.number,
        part=part,
        date=_UNDATED,
        date_text=" to ".join(t for t in (start.text, end.text) if t),
        time=time.start,
        time_end=time_end.start or time.end,
        sequence=numbered,
        agency_text="; ".join(texts[Role.AGENCY]),
        source_detail=source,
        what_happened=what,
        action_taken="\n\n".join(texts[Role.ACTION]),
        outcome="\n\n".join(texts[Role.OUTCOME]),
        people_text="; ".join(texts[Role.PEOPLE]),
        contact_text="; ".join(texts[Role.CONTACT]),
        comment="\n\n".join(texts[Role.COMMENT]),
        remarks="\n".join(remarks),
        content="\x1f".join(" ".join(c.own.split()) for c in row.cells),
    )
    bare = bool(what) and not any(row.cell(at).own for at in plan.telling)
    if any("#" in c.text and _NOTE_MARK.match(c.own) for c in row.cells) or _is_note(parsed_row, start):
        parsed_row = replace(parsed_row, is_note=True)
    return _Draft(parsed_row, start, end, tuple(problems), bare)


def _texts(plan: _Plan, row: GridRow) -> tuple[Mapping[Role, list[str]], list[str]]:
    """Return the words of a row by role, and those that no field takes, each with its heading."""
    texts: defaultdict[Role, list[str]] = defaultdict(list)
    remarks: list[str] = []
    for column in plan.section.columns:
        cell = row.cell(column.index)
        text = cell.text if cell.merge is not Merge.ACROSS else ""
        if not text or (_NOTHING.fullmatch(text) and not _meant(column)):
            continue
        role = column.role
        if role in _TEXTS and column.index != plan.first[role] and column.heading:
            text = f"{column.heading}: {text}"
        texts[role].append(text)
        if role in _REMARKED:
            remarks.append(f"{column.heading or f'Column {column.index + 1}'}: {text}")
    return texts, remarks


def _only_words(source: str, start: Cell) -> tuple[str, str, Cell]:
    """Take the only words of a row for what happened, in whatever column they were typed."""
    if start.text and not source and not start.value and not parse_date(start.dated, _ANYWHERE).edtf:
        return (start.text, source, Cell()) if len(start.text.split()) > 2 else ("", source, start)
    return ("", source, start) if start.text else (source, "", start)


def _meant(column: Column) -> bool:
    """Whether a dash in this column says something: minus in 'Impact (+/-)'."""
    return column.role is Role.OTHER and "impact" in column.heading.casefold()


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,9}(?:\.\d{1,4})?", text) else None


def _time(plan: _Plan, row: GridRow, role: Role) -> ParsedTime:
    if role not in plan.first:
        return _UNTIMED
    cell = plan.cell(row, role)
    return parse_time(cell.value if cell.value is not None else cell.text)


def _is_note(row: ParsedRow, date: Cell) -> bool:
    """Whether the row is a remark by the chronology's author (Chronolator marks them by a symbol in the source)."""
    heads = [t for t in (row.source_detail, row.what_happened, row.people_text, row.contact_text, date.text) if t]
    if any(_NOTE_MARK.match(t) for t in heads) or _AUTHOR.match(row.what_happened) or _AUTHOR.match(row.source_detail):
        return True
    told = row.what_happened or row.comment or row.action_taken
    if _AUTHOR.match(row.remarks.split(": ", 1)[-1]) or _AUTHOR.match(date.text):
        return True
    maybe = (
        _BARE_NOTE.match(told)
        or _NOTE_SYMBOL.match(row.source_detail)
        or _AUTHOR_ALONE.match(row.source_detail)
        or _AUTHOR.match(told)
        or _BARE_NOTE.match(date.text)
    )
    return bool(maybe) and parse_date(date.when).edtf is None


def _dated(drafts: Sequence[_Draft], banners: dict[int, str], epoch_1904: bool) -> Iterator[ParsedRow]:
    """Settle the dates: first those that stand by themselves, then those that lean on their neighbours."""
    nobody = Around(epoch_1904=epoch_1904)
    read: dict[str, ParsedDate] = {}  # a day stands in several rows as a rule
    alone = []
    for draft in drafts:
        text = draft.start.dated if draft.start.value is None else ""
        alone.append(read[text] if text in read else _raw(draft, nobody))
        if text:
            read[text] = alone[-1]
    below: list[str | None] = [None] * len(drafts)
    coming: str | None = None
    for i in range(len(drafts) - 1, -1, -1):
        below[i] = coming
        coming = alone[i].edtf or coming
    events = [d for d in drafts if not d.row.is_note]
    missing = sum(not d.start.text and not d.end.text for d in events)
    written_once = missing >= 3 and missing >= _WRITTEN_ONCE * len(events)
    above: str | None = None
    row_above: str | None = None
    heading = ParsedDate()
    for i, draft in enumerate(drafts):
        if i in banners:
            heading = parse_date(banners[i])
            row_above = None
        year = int(heading.edtf[:4]) if heading.edtf else None
        around = Around(above, below[i], row_above, year, epoch_1904)
        plain = alone[i] if alone[i].problem is None and len(alone[i].edtf or "") == len("2021-04-03") else None
        row = _settled(draft, plain or _raw(draft, around), around, heading, written_once)
        yield row
        if not row.is_note:
            row_above = row.date.edtf
        above = row.date.edtf or above


def _raw(draft: _Draft, around: Around) -> ParsedDate:
    return parse_date(draft.start.when, around)


def _settled(draft: _Draft, found: ParsedDate, around: Around, heading: ParsedDate, written_once: bool) -> ParsedRow:
    problems = list(draft.problems)
    row = draft.row
    time, time_end = row.time or found.time, row.time_end
    if not draft.start.text and not draft.end.text:
        found = _borrowed(draft, around, heading, written_once)
    if found.edtf is None and not draft.start.text and draft.end.text:
        alone = _end(draft, around)
        if alone.edtf:
            found = ParsedDate(alone.edtf, alone.time, alone.inferred, ONLY_END)
    elif draft.end.text:
        end = _end(draft, around)
        if end.edtf and found.edtf:
            found, note = _joined(found, end)
            problems += [note] if note else []
        elif end.time and not end.edtf:
            time_end = time_end or end.time
            problems.append(TIME_AS_END)
        elif not end.edtf:
            problems.append(END_NOT_READ)
    if found.problem and not (row.is_note and found.edtf is None and not draft.start.text):
        problems.insert(0, found.problem)
    problem = " ".join(dict.fromkeys(problems)) or None
    return replace(row, date=found, time=time, time_end=time_end, problem=problem)


def _end(draft: _Draft, around: Around) -> ParsedDate:
    return parse_date(draft.end.when, around)


def _borrowed(draft: _Draft, around: Around, heading: ParsedDate, written_once: bool) -> ParsedDate:
    """Give a row without any date the one above, where the table makes plain that this is meant."""
    if draft.row.is_note:
        return ParsedDate()
    if heading.edtf and len(heading.edtf) >= 10 and around.row_above in {None, heading.edtf}:
        return ParsedDate(heading.edtf, None, True, UNDER_A_DATE)
    if around.row_above and draft.bare:
        return ParsedDate(around.row_above, None, True, GOES_ON)
    if around.row_above and written_once:
        return ParsedDate(around.row_above, None, True, SAME_AS_ABOVE)
    return _raw(draft, around)


def _joined(start: ParsedDate, end: ParsedDate) -> tuple[ParsedDate, str | None]:
    """Return the period from one date to the other, with a sentence when they make none."""
    first, last = start.edtf or "", end.edtf or ""
    if first == last:
        return start, None
    if "/" in first or "/" in last:
        return start, END_NOT_READ
    if last[:10].rstrip("?~%") < first[:10].rstrip("?~%"):
        return start, ENDS_FIRST
    return replace(start, edtf=f"{first}/{last}", inferred=start.inferred or end.inferred), None
