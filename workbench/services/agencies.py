"""Each agency's part at a glance: its services, entries, contacts, sharing, escalations, and what was asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.analysis.days import days_of
from workbench.services.flow import Challenge, Flow, Piece, flow_of
from workbench.services.seen import Reader, Seen, reading
from workbench.services.session import Session

FEW = 100  # entries of an agency, and contacts among them, whose titles are read


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """What one agency did, as somebody sees it.

    ``began`` and ``ended`` are the first and the last day of its services (EDTF), "" where none is recorded or the
    audience is told no dates; ``open_ended`` says that a service has no end recorded. ``contacts`` counts the entries
    that are contacts, by sort. Of entries only the first FEW are read, as (id, title): there may be 100,000.
    ``asked``, ``due`` and ``received`` are of its contribution to the review.
    """

    id: str
    title: str
    services: tuple[Seen, ...]
    began: str
    ended: str
    open_ended: bool
    entries: int
    first_entries: tuple[tuple[str, str], ...]
    contacts: dict[str, int]
    first_contacts: tuple[tuple[str, str], ...]
    told: tuple[Piece, ...]
    was_told: tuple[Piece, ...]
    raised: tuple[Challenge, ...]
    raised_about: tuple[Challenge, ...]
    missed: tuple[Seen, ...]
    good: tuple[Seen, ...]
    asked: str
    due: str
    received: str
    contribution: str


def parts(session: Session, code: str = "") -> tuple[Part, ...]:
    """Return every agency's part as an audience sees it, or with "" as entered, in the order of their entry."""
    with reading(session, code) as reader:
        return _parts(reader)


def _parts(reader: Reader) -> tuple[Part, ...]:
    found = flow_of(reader)
    by_kind = {kind: _by_agency(reader.all(kind)) for kind in ("involvement", "missed_opportunity", "good_practice")}
    events = reader.brief("event", ("agency", "contact", "author_note"))
    by_kind["event"] = _by_agency(seen for seen in events if seen.say("author_note") != "yes")
    return tuple(_part(agency, found, by_kind, reader) for agency in reader.all("agency"))


def _part(agency: Seen, found: Flow, by_kind: dict[str, dict[str, list[Seen]]], reader: Reader) -> Part:
    services, entries = (by_kind[kind].get(agency.id, []) for kind in ("involvement", "event"))
    began = _ends([seen.say("from") for seen in services], last=False) if reader.exact_dates else ""
    ended = _ends([seen.say("to") for seen in services], last=True) if reader.exact_dates else ""
    contacts = [seen for seen in entries if seen.say("contact") not in {"", "other", "supervision"}]
    first, first_contacts = [[seen.id for seen in some[:FEW]] for some in (entries, contacts)]
    titles = reader.titles("event", dict.fromkeys((*first, *first_contacts)))
    return Part(
        agency.id,
        agency.title,
        tuple(services),
        began,
        ended,
        any(not seen.say("to") for seen in services),
        len(entries),
        tuple((id_, titles[id_]) for id_ in first),
        dict(Counter(seen.say("contact") for seen in contacts).most_common()),
        tuple((id_, titles[id_]) for id_ in first_contacts),
        tuple(piece for piece in found.pieces if piece.from_agency == agency.id),
        tuple(piece for piece in found.pieces if piece.to_agency == agency.id),
        tuple(challenge for challenge in found.challenges if challenge.by == agency.id),
        tuple(challenge for challenge in found.challenges if challenge.about == agency.id),
        tuple(by_kind["missed_opportunity"].get(agency.id, [])),
        tuple(by_kind["good_practice"].get(agency.id, [])),
        *(agency.say(name) for name in ("requested", "due", "received", "contribution")),
    )


def _by_agency(records: Iterable[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for seen in records:
        found.setdefault(seen.one("agency"), []).append(seen)
    return found


def _ends(dates: list[str], *, last: bool) -> str:
    """Return the earliest or the latest of some EDTF dates as it was entered; "" where none can be read."""
    read = [(days.last if last else days.first, edtf) for edtf in dates if (days := days_of(edtf)) is not None]
    known = [(day, edtf) for day, edtf in read if day is not None]
    if not known:
        return ""
    return (max(known) if last else min(known))[1]
