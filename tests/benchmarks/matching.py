"""The matcher over 5 MB with 300 identities, against one `re` alternation and a `str.replace` loop."""

from __future__ import annotations

import random
import re

from tests.benchmarks.measure import Figure, median, milliseconds, times
from workbench.records import Person
from workbench.redaction.engine import Engine
from workbench.redaction.folding import fold
from workbench.redaction.register import Register

SIZE = 5_000_000
SYLLABLES = tuple(
    [
        "ba",
        "ce",
        "di",
        "fo",
        "gu",
        "ha",
        "je",
        "ki",
        "lo",
        "mu",
        "na",
        "pe",
        "ri",
        "so",
        "tu",
        "va",
        "we",
        "xi",
        "yo",
        "za",
        "bren",
        "cal",
        "dor",
        "fin",
        "gar",
        "hol",
    ]
)
WORDS = tuple(
    [
        "the",
        "visit",
        "was",
        "made",
        "after",
        "school",
        "and",
        "nobody",
        "asked",
        "why",
        "a",
        "meeting",
        "had",
        "been",
        "moved",
        "to",
        "another",
        "week",
        "because",
        "of",
        "sickness",
        "in",
        "the",
        "team",
        "although",
        "the",
        "record",
        "says",
        "that",
        "it",
        "took",
        "place",
        "and",
        "that",
        "the",
        "family",
        "agreed",
        "to",
        "it",
    ]
)


def invented(seed: random.Random) -> str:
    return "".join(seed.choice(SYLLABLES) for _ in range(seed.randint(2, 3))).capitalize()


def people(seed: random.Random, count: int = 300) -> list[Person]:
    return [
        Person(
            f"p{i}",
            name=f"{invented(seed)} {invented(seed)} {invented(seed)}-{invented(seed)}",
            aliases=[f"{invented(seed)} {invented(seed)}"],
            kind="family" if i % 3 else "professional",
            label=f"Person {i}",
        )
        for i in range(count)
    ]


def prose(seed: random.Random, forms: list[str], size: int) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        words = [seed.choice(WORDS) for _ in range(seed.randint(8, 20))]
        if seed.random() < 0.4:
            words[seed.randrange(len(words))] = seed.choice(forms)
        sentence = " ".join(words).capitalize() + ". "
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts)


def run() -> list[Figure]:
    seed = random.Random(20211)  # noqa: S311 - a benchmark's text, not a secret
    register = Register.build(people(seed), [], [], [])
    forms = sorted(register.forms(), key=len, reverse=True)
    text = prose(seed, forms, SIZE)
    alternation = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)

    def replaced() -> None:
        rest = text
        for form in forms:
            rest = rest.replace(form, "Person")

    register.find(text[:10_000])
    engine = Engine(register.forms())
    matching = median(times(lambda: sum(1 for _ in engine.find(fold(text).text)), 3))
    ours = median(times(lambda: register.find(text), 3))
    with_re = median(times(lambda: alternation.findall(text), 1))
    with_replace = median(times(replaced, 1))
    best = min(with_re, with_replace)
    against = f"re {milliseconds(with_re)}, replace {milliseconds(with_replace)}"
    ratio = best / ours
    speed = len(text) / matching / 1e6
    return [
        Figure(
            f"matcher alone, 5 MB, {len(forms)} forms: {speed:.1f} MB/s",
            milliseconds(matching),
            against,
            f"{best / matching:.1f}× faster (≥ 15 MB/s)",
            speed >= 15,
        ),
        Figure(
            f"matcher and reading of each mention: {len(text) / ours / 1e6:.1f} MB/s",
            milliseconds(ours),
            against,
            f"{ratio:.1f}× faster (≥ 10)",
            ratio >= 10,
        ),
    ]
