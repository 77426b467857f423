"""The history of the whole review: what was done when, any two versions beside each other, and the audit log.

One person works in a review, with one passphrase: who made a change is that person, and what came with an import says
so in its words.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from workbench.analysis.differences import Difference, fields
from workbench.errors import PublicationRefused, WrongUse
from workbench.exchange.tables import Cell, harmless, to_csv, to_xlsx
from workbench.records import KINDS, Disclosure, Record
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import title_of, working_row
from workbench.services.writing import write_whole
from workbench.vault.history import Listed
from workbench.vault.store import Change, Changed, Put, Restore

ENDINGS = (".xlsx", ".csv")
HEADER = ("No.", "Step", "When (UTC)", "What was done", "Kind", "Record", "Fields changed", "SHA-256 of the entry")
_WIDE = (3, 6)
_PAGE = 2_000
_MOST_SAID = 20  # sentences on what is wrong with the chain
_BINNED = "binned"
_OTHERS = {"file": "Document", "setting": "Setting"}


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A change as a list shows it: ``kind`` and ``title`` in words, ``when`` UTC, ISO 8601."""

    seq: int
    when: str
    label: str
    kind: str
    id: str
    kind_title: str
    title: str


# Looking


def rows(session: Session, seqs: Sequence[int]) -> list[Row]:
    """Return changes by their numbers, a few hundred at most, with the words that stand for each record now."""
    return [_row(session, entry) for entry in session.store.changes(seqs)]


def matching(session: Session, kind: str = "", first_day: str = "", last_day: str = "", words: str = "") -> list[int]:
    """Return the numbers of the changes, the newest first, of a kind, a time and words of what was done.

    Days are those of this computer, as YYYY-MM-DD; WrongUse for one that is not a day.
    """
    since = _moment(first_day, 0) if first_day else ""
    until = _moment(last_day, 1) if last_day else ""
    return session.store.changes_matching(kind, since, until, words.split())


def _moment(day: str, later: int) -> str:
    try:
        start = datetime.date.fromisoformat(day) + datetime.timedelta(days=later)
    except (ValueError, OverflowError):
        raise WrongUse("This is not a day.", "Write it as 2021-03-14, or leave it empty.") from None
    here = datetime.datetime.combine(start, datetime.time()).astimezone()
    return here.astimezone(datetime.UTC).isoformat(timespec="milliseconds")


def versions(session: Session, kind: str, id_: str) -> list[Row]:
    """Return every change of one record, the newest first."""
    return [_row(session, entry) for entry in reversed(session.store.changes_of(kind, id_))]


def _row(session: Session, entry: Listed) -> Row:
    cls = KINDS.get(entry.kind)
    kind_title = cls.spec.title if cls is not None else _OTHERS.get(entry.kind, entry.kind)
    title = title_of(session, entry.kind, entry.id) if cls is not None else entry.id
    return Row(entry.seq, entry.when, entry.label, entry.kind, entry.id, kind_title, title)


def compare(session: Session, kind: str, id_: str, left: int, right: int) -> list[Difference]:
    """Return two versions of a record beside each other, each as the change of this number left it; 0: before all.

    Fields that neither has are left out.
    """
    return fields(_texts(session, kind, id_, left), _texts(session, kind, id_, right))


def _texts(session: Session, kind: str, id_: str, seq: int) -> dict[str, str]:
    record = session.store.state_after(seq, kind, id_)[0] if seq else None
    if record is None:
        return {}
    shown = working_row(session, record).values
    return {field.label: shown[name] for name, field in record.spec.fields.items() if shown.get(name)}


# Going back


def binned(session: Session, kind: str, id_: str) -> bool:
    """Return whether a record is in the bin now."""
    return (kind, id_) in session.store.binned()


def restore(session: Session, kind: str, id_: str, seq: int) -> Changed | None:
    """Put a record back as the change of this number left it, out of the bin too; None where it is so already.

    Raises WrongUse where it was not there then, and what storing a record raises.
    """
    record, _ = session.store.state_after(seq, kind, id_)
    if record is None:
        raise WrongUse("At this point the record was not there.", "Choose a later version.")
    changes = _back(session, record)
    title = record.spec.title.lower()
    return session.store.apply(changes, f"going back to an earlier version of {title}") if changes else None


def _back(session: Session, record: Record) -> list[Change]:
    kind, now = record.spec.name, session.store.find(record.spec.name, record.id)
    changes: list[Change] = [Restore(kind, record.id)] if binned(session, kind, record.id) else []
    return [*changes, Put(record)] if now != record or changes else changes


# The audit log


def integrity(session: Session, progress: Progress = quietly) -> tuple[bool, tuple[str, ...]]:
    """Return whether the history is whole, and what is said of it in sentences. It reads all; raises Cancelled."""
    last = session.store.last_change()
    progress(0, last + 1)
    problems = session.store.history_problems(lambda seq: progress(min(seq, last), last + 1))
    if problems:
        more = [f"And {len(problems) - _MOST_SAID} more."] if len(problems) > _MOST_SAID else []
        return False, ("The chain of the history is broken.", *problems[:_MOST_SAID], *more)
    return True, (
        f"The history is whole: {last} entries, numbered without a gap. Each carries the SHA-256 of itself and of the "
        "one before it, so that none can be altered, dropped or moved unseen.",
    )


def export(
    session: Session, target: Path, *, progress: Progress = quietly, today: datetime.date | None = None
) -> tuple[int, tuple[str, ...]]:
    """Write every change as .xlsx or .csv; return how many, and what is said of their chain.

    The log is for the commissioning body: it names records as they are entered, and no other audience has one. The
    file is read back before it is written. Raises WrongUse, PublicationRefused, CannotWrite, DiskFull, Cancelled.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise WrongUse("The audit log is written as .xlsx or .csv.", "Give the file one of these endings.")
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    last = session.store.last_change()
    said = (
        f"Audit log of {last} changes, written on {day.isoformat()}. Confidential.",
        *integrity(session, lambda done, total: progress(done, 2 * total))[1],
    )
    written: list[Sequence[Cell]] = []
    for row in _entries(session, last, progress):
        written.append(row)
    if ending == ".csv":
        data = to_csv(HEADER, [*(("", "", "", sentence) for sentence in said), *written])
    else:
        data = to_xlsx("Audit log", HEADER, written, _WIDE, said)
    if not _reads_back(data, ending, written):
        raise PublicationRefused(["The file that was made does not hold the history"])
    progress(1, 1)
    write_whole(target, data)
    _keep(session, data, day)
    return last, said[1:]


def _entries(session: Session, last: int, progress: Progress) -> Iterator[Sequence[Cell]]:
    seq = 0
    while seq < last:
        progress(last + 1 + seq, 2 * (last + 1))
        page = session.store.changed_fields(seq, min(_PAGE, last - seq))
        if not page:
            return
        for entry, names, digest in page:
            seq = entry.seq
            yield (
                entry.seq, entry.txn, entry.when, entry.label, _row_kind(entry.kind), entry.id,
                ", ".join(_labels(entry.kind, names)), digest.hex(),
            )  # fmt: skip


def _row_kind(kind: str) -> str:
    return KINDS[kind].spec.title if kind in KINDS else _OTHERS.get(kind, kind)


def _labels(kind: str, names: Sequence[str]) -> list[str]:
    fields = KINDS[kind].spec.fields if kind in KINDS else {}
    known = [field.label for name, field in fields.items() if name in names]
    others = sorted(set(names) - set(fields) - {_BINNED})
    return [*known, *(name.replace("_", " ").capitalize() for name in others), *(["In the bin"] * (_BINNED in names))]


def _reads_back(data: bytes, ending: str, written: Sequence[Sequence[Cell]]) -> bool:
    """Whether a file's last column is that of the rows, in their order and with nothing between or after."""
    if ending == ".csv":
        found = [row[-1] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) if len(row) == len(HEADER)]
    else:
        sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        place = len(HEADER)
        column = sheet.iter_rows(min_col=place, max_col=place, values_only=True)
        found = [str(value) for (value,) in column if value is not None]
    return found == [HEADER[-1], *(str(harmless(row[-1])) for row in written)]


def _keep(session: Session, data: bytes, day: datetime.date) -> None:
    disclosure = Disclosure(
        session.store.new_id(Disclosure.spec.name),
        date=day.isoformat(),
        recipient="File written by the workbench; name the recipient when it is sent",
        authority="Audit log",
        form="full",
        audience=CONFIDENTIAL,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    session.store.apply([Put(disclosure)], "export")
