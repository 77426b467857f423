"""Whose words the report repeats without their consent, so that they can be put in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.analysis import verbatim
from workbench.analysis.verbatim import Spoken, Written
from workbench.records import KINDS, FieldKind, Interview, Reach, Record, Treatment
from workbench.redaction.audiences import FAMILY, PUBLIC
from workbench.redaction.scope import agrees
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import title_of

_NOT_PROSE_OF_OURS = frozenset({"interview", "source", "event", "decision", "concern", "disclosure", "public_fact"})
_OUTSIDE = {FAMILY, PUBLIC}


@dataclass(frozen=True, slots=True)
class Unagreed:
    """Words of a conversation in the report's own prose; both sides are for the reviewer's eyes only."""

    kind: str
    id: str
    field: str
    place: str
    ours: str
    theirs: str
    conversation: str
    quotation: bool
    words: int


def unagreed(session: Session, progress: Progress = quietly) -> list[Unagreed]:
    """Return where prose that may reach the family or the public repeats a note or a quotation nobody agreed to."""
    progress(0, 2)
    spoken, agreed = [], []
    for interview in session.store.all(Interview):
        open_, allowed = _spoken(interview)
        spoken += open_
        agreed += allowed
    written = {place: (record, field, text) for place, record, field, text in _written(session)}
    progress(1, 2)
    texts = [Written(place, text) for place, (_, _, text) in written.items()]
    found = []
    for repeat in verbatim.repeats(spoken, texts, agreed):
        record, field, _ = written[repeat.place]
        found.append(
            Unagreed(
                record.spec.name,
                record.id,
                field,
                f"{record.spec.title}: {title_of(session, record.spec.name, record.id)}",
                repeat.ours,
                repeat.theirs,
                repeat.spoken,
                repeat.quotation,
                repeat.words,
            )
        )
    progress(2, 2)
    return found


def may_quote(interview: Interview) -> bool:
    """Return whether a conversation may be quoted at all; each quotation has to be agreed to by itself as well."""
    consent = interview.consent if isinstance(interview.consent, Mapping) else {}
    withdrawn = interview.agreed_version == "withdrawn" or consent.get("withdrawn") not in (None, False)
    return agrees(consent.get("quote")) and not withdrawn


def _spoken(interview: Interview) -> tuple[list[Spoken], list[str]]:
    """Return the words of a conversation that nobody may repeat, and those that were agreed to."""
    allowed = may_quote(interview)
    spoken = [Spoken(interview.id, interview.notes or "")]
    agreed = []
    for quote in interview.quotes or ():
        text = str(quote.get("text", ""))
        if allowed and quote.get("agreed") is True:
            agreed.append(text)
        else:
            spoken.append(Spoken(interview.id, text, quotation=True))
    return [said for said in spoken if said.text], agreed


def _written(session: Session) -> Iterator[tuple[str, Record, str, str]]:
    """Yield (place, record, field, words) of all prose that leaves for the family or the public."""
    for kind, cls in KINDS.items():
        fields = [
            field
            for field in cls.spec.fields.values()
            if field.kind is FieldKind.PROSE and field.treatment is Treatment.PROSE and field.reach is Reach.ALL
        ]
        if kind in _NOT_PROSE_OF_OURS or cls.spec.reach is not Reach.ALL:
            continue
        for record in session.store.all(cls):
            if kind == "section" and not _OUTSIDE & set(record.values.get("audiences", ())):
                continue
            for field in fields:
                text = record.values.get(field.name)
                if text:
                    yield f"{kind}/{record.id}/{field.name}", record, field.name, str(text)
