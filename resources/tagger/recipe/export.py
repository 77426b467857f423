"""Export a trained tagger for the workbench: ONNX, weights as int8, with its vocabulary.

    export.py --from FOLDER/epoch-N --to FOLDER

Words that none of the texts and no British word list needs leave the vocabulary: they are other scripts and languages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import unicodedata
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForTokenClassification

OUTPUT = "chances"


class Tagger(torch.nn.Module):
    """The encoder, its head, and the chance of each label."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        out = self.model(input_ids=ids, attention_mask=mask, token_type_ids=shapes)
        return out.logits.softmax(-1)


def kept(vocabulary: dict[str, int]) -> list[str]:
    """Return the words that stay, in their order: special ones, and whatever is written in Latin letters or signs."""

    def stays(word: str) -> bool:
        bare = word.removeprefix("##")
        if word.startswith("[unused"):
            return False
        return word.startswith("[") or all(ord(c) < 0x250 or "LATIN" in unicodedata.name(c, "") or 0x2000 < ord(c) < 0x2200 for c in bare)

    return [word for word in sorted(vocabulary, key=vocabulary.__getitem__) if stays(word)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="trained", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    model = AutoModelForTokenClassification.from_pretrained(options.trained, attn_implementation="eager").eval()
    vocabulary = json.loads((options.trained / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    words = kept(vocabulary)
    embedding = model.bert.embeddings.word_embeddings
    rows = torch.tensor([vocabulary[word] for word in words])
    model.bert.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(embedding.weight[rows], padding_idx=0)
    options.to.mkdir(parents=True, exist_ok=True)
    (options.to / "vocabulary.txt").write_text("\n".join(words), "utf-8")
    whole = options.to / "whole.onnx"
    like = torch.ones(2, 16, dtype=torch.long)
    torch.onnx.export(
        Tagger(model), (like, like, like * 0), str(whole), input_names=["ids", "mask", "shapes"], output_names=[OUTPUT],
        dynamic_axes={name: {0: "batch", 1: "width"} for name in ("ids", "mask", "shapes", OUTPUT)}, opset_version=17, dynamo=False,
    )  # fmt: skip
    made = options.to / "model.onnx"
    quantize_dynamic(whole, made, weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True})
    whole.unlink()
    data = made.read_bytes()
    print(len(words), "words;", len(data), "bytes; sha256", hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
