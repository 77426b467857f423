"""Who told whom, who should have, how late it was, and who challenged whom: agency by agency, in any eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.analysis import tellings
from workbench.analysis.lateness import Lateness, lateness
from workbench.records import Agency, Event, InformationSharing, Person
from workbench.services.progress import Progress, quietly
from workbench.services.seen import Reader, Seen, reading
from workbench.services.session import Session

STATUSES: tuple[str, ...] = InformationSharing.status.options
UNSAID = ""  # the agency of a piece of information that names none, or none that the audience may see


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A piece of information that went from one agency to another or should have; dates are EDTF, "" for none.

    ``late`` is counted from the two dates, whatever the status says; None for an audience that is told no dates.
    """

    id: str
    title: str
    from_agency: str
    to_agency: str
    status: str
    reason: str
    due: str
    actual: str
    late: Lateness | None
    consequence: str

    @property
    def came_late(self) -> bool:
        """Whether it was late by its status or, certainly, by its dates."""
        return self.status == "late" or (self.late is not None and self.late.certain)

    @property
    def disagrees(self) -> bool:
        """Whether its dates say that it was late and its status that it was not, or the other way round."""
        if self.late is None:
            return False
        return (self.status == "shared" and self.late.certain) or (self.status == "late" and self.late.in_time)


@dataclass(frozen=True, slots=True, repr=False)
class Challenge:
    """An escalation between two agencies; ``by`` and ``about`` are agencies, of a person the one they worked for."""

    id: str
    title: str
    by: str
    about: str
    date: str
    level: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pieces of information there are, by status in the order of STATUSES, and how many came late."""

    total: int
    by_status: Mapping[str, int]
    late: int


@dataclass(frozen=True, slots=True, repr=False)
class Flow:
    """All of it: agencies as (id, title) in the order in which they were entered."""

    agencies: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    challenges: tuple[Challenge, ...]
    exact_dates: bool

    def between(self, sender: str, receiver: str) -> tuple[Piece, ...]:
        """Return what went, or should have gone, from one agency to another."""
        return tuple(p for p in self.pieces if (p.from_agency, p.to_agency) == (sender, receiver))

    def challenged(self, by: str, about: str) -> tuple[Challenge, ...]:
        """Return the escalations of one agency about another."""
        return tuple(c for c in self.challenges if (c.by, c.about) == (by, about))


def flow(session: Session, code: str = "") -> Flow:
    """Return who told whom as an audience sees it, or with "" as entered."""
    with reading(session, code) as reader:
        return flow_of(reader)


def flow_of(reader: Reader) -> Flow:
    """Return who told whom, for a caller that is reading already."""
    agencies = tuple((agency.id, agency.title) for agency in reader.all("agency"))
    known = {id_ for id_, _ in agencies}
    worked_for = {person.id: person.one("agency") for person in reader.all("person")}
    pieces = tuple(_piece(seen, exact=reader.exact_dates) for seen in reader.all("information_sharing"))
    challenges = tuple(
        _challenge(seen, known, worked_for, exact=reader.exact_dates) for seen in reader.all("escalation")
    )
    return Flow(agencies, pieces, challenges, reader.exact_dates)


def tally(pieces: Iterable[Piece]) -> Tally:
    """Count pieces of information; a status that the list does not know is counted under its own word."""
    held = list(pieces)
    counts = Counter(piece.status for piece in held)
    order = [*STATUSES, *sorted(set(counts) - set(STATUSES))]
    return Tally(len(held), {s: counts[s] for s in order if counts[s]}, sum(piece.came_late for piece in held))


def spoken_of(session: Session, progress: Progress = quietly) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return by (agency, other agency) the ids of the first's entries whose words point to the second.

    For the working view: it reads every entry as entered. They show a contact that may have been recorded nowhere else.
    """
    progress(0, 1)
    store = session.store
    found: dict[tuple[str, str], list[str]] = {}
    for telling in tellings.tellings(store.all(Event), store.all(Agency), store.all(Person)):
        for other in sorted(telling.mentions):
            found.setdefault((telling.agency, other), []).append(telling.id)
    progress(1, 1)
    return {pair: tuple(ids) for pair, ids in found.items()}


def _piece(seen: Seen, *, exact: bool) -> Piece:
    due, actual = (seen.say("due"), seen.say("actual")) if exact else ("", "")
    return Piece(
        seen.id,
        seen.title,
        seen.one("from_agency") or UNSAID,
        seen.one("to_agency") or UNSAID,
        seen.say("status"),
        seen.say("reason"),
        due,
        actual,
        lateness(due, actual),
        seen.say("consequence"),
    )


def _challenge(seen: Seen, agencies: set[str], worked_for: Mapping[str, str], *, exact: bool) -> Challenge:
    def agency(id_: str) -> str:
        return id_ if id_ in agencies else worked_for.get(id_, UNSAID)

    return Challenge(
        seen.id,
        seen.title,
        agency(seen.one("raised_by")),
        agency(seen.one("about")),
        seen.say("date") if exact else "",
        seen.say("level"),
        seen.say("outcome"),
    )
