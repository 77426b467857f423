"""A text as one audience may read it: identities behind labels, dates by its rule, decisions obeyed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.records import Decision, Person, Review
from workbench.redaction.audiences import DateRule, Identified, Show
from workbench.redaction.changes import Change, Replacement, Rule, free
from workbench.redaction.datewords import Reworded, reworded_dates
from workbench.redaction.dateyears import Period, nowhere
from workbench.redaction.folding import fold, fold_plain
from workbench.redaction.generalise import Generaliser
from workbench.redaction.identities import Certainty, FormKind, Grammar, Identity, Mention
from workbench.redaction.lexicon import is_word
from workbench.redaction.marks import off_the_record, spoken
from workbench.redaction.register import Register
from workbench.redaction.wording import WITHHELD, Wording, neutral_noun


class Reader(Protocol):
    """What the redactor has to know of an audience."""

    @property
    def is_confidential(self) -> bool: ...
    @property
    def dates(self) -> DateRule: ...
    def names_of(self, identity: Identified) -> Show: ...
    def contacts_of(self, identity: Identified) -> Show: ...


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """What of the review the wording of dates needs: the day of the incident, the dates of birth, its period (EDTF).

    ``month_first``: its papers write 3/4/2021 for 4 March.
    """

    incident_date: str | None = None
    births: frozenset[str] = frozenset()
    period: Period = (None, None)
    month_first: bool = False

    @classmethod
    def of(cls, review: Review | None, people: Iterable[Person]) -> Facts:
        """Gather the facts from the records."""
        births = frozenset(p.date_of_birth for p in people if p.date_of_birth)
        if review is None:
            return cls(births=births)
        period = (review.period_from, review.period_to)
        return cls(review.incident_date, births, period, review.month_first)


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a text of which it is unsure whom they mean, or whether they name anyone: the reviewer is asked.

    ``start`` and ``end`` are code points in the text of that field.
    """

    kind: str
    id: str
    field: str
    start: int
    end: int
    text: str = dataclasses.field(repr=False)
    candidates: tuple[Identity, ...]
    certainty: Certainty = Certainty.AMBIGUOUS


class Doubt(Protocol):
    """A suggestion: words that may identify someone and that the register does not know."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...


_DOUBT_REASON = "it may be somebody's name, and nobody has decided"
_DATE_REASONS = {
    DateRule.EXACT: "",
    DateRule.RELATIVE: "this audience is told dates by their distance from the incident",
    DateRule.SEASON: "this audience is told the season and the year",
    DateRule.YEAR: "this audience is told the year",
}
_SUGGESTED = {
    "person": "a person", "name": "a person", "place": "a place", "address": "a place", "postcode": "a place",
    "agency": "a service", "organisation": "a service", "school": "a service", "phone": "[telephone number withheld]",
    "email": "[email address withheld]", "date": "around that time",
}  # fmt: skip


_IN_ONE_BREATH = re.compile(r",?\s*(?:(?:and|or|with|to|told|rang|met|saw)\s+)?")


def masking_words(kind: str) -> str:
    """Return the neutral words that stand for a suspected identifier of a kind as `detect` names it."""
    return _SUGGESTED.get(kind, WITHHELD)


class Redactor:
    """Rewrites prose for one audience; ``questions`` gathers what nobody has decided yet.

    ``setting`` returns the time that a record, named by kind and id, tells of; dates without a year are read by it.
    """

    def __init__(
        self,
        register: Register,
        audience: Reader,
        facts: Facts,
        decisions: Sequence[Decision] = (),
        *,
        mask_doubtful: bool = False,
        suggestions: Iterable[Doubt] = (),
        generaliser: Generaliser | None = None,
        setting: Callable[[str, str], Period] | None = None,
    ) -> None:
        self._setting = setting
        self._register, self._audience, self._facts = register, audience, facts
        self._mask_doubtful, self._generaliser = mask_doubtful, generaliser
        self._by_id = {(i.kind, i.id): i for i in register.identities}
        self._labels: dict[int, str] = {}
        self._decisions: dict[tuple[str, str, str], list[Decision]] = {}
        for decision in decisions:
            target: Mapping[str, object] = decision.record or {}
            key = (str(target.get("kind", "")), str(target.get("id", "")), decision.field or "")
            self._decisions.setdefault(key, []).append(decision)
        self._suggested = {fold_plain(s.text): s.kind for s in suggestions} if mask_doubtful else {}
        self._suggested.pop("", None)
        several = "|".join(re.escape(words) for words in sorted(self._suggested, key=len, reverse=True))
        self._suggestions = re.compile(rf"(?<!\w)(?:{several})(?!\w)") if several else None
        self.questions: list[Question] = []
        self.replaced: dict[Replacement, None] = {}
        """What was put in place of what, in every field that was read, each once."""

    def prose(self, text: str, kind: str, id: str, field: str) -> str:
        """Return the text of a field as the audience may read it."""
        if self._audience.is_confidential or not text:
            return spoken(text)
        return self._rewritten(text, (kind, id, field))

    def short(self, text: str) -> str:
        """Return a free text as the audience may read it, whatever field it is in; no decision is looked up."""
        if self._audience.is_confidential or not text:
            return spoken(text)
        return self._rewritten(text, None)

    def _rewritten(self, text: str, place: tuple[str, str, str] | None) -> str:
        mentions = self._register.find(text)
        wording = Wording(text)
        changes = [Change(start, end, "", Rule.OFF_THE_RECORD) for start, end in off_the_record(text)]
        changes += self._decided(text, mentions, wording, place, changes)
        taken = [(c.start, c.end) for c in changes]
        facts = self._facts
        asked = self._setting
        setting = (lambda: asked(place[0], place[1])) if asked and place else nowhere
        rule, day = self._audience.dates, facts.incident_date
        dates = reworded_dates(text, rule, day, facts.births, facts.period, setting, month_first=facts.month_first)
        for mention in mentions:
            if free(taken, mention.start, mention.end) and not _is_of_date(mention, dates):
                change = self._changed(mention, text, wording, place)
                if change is not None:
                    changes.append(change)
        changes = self._with_suggestions(text, changes, taken, wording)
        taken = [(c.start, c.end) for c in changes]
        changes += [
            Change(d.start, d.end, d.words, Rule.DATE, reason=_DATE_REASONS[self._audience.dates])
            for d in dates
            if free(taken, d.start, d.end)
        ]
        for broad in self._generaliser.changes(text, mentions) if self._generaliser else ():
            if free([(c.start, c.end) for c in changes], broad.start, broad.end):
                changes.append(broad)
        if not changes:
            return text
        rewritten, made = _applied(text, sorted(changes, key=lambda c: (c.start, -c.end)), wording)
        self._note(text, made, place or ("", "", ""))
        return rewritten

    def _note(self, text: str, made: Iterable[Change], place: tuple[str, str, str]) -> None:
        for c in made:
            if c.rule is Rule.OFF_THE_RECORD:
                continue  # the log goes with the confidential version, and that does not hold it either
            before = text[c.start : c.end]
            self.replaced[Replacement(*place, c.start, before, c.words, c.rule, c.reason)] = None

    # -- mentions

    def _hidden(self, mention: Mention) -> tuple[Identity, ...]:
        contact = mention.form in {FormKind.IDENTIFIER, FormKind.ADDRESS}
        asked = self._audience.contacts_of if contact else self._audience.names_of
        return tuple(i for i in mention.identities if asked(i) is Show.LABEL)

    def _changed(
        self, mention: Mention, text: str, wording: Wording, place: tuple[str, str, str] | None
    ) -> Change | None:
        hidden = self._hidden(mention)
        if not hidden:
            return None
        certain = mention.certainty is not Certainty.AMBIGUOUS and len(mention.identities) == 1
        label = self.label(hidden[0]) if certain else neutral_noun(mention.identities)
        family = wording.of_family(mention, label, certain=certain)
        doubtful = mention.certainty is Certainty.DOUBTFUL_WORD
        plural = mention.grammar in {Grammar.PLURAL, Grammar.PLURAL_POSSESSIVE}
        if doubtful or not (certain or family or plural):
            self._ask(mention, text, place)
        if doubtful and not self._mask_doubtful:
            return None
        rule = Rule.DOUBT if doubtful else Rule.LABEL
        reason = _DOUBT_REASON if doubtful else _of_whom(hidden, certain=certain)
        return Change(*(family or wording.of(mention, label)), rule, mention if certain else None, reason)

    def label(self, identity: Identity) -> str:
        """Return the words that stand for an identity; a neutral noun where its label itself names someone."""
        known = self._labels.get(id(identity))
        if known is None:
            label = identity.label
            told = [m for m in self._register.find(label) if m.start > 0 or m.end < len(label)]
            if any(i.kind == "person" and self._audience.names_of(i) is Show.LABEL for m in told for i in m.identities):
                label = neutral_noun((identity,))
            known = self._labels[id(identity)] = label
        return known

    def _ask(self, mention: Mention, text: str, place: tuple[str, str, str] | None) -> None:
        kind, id_, field_ = place or ("", "", "")
        words = text[mention.start : mention.end]
        self.questions.append(
            Question(kind, id_, field_, mention.start, mention.end, words, mention.identities, mention.certainty)
        )

    # -- decisions

    def _decided(
        self,
        text: str,
        mentions: list[Mention],
        wording: Wording,
        place: tuple[str, str, str] | None,
        hidden: Sequence[Change],
    ) -> list[Change]:
        """Return what was decided; occurrences are counted in the text as entered, and what is hidden stays hidden."""
        changes: list[Change] = []
        for decision in self._decisions.get(place, ()) if place else ():
            wanted = decision.text or ""
            for number, (start, end) in enumerate(occurrences(text, wanted), start=1):
                asked = decision.occurrence
                if (asked is None or int(asked) == number) and free(
                    [(c.start, c.end) for c in (*hidden, *changes)], start, end
                ):
                    changes.append(self._obeyed(decision, text, start, end, mentions, wording))
        return changes

    def _obeyed(
        self, decision: Decision, text: str, start: int, end: int, mentions: list[Mention], wording: Wording
    ) -> Change:
        treat: Mapping[str, object] = decision.treat_as or {}
        reason = decision.reason or "the reviewer decided so"
        if treat.get("withhold"):
            return Change(start, end, WITHHELD, Rule.DECISION, reason=reason)
        if isinstance(treat.get("replace_with"), str):
            start, words = wording.of_noun(start, str(treat["replace_with"]))
            return Change(start, end, words, Rule.DECISION, reason=reason)
        meant = self._identity(str(treat["is"])) if treat.get("is") else None
        over = next((m for m in mentions if m.start <= start and end <= m.end), None)
        if meant is None:
            return Change(start, end, text[start:end], Rule.DECISION, reason=reason)
        mention = over or Mention(start, end, (meant,), FormKind.FULL)
        mention = Mention(mention.start, mention.end, (meant,), mention.form, mention.grammar, noun=mention.noun)
        if not self._hidden(mention):
            return Change(mention.start, mention.end, text[mention.start : mention.end], Rule.DECISION, reason=reason)
        label = self.label(meant)
        worded = wording.of_family(mention, label, certain=True) or wording.of(mention, label)
        return Change(*worded, Rule.DECISION, mention, reason)

    def _identity(self, id_: str) -> Identity | None:
        return next((self._by_id[k, id_] for k in ("person", "agency", "place") if (k, id_) in self._by_id), None)

    # -- suggestions

    def _with_suggestions(
        self, text: str, changes: list[Change], taken: list[tuple[int, int]], wording: Wording
    ) -> list[Change]:
        """Add what is only suspected; an ordinary word ("Polish") counts only where it has a capital."""
        if self._suggestions is None:
            return changes
        folded = fold(text)
        for found in self._suggestions.finditer(folded.text):
            start, end = folded.start(found.start()), folded.end(found.end())
            if is_word(found.group()) and not text[start].isupper():
                continue
            inner = [c for c in changes if start <= c.start and c.end <= end]
            rest = [c for c in changes if c not in inner]
            if free(taken, start, end) and free([(c.start, c.end) for c in rest], start, end):
                start, words = wording.of_noun(start, masking_words(self._suggested[found.group()]))
                masked = Change(start, end, words, Rule.DOUBT, reason=_DOUBT_REASON)
                changes = [*rest, masked]
        return changes


def _is_of_date(mention: Mention, dates: Iterable[Reworded]) -> bool:
    """Whether what looks like a name is the month of a longer date: "3 May 2021"."""
    bare = mention.form in {FormKind.GIVEN, FormKind.SURNAME}
    for date in dates:
        if date.start <= mention.start and mention.end <= date.end:
            longer = date.end - date.start > mention.end - mention.start
            return (bare and longer) or mention.certainty is not Certainty.CERTAIN
    return False


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where exactly these words stand, whole words only."""
    if not wanted.strip():
        return []
    left = r"(?<!\w)" if wanted[0].isalnum() else ""
    right = r"(?!\w)" if wanted[-1].isalnum() else ""
    return [m.span() for m in re.finditer(left + re.escape(wanted) + right, text)]


def _told_apart(text: str, last: Change | None, change: Change) -> Change:
    """Return the second of two in one breath as another one: "a person and another person"."""
    if last is None or not change.words.startswith("a ") or change.words.casefold() != last.words.casefold():
        return change
    same = fold_plain(text[last.start : last.end]) == fold_plain(text[change.start : change.end])
    if same or not _IN_ONE_BREATH.fullmatch(text, last.end, change.start):
        return change
    return replace(change, words=f"another {change.words[2:]}")


def _applied(text: str, changes: list[Change], wording: Wording) -> tuple[str, list[Change]]:
    """Put the changes into the text; two neighbouring mentions of the same person become one."""
    out: list[str] = []
    made: list[Change] = []
    done = 0
    for change in changes:
        if change.start < done:
            if change.end <= done:
                continue
            change = replace(change, start=done)
        last = made[-1] if made else None
        if last is not None and _is_same_aside(last, change, wording):
            out.pop()
            if text[last.end : change.start].endswith("(") and text[change.end : change.end + 1] == ")":
                change = replace(change, end=change.end + 1)
        else:
            out.append(text[done : change.start])
            change = _told_apart(text, last, change)
        out.append(change.words)
        done = change.end
        made.append(change)
    out.append(text[done:])
    return "".join(out), made


def _of_whom(hidden: tuple[Identity, ...], *, certain: bool) -> str:
    """Return whose name it is, by kind and id, for the log."""
    who = ", ".join(f"{identity.kind} {identity.id}" if identity.id else identity.label for identity in hidden)
    return f"this audience reads {who} by label" if certain else f"it could mean any of: {who}"


def _is_same_aside(one: Change, two: Change, wording: Wording) -> bool:
    first, second = one.mention, two.mention
    if first is None or second is None or first.identities != second.identities:
        return False
    named = FormKind.IDENTIFIER not in {first.form, second.form}
    return named and first.grammar is Grammar.PLAIN and wording.is_aside(one.end, two.start)
