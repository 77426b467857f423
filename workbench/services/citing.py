"""What a section of the report may refer to: findings, key episodes, events, and words that were agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import WrongUse
from workbench.records import Episode, Event, Finding, Interview, Section
from workbench.reports.dates import date_in_words
from workbench.services.quoting import may_quote
from workbench.services.session import Session
from workbench.services.viewing import readable, title_of
from workbench.vault.store import Changed, Put

MOST_EVENTS = 40


@dataclass(frozen=True, slots=True, repr=False)
class Citable:
    """Something to refer to.

    ``paragraph`` is what it says, ``words`` what is put into the text; they are empty where it may not be used, and
    ``barred`` then says why.
    """

    kind: str
    id: str
    title: str
    paragraph: str
    words: str
    barred: str = ""


def citable(session: Session, words: str = "") -> list[Citable]:
    """Return what can be referred to and holds the words; events only where there are words to look for."""
    terms = words.casefold().split()
    offered = (*_findings(session), *_episodes(session), *_quotes(session))
    found = [c for c in offered if all(t in f"{c.title}\n{c.paragraph}".casefold() for t in terms)]
    return [*found, *_events(session, words)]


def link(session: Session, section: str, citable: Citable) -> Changed | None:
    """Tie a finding or key episode to the section that refers to it, so that the report says "see also".

    None where there is nothing to tie. Raises WrongUse for a section that is no longer there.
    """
    field = {"finding": "findings", "episode": "episodes"}.get(citable.kind)
    held = session.store.get(Section, section)
    if held is None:
        raise WrongUse("This section is no longer there.", "Look at the list of sections again.")
    if field is None:
        return None
    known = tuple(held.values.get(field) or ())
    if citable.id in known:
        return None
    return session.store.apply([Put(held.replace(**{field: (*known, citable.id)}))], "reference in a report section")


def _findings(session: Session) -> Iterator[Citable]:
    for finding in sorted(session.store.all(Finding), key=lambda f: f.number or 0):
        number = f"finding {finding.number:g}" if finding.number is not None else "finding"
        yield Citable(
            "finding", finding.id, f"{number.capitalize()}: {finding.title or ''}", finding.statement or "",
            f"({number})",
        )  # fmt: skip


def _episodes(session: Session) -> Iterator[Citable]:
    for episode in sorted(session.store.all(Episode), key=lambda e: e.number or 0):
        number = f"key episode {episode.number:g}" if episode.number is not None else "key episode"
        title = f"{number.capitalize()}: {title_of(session, 'episode', episode.id)}"
        yield Citable("episode", episode.id, title, episode.narrative or "", f"({number})")


def _quotes(session: Session) -> Iterator[Citable]:
    for interview in session.store.all(Interview):
        speaker, allowed = readable(interview.capacity or ""), may_quote(interview)
        for quote in interview.quotes or ():
            said = str(quote.get("text") or "").strip(' \n“”"')
            if not said:
                continue
            free = allowed and quote.get("agreed") is True
            barred = "" if free else "The speaker has not agreed to these words being used."
            words = f"“{said}” ({speaker})" if free else ""
            yield Citable(
                "interview", interview.id, f"Words of a {speaker}" if speaker else "Words", said, words, barred
            )


def _events(session: Session, words: str) -> Iterator[Citable]:
    if not words.strip():
        return
    hits = [hit.id for hit in session.store.search(words, MOST_EVENTS * 4) if hit.kind == Event.spec.name]
    for id_ in hits[:MOST_EVENTS]:
        event = session.store.get(Event, id_)
        if event is None:
            continue
        source = title_of(session, "source", event.source) if event.source else ""
        place = ", ".join(part for part in (date_in_words(event.date or ""), source) if part)
        yield Citable("event", id_, place, event.what_happened or "", f"({place})" if place else "")
