"""Write British safeguarding prose with its identifiers marked: names of many origins in every form, places, services.

    generate.py N [--seed S] [--held-out]     prints N documents as JSON, to be looked at

Names come from names.txt, wording from templates.txt. One name in eight, and the templates below "held out", are only
used for judging. Nothing here is anybody's: the words are put together by chance.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).parent
HELD_OUT = 8


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its identifiers: (start, end, kind) in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def _sections(name: str) -> dict[str, list[str]]:
    read: dict[str, list[str]] = {}
    section = ""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            read.setdefault(section, []).append(line)
    return read


def _share(words: list[str], held_out: bool) -> list[str]:
    part = [w for w in words if (crc32(w.encode()) % HELD_OUT == 0) is held_out]
    return part or words


def _names(held_out: bool) -> dict[str, dict[str, list[str]]]:
    origins: dict[str, dict[str, list[str]]] = {}
    for line in (HERE / "names.txt").read_text("utf-8").splitlines():
        head, _, words = line.partition(": ")
        origin, kind = head.split(" ")
        origins.setdefault(origin, {})[kind] = _share(words.split(" "), held_out)
    return {o: kinds for o, kinds in origins.items() if len(kinds) == 2}


@dataclass(slots=True)
class Person:
    given: str
    family: str
    female: bool
    short: str


class World:
    """The people, places and services of one document, and how they are written in it."""

    def __init__(self, rng: random.Random, held_out: bool, names: dict[str, dict[str, list[str]]],
                 lists: dict[str, list[str]]) -> None:
        self.rng, self.lists, self.held_out = rng, lists, held_out
        common = [o for o in names if o in {"english", "welsh", "irish", "scottish"}]
        self.people: dict[str, Person] = {}
        home = names[rng.choice(common if rng.random() < 0.35 else list(names))]
        for who in "cmfgsxyzuvw":
            kin = who in "cmfgs"
            origin = home if kin and rng.random() < 0.85 else names[rng.choice(common if rng.random() < 0.3 else list(names))]
            self.people[who] = self._person(origin)
        self.fixed: dict[str, str] = {}
        self.style = rng.random()

    def _person(self, origin: dict[str, list[str]]) -> Person:
        given, family = self.rng.choice(origin["given"]), self.rng.choice(origin["family"])
        if self.rng.random() < 0.06:
            family += "-" + self.rng.choice(origin["family"])
        if self.rng.random() < 0.08:
            given += " " + self.rng.choice(origin["given"])
        short = given[: self.rng.randint(3, 4)] + self.rng.choice(["", "ie", "y", "s", "i"])
        return Person(given, family, self.rng.random() < 0.5, short)

    def name(self, who: str) -> str:
        """Return a person's name in one of the forms people use for it."""
        p, r = self.people[who], self.rng
        title = r.choice(["Ms", "Mrs", "Miss"] if p.female else ["Mr", "Mr", "Mr."])
        if who in "uvw":
            title = r.choice([title, title, "Dr", "PC", "DC", "Sgt", "Nurse", "DS", "Cllr", "Prof", "Rev"])
        forms: list[tuple[float, Callable[[], str]]] = [
            (9, lambda: p.given), (9, lambda: f"{p.given} {p.family}"), (5, lambda: f"{title} {p.family}"),
            (2.5, lambda: p.family), (1.5, lambda: f"{p.given[0]}. {p.family}"), (1, lambda: f"{p.given[0]} {p.family}"),
            (1, lambda: f"{p.given[0]}.{p.family[0]}."), (0.8, lambda: p.given[0] + p.family[0]),
            (1.2, lambda: f"{p.given} {p.family[0]}"), (1.2, lambda: f"{p.family}, {p.given}"),
            (1.2, lambda: p.short), (2, lambda: p.given.lower()), (2, lambda: f"{p.given} {p.family}".lower()),
            (1.2, lambda: f"{p.given} {p.family}".upper()), (1, lambda: f"{p.family.upper()}, {p.given}"),
            (1, lambda: f"{p.given} {p.family.upper()}"), (1.5, lambda: _typo(p.given, r)),
            (1, lambda: f"{p.given} {_typo(p.family, r)}"), (0.8, lambda: p.given.upper()),
            (0.8, lambda: f"{title} {p.given} {p.family}"), (0.5, lambda: f"{title.lower().rstrip('.')} {p.family.lower()}"),
        ]
        return r.choices([f for _, f in forms], [w for w, _ in forms])[0]()

    def full(self, who: str) -> str:
        p, r = self.people[who], self.rng
        return r.choice([f"{p.given} {p.family}"] * 4 + [f"{p.given} {p.family}".upper(), f"{p.given} {p.family}".lower(), f"{p.family}, {p.given}"])

    def pick(self, kind: str) -> str:
        return self.rng.choice(self.lists[kind])

    def same(self, kind: str, make: Callable[[], str]) -> str:
        """Return the document's own school or street, mostly the same one."""
        if kind not in self.fixed or self.rng.random() < 0.25:
            self.fixed[kind] = make()
        return self.fixed[kind]


def _typo(word: str, r: random.Random) -> str:
    if len(word) < 4:
        return word
    n = r.randint(1, len(word) - 2)
    return r.choice([word[:n] + word[n + 1 :], word[:n] + word[n + 1] + word[n] + word[n + 2 :],
                     word[:n] + word[n] + word[n:], word[:n] + r.choice("aeiouhlnrst") + word[n + 1 :]])


def _digits(r: random.Random, n: int) -> str:
    return "".join(str(r.randint(0, 9)) for _ in range(n))


def _letters(r: random.Random, n: int) -> str:
    return "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(n))


MONTHS = "January February March April May June July August September October November December".split()


def _date(w: World) -> str:
    r = w.rng
    d, m, y = r.randint(1, 28), r.randint(1, 12), r.randint(2005, 2026)
    name = r.choice([MONTHS[m - 1], MONTHS[m - 1], MONTHS[m - 1][:3]])
    suffix = "th" if 4 <= d <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    return r.choice([f"{d} {name} {y}"] * 4 + [f"{d}{suffix} {name} {y}", f"{d:02}/{m:02}/{y}", f"{d}.{m}.{y % 100:02}",
                     f"{d} {name}", f"{d}{suffix} {name}", f"{name} {y}", f"{d:02}/{m:02}/{y % 100:02}", f"{y}-{m:02}-{d:02}",
                     f"{d:02}-{m:02}-{y}", str(y), f"the {d}{suffix} of {name}", f"{r.choice(['Mon', 'Tue', 'Thurs', 'Friday', 'Sunday'])} {d} {name}",
                     f"{name} {d}, {y}", f"summer {y}", f"early {y}", f"{y}/{(y + 1) % 100:02}"])


NUMBERS = "two three four five six seven eight nine ten eleven twelve fourteen sixteen".split()


def _age(w: World) -> str:
    r = w.rng
    n = r.choice([str(r.randint(1, 17)), str(r.randint(18, 70)), r.choice(NUMBERS)])
    unit = r.choice(["year", "year", "month", "week"])
    return r.choice([f"aged {n}", f"{n}-{unit}-old", f"{n} {unit}s old", f"age {n}", f"{n} years of age", f"{n} yr old",
                     f"{n}yo", f"{n} yrs", f"{n} and a half years old", f"in {r.choice(['her', 'his'])} {r.choice(['teens', 'twenties', 'early thirties', 'forties', 'late fifties', 'seventies'])}"])


def _duration(w: World) -> str:
    r = w.rng
    n, unit = r.choice([str(r.randint(2, 30)), r.choice(NUMBERS)]), r.choice(["year", "month", "week", "day"])
    return r.choice([f"{n} {unit}s", f"{n} {unit}s", f"{n} and a half years", f"{n}-{unit}", f"nearly {n} {unit}s", f"over {n} {unit}s"])


def _sentence(w: World) -> str:
    n, r = w.rng.choice(NUMBERS), w.rng
    return r.choice([f"{n} years", f"{n} years and {r.choice(NUMBERS)} months", f"{n} months", "life", f"{r.randint(2, 20)} years", f"a minimum of {r.randint(12, 30)} years"])


def _quantity(w: World) -> str:
    r = w.rng
    return r.choice([f"£{r.randint(10, 900)}", f"£{r.randint(1, 40)},{_digits(r, 3)}", f"{r.randint(2, 98)}%", f"{r.randint(2, 98)} per cent",
                     f"{r.choice(NUMBERS)} cans of lager", f"{r.randint(3, 30)} units of alcohol a week", f"{r.choice(NUMBERS)} siblings",
                     f"{r.randint(2, 9)} children", f"{r.choice(NUMBERS)} other tenants", f"{r.randint(1, 20)} miles", f"{r.randint(2, 14)}.{r.randint(0, 9)} kg",
                     f"{r.randint(20, 400)} metres", f"{r.choice(NUMBERS)} grams", f"€{r.randint(100, 9000)}", f"EUR {r.randint(1, 90)},{_digits(r, 3)}"])


def _place_stem(w: World) -> str:
    r = w.rng
    a, b = w.pick("stem_a"), w.pick("stem_b")
    return r.choice([a + b, a + b, f"{a} {b.capitalize()}", a + b, w.pick("town")])


def _street(w: World) -> str:
    r = w.rng
    stem = r.choice([_place_stem(w), w.pick("stem_a"), w.people[r.choice("xyz")].family, w.pick("tree"), w.pick("tree")])
    if r.random() < 0.08:
        return f"{r.choice(['Heol', 'Stryd', 'Ffordd', 'Lôn', 'Maes'])} {w.pick('welsh_place')}"
    return f"{stem} {w.pick('street_word')}"


def _address(w: World) -> str:
    r, street = w.rng, w.same("street", lambda: _street(w))
    n = f"{r.randint(1, 240)}{r.choice(['', '', '', 'a', 'b'])}"
    first = r.choice([n, n, n, f"Flat {r.randint(1, 40)}, {n}", f"Flat {r.choice('ABCDEF')}, {n}", f"Flat {r.randint(1, 60)}",
                      f"Apartment {r.randint(1, 90)}, {n}", f"Room {r.randint(1, 20)}", f"{_place_stem(w)} House, {n}", f"Plot {r.randint(1, 30)}"])
    if first.startswith(("Flat", "Room")) and "," not in first:
        street = r.choice([street, f"{_place_stem(w)} {r.choice(['House', 'Court', 'Point', 'Heights', 'Tower'])}"])
    whole = f"{first} {street}" if first == n or r.random() < 0.5 else f"{first}, {street}"
    if r.random() < 0.3:
        whole += f", {w.same('town', lambda: w.pick('town'))}"
    return whole.lower() if r.random() < 0.07 else whole


def _school(w: World) -> str:
    r = w.rng
    saint = r.choice(["St ", "St. ", "Saint "]) + w.pick("saint") + r.choice(["'s", "’s", "s", "'s"])
    stem = r.choice([saint, _place_stem(w), w.pick("tree"), _place_stem(w), f"The {w.pick('stem_a')}"])
    if r.random() < 0.08:
        return f"Ysgol {r.choice(['Gynradd', 'Gymraeg', 'Bro', 'Uwchradd'])} {w.pick('welsh_place')}"
    kind = r.choice(["Primary School", "Primary", "Academy", "High School", "Junior School", "Infant School", "C of E Primary School",
                     "Catholic Primary School", "RC Primary", "Secondary School", "Community School", "School", "College", "Primary Academy", "PS", "High", "Special School"])
    return f"{stem} {kind}".lower() if r.random() < 0.06 else f"{stem} {kind}"


def _nursery(w: World) -> str:
    r = w.rng
    cute = ["Little Acorns", "Bright Stars", "Busy Bees", "Tiny Steps", "Ladybirds", "Puddle Ducks", "First Friends", "Rainbow Tots", "Sunflowers", "Hedgehogs", "Teddy Bears", "Bumble"]
    return f"{r.choice(cute + [_place_stem(w), w.pick('tree')])} {r.choice(['Nursery', 'Day Nursery', 'Pre-School', 'Playgroup', 'Childcare', 'Kindergarten'])}"


def _hospital(w: World) -> str:
    r = w.rng
    stem = r.choice([_place_stem(w), w.pick("town"), f"Royal {w.pick('town')}", f"{w.pick('town')} General", f"Queen {w.pick('saint')}", f"St {w.pick('saint')}'s"])
    return f"{stem} {r.choice(['Hospital', 'Hospital', 'Infirmary', 'Hospital', 'Community Hospital', 'Maternity Hospital', 'Hospice'])}"


def _ward(w: World) -> str:
    r = w.rng
    return r.choice([f"{w.pick('tree')} Ward", f"{_place_stem(w)} Ward", f"Ward {r.randint(1, 60)}", f"Ward {r.randint(1, 60)}{r.choice('AB')}", f"{w.pick('tree')} Unit", f"{w.pick('saint')} Suite"])


def _surgery(w: World) -> str:
    r = w.rng
    return f"{r.choice([_place_stem(w), w.pick('tree'), _street(w), w.pick('town')])} {r.choice(['Surgery', 'Medical Centre', 'Health Centre', 'Medical Practice', 'Practice', 'Group Practice', 'Clinic', 'Pharmacy', 'Dental Practice'])}"


def _employer(w: World) -> str:
    r = w.rng
    fam = w.people[r.choice("xyz")].family
    return r.choice([f"{fam} & Sons", f"{fam}'s {r.choice(['Bakery', 'Garage', 'Butchers', 'Café', 'Farm'])}", f"{_place_stem(w)} {r.choice(['Logistics', 'Foods', 'Packaging', 'Care Homes', 'Engineering', 'Cleaning Ltd', 'Haulage', 'Poultry', 'Motors'])}",
                     f"{fam} {r.choice(['Scaffolding', 'Plumbing', 'Roofing Ltd', 'Taxis', 'Logistics'])}", f"the {_place_stem(w)} Hotel", f"{w.pick('tree')} {r.choice(['Café', 'Nursing Home', 'Garden Centre', 'Stores'])}",
                     *(w.pick("chain") for _ in range(3))])


def _club(w: World) -> str:
    r = w.rng
    return f"{r.choice([_place_stem(w), w.pick('town')])} {r.choice(['Rovers', 'United Juniors', 'Boxing Club', 'Swimming Club', 'Amateur Boxing Club', 'Youth Club', 'Scouts', 'RFC', 'FC', 'Gymnastics', 'Judo Club', 'Brass Band', 'Sea Cadets', 'Dance Academy', 'Karate'])}"


def _worship(w: World) -> str:
    r = w.rng
    return r.choice([f"St {w.pick('saint')}'s {r.choice(['Church', 'Parish', 'RC Church'])}", f"{w.pick('town')} {r.choice(['Mosque', 'Central Mosque', 'Gurdwara', 'Synagogue', 'Baptist Church', 'Methodist Chapel', 'Hindu Temple', 'Islamic Centre', 'Pentecostal Church'])}",
                     f"{_place_stem(w)} {r.choice(['Chapel', 'Evangelical Church', 'Gospel Hall', 'Kingdom Hall'])}", f"{r.choice(['Redeemed', 'Living Waters', 'Victory', 'New Wine', 'Holy Fire'])} {r.choice(['Tabernacle', 'Assembly', 'Ministries', 'Church'])}"])


def _paper(w: World) -> str:
    r = w.rng
    return f"{r.choice(['the ', 'The ', ''])}{w.pick('town')} {r.choice(['Gazette', 'Echo', 'Herald', 'Chronicle', 'Advertiser', 'Evening Post', 'Argus', 'Journal', 'Mercury', 'Star', 'Observer', 'Telegraph', 'Mail'])}"


def _agency(w: World) -> str:
    r, town = w.rng, w.same("area", lambda: w.pick("town"))
    return r.choice([f"{town} {x}" for x in ("Council", "City Council", "Borough Council", "Children's Social Care", "Police", "Constabulary", "Safeguarding Partnership", "NHS Foundation Trust", "Housing Association", "Women's Aid", "Family Hub", "Youth Offending Team", "CAMHS", "MASH", "Homes", "Social Services", "Health Board", "Integrated Care Board")]
                    + [f"{_place_stem(w)} {x}" for x in ("Housing", "Refuge", "Children's Centre", "Family Centre", "Foodbank", "Hostel", "Homes", "Project", "Recovery Service")])


def _court(w: World) -> str:
    return f"{w.pick('town')} {w.rng.choice(['Crown Court', 'Magistrates’ Court', 'Family Court', 'County Court', 'Sheriff Court', 'Coroner’s Court'])}"


def _pub(w: World) -> str:
    return f"the {w.rng.choice(['Red', 'White', 'Old', 'Black', 'Golden', 'Royal'])} {w.rng.choice(['Lion', 'Hart', 'Swan', 'Oak', 'Bull', 'Anchor', 'Bell', 'Horse'])}"


def _landmark(w: World) -> str:
    return f"{_place_stem(w)} {w.rng.choice(['Park', 'Estate', 'Reservoir', 'Beach', 'Retail Park', 'Bus Station', 'Library', 'Marina', 'Leisure Centre', 'Woods', 'Canal', 'Pier', 'Caravan Park', 'Market'])}"


def _nhs(w: World) -> str:
    r = w.rng
    return r.choice(["{} {} {}", "{}{}{}", "{}-{}-{}"]).format(_digits(r, 3), _digits(r, 3), _digits(r, 4))


def _phone(w: World) -> str:
    r = w.rng
    return r.choice([f"07{_digits(r, 3)} {_digits(r, 6)}", f"07{_digits(r, 9)}", f"01{_digits(r, 3)} {_digits(r, 6)}", f"020 {_digits(r, 4)} {_digits(r, 4)}", f"+44 7{_digits(r, 3)} {_digits(r, 6)}", f"0161 {_digits(r, 3)} {_digits(r, 4)}"])


def _email(w: World) -> str:
    p, r = w.people[w.rng.choice("mfxyzuvw")], w.rng
    local = r.choice([f"{p.given}.{p.family}", f"{p.given[0]}{p.family}", f"{p.given}{r.randint(1, 99)}", f"{p.family}.{p.given}"]).lower().replace(" ", "")
    return f"{local}@{r.choice(['example.org', 'mail.example', 'example.com', 'nhs.example', w.pick('town').lower().replace(' ', '') + '.example'])}"


def _handle(w: World) -> str:
    p, r = w.people[w.rng.choice("cmfsx")], w.rng
    return r.choice([f"@{p.given.lower()}_{r.randint(1, 99)}", f"{p.short.lower()}{r.choice(['xo', '_x', '88', 'bby', '.07'])}", f"@{p.family.lower()}{p.given[0].lower()}"]).replace(" ", "")


def _ref(w: World) -> str:
    r = w.rng
    y = r.randint(10, 26)
    return r.choice([f"{_letters(r, 2)}-20{y}{r.randint(10, 12)}{r.randint(10, 28)}-{_digits(r, 4)}", f"{_letters(r, 3)}/{_digits(r, 5)}/{y}", f"{_digits(r, 7)}", f"{_letters(r, 1)}{_digits(r, 6)}",
                     f"{_digits(r, 2)}/{_digits(r, 5)}/{y}", f"{_letters(r, 2)}{y}{_letters(r, 1)}{_digits(r, 5)}", f"{_digits(r, 4)}/{y}", f"{_digits(r, 8)}", f"CR/{_digits(r, 6)}/{y}", f"{_letters(r, 2)}{y} {_letters(r, 3)}", f"{_letters(r, 3)}{_digits(r, 4)}"])


def _caseno(w: World) -> str:
    r = w.rng
    return r.choice([f"{_letters(r, 2)}{r.randint(10, 26)}C{_digits(r, 5)}", f"T20{r.randint(10, 26)}{_digits(r, 4)}", f"[20{r.randint(10, 26)}] EWFC {r.randint(1, 300)}", f"{_digits(r, 5)}/{r.randint(90, 99)}"])


def _postcode(w: World) -> str:
    r = w.rng
    return f"{_letters(r, r.choice([1, 2]))}{r.randint(1, 29)} {r.randint(1, 9)}{r.choice('ABDEFGHJLNPQRSTUWXYZ')}{r.choice('ABDEFGHJLNPQRSTUWXYZ')}"


def _headline(w: World) -> str:
    p, r = w.people["c"], w.rng
    return r.choice([f"{w.pick('town')} {r.choice(['mum', 'dad', 'couple', 'teenager'])} jailed over {r.choice(['baby', 'toddler', 'boy'])}'s death", f"'Failed by everyone': the short life of {p.given}", f"Tributes to {p.given}, {r.randint(1, 16)}",
                     f"{w.pick('town')} {r.choice(['scaffolder', 'chef', 'driver'])} guilty of cruelty"])


def _nation(w: World) -> str:
    return w.pick("nationality")


MAKERS: dict[str, tuple[str, Callable[[World], str]]] = {
    "addr": ("LOC", _address), "street": ("LOC", lambda w: w.same("street", lambda: _street(w))), "postcode": ("LOC", _postcode),
    "town": ("LOC", lambda w: w.same("town", lambda: w.pick("town"))), "country": ("LOC", lambda w: w.pick("country")),
    "landmark": ("LOC", _landmark), "pub": ("ORG", _pub), "school": ("ORG", lambda w: w.same("school", lambda: _school(w))),
    "nursery": ("ORG", lambda w: w.same("nursery", lambda: _nursery(w))), "hospital": ("ORG", lambda w: w.same("hospital", lambda: _hospital(w))),
    "ward": ("ORG", _ward), "surgery": ("ORG", lambda w: w.same("surgery", lambda: _surgery(w))), "employer": ("ORG", _employer),
    "club": ("ORG", _club), "worship": ("ORG", _worship), "paper": ("ORG", _paper), "agency": ("ORG", _agency), "court": ("ORG", _court),
    "nhs": ("CODE", _nhs), "phone": ("CODE", _phone), "email": ("CODE", _email), "handle": ("CODE", _handle), "ref": ("CODE", _ref),
    "caseno": ("CODE", _caseno), "headline": ("MISC", _headline), "event": ("MISC", lambda w: w.pick("event")),
    "occupation": ("DEM", lambda w: w.pick("occupation")), "nationality": ("DEM", _nation), "ethnicity": ("DEM", lambda w: w.pick("ethnicity")),
    "language": ("DEM", lambda w: w.pick("language")), "faith": ("DEM", lambda w: w.pick("faith")), "condition": ("DEM", lambda w: w.pick("condition")),
    "age": ("DEM", _age), "date": ("DATETIME", _date), "duration": ("DATETIME", _duration), "sentence": ("DATETIME", _sentence),
    "quantity": ("QUANTITY", _quantity),
}  # fmt: skip
PLAIN = {"role", "body", "form", "thing", "kin", "negative"}  # words of the field that identify nobody
SLOT = re.compile(r"\{(\w+)\}")


def _fill(world: World, template: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, at = "", [], 0
    for match in SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        slot = match.group(1)
        if slot in PLAIN:
            text += world.pick(slot)
            continue
        if slot in MAKERS:
            kind, make = MAKERS[slot]
            words = make(world)
        elif slot.startswith("full_"):
            kind, words = "PERSON", world.full(slot[-1])
        else:
            kind, words = "PERSON", world.name(slot)
        if template[at : at + 1] == "." and words.endswith("."):
            words = words[:-1]
        spans.append((len(text), len(text) + len(words), kind))
        text += words
    return text + template[at:], spans


def document(rng: random.Random, templates: list[str], rows: list[str], names, lists, *, held_out: bool) -> Document:
    """Put one document together: paragraphs, a chronology, a table, or a list of who was there."""
    world = World(rng, held_out, names, lists)
    style = rng.random()
    text, spans = "", []
    for _ in range(rng.randint(8, 26) if rng.random() < 0.45 else rng.randint(1, 3)):  # a report, or one entry of a log
        rowed = rng.random() < (0.15 if style < 0.5 else 0.75)
        part, found = _fill(world, rng.choice(rows if rowed else templates))
        if not rowed and rng.random() < 0.04:
            part = part.lower() if rng.random() < 0.6 else part.upper()
        spans += [(s + len(text), e + len(text), k) for s, e, k in found]
        text += part + ("\n" if rowed or rng.random() < 0.2 else " ")
    return Document(text, tuple(spans))


def documents(count: int, *, seed: int, held_out: bool) -> list[Document]:
    """Return so many documents, the same for the same seed."""
    rng = random.Random(f"{seed}-{held_out}")
    sections = _sections("templates.txt")
    words = {k: [w.strip() for line in v for w in line.split(";")] for k, v in _sections("lists.txt").items()}
    lists = {k: v if k in PLAIN else _share(v, held_out) for k, v in words.items()}
    names = _names(held_out)
    part = "held out" if held_out else "train"
    return [document(rng, sections[f"{part} prose"], sections[f"{part} rows"], names, lists, held_out=held_out) for _ in range(count)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true")
    chosen = parser.parse_args()
    for made in documents(chosen.count, seed=chosen.seed, held_out=chosen.held_out):
        print(json.dumps({"text": made.text, "spans": made.spans}, ensure_ascii=False))
