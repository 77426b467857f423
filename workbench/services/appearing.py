"""Where someone or something of the register appears: every record that links to it, every text that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.records import KINDS, Field, FieldKind, Record
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Certainty
from workbench.redaction.register import Register
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import title_of

_BEFORE, _AFTER = 40, 70  # characters of the text shown on either side of a name
_SHORTEST = 2
_STEP = 500  # records between two looks at whether to stop


@dataclass(frozen=True, slots=True, repr=False)
class Appearance:
    """A record in which it appears: ``linked`` or named, in which field, and the words round the name.

    ``sure``: False where the words could also mean somebody else.
    """

    kind: str
    id: str
    title: str
    field: str
    linked: bool
    words: str
    sure: bool = True


def appearances(session: Session, kind: str, id_: str, progress: Progress = quietly) -> tuple[Appearance, ...]:
    """Return every appearance, links first, in the order of the kinds and of entry. Raises Cancelled.

    A record that links to it and names it is there once for each. It reads every text: on another thread than the
    window's.
    """
    found = [*_links(session, kind, id_)]
    subject = session.store.find(kind, id_)
    if subject is not None:
        found += _names(session, subject, progress)
    return tuple(found)


def _links(session: Session, kind: str, id_: str) -> Iterator[Appearance]:
    held: dict[str, list[Record]] = {}
    for other, other_id in session.store.referrers(kind, id_):
        record = session.store.find(other, other_id) if other in KINDS else None
        if record is not None:
            held.setdefault(other, []).append(record)
    for other in (name for name in KINDS if name in held):
        for record in held[other]:
            fields = [field for field, _, target in record.references() if target == id_]
            for field in dict.fromkeys(field.label for field in fields):
                yield Appearance(other, record.id, title_of(session, other, record.id), field, True, "")


def _names(session: Session, subject: Record, progress: Progress) -> Iterator[Appearance]:
    tokens = _tokens(subject)
    register = session.register
    done, total = 0, sum(session.store.count(kind) for kind in KINDS)
    for kind, cls in KINDS.items():
        for record in session.store.all(cls):
            if done % _STEP == 0:
                progress(done, total)
            done += 1
            if (kind, record.id) != (subject.spec.name, subject.id):
                yield from _in_record(session, register, record, subject, tokens)


def _in_record(
    session: Session, register: Register, record: Record, subject: Record, tokens: frozenset[str]
) -> Iterator[Appearance]:
    for field, text in _texts(record):
        plain = text.casefold()
        if not any(token in plain for token in tokens):
            continue
        for mention in register.find(text):
            if any((i.kind, i.id) == (subject.spec.name, subject.id) for i in mention.identities):
                sure = mention.certainty is Certainty.CERTAIN
                words = _around(text, mention.start, mention.end)
                title = title_of(session, record.spec.name, record.id)
                yield Appearance(record.spec.name, record.id, title, field, False, words, sure)
                break  # once a field; the record shows the rest


def _tokens(subject: Record) -> frozenset[str]:
    """Return words of which a text must hold one to name it: a quick look before the careful one."""
    values = subject.values
    said = [str(values.get(name) or "") for name in ("name", "address", "postcode")]
    said += [str(alias) for alias in values.get("aliases") or ()]
    said += [str(item.get("value", "")) for item in values.get("identifiers") or () if isinstance(item, Mapping)]
    words = {word.strip(".,()") for text in said for word in text.split()}
    return frozenset(form for word in words for form in (word.casefold(), fold_plain(word)) if len(form) >= _SHORTEST)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (label of the field, text) of everything that a person typed into a record."""
    for field in record.spec.fields.values():
        value = record.values.get(field.name)
        if value is None:
            continue
        if field.parts:
            for item in (value,) if field.kind is FieldKind.GROUP else value:
                for part in field.parts:
                    yield from ((field.label, text) for text in _plain(part, item.get(part.name)))
        else:
            yield from ((field.label, text) for text in _plain(field, value))


def _plain(field: Field[Any], value: Any) -> Iterator[str]:
    if field.is_free_text and value is not None:
        yield from (str(item) for item in value) if isinstance(value, tuple) else (str(value),)


def _around(text: str, start: int, end: int) -> str:
    """Return a name with some of the words on either side of it, as one line."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    if start > _BEFORE:
        before = "…" + before[before.find(" ") + 1 :]
    if end + _AFTER < len(text):
        after = after[: after.rfind(" ")] + "…" if " " in after else after + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())
