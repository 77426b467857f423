"""Names spelt like ordinary words, given away by what stands beside them: "told Christian about it", "to Day, who"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.redaction import capitals
from workbench.redaction import wordlists as w
from workbench.redaction.acting import ACTS, OPENS_WITH_NAME
from workbench.redaction.letters import BLANK, UPPER
from workbench.redaction.lexicon import is_proper_word, is_word
from workbench.redaction.patterns import Found
from workbench.redaction.vocabulary import GENERIC, KIN, ROLES, words_of

_ONE = rf"[{UPPER}][^\W\d_{UPPER}]{{2,}}"
_PAIR = rf"[{UPPER}]{{2}}"
_NEXT = (
    r"(?:about|and|at|again|by|for|from|if|in|into|not|on|or|out|over|that|the|this|to|today|twice|what|when|where|"
    r"whether|while|why|with|yesterday|before|after|alone|outside|later|how|as|but|had|has|was|is|would)\b"
)
_ALONE = rf"(?={BLANK}{_NEXT}|{BLANK}?[.,;:!?)/’'\n]|$)"
_TOLD = r"(?:told|tells|asked|asks|rang|phoned|telephoned|texted|emailed)"
_MET = re.compile(
    rf"\b(?:(?P<told>{_TOLD})|saw|met|visited|collected|interviewed|hugged|hit|slapped|kissed|married|called|named|"
    rf"asking{BLANK}for){BLANK}(?P<name>{_ONE}|{_PAIR}){_ALONE}"
)
_WHO = re.compile(
    rf"(?P<the>\b(?:the|a|an|this|that|his|her|their|our|each|every|another){BLANK})?(?<![\w’'\-])"
    rf"(?P<name>{_ONE}|{_PAIR})(?=,?{BLANK}(?:who|whose)\b)"
)
_ITEM = re.compile(rf"(?:,{BLANK}|;{BLANK}|{BLANK}and{BLANK})(?P<name>{_ONE}|{_PAIR})(?={BLANK}?[,;.\n]|{BLANK}?$)")
_ACTING = re.compile(
    rf"(?<![\w.&/\-])(?P<name>[{UPPER}]{{2,}})(?={BLANK}(?:said|says|told|rang|asked|drew|cried|phoned|texted|smiled|"
    rf"disclosed|replied|refused|admitted|lives|lived|slept|denied|visited|went|came|showed|played|ran|wept|hit)\b)"
)
_GIVEN = words_of(
    "hope faith grace may mark will bill frank rose ivy summer autumn april june dawn joy mercy christian grant chase "
    "rob sue pat jack art guy miles max charity patience prudence honour star sky storm robin jay holly heather hazel "
    "jasmine olive ruby pearl amber jade opal coral crystal ginger rosemary basil fern iris lily daisy poppy violet "
    "primrose glen cliff dale dean brook river sunny sandy martin angel bunny candy cherry eddy faye honey junior "
    "lacey mick missy precious princess sonny teddy melody harmony destiny serenity trinity justice liberty heaven "
    "praise favour wisdom success goodness comfort miracle testimony sunshine brandy sherry mercedes paris chelsea "
    "austin jordan israel blessing earl carol eve noel nick peg penny polly rusty roger sally terry tony tracy victor "
    "warren"
)
"""Ordinary words by which people are called."""
_OPENING = re.compile(rf"(?:^|(?<=[.!?:;•|\t\n])){BLANK}?(?P<name>{_ONE})(?![\w’'\-])", re.M)
_SUBJECT = re.compile(rf"\b(?:whether|that|if|because|when|while|but|until|where){BLANK}(?P<name>{_ONE})(?![\w’'\-])")
_OF_KIN = re.compile(
    rf"\b(?:daughter|son|sister|brother|partner|wife|husband|mother|mum|father|dad|friend|neighbour|cousin|nephew|niece|"
    rf"boyfriend|girlfriend|child|baby|twin),?{BLANK}(?P<name>{_ONE}){_ALONE}"
)
_OBJECT = re.compile(
    rf"\b(?:(?:worried|concerned|asked|concerns?){BLANK}about|in{BLANK}the{BLANK}care{BLANK}of|(?:placed|living|lives|lived|"
    rf"staying|stayed){BLANK}with|picture{BLANK}of|contacted|weighed|feeds|fed|undressed|comforted){BLANK}(?P<name>{_ONE})"
    rf"(?:{_ALONE}|(?={BLANK}(?:because|under|through|during|when|while|since|who)\b))"
)
_LABELLED = re.compile(
    rf"\b(?:[Ww]orker|[Mm]anager|[Ss]een|[Pp]resent|[Cc]hair|[Aa]uthor|[Aa]pologies|[Aa]llocated(?:{BLANK}to)?|[Cc]irculation|"
    rf"[Tt]eacher|[Oo]fficer|[Ss]upervisor|[Cc]aller):{BLANK}?(?P<name>{_ONE}|{_PAIR}){BLANK}?(?=[,;/|\n.]|$)",
)
_BY_FAITH = re.compile(rf"(?<![\w’'\-])(?P<name>Islam|ISLAM|Christian|CHRISTIAN)(?=,{BLANK}[{UPPER}])")
_SMALL_FAITH = re.compile(rf"{BLANK}(?P<name>islam|christian)\b(?![\w’'\-])")
_LABELS = words_of("GP HV SW DC DS DI PC SN TA YP FW LA HR IT")
"""Abbreviations that stand behind "Worker:" for somebody's office."""
_SMALL_TITLED = re.compile(
    r"(?<![\w.@/\-])(?P<name>(?:pc|dc|ds|sgt|pcso|wpc|mr|mrs|ms|dr|cllr|nurse|sister|constable|auntie|aunty|uncle|nana|"
    rf"nan|judge){BLANK}[^\W\d_{UPPER}]{{3,}})(?![\w\-@]|\.\w)"
)
_SURE = frozenset({"pc", "dc", "pcso", "wpc", "mr", "mrs", "ms", "cllr"})
_SMALL_MET = re.compile(
    rf"\b(?:told|rang|phoned|texted|asking{BLANK}for|named|called|met){BLANK}(?P<name>[^\W\d_{UPPER}]{{3,}}){_ALONE}"
)
_BEFORE_NAME = re.compile(rf"(?<![\w’'\-])({_ONE}){BLANK}$")
_LEFT = re.compile(rf"(?<![\w@.\-])([^\W\d_{UPPER}]{{3,}}){BLANK}$")
_SHOUTED = re.compile(
    rf"(?:^|(?<=[.!?:;•|\t\n])){BLANK}?(?P<name>[{UPPER}]{{3,}})(?=,{BLANK}(?:(?:A|AN|AGED|HER|HIS|THE|WHO)\b|\d{{1,2}}\b))",
    re.M,
)
_FAITHS = frozenset({"islam", "christian"})
_SHORTEST, _LONGEST = 3, 6  # letters of a name that somebody is called by for short
_ENOUGH, _SCORE = 0.6, 0.7  # the score is that of a single strange word with a capital
_NOBODY = ROLES | KIN | GENERIC


def called(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield names that are words or initials, where their neighbours or the names ``found`` in the text tell.

    Who is told or met, of whom it is said what she did, or who is listed among people, is somebody.
    """
    people = [f for f in found if f.kind in {"person", "name"} and f.score >= _ENOUGH]
    for match in (
        *_met(text),
        *_who(text),
        *_acting(text),
        *_listed(text, people),
        *_opening(text),
        *_small(text),
        *_placed(text),
    ):
        yield Found(*match.span("name"), "initials" if _is_pair(match["name"]) else "name", _SCORE)
    for start, end in (
        *_for_short(text, people),
        *_again(text, people),
        *_small_given(text, people),
        *_of_faith(text, people),
        *_given(text, people),
    ):
        yield Found(start, end, "name", _SCORE)


def _is_pair(word: str) -> bool:
    return len(word) == 2


def _could_be(word: str, nobody: frozenset[str]) -> bool:
    """Tell whether a word is one that people are called by, or initials that stand for nothing everybody knows."""
    if _is_pair(word):
        return not capitals.is_allowed(word)
    return capitals.could_be_given(word.casefold()) and word.casefold() not in nobody


def _is_strange(word: str) -> bool:
    """Tell whether an ordinary word has no reason to be capitalised within a sentence."""
    folded = word.casefold()
    return not (
        _is_pair(word)
        or folded in _NOBODY
        or capitals.is_field_word(folded)
        or is_proper_word(folded)
        or capitals.is_allowed(word)
    )


def _met(text: str) -> Iterator[re.Match[str]]:
    """Yield who is told, rung or met; who is told can be called by any word."""
    for match in _MET.finditer(text):
        if _could_be(match["name"], _NOBODY) or (match["told"] and _is_strange(match["name"])):
            yield match


def _who(text: str) -> Iterator[re.Match[str]]:
    for match in _WHO.finditer(text):
        if match["the"] is None and _could_be(match["name"], ROLES | KIN):
            yield match


def _acting(text: str) -> Iterator[re.Match[str]]:
    """Yield names and initials in capitals, in a sentence that is not, of whom it is told what they did."""
    for match in _ACTING.finditer(text):
        if _could_be(match["name"], _NOBODY) and not capitals.is_shouted(text, *match.span("name")):
            yield match


def _opening(text: str) -> Iterator[re.Match[str]]:
    """Yield a name that is a word and begins a sentence, where only a person does what follows ("Faith goes to …")."""
    for match in _OPENING.finditer(text):
        if match["name"].casefold() in _GIVEN | _FAITHS and OPENS_WITH_NAME.match(text, match.end()):
            yield match
    for match in _SUBJECT.finditer(text):
        if _is_strange(match["name"]) and ACTS.match(text, match.end()):
            yield match
    for match in _SHOUTED.finditer(text):
        if match["name"].casefold() in _GIVEN and capitals.is_shouted(text, *match.span("name")):
            yield match


def _small(text: str) -> Iterator[re.Match[str]]:
    """Yield names written small: after a title ("nurse mshikila", "mrs hill"), and words that people are called by."""
    for match in _SMALL_TITLED.finditer(text):
        title, name = match[0].split()[0], match["name"].split()[-1]
        strange = not is_word(name) and not capitals.is_field_word(name) and not capitals.is_allowed(name)
        if strange or (title in _SURE and capitals.could_be_given(name)):
            yield match
    for match in _SMALL_MET.finditer(text):
        if match["name"] in _GIVEN:
            yield match


def _placed(text: str) -> Iterator[re.Match[str]]:
    """Yield words that stand where only a person does: "his daughter Stay that", "in the care of Day", "Worker: ED"."""
    for match in _OF_KIN.finditer(text):
        if _is_strange(match["name"]) or _could_be(match["name"], _NOBODY):
            yield match
    for match in _OBJECT.finditer(text):
        if _is_strange(match["name"]) or _could_be(match["name"], ROLES | KIN):
            yield match
    for match in _LABELLED.finditer(text):
        name = match["name"]
        if (_is_pair(name) and name not in _LABELS) or (not _is_pair(name) and _could_be(name, ROLES | KIN)):
            yield match


def _of_faith(text: str, people: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Yield a surname that is also a faith, beside a given name: "Islam, Salma" and "salma islam"."""
    people = list(people)
    starts, ends = {span.start for span in people}, {span.end for span in people}
    for match in _BY_FAITH.finditer(text):
        if match.end() + 2 in starts:
            yield match.span("name")
    for match in _SMALL_FAITH.finditer(text):
        if match.start() in ends:
            yield match.span("name")


def _given(text: str, people: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Yield a given name that is a word: before a surname once ("Line Myhre"), and within a sentence elsewhere."""
    before = {m[1] for span in people if (m := _BEFORE_NAME.search(text, max(0, span.start - 20), span.start))}
    before = {word for word in before if _is_strange(word)}
    if before:
        found = list(re.finditer(rf"(?<![\w’'\-])(?:{'|'.join(map(re.escape, sorted(before)))})(?![\w\-])", text))
        within = {m.group() for m in found if not capitals.opens(text, m.start())}
        for match in found:
            named = any(match.end() + 1 == span.start for span in people)
            if match.group() in within and (named or not capitals.opens(text, match.start())):
                yield match.span()


def _small_given(text: str, people: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Yield the word before a surname written small that is a given name: "line" of "line isaksen"."""
    people = list(people)
    given = {words[0].casefold() for span in people if len(words := text[span.start : span.end].split()) > 1}
    for span in people:
        before = _LEFT.search(text, max(0, span.start - 20), span.start) if text[span.start].islower() else None
        if before and (before[1] in given or before[1] in capitals.given_names() or before[1] in _GIVEN - w.MODALS):
            yield before.span(1)


def _listed(text: str, people: Iterable[Found]) -> Iterator[re.Match[str]]:
    """Yield a word that is an item of its own in a list whose item before it is a person."""
    ends = {span.end for span in people}
    for match in _ITEM.finditer(text):
        name = match["name"]
        if match.start() in ends and (_is_strange(name) or _could_be(name, _NOBODY)):
            yield match


def _for_short(text: str, people: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Yield capitalised words within sentences that begin a name of the same text: "Far" where there is a Fariz."""
    starts: set[str] = set()
    for word in _words(text, people):
        starts |= {word[:n].casefold() for n in range(_SHORTEST, min(len(word), _LONGEST + 1))}
    for match in re.finditer(rf"(?<![\w’'\-]){_ONE}(?![\w\-])", text):
        folded = match.group().casefold()
        begins = folded in starts and is_word(folded) and _is_strange(match.group())
        if begins and not capitals.opens(text, match.start()):
            yield match.span()


def _again(text: str, people: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Yield words of the field that are part of somebody's name here, where they stand alone ("Christian" Rogers)."""
    whole = [span for span in people if span.kind == "person"]
    names = {word for word in _words(text, whole) if capitals.is_field_word(word.casefold())}
    names = {word for word in names if word[1:].islower() and _could_be(word, _NOBODY)}
    if names:
        for match in re.finditer(rf"(?<![\w\-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w\-]){_ALONE}", text):
            yield match.span()


def _words(text: str, people: Iterable[Found]) -> list[str]:
    return [word for span in people for word in re.findall(r"[^\W\d_]{3,}", text[span.start : span.end])]
