"""Capitalised words and runs of them, in every Latin alphabet, as parts of regular expressions."""

from __future__ import annotations

UPPER = "A-Z" + "".join(
    chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper() and chr(code).isalpha()
)
"""The capital letters, for a character class."""

BLANK = r"[ \u00a0]"
CAPITALISED = rf"(?<!\w)[{UPPER}][\w’'\-]*"
INITIALS = rf"(?<!\w)[{UPPER}]\.(?:[\- ]?[{UPPER}]\.){{0,3}}"
_PARTICLES = "of|y|yr|de|da|do|dos|di|du|la|le|al|el|bin|binti|bint|ibn|ap|ab|ferch|van|von|der|den|ter|ni|nic|mac"
_ONE = rf"(?:{INITIALS}|St\.|{CAPITALISED})"
RUN = rf"{_ONE}(?:(?<=\.){BLANK}?{_ONE}|{BLANK}(?:(?:{_PARTICLES}){BLANK}){{0,2}}{_ONE}){{0,6}}"
"""Capitalised words and initials that stand together, small words of names between them."""
