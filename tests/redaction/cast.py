"""A small invented register, Welsh and English, for the tests of redaction."""

from __future__ import annotations

from workbench.records import Agency, Person, Place, Source
from workbench.redaction.register import Register

PEOPLE = (
    Person(
        "p1",
        name="Llŷr Gethin ap Gwilym",
        aliases=["Llŷr", "LAG"],
        kind="subject_child",
        label="Child C",
        date_of_birth="2018-03-02",
    ),
    Person(
        "p2",
        name="Siân Mair Rees-Pritchard",
        aliases=["Siân", "Siani", "SRP", "Ms Rees"],
        kind="family",
        label="Mother",
        sex="female",
        address="h1",
        identifiers=[
            {"kind": "phone", "value": "07700 900123"},
            {"kind": "nhs_number", "value": "999 111 2223"},
            {"kind": "email", "value": "siani.rees@mailbox.example"},
            {"kind": "vehicle", "value": "CX16 KLM"},
            {"kind": "case_ref", "value": "ICS 4471830"},
        ],
    ),
    Person(
        "p3",
        name="Gwilym Huws",
        aliases=["Mr Huws"],
        kind="family",
        label="Father",
        sex="male",
        address="h2",
        contact_protected=True,
        identifiers=[{"kind": "phone", "value": "01632 960111"}],
    ),
    Person("p4", name="Eirlys Rees", aliases=["Nain", "Mrs Rees"], kind="family", label="Grandmother", sex="female"),
    Person(
        "p5", name="Órla Ní Bhriain", kind="professional", label="Social Worker 1", agency="a1", role="Social worker"
    ),
    Person("p6", name="Mark Tilsley", kind="professional", label="Social Worker 2", agency="a1", role="Social worker"),
    Person(
        "p7",
        name="Mark Denholm",
        aliases=["DS Denholm"],
        kind="professional",
        label="Police Officer 1",
        agency="a2",
        role="Detective sergeant",
    ),
    Person("p8", name="Hope Danvers", aliases=["HD"], kind="family", label="Aunt"),
    Person("p9", name="May Osgood", aliases=["MO"], kind="professional", label="Teacher 1", agency="a3"),
    Person("p10", name="Dr Muhammad al-Hassan", kind="professional", label="GP 1"),
)
AGENCIES = (
    Agency(
        "a1",
        name="Cyngor Glanrhyd / Glanrhyd Council",
        aliases=["GCC"],
        kind="x",
        label="Children’s Services",
        report_author="Gwenllian Parry",
    ),
    Agency("a2", name="Northmoor Constabulary", aliases=["NorMor"], kind="x", label="Police"),
    Agency("a3", name="Marram Lane Primary School", kind="x", label="School 1"),
)
PLACES = (
    Place(
        "h1",
        name="14 Gasworks Row",
        kind="home",
        label="Home 1",
        address="14 Gasworks Row, Llanfechan",
        postcode="LL55 9XX",
    ),
    Place(
        "h2",
        name="Flat 3, Capstan House",
        kind="home",
        label="Home 2",
        address="Flat 3, Capstan House, Cable Street, Barmouth",
    ),
    Place("t1", name="Llanfechan", kind="town", label="Town 1"),
    Place("t2", name="Royal Barmouth Infirmary", aliases=["the Infirmary", "RBI"], kind="hospital", label="Hospital 1"),
    Place("t3", name="Reading", kind="town", label="Town 2"),
)
SOURCES = (Source("s1", title="x", author="Team Manager"), Source("s2", title="x", author="Ffion Bevan", agency="a1"))


def register() -> Register:
    """Build the register of the cast."""
    return Register.build(PEOPLE, AGENCIES, PLACES, SOURCES)
