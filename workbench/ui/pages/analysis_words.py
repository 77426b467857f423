"""The analysis as lines and cards: what a finding rests on, what a line of enquiry lacks, what an episode tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from workbench.analysis.strength import Limit
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.records import KINDS
from workbench.services.answering import Analysis, Found, Gap, Piece, Question
from workbench.services.seen import Seen
from workbench.services.viewing import readable
from workbench.ui.dates import in_words
from workbench.ui.models.grid import Mark
from workbench.ui.pages import marks
from workbench.ui.pages.finding_cards import Card
from workbench.ui.words import quantity, said

_LIMITS = {
    Limit.NOTHING: QT_TRANSLATE_NOOP("analysis", "nothing supports it yet"),
    Limit.SINGLE: QT_TRANSLATE_NOOP("analysis", "a single source"),
    Limit.ONE_AGENCY: QT_TRANSLATE_NOOP("analysis", "one agency only"),
    Limit.SECOND_HAND: QT_TRANSLATE_NOOP("analysis", "nothing at first hand"),
    Limit.UNTESTED: QT_TRANSLATE_NOOP("analysis", "nothing that contradicts was entered"),
}
_GAPS = {
    Gap.NOTHING: QT_TRANSLATE_NOOP("analysis", "Nothing bears on it yet"),
    Gap.UNSUPPORTED: QT_TRANSLATE_NOOP("analysis", "Nothing supports the findings that bear on it"),
    Gap.UNWRITTEN: QT_TRANSLATE_NOOP("analysis", "No answer is written yet"),
    Gap.OPEN: QT_TRANSLATE_NOOP("analysis", "Its answer is written, and it is not marked as answered"),
}
_STANCES = {
    "supports": QT_TRANSLATE_NOOP("analysis", "Supports"),
    "contradicts": QT_TRANSLATE_NOOP("analysis", "Contradicts"),
    "context": QT_TRANSLATE_NOOP("analysis", "Context"),
}
_EPISODE_NEEDS = {
    "why_chosen": QT_TRANSLATE_NOOP("analysis", "why it was chosen"),
    "appraisal": QT_TRANSLATE_NOOP("analysis", "how good the practice was"),
    "made_sense_then": QT_TRANSLATE_NOOP("analysis", "why it made sense then"),
    "usual_practice": QT_TRANSLATE_NOOP("analysis", "how usual it is"),
}
_FOUNDED = QT_TRANSLATE_NOOP("analysis", "Several sources, tested against what contradicts it")
_COUNTS = QT_TRANSLATE_NOOP("analysis", "{0} for, {1} against, {2} context")
_FOLLOWS = QT_TRANSLATE_NOOP("analysis", "{0} from it")
_NOTHING_FOLLOWS = QT_TRANSLATE_NOOP("analysis", "No recommendation follows from it")
_EFFECT = QT_TRANSLATE_NOOP("analysis", "For the child: {0}")
_NO_EFFECT = QT_TRANSLATE_NOOP("analysis", "What it did for the child is not said yet")
_SHOWN_BY = QT_TRANSLATE_NOOP("analysis", "shown by {0}")
_SHOWN_BY_NOTHING = QT_TRANSLATE_NOOP("analysis", "No entry shows it yet")
_NOT_SAID = QT_TRANSLATE_NOOP("analysis", "Not said yet: {0}")
_NO_ENTRIES = QT_TRANSLATE_NOOP("analysis", "No entry belongs to it yet")
_ONE_ENTRY, _ENTRIES = QT_TRANSLATE_NOOP("analysis", "entry"), QT_TRANSLATE_NOOP("analysis", "entries")
_ONE_ADVICE, _ADVICE = (
    QT_TRANSLATE_NOOP("analysis", "recommendation"),
    QT_TRANSLATE_NOOP("analysis", "recommendations"),
)


def finding_card(found: Found, *, working: bool) -> Card:
    """Return a finding as a card; how well it is founded is said where all of its evidence is seen."""
    lines = [Mark(_counts(found))]
    if working:
        lines.insert(0, founded(found))
        follows = quantity(found.recommendations, _say(_ONE_ADVICE), _say(_ADVICE))
        words = _say(_FOLLOWS).format(follows) if found.recommendations else _say(_NOTHING_FOLLOWS)
        lines.append(Mark(words, "", "text" if found.recommendations else "caution"))
    terms = [readable(found.seen.say(name)) for name in ("category", "level", "prevalence", "status")]
    lines.append(Mark(" · ".join(term for term in terms if term), "", "quiet"))
    return Card("finding", found.seen.id, numbered(found.seen), tuple(line for line in lines if line.words))


def founded(found: Found) -> Mark:
    """Return in a line how well a finding is founded: what limits its evidence, or that nothing does."""
    if not found.limits:
        return Mark(_say(_FOUNDED), marks.FULL, "good")
    words = ", ".join(_say(_LIMITS[limit]) for limit in found.limits)
    hollow = Limit.NOTHING in found.limits
    return Mark(_first(words), marks.HOLLOW if hollow else marks.HALF, "alert" if hollow else "caution")


def practice_card(seen: Seen, agencies: Mapping[str, str], *, working: bool) -> Card:
    """Return good practice as a card: what shows it, what it did for the child, and whose it is."""
    entries = len(seen.ids.get("events", ()))
    lines = []
    if working:
        shown = _say(_SHOWN_BY).format(quantity(entries, _say(_ONE_ENTRY), _say(_ENTRIES)))
        known = Mark(_first(shown), marks.FULL, "good")
        lines.append(known if entries else Mark(_say(_SHOWN_BY_NOTHING), marks.HOLLOW, "caution"))
    if seen.say("effect"):
        lines.append(Mark(_say(_EFFECT).format(seen.say("effect"))))
    elif working:
        lines.append(Mark(_say(_NO_EFFECT), "", "caution"))
    if seen.one("agency") in agencies:
        lines.append(Mark(agencies[seen.one("agency")], "", "quiet"))
    return Card("good_practice", seen.id, seen.title, tuple(lines))


def question_words(question: Question, *, working: bool) -> str:
    """Return a line of enquiry: its question, its answer, and what it lacks."""
    seen = question.seen
    lines = [numbered(seen), _short(seen.say("answer"))]
    if working:
        lines += [_say(_GAPS[gap]) for gap in question.gaps]
    return "\n".join(line for line in lines if line)


def finding_words(found: Found, *, working: bool) -> str:
    """Return a finding in the tree of the lines of enquiry."""
    title = f"{said(KINDS['finding'].spec.title)} {numbered(found.seen)}"
    known = f"{founded(found).words} · {_counts(found)}" if working else _counts(found)
    return f"{title}\n{known}"


def piece_words(piece: Piece) -> str:
    """Return a piece of evidence: its stance, what sort of record it is, and its title."""
    stance = _say(_STANCES[piece.stance]) if piece.stance in _STANCES else piece.stance
    weight = readable(piece.weight)
    title = f"{said(KINDS[piece.kind].spec.title)}: {piece.title}" if piece.kind in KINDS else ""
    head = " · ".join(part for part in (stance, weight) if part)
    return "\n".join(part for part in (title, head) if part)


def record_words(seen: Seen) -> str:
    """Return a record as its kind, number and title."""
    return f"{said(KINDS[seen.kind].spec.title)} {numbered(seen)}"


def episode_words(seen: Seen, *, working: bool) -> str:
    """Return a key practice episode: its title and time, why it was chosen, and what is not said of it yet."""
    span = " – ".join(in_words(seen.say(end), short=True) for end in ("from", "to") if seen.say(end))
    lines = [numbered(seen), span, seen.say("why_chosen")]
    if working:
        missing = [_say(words) for name, words in _EPISODE_NEEDS.items() if not seen.say(name)]
        lines.append(_say(_NOT_SAID).format(", ".join(missing)) if missing else "")
        lines.append("" if seen.ids.get("events") else _say(_NO_ENTRIES))
    return "\n".join(line for line in lines if line)


def entries_of(seen: Seen, found: Analysis) -> Iterator[tuple[Seen, str]]:
    """Yield the entries of a record with their words, in the order of their dates where they are told."""
    entries = [found.entries[id_] for id_ in seen.ids.get("events", ()) if id_ in found.entries]
    for entry in sorted(entries, key=_when):
        date = in_words(entry.say("date"), short=True) if entry.say("date") else ""
        agency = found.agencies.get(entry.one("agency"), "")
        head = " · ".join(part for part in (date, agency) if part)
        yield entry, "\n".join(part for part in (entry.title, head) if part)


def numbered(seen: Seen) -> str:
    """Return the title with its number before it, where it has one."""
    number = seen.say("number").removesuffix(".0")
    title = " ".join(seen.say("question").split()) or seen.title  # a question is read whole
    return f"{number}. {title}" if number else title


def _counts(found: Found) -> str:
    return _say(_COUNTS).format(found.count("supports"), found.count("contradicts"), found.count("context"))


def _when(seen: Seen) -> str:
    date = seen.say("date").removeprefix("../")
    return date if date[:4].isdigit() else ""


def _short(text: str, longest: int = 240) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rsplit(' ', 1)[0]}…"


def _first(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _say(words: str) -> str:
    return QCoreApplication.translate("analysis", words)


def unanswered(questions: Sequence[Question]) -> int:
    """Return how many lines of enquiry still lack something."""
    return sum(bool(question.gaps) for question in questions)
