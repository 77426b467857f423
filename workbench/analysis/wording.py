"""The words of an event as ideas that two agencies may share however each of them puts it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from workbench.forgetting import until_closed

_IDEAS = """
call: call called calls caller phone phoned phones telephone telephoned telephones rang ring rung voicemail voice-mail
text: text texted texts sms message messaged messages
email: email emailed emails e-mail mail
letter: letter letters wrote written writes posted
visit: visit visited visits visiting home-visit
meeting: meeting meetings met conference discussion huddle panel
strategy: strategy
cin: cin child-in-need core-group
referral: referral refer referred refers referring
immunise: immunisation immunisations immunised imms injection injections vaccination vaccinations vaccine jab jabs
hospital: hospital infirmary ward emergency ed a&e admitted admission casualty
discharge: discharge discharged
birth: birth born baby-born delivery delivered birthing
midwife: midwife midwifery midwives maternity antenatal booking
missed: wnb dna missed non-attendance not-brought did-not-attend no-access failed
bruise: bruise bruises bruised bruising mark marks marked
injury: injury injuries injured hurt harm swollen fracture fractured fractures broken bleeding
head: head forehead skull
leg: leg legs tibia
arrest: arrest arrested custody bail bailed charged
police: police officer officers pc ds dc constable constabulary sergeant sheriff deputy deputies trooper
ambulance: ambulance paramedic paramedics crew ems
social-care: mash csc social-care children's-services social-worker sw edt front-door cps caseworker hotline
health-visitor: health-visitor hv health-visiting health-visitors
gp: gp gps surgery doctor dr
school: school teacher class pupil dsl headteacher principal
housing: housing tenancy landlord rent tenant arrears
damp: damp mould mouldy
neighbour: neighbour neighbours neighbor
shout: shout shouting shouted shouts argument arguing row banging disturbance noise screaming altercation yelling yelled
assault: assault assaulted hit punched slapped kicked violence violent
drunk: drunk drink drinking drinks alcohol intoxicated inebriated booze
drug: drug drugs cannabis cocaine heroin substance substances
weight: weight weighed weigh weights centile kg
address: address moved moves move flat house-move relocated
sign-up: sign-up signed tenancy-sign
depress: depression depressed low-mood mood sertraline epds phq
party: party birthday
cry: cry crying cries cried weepy tearful tears wept sobbing
anonymous: anonymous anonymously unnamed unknown-caller
rubbish: rubbish bins bin bags bag waste refuse litter
welfare: welfare safe-and-well welfare-check
missing: missing absconded abscond whereabouts traced curfew runaway
attendance: attendance attended attends attend attending present
absence: absent late lateness absence absences unauthorised truant truanting
notify: notice notification notified notify notifies informed inform informs informing told tells tell ppn encompass
report: report reported reports reporting disclosed disclosure disclose
father: father dad daddy
mother: mother mum mam mummy mam's
grandmother: grandmother nan nanna gran grandma granny
partner: partner boyfriend boyfriend's
man: man male bloke chap fellow
appointment: appointment appointments clinic
refuse: refused refuses refusal declined declines
fall: fell fall fallen rolled roll slide sofa settee
unwell: ill unwell sick poorly fever rash
weapon: knife weapon gun
suicide: suicide suicidal overdose paracetamol
court: court hearing order judge
foster: foster fostered carers placement placed
wound: wound wounds stitches stitch sutures suture dressing bandage bandaged laceration
burn: burn burns burnt scald scalded scalds blister
cut: cut cuts cutting scratch scratches scratched scratching self-harm self-harmed
bite: bite bites bitten
tablet: tablet tablets pill pills
medicine: medicine medicines medication medications meds dose doses prescription prescriptions prescribed
seizure: seizure seizures fit fits epilepsy epileptic convulsion
dead: died dead death deceased dies fatal
fire: fire blaze smoke
dog: dog dogs puppy terrier
hungry: hungry hunger food eat eating ate meal meals starving
dirty: dirty unwashed soiled smell smells smelled hygiene unkempt filthy
nappy: nappy nappies
worry: worry worries worried concern concerns concerned
parent: parent parents
exploit: exploitation exploited trafficking trafficked grooming groomed cse cce
register: register registered registration
interview: interview interviewed interviewing
scan: scan scans x-ray xray film imaging
feed: feed feeds feeding fed milk bottle bottles formula
money: money debt debts owes owed loan benefit benefits
car: car van vehicle taxi
asleep: asleep sleep sleeping slept bed
excluded: excluded exclusion suspended suspension
sibling: brother brothers sister sisters sibling siblings
baby: baby infant newborn
closed: closed closure close closing
pregnant: pregnant pregnancy expecting
collapse: collapse collapsed collapses unresponsive limp lifeless floppy unconscious resuscitation cpr
review: review reviewed reviews
examine: examination examined examine medical
speech: speech language
"""
_IDEA_OF = {
    word: idea
    for line in _IDEAS.split("\n")
    if ":" in line
    for idea, words in [line.split(":")]
    for word in words.split()
}
_PHRASES = (
    (re.compile(r"\b(?:was|were) not brought\b|\bnot brought\b"), " not-brought "),
    (re.compile(r"\bdid not attend\b|\bno show\b"), " did-not-attend "),
    (re.compile(r"\bno (?:access|answer|reply|one (?:at )?home)\b"), " no-access "),
    (re.compile(r"\bnon[ -]attend\w*\b"), " non-attendance "),
    (re.compile(r"\bchild(?:ren)? in need\b"), " child-in-need "),
    (re.compile(r"\bhealth visit(?:or|ors|ing)\b"), " health-visitor "),
    (re.compile(r"\bsocial worker'?s?\b"), " social-worker "),
    (re.compile(r"\b(?:children'?s )?social care\b"), " social-care "),
    (re.compile(r"\bchildren'?s (?:social )?services\b"), " children's-services "),
    (re.compile(r"\bfront door\b"), " front-door "),
    (re.compile(r"\bcore group\b"), " core-group "),
    (re.compile(r"\binter-?agency referral discussion\b|\bird\b"), " strategy discussion "),
    (re.compile(r"\bmum and dad\b|\bmother and father\b"), " parents "),
    (re.compile(r"\bx[ -]ray(?:s|ed)?\b"), " x-ray "),
    (re.compile(r"\blow mood\b|\bmood low\b|\blow in mood\b"), " low-mood "),
    (re.compile(r"\ba ?& ?e\b"), " a&e "),
    (re.compile(r"\bself[ -]harm(?:ed|ing)?\b"), " self-harm "),
    (re.compile(r"\bsign(?:ed)?[ -]up\b"), " sign-up "),
    (re.compile(r"\b(?:cardiac|respiratory|cardio-?respiratory) arrest\b"), " collapse "),
    (re.compile(r"\bmtgs?\b"), " meeting "),
    (re.compile(r"\bappts?\b"), " appointment "),
    (re.compile(r"\bt/c\b"), " telephone "),
    (re.compile(r"\bd/c\b"), " discharged "),
    (re.compile(r"\bh/v\b"), " home-visit "),
)  # fmt: skip
_STOP = frozenset(
    """
    a about after again all also although am an and any are as asked at be because been before being but by came can
    child children could day days did do does done during each family first for from further had has have he her here
    hers him his how i if in into is it its just kept later made may me more mr mrs ms miss much my no nor not now of
    off on once one only or other our out over own said same says see seen she should so some such than that the their
    them then there these they this those three through time to today too two under until up was we week weeks went
    were what when where which while who whom whose why will with would year years yesterday you your him he's
    recorded record records made given give get got going goes go know known taken take asks asking still though
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_TOKEN = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
_LETTERS = {0x2019: "'", 0x2018: "'", 0x142: "l", 0x141: "L"}
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def plain(text: str) -> str:
    """Return the text in lower case, without accents, with one kind of quote, and known phrases as one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.casefold()
    for pattern, word in _PHRASES:
        text = pattern.sub(word, text)
    return text


def ideas(plain_text: str) -> Counter[str]:
    """Return how often each idea occurs in plain text; numbers and everyday words are left out."""
    return Counter(found for token in tokens(plain_text) if (found := idea(token)))


def tokens(plain_text: str) -> list[str]:
    """Return the words and numbers of plain text in their order."""
    return _TOKEN.findall(plain_text)


@until_closed(50_000)
def idea(token: str) -> str | None:
    """Return what a word stands for: its meaning when known, else its stem; None for a word of no weight."""
    word = token.removesuffix("'s")
    if word in _IDEA_OF:
        return _IDEA_OF[word]
    return _stem(word) if len(word) > 2 and word not in _STOP and not word.isdecimal() else None


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + instead
    return word


def rarity(texts: Iterable[Counter[str]]) -> Counter[str]:
    """Return in how many texts each idea occurs."""
    held: Counter[str] = Counter()
    for text in texts:
        held.update(text.keys())
    return held
