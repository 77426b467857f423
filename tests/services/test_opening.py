"""A source is read inside the window from the file that the store keeps, with the place of every passage."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image

from workbench.errors import WrongUse
from workbench.records import Source
from workbench.services import importing, opening
from workbench.services.session import Session
from workbench.vault.store import Put


def places(session: Session, id_: str) -> list[str]:
    return [passage.ref for passage in opening.open_source(session, id_).passages]


def by_file(session: Session, part: str) -> Source:
    return next(s for s in session.store.all(Source) if part in (s.file or ""))


@pytest.mark.parametrize(
    ("part", "place", "pages"),
    [
        ("CF Assessment", "para 1", 0),
        ("PPN_21", "p. 1", 1),
        ("my nephew.eml", "headers", 0),
        ("attendance_", "para 1", 0),
        ("AnchorRd_GP", "row 1", 0),
        ("policy_resolving", "para 1", 0),
    ],
)
def test_every_sort_of_document_is_read_with_its_places(harbour: Session, part: str, place: str, pages: int) -> None:
    opened = opening.open_source(harbour, by_file(harbour, part).id)
    assert place in [passage.ref for passage in opened.passages]
    assert opened.pages == pages
    assert opened.digest


def test_a_page_is_drawn_from_the_store(harbour: Session) -> None:
    opened = opening.open_source(harbour, by_file(harbour, "PPN_21").id)
    drawn = opening.picture(harbour, opened.digest, 1, 300)
    assert drawn.width == 300
    assert len(set(drawn.pixels)) > 2  # it is no empty sheet


def test_a_source_without_a_file_shows_what_was_typed(empty: Session) -> None:
    empty.store.apply([Put(Source("s1", title="t", kind="other", text="One.\n\nTwo."))], "test")
    opened = opening.open_source(empty, "s1")
    assert [(p.ref, p.text) for p in opened.passages] == [("para 1", "One."), ("para 2", "Two.")]
    assert opened.remarks == (opening.NOT_KEPT,)


def test_a_source_with_nothing_says_what_to_do(empty: Session) -> None:
    empty.store.apply([Put(Source("s1", title="t", kind="other"))], "test")
    assert opening.open_source(empty, "s1").remarks == (opening.NO_WORDS,)


def test_a_picture_is_brought_in_and_looked_at(empty: Session, tmp_path: Path) -> None:
    scan = tmp_path / "scan of a letter.png"
    Image.new("RGB", (60, 80), "white").save(scan)
    report = importing.import_paths(empty, [scan])
    assert [problem.sentence for problem in report.problems] == [
        "This is a picture: it is kept and can be looked at, but words in it were not read."
    ]
    source = by_file(empty, "scan of a letter")
    opened = opening.open_source(empty, source.id)
    assert (opened.pages, opened.passages) == (1, ())
    assert opening.picture(empty, opened.digest, 1, 30).height == 40


def test_a_file_that_is_locked_shows_what_was_read_of_it(empty: Session, tmp_path: Path) -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    file = tmp_path / "locked.pdf"
    file.write_bytes(out.getvalue())
    importing.import_paths(empty, [tmp_path])
    source = Source("s1", title="t", kind="other", file="inbox/documents/locked.pdf", text="As read.")
    empty.store.apply([Put(source)], "test")
    opened = opening.open_source(empty, "s1")
    assert [p.text for p in opened.passages] == ["As read."]
    assert opened.remarks == (opening.LOCKED,)


def test_a_source_that_is_gone_is_said(harbour: Session) -> None:
    with pytest.raises(WrongUse):
        opening.open_source(harbour, "nobody")


def test_what_limits_a_source_is_told(harbour: Session) -> None:
    source = Source(
        "x", title="t", kind="other", restriction="court_order", grade="primary", destroy_or_return_by="2025-01-31"
    )
    today = datetime.date(2025, 2, 1)
    assert opening.limits(source, today) == opening.Limits("court_order", "primary", "2025-01-31", overdue=True)
    assert not opening.limits(source, datetime.date(2025, 1, 31)).overdue
    assert not opening.limits(source.replace(destroy_or_return_by="2025"), today).overdue
    assert opening.limits(Source("y", title="t", kind="other"), today).restriction == "none"
