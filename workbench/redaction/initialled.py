"""Initials of somebody that are also abbreviations of the field ("DA", "GP", "OK"), or written small ("gy").

Neither letters nor capitals tell them; what does is who acts, who is told, who speaks, and whose name stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.redaction import wordlists as w
from workbench.redaction.acting import ACTS, CHILDLIKE, STOPS, TOLD, TOUCHED
from workbench.redaction.capitals import allowed, is_shouted
from workbench.redaction.letters import BLANK, UPPER
from workbench.redaction.lexicon import is_word
from workbench.redaction.patterns import Found
from workbench.redaction.vocabulary import KIN, PARTICLES, TITLES, words_of

_ACTORS = words_of("GP HV SW DC DS DI PC SN LA HB ED TA IT HR CT YP FW UK US")
"""Abbreviations of those who act in every file: "GP rang" is nobody's initials."""

_CLOCK = frozenset({"AM", "PM"})
_FORMS_OF_ADDRESS = frozenset({"MR", "MS"})
_SMALL = words_of(
    "pc gp hv sw dc ds re vm pt dr mr ms st rd tv pm ie eg nb vs wk wc yr hr hx ur im ll ve th nd fb cc tx lo da la ed "
    "ta uk bf gf pf mo fa dv rx fx nr km kg cm mm ml mg va vu dm pp ps rt lv ni na nk nt fp ft kn sn cp co ex un et al "
    "ti yn yr fy ei ac ar oi ee ok ha oh eh hm mm cd dvd wi id hi ok yo"
)
_PAIR = re.compile(rf"(?<![\w.&/\-’'@#])([{UPPER}]{{2}})(?![\w&/\-@]|\.\w)")
_OWNED = words_of("house home room bed bedroom school teacher mum's phone car coat behaviour attendance birthday")
_LITTLE = re.compile(
    r"(?<![\w.&/\-’'@#])((?:[a-z]{2}|(?!(?:e\.g|i\.e|a\.m|p\.m|n\.b))[a-z]\.[a-z]\.?))"
    r"(?![\w&/\-@]|\.\w|[’'](?!s\b))"
)
_WHOSE = re.compile(rf"[’']s{BLANK}(?:{'|'.join(sorted(KIN | _OWNED))})\b")
_SPEAKER = re.compile(rf"(?m)^[ \t]*([{UPPER}]{{2,3}}):[ \t]")
_TOGETHER = re.compile(rf"(?:[ \u00a0](?:and|&)[ \u00a0]|,[ \u00a0])([{UPPER}]{{2}})\b")
_BEFORE = re.compile(r"([\w’']+)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([\w’']+)")
_OF_VERBS = (
    w.PAST_VERBS | w.PRESENT_VERBS | w.AUXILIARIES | w.MODALS | w.PREPOSITIONS | w.CONJUNCTIONS | w.ADVERBS
    | w.PRONOUNS | w.DETERMINERS | w.HUMAN_STATES
)  # fmt: skip
_NO_ARTICLES = frozenset({"that", "no", "what", "which"})
_FEWEST_LABELS = 3  # lines "XX: …" that make a conversation, one of the speakers twice
_SCORE = 0.7


def initials(text: str, found: Iterable[Found], *, broadly: bool = False) -> Iterator[Found]:
    """Yield initials that their neighbours, or the names ``found`` in the text, show to be somebody's.

    ``broadly``: also those of which nothing shows that they are not.
    """
    meant = _of_names(text, [f for f in found if f.kind == "person"])
    abbreviations = allowed()[1]
    pairs = [m for m in _PAIR.finditer(text) if _is_no_name(m[1], abbreviations) and _is_bare(text, m)]
    pairs = [m for m in pairs if not is_shouted(text, *m.span(1))]
    known = meant | _speakers(text) | {m[1] for m in pairs if _is_somebody(text, m)}
    known |= {t[1] for m in pairs if m[1] in known and (t := _TOGETHER.match(text, m.end())) and t[1] not in _ACTORS}
    for match in pairs:
        spread = match[1] in known and (match[1] not in _ACTORS or match[1] in meant or _is_somebody(text, match))
        if spread or (broadly and match[1] not in _ACTORS):
            yield Found(*match.span(1), "initials", _SCORE)
    for match in _LITTLE.finditer(text):
        if _is_small_somebody(text, match, meant):
            yield Found(*match.span(1), "initials", _SCORE)


def _is_no_name(letters: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether two capitals usually stand for something else, so that capitals alone have not told them."""
    return letters in abbreviations or letters in _FORMS_OF_ADDRESS or is_word(letters.casefold())


def _of_names(text: str, people: Sequence[Found]) -> frozenset[str]:
    """Return the initials of the whole names: "FH" of "F. Haddad", "Ms Fay Haddad" and "Haddad, Fay"."""
    pairs = set()
    for span in people:
        words = text[span.start : span.end]
        parts = [p for p in re.findall(r"[^\W\d_]+", words) if p.casefold() not in TITLES | PARTICLES]
        if len(parts) > 1:
            first, last = parts[0][0].upper(), parts[-1][0].upper()
            pairs.add(last + first if "," in words else first + last)
    return frozenset(pairs)


def _speakers(text: str) -> set[str]:
    """Return who speaks in a conversation that is written line by line."""
    labels = [m[1] for m in _SPEAKER.finditer(text)]
    if len(labels) < _FEWEST_LABELS or len(set(labels)) == len(labels):
        return set()
    return {label for label in labels if label not in _ACTORS}


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Tell whether the letters stand by themselves, as a name does: no "the DA", no "DA incident", no "3 PM"."""
    before = _BEFORE.search(text, max(0, match.start() - 20), match.start())
    timed = match[1] in _CLOCK and before and before[1][-1].isdigit()
    if timed or (before and before[1].casefold() in w.DETERMINERS - _NO_ARTICLES):
        return False
    after = _AFTER.match(text, match.end())
    if after is None:
        return True
    word = after[1]
    if not word[0].islower():
        return not word[0].isupper() or len(word) == len(match[1])
    return (
        word in _OF_VERBS
        or STOPS.match(text, match.end()) is not None
        or word.endswith(("ed", "ing"))
        or not is_word(word)
    )


def _is_somebody(text: str, match: re.Match[str]) -> bool:
    told = TOLD.search(text, max(0, match.start() - 24), match.start())
    if match[1] in _ACTORS:
        touched = told is not None and TOUCHED.search(text, max(0, match.start() - 24), match.start()) is not None
        return touched or CHILDLIKE.match(text, match.end()) is not None
    if told and STOPS.match(text, match.end()):
        return True
    return ACTS.match(text, match.end()) is not None


def _is_small_somebody(text: str, match: re.Match[str], meant: frozenset[str]) -> bool:
    word = match[1]
    if word in _SMALL or is_word(word):
        return False
    if word.upper() in meant:
        return True
    told = TOLD.search(text, max(0, match.start() - 24), match.start())
    if _WHOSE.match(text, match.end()):
        return True
    return bool(ACTS.match(text, match.end())) or bool(told and STOPS.match(text, match.end()))
