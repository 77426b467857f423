"""How ordinary a word is: what a search for it would drown in, or find."""

from __future__ import annotations

import re
from functools import cache

from workbench.analysis import wording
from workbench.paths import resource
from workbench.redaction.lexicon import is_word

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LIST = "words/common.txt"
_ENDINGS = ("ies", "ing", "ed", "es", "er", "ly", "d", "s", "r")


@cache
def common() -> frozenset[str]:
    """Return the most common words of English."""
    return frozenset(resource(_LIST).read_text("utf-8").split())


def weight(word: str) -> int:
    """Return 0 for a word without meaning of its own, 1 for a common one, 2 for a rarer one, 3 for one in no list."""
    folded = wording.plain(word).strip().removesuffix("'s")
    if folded.isdecimal():
        return 1
    if len(folded) < 3 or wording.idea(folded) is None:
        return 0
    if _listed(folded):
        return 1
    return 2 if is_word(folded) or all(is_word(part) for part in folded.split("-")) else 3


def _listed(folded: str) -> bool:
    if folded in common():
        return True
    for ending in _ENDINGS:
        stem = folded.removesuffix(ending)
        if stem != folded and {stem, f"{stem}e", f"{stem}y", stem[:-1]} & common():
            return True
    return all(part in common() for part in folded.split("-")) if "-" in folded else False
