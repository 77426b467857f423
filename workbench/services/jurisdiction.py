"""The profile of the review's jurisdiction, made the reviewer's own: entry by entry, from a file, and back.

Every change is checked by reading the whole profile as changed before it is kept, so that a clock that cannot run is
never stored, and is one step of the history. What is again as it came leaves no edited copy behind.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from workbench.errors import AlreadyThere, BadInput, Refused, WrongUse
from workbench.records import profiles
from workbench.records.profiles import LONGEST_CLOCK, Profile, Reference, Unit
from workbench.services.session import Session, profile_setting
from workbench.services.writing import write_whole
from workbench.vault.store import Changed, PutSetting

FILE_NAME = "profile.json"  # its place in a case folder
STAGES, CLOCKS, CRITERIA, STATEMENTS, CALENDAR = "stages", "clocks", "criteria", "statements", "calendar"
_LISTS = "vocabularies"
_TERMS = f"{_LISTS}.term"
_SENTENCES = {CRITERIA, STATEMENTS}
_BY_CODE = {STATEMENTS, _TERMS, CALENDAR}  # what the program itself asks for by its code
_LARGEST = 4_000_000  # bytes; the largest profile that comes with the program has 45,000
_STEP = "edit of the jurisdiction"
_TITLES = {
    STAGES: "Stages",
    CLOCKS: "Time limits",
    CRITERIA: "Criteria",
    STATEMENTS: "Standing sentences",
    CALENDAR: "Bank holidays",
    f"{_LISTS}.review_type": "Types of review",
    _TERMS: "Terms",
    f"{_LISTS}.agency_kind": "Kinds of agency",
    f"{_LISTS}.legal_status": "Legal statuses",
    f"{_LISTS}.factor": "Factors",
    f"{_LISTS}.theme": "Themes",
    f"{_LISTS}.role": "Roles",
    f"{_LISTS}.harm_fatal": "Harm to a child who died",
    f"{_LISTS}.harm_non_fatal": "Serious harm",
    f"{_LISTS}.harm_source": "Sources of harm",
    f"{_LISTS}.mechanism": "Mechanisms of harm",
    f"{_LISTS}.publication_mode": "Ways to publish",
    f"{_LISTS}.recipient": "Recipients",
    f"{_LISTS}.pause_reason": "Reasons to pause",
    f"{_LISTS}.model": "Models of review",
}


class Standing(StrEnum):
    """Where an entry comes from."""

    AS_IT_CAME = "as it came"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a profile, whatever its part; what a part does not have is empty.

    ``part`` is where it stands in the file ("stages", "vocabularies.theme"), ``code`` its word in the records. A clock
    counts ``length`` times ``unit`` from the review's date ``start`` to its date ``end``. ``note`` says in the
    reviewer's words where it was found, ``checked`` on which day the reviewer checked it. The words of the calendar
    are its country and, after a hyphen, the part of it.
    """

    part: str
    code: str
    words: str
    guidance: str = ""
    who: str = ""
    timing: str = ""
    start: str = ""
    end: str = ""
    length: int = 0
    unit: str = ""
    note: str = ""
    source: str = ""
    to_check: bool = False
    checked: str = ""
    standing: Standing = Standing.ADDED

    def as_json(self) -> dict[str, object]:
        """Return what the entry has, for JSON."""
        return {name: value for name, value in asdict(self).items() if value or name == "to_check"}


_STAGE = ("words", "guidance", "who", "timing", "note")
_CLOCK = ("words", "start", "end", "length", "unit", "note")
_KEYS = {"start": "from", "end": "to"}  # the names of the file, where they are others


def fields(part: str) -> tuple[str, ...]:
    """Return which fields of an entry of this part a person may change, in their order."""
    return {STAGES: _STAGE, CLOCKS: _CLOCK}.get(part, ("words", "note"))


def title(part: str) -> str:
    """Return the words for a part."""
    return _TITLES.get(part) or part.rpartition(".")[2].replace("_", " ").capitalize()


def parts(session: Session) -> tuple[str, ...]:
    """Return the parts of the review's profile, in the order of the work."""
    return tuple(_parts(_document(session)))


def entries(session: Session) -> list[Entry]:
    """Return every entry of the profile, part by part."""
    document, shipped = _document(session), _shipped(session)
    came = {(part, _code(raw)): raw for part in _parts(shipped) for raw in _items(shipped, part)}
    return [
        _entry(part, raw, came.get((part, _code(raw)))) for part in _parts(document) for raw in _items(document, part)
    ]


def line(entry: Entry) -> str:
    """Return an entry as one line: its part, its words, its limit, and how far it can be relied on."""
    limit = f": {entry.length} {entry.unit.replace('_', ' ')}" if entry.part == CLOCKS else ""
    marks = [entry.standing.value] if entry.standing is not Standing.AS_IT_CAME else []
    marks += ["TO CHECK"] if entry.to_check else [f"checked {entry.checked}"] if entry.checked else []
    marked = f"  [{', '.join(marks)}]" if marks else ""
    return f"{title(entry.part)}: {entry.words}{limit}{marked}"


def summary(profile: Profile, found: Sequence[Entry]) -> str:
    """Return one sentence on the whole profile."""
    own = sum(entry.standing is not Standing.AS_IT_CAME for entry in found)
    waiting = sum(entry.to_check for entry in found)
    return (
        f"{profile.title}, as of {profile.valid_from}: {len(found)} entries, {own} of your own or changed, "
        f"{waiting} still to be checked."
    )


def references(session: Session, entry: Entry) -> tuple[Reference, ...]:
    """Return the sources that an entry names."""
    return session.profile.cited(entry.source)


def problems(entry: Entry) -> dict[str, str]:
    """Return what keeps an entry from being stored, a sentence by field; the profile as a whole is read besides."""
    said = {}
    if not entry.words.strip():
        said["words"] = "This cannot be empty."
    if entry.part == CLOCKS:
        for name in ("start", "end"):
            if getattr(entry, name) not in profiles.clock_dates():
                said[name] = "Choose a date of the review."
        if not 1 <= entry.length <= LONGEST_CLOCK:
            said["length"] = f"A time limit is a whole number from 1 to {LONGEST_CLOCK}."
        if entry.unit not in tuple(Unit):
            said["unit"] = "Choose what is counted."
    return said


# Changing: each of these is one step, or None where nothing differs


def change(session: Session, entry: Entry) -> Changed | None:
    """Keep an entry as it now is; BadInput where the profile could not be read with it, nothing is stored then."""

    def edit(items: list[dict[str, Any]], at: int) -> None:
        _put(items[at], entry)

    return _edit(session, entry.part, entry.code, edit)


def add(session: Session, entry: Entry) -> Entry:
    """Add an entry at the end of its part, under a code of its own that is made from its words; return it so."""
    document = _document(session)
    if entry.part == CALENDAR or entry.part not in _parts(document):
        raise WrongUse("Nothing can be added to this part of a profile.", "Choose another part.")
    items = _items(document, entry.part)
    raw: dict[str, Any] = {"code": _new_code(entry.words, {_code(item) for item in items})}
    _put(raw, entry)
    items.append(raw)
    _keep(session, document, "new entry of the jurisdiction")
    return _entry(entry.part, raw, None)


def may_go(session: Session, entry: Entry) -> bool:
    """Return whether an entry can be removed: the program does not ask for it by its code."""
    return entry.part not in _BY_CODE or all(_code(raw) != entry.code for raw in _items(_shipped(session), entry.part))


def remove(session: Session, part: str, code: str) -> Changed | None:
    """Take an entry out; a record that has its code keeps it. Refused for wording that the program asks for."""
    if not may_go(session, Entry(part, code, "")):
        raise Refused("The program itself uses this wording.", "Change its words instead.")
    return _edit(session, part, code, lambda items, at: items.pop(at))


def as_shipped(session: Session, part: str, code: str) -> Changed | None:
    """Put one entry back as it came with the program, check mark and all, in its place; also one that was removed."""
    came = _items(_shipped(session), part)
    there = next((at for at, raw in enumerate(came) if _code(raw) == code), None)
    if there is None:
        raise WrongUse("This entry did not come with the program.", "Remove it, or keep it.")
    document = _document(session)
    items = _items(document, part)
    at = next((at for at, raw in enumerate(items) if _code(raw) == code), None)
    if at is None:
        items.insert(there, came[there])
    else:
        items[at].clear()
        items[at].update(came[there])
    return _keep(session, document, "putting back an entry of the jurisdiction")


def all_as_shipped(session: Session) -> Changed | None:
    """Put the whole profile back as it came with the program."""
    return _keep(session, _shipped(session), "putting back the jurisdiction")


def checked(session: Session, part: str, code: str, day: datetime.date | None) -> Changed | None:
    """Say that an entry was checked against its source on a day; None takes that back."""
    came = next((raw for raw in _items(_shipped(session), part) if _code(raw) == code), None)

    def edit(items: list[dict[str, Any]], at: int) -> None:
        raw = items[at]
        raw.pop("to_check", None)
        raw.pop("checked", None)
        if day is not None:
            raw["checked"] = day.isoformat()
        elif came is None or came.get("to_check"):
            raw["to_check"] = True

    return _edit(session, part, code, edit, "check of the jurisdiction")


# Files


def text(session: Session) -> str:
    """Return the profile as a file holds it."""
    return _text(_document(session))


def edited(session: Session) -> str | None:
    """Return the profile as a file holds it where the reviewer edited it; None where it is as it came."""
    return session.store.setting(profile_setting(session.jurisdiction))


def read(path: Path) -> str:
    """Return the text of a profile's file; BadInput when it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput("The file is too large to be a profile.", "Choose a file that the workbench wrote.")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("The profile cannot be read.", "Check that the file is there and is text.") from error


def write(session: Session, target: Path) -> None:
    """Write the profile to a file that is not there yet, to be edited and read again."""
    if target.exists():
        raise AlreadyThere("A file with that name exists.")
    write_whole(target, text(session).encode())


def take(session: Session, given: str) -> Changed | None:
    """Use the profile in this text from now on; BadInput says what is wrong, WrongUse that it is of elsewhere."""
    whose = Profile.parse(given).jurisdiction
    if whose != session.jurisdiction:
        raise WrongUse(
            f"This profile is for {whose}, and the review is held in {session.jurisdiction}.",
            "Choose another file, or change the jurisdiction of the review.",
        )
    return _keep(session, json.loads(given), "reading the jurisdiction from a file")


def incoming(given: str) -> PutSetting:
    """Return the change that keeps a profile that came with a case; BadInput says what is wrong with it."""
    return _setting(json.loads(given), Profile.parse(given).jurisdiction)


# The profile as its JSON: what this version does not know stays in it


def _document(session: Session) -> dict[str, Any]:
    return dict(json.loads(edited(session) or profiles.text(session.jurisdiction)))


def _shipped(session: Session) -> dict[str, Any]:
    return dict(json.loads(profiles.text(session.jurisdiction)))


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _setting(document: dict[str, Any], jurisdiction: str) -> PutSetting:
    as_it_came = jurisdiction in profiles.names() and document == json.loads(profiles.text(jurisdiction))
    return PutSetting(profile_setting(jurisdiction), None if as_it_came else _text(document))


def _keep(session: Session, document: dict[str, Any], label: str) -> Changed | None:
    """Store the profile as it now is, once it has been read as every page and report will read it."""
    Profile.parse(_text(document))
    setting = _setting(document, session.jurisdiction)
    if setting.value == edited(session):
        return None
    return session.store.apply([setting], label)


def _edit(
    session: Session, part: str, code: str, edit: Callable[[list[dict[str, Any]], int], object], label: str = _STEP
) -> Changed | None:
    document = _document(session)
    items = _items(document, part)
    at = next((at for at, raw in enumerate(items) if _code(raw) == code), None)
    if at is None:
        raise WrongUse("There is no such entry in this profile.", "Look at the list again.")
    edit(items, at)
    return _keep(session, document, label)


def _parts(document: dict[str, Any]) -> Iterator[str]:
    yield from (STAGES, CLOCKS, CRITERIA, STATEMENTS, CALENDAR)
    yield from (f"{_LISTS}.{name}" for name in document.get(_LISTS, {}))


def _items(document: dict[str, Any], part: str) -> list[dict[str, Any]]:
    """Return the entries of a part as they stand in the document, where the part begins to be if it was not there."""
    if part == CALENDAR:
        return [document.setdefault(CALENDAR, {})]
    where, _, name = part.rpartition(".")
    holder = document.setdefault(where, {}) if where else document
    items: list[dict[str, Any]] = holder.setdefault(name, [])
    return items


def _code(raw: dict[str, Any]) -> str:
    return str(raw.get("code", CALENDAR))


def _words(part: str, raw: dict[str, Any]) -> str:
    """Return what an entry says: its title, its sentence, or the place of the calendar."""
    if part == CALENDAR:
        return "-".join(place for place in (raw.get("country"), raw.get("subdivision")) if place)
    return str(raw["text" if part in _SENTENCES else "title"])


def _entry(part: str, raw: dict[str, Any], came: dict[str, Any] | None) -> Entry:
    said = {name: raw[_KEYS.get(name, name)] for name in fields(part) if _KEYS.get(name, name) in raw}
    said["words"] = _words(part, raw)
    standing = Standing.ADDED if came is None else Standing.AS_IT_CAME if came == raw else Standing.CHANGED
    known = {name: raw[name] for name in ("source", "to_check", "checked") if name in raw}
    return Entry(part, _code(raw), **said, **known, standing=standing)


def _put(raw: dict[str, Any], entry: Entry) -> None:
    """Write what a person may change into the entry of the file; what is empty is left out of it."""
    for name in fields(entry.part):
        value, key = getattr(entry, name), _KEYS.get(name, name)
        if name == "words" and entry.part == CALENDAR:
            raw["country"], _, raw["subdivision"] = value.strip().partition("-")
        elif name == "words":
            raw["text" if entry.part in _SENTENCES else "title"] = value
        elif value:
            raw[key] = value
        else:
            raw.pop(key, None)


def _new_code(words: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:40] or "entry"
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbered) if code not in taken)
