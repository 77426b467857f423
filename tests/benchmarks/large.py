"""A review as large as they come: 100,000 events of 500 documents, with the rest in proportion.

It takes a minute to write, so it is kept under build/ and made anew only when this module or the format changes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from workbench.records import (
    Action,
    Agency,
    Decision,
    Enquiry,
    Episode,
    Event,
    Evidence,
    Finding,
    GoodPractice,
    Incident,
    InformationSharing,
    Interview,
    Involvement,
    MissedOpportunity,
    Person,
    Place,
    Recommendation,
    Record,
    Relationship,
    Section,
    Source,
)
from workbench.services import unlocking
from workbench.services.session import Session
from workbench.vault import migrations
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put, Store

PASSPHRASE = "bench only bench only"
EVENTS, DOCUMENTS, PEOPLE, AGENCIES = 100_000, 500, 300, 24
CANARY = "Quillfeather"  # the name of the child, which no text of the program holds
_KEPT = Path(__file__).resolve().parents[2] / "build" / "large"
_STEMS = ("visit", "call", "school", "letter", "doctor", "bruise", "plan", "review", "baby", "nurse", "night", "home")
_WORDS = [f"{stem}{end}" for stem in _STEMS for end in ("", "s", "ed", "ing", "er", "ment", "less")]
_ONSETS = ("Bra", "Cal", "Dor", "Fen", "Gar", "Hol", "Kel", "Lum", "Mer", "Nor", "Pel", "Ros", "Sel", "Tar", "Wen")
_ENDS = ("dock", "ley", "mond", "ridge", "stow", "thorpe", "vane", "wick", "by", "combe", "field", "gate", "ham")
_FIRST = dt.date(2008, 1, 1)
_SEED = 5


def large_review(folder: Path) -> Path:
    """Return a copy in ``folder`` of the large review; :data:`PASSPHRASE` opens it at the cheap cost."""
    made = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    kept = _KEPT / f"{made}-{migrations.LATEST}.review"
    if not kept.is_file():
        shutil.rmtree(_KEPT, ignore_errors=True)
        _KEPT.mkdir(parents=True)
        _make(kept.with_suffix(".part.review"))
        kept.with_suffix(".part.review").rename(kept)
    copy = folder / "large.review"
    shutil.copyfile(kept, copy)
    return copy


def _make(path: Path) -> None:
    new = unlocking.new_key(PASSPHRASE, CHEAP)
    session, _ = Session.create_with_key(path, new.key, new.salt)
    with session:
        review = session.review.replace(title=f"Review of {CANARY}")
        session.store.apply([Put(review), *map(Put, _before_events())], "bench")
        _put_events(session.store)
        session.store.apply([*map(Put, _after_events())], "bench")


def _put_events(store: Store) -> None:
    seed = random.Random(_SEED)  # noqa: S311 - a benchmark's text, not a secret
    for start in range(0, EVENTS, 20_000):
        store.apply([Put(_event(seed, n)) for n in range(start, min(start + 20_000, EVENTS))], "bench")


def _names() -> list[str]:
    return [f"{a}{b}" for a in _ONSETS for b in _ENDS]


def _person(n: int) -> Person:
    names = _names()
    first, last = names[n % len(names)], names[(n * 7 + n // len(names) + 3) % len(names)]
    if n == 0:
        return Person("p0", name=f"Ada {CANARY}", kind="subject_child", label="Child A", date_of_birth="2008-03-01")
    if n < 12:
        return Person(f"p{n}", name=f"{first} {CANARY}", kind="family", label=f"Relative {n}", sex="female")
    return Person(
        f"p{n}",
        name=f"{first} {last}",
        aliases=(f"{first[0]}. {last}",),
        kind="professional",
        label=f"Professional {n}",
        agency=f"a{n % AGENCIES}",
    )


def _text(seed: random.Random, size: int) -> str:
    words: list[str] = []
    length = 0
    while length < size:
        word = _person(seed.randrange(40)).name or "" if seed.random() < 0.02 else seed.choice(_WORDS)
        words.append(f"{word}." if seed.random() < 0.08 else word)
        length += len(words[-1]) + 1
    return " ".join(words)[:size]


def _before_events() -> Iterator[Record]:
    seed = random.Random(_SEED + 1)  # noqa: S311 - a benchmark's text, not a secret
    for n in range(AGENCIES):
        yield Agency(f"a{n}", name=f"{_names()[n * 8]} Trust", kind="health", label=f"Service {n}")
    yield from (Place(f"pl{n}", name=f"{n + 3} {_names()[n]} Road", kind="home", label=f"home {n}") for n in range(40))
    yield from map(_person, range(PEOPLE))
    for n in range(1, 12):
        yield Relationship(f"r{n}", person=f"p{n}", other="p0", kind="parent" if n < 3 else "sibling")
    for n in range(DOCUMENTS):
        text = _text(seed, seed.choice((4_000, 12_000, 24_000)))
        yield Source(
            f"s{n}", title=f"Record {n} of the service", kind="case_file", agency=f"a{n % AGENCIES}", text=text
        )
    yield Incident("i1", date="2022-09-14", nature="serious_harm")
    yield from (Enquiry(f"k{n}", number=n, question=_text(seed, 120)) for n in range(1, 13))


def _event(seed: random.Random, n: int) -> Event:
    return Event(
        f"e{n}",
        date=(_FIRST + dt.timedelta(days=n * 5300 // EVENTS)).isoformat() if n % 97 else "2014-06",
        time=f"{8 + n % 10:02}:30" if n % 3 == 0 else None,
        agency=f"a{n % AGENCIES}",
        source=f"s{n % DOCUMENTS}",
        people=("p0", f"p{n % PEOPLE}") if n % PEOPLE else ("p0",),
        contact="appointment_missed" if n % 31 == 0 else "visit",
        what_happened=_text(seed, 200),
        action_taken=_text(seed, 80) if n % 3 == 0 else None,
        child_seen=n % 2 == 0,
        significant=True if n % 19 == 0 else None,
    )


def _after_events() -> Iterator[Record]:
    seed = random.Random(_SEED + 2)  # noqa: S311 - a benchmark's text, not a secret
    pairs = [(f"a{n % AGENCIES}", f"a{(n * 5 + 1) % AGENCIES}") for n in range(400)]
    for n in range(120):
        yield Interview(f"iv{n}", capacity="practitioner", participants=(f"p{n + 20}",), notes=_text(seed, 20_000))
    yield from (Involvement(f"in{n}", agency=f"a{n % AGENCIES}", summary=_text(seed, 600)) for n in range(200))
    for n, (one, other) in enumerate(pairs):
        if one != other:
            yield InformationSharing(
                f"is{n}", from_agency=one, to_agency=other, content=_text(seed, 150), status="late", due="2020-01-02"
            )
    yield from (
        MissedOpportunity(f"m{n}", known_then=_text(seed, 150), could_have=_text(seed, 150)) for n in range(200)
    )
    yield from (Episode(f"ep{n}", number=n, title=_text(seed, 60), narrative=_text(seed, 2_000)) for n in range(1, 40))
    for n in range(1, 61):
        yield Finding(
            f"f{n}",
            number=n,
            title=_text(seed, 80),
            statement=_text(seed, 900),
            category="recording",
            enquiries=("k1",),
        )
    for n in range(3_000):
        stance = ("supports", "context", "contradicts")[n % 3]
        target = {"kind": "event", "id": f"e{n * 31 % EVENTS}"}
        yield Evidence(f"ev{n}", finding=f"f{1 + n % 60}", target=target, stance=stance, note=_text(seed, 120))
    yield from (GoodPractice(f"g{n}", title=_text(seed, 60), description=_text(seed, 300)) for n in range(60))
    for n in range(1, 41):
        yield Recommendation(
            f"rc{n}",
            number=n,
            text=_text(seed, 200),
            addressee=f"a{n % AGENCIES}",
            findings=(f"f{n}",),
            intended_outcome=_text(seed, 100),
        )
        yield from (Action(f"ac{n}-{m}", recommendation=f"rc{n}", text=_text(seed, 120)) for m in range(4))
    for n in range(1, 16):
        yield Section(
            f"se{n}", number=n, heading=_text(seed, 30), body=_text(seed, 6_000), audiences=("confidential", "public")
        )
    for n in range(4_000):
        place = {"kind": "event", "id": f"e{n * 23 % EVENTS}"}
        yield Decision(
            f"d{n}", record=place, field="what_happened", text="Wickless", treat_as={"keep": True}, date="2024-01-02"
        )
