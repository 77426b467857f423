"""Tells a name from the ordinary word that is spelt like it, by case and neighbours."""

from __future__ import annotations

from enum import StrEnum

from workbench.redaction.forms import Form


class Sense(StrEnum):
    NAME = "name"
    ORDINARY = "ordinary"
    DOUBTFUL = "doubtful"


class Sentence:
    def __init__(self, text: str) -> None:
        self.text = text

    is_lower_style = False


def judge(sentence: Sentence, start: int, end: int, forms: tuple[Form, ...]) -> Sense:
    w = sentence.text[start:end]
    return Sense.NAME if w[:1].isupper() else Sense.ORDINARY
