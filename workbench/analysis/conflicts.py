"""Where two entries of the same event differ in a fact: date, time, measure, who was there, said or not said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.analysis import wording
from workbench.analysis.tellings import Telling

DATES = "The dates differ."
TIMES = "The times differ."
MEASURES = "A measurement differs."
COUNTS = "A number differs."
BODY = "They differ on where the injury was."
LOST = "One tells of a worry that the other does not record."
CAUSE = "They differ on how the injury came about."
EXPLAINED = "One gives an explanation of the injury and the other has none."
DENIED = "One denies what the other says."

_PASSED_ON = re.compile(
    r"\b(?:letters?|emails?|notices?|notifications?|notified|forms?|forwarded|received|copied|posted|passed|"
    r"sent(?! (?:a text|a message|(?:his |her |their )?apolog))|"
    r"informed|informs|"
    r"ppn|encompass|scanned|returned|generated|linked|picks up|message (?:from|in)|referral from|accepted)\b"
    r"|^[^.:;]{3,25}: "
)
_OPENING = 120  # characters in which an entry says what it is
_LATEST_TALK = 30  # minutes between two records of when a meeting began
_MEASURE = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,2})?) ?(kg|g|cm|mm|mg|ml|%|per ?cent|degrees|c|minutes|miles)\b")
_UNIT = {"per cent": "%", "percent": "%"}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = {word: str(number) for number, word in enumerate(_WORDS, 1)}
_COUNTED = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_WORDS)}) (?:\w+ )?"
    r"(tablet|pill|stitch|suture|bruise|mark|child|adult|m[ae]n\b|occasion|seizure|fit\b|call\b|unit|hour|can\b|bottle|"
    r"occupant|resident|people|person|sibling|appointment|fracture|rib\b|ribs\b|mattress)"
)
_COUNT = {
    "pill": "tablet", "suture": "stitch", "fit": "seizure", "man": "men", "resident": "occupant",
    "people": "occupant", "person": "occupant", "ribs": "rib",
}  # fmt: skip
_CLOCK = re.compile(
    r"\b(return|arriv|left|discharg|found|traced|collect|brought|admitt|back)\w*\W+(?:\w+\W+){0,5}?(\d\d):(\d\d)\b"
)
_LATEST_MOVE = 15  # minutes between two records of one coming or going
_HURT = frozenset({"bruise", "injury", "wound", "burn", "bite", "cut"})
_BODY = (
    r"head|forehead|face|cheeks?|ears?|eyes?|nose|lips?|mouth|jaw|chin|neck|scalp|skull",
    r"arms?|forearms?|wrists?|hands?|fingers?|elbows?|shoulders?",
    r"legs?|thighs?|shins?|knees?|foot|feet|ankles?|calf|toes?|tibia|femur",
    r"back|chest|stomach|tummy|abdomen|buttocks?|bottom|groin|hips?|ribs?",
)
_CAUSE = (
    r"kettle", r"(?:cup of )?(?:tea|coffee)|hot drink|mug", r"bath(?:water)?|shower|hot tap", r"iron\b|straighteners",
    r"hob|cooker|oven|saucepan", r"radiator|heater", r"fire(?:place|side)?|hearth", r"swing", r"slide", r"trampoline",
    r"bike|bicycle|scooter", r"doors?|wardrobe|cupboard", r"stairs?|steps?", r"sofa|settee|couch", r"cot\b|bunk|bed\b",
    r"high ?chair", r"pushchair|buggy|pram", r"changing (?:mat|table)", r"car seat", r"glass|bottle", r"dog|cat\b",
    r"(?:her |his )?(?:brother|sister|sibling|cousin)|another (?:child|pupil)", r"toy",
)  # fmt: skip
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|nobody|none|neither|nor|didn't|wasn't|hadn't|couldn't|cannot|declined|denied|"
    r"refused|n't)\b"
)
_REACH = 4  # words after a negation that it may deny
_ENDS_DENIAL = frozenset({"explanation", "account", "reason"})  # "no explanation of the bruise" denies no bruise
_CLAUSE = re.compile(r"[.;:!?\u2013()]| but | and then ")
_WORD = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
_CHECKABLE = frozenset(
    """
    apology name injury bruise referral visit consent agree drunk drug weapon assault shout fall immunise arrest plan
    allocat interpreter photograph document request safe undress supervis witness offence allegation pain mark swell
    access appointment referral interview unconscious breath seizure weight birth court threat
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Ideas that are worth a question when one entry affirms and the other denies them."""

_CALL = "call"
_GRAVE = frozenset(
    """
    assault bruise injury bite burn cut weapon shout drug drunk suicide hungry dirty man frighten scar threat afraid
    missing exploit wound
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Ideas that two records of one call should both have, if either has any."""

_UNEXPLAINED = (
    r"unexplained|no (?:\w+ )?explanation|(?:not|never) explained|without (?:an )?explanation|"
    r"(?:could|can|did) ?not (?:explain|account for|say how)|couldn't (?:explain|say how)|cannot (?:explain|say how)|"
    r"unable to (?:explain|account)",
    r"(?:said|thought|believed|reported|stated) to (?:be|have been|have come|have happened)|"
    r"(?:explained|accounted for) (?:as|by)|explanation (?:given|offered|accepted|was (?:given|that|of))|"
    r"(?:mother|father|mum|dad|parents?|partner|carer|she|he) (?:said|says|explained|thinks|thought|put it down)",
)
_ALTERNATIVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("They differ on who was there.", (
        r"by (?:herself|himself|themselves)|alone|on (?:her|his) own|unaccompanied|by mother only",
        r"(?:mother|mum|she|he|father|her) and (?:a|the|her|his) \w+|accompanied|with (?:a|her|his) (?:man|"
        r"partner|boyfriend|uncle|friend)|two adults|both (?:adults|parents)",
    )),
    ("They differ on how the contact was made.", (
        r"face to face|at home|in person|home visit|visited at home",
        r"(?:by |via )?video(?: link| call)?|virtual(?:ly)?|by teams|online",
        r"(?:by|over the) (?:tele)?phone|telephone (?:call|contact)",
    )),
    ("They differ on where it happened.", (
        r"sofa|settee|couch", r"changing mat|mat", r"\bbed\b", r"cot\b", r"stairs", r"slide", r"high ?chair", r"step\b",
        r"swing",
        r"bath\b", r"pushchair|buggy",
    )),
    ("They differ on what the child was doing.", (
        r"asleep|sleeping", r"sat (?:on|up|in|at)|awake|crying|screaming|holding the baby|playing",
    )),
    ("They differ on which side.", (
        r"(?:left|l|lt) (?:\w+ ){0,2}(?:leg|arm|forearm|cheek|ear|eye|hand|thigh|foot|side|wrist|tibia|knee|shin)",
        r"(?:right|r|rt) (?:\w+ ){0,2}(?:leg|arm|forearm|cheek|ear|eye|hand|thigh|foot|side|wrist|tibia|knee|shin)",
    )),
    ("They differ on who came with the child.", (
        *(
            rf"(?:brought|accompanied|carried)(?: \w+){{0,3}} by (?:her |his |the )?(?:{who})|(?:{who}) present|"
            rf"with (?:his |her )?(?:{who})"
            for who in ("mother|mum", "father|dad", "grandmother|gran|nan|nanna")
        ),
    )),
    ("They differ on how the child was brought.", (
        r"(?:by|in an?|via) ambulance|(?:conveyed|brought in|taken) by (?:the )?(?:ambulance|paramedics|crew)",
        r"(?:mini)?cab\b|(?:by|in a) taxi|taxi driver|private hire|hire car|"
        r"(?:by|in (?:a|his|her|their|the)(?: \w+)?) car\b|drove (?:him|her|them|the child|the baby)|"
        r"(?:by|on a|on the) bus\b|on foot|walked in",
    )),
    ("They differ on whether he or she was still there.", (
        r"(?:had |has )?(?:left|gone|made off|decamped) (?:before|prior to|by the time|on) ",
        r"(?:was |were )?(?:arrested|detained|spoken to|removed) (?:at|from) (?:the )?(?:address|scene|house|home|flat|"
        r"premises)|(?:still )?(?:there|present|inside) when (?:officers|police|crews?)",
    )),
    ("They differ on where the child sleeps.", (
        r"no (?:\w+ )?bed\b|without a bed|"
        r"(?:sleeps?|slept|sleeping) (?:on|in) (?:the|a) (?:floor|sofa|settee|car|chair)|"
        r"(?:shares?|sharing|shared) (?:a|the|one|his|her|their) bed",
        r"(?:was|is|has|had|have|with|in|saw) (?:a|an|his own|her own|their own)(?: \w+)? bed\b|own beds?\b",
    )),
    *(
        (f"They differ on whether {whom} came.", (
            rf"(?:{who}) +(?:did )?(?:also )?(?:attend(?:ed|s)?|came|joined|(?:was |were )?present)\b|"
            rf"(?:attended by|present:) (?:the )?(?:{who})",
            rf"(?:{who}) +(?:was |were )?(?:absent|not (?:present|there|in attendance)|did-not-attend|not-brought|"
            rf"unable to attend|could not attend|sent (?:his |her |their )?apolog\w+)|"
            rf"apologies (?:from|for) (?:the )?(?:{who})",
        ))
        for whom, who in (
            ("the mother", "mother|mum|mam|both parents"),
            ("the father", "father|dad|both parents"),
            ("the partner", "partner|stepfather|step-father"),
            ("the police", "police"),
            ("the school", "school|headteacher"),
            ("the health visitor", "health-visitor|hv"),
            ("the social worker", "social-worker|sw"),
        )
    ),
    ("They differ on whether the children were seen.", (
        r"(?:child(?:ren)?|baby|both|kids) (?:were |was )?(?:both )?(?:seen|checked)|seen and spoken to|"
        r"seen by (?:an? |the )?(?:officers?|police|social worker|nurse)",
        r"(?:child(?:ren)?|baby|both|girl|boy) (?:were |was )?not seen|did not see|not spoken to",
    )),
    ("They differ on the worry.", (
        r"no (?:(?:safeguarding|welfare|further|other|present|current|new|immediate) )*(?:concerns?|worries)|no issues",
        r"(?:was|were|is|are|said .{0,20}) (?:very |really )?(?:worried|concerned)|raised (?:\w+ )?concerns?|"
        r"expressed concerns?|told of|(?:shared|passed on) (?:our |the |her |his )?(?:concerns?|worries)",
    )),
    ("They differ on what was wanted.", (
        r"(?:wants?|wanted|keen|willing|happy|hopes?|hoping) to",
        r"(?:frightened|afraid|scared|worried) (?:of|to|about) \w+|(?:does not|doesn't|did not|didn't) want|reluctant|"
        r"unwilling",
    )),
    ("They differ on who was invited.", (
        r"invited|invitation (?:was )?sent|asked to attend",
        r"not invited|no (?:invitation|request|invite|record of any (?:request|invitation))|never (?:asked|"
        r"invited|told)|without health|not (?:told|informed|asked) (?:of|about|to)|(?:learned|heard) of it",
    )),
)  # fmt: skip
_OF_INJURIES = tuple(
    (said, tuple(re.compile(rf"\b(?:{pattern})\b") for pattern in patterns))
    for said, patterns in ((BODY, _BODY), (CAUSE, _CAUSE), (EXPLAINED, _UNEXPLAINED))
)
"""Sentences and alternatives that count where both tell of the same sort of injury."""

_COMPILED = tuple((said, tuple(re.compile(rf"\b(?:{p})") for p in patterns)) for said, patterns in _ALTERNATIVES)


def between(first: Telling, second: Telling, *, same_talk: bool = False) -> tuple[str, ...]:
    """Return one sentence for each difference, naming the fact and none of the words.

    ``same_talk``: each names the other and tells of a call or the like, so that both should have the same day.
    """
    found: list[str] = []
    kinds = first.kinds & second.kinds
    if (kinds or same_talk) and _dates_differ(first, second):
        found.append(DATES)
    if _meetings_differ(first, second) or _moves_differ(first.text, second.text):
        found.append(TIMES)
    if _measures_differ(first.text, second.text):
        found.append(MEASURES)
    if _differ(_counts(first.text), _counts(second.text)):
        found.append(COUNTS)
    if first.ideas.keys() & second.ideas.keys() & _HURT:
        found += [said for said, patterns in _OF_INJURIES if _other_one(patterns, first.text, second.text)]
    found += _alternatives(first.text, second.text)
    if same_talk and _lost(first, second):
        found.append(LOST)
    if DATES not in found and _denied(first, second):
        found.append(DENIED)
    return tuple(found)


def _dates_differ(first: Telling, second: Telling) -> bool:
    """Whether both say when it happened and not when they heard of it, and they do not agree."""
    if not (first.certain and second.certain) or first.last >= second.first:
        return False
    if first.first in second.said or second.first in first.said or first.said & second.said:
        return False
    return not any(_PASSED_ON.search(t.text[:_OPENING]) for t in (first, second))


def _meetings_differ(first: Telling, second: Telling) -> bool:
    """Tell whether both tell of a meeting of one day, and not of one time."""
    if not first.meetings & second.meetings or first.first != second.first:
        return False
    if first.minute is None or second.minute is None:
        return False
    return abs(first.minute - second.minute) > _LATEST_TALK


def _measures(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, unit in _MEASURE.findall(text):
        found.setdefault(_UNIT.get(unit, unit), set()).add(f"{float(number.replace(',', '.')):g}")
    return found


def _measures_differ(first: str, second: str) -> bool:
    return _differ(_measures(first), _measures(second))


def _differ(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    """Tell whether both say one number of the same thing, and not the same number."""
    return any(len(one[u]) == len(other[u]) == 1 and one[u] != other[u] for u in one.keys() & other.keys())


def _counts(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, thing in _COUNTED.findall(text):
        found.setdefault(_COUNT.get(thing, thing), set()).add(_NUMBER.get(number, number))
    return found


def _moves_differ(first: str, second: str) -> bool:
    """Tell whether both give the time of one coming or going, and not the same time."""
    one, other = ({verb: int(h) * 60 + int(m) for verb, h, m in _CLOCK.findall(text)} for text in (first, second))
    for verb in one.keys() & other.keys():
        apart = abs(one[verb] - other[verb])
        if min(apart, 24 * 60 - apart) > _LATEST_MOVE:
            return True
    return False


def _other_one(patterns: Sequence[re.Pattern[str]], first: str, second: str) -> bool:
    """Tell whether each text says one of several things, and none that the other says."""
    one, other = ({i for i, pattern in enumerate(patterns) if pattern.search(text)} for text in (first, second))
    return bool(one and other and one.isdisjoint(other))


def _alternatives(first: str, second: str) -> Iterator[str]:
    """Yield the sentence of every set of alternatives of which each text says one, and not the same one."""
    yield from (said for said, patterns in _COMPILED if _other_one(patterns, first, second))


def _lost(first: Telling, second: Telling) -> bool:
    """Tell whether of two records of one call only one tells of anything grave."""
    if not (_CALL in first.ideas and _CALL in second.ideas):
        return False
    return _GRAVE.isdisjoint(first.ideas) != _GRAVE.isdisjoint(second.ideas)


def _denied(first: Telling, second: Telling) -> bool:
    if _CHECKABLE.isdisjoint(first.ideas) or first.ideas.keys().isdisjoint(second.ideas):
        return False
    one, other = _claims(first.text), _claims(second.text)
    return bool(((one[0] & other[1]) - one[1]) | ((other[0] & one[1]) - other[1]))


def _claims(text: str) -> tuple[set[str], set[str]]:
    """Return the ideas that a text affirms and those that it denies."""
    affirmed: set[str] = set()
    denied: set[str] = set()
    for clause in _CLAUSE.split(text):
        words = _WORD.findall(clause)
        reach = 0
        for word in words:
            if _NEGATION.fullmatch(word):
                reach = _REACH
                continue
            found = wording.idea(word)
            if found in _CHECKABLE:
                (denied if reach else affirmed).add(found)
            reach = 0 if word in _ENDS_DENIAL else max(0, reach - 1)
    return affirmed, denied
