"""A sender's new version of a chronology against what is held of the earlier one: what is new, changed and gone.

What the reviewer has entered by hand is never overwritten. Three texts decide a field: what the sender said first,
what the sender says now, and what is held. Where the sender and the reviewer have both changed it, the reviewer's
stays and the entry says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.exchange.chronologies import ParsedRow
from workbench.records import Event

GONE = "The sender's latest version no longer has this row."
BOTH_CHANGED = "The sender's latest version differs from what was entered by hand, which is kept, in: "
_FORMERLY = "formerly "
_SENDERS = (
    "date", "date_text", "time", "sequence", "agency", "source", "source_detail", "contact", "what_happened",
    "action_taken", "outcome", "comment", "author_note", "people",
)  # fmt: skip
_SAME_DAY, _ANY_DAY = 55.0, 88.0  # likeness of wording, of 100, that makes one row the new text of another
_MOST_COMPARED = 4_000_000  # pairs of rows


@dataclass(frozen=True, slots=True)
class Matched:
    """Which row of the earlier version is which of the new one, by their places; ``gone``: earlier rows without one."""

    pairs: dict[int, int]
    gone: tuple[int, ...]


def match(earlier: Sequence[ParsedRow], now: Sequence[ParsedRow]) -> Matched:
    """Match rows by their whole content, then by date and wording; equal rows in their order."""
    pairs: dict[int, int] = {}
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(earlier):
        waiting[row.content].append(i)
    taken: set[int] = set()
    for j, row in enumerate(now):
        if same := waiting.get(row.content):
            pairs[j] = same.pop(0)
            taken.add(pairs[j])
    left = [i for i in range(len(earlier)) if i not in taken]
    fresh = [j for j in range(len(now)) if j not in pairs]
    if left and fresh and len(left) * len(fresh) <= _MOST_COMPARED:
        for score, i, j in sorted(_likenesses(earlier, now, left, fresh), key=lambda found: -found[0]):
            if i not in taken and j not in pairs and score:
                pairs[j] = i
                taken.add(i)
    return Matched(pairs, tuple(i for i in range(len(earlier)) if i not in taken))


def _likenesses(
    earlier: Sequence[ParsedRow], now: Sequence[ParsedRow], left: Sequence[int], fresh: Sequence[int]
) -> list[tuple[float, int, int]]:
    found: list[tuple[float, int, int]] = []
    for i in left:
        before = earlier[i]
        for j in fresh:
            row = now[j]
            dated = before.date.edtf == row.date.edtf or before.date_text == row.date_text
            needed = _SAME_DAY if dated else _ANY_DAY
            score = fuzz.token_sort_ratio(_words(before), _words(row), score_cutoff=needed)
            if score:
                found.append((score + (10 if dated else 0), i, j))
    return found


def _words(row: ParsedRow) -> str:
    return " ".join((row.what_happened, row.action_taken, row.outcome, row.comment))


def alike(earlier: Sequence[ParsedRow], now: Sequence[ParsedRow]) -> float:
    """Return the share, from 0 to 1, of the shorter table's rows that stand in the other word for word."""
    before, after = {row.content for row in earlier}, {row.content for row in now}
    return len(before & after) / max(1, min(len(before), len(after)))


def settled(held: Event, first: Event, now: Event) -> Event:
    """Return what is to be held: ``first`` and ``now`` are what the sender said and says.

    An entry that came in before anyone knew who sent it takes the sender once there is one.
    """
    if not held.agency and now.agency:
        held = held.replace(agency=now.agency)
    if all(first.values.get(name) == now.values.get(name) for name in (*_SENDERS, "problem")):
        return held
    values = dict(held.values)
    both: list[str] = []
    for name in _SENDERS:
        said, says, kept = first.values.get(name), now.values.get(name), held.values.get(name)
        if says in (said, kept):
            continue
        if kept == said:
            values.pop(name, None) if says is None else values.__setitem__(name, says)
        elif name not in {"source", "source_detail", "people"}:
            both.append(Event.spec.fields[name].label)
        else:
            values[name] = says if says is not None else kept
    problem = now.problem if held.problem in (first.problem, now.problem) or _is_ours(held.problem) else held.problem
    if both:
        problem = _with(problem, BOTH_CHANGED + ", ".join(both) + ".")
    return Event(held.id, values, extra=held.extra, audience_limit=held.audience_limit).replace(problem=problem)


def gone(held: Event) -> Event:
    """Return an entry marked as no longer in the sender's table; its place there is kept as its former one."""
    if GONE in (held.problem or ""):
        return held
    place = held.source_detail or ""
    return held.replace(problem=_with(held.problem, GONE), source_detail=f"{_FORMERLY}{place}" if place else None)


def back(held: Event, now: Event) -> Event:
    """Return an entry as it was before it was marked as gone, for its row is there again."""
    if GONE not in (held.problem or ""):
        return held
    problem = (held.problem or "").replace(GONE, "").strip() or now.problem
    return held.replace(problem=problem, source=now.source, source_detail=now.source_detail)


def _is_ours(problem: str | None) -> bool:
    return bool(problem) and (BOTH_CHANGED in (problem or "") or GONE in (problem or ""))


def _with(problem: str | None, sentence: str) -> str:
    return f"{problem} {sentence}" if problem and sentence not in problem else sentence
