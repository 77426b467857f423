"""Reads the words round each form found in a text: whom it means, with what title, and how it stands."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from workbench.redaction.folding import Folded, fold_plain
from workbench.redaction.forms import Form
from workbench.redaction.identities import Certainty, FormKind, Grammar, Identity, Mention
from workbench.redaction.lexicon import is_proper_word, is_welsh_word, is_word
from workbench.redaction.settling import Clues, settle
from workbench.redaction.surroundings import Sentence
from workbench.redaction.vocabulary import KIN, KIN_TITLES, PARTICLES, ROLES, SURE_TITLES, TITLES
from workbench.redaction.wordlists import MONTH_NAMES
from workbench.redaction.words import Sense, judge

_WINDOW = 48
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_ALL_TITLES = "|".join(sorted(map(re.escape, TITLES | KIN_TITLES), key=len, reverse=True))
_TITLED = re.compile(rf"(?<![\w'@.-])((?:police officer |(?:{_ALL_TITLES})\.? ){{0,3}})((?:[a-z]\. ?|[a-z] ){{0,3}})$")
_JOINT = re.compile(r" |-| - | \(|\) | [a-z]\.? (?:[a-z]\.? )?| ['\"]|['\"] | / |/")
_TRAILING = re.compile(r",? ([a-z])(\.?)(?![\w'])")
_NAME_BEFORE = re.compile(r"(?<![\w’'.@-])([^\W\d_][^\W\d_]*(?:[-'’][^\W\d_]+)*) $")
_NAME_AFTER = re.compile(r" ([^\W\d_][^\W\d_]*(?:[-'’](?!s\b)[^\W\d_]+)*)")
_COUNTED = re.compile(r"\b(?:the|two|both|three|four|these|other|several|all) $")
_HOUSEHOLD = re.compile(r" (?:famil(?:y|ies)|household|children|siblings|boys|girls)\b")
_COLLAR_NUMBER = re.compile(r" \d{2,5}(?![\w/.:-])")
_ARTICLE = re.compile(r"(?<![\w’'-])(?:an?|the|yr?) $", re.I)
_NEAR = 2  # letters by which a surname may be misspelt and still be this one

_NAMED = frozenset({FormKind.FULL, FormKind.GIVEN, FormKind.SURNAME})


@dataclass(frozen=True, slots=True)
class Part:
    """A form in the folded text and everything it can mean; ``joined`` counts the forms it was put together from."""

    start: int
    end: int
    forms: tuple[Form, ...]
    joined: int = 1

    @property
    def kind(self) -> FormKind:
        return self.forms[0].kind

    @property
    def is_person(self) -> bool:
        return self.forms[0].identity.kind == "person"


class Reading:
    """One text being read; ``mentions`` does it, from the first form to the last."""

    def __init__(self, text: str, folded: Folded, parts: list[Part]) -> None:
        self._text, self._folded, self._plain = text, folded, folded.text
        self._parts = self._joined(parts)
        self._sentence = Sentence(text)
        self._breaks = [m.start() for m in _PARAGRAPH.finditer(text)] if "\n" in text else []
        self._named: dict[int, set[int]] = {}  # by paragraph: id() of the identities fully named in it

    def mentions(self) -> list[Mention]:
        """Return the mentions, in order."""
        found: list[Mention] = []
        reached = 0
        for index, part in enumerate(self._parts):
            following = self._parts[index + 1].start if index + 1 < len(self._parts) else len(self._plain)
            mention = self._mention(part, reached, following)
            if mention is not None:
                found.append(mention)
                reached = part.end
        return found

    # -- joining

    def _joined(self, parts: list[Part]) -> list[Part]:
        joined: list[Part] = []
        for part in parts:
            if joined:
                together = self._together(joined[-1], part)
                if together:
                    joined[-1] = together
                    continue
            joined.append(part)
        return joined

    def _together(self, one: Part, two: Part) -> Part | None:
        """Return two neighbouring forms as one name when they mean the same person: "Hope" "Rafferty"."""
        distance = two.start - one.end
        if distance > 6 or not (one.is_person and two.is_person):
            return None
        gap = self._plain[one.end : two.start]
        surname_first = gap == ", " and one.kind is FormKind.SURNAME and two.kind is FormKind.GIVEN
        if not surname_first and not _JOINT.fullmatch(gap):
            return None
        if (
            FormKind.IDENTIFIER in {one.kind, two.kind}
            or self._plain[one.start : one.end] == self._plain[two.start : two.end]
        ):
            return None
        theirs = {f.identity for f in two.forms}
        shared = tuple(f for f in one.forms if f.identity in theirs)
        names = one.kind in _NAMED and two.kind in _NAMED
        if not shared or (len(shared) > 1 and not (gap in {" ", ", "} and names and one.kind is not two.kind)):
            return None
        if "\n\n" in self._text[self._folded.end(one.end) : self._folded.start(two.start)]:
            return None
        end = two.end
        if gap.endswith("(") and self._plain[end : end + 1] == ")":
            end += 1
        kinds = {f.kind for f in (*one.forms, *two.forms) if f.identity is shared[0].identity}
        kind = FormKind.SURNAME if kinds == {FormKind.SURNAME} else FormKind.FULL
        return Part(one.start, end, tuple(replace(f, kind=kind) for f in shared), one.joined + two.joined)

    # -- one mention

    def _mention(self, part: Part, reached: int, following: int) -> Mention | None:
        if not part.is_person:
            return self._of_thing(part)
        start, clues = self._clues_before(part, reached)
        end = part.end
        if part.kind in {FormKind.SURNAME, FormKind.GIVEN}:
            start, end, clues = self._neighbouring_names(part, start, end, clues, reached, following)
        if {"pc", "wpc", "pcso", "dc", "ds", "sgt", "di"} & {*clues.titles, *self._plain[start:end].split(" ")}:
            collar = _COLLAR_NUMBER.match(self._plain, end, following)
            end = collar.end() if collar else end
        sense = Sense.NAME
        if part.joined == 1 and start == part.start and end == part.end:
            sense = self._sense(part)
        elif part.joined > 1 and start == part.start and not self._cased(part):
            sense = Sense.ORDINARY
        if sense is Sense.ORDINARY:
            if not self._could_be_several(part):
                return None
            sense = Sense.DOUBTFUL
        end, grammar = self._grammar(part, end)
        start, end = self._whole_word(start, end)
        paragraph = self._paragraph(start)
        known = self._named.setdefault(paragraph, set())
        household = part.kind is FormKind.SURNAME and start == part.start and _HOUSEHOLD.match(self._plain, end)
        if grammar in {Grammar.PLURAL, Grammar.PLURAL_POSSESSIVE} or household:
            identities, certain = tuple(f.identity for f in part.forms), len(part.forms) == 1
        else:
            identities, certain = settle(part.forms, clues, frozenset(known))
        if certain and (part.kind is FormKind.FULL or clues.titled):
            known.add(id(identities[0]))
        certainty = Certainty.CERTAIN if certain else Certainty.AMBIGUOUS
        if sense is Sense.DOUBTFUL:
            certainty = Certainty.DOUBTFUL_WORD
        return self._made(start, end, identities, part, grammar, certainty)

    def _could_be_several(self, part: Part) -> bool:
        """Whether a plural could mean people who share a first name, "the two marks" typed in a hurry: to be asked."""
        after = self._plain[part.end : part.end + 2]
        return part.kind is FormKind.GIVEN and len(part.forms) > 1 and after[:1] == "s" and not after[1:].isalnum()

    def _of_thing(self, part: Part) -> Mention | None:
        sense = self._sense(part)
        if sense is Sense.ORDINARY:
            return None
        end, grammar = self._grammar(part, part.end)
        before = self._plain[max(0, part.start - 12) : part.start]
        identities, certain = settle(part.forms, Clues(before=before), frozenset())
        certainty = Certainty.CERTAIN if certain else Certainty.AMBIGUOUS
        if sense is Sense.DOUBTFUL:
            certainty = Certainty.DOUBTFUL_WORD
        return self._made(part.start, end, identities, part, grammar, certainty)

    def _made(
        self, start: int, end: int, identities: tuple[Identity, ...], part: Part, grammar: Grammar, certainty: Certainty
    ) -> Mention:
        return Mention(
            self._folded.start(start), self._folded.end(end), identities, part.kind, grammar, certainty,
            part.forms[0].noun,
        )  # fmt: skip

    def _paragraph(self, start: int) -> int:
        return bisect(self._breaks, self._folded.start(start)) if self._breaks else 0

    def _original(self, start: int, end: int) -> str:
        return self._text[self._folded.start(start) : self._folded.end(end)]

    def _sense(self, part: Part) -> Sense:
        text = self._plain[part.start : part.end]
        if part.forms[0].exact or (
            text.isalpha() and (len(text) < 3 or is_word(text) or is_proper_word(text) or text in MONTH_NAMES)
        ):
            start, end = self._folded.start(part.start), self._folded.end(part.end)
            return judge(self._sentence, start, end, part.forms)
        if self._is_welsh_noun(part):
            return Sense.ORDINARY
        return Sense.NAME if self._cased(part) else Sense.ORDINARY

    def _is_welsh_noun(self, part: Part) -> bool:
        """Whether a word in lower case after an article is one of Welsh: "a bryn", a hill."""
        start = self._folded.start(part.start)
        if not self._original(part.start, part.end).islower():
            return False
        return _ARTICLE.search(self._text, max(0, start - 5), start) is not None and is_welsh_word(
            self._plain[part.start : part.end]
        )

    def _cased(self, part: Part) -> bool:
        """Whether several common words in a row ("will young", "may long") are written as a name."""
        words = self._plain[part.start : part.end].replace("-", " ").split()
        if len(words) < 2 or not part.is_person or not all(is_word(w) for w in words):
            return True
        written = self._original(part.start, part.end).replace("-", " ").split()
        return all(w[:1].isupper() for w in written) or self._sentence.is_lower_style

    # -- what stands round it

    def _clues_before(self, part: Part, reached: int) -> tuple[int, Clues]:
        window = self._plain[max(reached, part.start - _WINDOW) : part.start]
        if part.kind not in _NAMED or window[-1:] not in {" ", "."}:
            return part.start, Clues(before=window)
        found = _TITLED.search(window)
        if not found or not found.group():
            return part.start, Clues(before=window)
        titles, initials = found.groups()
        if initials and not (part.kind is FormKind.SURNAME and self._are_initials(initials, part)):
            return part.start, Clues(before=window)
        start = part.start - len(initials)
        titles_kept: list[str] = []
        words = titles.split()
        while words and self._is_title(words[-1].rstrip("."), start):
            title = words.pop()
            start = self._plain.rindex(title, 0, start)
            titles_kept.insert(0, title.rstrip("."))
        letters = frozenset(c for c in initials if c.isalpha())
        return start, Clues(before=window, titles=tuple(titles_kept), initials=letters)

    def _is_title(self, title: str, end: int) -> bool:
        if title in SURE_TITLES:
            return True
        start = self._plain.rindex(title, 0, end)
        if not self._original(start, start + 1).isupper():
            return self._sentence.is_lower_style and title in KIN_TITLES
        return not self._original(end, end + 1).islower()  # "Aunt hopes that": a label and a verb

    def _are_initials(self, initials: str, part: Part) -> bool:
        start = part.start - len(initials)
        written = self._original(start, part.start)
        if not all(c.isupper() for c in written if c.isalpha()) or self._original(part.start, part.start + 1).islower():
            return False
        fits = any(initials[0] in f.identity.initials for f in part.forms)
        return fits or "." in initials or initials.strip() not in {"a", "i"}

    def _neighbouring_names(
        self, part: Part, start: int, end: int, clues: Clues, reached: int, following: int
    ) -> tuple[int, int, Clues]:
        trailing = _TRAILING.match(self._plain, end, following)
        if trailing and self._original(trailing.start(1), trailing.end(1)).isupper():
            letter, dot = trailing.groups()
            firsts = {i for f in part.forms for i in f.identity.initials}
            lasts = {s[0] for f in part.forms for s in f.identity.surnames}
            wanted = firsts if part.kind is FormKind.SURNAME else lasts
            comma = self._plain[end] == ","
            if letter in wanted and (letter not in "ai" or dot) and not (comma and part.kind is FormKind.GIVEN):
                initials = frozenset(letter) if part.kind is FormKind.SURNAME else frozenset()
                return start, trailing.end(), replace(clues, initials=initials or clues.initials)
        if start == part.start and part.kind is FormKind.SURNAME:
            before = _NAME_BEFORE.search(self._text, max(0, self._folded.start(start) - 40), self._folded.start(start))
            if (
                before
                and self._is_unknown_name(before.group(1), after=False)
                and before.start() >= self._folded.end(reached)
            ):
                return start - len(fold_plain(before.group(1))) - 1, end, replace(clues, stranger=True)
        if part.kind is FormKind.GIVEN:
            after = _NAME_AFTER.match(self._text, self._folded.end(end))
            if after and self._is_unknown_name(after.group(1), after=True):
                plain = fold_plain(after.group(1))
                last = end + 1 + len(plain)
                if last <= following:
                    surnames = {s for f in part.forms for s in f.identity.surnames}
                    near = any(OSA.distance(plain, s, score_cutoff=_NEAR) <= _NEAR for s in surnames if len(s) > 4)
                    return start, last, replace(clues, stranger=not near)
        return start, end, clues

    def _is_unknown_name(self, word: str, *, after: bool) -> bool:
        if len(word) < 3 or not word[0].isupper() or (word.isupper() and (len(word) < 5 or not after)):
            return False
        plain = fold_plain(word)
        known = plain in TITLES or plain in KIN or plain in ROLES or plain in PARTICLES
        halves = plain.replace("'", "-").split("-")
        return not known and not all(is_word(h) or is_proper_word(h) for h in halves)

    def _whole_word(self, start: int, end: int) -> tuple[int, int]:
        """Take in the rest of a word that a name stands inside: "#BringKacperHome"."""
        plain = self._plain
        inside = (start > 0 and plain[start - 1].isalnum()) or plain[end : end + 1].isalnum()
        if inside:
            while start and (plain[start - 1].isalnum() or plain[start - 1] in "#@_"):
                start -= 1
            while end < len(plain) and (plain[end].isalnum() or plain[end] == "_"):
                end += 1
        return start, end

    # -- grammar

    def _grammar(self, part: Part, end: int) -> tuple[int, Grammar]:
        plain = self._plain
        after = plain[end : end + 3]
        if after.startswith("'s") and not after[2:].isalnum():
            return end + 2, Grammar.POSSESSIVE
        if after.startswith("s'") and not after[2:].isalnum():
            return end + 2, Grammar.PLURAL_POSSESSIVE
        if part.kind is FormKind.INITIALS and after[:1] == "." and "." in plain[part.start : end]:
            goes_on = after[1:2] == " " and self._original(end + 2, end + 3).islower()
            return (end + 1, Grammar.PLAIN) if goes_on else (end, Grammar.PLAIN)
        surname = part.kind is FormKind.SURNAME
        if after.startswith("s") and not after[1:2].isalnum():
            counted = _COUNTED.search(plain, max(0, part.start - 12), part.start) is not None
            return end + 1, Grammar.PLURAL if surname or counted else Grammar.POSSESSIVE
        if (
            after.startswith("'")
            and plain[end - 1 : end] == "s"
            and after[1:2] == " "
            and plain[end + 2 : end + 3].isalpha()
        ):
            return end + 1, Grammar.POSSESSIVE
        if surname and plain[part.start : end].endswith("es") and plain[part.start : end - 2] in self._surnames(part):
            return end, Grammar.PLURAL
        return end, Grammar.PLAIN

    def _surnames(self, part: Part) -> set[str]:
        return {s for f in part.forms for s in f.identity.surnames}
