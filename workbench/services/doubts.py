"""What has to be decided before publication: gathered, shown in its sentences, decided once, applied everywhere.

Two sources feed the queue. The detector suggests words that the register does not know. The register itself asks where
its own forms leave a doubt: a word that is also somebody's name, or a name that several people share.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from workbench.errors import WrongUse
from workbench.records import KINDS, Decision, Record, checks
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Certainty
from workbench.redaction.prose import Question, masking_words, occurrences
from workbench.redaction.suggest import Suggestion, suggest, texts_of
from workbench.redaction.wording import neutral_noun
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience, title_of
from workbench.vault.store import Changed, Put

PUBLIC = "public"
NAMED = ("person", "agency", "place")
_ROUND = 60  # characters of the sentence shown on each side of the words
_ASKED = 0.9  # how telling a question of the register is: the words are known to be somebody's
_STEPS = 3
_POSSESSIVE = re.compile(r"['’]s?$")


class Sort(StrEnum):
    """Why words are in doubt."""

    UNKNOWN = "unknown"  # the register does not know them
    WORD = "word"  # an ordinary word that is also a name
    SEVERAL = "several"  # more than one could be meant


@dataclass(frozen=True, slots=True, repr=False)
class Whom:
    """Someone or something of the register: kind, id, and the words that stand for it in the working view."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class Where:
    """One place: record, field, the words as they stand there, and what stands round them.

    ``occurrence`` counts from 1 in that field; it is None where the words stand there only once.
    """

    kind: str
    id: str
    field: str
    title: str
    before: str
    words: str
    after: str
    occurrence: int | None


@dataclass(frozen=True, slots=True, repr=False)
class Doubt:
    """Words to be decided: why they are in doubt, what they may be, whom they may mean, and every place.

    ``kind`` is the likely kind as the detector names it, ``mask`` the words that stand for them in a draft.
    """

    text: str
    sort: Sort
    kind: str
    whom: tuple[Whom, ...]
    places: tuple[Where, ...]
    score: float
    mask: str

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def waiting(session: Session, progress: Progress = quietly) -> list[Doubt]:
    """Return every open doubt that stands where the public may read it, the most telling first.

    Raises Cancelled, and Refused when the store is being changed without a pause.
    """
    suggestions = [s for s in suggest(session.store, lambda done, total: progress(0, _STEPS)) if s.publishable]
    progress(1, _STEPS)
    with as_audience(session, PUBLIC, mask_doubtful=False) as view:
        questions = view.questions()
    progress(2, _STEPS)
    texts = _Texts(session)
    found = [_suggested(session, texts, s) for s in suggestions]
    found += [_asked(session, texts, group) for group in _grouped(questions)]
    progress(_STEPS, _STEPS)
    return sorted((d for d in found if d.places), key=lambda d: (-len(d.places) * d.score, d.text))


def find(session: Session, words: str) -> list[Doubt]:
    """Return the open doubts about these words, whatever their case; WrongUse when there are none."""
    found = [doubt for doubt in waiting(session) if fold_plain(doubt.text) == fold_plain(words)]
    if not found:
        raise WrongUse("Nothing is in doubt about these words.", "List what is with `workbench doubts STORE`.")
    return found


def in_words(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """Return how many of which sort are open, in sentences without any of the words."""
    unknown = sum(doubt.sort is Sort.UNKNOWN for doubt in doubts)
    asked = len(doubts) - unknown
    sentences = []
    if unknown:
        identifiers, are = ("identifier", "is") if unknown == 1 else ("identifiers", "are")
        sentences.append(f"{unknown} possible {identifiers} that the register does not know {are} undecided")
    if asked:
        words, are = ("word", "is") if asked == 1 else ("words", "are")
        sentences.append(f"{asked} {words} could be a name or could mean several people, and {are} undecided")
    return tuple(sentences)


# Decisions: each is one transaction, and one step of undo.


def keep(session: Session, places: Sequence[Where], reason: str = "") -> Changed:
    """Decide that these words identify nobody and stay as they are."""
    return _decide(session, places, {"keep": True}, reason, "keeping words as they are")


def means(session: Session, places: Sequence[Where], id_: str, reason: str = "") -> Changed:
    """Decide whom these words mean: a person, agency or place by its id; WrongUse for an unknown one."""
    _registered(session, id_)
    return _decide(session, places, {"is": id_}, reason, "saying whom words mean")


def replace(session: Session, places: Sequence[Where], words: str, reason: str = "") -> Changed:
    """Decide on other words to stand in their place; WrongUse when there are none."""
    if not words.strip():
        raise WrongUse("There are no words to put in their place.", "Write them, or withhold the words.")
    return _decide(session, places, {"replace_with": words.strip()}, reason, "putting other words in their place")


def withhold(session: Session, places: Sequence[Where], reason: str = "") -> Changed:
    """Decide that these words are left out."""
    return _decide(session, places, {"withhold": True}, reason, "leaving words out")


def also_called(session: Session, doubt: Doubt, id_: str) -> Changed:
    """Enter the words in the register as another form of a name: every text, now and later, follows.

    Raises WrongUse for an unknown id.
    """
    record = _registered(session, id_)
    known = list(record.values.get("aliases") or ())
    new = [words for words in _forms(doubt) if words not in (*known, record.values.get("name"))]
    return session.store.apply([Put(record.replace(aliases=[*known, *new]))], "another form of a name")


def register(session: Session, doubt: Doubt, kind: str, label: str, person_kind: str = "other") -> Changed:
    """Enter someone or something new in the register under a label; every text, now and later, follows.

    Raises WrongUse for a kind that is not of the register, a label that is missing or taken, or a name that is there.
    """
    if kind not in NAMED:
        raise WrongUse("Only people, agencies and places are registered.", "Choose one of the three.")
    if not label.strip():
        raise WrongUse("A label is missing.", "Give the words that will stand for the name in every report.")
    if label.strip() in _labels(session):
        raise WrongUse("This label already stands for someone else.", "Choose another.")
    first, *others = _forms(doubt)
    if any(fold_plain(str(r.values.get("name") or "")) == fold_plain(first) for r in session.store.all(KINDS[kind])):
        raise WrongUse(
            "This name is registered already, and the words are still in doubt where they stand.",
            "Say whom they mean, or keep, replace or withhold them.",
        )
    record = KINDS[kind](
        session.store.new_id(kind),
        name=first,
        aliases=others or None,
        kind=person_kind if kind == "person" else "other",
        label=label.strip(),
    )
    checks.validate(record)
    return session.store.apply([Put(record)], f"new {record.spec.title.lower()}")


def propose_label(session: Session, kind: str) -> str:
    """Return a label that nobody has yet: "Person 4", "Service 2", "Place 1"."""
    noun = {"person": "Person", "agency": "Service", "place": "Place"}[kind]
    taken = {label.casefold() for label in _labels(session)}
    return next(f"{noun} {n}" for n in range(1, len(taken) + 2) if f"{noun} {n}".casefold() not in taken)


def mask_all(session: Session, reason: str, progress: Progress = quietly) -> int:
    """Put neutral words in place of everything that is still in doubt, as a draft does; return how many doubts.

    The reason is kept with every decision; WrongUse when there is none.
    """
    if not reason.strip():
        raise WrongUse("A reason is missing.", "Say why these words are masked without being looked at one by one.")
    doubts = waiting(session, progress)
    changes: list[Put] = []
    for doubt in doubts:
        changes += _decisions(session, doubt.places, {"replace_with": doubt.mask}, reason)
    progress(1, 1)
    if changes:
        session.store.apply(changes, "masking what is in doubt")
    return len(doubts)


def _decide(session: Session, places: Sequence[Where], treat: Mapping[str, object], reason: str, label: str) -> Changed:
    return session.store.apply(_decisions(session, places, treat, reason), label)


def _decisions(session: Session, places: Sequence[Where], treat: Mapping[str, object], reason: str) -> list[Put]:
    """Return a decision for each place; one for all of a field where every occurrence in it was chosen."""
    if not places:
        raise WrongUse("No place was chosen.", "Choose at least one place where the words stand.")
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    texts = _Texts(session)
    by_field: dict[tuple[str, str, str, str], list[Where]] = {}
    for place in places:
        by_field.setdefault((place.kind, place.id, place.field, place.words), []).append(place)
    puts = []
    for (kind, id_, field, words), chosen in by_field.items():
        whole = len(chosen) >= texts.count(kind, id_, field, words)
        for place in chosen[:1] if whole else chosen:
            decision = Decision(
                session.store.new_id(Decision.spec.name),
                record={"kind": kind, "id": id_},
                field=field,
                text=words,
                occurrence=None if whole else place.occurrence,
                treat_as=dict(treat),
                reason=reason.strip() or None,
                date=today,
            )
            checks.validate(decision)
            puts.append(Put(decision))
    return puts


# Gathering


class _Texts:
    """The texts of the review's fields, and what stands where in them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[tuple[str, str], Mapping[str, list[str]]] = {}

    def of(self, kind: str, id_: str, field: str) -> list[str]:
        """Return every text of a field; several where it is a list or a group."""
        known = self._read.get((kind, id_))
        if known is None:
            gathered: dict[str, list[str]] = {}
            record = self._session.store.find(kind, id_)
            for declared, text in texts_of(record) if record is not None else ():
                gathered.setdefault(declared.name, []).append(text)
            known = self._read[kind, id_] = gathered
        return known.get(field, [])

    def count(self, kind: str, id_: str, field: str, words: str) -> int:
        """Return how often these very words stand in a field."""
        return sum(len(occurrences(text, words)) for text in self.of(kind, id_, field))

    def place(self, kind: str, id_: str, field: str, start: int, end: int, key: str) -> Where | None:
        """Return the place where words that fold to ``key`` stand; None where the text has changed meanwhile."""
        text = next((t for t in self.of(kind, id_, field) if fold_plain(t[start:end]) == key), None)
        if text is None:
            return None
        end = start + len(_POSSESSIVE.sub("", text[start:end]))  # "Faulkner’s" is decided as "Faulkner"
        words = text[start:end]
        spans = occurrences(text, words)
        number = spans.index((start, end)) + 1 if (start, end) in spans else 1
        return Where(
            kind, id_, field, title_of(self._session, kind, id_), _tail(text[:start]), words, _head(text[end:]),
            number if len(spans) > 1 else None,
        )  # fmt: skip


def _tail(text: str) -> str:
    """Return the end of what stands before the words, on one line and from a whole word."""
    line = text.rsplit("\n", 1)[-1]
    return line if len(line) <= _ROUND else "…" + line[-_ROUND:].split(" ", 1)[-1]


def _head(text: str) -> str:
    """Return the beginning of what stands after the words."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= _ROUND else line[:_ROUND].rsplit(" ", 1)[0] + "…"


def _suggested(session: Session, texts: _Texts, suggestion: Suggestion) -> Doubt:
    key = fold_plain(suggestion.text)
    spots = [s for s in suggestion.places if s.publishable]
    found = [texts.place(s.kind, s.id, s.field, s.start, s.end, key) for s in spots]
    likely = _registered(session, suggestion.likely) if suggestion.likely else None
    return Doubt(
        suggestion.text,
        Sort.UNKNOWN,
        suggestion.kind,
        (_whom(session, likely.spec.name, likely.id),) if likely is not None else (),
        tuple(dict.fromkeys(place for place in found if place is not None)),
        suggestion.score,
        masking_words(suggestion.kind),
    )


def _grouped(questions: Sequence[Question]) -> list[list[Question]]:
    """Return questions about the same words and the same people together."""
    groups: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        whom = tuple((i.kind, i.id) for i in question.candidates)
        groups.setdefault((question.certainty, fold_plain(question.text), whom), []).append(question)
    return list(groups.values())


def _asked(session: Session, texts: _Texts, group: Sequence[Question]) -> Doubt:
    first = group[0]
    found = [texts.place(q.kind, q.id, q.field, q.start, q.end, fold_plain(q.text)) for q in group]
    places = tuple(dict.fromkeys(place for place in found if place is not None))
    sort = Sort.WORD if first.certainty is Certainty.DOUBTFUL_WORD else Sort.SEVERAL
    whom = tuple(_whom(session, i.kind, i.id) for i in first.candidates if i.id)
    text = places[0].words if places else first.text
    return Doubt(text, sort, first.candidates[0].kind, whom, places, _ASKED, neutral_noun(first.candidates))


def _whom(session: Session, kind: str, id_: str) -> Whom:
    return Whom(kind, id_, title_of(session, kind, id_))


def _registered(session: Session, id_: str) -> Record:
    found = next((r for kind in NAMED if (r := session.store.find(kind, id_)) is not None), None)
    if found is None:
        raise WrongUse("Nobody in the register has this id.", "Choose a person, agency or place of the review.")
    return found


def _forms(doubt: Doubt) -> list[str]:
    """Return the words of a doubt as they stand in its places, each spelling once."""
    return list(dict.fromkeys(place.words for place in doubt.places)) or [doubt.text]


def _labels(session: Session) -> set[str]:
    return {str(r.values.get("label")) for kind in NAMED for r in session.store.all(KINDS[kind])}
