"""From parsed rows to event records whose ids stay the same however often the file comes in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from workbench.exchange.chronologies.parsed import ParsedChronology, ParsedRow
from workbench.exchange.chronologies.senders import match_agency
from workbench.records import Agency, Event

_ROW = re.compile(r"row (\d{1,9})\b(?:, part (\d{1,4})\b)?")
_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (contact, re.compile(rf"(?:{pattern})\b", re.IGNORECASE))
    for contact, pattern in (
        ("strategy_discussion", r"(?:full |initial |joint )?strategy (?:discussion|meeting)"),
        ("conference", r"(?:(?:initial|review|transfer in) )?(?:child protection )?(?:case )?conference|icpc|rcpc"),
        ("supervision", r"(?:safeguarding |reflective |case |group )?supervision"),
        ("appointment_missed", r"(?:was not brought|wnb|dna|did not attend|not brought|missed appointment|"
                               r"failed to attend|fta)"),
        ("visit", r"(?:(?:new birth|home|statutory|first|second|third|joint|unannounced|announced|opportunistic|"
                  r"duty) )*visit"),
        ("call", r"(?:(?:second|third|missed) )?(?:telephone|phone) (?:call|contact)|tele?phone|phone call|"
                 r"telephoned|voicemail"),
        ("meeting", r"(?:(?:first|second|core group|child in need|cin|professionals|team around the \w+|tac|"
                    r"taf) )+(?:review )?meeting"),
        ("referral", r"(?:urgent |new |second )?referral"),
        ("missing", r"(?:reported )?missing (?:from|person|episode)|reported missing"),
    )
)  # fmt: skip


def to_events(
    parsed: ParsedChronology,
    source_id: str,
    agency_id: str | None,
    name: str = "",
    *,
    agencies: Sequence[Agency] = (),
) -> tuple[Event, ...]:
    """Return one event a row, in order.

    ``name``: the file's name, part of each id. ``agencies``: where given, a row of an agency column that certainly
    names one of them is that agency's; every other row is the sender's.
    """
    seen: Counter[str] = Counter()
    events: list[Event] = []
    for row in parsed.rows:
        content = _normal(row.content)
        seen[content] += 1
        sender = (match_agency(row.agency_text, agencies) if row.agency_text else None) or agency_id
        events.append(_event(row, _id(name, content, seen[content]), source_id, sender))
    return tuple(events)


def row_of(event: Event) -> int | None:
    """Return the row of the sender's file that an event was made from; None for any other event."""
    found = _ROW.match(event.source_detail or "")
    return int(found[1]) if found else None


def part_of(event: Event) -> int:
    """Return which of the events in its row an event is, from 1; 0 where the row tells of one."""
    found = _ROW.match(event.source_detail or "")
    return int(found[2] or 0) if found else 0


def _id(name: str, content: str, occurrence: int) -> str:
    digest = hashlib.sha256(
        f"{_normal(name)}\x1e{content}\x1e{occurrence}".encode("utf-8", "surrogatepass")
    ).hexdigest()
    return f"ev-{digest[:12]}"


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _event(row: ParsedRow, id_: str, source_id: str, agency_id: str | None) -> Event:
    where = f"row {row.row}, part {row.part}" if row.part else f"row {row.row}"
    if row.place != "file":
        where = f"{where}; {row.place}, row {row.place_row}"
    comment = "\n\n".join(part for part in (row.comment, row.remarks, _ends(row)) if part)
    return Event(
        id_,
        date=row.date.edtf,
        date_text=row.date_text or None,
        time=row.time,
        sequence=_sequence(row),
        agency=agency_id,
        source=source_id,
        source_detail="; ".join(part for part in (where, row.source_detail) if part),
        what_happened=row.what_happened or None,
        action_taken=row.action_taken or None,
        outcome=row.outcome or None,
        comment=comment or None,
        contact=contact_of(row),
        author_note=True if row.is_note else None,
        problem=row.problem,
    )


def _ends(row: ParsedRow) -> str:
    return f"Until {row.time_end}" if row.time_end else ""


def _sequence(row: ParsedRow) -> float | int | None:
    if row.sequence is None:
        return None
    return int(row.sequence) if row.sequence.is_integer() else row.sequence


def contact_of(row: ParsedRow) -> str | None:
    """Return the sort of contact where the first words of the row name it; None leaves it to the reviewer."""
    if row.is_note:
        return None
    for text in (row.contact_text, row.what_happened):
        for contact, pattern in _STARTS:
            if pattern.match(text.strip()):
                return contact
    return None
