"""The learning library: what earlier reviews found and asked for, taken in from files and given to other reviews.

Of a case folder nothing is taken but what the public would read of it. Its records go into a store of their own, in a
folder that is gone afterwards and under a key that is written nowhere; the lessons are read from the view of the
public, with everything doubtful masked, and searched for every identifier of that case before they are kept.
"""

from __future__ import annotations

import datetime
import re
import secrets
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.errors import BadInput, InvalidRecord, UnknownReference, WrongUse
from workbench.exchange import casefolder
from workbench.exchange.learning import LARGEST, Lesson, from_json, from_table, to_json
from workbench.records import PriorLearning, Review, checks
from workbench.redaction.audiences import PUBLIC
from workbench.redaction.views import AudienceView, RedactedRecord
from workbench.services import exporting
from workbench.services.exporting import Receipt
from workbench.services.progress import Progress, quietly
from workbench.services.session import SALT_BYTES, Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import readable
from workbench.vault.keys import KEY_BYTES, Key
from workbench.vault.store import Changed, Put, Store

_KIND = PriorLearning.spec.name
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"})
_JSON = ".json"
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_ENDS = (".", "!", "?", ":", "…")


class Fate(StrEnum):
    """What taking a lesson in would do."""

    NEW = "new"
    FULLER = "fuller"  # it is there, and the file also knows what became of it, or its year or themes
    KNOWN = "known"
    BINNED = "binned"  # it was taken in before and then thrown away


@dataclass(frozen=True, slots=True, repr=False)
class Arrival:
    """A lesson and what taking it in would do; ``id`` is that of its record."""

    lesson: Lesson
    fate: Fate
    id: str


@dataclass(frozen=True, slots=True, repr=False)
class Intake:
    """What files hold: nothing is stored yet. ``problems`` are (file, sentence); the sentence holds no words of it."""

    arrivals: tuple[Arrival, ...]
    problems: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many lessons there are of each fate."""
        return Counter(arrival.fate for arrival in self.arrivals)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The outcome in words."""
        words = {
            Fate.NEW: "new",
            Fate.FULLER: "known, with more said about them now",
            Fate.KNOWN: "known already",
            Fate.BINNED: "in the bin, where they stay",
        }
        said = [f"{self.counts[fate]} {words[fate]}" for fate in Fate if self.counts[fate]]
        return (f"Lessons: {', '.join(said)}" if said else "No lesson was found",)


def read(session: Session, path: Path, progress: Progress = quietly) -> Intake:
    """Return what a file or a folder holds: case folders, learning files (.json) and tables of published learning.

    Nothing is stored. Raises WrongUse where there is nothing to read; BadInput and PasswordNeeded for a file named by
    itself (inside a folder they become problems); Cancelled.
    """
    sources = _sources(path)
    lessons: list[Lesson] = []
    problems: list[tuple[str, str]] = []
    for done, source in enumerate(sources):
        progress(done, len(sources))
        try:
            lessons += _lessons_of(session, source, progress)
        except (BadInput, WrongUse) as error:
            if source == path:
                raise
            problems.append((source.name, str(error)))
    progress(len(sources), len(sources))
    return Intake(tuple(_arrivals(session, lessons)), tuple(problems))


def store(session: Session, intake: Intake) -> Changed | None:
    """Take the lessons in, as one step that can be undone; None when all are known. Raises InvalidRecord, DiskFull."""
    puts = []
    for arrival in intake.arrivals:
        if arrival.fate is Fate.NEW:
            record = PriorLearning(arrival.id, _values(arrival.lesson))
        elif arrival.fate is Fate.FULLER and (known := session.store.get(PriorLearning, arrival.id)) is not None:
            record = known.replace(**_more(known, arrival.lesson))
        else:
            continue
        checks.validate(record)
        puts.append(Put(record))
    return session.store.apply(puts, "taking in earlier learning") if puts else None


def write(
    session: Session,
    target: Path,
    *,
    draft: bool = False,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write what this review found and asked for, as the public reads it, for other reviews to take in (.json).

    Raises PublicationRefused while anything is undecided, unless ``draft`` masks it; WrongUse, CannotWrite, DiskFull,
    Cancelled.
    """
    if target.suffix.lower() != _JSON:
        raise WrongUse("Learning for other reviews is written as .json.", "Give the file this ending.")

    def build(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
        return to_json(as_seen(view, year=str(day.year)))

    return exporting.release(session, PUBLIC, target, build, own=True, draft=draft, progress=progress, today=today)


# -- what there is to read


def _sources(path: Path) -> list[Path]:
    if path.is_file() or (path / casefolder.CASE_FILE).is_file():
        return [path]
    if not path.is_dir():
        raise WrongUse("There is no such file or folder.", "Check the path; nothing was stored.")
    found = sorted(
        each
        for each in path.iterdir()
        if (each / casefolder.CASE_FILE).is_file() or (each.is_file() and each.suffix.lower() in {_JSON, *_TABLES})
    )
    if not found:
        raise WrongUse(
            "The folder holds no case folder, no learning file and no table.",
            "Choose a folder of case folders, or a .json, .csv or .xlsx file.",
        )
    return found


def _lessons_of(session: Session, source: Path, progress: Progress) -> list[Lesson]:
    if source.is_dir() or source.name == casefolder.CASE_FILE:
        return _lessons_of_case(session, source, progress)
    try:
        if source.stat().st_size > LARGEST:
            raise BadInput("The file is larger than 64 MB.", "Take it in in parts; nothing was stored.")
        data = source.read_bytes()
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
    if source.suffix.lower() == _JSON:
        return from_json(data)
    if source.suffix.lower() in _TABLES:
        return from_table(source.name, data, _theme_of(session))
    raise BadInput("Earlier learning is read from .json, .csv and .xlsx files.", "Save it as one of these.")


def _theme_of(session: Session) -> Callable[[str], str]:
    """Return what gives a theme's code for how it is written in a table; one that no list knows stays as it is."""
    known = {" ".join(name.casefold().split()): word.code for word in session.profile.words("theme")
             for name in (word.code, word.title, readable(word.code))}  # fmt: skip

    def theme(written: str) -> str:
        return known.get(" ".join(written.casefold().split()), written)

    return theme


def _lessons_of_case(session: Session, folder: Path, progress: Progress) -> list[Lesson]:
    case = casefolder.read_case(folder)
    mine = session.review
    for record in case.records:
        if isinstance(record, Review) and (record.id, record.reference) == (mine.id, mine.reference):
            raise WrongUse("This is the review that is open.", "Its learning is written for others when it is closed.")
    with tempfile.TemporaryDirectory() as place:
        key, salt = Key(secrets.token_bytes(KEY_BYTES)), secrets.token_bytes(SALT_BYTES)
        with Session(Store.create(Path(place) / "earlier.review", key, salt)) as other:
            try:
                other.store.apply([Put(record) for record in case.records], "earlier case")
            except (InvalidRecord, UnknownReference) as error:
                raise BadInput("The case holds records that cannot be kept.") from error
            return _as_published(other, progress)


def _as_published(other: Session, progress: Progress) -> list[Lesson]:
    with exporting.as_exported(other, PUBLIC, draft=True, progress=progress) as view:
        lessons = list(as_seen(view))
        standing = view.standing()
    found = verify_bytes(other, "learning.json", to_json(lessons), PUBLIC, own=True, standing=standing)
    if not found.ok:
        raise BadInput(
            "What the public would read of this case still shows somebody.",
            "Open that case by itself, decide the words in doubt, and write its learning from there.",
        )
    return lessons


def _arrivals(session: Session, lessons: Sequence[Lesson]) -> Iterator[Arrival]:
    """Say of each lesson what taking it in would do; the same lesson twice among them counts once."""
    held = {record.id: record for record in session.store.all(PriorLearning)}
    by_key = {_lesson(record).key: record for record in held.values()}
    binned = {id_ for kind, id_ in session.store.binned() if kind == _KIND}
    met: set[str] = set()
    for lesson in lessons:
        key = lesson.key
        if key in met:
            continue
        met.add(key)
        id_ = f"lesson-{key}"
        record = held.get(id_) or by_key.get(key)
        if record is not None:
            yield Arrival(lesson, Fate.FULLER if _more(record, lesson) else Fate.KNOWN, record.id)
        else:
            yield Arrival(lesson, Fate.BINNED if id_ in binned else Fate.NEW, id_)


def _values(lesson: Lesson) -> dict[str, object]:
    values = {name: getattr(lesson, name) for name in PriorLearning.spec.fields}
    return {name: value for name, value in values.items() if value}


def _lesson(record: PriorLearning) -> Lesson:
    values = {name: record.values.get(name) for name in PriorLearning.spec.fields}
    return Lesson(**{name: value for name, value in values.items() if value is not None})


def _more(record: PriorLearning, lesson: Lesson) -> dict[str, object]:
    """Return what a lesson says where the record says nothing; what was entered is never written over."""
    return {name: value for name, value in _values(lesson).items() if record.values.get(name) in (None, "", ())}


# -- what a review has to teach


def as_seen(view: AudienceView, *, year: str = "") -> Iterator[Lesson]:
    """Yield a lesson for each recommendation that a view shows, with what it answers and what became of it.

    A finding that nothing is asked for is a lesson too. ``year``: that of publication, where it is known; else what
    the view tells, where that is a year.
    """
    review = next(iter(view.all(Review.spec.name)), None)
    if review is None:
        return
    title = str(review.values.get("title") or "A review")
    told = str(review.values.get("published_date") or "")
    when = year or (told if _ONLY_YEAR.fullmatch(told) else "")
    where = str(review.values.get("jurisdiction") or "")
    findings = {record.id: record for record in view.all("finding")}
    answered: set[str] = set()
    for asked in view.all("recommendation"):
        behind = [findings[id_] for id_ in asked.ids.get("findings", ()) if id_ in findings]
        answered |= {record.id for record in behind}
        yield Lesson(
            title, when, where, _themes(behind), "\n\n".join(_found(record) for record in behind),
            str(asked.values.get("text") or ""), _outcome(view, asked.id),
        )  # fmt: skip
    for record in findings.values():
        if record.id not in answered:
            yield Lesson(title, when, where, _themes([record]), _found(record))


def _themes(findings: Sequence[RedactedRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(theme) for record in findings for theme in record.values.get("themes") or ()))


def _found(record: RedactedRecord) -> str:
    title, statement = (str(record.values.get(name) or "").strip() for name in ("title", "statement"))
    if title and not title.endswith(_SENTENCE_ENDS):
        title += "."
    return " ".join(part for part in (title, statement) if part)


def _outcome(view: AudienceView, asked: str) -> str:
    """Return what became of a recommendation: how its actions stand, and what shows a difference."""
    actions = [record for record in view.all("action") if record.ids.get("recommendation") == asked]
    if not actions:
        return ""
    stands = Counter(str(record.values.get("closure") or "open") for record in actions)
    count = f"{len(actions)} action{'' if len(actions) == 1 else 's'}"
    said = [f"{count}: {', '.join(f'{number} {_STANDS.get(how, how)}' for how, number in stands.items())}."]
    said += [str(record.values["evidence_of_impact"]) for record in actions if record.values.get("evidence_of_impact")]
    return " ".join(said)


_STANDS = {
    "open": "open",
    "closed_evidenced": "closed on evidence",
    "closed_superseded": "overtaken",
    "escalated": "passed upwards",
}
