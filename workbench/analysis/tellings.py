"""What one entry tells, ready for comparing: when, of which days it speaks, whom it names, and its ideas."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.analysis import wording
from workbench.analysis.days import days_of
from workbench.records import Agency, Event, Person

_PACE = 25  # entries between two pauses
_LONGEST_PERIOD = 10  # days: an entry about a longer stretch tells of no single event
_SERVICE_WORDS: tuple[tuple[str, str], ...] = (
    (
        "social_care|social_work",
        "mash,csc,social-care,children's-services,social-worker,sw,edt,front-door,emergency duty,cps,caseworker,"
        "hotline,child protective services",
    ),
    ("health_visit", "health-visitor,hv,0-19"),
    ("gp|general_practice|primary_care", "gp,gps,surgery,general practice"),
    ("school|education|college", "school,dsl,headteacher,head teacher,class teacher,college,principal"),
    (
        "police",
        "police,officer,officers,pc,ds,dc,ppn,encompass,constabulary,101,999,911,sheriff,deputy,deputies,trooper",
    ),
    (
        "hospital|acute|maternity|midwi",
        "hospital,infirmary,ed,a&e,emergency department,midwife,midwifery,maternity,ward",
    ),
    ("housing", "housing,landlord,tenancy,concierge"),
    ("ambulance", "ambulance,paramedic,paramedics,ems"),
    ("probation", "probation"),
    ("mental_health|camhs", "camhs,mental health team,cmht,crisis team"),
    ("nursery|early_years", "nursery,childminder,pre-school"),
    ("fire", "fire service,fire and rescue,fire crew,firefighters"),
    ("residential|placement|fostering", "children's home,residential unit,key worker,keyworker"),
    ("youth_justice|youth_offending", "yot,yos,youth justice,youth offending"),
    ("substance|drug|alcohol", "drug service,substance misuse service,recovery worker"),
    ("domestic_abuse|refuge", "refuge,idva,women's aid"),
    ("community_health|paediatric", "paediatrician,paediatrics,community paediatrics,consultant"),
    ("early_help|family_support", "early help,family support worker,children's centre,family hub"),
)
"""Kinds of agency, as a pattern, and the words by which others speak of them (as wording.plain leaves them)."""

_TOKEN = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b"))
    for kind, pattern in (
        ("strategy", r"strategy (?:discussion|meeting|call|conversation)"),
        ("conference", r"child protection (?:case )?(?:conference|(?:planning )?meeting)|icpc|rcpc|case conference"),
        (
            "cin",
            r"(?:child-in-need|cin|taf|tac|professionals|care and support|child's plan|looked after|lac|cla|"
            r"family team) (?:review|meeting|planning meeting|plan)|cin|core-group|family group conference",
        ),
        ("birth", r"new birth|birth (?:notification|visit|contact)|notice of birth|birth at|live (?:fe)?male|born"),
        ("immunisation", r"immunis\w*|imms|injections?|vaccinat\w*"),
        ("arrest", r"arrested"),
        ("discharge", r"discharge (?:letter|summary)|discharged"),
        ("not-brought", r"not-brought|wnb|did-not-attend|dna|non-attendance|missed (?:\w+ )?appointments?"),
        ("welfare-check", r"welfare check|safe and well"),
        ("booking", r"booking"),
        ("court", r"(?:court|children's|care) hearing|hearing|interim (?:\w+ ){0,2}order|emergency protection"),
        ("missing", r"(?:reported |went |is |was |found |still )?missing(?: (?:person|from|again|overnight|episode))?|"
                    r"absconded|traced"),
        ("interview", r"joint (?:investigative )?interview|abe interview|best evidence"),
        ("medical", r"(?:child protection|forensic|safeguarding) (?:medical|examination)"),
        ("overdose", r"overdose|taken (?:an overdose|tablets|pills)"),
        ("death", r"died|death of|found dead|deceased|pronounced"),
        ("fire", r"(?:house |flat )?fire (?:at|in)|house fire|on fire"),
        ("bite", r"bitten|(?:dog )?bite"),
        ("exclusion", r"excluded|exclusion|suspended"),
        ("transfer", r"transferred to|transfer in|transfer out|case transfer"),
    )
)  # fmt: skip
_HEARD = re.compile(
    r"\b(?:letters?|emails?|notices?|notifications?|forms?|copied|messages?|ppn|encompass|summary|referral from)\b"
)
_SENT = re.compile(r"row \d+\b")  # as the reader of chronologies begins source_detail
_MEETINGS = frozenset({"strategy", "conference", "cin"})
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: (\d{4}))?\b"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?(?![\d/]|\.\d)")
_THE_NTH = re.compile(r"\b(?:the|on) (\d{1,2})(?:st|nd|rd|th)\b")
_YESTERDAY = re.compile(
    r"\b(?:last night|last evening|yesterday|(?:the )?(?:previous|day|night|evening) (?:day|evening|night|"
    r"before)|overnight)\b"
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.:/]\d+)*(?:-?[a-z]{1,3})?(?!\w)|\b[a-z]{1,4}-?\d[\d/-]*\b")
_WEEKDAY = re.compile(r"\b(?:on |last )?(mon|tues|wednes|thurs|fri|satur|sun)day\b")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


@dataclass(frozen=True, slots=True)
class Telling:
    """One entry.

    ``origin``: its agency and document; ``sent``: a row of an agency's table, not the reviewer's own entry. ``exact``:
    one day; ``certain``: the sender had no doubt of it. ``said``: other days its words name, near its own;
    ``mentions``: agencies its words point to. ``kinds``: sorts of event that two agencies would both record, such as
    a strategy discussion. ``heard``: a letter, form or notice, whose day may be later than the event's. ``numbers``:
    those in its words, and its time.
    """

    id: str
    agency: str
    origin: str
    sent: bool
    first: dt.date
    last: dt.date
    exact: bool
    certain: bool
    minute: int | None
    text: str
    ideas: Counter[str]
    said: frozenset[dt.date]
    mentions: frozenset[str]
    kinds: frozenset[str]
    heard: bool
    people: frozenset[str]
    numbers: frozenset[str]

    @property
    def meetings(self) -> frozenset[str]:
        """The kinds of meeting among its kinds: one entry tells of one meeting."""
        return self.kinds & _MEETINGS


def tellings(
    events: Iterable[Event],
    agencies: Sequence[Agency] = (),
    people: Sequence[Person] = (),
    pause: Callable[[], object] = lambda: None,
) -> list[Telling]:
    """Return the entries that can be compared, in order of date: dated, by an agency, and no author's note.

    ``pause`` is called every few entries; it may wait, and raise to stop.
    """
    finder = _Finder(agencies, people)
    found: list[Telling] = []
    for at, event in enumerate(events):
        if at % _PACE == 0:
            pause()
        if telling := _telling(event, finder):
            found.append(telling)
    return sorted(found, key=lambda t: (t.first, t.last, t.id))


def _telling(event: Event, finder: _Finder) -> Telling | None:
    days = days_of(event.date)
    if days is None or days.first is None or days.last is None or not event.agency or event.author_note is True:
        return None
    if (days.last - days.first).days > _LONGEST_PERIOD:
        return None
    said = " . ".join(t for t in (event.what_happened, event.action_taken, event.outcome, event.comment) if t)
    if not said:
        return None
    text = wording.plain(said)
    sent = bool(_SENT.match(event.source_detail or ""))
    head = f"{text[:160]} . {wording.plain(event.source_detail or '')}"
    return Telling(
        event.id,
        event.agency,
        f"{event.agency} {event.source or ''} {'sent' if sent else 'own'}",
        sent,
        days.first,
        days.last,
        days.exact,
        not set(event.date or "") & set("?~%"),
        _minute(event.time),
        text,
        wording.ideas(text),
        frozenset(days_named(text, days.first)) - {days.first},
        frozenset(finder.mentioned(text)) - {event.agency},
        frozenset(kind for kind, pattern in _KINDS if pattern.search(head)),
        bool(_HEARD.search(text[:100])),
        frozenset(event.people or ()),
        frozenset(n.replace(".", ":") for n in (*_NUMBER.findall(text), event.time or "") if len(n) > 1),
    )


def _minute(time: str | None) -> int | None:
    found = re.fullmatch(r"(\d\d):(\d\d)", time or "")
    return int(found[1]) * 60 + int(found[2]) if found else None


def days_named(text: str, day: dt.date) -> Iterator[dt.date]:
    """Yield the days near ``day`` (within a month) that the words name: "on the 9th", "19 July", "last night"."""
    for found in _DAY_MONTH.finditer(text):
        yield from _near(int(found[1]), _MONTHS[found[2]], found[3], day)
    for found in _NUMERIC.finditer(text):
        yield from _near(int(found[1]), int(found[2]), found[3], day)
    for found in _THE_NTH.finditer(text):
        for months_back in (0, 1):
            month = day.month - months_back
            yield from _near(int(found[1]), month or 12, None, day)
    if _YESTERDAY.search(text):
        yield day - dt.timedelta(days=1)
    for found in _WEEKDAY.finditer(text):
        back = (day.weekday() - _WEEKDAYS.index(found[1])) % 7
        if back:
            yield day - dt.timedelta(days=back)


def _near(number: int, month: int, year: str | None, day: dt.date) -> Iterator[dt.date]:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [day.year, day.year - 1]
    for candidate in years:
        try:
            named = dt.date(candidate, month, number)
        except ValueError:
            continue
        if -3 <= (day - named).days <= 31:
            yield named
            return


class _Finder:
    """Finds which agencies a text points to: by name, by one of their staff, or by the word for their service."""

    def __init__(self, agencies: Sequence[Agency], people: Sequence[Person]) -> None:
        staff: dict[str, list[str]] = {}
        for person in people:
            if person.agency:
                words = [person.name or "", *(person.aliases or ())]
                words.append((person.name or "").split()[-1] if person.name else "")
                staff.setdefault(person.agency, []).extend(words)
        self._owners: dict[str, set[str]] = {}
        for agency in agencies:
            for name in (agency.name, *(agency.aliases or ()), *staff.get(agency.id, ())):
                plain = wording.plain(name or "").strip()
                if len(plain) > 3:
                    self._owners.setdefault(plain, set()).add(agency.id)
        for kinds, spoken in _SERVICE_WORDS:
            those = {a.id for a in agencies if a.kind and re.search(kinds, a.kind)}
            for word in spoken.split(",") if those else ():
                self._owners.setdefault(word, set()).update(those)
        phrases = sorted((name for name in self._owners if not _TOKEN.fullmatch(name)), key=len, reverse=True)
        self._phrases = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)") if phrases else None

    def mentioned(self, text: str) -> set[str]:
        """Return the ids of agencies; a service's word points to every agency of that kind."""
        found: set[str] = set()
        for token in set(_TOKEN.findall(text)):
            found |= self._owners.get(token.removesuffix("'s"), set())
        for match in self._phrases.finditer(text) if self._phrases else ():
            found |= self._owners[match[0]]
        return found
