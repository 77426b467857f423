"""The words that stand for a name, fitted into the sentence: article, capital, possessive, nothing said twice."""

from __future__ import annotations

import re

from workbench.redaction.identities import FAMILY_GROUPS, Certainty, FormKind, Grammar, Group, Identity, Mention
from workbench.redaction.vocabulary import words_of

WITHHELD = "[withheld]"

_SENTENCE_START = re.compile(r"(?:^|[.!?:][\"'”’)]*\s+|\n\s*(?:[-•*–]\s+)?|^[\"'“‘(]+)[\"'“‘(]*$")
_ARTICLE = re.compile(r"(?<![\w/-])(?:the|an?)\s+$", re.I)  # "O/A" ends in no article
_DETERMINER = re.compile(
    r"(?<![\w-])(?:the|this|that|these|those|his|her|their|my|our|your|its|an?|one|each|every|no|two|both"
    r"|(?!(?:s?he|it|that|this|t?here|wh\w+|how|let|name)['’])\w+['’]s)\s+$",
    re.I,
)
_FAMILY_AFTER = re.compile(r"\s+(famil(?:y|ies))\b", re.I)
_HOUSEHOLD_AFTER = re.compile(
    r"\s+(?:household|home|house|children|boys|girls|siblings|case|file|address|property)\b", re.I
)
_NUMBERED = re.compile(r"(.*\S)\s+(?:\d+|[A-Z])")


def neutral_noun(identities: tuple[Identity, ...]) -> str:
    """Return the noun for someone or something that is not to be told apart: "a family member", "a service"."""
    kinds = {i.kind for i in identities}
    if kinds == {"agency"}:
        return "a service"
    if kinds == {"place"}:
        return "a place"
    if kinds <= {"agency", "place"}:
        return "a service"
    groups = {i.group for i in identities if i.kind == "person"}
    if groups <= FAMILY_GROUPS and kinds == {"person"}:
        return "a family member"
    if groups == {Group.PROFESSIONAL} and kinds == {"person"}:
        return "a professional"
    return "a person"


_COUNTED = words_of(
    "trust board service team partnership association hospital school surgery practice court council unit charity "
    "clinic centre nursery company department agency authority town county home house area force"
)
_PLURALS = {"a family member": "family members", "a professional": "professionals", "a person": "people"}


class Wording:
    """Fits replacements into one text; every method takes offsets in that text and returns (start, end, words)."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, mention: Mention, label: str) -> tuple[int, int, str]:
        """Return where to replace and by what; ``label`` stands for the one meant or is a noun for all of them."""
        if mention.form is FormKind.IDENTIFIER:
            return mention.start, mention.end, f"[{mention.noun or 'reference'} withheld]"
        start, end = mention.start, mention.end
        people = all(i.kind == "person" for i in mention.identities)
        if mention.grammar in {Grammar.PLURAL, Grammar.PLURAL_POSSESSIVE}:
            label = _PLURALS.get(neutral_noun(mention.identities), "people")
        elif label.startswith(("a ", "an ")):
            start, label = self._without_second_article(start, label)
        elif not people and self._text[start : start + 4].lower() == "the " and label.split()[-1].lower() in _COUNTED:
            start += 4
        elif people or _NUMBERED.fullmatch(label) or label.startswith("the "):
            start, end, label = self._said_once(start, end, label)
        words = label + self._possessive(mention, label)
        return start, end, self.capital(start, words)

    def of_family(self, mention: Mention, label: str, *, certain: bool) -> tuple[int, int, str] | None:
        """Return the wording where a surname stands for a household: "the Raffertys", "the Rafferty children"."""
        if mention.form is not FormKind.SURNAME or any(i.kind != "person" for i in mention.identities):
            return None
        family = all(i.group in FAMILY_GROUPS for i in mention.identities)
        start, end = mention.start, mention.end
        article = re.search(r"(?<![\w-])the\s+$", self._text[:start], re.I)
        before = "" if article else "the "
        if mention.grammar in {Grammar.PLURAL, Grammar.PLURAL_POSSESSIVE}:
            suffix = "’s" if mention.grammar is Grammar.PLURAL_POSSESSIVE else ""
            return start, end, self.capital(start, f"{before}family{suffix}")
        if mention.grammar is not Grammar.PLAIN:
            return None
        following = _FAMILY_AFTER.match(self._text, end)
        if following and family and not certain:
            return start, following.end(), self.capital(start, f"{before}{following.group(1).lower()}")
        if (following or _HOUSEHOLD_AFTER.match(self._text, end)) and not certain:
            return start, end, self.capital(start, f"{before}family’s")
        if following and certain and not label.startswith(("a ", "an ")):
            start = article.start() if article else start
            return start, end, self.capital(start, f"{label}’s")
        return None

    def of_noun(self, start: int, words: str) -> tuple[int, str]:
        """Return from where to replace, and words of one's own without a second article: "the bank nurse, a person"."""
        if words.startswith(("a ", "an ")):
            start, words = self._without_second_article(start, words)
        return start, self.capital(start, words)

    def _without_second_article(self, start: int, label: str) -> tuple[int, str]:
        article = _ARTICLE.search(self._text[max(0, start - 12) : start])
        if article and article.group().strip().lower() in {"a", "an"}:
            return start - len(article.group()), label
        if _DETERMINER.search(self._text[max(0, start - 12) : start]):
            return start, label.partition(" ")[2]
        return start, label

    def _said_once(self, start: int, end: int, label: str) -> tuple[int, int, str]:
        """Take in what would be said twice: "the Paediatrician 1", "the mother Mother", "Mother (Mother)"."""
        plain = label.removeprefix("the ").casefold()
        numbered = _NUMBERED.fullmatch(plain) or _NUMBERED.fullmatch(label)
        core = numbered.group(1).casefold() if numbered else plain
        before = self._text[max(0, start - len(core) - 6) : start]
        same = re.search(rf"(?<![\w-]){re.escape(core)}(\s+|\s*\(|,\s+)$", before, re.I)
        closing = {"": "", "(": ")", ",": ","}[same.group(1).strip()] if same else ""
        if same and self._text.startswith(closing, end):
            end += len(closing)
            start -= len(same.group())
            if not numbered:
                label = same.group()[: len(core)]
        if numbered or label.startswith("the ") or not same:
            article = _ARTICLE.search(self._text[max(0, start - 6) : start])
            if article:
                start -= len(article.group())
                if article.group()[0].isupper():
                    label = label[0].upper() + label[1:]
        return start, end, label

    def _possessive(self, mention: Mention, label: str) -> str:
        if mention.grammar not in {Grammar.POSSESSIVE, Grammar.PLURAL_POSSESSIVE}:
            return ""
        written = self._text[mention.end - 2 : mention.end]
        mark = next((c for c in written if c in "'’‘"), "’")
        return mark if label.endswith("s") else f"{mark}s"

    def capital(self, start: int, words: str) -> str:
        """Return the words with a capital where a sentence starts."""
        if words[:1].islower() and _SENTENCE_START.search(self._text[max(0, start - 24) : start] if start else ""):
            return words[0].upper() + words[1:]
        return words

    def is_aside(self, start: int, end: int) -> bool:
        """Whether only a blank, comma, slash or bracket stands between two mentions of the same person."""
        return re.fullmatch(r"[ ]?[,(/–-]?[ ]?", self._text[start:end]) is not None


def is_doubtful(mention: Mention) -> bool:
    """Whether it is unsure that the words are a name at all."""
    return mention.certainty is Certainty.DOUBTFUL_WORD
