from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from workbench.paths import resource
from workbench.redaction import tagger as module
from workbench.redaction.detect import Care, detect, detect_all
from workbench.redaction.tagger import KINDS, Tagger, missing, tagger

BARS = dict.fromkeys(KINDS, 0.3)


@pytest.fixture(scope="module")
def loaded() -> Tagger:
    found = tagger()
    assert found is not None
    return found


def test_the_card_names_the_model_that_is_shipped() -> None:
    card = resource("tagger/CARD.md").read_text("utf-8")
    digest = hashlib.sha256(resource("tagger/model.onnx").read_bytes()).hexdigest()
    assert digest in card


def test_the_card_names_the_recipe_that_is_kept() -> None:
    card = resource("tagger/CARD.md").read_text("utf-8")
    for name in ("generate.py", "lists.txt", "names.txt", "templates.txt"):
        digest = hashlib.sha256(resource(f"tagger/recipe/{name}").read_bytes()).hexdigest()
        assert f"{name} {digest[:16]}" in card


def test_the_model_is_small() -> None:
    assert resource("tagger/model.onnx").stat().st_size <= 25_000_000


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("spoke with nkechi ibekwe about the missed appointment", "nkechi ibekwe", "PERSON"),
        ("Her partner works nights as a scaffolder in the city.", "scaffolder", "DEM"),
        ("He was sentenced to nine years for the assault.", "nine years", "DATETIME"),
        ("They live at 14 Heronsgate Rise with the dog.", "Heronsgate Rise", "LOC"),
    ],
)
def test_it_reads_what_rules_cannot(loaded: Tagger, text: str, words: str, kind: str) -> None:
    found = {(text[s.start : s.end], s.kind) for s in loaded.read([text])[0].spans(BARS)}
    assert any(words in told and kind == as_ for told, as_ in found)


def test_names_in_a_row_are_told_apart(loaded: Tagger) -> None:
    text = "Present: Rotimi Oladipo, Grażyna Gajda, Delroy Tulloch and the social worker."
    people = [text[s.start : s.end] for s in loaded.read([text])[0].spans(BARS) if s.kind == "PERSON"]
    assert people == ["Rotimi Oladipo", "Grażyna Gajda", "Delroy Tulloch"]


def test_many_texts_at_once_give_what_one_by_one_gives(loaded: Tagger) -> None:
    texts = ["Nothing.", "", "Seen by Dr Wierzbicka on the ward.", "The plan was agreed. " * 400 + "Then Oksana left."]
    together = [list(reading.spans(BARS)) for reading in loaded.read(texts)]
    alone = [list(loaded.read([text])[0].spans(BARS)) for text in texts]
    assert [[s[:3] for s in spans] for spans in together] == [[s[:3] for s in spans] for spans in alone]


def test_every_word_of_a_long_text_is_judged_whatever_window_it_falls_into(loaded: Tagger) -> None:
    text = "The health visitor rang Oksana Tkachenko about the baby. " * 120
    found = [s for s in loaded.read([text])[0].spans(BARS) if s.kind == "PERSON"]
    assert len(found) == 120


def test_without_the_model_rules_work_alone_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> Path:
        raise FileNotFoundError(name)

    monkeypatch.setattr(module, "resource", gone)
    module.tagger.cache_clear()
    try:
        assert re.search(r"rules alone", missing())
        assert [s.text for s in detect("They moved to SW1A 2AA in a hurry.")] == ["SW1A 2AA"]
    finally:
        module.tagger.cache_clear()


def test_without_the_library_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "onnxruntime" in missing()


def test_each_setting_marks_at_least_what_the_stricter_one_does() -> None:
    text = "Mrs Wattoo, a roofer's widow of 34, came from Mirpur to Keighley after six years and owed £400 to Wale."
    queue, usual, broad = (
        {i for s in detect(text, care) for i in range(s.start, s.end) if text[i].isalnum()} for care in Care
    )
    assert queue <= usual <= broad


def test_the_queue_is_not_asked_about_ordinary_words_and_parts_of_dates() -> None:
    texts = [
        "She was seen in the bath and then at the gate by the breakfast club on 3 May 2021.",
        "No concerns. Arrears were paid. The nits had gone and he had clean pyjamas on.",
        "Referral to the Core Group; the school nurse and the GP agreed to see the child.",
    ]
    asked = [s.text for spans in detect_all(texts, Care.QUEUE) for s in spans if s.kind != "date"]
    assert asked == []
