"""Words around names: titles, kin, roles, particles, and the words too common to identify a place or service."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(text.split())


TITLES = words_of(
    "mr mrs ms miss mx master dr doctor prof professor rev revd reverend sir dame lady lord cllr councillor judge hhj "
    "pc wpc pcso dc ds di dci dcs dsu sgt sergeant ps insp inspector supt superintendent constable detective officer "
    "nurse sister matron midwife consultant registrar coroner imam rabbi pastor canon pani pan t/m tm sw hv gp "
    "deputy sheriff trooper lt lieutenant caseworker principal"
)
"""Folded words that may stand directly before a name and belong to it."""

SURE_TITLES = words_of("mr mrs ms mx dr prof revd cllr hhj pc wpc pcso dci dcs sgt insp supt")
"""Titles that are nothing else, whatever their case."""

FEMALE_TITLES = words_of("mrs ms miss sister lady dame wpc matron pani")
MALE_TITLES = words_of("mr master sir lord pan")

KIN = words_of(
    "mother mum mam mummy mammy mama ma father dad daddy dada papa pa tata tad parent parents sister brother aunt "
    "auntie aunty uncle nan nana nanna nanny nain taid mamgu tadcu gran granny grandma grandmother grandad granddad "
    "grandpa grandfather gramps babcia dziadek ciocia wujek stepmother stepfather stepmum stepdad cousin niece nephew "
    "baby babi child boy girl son daughter wife husband partner sibling twin toddler hooyo aabo eddo abti khala chacha "
    "mamo daideo mamaí maimeo baba abba ammi umm abu friend neighbour neighbor carer"
)
"""Folded words for a relative; before a capitalised name they are its title when capitalised themselves."""

KIN_TITLES = words_of(
    "auntie aunty aunt uncle nan nana nanna nanny nain taid mamgu gran granny grandma grandad granddad grandpa "
    "ciocia wujek babcia dziadek baby babi eddo khala"
)

PARTICLES = words_of(
    "ap ab ferch verch ni nic mac mc o ui nig de da di do dos das du del della van von der den ten ter la le lo st al "
    "el bin binte binti bint ibn abu umm ould san santa"
)
"""Folded words that belong to the surname after them."""

ROLES = words_of(
    "social worker workers manager managers team lead leader leaders head teacher headteacher deputy designated "
    "safeguarding officer visitor health nurse practitioner doctor gp consultant paediatrician midwife sergeant "
    "constable inspector detective assistant author reviewer chair chairs independent senior principal director "
    "coordinator co-ordinator administrator solicitor guardian family support housing police named duty worker author "
    "learning mentor pastoral community school public link early help adviser advisor quality assurance business "
    "service services unit group panel board department clerk secretary registrar psychologist psychiatrist counsellor "
    "therapist probation advocate interpreter chief executive operations clinical medical review review's anonymous "
    "unknown various multiple author's staff member trainee student newly qualified"
)

GENERIC = words_of(
    "the a an of and for in at on by to with & children children's childrens child child's young people people's "
    "peoples adult adults family families social care service services school schools primary secondary junior infant "
    "infants nursery academy college university hospital hospitals infirmary clinic surgery practice medical health "
    "healthcare centre center hub trust nhs foundation board council county borough city district town village metro "
    "metropolitan local authority police constabulary force ambulance fire rescue housing association homes home house "
    "court family court magistrates crown community services partnership safeguarding department team teams unit ward "
    "maternity acute general royal mental public early help youth justice offending probation education welfare "
    "support group charity foundation society church parish road street lane avenue close drive row yard terrace place "
    "square crescent gardens court way walk grove hill green park view rise mews quay flat apartment room floor north "
    "south east west upper lower new old great little st saint regional national united kingdom england wales scotland "
    "northern ireland british english welsh scottish irish ltd limited plc cic inc company office offices one two "
    "three four five first second women's womens men's mens refuge project day specialist integrated multi agency "
    "multi-agency authority's sure start playgroup pre-school preschool nurseries high grammar comprehensive special "
    "catholic rc ce c of e church-in-wales ysgol meithrinfa heddlu cyngor bwrdd iechyd gofal cymru prifysgol canolfan "
    "uned tim gwasanaeth gwasanaethau"
)
"""Words that name no particular place or service by themselves or together."""

STREETS = words_of(
    "road street lane avenue close drive row yard terrace place square crescent gardens way walk grove hill rise mews "
    "quay court green park view house buildings building mount parade wharf gate cottages cottage villas bank side end "
    "bridge estate heol stryd ffordd lon maes cwrt rhodfa clos"
)
"""Last words of street names; a street's name is not cut shorter."""

ABBREVIATIONS = {
    "road": ("rd",), "street": ("st",), "avenue": ("ave", "av"), "terrace": ("ter", "terr", "tce"),
    "lane": ("ln",), "close": ("cl",), "drive": ("dr",), "court": ("ct", "crt"), "gardens": ("gdns",),
    "crescent": ("cres", "cresc"), "place": ("pl",), "square": ("sq",), "house": ("hse",), "centre": ("ctr", "center"),
    "hospital": ("hosp",), "saint": ("st",), "st": ("saint",), "and": ("&",), "&": ("and",), "primary school": ("ps",
    "primary", "pri school"), "high school": ("hs", "high"), "secondary school": ("secondary",), "medical centre":
    ("mc", "medical practice", "surgery"), "health centre": ("hc",), "grove": ("gr",), "buildings": ("bldgs",),
    "building": ("bldg",), "mount": ("mt",), "north": ("n",), "apartment": ("apt",), "flat": ("flt", "apt"),
    "rd": ("road",), "ave": ("avenue",), "children's": ("childrens",), "constabulary": ("police",),
}  # fmt: skip
"""Folded words of addresses and names of services, and how else they are written."""

WELSH_BEGINNINGS = ("llan", "aber", "pont", "caer", "tre", "pen", "bryn", "cwm", "rhos", "maes", "blaen", "betws",
                    "dol", "glyn", "mynydd", "porth", "ty", "bod", "gwaun", "rhy", "dinas", "bangor",
                    "merthyr")  # fmt: skip
WELSH_MUTATIONS = {
    "ll": ("l",), "rh": ("r",), "c": ("g", "ngh", "ch"), "p": ("b", "mh", "ph"), "t": ("d", "nh", "th"),
    "b": ("f", "m"), "d": ("dd", "n"), "g": ("", "ng"), "m": ("f",),
}  # fmt: skip
"""How the first letters of a Welsh place name change after "i", "yn", "o" and their like."""
