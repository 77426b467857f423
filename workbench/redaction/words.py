"""Tells a name from the ordinary word that is spelt like it, by case and neighbours."""

from __future__ import annotations

import re
from enum import StrEnum

from workbench.redaction import wordlists as w
from workbench.redaction.datefind import is_month
from workbench.redaction.forms import Form
from workbench.redaction.identities import FormKind
from workbench.redaction.lexicon import is_name_word, is_word
from workbench.redaction.surroundings import TOKEN, Sentence, Surroundings
from workbench.redaction.vocabulary import KIN, ROLES

_YEAR_AFTER = re.compile(r"\s*(?:of\s+)?(?:19|20)\d\d")
_LONG_HEADING = 90


_FIRST_NAMES = frozenset({"frank", "gay", "rusty", "sandy", "happy", "merry", "sunny", "noel", "ernest", "clement"})
_COMPANY = frozenset({"school", "call", "meeting", "contact", "health"})


_OF_QUALITIES = frozenset({
    "shown", "lost", "needed", "required", "given", "expressed", "restored", "placed", "misplaced", "dashed", "raised",
    "renewed", "tested", "tried", "called", "kept", "built", "broken", "gained", "earned",
})  # fmt: skip
"""What is done to hope, patience and trust as much as to people who are called so."""


class Sense(StrEnum):
    """What a word that is also a name is in one place."""

    NAME = "name"
    ORDINARY = "ordinary"
    DOUBTFUL = "doubtful"


def judge(sentence: Sentence, start: int, end: int, forms: tuple[Form, ...]) -> Sense:
    """Return what the word at these offsets of the original text is: a name, an ordinary word, or doubtful.

    Asked only about a form of one word that stands without title, initial or another form of the same person.
    """
    place = Surroundings(sentence, start, end)
    if any(f.exact or f.kind is FormKind.INITIALS for f in forms):
        return _initials(place)
    if place.word in w.MONTH_NAMES and is_month(sentence.text, start, end):
        return Sense.ORDINARY
    if _is_compounded(place):
        return Sense.ORDINARY
    if not is_word(place.word) and place.word not in w.NATIONS | w.FAITHS | w.MONTH_NAMES | w.WEEKDAYS:
        return Sense.ORDINARY if place.previous() == "et" else Sense.NAME
    if place.surface.islower():
        return _lower(place, forms)
    if place.surface.isupper() and len(place.surface) > 1:
        return _capitals(place, forms)
    if place.starts:
        return _at_start(place, forms)
    if _is_title_case(sentence.line(start), place.surface):
        sense = _at_start(place, forms)
        return Sense.DOUBTFUL if sense is Sense.NAME and not _acts(place) and not place.possessive else sense
    return _in_middle(place, forms)


def _is_title_case(line: str, own: str) -> bool:
    """Whether a line is a heading with capitals throughout, where a capital tells nothing."""
    words = [t for t in TOKEN.findall(line) if t != own and len(t) > 3]
    if len(line) > _LONG_HEADING or len(words) < 2 or line.rstrip().endswith((".", "?", "!", ",", ";")):
        return False
    return bool(sum(t[0].isupper() for t in words) >= 0.7 * len(words))


def _is_compounded(place: Surroundings) -> bool:
    """Tell "Rose-tinted" from "Rose-Marie" and "Rose - she": whether the word is the first half of a longer one."""
    second = re.match(r"[-‐‑]([a-z]{3,})", place.after)
    return second is not None and is_word(second.group(1)) and is_word(place.word)


# -- initials


def _initials(place: Surroundings) -> Sense:
    plain = place.word.replace(".", "").replace(" ", "").replace("-", "")
    context = w.ACRONYMS.get(plain)
    if context is None or plain != place.word:
        return Sense.NAME
    if place.near(frozenset(context.split())):
        told = place.possessive or (place.following() in w.SPEAKING and place.previous() not in {"the", "from", "by"})
        return Sense.DOUBTFUL if told else Sense.ORDINARY
    if (
        place.possessive
        or _acts(place)
        or place.following() in {"at", "with"}
        or place.previous() in {"told", "met", "saw"}
    ):
        return Sense.NAME
    return Sense.DOUBTFUL


# -- lower case


def _lower(place: Surroundings, forms: tuple[Form, ...]) -> Sense:
    following, previous = place.following(), place.previous()
    if forms[0].identity.kind != "person":
        return Sense.ORDINARY
    if place.possessive and (following in KIN or following in w.TELEGRAPH | w.HUMANS):
        return Sense.NAME
    free = previous not in w.DETERMINERS | w.ADJECTIVES | w.PREPOSITIONS | w.AUXILIARIES | w.PRONOUNS
    if free and following in w.SPEAKING and not place.possessive:
        return Sense.DOUBTFUL
    if free and (_stands_for_person(place) or (place.word in w.SEASONS and not _is_season(place))):
        return Sense.DOUBTFUL
    if not place.sentence.is_lower_style:
        return Sense.ORDINARY
    return _in_lower_style(place, free)


def _stands_for_person(place: Surroundings) -> bool:
    """Whether a word in lower case stands where only a person is seen, met or named with: "saw hope at school"."""
    if place.word in w.MODALS | w.ADJECTIVES | w.ADVERBS | w.DETERMINERS | w.COLOURS | w.IMPERATIVES - w.ABSTRACT:
        return False
    previous, following = place.previous(), place.following()
    beside_kin = previous in {"and", "with"} and (place.previous(2) in KIN or place.previous(2) in w.HUMANS)
    if beside_kin:
        return place.closes or following in w.PARTICIPLES | w.PAST_VERBS | w.AUXILIARIES | w.HUMAN_STATES
    met = previous in {"saw", "told", "asked", "rang", "phoned", "fetched", "collected", "weighed"}
    return met and (place.closes or following in w.PREPOSITIONS | w.CONJUNCTIONS | w.PRONOUNS)


def _is_season(place: Surroundings) -> bool:
    """Whether a season in lower case is one by its neighbours: "summer holidays", "that summer", "summer 2021"."""
    one, previous = place.following(), place.previous()
    times = w.TIMES | w.SEASONS | w.MONTH_NAMES | {"or", "until", "since", "before", "after", "come"}
    joined = previous in {"and", "or"} and (place.previous(2) in times or one in times)
    nouns = w.SEASON_NOUNS | {"born", "half", "half-term", "time", "baby", "birthday", "day", "days", "when"}
    return joined or previous in times or one in nouns or _YEAR_AFTER.match(place.after) is not None or place.starts


def _in_lower_style(place: Surroundings, free: bool) -> Sense:
    """Judge a word of a text without capitals: doubtful where a person would stand, ordinary elsewhere."""
    following, previous = place.following(), place.previous()
    if place.word in w.MODALS:
        return (
            Sense.DOUBTFUL
            if place.possessive or (free and following in w.PAST_VERBS | w.PRESENT_VERBS)
            else Sense.ORDINARY
        )
    begins = place.starts or previous in {"and", "that", "said", "but", ""} or place.before.rstrip()[-1:] in ",;-"
    acts = following in w.PAST_VERBS | w.PRESENT_VERBS | w.AUXILIARIES | w.HUMAN_STATES or following.endswith("ed")
    if begins and (acts or following in {"at", "in", "with", "and", "not", "to"} or place.closes):
        return Sense.ORDINARY if _is_ordinary_start(place) else Sense.DOUBTFUL
    if previous in {"with", "to", "told", "saw", "asked", "rang", "met", "from", "by", "called", "phoned"}:
        open_end = place.closes or following in w.CONJUNCTIONS | w.PREPOSITIONS | w.PRONOUNS or place.after[:1] == ","
        return Sense.DOUBTFUL if open_end else Sense.ORDINARY
    return Sense.ORDINARY


# -- capitals


def _capitals(place: Surroundings, forms: tuple[Form, ...]) -> Sense:
    others = [t for t in TOKEN.findall(place.sentence.line(place.start)) if t != place.surface and len(t) > 1]
    shouted = len(others) >= 2 and sum(t.isupper() for t in others) >= 0.7 * len(others)
    if shouted:
        sense = _at_start(place, forms)
        return Sense.DOUBTFUL if sense is Sense.NAME and not _acts(place) else sense
    stressed = place.word in w.MODALS | w.ADVERBS | w.DETERMINERS
    if stressed and not place.starts and not place.possessive and place.following() not in w.PAST_VERBS:
        return Sense.ORDINARY
    return Sense.NAME


# -- a capital where every word has one


def _acts(place: Surroundings) -> bool:
    """Whether the next word is what a person does, has done or is."""
    following = place.following()
    if not place.next_written or not place.next_written[0][0].islower():
        return False
    return (
        following in w.PAST_VERBS | w.HUMAN_STATES
        or (following in w.PRESENT_VERBS and following not in w.NOUN_OR_VERB)
        or (following.endswith("ed") and len(following) > 4)
        or following in w.AUXILIARIES
    )


def _at_start(place: Surroundings, forms: tuple[Form, ...]) -> Sense:
    if (
        place.word in w.SEASONS
        and place.possessive
        and place.following() in {"day", "days", "end", "evening", "holiday"}
    ):
        return Sense.ORDINARY
    if place.possessive:
        return Sense.NAME
    if place.word in w.NATIONS | w.FAITHS | w.WEEKDAYS:
        return _proper(place)
    if _is_ordinary_start(place):
        return Sense.ORDINARY
    if forms[0].identity.kind != "person":
        return _place_at_start(place)
    if place.word in w.ADVERBS and not _acts(place) and not place.closes:
        return Sense.ORDINARY
    if all(f.kind is FormKind.SURNAME for f in forms) and (_is_before_noun(place) or _heads_phrase(place)):
        return Sense.ORDINARY
    return Sense.DOUBTFUL if _is_doubtful_start(place) else Sense.NAME


def _is_ordinary_start(place: Surroundings) -> bool:
    """Whether the word that begins a sentence is clearly no name; every rule here is a reading no name allows."""
    one, two = place.following(), place.following(2)
    if not one or place.closes:
        return False
    if f"{place.word}_{one}" in w.TWO_WORDS or (place.word in w.SEASONS and _YEAR_AFTER.match(place.after)):
        return True
    if place.after[:1] == ",":
        return place.word in w.ABSTRACT and one in w.ABSTRACT and place.next_written[0].islower()
    written = place.next_written[0]
    if one in {"and", "or"}:
        return _is_ordinary_pair(place)
    if not written[0].islower() and not written.isdigit() and not place.surface.isupper() and one not in {"i"}:
        return False
    return any(
        rule(place, one, two)
        for words, rule in (
            (w.MODALS, _modal), (w.IMPERATIVES, _imperative), (w.ADJECTIVES, _adjective), (w.ABSTRACT, _abstract),
            (w.SEASONS, _season),
        )
        if place.word in words
    )  # fmt: skip


def _heads_phrase(place: Surroundings) -> bool:
    """Tell "Power cuts were common" from "Power later was ill": whether a noun and its verb follow."""
    one, two = place.following(), place.following(2)
    verb = two in w.AUXILIARIES | w.PAST_VERBS or (two.endswith("ed") and len(two) > 4)
    if not verb or not is_word(one) or one.endswith("ly") or (one.endswith("ed") and len(one) > 4):
        return False
    if not (place.next_written[0].islower() and place.next_written[1].islower()):
        return False
    grammar = w.PREPOSITIONS | w.CONJUNCTIONS | w.AUXILIARIES | w.PRONOUNS | w.DETERMINERS | w.ADVERBS | w.PAST_VERBS
    verbs = w.PRESENT_VERBS - w.NOUN_OR_VERB
    return one not in grammar | verbs | w.HUMANS | w.TELEGRAPH | KIN | ROLES | w.HUMAN_STATES | w.OFTEN


def _is_ordinary_pair(place: Surroundings) -> bool:
    """Tell "Hope and courage" from "Hope and baby" and "Hope and Summer"."""
    two = place.following(2)
    if len(place.next_written) < 2 or not place.next_written[1][0].islower():
        return False
    human = two in w.HUMANS or two in KIN or two in ROLES or two in w.PRONOUNS or two in w.DETERMINERS
    if place.word == "will":
        return two in {"means", "testament", "skill"}
    return not human and is_word(two) and place.word in w.ABSTRACT | w.ADJECTIVES | w.COLOURS | w.SEASONS


def _modal(place: Surroundings, one: str, two: str) -> bool:
    """Tell "May we ask" and "Will the plan hold?" from "Will the plumber rang" and "May was"."""
    if one in w.PRONOUNS or one in {"not", "there"}:
        return True
    if one in w.DETERMINERS:
        return place.asks or two not in ROLES | KIN
    return place.asks and not _acts(place) and one not in w.PREPOSITIONS


def _imperative(place: Surroundings, one: str, two: str) -> bool:
    if place.word == "bear":
        return (
            (one, two) == ("in", "mind")
            or one in {"witness", "this", "that", "these"}
            or (
                one == "with"
                and (two in w.PRONOUNS or (two in w.DETERMINERS and place.following(3) not in w.HUMANS | ROLES))
            )
        )
    if place.word == "hope":
        return one in {"you", "this", "these", "they", "we", "so", "she", "he", "it"} or (
            one == "that" and two not in w.TIMES
        )
    if one in w.DETERMINERS:
        person = (two in ROLES or two in KIN or two in w.HUMANS) and not two.endswith("s")
        return not person or one not in {"the", "a", "an", "his", "her", "their", "my", "our"}
    if place.word == "mark":
        return one in {"out", "up", "down", "off", "where", "when", "how", "who", "what", "whether", "it", "them"}
    return one in {"it", "them", "how", "what", "whether", "carefully", "back", "again"} and not _acts(place)


def _adjective(place: Surroundings, one: str, two: str) -> bool:
    """Tell "Frank discussion" and "Young people" from "Frank agreed", "Young unwell", "Frank at home"."""
    if place.word == "long" and one in {"before", "after", "ago", "since", "enough"}:
        return True
    if one in {"enough", "though", "as"} or (
        place.word in {"little", "early", "late", "best", "better"} and one in w.AUXILIARIES
    ):
        return True
    if place.word == "little" and one in {"of", "in", "by"}:
        return True
    stops = w.AUXILIARIES | w.PREPOSITIONS | w.CONJUNCTIONS | w.PRONOUNS | w.DETERMINERS | w.PAST_VERBS | w.HUMAN_STATES
    if place.word in _FIRST_NAMES:
        return one in w.SPEECH
    if one in stops or one.endswith(("ed", "ly", "ing")) or one in w.TELEGRAPH - _COMPANY:
        return False
    return is_word(one) and one not in w.PRESENT_VERBS and one not in {"not", "no"}


def _abstract(place: Surroundings, one: str, two: str) -> bool:
    """Tell "Hope is not a plan" and "Faith in services" from "Hope is pregnant"."""
    three = place.following(3)
    if one in {"is", "isn't", "remains"}:
        if two == "not" or one == "isn't":
            after = three if two == "not" else two
            return after in {"a", "an", "the", "enough", "always", "simply", "only", "merely"} and not _human_near(
                place
            )
        if two in {"what", "when", "where", "why", "how", "that", "often", "rarely", "seldom", "never"}:
            return not _human_near(place)
        return two in {
            "essential",
            "important",
            "necessary",
            "possible",
            "scarce",
            "contagious",
            "infectious",
            "fragile",
        }
    if one == "that":
        return place.word in {"hope", "faith", "trust", "pride"} and two not in w.HUMANS | w.TIMES
    if one == "under":
        return two in {"pressure", "fire"} and three in w.AUXILIARIES
    if one == "of":
        return two not in w.HUMANS | {"no", "the", "this", "that"} and two.isalpha()
    if one in {"without", "for"}:
        person = three in w.HUMANS or three in w.TELEGRAPH or three in KIN
        goes_on = bool(w.AUXILIARIES & set(place.next[3:])) or one == "for"
        return two in {"a", "an", "the", "any", "some", "better", "change", "more"} and goes_on and not person
    if one == "in" and place.word in {"faith", "trust", "pride", "belief", "confidence"}:
        return two not in w.ROOMS and three not in w.ROOMS and two != ""
    return False


def _human_near(place: Surroundings) -> bool:
    return any(t in w.HUMANS or t in KIN or t in ROLES for t in place.next[1:6])


def _season(place: Surroundings, one: str, two: str) -> bool:
    if one in {"is", "was"}:
        if two in {"when", "where", "why", "coming", "over", "always", "often", "usually"}:
            return True
        return two in {"a", "the"} and not _human_near(place)
    return one in w.SEASON_NOUNS or (one == "school" and two not in w.PAST_VERBS)


def _is_doubtful_start(place: Surroundings) -> bool:
    """Whether a sentence's first word may well be ordinary although a name is possible."""
    one, two = place.following(), place.following(2)
    if place.word in w.ABSTRACT | w.SEASONS and one in {
        "was",
        "is",
        "has",
        "had",
        "in",
        "can",
        "may",
        "cannot",
        "for",
        "will",
    }:
        if one in {"is", "was", "has", "had"}:
            two = place.following(3) if two in {"not", "been", "also", "still"} else two
            person = two in w.HUMAN_STATES | w.PARTICIPLES | w.PREPOSITIONS or two.endswith(("ed", "ing"))
            if place.word in w.ABSTRACT and two in _OF_QUALITIES:
                return True
            return not (person or (one == "had" and two in w.DETERMINERS))
        return True
    if place.word in w.SEASONS and one in {"brings", "brought", "came", "comes", "passed", "ended", "turned"}:
        return True
    if place.word in w.ADJECTIVES and one in w.NOUN_OR_VERB:
        return True
    if place.word == "hope" and one == "to":
        return True
    return _is_before_noun(place) and one not in w.TELEGRAPH and one != "not"


def _is_before_noun(place: Surroundings) -> bool:
    one = place.following()
    lower = bool(place.next_written) and place.next_written[0].islower() and place.after[:1] == " "
    grammar = w.PREPOSITIONS | w.CONJUNCTIONS | w.AUXILIARIES | w.PRONOUNS | w.DETERMINERS | w.PRESENT_VERBS
    return lower and is_word(one) and one not in grammar and not _acts(place) and not one.endswith(("ly", "ing"))


def _place_at_start(place: Surroundings) -> Sense:
    """Judge a town or service whose name is a word: "Reading the file" is no town, "Bath was next" may be."""
    one = place.following()
    lower = bool(place.next_written) and place.next_written[0].islower()
    if place.word == "deal" and one == "with":
        return Sense.ORDINARY
    if place.word.endswith("ing") and (
        one in w.DETERMINERS | w.PRONOUNS or one in {"and", "through", "between", "about"}
    ):
        return Sense.ORDINARY
    if lower and is_word(one) and not _acts(place) and one not in w.PREPOSITIONS | w.CONJUNCTIONS | w.AUXILIARIES:
        common = is_name_word(place.word)  # "Bath towels" is likely; "Tidewater report" is not about a report
        return Sense.ORDINARY if common and one not in w.TELEGRAPH | w.HUMANS | ROLES else Sense.DOUBTFUL
    return Sense.NAME


def _proper(place: Surroundings) -> Sense:
    """Judge a nation, faith or weekday that is someone's name too: ordinary unless a person's verb follows."""
    if place.word in w.WEEKDAYS and place.previous() in w.PREPOSITIONS | {
        "last",
        "next",
        "this",
        "every",
        "each",
        "the",
        "that",
    }:
        return Sense.ORDINARY
    if place.possessive or (_acts(place) and place.previous() not in w.DETERMINERS):
        return Sense.DOUBTFUL if place.word in w.NATIONS else Sense.NAME
    if place.word in w.FAITHS and not (place.previous() in w.DETERMINERS or is_word(place.following())):
        return Sense.NAME
    return Sense.ORDINARY


# -- a capital in the middle of a sentence


def _in_middle(place: Surroundings, forms: tuple[Form, ...]) -> Sense:
    one, previous = place.following(), place.previous()
    if place.word in w.NATIONS | w.FAITHS | w.WEEKDAYS:
        return _proper(place)
    if place.possessive:
        return Sense.NAME
    if f"{place.word}_{one}" in w.TWO_WORDS or f"{previous}_{place.word}" in w.BEFORE_ORDINARY:
        return Sense.ORDINARY
    if place.word in w.SEASONS:
        return _season_in_middle(place, one, previous)
    if place.word in w.COLOURS and (
        previous in {"is", "are", "as", "be", "being", "not", "predominantly", "mostly", "or"}
        or (previous in w.DETERMINERS and one in w.HUMANS)
    ):
        return Sense.ORDINARY
    capital_next = bool(place.next_written) and place.next_written[0][0].isupper() and place.after[:1] == " "
    if previous in w.DETERMINERS - {"that", "all", "both", "what", "which", "no", "such"}:
        if place.word in w.ADJECTIVES and one and not place.closes and one not in w.AUXILIARIES | w.PREPOSITIONS:
            return Sense.DOUBTFUL if capital_next else Sense.ORDINARY
        if capital_next and is_word(one) and forms[0].identity.kind == "person":
            return Sense.DOUBTFUL
    return Sense.NAME


def _season_in_middle(place: Surroundings, one: str, previous: str) -> Sense:
    if _YEAR_AFTER.match(place.after) or one in {"term", "holidays", "holiday", "terms", "break", "half-term"}:
        return Sense.ORDINARY
    if previous in {
        "the",
        "last",
        "this",
        "next",
        "every",
        "each",
        "late",
        "early",
        "mid",
        "during",
        "over",
        "throughout",
    }:
        return Sense.NAME if _acts(place) and previous != "the" else Sense.ORDINARY
    if previous in {"in", "since", "until", "by"} and (place.closes or place.after[:1] == ","):
        return Sense.DOUBTFUL
    return Sense.NAME
