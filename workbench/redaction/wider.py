"""Names inside longer identifiers: an e-mail address, a handle or a postcode is withheld whole, never in part.

"p.field@northmoor.example" holds a registered agency; to replace that alone would publish the rest of the address. What
such an identifier belongs to is not certain from the name in it, so it is nobody's, and no audience but the reviewer's
own reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.redaction.identities import FormKind, Group, Identity, Mention
from workbench.redaction.patterns import shapes_of

_NOUNS = {
    "email": "email address",
    "url": "web address",
    "social_media": "social media name",
    "postcode": "postcode",
    "address": "address",
}
_SURE = {"address": 0.95}  # with its street: "number 14" alone is any number
_NOBODY = Identity("person", "", "a person", Group.OTHER, protected=True)
_DIGIT = re.compile(r"\d")


def with_wider(text: str, mentions: Sequence[Mention], *, beside: bool = False) -> list[Mention]:
    """Return the mentions with those inside a longer identifier replaced by one of the whole of it.

    ``beside``: they stay beside it, because whoever reads a finished file back asks whose name it is.
    """
    found = list(mentions)
    for start, end, kind in _wider(text, mentions):
        inside = [m for m in found if m.start < end and start < m.end]
        if inside and all(start <= m.start and m.end <= end and (m.start, m.end) != (start, end) for m in inside):
            whole = Mention(start, end, (_NOBODY,), FormKind.IDENTIFIER, noun=_NOUNS[kind])
            kept = found if beside else [m for m in found if m not in inside]
            found = sorted([*kept, whole], key=lambda m: m.start)
    return found


def _wider(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield the identifiers of the text in which a name may stand, as they are written: offsets and kind."""
    for kind in _NOUNS:
        for start, end in shapes_of(kind, text, _SURE.get(kind, 0.8)):
            if kind != "address" or not _is_known(text, start, end, mentions):
                yield start, end, kind


def _is_known(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether an address is registered with its number; "22 Quarry Rise" is another house than number 14."""
    return any(_DIGIT.search(text, max(m.start, start), min(m.end, end)) for m in mentions if m.start < end)
