"""A public .docx of 200 pages against python-docx writing the same paragraphs bare."""

from __future__ import annotations

import io
import secrets
import tempfile
from datetime import date
from pathlib import Path

from docx import Document

from tests.benchmarks.matching import people, prose
from tests.benchmarks.measure import Figure, median, milliseconds, times
from workbench.records import Review, Section, profiles
from workbench.redaction.audiences import audience
from workbench.redaction.views import AudienceView
from workbench.reports import outline
from workbench.reports.docx_writer import to_docx
from workbench.vault import keys
from workbench.vault.store import Put, Store

PAGES, WORDS_A_PAGE = 200, 420


def run() -> list[Figure]:
    import random

    seed = random.Random(8)  # noqa: S311 - a benchmark's text, not a secret
    persons = people(seed, 40)
    names = [str(p.name) for p in persons]
    paragraphs = [prose(seed, names, 900) for _ in range(PAGES * WORDS_A_PAGE // 150)]
    with tempfile.TemporaryDirectory() as folder:
        salt = secrets.token_bytes(16)
        store = Store.create(Path(folder) / "bench.review", keys.derive("bench", salt, keys.CHEAP), salt)
        review = Review(
            "r1", title="Review: Child Z", jurisdiction="england", review_type="lcspr", incident_date="2021-05-05"
        )
        sections = [
            Section(
                f"s{i}",
                number=i + 1,
                heading=f"Part {i + 1}",
                audiences=["public"],
                body="\n\n".join(paragraphs[i::20]),
            )
            for i in range(20)
        ]
        store.apply([Put(r) for r in (review, *persons, *sections)], "bench")
        view = AudienceView(store, audience("public"))
        build = lambda: to_docx(outline.build(view, profile=profiles.load("england"), today=date(2026, 1, 1)))  # noqa: E731
        ours = median(times(build, 3))
        peer = median(times(lambda: bare(paragraphs), 3))
        view.close()
        store.close()
    ratio = ours / peer
    return [
        Figure(
            f"public .docx of {PAGES} pages, redacted",
            milliseconds(ours),
            f"python-docx, same paragraphs bare {milliseconds(peer)}",
            f"{ratio:.2f}× (≤ 4)",
            ratio <= 4,
        )
    ]


def bare(paragraphs: list[str]) -> None:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(io.BytesIO())
