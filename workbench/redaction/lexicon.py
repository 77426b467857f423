"""Which words are ordinary English or Welsh, and which of them people are also called by."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from workbench.paths import resource
from workbench.redaction.vocabulary import words_of

_LISTS = ("words/british.txt", "words/everyday.txt")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the lower-case words of British English, one a line in resources/words."""
    try:
        lines = [line for name in _LISTS for line in resource(name).read_text("utf-8").split("\n")]
    except FileNotFoundError:
        return NAME_WORDS
    return frozenset(w for w in lines if w.isalpha() and w.islower()) | NAME_WORDS


def is_word(folded: str) -> bool:
    """Whether a folded form is an ordinary English word."""
    return folded in ordinary_words()


def is_welsh_word(folded: str) -> bool:
    """Whether a lower-case form is a word of Welsh; the first question opens the dictionary (0.3 s, 60 MB)."""
    return folded in _welsh()


@lru_cache(maxsize=1)
def _welsh() -> Container[str]:
    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary("cy")


def is_name_word(folded: str) -> bool:
    """Whether an ordinary English word is also commonly a first or last name."""
    return folded in NAME_WORDS


NAME_WORDS = words_of(
    "hope may grace mark will bill frank rose ivy summer autumn april june dawn faith joy mercy bear white brown "
    "young long hill wood cook polish reading bath harbour anchor cable patience charity prudence chastity "
    "constance verity felicity clemency honour honor temperance unity amity carol eve noel holly heather hazel "
    "jasmine olive ruby pearl amber jade opal coral crystal ginger rosemary basil sage fern flora iris lily daisy "
    "poppy violet primrose heath glen cliff dale dean forest brook brooke river rivers lake lakes marsh moor "
    "field fields meadow meadows stone stones rock sandy sand shore bay ray sky skye star sunny sunday rain raine "
    "storm winter winters frost snow gale robin wren jay martin swift finch nightingale crane drake swan heron "
    "hawk falcon eagle dove birdie raven phoenix fox wolf lamb bull buck hart kitty leo tiger lion bee bird fish "
    "pike art guy miles chase grant rob sue pat jack john nick rich bob dick drew don gene harry jimmy josh lance "
    "mike max pip peg penny polly rusty roger sally scott sharon stew ted terry tom tony trace tracy trip victor "
    "wade ward warren josie jean jeans kay king queen prince duke earl baron knight bishop pope abbot priest "
    "church temple parish parson deacon christian pagan messiah baker butcher smith taylor tailor miller mason "
    "carpenter cooper carter fisher fowler gardener farmer shepherd hunter archer bowman fletcher forester parker "
    "porter potter sawyer skinner tanner thatcher tyler turner walker weaver webber wheeler wright butler "
    "chandler chamberlain clerk steward marshall major sergeant page squire spencer constable sexton reeve reeves "
    "saddler slater glover draper dyer black green gray grey blue red gold golden silver scarlet blunt bright "
    "sharp short small little large strong stout wise worthy noble good goody best better sweet sweeting hardy "
    "moody savage wild merry gay jolly darling dear friend love lovely loving bliss blessing happy day days week "
    "weeks night noon moon sun east west north south street lane lanes park parks hall house castle bridge "
    "bridges ford mill mills pool poole well wells spring springs banks bank barrow beach bell bells ball bond "
    "booth bowl box boxer bush byrd cage camp cannon case cash chance chew close coat cole cope cotton couch "
    "cross crow crown cutler dance driver drum dust early ever fair farrow finder flower flowers flood foot freed "
    "free freeman french english welsh irish garland gates gift gill goose grave graves groom gunner hand hands "
    "hail hazard head herd hide hook horn horner hull hurt ice jewel joiner jury just key keys kind lace land "
    "lark law lawn lawless lee list lister lock locke loft lord loss lot loud low lucky mace mane manners march "
    "marble marks mayor mean merit mist mole money monk monks moss moth mount mountain mule nail nest new newly "
    "nurse oak oakes old onions orange pace pack pain paine palmer pale pane pear peel pen perch petty pick "
    "pickle pitt place plant plum plumb pole pond post pound power powers pratt price pride proud purse quick "
    "rains ramble rash read reader reed rice rider ring road robe rod roe rook root roper row rudder rude rugby "
    "rush sale salt sands savory scales sear seal self sell sermon sewell shade shaw shine ship shirt side sight "
    "silk singer skill slack soul speed spice spoon sprout staff stag stamp stark stead steel steele stern still "
    "stock stringer strange stride styles summers sunder swain sweeney tack tall tart teal tempest thorn thorne "
    "tide tiller toller tone torn towers towns travers tree trees treasure true trust tuck tune underhill vane "
    "vale valentine vice vine visitor wall walls wait waite want wares warner wash waters watts way weeds weir "
    "wheat whistle wick wilder winner winds witch wolfe woman wonder woods wool workman worth yard yates yeoman "
    "yield youngs zeal battle bury deal diss sandwich ware nelson barry stoke stroud rye ryde looe hay mold flint "
    "barmouth wigan bute nairn tongue keith ayr derry down moira cork kerry clare mayo trim navan angel bunny "
    "buddy candy cherry chuck dot eddy faye gabby honey junior lacey mick minty missy nanny precious princess "
    "rocky sissy skip sonny spike sport stacey tad teddy trixie melody harmony cadence lyric aria viola octavia "
    "sonata destiny serenity trinity eternity infinity justice liberty pilot scout ranger blaze ace axe jet reign "
    "royal genesis heaven nevaeh promise praise favour wisdom success goodness comfort miracle testimony sunshine "
    "chardonnay brandy sherry tequila mercedes porsche paris london india china asia africa jordan israel chelsea "
    "kent austin dallas bean beans pickles flash ox baby bubba bubs tiny titch shorty lofty smiler smiley curly "
    "ma pa"
)
"""Ordinary words that are also common names; used to read a nickname, and when the word list is not there."""

_PROPER_WORDS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "ramadan eid diwali hanukkah halloween lent passover english welsh scottish irish british polish german "
    "french spanish italian portuguese romanian bulgarian hungarian czech slovak ukrainian russian turkish "
    "kurdish arabic somali nigerian ghanaian kenyan indian pakistani bangladeshi bengali punjabi urdu chinese "
    "vietnamese afghan syrian iraqi iranian lithuanian latvian albanian european african asian caribbean american "
    "australian roma gypsy traveller catholic protestant muslim christian jewish hindu sikh buddhist england "
    "wales scotland ireland britain uk europe london covid ofsted estyn hiw cqc hmicfrs nspcc barnardo's "
    "childline facebook whatsapp instagram snapchat tiktok youtube google microsoft xbox playstation roblox "
    "netflix zoom skype teams ipad iphone mosaic liquidlogic rio systmone emis cafcass cafcass's camhs mash marac "
    "nhs"
)


def is_proper_word(folded: str) -> bool:
    """Whether a word is written with a capital and names no person: a weekday, a month, a language, a nation."""
    return folded in _PROPER_WORDS
