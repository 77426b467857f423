"""Facts that identify in combination, told to the public in broad terms.

The rules are those of common practice in published reviews (domain notes §4.1): an ethnic group rather than a country
("broader term unless essential"), "a long-term condition" rather than a diagnosis, no occupation or faith by name, the
cause of an injury at the highest level and without sexual detail, ages in five bands. What no row of a table knows is
not told at all: a word we cannot generalise may be the one that gives a child away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_Rows = tuple[tuple[str, re.Pattern[str]], ...]

_NOTHING_KNOWN = re.compile(r"\b(?:none|nil|not known|unknown|not recorded|not stated|no known|n/?a)\b", re.IGNORECASE)


def _rows(*rows: tuple[str, str]) -> _Rows:
    return tuple((term, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for term, words in rows)


_SEX = _rows(
    ("female", r"(?:female|f|girl|woman)\b"),
    ("male", r"(?:male|m|boy|man)\b"),
)

# The five groups of the census of England and Wales, 2021; nationalities name the group they are usually part of. In
# lower case: White and Black are surnames too, and a reader of the finished file could not tell.
_ETHNICITY = _rows(
    ("mixed", r"mixed|dual heritage|multiple ethnic|biracial"),
    ("Asian", r"asian|indian|pakistani|bangladeshi|chinese|sri lankan|tamil|nepal|filipin|vietnam|thai|japan|korea"),
    ("black", r"black|african|caribbean|somali|nigeria|ghana|jamaica|congol|eritre|ethiop|kenya|uganda|zimbabw"),
    (
        "white",
        r"white|british|english|welsh|scottish|irish|polish|romanian|gypsy|roma\b|traveller|lithuan|latvia|bulgar"
        r"|ukrain|portugu|italian|german|french|spanish|czech|slovak|hungar|european",
    ),
    ("another ethnic group", r"arab|kurd|turk|iran|iraq|syria|afghan|yemen|latin american|brazil|other ethnic"),
)

_FAITH = _rows(
    ("no religion", r"(?:no religion|none|atheist|agnostic|non[- ]religious|humanist)"),
    (
        "a religious faith",
        r"(?:christian|catholic|anglican|church|methodist|baptist|pentecostal|orthodox|evangelical|jehovah|mormon"
        r"|latter|quaker|muslim|islam|sunni|shia|sh.a\b|ahmad|hindu|sikh|jew|judai|buddhis|jain|baha|rastafari|pagan"
        r"|spiritual|baptised|salvation army|presbyterian|protestant)",
    ),
)

_OCCUPATION = _rows(
    ("in education", r"(?:pupil|student|at school|at college|at university|apprentice|nursery child)"),
    (
        "not in paid work",
        r"(?:unemployed|out of work|not working|not in work|no occupation|never worked|retired|carer\b|home ?maker"
        r"|house ?wife|house ?husband|full[- ]time (?:mother|father|parent)|stay[- ]at[- ]home|benefits|maternity leave"
        r"|long[- ]term sick)",
    ),
    (
        "works in health or social care",
        r"(?:social work|health visit|midwi|nurs(?:e|ing)\b(?! assistant)|doctor|general practi|gp\b|paediatric"
        r"|consultant|psych|therap|paramedic|pharmac|dent|care (?:worker|assistant)|support worker|family support"
        r"|youth work|safeguarding|radiograph|surgeon|registrar)",
    ),
    (
        "works in education",
        r"(?:teach|head ?teach|learning mentor|teaching|school|nursery|lectur|tutor|childmind|senco)",
    ),
    (
        "works in justice or public protection",
        r"(?:police|detective|constable|probation|prison|solicitor|barrister|court)",
    ),
)
_IN_WORK = "in work"

_MECHANISM = _rows(
    ("", r"(?:sexual|sex\b|rape|indecen|penetrat)"),
    ("unsafe sleep or suffocation", r"(?:co-?sleep|overl[ay]|suffocat|asphyxi|smother|unsafe sleep|sudden unexpected)"),
    ("drowning", r"drown"),
    ("poisoning or overdose", r"(?:poison|overdos|ingest|methadone|drug|medicat|toxic)"),
    ("fire or burns", r"(?:fire|burn|scald|smoke)"),
    ("self-harm", r"(?:self[- ]?harm|suicid|hang|ligature|own life)"),
    ("neglect", r"(?:neglect|starv|malnutri|dehydrat|medical need|failure to thrive)"),
    ("a traffic or transport incident", r"(?:car|vehicle|road|traffic|train|rail)\b"),
    (
        "physical injury",
        r"(?:head|injur|shak|impact|fractur|blunt|assault|stab|knife|wound|bruis|trauma|beat|punch|kick|fall|fell"
        r"|strangl|bite|shot|gun|brain|abdom)",
    ),
)

_LEGAL_STATUS = _rows(
    ("child protection plan", r"(?:child protection|cp plan|cpp\b|register)"),
    (
        "in public care or under a court order",
        r"(?:care order|interim care|looked after|lac\b|cla\b|s(?:ection|\.)? ?(?:20|31|38)\b"
        r"|accommodat|placement|emergency protection|epo\b|police protection|supervision order|adopt|special guardian"
        r"|child arrangements|residence|ward|care_order|looked_after|secure)",
    ),
    ("known to services as a child in need", r"(?:child in need|child_in_need|cin\b|s(?:ection|\.)? ?17\b)"),
    ("early help", r"(?:early help|early_help|caf\b|team around|common assessment)"),
    ("an education, health or disability plan", r"(?:ehc|education, health|sen\b|special educational)"),
)


@dataclass(frozen=True, slots=True)
class _Ages:
    until: int
    words: str


_AGE_BANDS = (
    _Ages(1, "under 1"),
    _Ages(5, "1 to 4"),
    _Ages(10, "5 to 9"),
    _Ages(14, "10 to 13"),
    _Ages(18, "14 to 17"),
)
ADULT = "18 or over"


def broad(field: str, value: str) -> str | None:
    """Return what the public may know of a field with the treatment ``quasi``, or None: nothing.

    ``field`` is the field's name as declared; a field without a table is not told.
    """
    rule = _RULES.get(field)
    words = " ".join(value.split())
    return (rule(words) or None) if rule and words else None


def age_band(age: int) -> str:
    """Return the band of an age in completed years."""
    return next((band.words for band in _AGE_BANDS if age < band.until), ADULT)


def _first(rows: _Rows, words: str) -> str | None:
    return next((term for term, pattern in rows if pattern.search(words)), None)


def _every(rows: _Rows, words: str) -> Iterable[str]:
    return [term for term, pattern in rows if pattern.search(words)]


def _sex(words: str) -> str | None:
    return _first(_SEX, words)


def _ethnicity(words: str) -> str | None:
    groups = _every(_ETHNICITY, words)
    if "mixed" in groups:
        return "mixed"
    # "Black British", "British Asian": the country is not a group beside the one named.
    named = [g for g in groups if g != "white"] if not re.search(r"\bwhite\b", words, re.IGNORECASE) else list(groups)
    return "mixed" if len(named) > 1 else next(iter([*named, *groups]), None)


def _faith(words: str) -> str | None:
    return _first(_FAITH, words)


def _language(words: str) -> str | None:
    if _NOTHING_KNOWN.search(words):
        return None
    named = re.findall(r"\b[A-Z]\w+", words)
    if not re.search(r"\benglish\b", words, re.IGNORECASE):
        return "a language other than English"
    others = [
        word for word in named if word != "English" and not re.fullmatch(r"(?:No|Not|At|Some|Only|Since|Until)", word)
    ]
    return "English and another language" if others and not words.startswith("English only") else "English"


def _condition(words: str) -> str | None:
    return None if _NOTHING_KNOWN.match(words) else "a disability or long-term condition"


def _occupation(words: str) -> str | None:
    if _NOTHING_KNOWN.fullmatch(words):
        return None
    return _first(_OCCUPATION, words) or _IN_WORK


def _mechanism(words: str) -> str | None:
    return _first(_MECHANISM, words)


def _legal_status(words: str) -> str | None:
    return _first(_LEGAL_STATUS, words)


_RULES: dict[str, Callable[[str], str | None]] = {
    "sex": _sex,
    "ethnicity": _ethnicity,
    "religion": _faith,
    "first_language": _language,
    "disability": _condition,
    "occupation": _occupation,
    "mechanism": _mechanism,
    "status": _legal_status,
}
