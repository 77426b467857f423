"""Text as an audience may see it: a type that only the views can make, and the only text that reports take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self, final


@final
class _Seal:
    """What only this package holds."""

    __slots__ = ()


_SEAL = _Seal()


@final
class Redacted(str):
    """Words that have been through an audience's view; whatever is made from them is an ordinary ``str`` again."""

    __slots__ = ()

    def __new__(cls, text: str, seal: _Seal) -> Self:
        """Refuse, with TypeError, everyone who does not hold the seal."""
        if seal is not _SEAL:
            raise TypeError("only a view of an audience makes redacted text")
        return super().__new__(cls, text)


def sealed(text: str) -> Redacted:
    """Return the text as one that an audience may see; for this package only, a test says so."""
    return Redacted(text, _SEAL)


@dataclass(frozen=True, slots=True)
class RedactedRecord:
    """A record as an audience sees it.

    ``values`` holds only what the audience may see: ``Redacted`` for text, dates and choices; ``bool`` or ``Redacted``
    for a flag; ``int`` or ``float``; tuples of ``Redacted``; mappings for groups. A reference's value is the name that
    the linked record has for this audience (a tuple of them for several), its id stands in ``ids``. A target's value is
    a mapping with ``kind``, ``id`` and ``shown``. ``extra`` and ``audience_limit`` are empty for all but the
    confidential audience.
    """

    kind: str
    id: str
    values: Mapping[str, Any]
    ids: Mapping[str, str | tuple[str, ...]]
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    audience_limit: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.kind} as an audience sees it>"
