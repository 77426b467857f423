"""The records and files of one import, gathered before anything is stored, and stored in one transaction."""

from __future__ import annotations

import hashlib
import json
import mimetypes
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from workbench.errors import BadInput, PasswordNeeded, WrongUse
from workbench.exchange import casefolder, chronologies
from workbench.exchange.chronologies import ParsedChronology, ParsedRow, Role, part_of, row_of
from workbench.exchange.documents import read_document
from workbench.outside.locked import unlocked
from workbench.outside.pdfs import is_pdf
from workbench.outside.pictures import is_picture
from workbench.records import KINDS, Agency, Event, Person, Place, Record, Review, Source, thaw
from workbench.redaction.register import Register
from workbench.services import columns, jurisdiction, versions
from workbench.services.arriving import Fate, ImportReport, Problem, SeenColumn, SeenFile, SeenRow, Wishes
from workbench.vault.store import Bin, Change, Put, PutFile, PutSetting, Store, StoredFile

CASE_FILE = "case.json"
INBOX = "inbox"
CHRONOLOGIES = f"{INBOX}/chronologies"
DOCUMENTS = f"{INBOX}/documents"
KEPT_TOP_LEVEL = "case.json"  # the setting that keeps what case.json holds beside its records
NO_AGENCY = (
    "The file does not say which agency sent it. Import it again and name the sender: its entries are put right."
)
AS_DOCUMENT = "No table could be made out in the PDF; its text was kept as a document."
PICTURE = "This is a picture: it is kept and can be looked at, but words in it were not read."
EVENT = Event.spec.name
_TABLES = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}
_PERHAPS_TABLES = {".docx", ".docm", ".odt", ".pdf", ".html", ".htm"}
_OWN_ID = "ev-"
_SAME_TABLE = 0.5  # share of rows that two files have in common when one is a new version of the other
_SAME_NAME = 0.2  # share of rows that are alike when a file of the same name is a new version
_SAMPLE = 80  # characters

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to read: its name, its place in the case folder, its bytes, and whether it was asked for by name."""

    name: str
    place: str
    data: bytes = field(repr=False)
    named: bool


@dataclass(slots=True)
class _Table:
    """A chronology on its way in: what the sender said before, where the file is a new version of one."""

    item: Incoming
    source: Source
    agency: str | None
    parsed: ParsedChronology
    mapping: Mapping[str, Role]
    earlier: str = ""
    was: ParsedChronology | None = None
    was_source: Source | None = None


class Batch:
    """Takes files one after the other; :meth:`finish` stores all of it or nothing."""

    def __init__(self, store: Store, wishes: Wishes, *, dry_run: bool) -> None:
        self._store, self._wishes, self._dry_run = store, wishes, dry_run
        self._records: dict[tuple[str, str], Record] = {}
        self._held: dict[str, dict[str, Record]] = {}
        self._files: list[StoredFile] = []
        self._known_files = {info.path: info.sha256 for info in store.files()}
        self._binned = set(store.binned())
        self._away: list[Bin] = []
        self._learnt: dict[str, Mapping[str, Role]] = {}
        self._settings: list[PutSetting] = []
        self._names: Register | None = None
        self._problems: list[Problem] = []
        self._seen: list[SeenFile] = []
        self._rows = self._documents = self._gone = 0

    def all(self, cls: type[R]) -> list[R]:
        """Return the records of a kind as they will be."""
        kind = cls.spec.name
        merged = {id_: r for id_, r in self._of_store(kind).items() if (kind, id_) not in self._binned}
        merged |= {id_: r for (k, id_), r in self._records.items() if k == kind}
        return cast("list[R]", list(merged.values()))

    def _of_store(self, kind: str) -> dict[str, Record]:
        """Return what the store holds of a kind, the bin too, by id."""
        if kind not in self._held:
            held: dict[str, Record] = {r.id: r for r in self._store.all(KINDS[kind])}
            for key in self._binned:
                if key[0] == kind and (thrown := self._store.find(*key)):
                    held[key[1]] = thrown
            self._held[kind] = held
        return self._held[kind]

    def complain(self, name: str, sentence: str) -> None:
        """Note what is wrong with a whole file."""
        self._problems.append(Problem(name, 0, sentence))

    def take_case(self, folder: Path) -> None:
        """Take the records of a case.json."""
        case = casefolder.read_case(folder / CASE_FILE)
        for record in case.records:
            self._records[record.spec.name, record.id] = record
        if case.unknown:
            beside = json.dumps(thaw(case.unknown), ensure_ascii=False)
            self._settings.append(PutSetting(KEPT_TOP_LEVEL, beside))
        self._take_profile(folder / jurisdiction.FILE_NAME)
        reviews = {r.id for r in case.records if isinstance(r, Review)}
        for held in self._store.all(Review):
            if reviews and held.id not in reviews:
                self._replace_review(held)

    def _take_profile(self, file: Path) -> None:
        """Take the profile that was edited with the case; one that cannot be used is said, and the case comes in."""
        if file.is_file():
            try:
                self._settings.append(jurisdiction.incoming(jurisdiction.read(file)))
            except BadInput as error:
                self.complain(file.name, f"{error.sentence} The profile was not changed.")

    def _replace_review(self, held: Review) -> None:
        """Let the case's review take the place of the one a new store begins with."""
        if any(self._store.count(kind) for kind in KINDS if kind != Review.spec.name):
            raise WrongUse("This store holds another review.", "Make a new store for this case.")
        self._away.append(Bin(Review.spec.name, held.id))

    def take_file(self, item: Incoming, sender: str | None) -> None:
        """Read one chronology or document; a locked one that was asked for by name wants its password."""
        try:
            bare = unlocked(item.data, self._wishes.passwords.get(item.name, ""))
            if self._is_chronology(item, bare) and self._take_chronology(item, bare, sender):
                return
            self._take_document(item.place, bare, item.data)
        except PasswordNeeded as error:
            if item.named:
                raise PasswordNeeded(wrong=error.wrong, file=item.name) from None
            self.complain(item.name, str(error))
        except BadInput as error:
            if item.named:
                raise
            self.complain(item.name, str(error))
        self._keep_file(item.place, item.data)

    def _is_chronology(self, item: Incoming, bare: bytes) -> bool:
        suffix = PurePosixPath(item.name).suffix.lower()
        if item.place.startswith(CHRONOLOGIES) or suffix in _TABLES:
            return True
        return (
            item.named
            and suffix in _PERHAPS_TABLES
            and chronologies.looks_like_one(item.name, bare, month_first=self._month_first())
        )

    def _keep_file(self, place: str, data: bytes) -> None:
        if self._known_files.get(place) != hashlib.sha256(data).hexdigest():
            media_type = mimetypes.guess_type(place)[0] or "application/octet-stream"
            self._files.append(StoredFile(place, data, media_type))

    def _take_chronology(self, item: Incoming, bare: bytes, sender: str | None) -> bool:
        try:
            table = self._table(item, bare, sender)
        except BadInput:
            if is_pdf(bare):
                self.complain(item.name, AS_DOCUMENT)
                return False
            raise
        if not table.agency:
            self.complain(item.name, NO_AGENCY)
        if table.mapping:
            self._learnt[table.source.id] = table.mapping
            if table.agency:
                self._learnt[table.agency] = table.mapping
        self._records[Source.spec.name, table.source.id] = table.source
        self._keep_file(table.item.place, table.item.data)
        fates, lost = self._take_rows(table)
        self._rows += len(table.parsed.rows)
        places = {row.row: f"{row.place}, row {row.place_row}" for row in table.parsed.rows if row.place != "file"}
        self._problems += [
            Problem(item.name, problem.row, problem.sentence, places.get(problem.row, ""))
            for problem in table.parsed.problems
        ]
        if self._dry_run:
            self._seen.append(_seen(table, fates, lost))
        return True

    def _table(self, item: Incoming, bare: bytes, sender: str | None) -> _Table:
        """Read a chronology with what is known of its sender's columns, and find the version before it."""
        source = self._source(item.place, item.data)
        digest = hashlib.sha256(item.data).hexdigest()
        agencies = self.all(Agency)
        sender = self._wishes.senders.get(item.name) or sender
        agency = sender or (source.agency if source else None)
        told = self._wishes.columns.get(item.name, {})
        known = columns.remembered(self._store, source.id) if source else {}
        if agency and not known:
            known = columns.remembered(self._store, agency)
        parsed = self._read(item.name, bare, {**known, **told})
        if not agency:
            agency = chronologies.guess_agency(item.name, parsed.title_text, agencies)
            if agency and not known and (known := columns.remembered(self._store, agency)):
                parsed = self._read(item.name, bare, {**known, **told})
        table = _Table(item, _new_source(item.place, item.data, "chronology", agency), agency, parsed, told)
        if source is not None and source.sha256 != digest and self._is_another(table, source, sender):
            table.item = replace(item, place=_beside(item.place, digest))
            table.source = _new_source(table.item.place, item.data, "chronology", agency)
            source = None
        if source is None:
            self._find_earlier(table)
            return table
        moved = source.agency not in {None, agency}
        self._find_first(table, source, {**known, **told} != known or source.sha256 != digest or moved)
        table.source = source.replace(sha256=digest, agency=agency)
        return table

    def _is_another(self, table: _Table, source: Source, sender: str | None) -> bool:
        """Whether a file only has the name of a source: another agency sent it, or hardly a row is the same."""
        if sender and source.agency and sender != source.agency:
            return True
        was = self._read_again(source)
        if was is None:
            return False
        matched = versions.match(was.rows, table.parsed.rows)
        return len(matched.pairs) < _SAME_NAME * min(len(was.rows), len(table.parsed.rows))

    def _find_first(self, table: _Table, source: Source, differs: bool) -> None:
        """Take what the same source said before, where it is kept."""
        if not differs:
            table.was, table.was_source = table.parsed, source
        elif (was := self._read_again(source)) is not None:
            table.was, table.was_source, table.earlier = was, source, PurePosixPath(source.file or "").name

    def _find_earlier(self, table: _Table) -> None:
        """Find the file of the same agency, under another name, that this one is a new version of."""
        best = _SAME_TABLE
        for source in self.all(Source) if table.agency else ():
            if source.kind != "chronology" or source.agency != table.agency or source.id == table.source.id:
                continue
            was = self._read_again(source)
            likeness = versions.alike(was.rows, table.parsed.rows) if was else 0.0
            if was and likeness >= best and any(self._by_row(source.id)):
                best = likeness
                table.was, table.was_source, table.earlier = was, source, PurePosixPath(source.file or "").name

    def _read_again(self, source: Source) -> ParsedChronology | None:
        """Read a source's file as it is kept in the store; None where it is not there or cannot be read."""
        if not source.file or not (digest := self._known_files.get(source.file)):
            return None
        data = self._store.read_file(digest)
        name = PurePosixPath(source.file).name
        for password in ("", *self._wishes.passwords.values()):
            try:
                known = columns.remembered(self._store, source.id)
                return self._read(name, unlocked(data, password), known)
            except PasswordNeeded:
                continue
            except BadInput:
                return None
        return None

    def _read(self, name: str, bare: bytes, mapping: Mapping[str, Role]) -> ParsedChronology:
        return chronologies.read_chronology(name, bare, mapping, month_first=self._month_first())

    def _month_first(self) -> bool:
        away = {(bin_.kind, bin_.id) for bin_ in self._away}
        return any(r.month_first for r in self.all(Review) if (Review.spec.name, r.id) not in away)

    def _by_row(self, source: str) -> dict[tuple[int, int], Event]:
        """Return the entries that were made from a source's rows, those in the bin too, by row and part."""
        held = {**self._of_store(EVENT), **{id_: r for (kind, id_), r in self._records.items() if kind == EVENT}}
        found: dict[tuple[int, int], Event] = {}
        for event in held.values():
            if isinstance(event, Event) and event.source == source and event.id.startswith(_OWN_ID):
                row = row_of(event)
                if row is not None:
                    found[row, part_of(event)] = event
        return found

    def _take_rows(self, table: _Table) -> tuple[list[Fate], list[Event]]:
        """Take every row as a new entry, or as the new text of the one it was; return their fates and what is gone."""
        name, agencies = table.item.name, self.all(Agency)
        now = chronologies.to_events(table.parsed, table.source.id, table.agency, name, agencies=agencies)
        if table.was is None or table.was_source is None:
            return [self._add_once(event) for event in now], []
        first = now
        if table.was is not table.parsed:
            was = table.was_source
            first = chronologies.to_events(
                table.was, was.id, was.agency or table.agency, PurePosixPath(was.file or "").name, agencies=agencies
            )
        matched = versions.match(table.was.rows, table.parsed.rows)
        held = self._by_row(table.was_source.id)
        fates = []
        for at, event in enumerate(now):
            before = matched.pairs.get(at)
            entry = held.get(_place(table.was.rows[before])) if before is not None else None
            if before is None or entry is None:
                fates.append(self._add_once(event))
            else:
                fates.append(self._renew(entry, first[before], event))
        left = (held.get(_place(table.was.rows[i])) for i in matched.gone)
        lost = [event for event in left if event is not None]
        return fates, [event for event in lost if self._let_go(event)]

    def _add_once(self, event: Event) -> Fate:
        """Keep what is there: an event the reviewer has edited or thrown away is not brought back."""
        key = (EVENT, event.id)
        if key in self._binned:
            return Fate.THROWN_AWAY
        held = self._records.get(key) or self._of_store(EVENT).get(event.id)
        if held is None:
            self._records[key] = event
            return Fate.NEW
        self._records[key] = versions.back(cast("Event", held), event)
        return Fate.SAME if self._records[key] is held else Fate.CHANGED

    def _renew(self, held: Event, first: Event, now: Event) -> Fate:
        key = (EVENT, held.id)
        if key in self._binned:
            return Fate.THROWN_AWAY
        told_first, told_now = self._people_in(first, held, now)
        settled = versions.settled(held, told_first, told_now)
        self._records[key] = settled
        return Fate.SAME if _words_and_date(settled) == _words_and_date(held) else Fate.CHANGED

    def _people_in(self, first: Event, held: Event, now: Event) -> tuple[Event, Event]:
        """Return both with the people that the register finds in them, where the words have changed."""
        if _words_of(first) == _words_of(now):
            return first, now
        register = self._register()
        return (
            first.replace(people=register.people_in(_words_of(first)) or None),
            now.replace(people=register.people_in(_words_of(now)) or held.people),
        )

    def _let_go(self, event: Event) -> bool:
        """Mark an entry whose row is gone, or put it in the bin where that was wished and nothing refers to it."""
        if (EVENT, event.id) in self._binned:
            return False
        if self._wishes.bin_gone and not self._store.referrers(EVENT, event.id):
            self._away.append(Bin(EVENT, event.id))
        else:
            self._records[EVENT, event.id] = versions.gone(event)
        self._gone += 1
        return True

    def _take_document(self, place: str, bare: bytes, data: bytes) -> None:
        name = PurePosixPath(place).name
        source = self._source(place, data) or _new_source(place, data, "other", None)
        if is_picture(bare):
            self._records[Source.spec.name, source.id] = source
            self._problems.append(Problem(name, 0, PICTURE))
            self._documents += 1
            return
        document = read_document(name, bare)
        if not source.text:
            source = source.replace(text=document.text or None)
        self._records[Source.spec.name, source.id] = source
        self._documents += 1
        self._problems += [Problem(name, 0, warning) for warning in document.warnings]
        for attached, content in document.attachments:
            inner = f"{place} - {PurePosixPath(attached).name}"  # beside the message: a file cannot be a folder too
            try:
                self._take_attached(Incoming(PurePosixPath(attached).name, inner, content, named=False))
            except BadInput as error:
                self.complain(name, f"An attachment could not be read. {error}")
                self._keep_file(inner, content)

    def _take_attached(self, item: Incoming) -> None:
        """Read what came with a message: a table that looks like a chronology is one, all else is a document."""
        bare = unlocked(item.data, self._wishes.passwords.get(item.name, ""))
        table = PurePosixPath(item.name).suffix.lower() in _TABLES and chronologies.looks_like_one(
            item.name, bare, month_first=self._month_first()
        )
        if not (table and self._take_chronology(item, bare, None)):
            self._take_document(item.place, bare, item.data)
            self._keep_file(item.place, item.data)

    def _source(self, place: str, data: bytes) -> Source | None:
        """Return the source record that stands for a file: by its place, its content or its name."""
        digest = hashlib.sha256(data).hexdigest()
        name = PurePosixPath(place).name
        held = self.all(Source)
        for source in held:
            if source.file == place or source.sha256 == digest:
                return source
        return next((s for s in held if s.file and PurePosixPath(s.file).name == name), None)

    def _register(self) -> Register:
        """Return the register of names as it will be; the people of a case come before its files."""
        if self._names is None:
            self._names = Register.build(self.all(Person), self.all(Agency), self.all(Place), self.all(Source))
        return self._names

    def name_people(self) -> None:
        """Say which people an imported event speaks of, where the register is certain."""
        register = self._register()
        held = self._of_store(EVENT)
        for key, record in self._records.items():
            if isinstance(record, Event) and record.people is None and record.id not in held:
                people = register.people_in(_words_of(record))
                if people:
                    self._records[key] = record.replace(people=people)

    def finish(self) -> ImportReport:
        """Store what was gathered, in one transaction, and count it."""
        fresh: list[Change] = []
        new = changed = 0
        for (kind, id_), record in self._records.items():
            held = self._of_store(kind).get(id_)
            if held == record:
                continue
            new, changed = (new + 1, changed) if held is None else (new, changed + 1)
            fresh.append(Put(record))
        changes: list[Change] = [*self._away, *fresh, *(PutFile(file) for file in self._files), *self._settings]
        if self._learnt:
            changes.append(columns.learnt(self._store, self._learnt))
        if changes and not self._dry_run:
            self._store.apply(changes, "import")
        unchanged = len(self._records) - len(fresh)
        problems = tuple(self._problems)
        return ImportReport(
            new,
            changed,
            unchanged,
            self._gone,
            self._rows,
            self._documents,
            problems,
            self._dry_run,
            tuple(self._seen),
        )


def _beside(place: str, digest: str) -> str:
    """Return a place of its own for a file whose name is taken."""
    path = PurePosixPath(place)
    return str(path.with_name(f"{path.stem} ({digest[:6]}){path.suffix}"))


def _place(row: ParsedRow) -> tuple[int, int]:
    return row.row, row.part


def _new_source(place: str, data: bytes, kind: str, agency: str | None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    name = PurePosixPath(place).name
    return Source(f"src-{digest[:12]}", title=name, kind=kind, file=place, agency=agency, sha256=digest)


def _words_of(event: Event) -> str:
    words: Iterable[str | None] = (event.what_happened, event.action_taken, event.outcome)
    return "\n\n".join(word for word in words if word)


def _words_and_date(event: Event) -> tuple[object, ...]:
    """Return what a person would call a change; the row's place in the file is none."""
    return tuple(value for name, value in event.values.items() if name not in {"source", "source_detail"})


def _seen(table: _Table, fates: Sequence[Fate], lost: Sequence[Event]) -> SeenFile:
    parsed = table.parsed
    rows = [
        SeenRow(
            row.row,
            fate,
            row.date.edtf,
            row.time,
            row.date_text,
            row.date.inferred,
            row.what_happened or row.action_taken or row.comment or row.remarks,
            table.agency,
            row.is_note,
            row.problem,
        )
        for row, fate in zip(parsed.rows, fates, strict=True)
    ]
    rows += [
        SeenRow(0, Fate.GONE, e.date, e.time, e.date_text or "", False, e.what_happened or "", e.agency, False, None)
        for e in lost
    ]
    seen = tuple(
        SeenColumn(column.key, column.heading, column.role, sample[:_SAMPLE])
        for column, sample in zip(parsed.columns, parsed.samples, strict=True)
    )
    return SeenFile(table.item.name, table.agency, table.earlier, seen, tuple(rows))
