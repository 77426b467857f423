"""What comes in: case folders, chronologies and documents; the same file twice changes nothing.

Everything is read before anything is stored, and one transaction stores it: an import that is stopped or fails leaves
no trace, and undo takes a whole import back.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, cast

from workbench.errors import BadInput, WrongUse
from workbench.exchange import casefolder, chronologies
from workbench.exchange.documents import read_document
from workbench.records import KINDS, Agency, Event, Person, Place, Record, Review, Source, thaw
from workbench.redaction.register import Register
from workbench.services import jurisdiction
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.vault.store import Bin, Change, Put, PutFile, PutSetting, Store, StoredFile

CASE_FILE = "case.json"
INBOX = "inbox"
CHRONOLOGIES = f"{INBOX}/chronologies"
DOCUMENTS = f"{INBOX}/documents"
KEPT_TOP_LEVEL = "case.json"  # the setting that keeps what case.json holds beside its records
LARGEST_FILE = 200 * 1024 * 1024  # bytes; a scanned bundle can be large, a larger file is a mistake
_TABLE_SUFFIXES = {".xlsx", ".csv", ".tsv"}

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood: the file's name, the row (0: the whole file) and a sentence."""

    file: str
    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with ``dry_run`` would do; counts are records, rows and files."""

    new: int
    changed: int
    unchanged: int
    rows: int
    documents: int
    problems: tuple[Problem, ...]
    dry_run: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """The counts in words."""
        done = "would be" if self.dry_run else "were"
        said = [f"{self.new} records {done} added and {self.changed} changed; {self.unchanged} were there already."]
        if self.rows:
            said.append(f"{self.rows} rows of chronologies were read; every row is kept.")
        if self.documents:
            said.append(f"{self.documents} documents were read.")
        if self.problems:
            said.append(f"{len(self.problems)} things need a look; they are listed, and nothing was dropped.")
        return tuple(said)

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file to read: where it was found, its place in the case folder, and whether it was asked for by name."""

    path: Path
    place: str
    named: bool


def import_case(session: Session, folder: Path, progress: Progress = quietly) -> ImportReport:
    """Bring in a case folder: its case.json and all of its inbox.

    Raises BadInput, UnknownReference; WrongUse when the store holds another review.
    """
    if not (folder / CASE_FILE).is_file():
        raise WrongUse("This folder holds no case.json.", "Choose the folder that a case export made.")
    return import_paths(session, [folder], progress=progress)


def jurisdiction_of(folder: Path) -> str | None:
    """Return the jurisdiction that a case folder's review names; raises as :func:`import_case`."""
    case = casefolder.read_case(folder / CASE_FILE)
    return next((r.jurisdiction for r in case.records if isinstance(r, Review)), None)


def import_paths(
    session: Session,
    paths: Sequence[Path],
    agency: str | None = None,
    dry_run: bool = False,
    progress: Progress = quietly,
) -> ImportReport:
    """Bring in files and folders of them; ``agency`` (an id, name or label) says who sent the chronologies.

    Raises BadInput for a file named in ``paths`` that cannot be read (inside a folder it becomes a problem in the
    report, and the file itself is kept), UnknownReference, WrongUse, Cancelled, DiskFull.
    """
    batch = _Batch(session.store)
    incoming: list[_Incoming] = []
    for path in paths:
        if (path / CASE_FILE).is_file():
            batch.take_case(path)
            incoming += _files_of(path / INBOX)
        elif path.is_dir():
            incoming += _files_of(path)
        elif path.is_file():
            incoming.append(_Incoming(path, _place_of(path), named=True))
        else:
            raise WrongUse("There is no such file or folder.", "Check the path; nothing was imported.")
    sender = _agency_id(batch, agency) if agency else None
    for done, item in enumerate(incoming):
        progress(done, len(incoming))
        batch.take_file(item, sender)
    batch.name_people()
    progress(len(incoming), len(incoming))
    return batch.finish(dry_run)


def _files_of(folder: Path) -> list[_Incoming]:
    found = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
    return [_Incoming(p, _place_of(p), named=False) for p in found]


def _place_of(path: Path) -> str:
    """Return where the file belongs in a case folder."""
    if path.parent.name == PurePosixPath(CHRONOLOGIES).name:
        return f"{CHRONOLOGIES}/{path.name}"
    return f"{DOCUMENTS}/{path.name}"


def _agency_id(batch: _Batch, said: str) -> str:
    for agency in batch.all(Agency):
        if said in {agency.id, agency.name, agency.label}:
            return agency.id
    raise WrongUse("No agency of this review has that id, name or label.", "Add the agency first, or check its id.")


class _Batch:
    """The records and files of one import, gathered before anything is stored."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[tuple[str, str], Record] = {}
        self._files: list[StoredFile] = []
        self._known_files = {(info.path, info.sha256) for info in store.files()}
        self._binned = set(store.binned())
        self._replaced: list[Bin] = []
        self._settings: list[PutSetting] = []
        self._problems: list[Problem] = []
        self._rows = self._documents = 0

    def all(self, cls: type[R]) -> list[R]:
        """Return the records of a kind as they will be."""
        kind = cls.spec.name
        merged: dict[str, Record] = {r.id: r for r in self._store.all(cls)}
        merged |= {id_: r for (k, id_), r in self._records.items() if k == kind}
        return cast("list[R]", list(merged.values()))

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
                self._problems.append(Problem(file.name, 0, f"{error.sentence} The profile was not changed."))

    def _replace_review(self, held: Review) -> None:
        """Let the case's review take the place of the one a new store begins with."""
        if any(self._store.count(kind) for kind in KINDS if kind != Review.spec.name):
            raise WrongUse("This store holds another review.", "Make a new store for this case.")
        self._replaced.append(Bin(Review.spec.name, held.id))

    def take_file(self, item: _Incoming, sender: str | None) -> None:
        """Read one chronology or document."""
        try:
            data = _read(item.path)
        except BadInput as error:
            if item.named:
                raise
            self._problems.append(Problem(item.path.name, 0, str(error)))
            return
        try:
            if not (self._is_chronology(item, data) and self._take_chronology(item, data, sender)):
                self._take_document(item.place, data)
        except BadInput as error:
            if item.named:
                raise
            self._problems.append(Problem(item.path.name, 0, str(error)))
        self._keep_file(item.place, data)

    def _is_chronology(self, item: _Incoming, data: bytes) -> bool:
        if item.place.startswith(CHRONOLOGIES) or item.path.suffix.lower() in _TABLE_SUFFIXES:
            return True
        return item.named and item.path.suffix.lower() == ".docx" and chronologies.looks_like_one(item.path.name, data)

    def _keep_file(self, place: str, data: bytes) -> None:
        if (place, hashlib.sha256(data).hexdigest()) not in self._known_files:
            media_type = mimetypes.guess_type(place)[0] or "application/octet-stream"
            self._files.append(StoredFile(place, data, media_type))

    def _take_chronology(self, item: _Incoming, data: bytes, sender: str | None) -> bool:
        name = item.path.name
        parsed = chronologies.read_chronology(name, data)
        source = self._source(item.place, data)
        agency = sender or (source.agency if source else None)
        if not agency:
            agency = chronologies.guess_agency(name, parsed.title_text, self.all(Agency))
        if not agency:
            self._problems.append(
                Problem(name, 0, "The file does not say which agency sent it; name it with --agency.")
            )
        if source is None:
            source = _new_source(item.place, data, "chronology", agency)
        self._records.setdefault((Source.spec.name, source.id), source)
        for event in chronologies.to_events(parsed, source.id, agency, name, agencies=self.all(Agency)):
            self._add_once(event)
        self._rows += len(parsed.rows)
        self._problems += [Problem(name, problem.row, problem.sentence) for problem in parsed.problems]
        return True

    def _take_document(self, place: str, data: bytes) -> None:
        name = PurePosixPath(place).name
        document = read_document(name, data)
        source = self._source(place, data) or _new_source(place, data, "other", None)
        if not source.text:
            source = source.replace(text=document.text or None)
        self._records[Source.spec.name, source.id] = source
        self._documents += 1
        self._problems += [Problem(name, 0, warning) for warning in document.warnings]
        for attached, content in document.attachments:
            inner = f"{place} - {PurePosixPath(attached).name}"  # beside the message: a file cannot be a folder too
            try:
                self._take_document(inner, content)
            except BadInput as error:
                self._problems.append(Problem(name, 0, f"An attachment could not be read. {error}"))
            self._keep_file(inner, content)

    def _source(self, place: str, data: bytes) -> Source | None:
        """Return the source record that stands for a file: by its place, its content or its name."""
        digest = hashlib.sha256(data).hexdigest()
        name = PurePosixPath(place).name
        held = self.all(Source)
        for source in held:
            if source.file == place or source.sha256 == digest:
                return source
        return next((s for s in held if s.file and PurePosixPath(s.file).name == name), None)

    def _add_once(self, event: Event) -> None:
        """Keep what is there: an event the reviewer has edited or thrown away is not brought back."""
        key = (Event.spec.name, event.id)
        if key not in self._binned and key not in self._records:
            self._records[key] = self._store.find(*key) or event

    def name_people(self) -> None:
        """Say which people an imported event speaks of, where the register is certain."""
        register = Register.build(self.all(Person), self.all(Agency), self.all(Place), self.all(Source))
        for key, record in self._records.items():
            if isinstance(record, Event) and record.people is None and self._store.find(*key) is None:
                people = register.people_in(_words_of(record))
                if people:
                    self._records[key] = record.replace(people=people)

    def finish(self, dry_run: bool) -> ImportReport:
        """Store what was gathered, in one transaction, and count it."""
        fresh: list[Change] = []
        new = changed = 0
        for (kind, id_), record in self._records.items():
            held = self._store.find(kind, id_)
            if held == record:
                continue
            new, changed = (new + 1, changed) if held is None else (new, changed + 1)
            fresh.append(Put(record))
        changes: list[Change] = [*self._replaced, *fresh, *(PutFile(file) for file in self._files), *self._settings]
        if changes and not dry_run:
            self._store.apply(changes, "import")
        return ImportReport(
            new,
            changed,
            len(self._records) - len(fresh),
            self._rows,
            self._documents,
            tuple(self._problems),
            dry_run,
        )


def _new_source(place: str, data: bytes, kind: str, agency: str | None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    name = PurePosixPath(place).name
    return Source(f"src-{digest[:12]}", title=name, kind=kind, file=place, agency=agency, sha256=digest)


def _words_of(event: Event) -> str:
    words: Iterable[str | None] = (event.what_happened, event.action_taken, event.outcome)
    return "\n\n".join(word for word in words if word)


def _read(path: Path) -> bytes:
    """Return a file's bytes; BadInput when it is too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput("The file is larger than 200 MB.", "Ask for it in parts; nothing was changed.")
        return path.read_bytes()
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
