"""Ordinary Welsh is no name, and Welsh names are names."""

from __future__ import annotations

import pytest

from workbench.redaction.detect import Care, detect
from workbench.redaction.welsh import is_ordinary_welsh

PASSAGE = "Gofynnodd y nyrs i’r fam am y bwyd. Dywedodd nad oedd dim byd yn y tŷ ers dydd Llun."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PASSAGE, "Gofynnodd"),
        (PASSAGE, "Dywedodd nad oedd"),
        (PASSAGE, "nyrs"),
        ("Penderfyniad / Decision: to close.", "Penderfyniad"),
        ("Dyddiad:\n3 June", "Dyddiad"),
        ("Cofnodion y cyfarfod", "Cofnodion y cyfarfod"),
        ("She said “wedi blino”, and rhywbeth else.", "rhywbeth"),
        ("Mae hi’n siarad Cymraeg gyda’i mam bob dydd.", "Cymraeg"),
        ("Mae o’n mynd adref bob nos.", "o’n mynd adref"),
        ("Iechyd\nCofnod: wedi ei weld", "Iechyd\nCofnod"),
    ],
)
def test_ordinary_words_of_a_welsh_passage_are_no_names(text: str, words: str) -> None:
    start = text.index(words)
    assert is_ordinary_welsh(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gofynnodd y nyrs i’r fam am Seren. Roedd hi yn y tŷ ers dydd Llun.", "Seren"),  # a star, and a girl
        ("Roedd eira yn y cae wedi dydd Llun, meddai ei mam hi.", "eira"),
        ("Aeth y nyrs i Fynydd Bychan wedi iddi weld y plentyn.", "Fynydd Bychan"),  # hills, and a place
        ("Aeth y nyrs i weld Mrs Goch wedi iddi ffonio.", "Goch"),
        ("Roedd y nyrs yn gweld Prydderch bob dydd.", "Prydderch"),
        ("Capel was seen by the nurse at home.", "Capel"),  # English: nothing speaks for Welsh
        ("Roedd y fam yn y tŷ. Y. B. oedd yno wedi dydd Llun.", "Y. B."),
        ("Heol Aberdulais. Worker: Hud / Manager: Llewellyn Bryn, Cwm Gofal", "Hud"),  # Welsh names, English words
        ("Roedd y nyrs 12 yn y tŷ wedi dydd Llun.", "nyrs 12"),
    ],
)
def test_what_may_name_somebody_is_still_asked(text: str, words: str) -> None:
    start = text.index(words)
    assert not is_ordinary_welsh(text, start, start + len(words))


def test_the_queue_asks_for_the_names_in_a_welsh_minute_alone() -> None:
    text = f"Cofnodion / Minutes\nYn bresennol: Heulwen Trefor.\n{PASSAGE}\nYmddiheuriadau / Apologies: none."
    asked = [span.text for span in detect(text, Care.QUEUE) if span.kind in {"person", "name", "organisation"}]
    assert asked == ["Heulwen Trefor"]
