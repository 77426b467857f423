"""Brothers and sisters in prose without number, order or sex; and, where the review withholds sex, the words for it.

Brothers and sisters are who a stranger recognises a family by: the public reads of "siblings", never of how many,
which, or whether boys or girls. A pronoun is changed only where it can mean nobody else; otherwise the log says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.redaction.changes import Change, Rule
from workbench.redaction.identities import Identity, Mention
from workbench.redaction.vocabulary import words_of
from workbench.redaction.wordlists import CONJUNCTIONS, PREPOSITIONS

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_ORDER = r"(?:older|younger|elder|eldest|oldest|youngest|middle|big|little|baby|twin|only|full|surviving)"
_SIBLING = r"(?:(?:half|step)[- ])?(?:brothers?|sisters?|siblings?)"
_SEXED = r"(?:(?:half|step)[- ])?(?:brother|sister)"
_NO_SERVICE = r"(?![- ]in[- ]law\b|\s+(?:agency|company|service|ward|charge|school|act)\b)"
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<many>{_COUNT})\s+(?:other\s+)?(?:{_ORDER}[- ]\s*)*(?:{_SIBLING}s?)(?:\s+and\s+{_SIBLING})?\b"
    rf"|(?<![\w-])(?P<one>one|an?)\s+(?:{_ORDER}[- ]\s*)*(?P<sibling>{_SEXED}|(?<=\w[- ])sibling)\b{_NO_SERVICE}"
    rf"|(?<![\w-])(?:the\s+)?(?P<order>eldest|oldest|youngest|middle|first|second|third|fourth|fifth|sixth)"
    rf"(?:[- ]born)?\s+of\s+(?:the\s+)?{_COUNT}(?:\s+(?:children|siblings|brothers|sisters))?\b"
    rf"|\b(?P<had>ha(?:d|s|ve))\s+{_COUNT}\s+(?:other\s+|older\s+|younger\s+)?children\b"
    rf"|\b(?P<all>all)\s+(?:of\s+)?(?:the\s+|her\s+|his\s+|their\s+)?{_COUNT}\s+(?:children|siblings)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?<![\w-])(?:{_ORDER}[- ]\s*)*(?P<kin>(?:(?:half|step)[- ])?(?:brother|sister)(?P<s>s?))(?![\w-])"
    rf"{_NO_SERVICE}(?P<and>\s+and\s+(?:brothers?|sisters?)\b)?",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:\b(?:his|her|their|its|the|these|those|my|our|your|whose)|['’]s?)\s+$", re.IGNORECASE)
_OF_ADULTS = re.compile(
    r"\b(?:maternal|paternal|mother|father|mum|dad|mam|nan|parent|partner|adult|aunt|uncle|grandmother)(?:['’]s)?\s+$"
    r"|\b(?:department|ward|emergency|nursing|theatre|clinic|hospital|senior|junior|night|day)\s+$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\s+[A-Z]")  # "Sister Walsh", a nurse or a nun
_NEUTRAL = {
    "boy": "child", "girl": "child", "boys": "children", "girls": "children", "son": "child", "daughter": "child",
    "sons": "children", "daughters": "children", "grandson": "grandchild", "granddaughter": "grandchild",
    "nephew": "relative", "niece": "relative", "stepson": "stepchild", "stepdaughter": "stepchild",
    "schoolboy": "pupil", "schoolgirl": "pupil",
}  # fmt: skip
_SEXED_NOUN = re.compile(rf"(?<![\w-])(?:baby\s+(?=boy|girl))?(?P<noun>{'|'.join(_NEUTRAL)})\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?<![\w-])(?P<word>himself|herself|he|she|him|his|hers|her)(?!\w)(?P<tail>['’](?:s|d|ll)\b)?", re.I
)
_MALE = frozenset({"he", "him", "his", "himself"})
_NEXT = re.compile(r"\s+([^\W\d_]+)(?:n['’]t)?")
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "isn": "aren", "wasn": "weren", "hasn": "haven",
           "doesn": "don", "goes": "go"}  # fmt: skip
_OTHERS = {
    "male": words_of("father dad daddy man men uncle grandfather grandad stepfather husband brother boyfriend mr"),
    "female": words_of(
        "mother mum mam mummy woman women aunt auntie grandmother nan gran stepmother wife sister mrs ms miss"
    ),
}  # fmt: skip
_SPEAKS_OF_SELF = words_of("likes lives says wants sleeps eats cries smiles needs feels seems looks asks tells knows")
_AMBIGUOUS = "left as it is: it could mean somebody else"


@dataclass(frozen=True, slots=True)
class Household:
    """What the public is not told of the children: whether there are siblings, whose sex, and the ids of whom."""

    siblings: bool = False
    labelled: bool = False
    """Whether a label of the review itself says brother or sister."""
    withheld: bool = False
    sexes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def reworded_kin(text: str, household: Household, mentions: Sequence[Mention]) -> Iterator[Change]:
    """Yield the changes; those with the same words are exceptions, with their reason."""
    if household.siblings:
        yield from _counts(text)
        yield from _siblings(text, household.labelled)
    if household.withheld:
        yield from _nouns(text)
        yield from _pronouns(text, household, mentions)


def _counts(text: str) -> Iterator[Change]:
    for found in _COUNTED.finditer(text):
        if found["many"]:
            owned = _OWNED.search(text, max(0, found.start() - 24), found.start())
            words = "siblings" if owned else "several siblings"
        elif found["one"]:
            words = "a sibling"
        elif found["order"]:
            words = "one of several children"
        elif found["had"]:
            words = f"{found['had']} several children"
        else:
            words = "all the children"
        yield _made(text, found.span(), words, Rule.SIBLINGS, "no number or order of children is told to the public")


def _siblings(text: str, labelled: bool) -> Iterator[Change]:
    for found in _PLAIN.finditer(text):
        titled = found["kin"][0].isupper() and _NAME_AFTER.match(text, found.end())
        if titled or _OF_ADULTS.search(text, max(0, found.start() - 24), found.start()):
            continue
        if labelled:
            reason = "left as it is: a label of this review says brother or sister"
            yield Change(*found.span(), found.group(), Rule.SIBLINGS, reason=reason)
            continue
        words = "siblings" if found["s"] or found["and"] else "sibling"
        yield _made(
            text, found.span(), words, Rule.SIBLINGS, "the sex and order of siblings are not told to the public"
        )


def _nouns(text: str) -> Iterator[Change]:
    for found in _SEXED_NOUN.finditer(text):
        start, words = found.start(), _NEUTRAL[found["noun"].lower()]
        if found.group().lower().startswith("baby"):
            words = "baby"
        yield _made(text, (start, found.end()), words, Rule.SEX, "the review withholds the sex of the children")


def _pronouns(text: str, household: Household, mentions: Sequence[Mention]) -> Iterator[Change]:
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        end = start + len(paragraph)
        inside = [m for m in mentions if start <= m.start < end]
        for sex in household.sexes & {"male", "female"}:
            yield from _of_paragraph(text, start, end, sex, household, inside)
        start = end


def _of_paragraph(
    text: str, start: int, end: int, sex: str, household: Household, inside: Sequence[Mention]
) -> Iterator[Change]:
    alone = not _others_of(text[start:end], sex, household, inside)
    for found in _PRONOUN.finditer(text, start, end):
        if (found["word"].lower() in _MALE) is not (sex == "male"):
            continue
        if not alone:
            yield Change(*found.span(), found.group(), Rule.SEX, reason=_AMBIGUOUS)
            continue
        stop, words = _neutral(text, found)
        yield _made(text, (found.start(), stop), words, Rule.SEX, "the review withholds the sex of the children")


def _others_of(paragraph: str, sex: str, household: Household, inside: Sequence[Mention]) -> bool:
    """Whether anybody else of this sex, or of whom it is not known, is spoken of in a paragraph."""
    if _OTHERS[sex] & set(re.findall(r"[a-z]+", paragraph.lower())):
        return True
    others = (i for m in inside for i in m.identities if i.kind == "person" and i.id not in household.ids)
    return any(_may_be(other, sex) for other in others)


def _may_be(identity: Identity, sex: str) -> bool:
    known = {"m": "male", "man": "male", "boy": "male", "f": "female", "woman": "female", "girl": "female"}
    return known.get(identity.sex, identity.sex) in {"", sex}


def _neutral(text: str, found: re.Match[str]) -> tuple[int, str]:
    """Return where the words end and what stands for them: the pronoun, and the verb where it must agree."""
    word, tail = found["word"].lower(), found["tail"] or ""
    following = _NEXT.match(text, found.end())
    after = following[1] if following else ""
    if word in {"himself", "herself"}:
        return found.end(), "themselves"
    if word in {"his", "hers"}:
        noun = word == "his" and after and after.lower() not in PREPOSITIONS | CONJUNCTIONS
        return found.end(), "their" if noun else "theirs"
    if word == "him":
        return found.end(), "them"
    if word == "her":
        owns = after and after.lower() not in PREPOSITIONS | CONJUNCTIONS | _FUNCTION
        return found.end(), "their" if owns else "them"
    if tail[1:] == "s":
        return found.end(), "they’ve" if after in {"been", "had", "got", "gone", "done"} else "they’re"
    if tail:
        return found.end(), f"they{tail}"
    if following and after in _PLURAL:
        return following.end(1), f"they{text[found.end() : following.start(1)]}{_PLURAL[after]}"
    if following and after in _SPEAKS_OF_SELF:
        return following.end(1), f"they{text[found.end() : following.start(1)]}{_stem(after)}"
    return found.end(), "they"


_FUNCTION = words_of(
    "the a an this that these those was is were are had has to and or but not again there here when if so"
)


def _stem(verb: str) -> str:
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def _made(text: str, span: tuple[int, int], words: str, rule: Rule, reason: str) -> Change:
    if text[span[0] : span[0] + 1].isupper():
        words = words[0].upper() + words[1:]
    return Change(*span, words, rule, reason=reason)
