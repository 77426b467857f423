"""What people do and are in files, as parts of regular expressions: who does it is somebody, whatever the letters."""

from __future__ import annotations

import re

from workbench.redaction.letters import BLANK

_SPOKE = (
    r"(?:said|says|told|tells|asked|asks|drew|cried|wept|smiled|disclosed|replied|refused|admitted|slept|denied|tried|"
    r"showed|ran|hit|shouted|sleeps|lives|lived|thinks|thought|felt|feels|wants|wanted|explained|stated|reported|"
    r"agreed|heard|saw|knew|left|arrived|answered|laughed|kicked|bit|screamed|whispered|apologised|gave|took|went|"
    r"came|ate|hid|played|loves|likes|hates|misses|missed|hits|shouts|drinks|smokes|stays|attends|stayed|attended)"
)
_STATES = (
    r"(?:told|asked|upset|tearful|crying|asleep|hungry|angry|scared|frightened|drunk|comforted|hit|taken|placed|"
    r"arrested|born|unwell|excluded|collected|dressed|quiet|withdrawn|anxious|happy|distressed|sleeping|smiling|"
    r"dirty|unkempt|shouting|high|late|there|drinking|staying|sad|injured|bruised|removed|left|adamant)"
)
_TASKS = (
    r"(?:ring|chase|visit|send|call|speak|contact|review|check|arrange|see|meet|ask|tell|write|complete|refer|attend|"
    r"email|update|follow|liaise|bring|take|collect|provide|share|submit|feed|confirm|explore|discuss)"
)
_MORE = rf"(?:(?:very|so|too|visibly|still|not){BLANK})?"
ACTS = re.compile(
    rf"{BLANK}(?:(?:also|then|has|had|still|never|later){BLANK}"
    rf"|(?:did|do|does|will|would|could|can)(?:n[’']t|{BLANK}not)?{BLANK})?"
    rf"(?:{_SPOKE}\b|(?:was|is|had{BLANK}been|has{BLANK}been|got|seemed|looked|appeared|became){BLANK}{_MORE}{_STATES}\b"
    rf"|to{BLANK}{_TASKS}\b|next{BLANK}door\b)"
)
"""What only people do or are: "AB drew", "AB was told", "AB to ring school"."""
CHILDLIKE = re.compile(
    rf"{BLANK}(?:(?:also|then|has|had){BLANK})?(?:drew|cried|cries|wept|slept|sleeps|hid|played|kicked|bit|screamed|"
    rf"(?:was|is|had{BLANK}been|seemed|looked|became){BLANK}{_MORE}(?:upset|tearful|crying|asleep|hungry|scared|"
    r"frightened|drunk|dirty|unkempt|comforted|drinking|bruised|distressed|born))\b"
)
"""What is said of a child or a parent and of no professional."""
TOLD = re.compile(
    r"(?:\b(?:told|asked|rang|phoned|texted|emailed|met|saw|collected|seen|visited|fed|hurt|advised)|"
    r"\b(?:spoke|speak|spoken|talked|said|wrote|listened|apologised|speaking|talk)[ \u00a0](?:to|with)|"
    r"\b(?:comforted|hugged|hit|slapped|kissed|undressed|smacked|pushed|punched|bathed))[ \u00a0]$",
    re.I,
)
TOUCHED = re.compile(
    r"\b(?:comforted|hugged|hit|slapped|kissed|undressed|smacked|pushed|punched|bathed)[ \u00a0]$", re.I
)
STOPS = re.compile(
    rf"{BLANK}?(?:$|[.,;:!?)\n]|[’']s\b)|{BLANK}(?:and|about|re|regarding|that|if|to|who|when|by|on|in|at|for|not|what|"
    r"why|where|again|today|yesterday|because|but|with|from|while)\b"
)
"""What may stand behind whoever is told: no noun that would make the letters part of a longer word."""
OPENS_WITH_NAME = re.compile(
    rf"{BLANK}(?:(?:also|then|has|had|still|never|later){BLANK})?(?:said|says|told|tells|asked|asks|rang|rings|phoned|"
    r"texted|cried|cries|wept|smiled|disclosed|replied|refused|admitted|denied|slept|sleeps|lived|attended|attends|"
    r"explained|stated|reported|thinks|wants|wanted|went|arrived|shouted|screamed|whispered|apologised|shares|"
    rf"goes{BLANK}to|came{BLANK}to|lives{BLANK}(?:with|at|in)|(?:was|is){BLANK}{_MORE}(?:told|asked|upset|tearful|crying|"
    rf"asleep|hungry|frightened|scared|drunk|unwell|there|sleeping|dirty|unkempt|arrested|born|seen|spoken|"
    rf"in{BLANK}(?:year|bed|care|her|his)|at{BLANK}(?:school|home|nursery|work)|\d{{1,2}}))\b"
)
"""What follows a name that is a word and begins a sentence; narrower, since "Hope left" may be no person."""
