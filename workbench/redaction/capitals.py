"""Names that show by their capitals, the words beside them, and being found elsewhere in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from workbench.forgetting import until_closed
from workbench.paths import resource
from workbench.redaction.addresses import STREET
from workbench.redaction.letters import BLANK, CAPITALISED, RUN, UPPER
from workbench.redaction.lexicon import is_name_word, is_word
from workbench.redaction.patterns import Found
from workbench.redaction.vocabulary import GENERIC, KIN, ROLES, words_of

_HEADS = {
    "school": r"School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Infants|Juniors|Primary|Secondary|PS|Ysgol",
    "hospital": r"Hospital|Infirmary|Ward|Unit|Hospice|Clinic",
    "surgery": r"Surgery|Practice|Medical Centre|Health Centre|Pharmacy",
    "worship": r"Church|Chapel|Mosque|Temple|Gurdwara|Synagogue|Parish|Cathedral",
    "newspaper": r"Gazette|Courier|Herald|Times|Echo|Chronicle|Mail|Post|Argus|Journal|Advertiser|News",
    "organisation": (
        r"Trust|Council|Constabulary|Police|Partnership|Association|Homes|Housing|Centre|Club|Service|Services|Charity|"
        r"Foundation|Ltd|Limited|Board|Society|Group|Project|Hostel|Refuge|Café|Cafe|Bakery|Stores|Hotel|Inn|Arms|Prison|"
        r"Lettings|Court|University|Chat|Team|Hub|Office"
    ),
    "place": STREET,
}
_HEAD = {kind: re.compile(rf"(?:{heads})(?:{BLANK}of{BLANK}{CAPITALISED})?") for kind, heads in _HEADS.items()}
_TITLES = frozenset(
    re.findall(
        r"\S+",
        "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Lady Rev Revd Father Imam Rabbi Sister Nurse PC PCSO DC DS DI DCI WPC "
        "Sgt Cllr Judge Constable Sergeant Inspector T/M Auntie Uncle Nanny Pani Pan",
    )
)
_SHOUTED_TITLES = frozenset(title.upper() for title in _TITLES)
_MISTERS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx"})
_TITLED = frozenset({"Dr", "Cllr", "Prof", "Rev", "Revd", "PC", "PCSO", "Sgt", "Judge", "Inspector"})
_PREFIXES = words_of("anti co ex inter mid mis multi non post pre re self semi sub un")
_TWO = words_of("am an as at be by do go ha he hi if in is it me my no of oh ok on or so to up us we")
_NOBODY = ROLES | KIN | GENERIC
_RUNS = re.compile(RUN)
_WORD = re.compile(rf"(?:[{UPPER}]\.)+|[{UPPER}]\b(?![’'\-])(?:/[{UPPER}]\b)?|\w[\w’'\-]*")
_LOWER = re.compile(r"(?<![\w@./\-])[^\W\d_A-Z][^\W\d_]{3,}(?![\w@]|\.\w)")
_OPENS = re.compile(r"(?:^|[.!?:;•|\t\n][\"“”‘’')\]]*\s*|[\"“‘(]\s*|[\-–—]\s)$")
_SHORTENED = re.compile(r"I[’'](?:ve|m|ll|d)", re.I)
_LAST_STOP = re.compile(r"\n|(?<=\w{3}[.!?])\s")
_FIRST_STOP = re.compile(r"\n|(?<=[.!?])\s")
_THE_PAPER = re.compile(rf"\b[Tt]he{BLANK}(?:{_HEADS['newspaper'].replace('|Times', '').replace('|Post|', '|')})\b")
_SPEAKS = re.compile(
    rf"{BLANK}(?:said|says|told|tells|rang|asked|asks|explained|reported|denied|stated|phoned|texted|visited|cried|lives|"
    r"lived|attended|arrived|smiled|disclosed|replied|refused|admitted|was|is|has|had|did|went|came)\b"
)
_ACTS = re.compile(
    rf"{BLANK}(?:said|says|told|tells|rang|asked|asks|denied|phoned|texted|cried|cries|smiled|slept|admitted|replied)\b"
)
_ALWAYS_NAMES = frozenset(
    {"grace", "rose", "daisy", "ruby", "lily", "poppy", "holly", "ivy", "jade", "amber", "jasmine"}
)
_STREETS = frozenset({"Road", "Street", "Lane", "Avenue", "Crescent", "Terrace", "Gardens", "Heol", "Stryd"})
_SURNAMES = frozenset(
    {"hill", "green", "park", "lane", "mount", "court", "way", "inn", "post", "lodge", "house", "place"}
)
_FAITHS = frozenset({"islam", "christian", "pagan", "jain"})
_PARTICLE_WORDS = frozenset({"of", "the", "and"})
_SHORTEST_AGAIN = 4
_LONGEST_NAME = 3  # words: more of them in capitals are a sentence


class _Token(NamedTuple):
    start: int
    end: int
    word: str  # without a possessive ending

    @property
    def folded(self) -> str:
        return self.word.casefold()


def names(text: str) -> Iterator[Found]:
    """Yield what the capitals of a text show to be a name of somebody, something or somewhere."""
    found: list[Found] = []
    for match in _RUNS.finditer(text):
        found += _run(text, match.start(), match.group())
    found += (Found(m.start(), m.end(), "newspaper", 0.7) for m in _THE_PAPER.finditer(text))
    yield from found
    yield from _again(text, found)
    yield from _in_lower_case(text)


def bodies(text: str) -> Iterator[Found]:
    """Yield capitalised words that stand together and name a body without naming one in particular ("Labour Court")."""
    for match in _RUNS.finditer(text):
        tokens = [_token(match.start() + m.start(), m.group()) for m in _WORD.finditer(match.group())]
        if tokens and opens(text, match.start()):
            tokens = tokens[1:]
        if len(tokens) < 2 or is_shouted(text, tokens[0].start, tokens[-1].end):
            continue
        if not is_allowed(text[tokens[0].start : tokens[-1].end]):
            yield Found(tokens[0].start, tokens[-1].end, "organisation", 0.3)


def _run(text: str, start: int, words: str) -> list[Found]:
    tokens = [_token(start + m.start(), m.group()) for m in _WORD.finditer(words)]
    if not tokens or is_allowed(text[tokens[0].start : tokens[-1].end]):
        return []
    heading = is_shouted(text, tokens[0].start, tokens[-1].end)
    opening = opens(text, start)
    if opening and _only_opens(tokens, text):
        heading = heading or len(tokens) == 1
        tokens, opening = tokens[1:], False
    return list(_stretch(text, tokens, heading=heading, opens=opening))


def _stretch(text: str, tokens: list[_Token], *, heading: bool, opens: bool) -> Iterator[Found]:
    """Yield what a run names: first a school, street or service by its head word, then what is left on both sides."""
    body = _body(tokens, plain=not (heading or opens))
    if body is not None:
        first, last, kind = body
        yield from _stretch(text, tokens[:first], heading=heading, opens=opens)
        yield Found(tokens[first].start, tokens[last].end, kind, 0.9)
        yield from _stretch(text, tokens[last + 1 :], heading=heading, opens=False)
        return
    if len(tokens) > (1 if heading else _LONGEST_NAME) and all(t.word.isupper() for t in tokens):
        yield from _shouted(tokens)
        return
    for part in _parts(tokens):
        yield from _judged(text, part, heading=heading or (opens and part[0] is tokens[0]))


def _shouted(tokens: list[_Token]) -> Iterator[Found]:
    """Yield the names of a line in capitals: strange words, with the initials, titles and given names beside them."""
    named = [not (_is_excused(t) or _is_initial(t.word)) or _is_pair(t) for t in tokens]
    for n, token in enumerate(tokens[:-1]):
        after = tokens[n + 1]
        if _is_dotted(token.word) and len(after.word) > 2 and after.folded not in _NOBODY:
            named[n] = named[n + 1] = True
    for n in reversed(range(len(tokens) - 1)):
        token = tokens[n]
        beside = _is_initial(token.word) or token.word in _SHOUTED_TITLES or _could_be_given(token)
        named[n] = named[n] or (named[n + 1] and beside)
    for n, token in enumerate(tokens[1:], start=1):
        named[n] = named[n] or (named[n - 1] and _is_initial(token.word))
    first = None
    for n, yes in enumerate([*named, False]):
        if yes and first is None:
            first = n
        elif not yes and first is not None:
            several = n - first > 1
            yield Found(
                tokens[first].start, tokens[n - 1].end, "person" if several else "name", 0.85 if several else 0.7
            )
            first = None


def _body(tokens: list[_Token], *, plain: bool) -> tuple[int, int, str] | None:
    """Return the first word, the last and the kind of "Oakfield Primary School"; None where no word makes it one.

    ``plain``: ordinary words will do ("Anchor Road"), since nothing else gives them their capitals.
    """
    heads = [n for n, t in enumerate(tokens) if _head_kind(t.word)]
    for last in reversed(heads):
        if last and plain and tokens[last].word in _STREETS and tokens[last - 1].word not in _TITLES | _PARTICLE_WORDS:
            start = next((n for n, t in enumerate(tokens[:last]) if _tells(t) and t.word not in _TITLES), last - 1)
            if not _is_person(tokens, start, last):
                return start, last, "place"
        first = next(
            (
                n
                for n, t in enumerate(tokens[:last])
                if _tells(t) and (plain or not _is_ordinary(t)) and t.word not in _TITLES
            ),
            None,
        )
        if first is not None and not _is_person(tokens, first, last):
            first -= first > 0 and tokens[first - 1].word in {"St", "Saint"}
            return first, last, _head_kind(tokens[last].word) or "organisation"
    return None


def _is_person(tokens: list[_Token], first: int, last: int) -> bool:
    """Whether a head word is somebody's surname: "PC Mark Hill", "Rowan Green"."""
    if any(t.word in _TITLES for t in tokens[max(0, first - 1) : last]):
        return True
    return _could_be_given(tokens[first]) and last == first + 1 and tokens[last].folded in _SURNAMES


def _token(start: int, word: str) -> _Token:
    bare = re.sub(r"[’']s?$|-$", "", word)
    return _Token(start, start + len(bare), bare)


def _only_opens(tokens: list[_Token], text: str) -> bool:
    """Whether the first word has its capital only because a sentence begins with it."""
    first = tokens[0]
    if _is_initial(first.word) or first.word in _TITLES or not _is_ordinary(first):
        return False
    if (
        len(tokens) > 1
        and first.word.isupper()
        and tokens[1].word.isupper()
        and not is_shouted(text, first.start, tokens[-1].end)
    ):
        return False
    if _could_be_given(first):
        if len(tokens) > 1:
            return is_field_word(tokens[1].folded) and not _is_initial(tokens[1].word)
        speaks = _SPEAKS.match(text, first.end) is not None
        return not (speaks and first.folded in _ALWAYS_NAMES)
    return True


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the words stand in a line or sentence that is all capitals, where a capital says nothing."""
    before = _LAST_STOP.split(text[max(0, start - 60) : start])[-1]
    after = _FIRST_STOP.split(text[end : end + 60], maxsplit=1)[0]
    line = before + after
    return len(line.strip()) > 3 and line.upper() == line and any(c.isalpha() for c in line)


def _parts(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Yield stretches of a run between the words of the field."""
    part: list[_Token] = []
    for n, token in enumerate(tokens):
        if token.word in _PARTICLE_WORDS and not part:
            continue
        if _splits(token) and not _is_called(tokens, n):
            if part:
                yield part
            part = []
        elif token.word in _TITLES and part:
            yield part
            part = [token]
        else:
            part.append(token)
    if part:
        yield part


def _splits(token: _Token) -> bool:
    return token.folded in _splitting_words() and token.word not in _TITLES and not _is_initial(token.word)


def _is_called(tokens: list[_Token], n: int) -> bool:
    """Whether a word of the field is part of a name here: "Mr Day", "Christian Rogers"."""
    if tokens[n].folded in ROLES | KIN:
        return False
    if n and (tokens[n - 1].word in _MISTERS or (tokens[n - 1].word in _TITLED and is_name_word(tokens[n].folded))):
        return True
    last = n == len(tokens) - 1 and n and not _head_kind(tokens[n].word) and is_name_word(tokens[n].folded)
    if last and _could_be_given(tokens[n - 1]):  # "Oscar Day"
        return True
    if n and tokens[n].folded in _FAITHS and not _is_excused(tokens[n - 1]):  # "Shafiqul Islam"
        return True
    named = _could_be_given(tokens[n]) and tokens[n].folded not in GENERIC
    return named and n + 1 < len(tokens) and not _is_excused(tokens[n + 1])


def _judged(text: str, part: list[_Token], *, heading: bool) -> Iterator[Found]:
    while part and part[-1].word in _PARTICLE_WORDS:
        part = part[:-1]
    if not part:
        return
    if part[0].word in _TITLES:
        yield from _titled(text, part)
        return
    yield from _named(text, part, heading)


def _titled(text: str, part: list[_Token]) -> Iterator[Found]:
    rest = part[1:]
    while rest and rest[0].word in _TITLES:
        rest = rest[1:]
    alone = len(rest) == 1 and rest[0].folded not in ROLES | KIN
    surname = alone and (
        part[0].word in _MISTERS or (part[0].word in _TITLED and is_name_word(rest[0].folded))
    )  # "Mr Day"
    telling = [t for t in rest if surname or not _is_of_the_field(t) or _is_initial(t.word)]
    if telling and any(len(t.word) > 1 for t in telling) and rest[0].word not in _PARTICLE_WORDS:
        yield Found(part[0].start, part[-1].end, "person", 0.95)


def _is_of_the_field(token: _Token) -> bool:
    return is_field_word(token.folded) or is_allowed(token.word)


def _named(text: str, part: list[_Token], heading: bool) -> Iterator[Found]:
    """Yield a stretch in which something is no ordinary word, or which has no reason to be capitalised."""
    start, end = part[0].start, part[-1].end
    words = [t for t in part if t.word not in _PARTICLE_WORDS]
    initials = [t for t in words if _is_initial(t.word)]
    several = len(words) > 1
    if is_allowed(text[start:end]):
        return
    if not all(_is_excused(t) for t in words if t not in initials):
        acts = several and _ACTS.match(text, end) is not None  # who rings or cries is nobody's service
        yield Found(start, end, "person" if several else "name", 0.96 if acts else 0.85 if several else 0.7)
    elif heading and all(t.word.isupper() for t in words) and all(_is_ordinary(t) for t in words if t not in initials):
        return
    elif initials and several and (words[-1] not in initials or _could_be_given(words[0])):
        yield Found(start, end + (text[end - 1 : end + 1] == f"{words[-1].word[-1]}."), "person", 0.7)
    elif initials and len(words[0].word.replace(".", "")) > 1:
        yield Found(start, end, "name", 0.6)
    elif (
        several
        and not heading
        and all(_is_ordinary(t) for t in words)
        and any(_tells(t) for t in words)
        and words[0].word[1:].islower()
    ):
        yield Found(start, end, "name", 0.55)


def opens(text: str, start: int) -> bool:
    """Tell whether a sentence, line or entry begins here, so that a capital says nothing."""
    return _OPENS.search(text, max(0, start - 6), start) is not None


def could_be_given(folded: str) -> bool:
    """Tell whether people are called by a word, in lower case."""
    return folded in given_names() or is_name_word(folded)


def _could_be_given(token: _Token) -> bool:
    return could_be_given(token.folded)


def _tells(token: _Token) -> bool:
    """Whether a word before a head ("… School") makes it one particular school."""
    return not is_field_word(token.folded) and (len(token.word) > 1) and not token.word.isdigit()


def kind_of_head(words: str) -> str | None:
    """Return what the last word that names a kind of place or service makes of a name ("Oakfield Primary School")."""
    heads = [kind for word in reversed(words.split()) if (kind := _head_kind(word.strip(".,;:()")))]
    return heads[0] if heads else None


@until_closed(10_000)
def _head_kind(word: str) -> str | None:
    return next((kind for kind, pattern in _HEAD.items() if pattern.fullmatch(word)), None)


def _is_pair(token: _Token) -> bool:
    """Whether two capitals are no word of two letters and no abbreviation that everybody uses."""
    return len(token.word) == 2 and token.word.isalpha() and token.folded not in _TWO and not is_allowed(token.word)


def _is_dotted(word: str) -> bool:
    return word.endswith(".") and _is_initial(word)


def _is_initial(word: str) -> bool:
    return len(word.replace(".", "")) == 1 or re.fullmatch(rf"(?:[{UPPER}]\.)+", word) is not None


def _is_ordinary(token: _Token) -> bool:
    parts = [p for p in re.split(r"[\-’']", token.folded) if p]
    fore = _PREFIXES if len(parts) > 1 else frozenset()  # "Pre-alert"
    return bool(parts) and all(is_word(p) or is_word(p.removesuffix("s")) or p.isdigit() or p in fore for p in parts)


def _is_excused(token: _Token) -> bool:
    word = token.word
    if (
        len(word) < 2
        or is_allowed(word)
        or _SHORTENED.fullmatch(word)
        or any(c.isdigit() for c in word)
        or word in _PARTICLE_WORDS
    ):
        return True
    if word.isupper() and len(word) <= 5 and not is_name_word(token.folded):
        return word in allowed()[1] or is_word(token.folded)
    return _is_ordinary(token) and not _could_be_given(token)


def _again(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the words of names that were found wherever else they stand; ordinary words only with a capital."""
    strange: set[str] = set()
    ordinary: set[str] = set()
    for span in found:
        if span.score < 0.6:
            continue
        for match in _WORD.finditer(text, span.start, span.end):
            token = _token(0, match.group())
            if len(token.word) < _SHORTEST_AGAIN or is_allowed(token.word) or is_field_word(token.folded):
                continue
            if not _is_ordinary(token):
                strange.add(token.word)
            elif span.kind == "person" and token.word[1:].islower():
                ordinary.add(token.word)
    for words, flags in ((strange, re.IGNORECASE), (ordinary, 0)):
        if words:
            either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
            for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, flags):
                if flags or not opens(text, match.start()):
                    yield Found(match.start(), match.end(), "name", 0.7 if flags else 0.5)


def _in_lower_case(text: str) -> Iterator[Found]:
    """Yield given names that somebody typed without a capital."""
    known = given_names()
    for match in _LOWER.finditer(text):
        word = match.group()
        if word in known and not is_word(word) and not is_field_word(word):
            yield Found(match.start(), match.end(), "name", 0.5)


def is_allowed(words: str) -> bool:
    """Tell whether a phrase is one of the field's, or an abbreviation that everybody uses."""
    plain, exact, _ = allowed()
    return words in exact or re.sub(r"\s+", " ", words.replace("’", "'")).casefold() in plain


def is_field_word(folded: str) -> bool:
    """Tell whether a word belongs to the field: it names no particular person, service or place."""
    word = folded.replace("’", "'")
    return word in _field_words() or word.removesuffix("'s") in _field_words()


@lru_cache(maxsize=1)
def _splitting_words() -> frozenset[str]:
    return (allowed()[2] | ROLES | KIN) - _PARTICLE_WORDS


@lru_cache(maxsize=1)
def _field_words() -> frozenset[str]:
    return _splitting_words() | (GENERIC - _PARTICLE_WORDS)


@lru_cache(maxsize=1)
def allowed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the phrases of the field, folded; the abbreviations, as they are; and the words of the phrases."""
    lines = [line.strip() for line in resource("words/allow.txt").read_text("utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    exact = frozenset(line[1:] for line in lines if line.startswith("="))
    plain = {line.replace("’", "'").casefold() for line in lines if not line.startswith("=")}
    words = frozenset(word for phrase in plain for word in phrase.split())
    return frozenset(plain | {f"{p}s" for p in plain}), exact, words


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return given names of many origins, in lower case."""
    return frozenset(resource("words/given_names.txt").read_text("utf-8").split())
