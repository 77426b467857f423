"""What a column heading means, in the words that agencies of the four nations use."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from workbench.forgetting import until_closed


class Role(StrEnum):
    """What a column of a chronology holds."""

    SEQUENCE = "sequence"
    DATE = "date"
    DATE_END = "date_end"
    TIME = "time"
    TIME_END = "time_end"
    AGENCY = "agency"
    SOURCE = "source_detail"
    WHAT = "what_happened"
    ACTION = "action_taken"
    OUTCOME = "outcome"
    PEOPLE = "people"
    CONTACT = "contact"
    COMMENT = "comment"
    OTHER = "other"


_STRONG, _FAIR, _WEAK = 3, 2, 1
_RULES: tuple[tuple[Role, int, str], ...] = (
    (
        Role.OTHER,
        _STRONG,
        r"(?:.* )?(?:dob|d o b|date of birth|birth|dyddiad geni)(?: .*)?|dyddiad marw.*|erbyn pryd|by when|"
        r".*\bdue\b.*|version.*|date of death",
    ),
    (
        Role.DATE,
        _WEAK,
        r"(?:date|time) (?:\w+ )?(?:recorded|entered|added|created|logged|written|typed|printed|inputted|closed|"
        r"updated|modified|completed|of entry|of recording|of record)|"
        r"(?:recorded|entered|created) (?:on|date|at)|entry date|recording date|from|year|month|period",
    ),
    (
        Role.DATE_END,
        _STRONG,
        r"(?:end|finish|to|until|closing) dates?|dates? (?:to|end|ended|finish|finished|until|closed)|"
        r"dyddiad (?:gorffen|diwedd|cau)|date of end",
    ),
    (
        Role.DATE_END,
        _WEAK,
        r"to|until|end|finish",
    ),
    (
        Role.TIME_END,
        _STRONG,
        r"(?:end|finish|to|departure) time|time (?:to|end|ended|finish|finished|out|left|until)|"
        r"amser (?:gorffen|diwedd)",
    ),
    (
        Role.TIME,
        _STRONG,
        r"times?|(?:start|from|event|arrival) time|"
        r"time (?:from|start|started|in|of .*|arrived|hh ?mm|24 ?hr?s?|24 hour)|hour|amser(?: (?!gorffen|diwedd).*)?",
    ),
    (
        Role.DATE,
        _STRONG,
        r"dates?|when|pryd|dyddiad|date (?:and|&)? ?(?:time|period)|(?:date|day)s? (?:or|/|and) .*|"
        r"dates? (?:of|from|started?|rec ?d|received|seen|noted|occurred|dd.*|event|occurrence|happened|contact|"
        r"begun)(?: .*)?|"
        r"(?:event|start|contact|incident|visit|occurrence|activity|from|begin|attendance|log|letter|meeting|"
        r"call|session|appointment|report|actual|key|encounter|consultation)(?: start)? dates?|"
        r".* date time|date .* time|when .*|timeline|timeframe|dates? \d.*|dyddiad .*|day date|event date .*",
    ),
    (
        Role.SEQUENCE,
        _STRONG,
        r"seq(?:uence)?(?: (?:no|number))?|no|nos|num|number|item(?: no| number)?|row(?: no| number)?|"
        r"line(?: no)?|s ?n|entry (?:no|number)|event (?:no|number|order)|order|rhif",
    ),
    (
        Role.SOURCE,
        _STRONG,
        r"sources?(?: .*)?|"
        r"(?:record|case|file|doc(?:ument)?|log|crime|incident|source|system|event|"
        r"evidence)s? (?:ref(?:erence)?s?|no|number|id)|"
        r"ref(?:erence)?s?(?: (?:no|number|id))?|log(?: \w+)? ref(?:erence)?|id|documents?|evidence|files?|"
        r"pages?(?: (?:no|number))?|record(?: type)?|source document|ffynhonnell(?: .*)?|ffynonellau|cyfeirnod|"
        r"rhif (?:cyfeirnod|cofnod|digwyddiad|achos)|tudalen|url|.* ref",
    ),
    (
        Role.AGENCY,
        _STRONG,
        r"agenc(?:y|ies)(?: .*)?|organi[sz]ations?(?: .*)?|services?|providers?|\w+ agency|"
        r"asiantaeth(?:au)?(?: .*)?|gwasanaeth(?:au)?|"
        r"agency service|sefydliad(?:au)?",
    ),
    (
        Role.ACTION,
        _STRONG,
        r"actions?(?: .*)?|.*\baction(?:s)? taken.*|what was done.*|"
        r"(?:agency |service |professional )?responses?(?: .*)?|interventions?(?: .*)?|follow ?up(?: .*)?|"
        r"decisions?(?: .*)?|steps taken|camau.*|gweithred.*|ymateb.*|penderfyniad(?:au)?|y camau .*|beth wnaed.*|"
        r"what did (?:we|you|they) do.*|treatment|plans?|"
        r"management plan|.*\bactions?",
    ),
    (
        Role.OUTCOME,
        _STRONG,
        r"outcomes?(?: .*)?|results?(?: .*)?|impacts?(?: .*)?|dispos(?:al|ition)s?|consequences?|conclusions?|effects?|"
        r"canlyniad.*|effaith.*|deilliant.*|end result|resolution|what happened next",
    ),
    (
        Role.COMMENT,
        _STRONG,
        r"(?:.* )?comment(?:s|ary)?(?: .*)?|remarks?|(?:.* )?analysis(?: .*)?|observations?|reflections?|"
        r"learning.*|reviewer.*|professional (?:opinion|judge?ment)|sylw(?:ad)?(?:au)?(?: .*)?|dadansoddiad.*|"
        r"myfyrdod.*|author s? ?notes?|critical.*|"
        r"appraisal|.*hindsight.*",
    ),
    (
        Role.WHAT,
        _STRONG,
        r"what happened(?: .*)?|"
        r"(?:significant |key |main |life )?events?(?: (?:detail|details|description|summary|or .*|and .*|/.*))?|"
        r".*\bdescription(?: .*)?|"
        r"(?:event|contact|incident|case|entry|log|full|brief) (?:details?|summary|narrative|notes?|description|"
        r"information|text|entry|content)|"
        r"incidents?|summar(?:y|ies) of .*|narrative(?: .*)?|what was .*|details? of .*|account|"
        r"(?:significant|key) .*|(?:prif )?digwyddiad(?! ref).*|y digwyddiad.*|beth ddigwyddodd.*|disgrifiad.*|"
        r"naratif|cofnod(?: .*)?|hanes|.*what happened|happening|occurrence|event .*|"
        r"nature of (?:contact|event|incident|involvement)|events? .*|record of .*|chronology of .*",
    ),
    (
        Role.WHAT,
        _FAIR,
        r"summar(?:y|ies)|details?|entr(?:y|ies)|information(?: .*)?|contents?|case notes?|text|log|issues?|"
        r"presentation|concerns?(?: .*)?|consultation|findings|story|manylion(?: .*)?|crynodeb(?: .*)?|"
        r"gwybodaeth(?: .*)?|contact summary|summary .*|"
        r"details? .*",
    ),
    (
        Role.WHAT,
        _WEAK,
        r"notes?|free text|nodiadau|message|subject matter|reason(?: .*)?",
    ),
    (
        Role.CONTACT,
        _STRONG,
        r"contacts?|(?:contact|event|entry|incident|record) (?:types?|method|mode|category)|types?(?: of .*)?|"
        r"method(?: of .*)?|categor(?:y|ies)|modes?(?: of .*)?|cyswllt|math(?: .*)?|dull(?: .*)?|categori|nature",
    ),
    (
        Role.PEOPLE,
        _FAIR,
        r"who|names?|persons?|people|patients?|pupils?|child(?:ren)?|subjects?|client|service user|learner|"
        r"student|family|family members?|contact with|present|attendees|attended by|staff|officers?|"
        r"practitioners?|workers?|social worker|professionals?|clinicians?|recorded by|recorder|author|seen by|"
        r"reporting officer|by whom|with whom|completed by|reported by|initials|caller|witness|entered by|"
        r"logged by|user|persons? involved|people involved|staff involved|who involved|name of .*|"
        r"professional involved|staff member|member of staff|role|gan bwy|pwy(?: .*)?|enw(?:au)?(?: .*)?|"
        r"yn bresennol|presennol|staff dan sylw|gweithiwr(?: .*)?|swyddog|awdur|plentyn|teulu|pobl",
    ),
)
_COMPILED = tuple((role, strength, re.compile(pattern)) for role, strength, pattern in _RULES)
_IN_TWO_LANGUAGES = re.compile(r"[/|\n\u2013\u2014()]| - ")  # "Dyddiad / Date", "Effaith (Impact)"
_GLOSSARY = re.compile(
    r"short form|abbreviations?|acronyms?|meaning|initials?|glossary|key|stands for|definition|full (?:name|"
    r"term)|term|code|"
    r"explanation|relationship.*|byrfodd|ystyr"
)
_VERSIONS = re.compile(r"versions?(?: .*)?|amendments?|revision(?: .*)?|changes? made|approved by|issue no")


def normal(heading: str) -> str:
    """Return a heading in lower case with words only."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"\([^)]*\)|[^\w\s#]", " ", folded).split()) or ("number" if "#" in heading else "")


def role_of(heading: str) -> tuple[Role, int]:
    """Return what a heading means and how sure that is: 3 sure, 2 likely, 1 for want of better, 0 unknown."""
    words = normal(heading).replace("#", "number")
    if not words or len(words) > 80:
        return Role.OTHER, 0
    found = _known(words)
    if found[1]:
        return found
    halves = [normal(half) for half in _IN_TWO_LANGUAGES.split(heading)]
    return next((known for half in halves if half != words and (known := _known(half))[1]), (Role.OTHER, 0))


@until_closed(1_000)
def _known(words: str) -> tuple[Role, int]:
    for role, strength, pattern in _COMPILED:
        if pattern.fullmatch(words):
            return role, strength
    return Role.OTHER, 0


def is_glossary_word(heading: str) -> bool:
    """Whether a heading belongs to a list of initials, abbreviations or people."""
    return bool(_GLOSSARY.fullmatch(normal(heading)))


def is_version_word(heading: str) -> bool:
    """Whether a heading belongs to a table of document versions."""
    return bool(_VERSIONS.fullmatch(normal(heading)))
