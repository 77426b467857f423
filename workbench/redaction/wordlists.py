"""The words by which a name is told from an ordinary word: what each can be in a sentence, and what follows people."""

from __future__ import annotations

from workbench.redaction.vocabulary import words_of

MODALS = words_of("may will might must can shall should would could")
IMPERATIVES = words_of(
    "mark bear grant chase bill sue pat rob jack nick ward wade pace page read cook hunt wait want trust hope "
    "grace peg pip skip rush ring lock list key hand hide mind cross bank book dye dip dig lance harry josh close "
    "drive face field flag guard hail heal hook love miller note praise price place post pound power promise rise "
    "rock rope round row sage sail sell set share shed shine ship shore slip speed spice spike stand stay stead "
    "steer step still stock stone stop stride strike style sweep swing tack tailor tally tap taste tell train "
    "travel treat trip try tuck tune turn wage wake walk wander warn wash watch wear weave weigh wheel whistle "
    "win wish wonder word work worship wrap write wring yield carry drew ask bring build call check choose come "
    "consider count cut do drop find follow get give go keep leave let look make meet move open pack paint park "
    "pass pay pick plan play press pull push put rest ride run save say see send serve show sing sit speak spring "
    "start store study take talk teach think throw touch use view visit vote pray rain reign rove roam wed ban "
    "bob buck bud chuck drake duke fish fox hawk jay kit lace peter rod rowan sandy spencer tad ted tom van vine "
    "winnie"
)
ADJECTIVES = words_of(
    "frank long young white brown black green gray grey blue red little small sharp short good best better early "
    "bright wise swift noble rich poor strong hardy stark stern sweet sunny rusty sandy happy merry jolly gay "
    "wild moody savage blunt true fair free dear old new strange quick slack loud low mean petty grave gold "
    "golden silver royal major minor sterling stout tall large curly tiny junior senior lovely loving mild gentle "
    "earnest constant prudent clement clear close cold cool common dark deep dry even fast fine firm flat full "
    "great half hard heavy high honest hot huge just keen kind last late light lone loose lucky main modest "
    "narrow neat nice open pale pink plain proud pure raw ready real regular round rough sad safe serious sharpe "
    "sheer silent simple single slight slim slow smart smooth soft solid sound special square steady steep stiff "
    "still straight sure tender thick thin tight tough unique upper vast warm weak wet whole wide worthy yellow "
    "french english welsh irish polish scottish german christian catholic jewish muslim able rural urban noel"
)
COLOURS = words_of("white black brown green grey gray")
ADVERBS = words_of(
    "just still even ever early long best better well now then often more most much less once soon there here yet "
    "only also almost away next later never always perhaps maybe quite rather too very back down in out up over "
    "way"
)
SEASONS = words_of("summer autumn spring winter")
MONTH_NAMES = words_of(
    "mai medi ebrill mehefin january february march april may june july august september october november december jan"
)
WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday easter christmas noel")
NATIONS = words_of(
    "english welsh irish scottish british polish french german spanish italian dutch danish swedish norman roman "
    "turkish somali scots jordan israel china india london paris"
)
FAITHS = words_of("christian muslim catholic jewish jew pagan")
ABSTRACT = words_of(
    "hope faith grace mercy joy patience prudence charity chastity honour honor harmony liberty justice trust "
    "love pride peace temperance unity amity clemency verity felicity bliss comfort wisdom success promise praise "
    "favour blessing worth zeal power loss hurt want chance destiny serenity eternity infinity cadence melody "
    "merit pain strength truth fate fortune glory goodness happiness heaven history luck sorrow courage freedom "
    "victory modesty constancy purity genesis legacy equity sincerity dawn day night light law order rest care "
    "time money progress reason speed spirit strife victor virtue wit wonder"
)

DETERMINERS = words_of(
    "the a an this that these those my our your his her their its each every all any some no both either neither "
    "another such what whatever which whichever"
)
PRONOUNS = words_of(
    "i we you he she it they there who one nobody everyone everybody someone somebody anyone anybody us them me him"
)
AUXILIARIES = words_of(
    "is was are were has had have does did do will would can could may might must shall should isn't wasn't "
    "aren't weren't hasn't hadn't haven't doesn't didn't don't won't wouldn't can't couldn't cannot mustn't "
    "shouldn't"
)
PREPOSITIONS = words_of(
    "at in on with to from by of for without into onto over under after before about against along among around "
    "behind beside between beyond during except inside near off out outside past round since through throughout "
    "till towards until up upon via within"
)
CONJUNCTIONS = words_of(
    "and or but nor so because although though while whereas if unless when where why how than as that & plus"
)

PAST_VERBS = words_of(
    "said told rang went came left spoke met saw felt thought knew wanted wrote took brought gave got had made "
    "found heard did was slept woke ran sat stood held kept began became broke bought caught chose cut drank drew "
    "drove ate fell fed fought forgot forgave hid hit hurt laid led lent let lit lost meant paid put read rose "
    "sang sent set shook shot showed shut sold spent stole struck stuck swore swam taught threw understood wore "
    "wept won bit bled blew bore built burnt dealt dug dreamt flew froze grew hung knelt lay leapt learnt "
    "overheard overslept rebooked reread rode sank sought slid smelt spat spelt spilt sprang stank stung swept "
    "swung texted thrust tore trod undertook upset withdrew withheld withstood"
)
PRESENT_VERBS = words_of(
    "says states reports tells asks rings calls texts phones attends visits lives works stays goes comes takes "
    "gives feels thinks knows wants needs likes loves hates cries sleeps wakes plays drinks smokes uses denies "
    "agrees refuses declines describes explains admits believes seems appears presents looks remains continues "
    "struggles copes manages engages disengages misses cancels arrives leaves returns moves collects drops brings "
    "sings sees hears remembers wears reads writes makes gets keeps holds becomes begins begs bites blames breaks "
    "breastfeeds buys carries cares chats claims complains confirms cooks cuts discloses dislikes disputes drives "
    "eats enjoys expects falls finds fears follows forgets hides hits hopes hurts identifies insists joins kicks "
    "laughs lacks lets listens lies loses meets minds mentions notes objects opens owes owns pays prefers "
    "promises pulls punches pushes puts raises recalls receives recognises replies requests requires runs sends "
    "shares shouts shows signs sits smiles speaks spends stands starts stops suffers suggests supports talks "
    "threatens throws tries turns understands vapes volunteers waits walks watches wishes worries"
)
NOUN_OR_VERB = words_of(
    "reports states calls visits texts works needs looks plays uses claims notes objects requests shares signs "
    "starts stops supports talks turns watches wishes worries smiles walks waits cuts bites hits kicks likes "
    "loves drops drinks smokes cares fears hopes lies minds promises replies runs shows stands tries feels drives "
    "finds bargains"
)
PARTICIPLES = words_of(
    "seen told taken brought left born found sent given heard spoken written known shown put kept held fed"
)
HUMAN_STATES = words_of(
    "absent unwell ill present late upset angry tearful happy sad drunk asleep awake home aware unaware worried "
    "pregnant poorly tired calm low anxious keen reluctant able unable missing intoxicated distressed distraught "
    "agitated settled unhappy cross bruised injured hurt scared frightened alone naked dirty hungry thirsty "
    "breathless confused withdrawn cheerful chatty quiet talkative aged allocated due excluded expelled arrested "
    "bailed remanded detained sectioned discharged admitted nervous fine ok okay well better worse good dressed "
    "undressed clean unkempt smelly underweight overweight autistic deaf blind disabled non-verbal"
)
TELEGRAPH = words_of(
    "visit school appointment call phone telephone meeting review contact email clinic nursery bedroom house flat "
    "hospital bed dna wnb hv gp mum dad mother father sister brother nan baby partner social health home office "
    "court solicitor text video face-to-face f2f assessment referral supervision conference update weighed "
    "measured immunised immunisation"
)
HUMANS = words_of(
    "eldest youngest oldest mother mum mam mummy father dad daddy parent parents child children baby girl boy "
    "woman man person people patient victim carer carers teenager teen pupil student worker smoker friend partner "
    "sister brother aunt uncle nan nanna nana grandmother grandma gran grandad grandfather wife husband son "
    "daughter cousin niece nephew family adult toddler infant colleague colleagues staff neighbour boyfriend "
    "girlfriend ex twin sibling siblings lad lass kid kids lady teacher headteacher officer nurse midwife doctor "
    "gp hv sw manager solicitor guardian police landlord"
)
TIMES = words_of("night day morning afternoon evening week weekend month year time date")
SPEECH = words_of(
    "discussion discussions exchange exchanges conversation conversations talk talking words answers views "
    "questions feedback opinions debate speech dialogue acknowledgement disagreement"
)
OFTEN = words_of(
    "today yesterday tonight tomorrow again still also then later first both self himself herself themselves"
)
SPEAKING = words_of(
    "said told asked rang called phoned telephoned texted emailed visited attended stated reported disclosed "
    "agreed denied explained described admitted shouted cried screamed refused declined arrived answered replied "
    "spoke smelled smelt slapped hit kicked punched bit fell slept woke vomited sobbed drank smoked collected "
    "dropped moved lives lived"
)
ROOMS = words_of(
    "hospital school bed bedroom kitchen car house home care court bath bathroom room ward clinic surgery cot "
    "pram buggy lounge living flat garden street nursery foster prison custody placement refuge hostel work town "
    "tears pain labour attendance person theatre resus a&e ed living-room hall hallway front"
)
SEASON_NOUNS = words_of(
    "holidays holiday term terms schools break months weeks leave cover camp camps clubs club activities "
    "of staffing fair fete and nights evenings heat clothes weather sales"
)
ACRONYMS = {
    "hr": "department process advice policy manager staff team employment disciplinary grievance procedure adviser "
    "advisor records function business payroll employer employers partner guidance personnel sickness absence "
    "human resources suspension capability redundancy",
    "ma": "degree master's masters master student course graduate university qualified studying distinction "
    "dissertation social completed arts",
    "ba": "degree bachelor student course graduate university hons",
    "pa": "assistant secretary annum personal",
    "sr": "senior",
    "ed": "emergency department attended attendance attendances a&e hospital triage arrival discharge consultant "
    "liaison nurse",
    "cf": "assessment assessments fibrosis cystic child",
    "cp": "plan conference child protection register review chair palsy",
    "cn": "need plan child meeting",
    "dv": "violence notification perpetrator domestic incident unit",
    "mh": "mental health team",
    "da": "abuse notification perpetrator domestic incident",
    "la": "authority local maintained school",
    "ot": "therapist therapy occupational assessment",
    "ta": "teaching assistant class classroom",
    "tm": "manager team",
    "al": "leave annual",
    "sl": "leave sick speech language",
    "pt": "patient physiotherapy",
    "it": "system systems department laptop support",
    "pe": "kit lesson lessons teacher embolism",
    "pr": "parental responsibility mother father press",
    "ct": "scan head brain",
    "bf": "breastfeeding bottle feeding boyfriend",
    "bp": "pressure reading mmhg",
    "ni": "insurance number ireland northern",
    "ep": "psychologist educational",
    "nn": "nursery nurse",
    "id": "card photo proof badge",
    "tv": "television watching on",
    "pn": "postnatal ward visit check",
    "mw": "midwife",
    "hv": "visitor health",
    "sw": "worker social",
    "gp": "surgery doctor",
    "ab": "antibiotics",
} | dict.fromkeys(
    words_of(
        "am pm uk us eu ok no or re cc nb dr st mr ms ds dc di pc nhs dna wnb lac cla cin cpp iro dsl fgc plo cso ico "
        "ssw"
    ),
    "",
)
"""Folded capitals that are also a common abbreviation, and the words near which they are one."""

TWO_WORDS = words_of(
    "white_british white_irish white_welsh white_english white_scottish white_european white_polish white_other "
    "white_and white_paper white_papers white_house white_board white_male white_female white_space black_british "
    "black_and green_paper brown_bread young_carers young_carer young_people young_person young_persons "
    "young_offender young_offenders young_adults young_parents young_minds young_mothers long_term long_covid "
    "precious_minutes precious_time precious_hours precious_days precious_weeks precious_moments precious_little "
    "precious_few precious_resources "
    "faith_schools faith_school faith_group faith_leaders faith_groups faith_community summer_term summer_school "
    "summer_holidays summer_holiday summer_schools autumn_term spring_term summer_break may_day may_bank may_half "
    "hill_street miles_from miles_away day_after day_by day_care day_nursery day_centre day_to cook_county "
    "grace_period early_help early_years good_practice best_practice best_interests best_interest new_year "
    "wood_street park_road church_hall market_street field_work key_worker page_number christian_name "
    "christian_names freedom_of justice_system trust_board trust_policy frank_discussion"
)
"""Pairs of folded words that are ordinary although the first is also a name."""

BEFORE_ORDINARY = words_of("good_faith bad_faith saving_grace fall_from_grace no_mercy black_and_white")
