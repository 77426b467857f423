"""Which agency sent a file, from the file's name and the lines above its tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from workbench.records import Agency

_SHORT = {"rd": "road", "st": "street", "ps": "primary school", "hosp": "hospital", "uni": "university", "dr": "doctor"}
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_LITTLE = {"and", "the", "of", "for", "nhs", "foundation", "trust", "service", "services", "a", "in", "on"}
_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (
        r"social[ _]?care|csc|children s services|mash|ics|social services|front door|cps|"
        r"child protective services|child welfare",
        r"social_care|social_work",
    ),
    (r"health visit\w*|hv|0 19|hv\w?s", r"health_visit"),
    (r"gp|surgery|medical centre|general practice|practice", r"gp|general_practice|primary_care"),
    (r"school|primary|secondary|academy|college|education|safeguarding log|cpoms", r"school|education|college"),
    (r"police|constabulary|ppn|pnc|niche|sheriff s?|state patrol|troopers?", r"police"),
    (r"hospital|acute|infirmary|emergency department|maternity|midwifery|a e", r"hospital|acute|maternity|midwif"),
    (r"housing|tenancy|homes|landlord", r"housing"),
    (r"ambulance|paramedic\w*", r"ambulance"),
    (r"probation|nps|crc", r"probation"),
    (r"camhs|mental health|cmht", r"mental_health|camhs"),
    (r"nursery|early years|childminder|pre school", r"nursery|early_years"),
    (r"early help|children s centre|family hub|family support", r"early_help|family_support"),
    (r"youth justice|yot|yos|youth offending", r"youth"),
    (r"cafcass|court", r"cafcass|court"),
    (r"drug|alcohol|substance", r"substance|drug"),
    (r"refuge|idva|domestic abuse", r"domestic|voluntary"),
)


def words_of(text: str) -> str:
    """Return words in lower case between blanks; joined words such as AnchorRd also taken apart, after a bar."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    apart = _JOINED.sub(" ", text)
    return _words(text) if apart == text else f"{_words(text)}|{_words(apart)}"


def _words(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", text.casefold()).split()
    return f" {' '.join(_SHORT.get(w, w) for w in words)} "


def guess_agency(name: str, title: str, agencies: Sequence[Agency]) -> str | None:
    """Return the id of the agency that a file's name or its title lines point to; None unless one stands out.

    The file's name weighs more than the title, for a title may speak of other agencies too.
    """
    stem = name.rsplit(".", 1)[0]
    tries = (
        (_named, words_of(stem)),
        (_named, words_of(title[:2000].split("\n")[0])),
        (_named, words_of(title[:2000])),
        (_of_kind, words_of(stem)),
        (_of_kind, words_of(title[:400])),
    )
    return next((found for score, words in tries if (found := _best(score, words, agencies))), None)


def match_agency(text: str, agencies: Sequence[Agency]) -> str | None:
    """Return the id of the one agency that a cell of an agency column names."""
    return _best(_named, words_of(text), agencies)


def _best(score: Callable[[Agency, str], float], words: str, agencies: Sequence[Agency]) -> str | None:
    """Return the id of the agency with the highest score, None when two share it."""
    scored = sorted(((score(a, words), a.id) for a in agencies), reverse=True)
    if scored and scored[0][0] > 0 and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        return scored[0][1]
    return None


def _forms(agency: Agency) -> set[str]:
    names = (t for t in (agency.name, agency.label, *(agency.aliases or ())) if t)
    return {form.strip() for name in names for form in words_of(name).split("|") if len(form.strip()) > 1}


def _named(agency: Agency, words: str) -> float:
    """Return how much of a name the words hold: a whole name or alias, its initials, or its first words."""
    best = 0.0
    for form in _forms(agency):
        parts = form.split()
        if f" {form} " in words:
            best = max(best, 10 + len(form))
        elif len(parts) >= 3 and any(f" {letters} " in words for letters in _initials(parts)):
            best = max(best, 9)
        telling = [p for p in parts if p not in _LITTLE and len(p) > 2]
        for pair in pairwise(telling):
            if f" {' '.join(pair)} " in words:
                best = max(best, 5)
    return best


def _initials(parts: list[str]) -> tuple[str, str]:
    """Return the initials of a name without and with its little words; the s of a possessive is no word."""
    full = [p for p in parts if p != "s"]
    return "".join(p[0] for p in full if p not in {"and", "of", "the"}), "".join(p[0] for p in full)


def _of_kind(agency: Agency, words: str) -> float:
    kind = agency.kind or ""
    return float(
        sum(bool(re.search(rf" (?:{said}) ", words) and re.search(kinds, kind)) for said, kinds in _KIND_WORDS)
    )
