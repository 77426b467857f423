"""Names inside longer identifiers: an e-mail address, a handle or a postcode is withheld whole, never in part.

"p.field@northmoor.example" holds a registered agency; to replace that alone would publish the rest of the address. What
such an identifier belongs to is not certain from the name in it, so it is nobody's, and no audience but the reviewer's
own reads it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from workbench.redaction.addresses import STREET
from workbench.redaction.identities import FormKind, Group, Identity, Mention
from workbench.redaction.letters import CAPITALISED

_STREETS = rf"(?:{CAPITALISED}[ \u00a0]){{1,3}}(?:{STREET})\b"
# Bounded throughout, and begun only at an edge: a text without a blank in a megabyte may not hold the search up.
_SHAPES = tuple((noun, re.compile(pattern)) for noun, pattern in (
    ("email address", r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"),
    ("web address", r"(?<![\w@.\-])(?:https?://|www\.)[^\s<>\")]{1,400}(?<![.,;:])"),
    ("social media name", r"(?<![\w@.])@\w[\w.]{1,60}(?<!\.)"),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}\b"),
    ("address", rf"(?:\b(?:Flat|Unit|Room)[ \u00a0]\d{{1,4}}\w?,?[ \u00a0])?\b\d{{1,4}}[a-z]?[ \u00a0]{_STREETS}"),
))  # fmt: skip
_NOBODY = Identity("person", "", "a person", Group.OTHER, protected=True)
_DIGIT = re.compile(r"\d")


def with_wider(text: str, mentions: Sequence[Mention], *, beside: bool = False) -> list[Mention]:
    """Return the mentions with those inside a longer identifier replaced by one of the whole of it.

    ``beside``: they stay beside it, because whoever reads a finished file back asks whose name it is.
    """
    found: list[Mention] = []
    waiting = deque(mentions)
    for start, end, noun in sorted(_wider(text, mentions)):
        while waiting and waiting[0].end <= start:
            found.append(waiting.popleft())
        inside: list[Mention] = []
        while waiting and waiting[0].start < end:
            inside.append(waiting.popleft())
        if inside and all(start <= m.start and m.end <= end and (m.start, m.end) != (start, end) for m in inside):
            found.append(Mention(start, end, (_NOBODY,), FormKind.IDENTIFIER, noun=noun))
            inside = inside if beside else []
        found += inside
    return sorted([*found, *waiting], key=lambda m: m.start)


def _wider(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield the identifiers of the text in which a name may stand, as they are written: offsets and noun."""
    for noun, shape in _SHAPES:
        for found in shape.finditer(text):
            if noun != "address" or not _is_known(text, found.start(), found.end(), mentions):
                yield found.start(), found.end(), noun


def _is_known(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether an address is registered with its number; "22 Quarry Rise" is another house than number 14."""
    return any(_DIGIT.search(text, max(m.start, start), min(m.end, end)) for m in mentions if m.start < end)
