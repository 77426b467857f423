"""What the analysis has come to: lines of enquiry and what answers them, findings and good practice, key episodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.analysis import strength
from workbench.analysis.strength import Limit
from workbench.records import KINDS, Evidence
from workbench.services.seen import Reader, Seen, reading
from workbench.services.session import Session


class Gap(StrEnum):
    """What a line of enquiry still lacks, the gravest first."""

    NOTHING = "nothing"  # no finding, episode or section bears on it
    UNSUPPORTED = "unsupported"  # findings bear on it, and nothing supports any of them
    UNWRITTEN = "unwritten"  # it has no answer in words
    OPEN = "open"  # it has one, and is not marked as answered


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A piece of evidence: its stance, its weight, and the record it points to; ``kind`` is "" where that is gone."""

    stance: str
    weight: str
    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A finding with its evidence; ``limits`` are known in the working view alone, which sees all of the evidence."""

    seen: Seen
    pieces: tuple[Piece, ...]
    limits: tuple[Limit, ...]
    recommendations: int

    def count(self, stance: str) -> int:
        """Return how many pieces of evidence have a stance."""
        return sum(piece.stance == stance for piece in self.pieces)


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """A line of enquiry with what bears on it, and what it lacks."""

    seen: Seen
    findings: tuple[Found, ...]
    episodes: tuple[Seen, ...]
    sections: tuple[Seen, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Analysis:
    """All of it, numbered kinds by their numbers; ``entries`` are the records that episodes and good practice cite."""

    questions: tuple[Question, ...]
    findings: tuple[Found, ...]
    good: tuple[Seen, ...]
    episodes: tuple[Seen, ...]
    agencies: Mapping[str, str]
    entries: Mapping[str, Seen]


def analysis(session: Session, code: str = "") -> Analysis:
    """Return the analysis as an audience sees it, or with "" as entered."""
    with reading(session, code) as reader:
        findings = _findings(reader, None if code else session)
        episodes, good = _numbered(reader.all("episode")), tuple(reader.all("good_practice"))
        cited = {id_ for seen in (*episodes, *good) for id_ in seen.ids.get("events", ())}
        return Analysis(
            _questions(reader, findings, episodes),
            findings,
            good,
            episodes,
            {seen.id: seen.title for seen in reader.all("agency")},
            {seen.id: seen for seen in reader.some("event", cited)},
        )


def _findings(reader: Reader, session: Session | None) -> tuple[Found, ...]:
    held: dict[str, list[Seen]] = {}
    for seen in reader.all("evidence"):
        held.setdefault(seen.one("finding"), []).append(seen)
    titles = _titles(reader, (seen for pieces in held.values() for seen in pieces))
    limits: dict[str, list[Evidence]] = {}
    for record in session.store.all(Evidence) if session is not None else ():
        limits.setdefault(record.finding or "", []).append(record)
    asked = Counter(id_ for seen in reader.all("recommendation") for id_ in set(seen.ids.get("findings", ())))
    return tuple(
        Found(
            finding,
            tuple(_piece(seen, titles) for seen in held.get(finding.id, ())),
            strength.limits(limits.get(finding.id, ()), session.store.find) if session is not None else (),
            asked[finding.id],
        )
        for finding in _numbered(reader.all("finding"))
    )


def _titles(reader: Reader, evidence: Iterable[Seen]) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {}
    for seen in evidence:
        wanted.setdefault(seen.say("target"), set()).add(seen.one("target"))
    return {
        (kind, seen.id): seen.title for kind, ids in wanted.items() if kind in KINDS for seen in reader.some(kind, ids)
    }


def _piece(seen: Seen, titles: Mapping[tuple[str, str], str]) -> Piece:
    target = seen.say("target"), seen.one("target")
    kind, id_ = target if target in titles else ("", "")
    return Piece(seen.say("stance"), seen.say("weight"), kind, id_, titles.get(target, ""))


def _questions(reader: Reader, findings: Sequence[Found], episodes: Sequence[Seen]) -> tuple[Question, ...]:
    sections = _numbered(reader.all("section"))
    made = []
    for seen in _numbered(reader.all("enquiry")):
        here = tuple(found for found in findings if seen.id in found.seen.ids.get("enquiries", ()))
        told = tuple(e for e in episodes if seen.id in e.ids.get("enquiries", ()))
        written = tuple(s for s in sections if seen.id in s.ids.get("enquiries", ()))
        made.append(Question(seen, here, told, written, _gaps(seen, here, bool(here or told or written))))
    return tuple(made)


def _gaps(seen: Seen, findings: Sequence[Found], anything: bool) -> tuple[Gap, ...]:
    if seen.say("status") == "not_answerable":
        return () if seen.say("answer") else (Gap.UNWRITTEN,)
    found = (
        (Gap.NOTHING, not anything),
        (Gap.UNSUPPORTED, bool(findings) and not any(each.count("supports") for each in findings)),
        (Gap.UNWRITTEN, not seen.say("answer")),
        (Gap.OPEN, bool(seen.say("answer")) and seen.say("status") != "answered"),
    )
    return tuple(gap for gap, so in found if so)


def _numbered(records: Sequence[Seen]) -> tuple[Seen, ...]:
    def number(seen: Seen) -> float:
        try:
            return float(seen.say("number"))
        except ValueError:
            return float("inf")

    return tuple(sorted(records, key=number))
