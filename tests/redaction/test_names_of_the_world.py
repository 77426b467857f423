"""The tool must not protect the names of some people better than those of others."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

import pytest

from tests.redaction.names_of_the_world import NAMES
from workbench.paths import resource
from workbench.redaction.detect import detect_all

LOWEST = 0.93


def slip(word: str) -> str:
    """Return a word with two of its letters changed round."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :] if len(word) > 3 else word


FORMS: dict[str, Callable[[str, str], str]] = {
    "whole": lambda given, family: f"{given} {family}",
    "given": lambda given, family: given,
    "titled": lambda given, family: f"Ms {family}",
    "lower case": lambda given, family: f"{given} {family}".lower(),
    "capitals": lambda given, family: f"{given} {family}".upper(),
    "turned round": lambda given, family: f"{family}, {given}",
    "surname in capitals": lambda given, family: f"{given} {family.upper()}",
    "initial": lambda given, family: f"{given[0]}. {family}",
    "initials": lambda given, family: f"{given[0]}.{family[0]}.",
    "possessive": lambda given, family: f"{given}’s",
    "misspelt": lambda given, family: f"{given} {slip(family)}",
    "given in lower case": lambda given, family: given.lower(),
}
SENTENCES = (
    "The health visitor saw {} at home on Tuesday and had no concerns.",
    "T/C to {}, no reply, message left.",
    "A neighbour told the police that {} had been shouting again.",
    "spoke with {} re missed appointments, will ring back",
    "School rang to say that {} was not collected.",
    "{} attended the Core Group with the social worker.",
    "Concerns about {} were not shared with the midwife.",
)


def split(name: str) -> tuple[str, str]:
    given, _, family = name.partition(" ")
    return given, family


def found(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Return for each (sentence, name in it) whether every word of the name is marked."""
    spans = detect_all([sentence for sentence, _ in pairs])
    told = []
    for (sentence, name), marked in zip(pairs, spans, strict=True):
        bare = name.removeprefix("Ms ").removesuffix("’s")
        at = sentence.index(bare)
        words = [at + m.start() for m in re.finditer(r"\w+", bare)]
        told.append(all(any(s.start <= w < s.end for s in marked) for w in words))
    return told


def pairs_of(name: str, number: int, forms: Sequence[str]) -> list[tuple[str, str]]:
    given, family = split(name)
    written = [FORMS[form](given, family) for form in forms]
    return [(SENTENCES[(number + n) % len(SENTENCES)].format(w), w) for n, w in enumerate(written)]


def test_there_are_enough_names_of_enough_origins_in_enough_forms() -> None:
    assert len(NAMES) >= 20
    assert len({name for names in NAMES.values() for name in names}) >= 400
    assert len(FORMS) == 12


def test_the_tagger_never_saw_them_in_training() -> None:
    lines = resource("tagger/recipe/names.txt").read_text("utf-8").splitlines()
    trained = {word.casefold() for line in lines for word in line.partition(": ")[2].split(" ")}
    tested = {word.casefold() for names in NAMES.values() for name in names for word in name.split(" ")}
    assert tested & trained == set()


@pytest.mark.parametrize("origin", NAMES)
def test_whole_names_of_every_origin_are_found(origin: str) -> None:
    pairs = [p for n, name in enumerate(NAMES[origin]) for p in pairs_of(name, n, ["whole"])]
    assert found(pairs).count(False) <= 1


@pytest.mark.slow
def test_no_origin_is_protected_less_than_another(capsys: pytest.CaptureFixture[str]) -> None:
    recall = {}
    forms = dict.fromkeys(FORMS, 0)
    for origin, names in NAMES.items():
        told = found([pair for n, name in enumerate(names) for pair in pairs_of(name, n, list(FORMS))])
        recall[origin] = sum(told) / len(told)
        for n, right in enumerate(told):
            forms[list(FORMS)[n % len(FORMS)]] += right
    count = sum(len(names) for names in NAMES.values())
    shares = [f"  {origin:20} {share:.3f}" for origin, share in sorted(recall.items(), key=lambda item: item[1])]
    shares += [f"  {form:20} {right / count:.3f}" for form, right in forms.items()]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(shares) + "\n")
    assert min(recall.values()) >= LOWEST
