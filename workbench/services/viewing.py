"""What there is to see: the working view, with everything as entered, and the view of each audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from workbench.records import KINDS, Agency, Field, FieldKind, Interview, Record
from workbench.redaction.audiences import Audience, audience
from workbench.redaction.suggest import Suggestion
from workbench.redaction.views import AudienceView, RedactedRecord
from workbench.services.session import Session

_FLAGS = {True: "yes", False: "no"}
_DEEPEST_TITLE = 3  # a title may be a link to a record whose title is a link; no further


@dataclass(frozen=True, slots=True)
class AudienceChoice:
    """An audience to look as: ``code`` for the services, ``title`` and ``sentence`` for the person."""

    code: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a table shows it: display text for each field that has any."""

    kind: str
    id: str
    title: str
    values: Mapping[str, str]


def audiences(session: Session) -> list[AudienceChoice]:
    """Return every audience of this review, the agencies' extracts last."""
    said = [
        AudienceChoice("confidential", "Confidential version", "Everything as entered: the commissioning body."),
        AudienceChoice("panel", "Panel", "Family and professionals by label, agencies by name, exact dates."),
        AudienceChoice("family", "Family", "The family by name, professionals by label, exact dates."),
        AudienceChoice("public", "Public", "Labels only, dates relative to the incident, nothing that identifies."),
    ]
    said += [
        AudienceChoice(
            f"agency:{a.id}", f"Extract for {a.name or a.label or a.id}", "Only what it supplied or what is about it."
        )
        for a in session.store.all(Agency)
    ]
    return said


@contextmanager
def as_audience(
    session: Session, code: str, *, mask_doubtful: bool = True, suggestions: Sequence[Suggestion] = ()
) -> Iterator[AudienceView]:
    """Open the view of an audience and close it again; WrongUse for an unknown audience.

    Words that may be a name are masked, unless the caller has made sure that none is left undecided.
    """
    view = AudienceView(
        session.store, check_audience(session, code), mask_doubtful=mask_doubtful, suggestions=suggestions
    )
    try:
        yield view
    finally:
        view.close()


def check_audience(session: Session, code: str) -> Audience:
    """Return the audience of a code; WrongUse when it names an agency that this review does not have."""
    found = audience(code)
    if found.agency is not None and session.store.get(Agency, found.agency) is None:
        return audience("agency:")
    return found


def rows(session: Session, kind: str, code: str = "") -> list[Row]:
    """Return the records of a kind: as entered, or with ``code`` as that audience sees them."""
    if code:
        with as_audience(session, code) as view:
            return [_redacted_row(session, record) for record in view.all(kind)]
    return [working_row(session, record) for record in session.store.all(KINDS[kind])]


def working_row(session: Session, record: Record) -> Row:
    """Return one record as the working view shows it."""
    shown = {
        name: display(session, record.spec.fields[name], value)
        for name, value in record.values.items()
        if name in record.spec.fields
    }
    return Row(record.spec.name, record.id, title_of(session, record.spec.name, record.id), shown)


def _redacted_row(session: Session, record: RedactedRecord) -> Row:
    fields = KINDS[record.kind].spec.fields
    shown = {name: display(session, fields[name], value, linked=False) for name, value in record.values.items()}
    return Row(record.kind, record.id, shown.get(KINDS[record.kind].spec.shown_by, ""), shown)


def record_text(session: Session, kind: str, id_: str, code: str = "") -> list[tuple[str, str]]:
    """Return (label, text) of every recorded field of one record, in the order of the declaration."""
    found = next((row for row in _one(session, kind, id_, code)), None)
    if found is None:
        return []
    fields = KINDS[kind].spec.fields
    return [(field.label, found.values[name]) for name, field in fields.items() if found.values.get(name)]


def _one(session: Session, kind: str, id_: str, code: str) -> Iterator[Row]:
    if not code:
        record = session.store.find(kind, id_)
        if record is not None:
            yield working_row(session, record)
        return
    with as_audience(session, code) as view:
        seen = view.get(kind, view.seen_as(kind, id_) or id_)
        if seen is not None:
            yield _redacted_row(session, seen)


def counts(session: Session) -> dict[str, int]:
    """Return how many records there are of each kind."""
    return {kind: session.store.count(kind) for kind in KINDS}


def choices(session: Session, field: Field[Any]) -> list[tuple[str, str]]:
    """Return (value, title) of everything that a choice or a reference may hold."""
    if field.is_reference:
        kinds = field.targets or tuple(KINDS)
        return [(id_, title_of(session, kind, id_)) for kind in kinds for id_ in session.store.ids(kind)]
    if field.vocabulary:
        return [(word.code, word.title) for word in session.profile.words(field.vocabulary)]
    return [(word, readable(word)) for word in field.options]


def title_of(session: Session, kind: str, id_: str, depth: int = 0) -> str:
    """Return the words that stand for a record in the working view."""
    known, key = session.titles, (kind, id_, depth)
    if key not in known:
        known[key] = _title(session, kind, id_, depth)
    return known[key]


def _title(session: Session, kind: str, id_: str, depth: int) -> str:
    record = session.store.find(kind, id_)
    if record is None:
        return id_
    field = record.spec.fields[record.spec.shown_by]
    if isinstance(record, Interview) and record.participants:  # a capacity alone tells no conversation from another
        field = record.spec.fields["participants"]
    value = record.values.get(field.name)
    if value is None or depth >= _DEEPEST_TITLE:
        return f"{record.spec.title} {id_}"
    return _shorten(display(session, field, value, depth=depth + 1))


def display(session: Session, field: Field[Any], value: Any, *, linked: bool = True, depth: int = 0) -> str:
    """Return a value as words; ``linked`` says that references are ids to be looked up."""
    match field.kind:
        case FieldKind.FLAG:
            return _FLAGS.get(value) or str(value)
        case FieldKind.CHOICE:
            return word_title(session, field, value)
        case FieldKind.CHOICES:
            return ", ".join(word_title(session, field, word) for word in value)
        case FieldKind.TEXTS:
            return ", ".join(map(str, value))
        case FieldKind.REF | FieldKind.REFS:
            items = (value,) if isinstance(value, str) else value
            return ", ".join(_linked(session, field, item, depth) if linked else str(item) for item in items)
        case FieldKind.TARGET:
            kind, id_ = str(value.get("kind", "")), str(value.get("id", ""))
            return title_of(session, kind, id_, depth) if linked and kind in KINDS else kind.replace("_", " ")
        case FieldKind.GROUP:
            return _group(session, field, value, linked)
        case FieldKind.GROUPS:
            return "\n".join(_group(session, field, item, linked) for item in value)
        case _:
            return str(value)


def _linked(session: Session, field: Field[Any], id_: str, depth: int) -> str:
    if len(field.targets) == 1:
        return title_of(session, field.targets[0], id_, depth)
    kind = next((k for k in field.targets or KINDS if session.store.find(k, id_) is not None), None)
    return title_of(session, kind, id_, depth) if kind else id_


def _group(session: Session, field: Field[Any], value: Any, linked: bool) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    said = [
        f"{part.label}: {display(session, part, value[part.name], linked=linked)}"
        for part in field.parts
        if value.get(part.name) is not None
    ]
    return "; ".join(said)


def word_title(session: Session, field: Field[Any], word: str) -> str:
    """Return the words for a controlled term; one that no list knows is shown as it is."""
    if field.vocabulary:
        for known in session.profile.words(field.vocabulary):
            if known.code == word:
                return known.title
    return readable(word) if word in field.options else word


def readable(word: str) -> str:
    """Return a controlled term as words."""
    return word.replace("_", " ")


def _shorten(text: str, longest: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"
