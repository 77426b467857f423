"""Can anyone be recognised? What the public report tells together, what of it is public already, and whose words.

Everything here is read from the report as it would be written now (:mod:`.published`). What comes back holds the
public's words beside confidential ones, so it is for the reviewer alone: it is shown in the working view and never put
into a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.analysis import attributes, combination, phrases, publicity, rarity
from workbench.analysis.attributes import CASE, Fact
from workbench.analysis.combination import Meter
from workbench.analysis.phrases import Phrase
from workbench.analysis.publicity import Known, Match
from workbench.analysis.rarity import Weights
from workbench.errors import BadInput
from workbench.records import PublicFact
from workbench.services.progress import Progress, quietly
from workbench.services.published import Published, published
from workbench.services.quoting import Unagreed, unagreed
from workbench.services.session import Session
from workbench.services.writing import write_whole

_SETTING = "weights"
_PUBLICISED = "publicised"
_STEPS = 4
EXPOSED = frozenset({"high", "very_high"})
"""The levels from which on somebody would be singled out."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was found in the public report with this fingerprint, by the weights of this date."""

    fingerprint: str
    weights: Weights
    meters: tuple[Meter, ...]
    matches: tuple[Match, ...]
    phrases: tuple[Phrase, ...]
    unagreed: tuple[Unagreed, ...]

    @property
    def exposed(self) -> tuple[Meter, ...]:
        """Everyone whom the facts told together would single out."""
        return tuple(meter for meter in self.meters if meter.level.word in EXPOSED)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "fingerprint": self.fingerprint,
            "weights": {"valid_from": self.weights.valid_from, "note": self.weights.note},
            "cannot": list(self.weights.cannot),
            "people": [_meter_json(meter) for meter in self.meters],
            "public_facts": [_as_dict(match) for match in self.matches],
            "phrases": [_as_dict(phrase) for phrase in self.phrases],
            "unagreed": [_as_dict(words) for words in self.unagreed],
        }


def recognise(session: Session, progress: Progress = quietly) -> Recognition:
    """Read the public report as a stranger would who wants to know who is meant."""
    progress(0, _STEPS)
    report = published(session)
    progress(1, _STEPS)
    known = [Known(fact.id, fact.text) for fact in session.store.all(PublicFact) if fact.text]
    shared = publicity.matches(known, report.passages, report.labels)
    progress(2, _STEPS)
    found = recognised(report, weights(session), tuple(shared))
    progress(3, _STEPS)
    words = unagreed(session)
    progress(_STEPS, _STEPS)
    said = ((said.place, said.text, said.quotation) for said in report.said)
    return Recognition(
        report.fingerprint,
        weights(session),
        tuple(found),
        tuple(shared),
        tuple(phrases.distinctive(said, report.labels)),
        tuple(words),
    )


def recognised(report: Published, weights: Weights, shared: tuple[Match, ...] = ()) -> list[Meter]:
    """Return everyone's meter for a report that was read."""
    found = attributes.facts(report.people, report.passages, weights)
    facet = weights.facets.get(_PUBLICISED)
    if shared and facet is not None and facet.values:
        words = "; ".join(dict.fromkeys(", ".join(match.shared) for match in shared))
        places = tuple(dict.fromkeys(match.place for match in shared))
        found.append(Fact(CASE, facet.values[0], words, places))
    return combination.meters(report.people, found, weights)


def weights(session: Session) -> Weights:
    """Return the weights of this review: the reviewer's own where there are any, else those of the program."""
    own = session.store.setting(_SETTING)
    return Weights.parse(own) if own else rarity.shipped()


def write_weights(session: Session, path: Path) -> None:
    """Write this review's weights to a file, to be edited and kept; raises CannotWrite, DiskFull."""
    write_whole(path, (session.store.setting(_SETTING) or rarity.shipped_text()).encode())


def keep_weights(session: Session, text: str) -> Weights:
    """Use an edited copy of the weights in this review from now on; BadInput says what is wrong with it."""
    own = Weights.parse(text)
    session.store.put_setting(_SETTING, text, "edit of the weights")
    return own


def read_weights(path: Path) -> str:
    """Return the text of an edited copy of the weights; BadInput when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("The file of weights cannot be read.", "Check that it is there and is text.") from error


def lines(found: Recognition) -> Iterator[str]:
    """Yield the findings as lines of text."""
    for meter in found.meters:
        sum_ = f"{meter.points} points; {meter.enough} single one person out"
        yield f"{meter.person.label}: {meter.level.title}  ({sum_})"
        if meter.level.word in EXPOSED:
            for fact in meter.facts:
                yield f"  {fact.value.points:3}  {fact.value.title}: {fact.words}  [{', '.join(fact.places)}]"
        if meter.change is not None:
            change = meter.change
            yield f"  What helps most ({meter.points} to {change.points}): {change.fact.value.title}. {change.instead}"
    for match in found.matches:
        yield f"Public already, {match.place}: {match.ours}  (shares: {', '.join(match.shared)})"
    for phrase in found.phrases:
        yield f"Search for, {phrase.place}: “{phrase.words}”"
    for words in found.unagreed:
        yield f"Put in other words, {words.place}: {words.ours}"
    yield from (f"Note: {sentence}" for sentence in found.weights.cannot)


def _meter_json(meter: Meter) -> dict[str, Any]:
    change = meter.change
    return {
        "id": meter.person.id,
        "label": meter.person.label,
        "kind": meter.person.kind,
        "level": meter.level.word,
        "score": meter.share,
        "points": meter.points,
        "singles_out_at": meter.enough,
        "facts": [_fact_json(fact) for fact in meter.facts],
        "unique": [fact.words for fact in meter.unique],
        "change": {**_fact_json(change.fact), "instead": change.instead, "points_after": change.points}
        if change
        else None,
    }


def _fact_json(fact: Fact) -> dict[str, Any]:
    value = fact.value
    return {
        "facet": value.facet,
        "what": value.title,
        "points": value.points,
        "one_in": value.one_in,
        "source": value.source,
        "to_check": value.to_check,
        "words": fact.words,
        "places": list(fact.places),
        "of": "case" if fact.whose == CASE else "person",
        "unique": value.unique,
    }


def _as_dict(found: Match | Phrase | Unagreed) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__slots__}
