"""The sections of the report: their order, what others read of one, what is to be looked at in it."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Interview, Person, Section
from workbench.reports.outline import build
from workbench.services import drafting
from workbench.services.drafting import Line, Remark, Sort, Style
from workbench.services.session import Session
from workbench.services.viewing import as_audience
from workbench.vault.store import Put

ALL = ("confidential", "panel", "family", "public")
LONG = " ".join(["word"] * 40)
RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Person("p1", name="Ada Quillfeather", kind="subject_child", label="Child A"),
    Section("s2", number=2, heading="What was seen", body="Ada Quillfeather was seen twice.", audiences=ALL),
    Section("s1", number=1, heading="Why", body=f"First.\n\n{LONG}.", audiences=("confidential", "panel")),
    Section("s3", number=2, heading="More, for the panel", body="Ada again.", audiences=("panel",)),
)


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    return empty


def order(session: Session) -> list[tuple[str, str]]:
    return [(part.id, part.number) for part in drafting.parts(session)]


def test_sections_stand_in_the_order_of_the_report(session: Session) -> None:
    assert order(session) == [("s1", "1"), ("s2", "2"), ("s3", "2")]
    first = drafting.parts(session)[0]
    assert (first.heading, first.audiences, first.words) == ("Why", ("confidential", "panel"), 41)


def test_sections_of_one_number_move_together_and_undo_brings_them_back(session: Session) -> None:
    changed = drafting.move(session, "s3", -1)
    assert changed is not None
    assert order(session) == [("s2", "1"), ("s3", "1"), ("s1", "2")]
    assert drafting.move(session, "s2", -1) is None
    session.store.undo()
    assert order(session) == [("s1", "1"), ("s2", "2"), ("s3", "2")]


def test_a_section_without_a_number_gets_one_when_it_is_moved(session: Session) -> None:
    session.store.apply([Put(Section("s9", heading="Last")), Put(Section("s8", heading="Later"))], "test")
    assert order(session)[-2:] == [("s9", ""), ("s8", "")]
    drafting.move(session, "s8", -1)
    assert order(session)[-2:] == [("s8", "3"), ("s9", "4")]
    with pytest.raises(WrongUse):
        drafting.move(session, "gone", 1)


def test_a_new_section_is_the_last_and_for_those_who_read_the_one_beside_it(session: Session) -> None:
    assert drafting.add(session, "s2").values == {"number": 3, "audiences": ALL}
    assert drafting.add(session).values == {"number": 4, "audiences": ("confidential",)}


@pytest.mark.parametrize("code", ["public", "panel", "family", "confidential"])
def test_a_preview_is_what_the_report_of_that_audience_prints(session: Session, code: str) -> None:
    shown = drafting.preview(session, "s2", code)
    with as_audience(session, code) as view:
        printed = [text for block in build(view, profile=session.profile, today=drafting._ANY_DAY).blocks
                   for text in _texts(block)]  # fmt: skip
    assert [line.text for line in shown] == ["What was seen", shown[1].text]
    assert all(line.text in printed for line in shown)
    named = "Ada Quillfeather" if code in ("family", "confidential") else "Child A"
    assert shown == (
        Line(Style.HEADING, "2", "What was seen"),
        Line(Style.PARAGRAPH, "2.1", f"{named} was seen twice."),
    )


def _texts(block: object) -> list[str]:
    return [block.text.plain] if hasattr(block, "text") else []


def test_nothing_is_shown_of_a_section_that_is_not_for_the_audience(session: Session) -> None:
    assert drafting.preview(session, "s1", "public") == ()
    assert drafting.preview(session, "s3", "family") == ()
    assert drafting.preview(session, "s2", "agency:a1") == ()
    assert drafting.preview(session, "gone", "public") == ()


def test_paragraphs_keep_the_numbers_that_they_have_in_the_whole_report(session: Session) -> None:
    assert [line.number for line in drafting.preview(session, "s3", "panel")] == ["", "2.2"]


def test_a_preview_finds_a_section_whose_id_would_tell_a_name(session: Session) -> None:
    telling = Section("ada-quillfeather", number=5, heading="Seen", body="Again.", audiences=ALL)
    session.store.apply([Put(telling)], "test")
    assert [line.text for line in drafting.preview(session, "ada-quillfeather", "public")] == ["Seen", "Again."]


def test_names_are_counted_with_the_label_that_stands_for_each(session: Session) -> None:
    found = drafting.names_in(session.register, "Ada Quillfeather rang Fenwater Council. Ada cried.")
    assert [(k.kind, k.id, k.label, k.times) for k in found] == [
        ("person", "p1", "Child A", 2),
        ("agency", "a1", "Council", 1),
    ]


def test_what_is_to_be_looked_at_is_that_of_the_section(session: Session) -> None:
    spoken = "nobody ever asked me what the little one was doing at night"
    interview = Interview("i1", capacity="parent", notes=f"She said {spoken}.", consent={"quote": False})
    body = f"Ottoline Fenwright rang. A parent said that {spoken}."
    session.store.apply([Put(interview), Put(Section("s7", number=7, heading="x", body=body, audiences=ALL))], "test")
    found = drafting.remarks(session, "s7")
    assert Remark(Sort.DOUBT, "Ottoline Fenwright") in found
    assert [r.sort for r in found if r.sort is Sort.UNAGREED] == [Sort.UNAGREED]
    assert {r.sort for r in found} == {Sort.DOUBT, Sort.UNAGREED, Sort.CHECK}
    assert [r.sort for r in drafting.remarks(session, "s1")] == [Sort.LONG]
    assert drafting.remarks(session, "gone") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ada, whom they called Minnow, slept.", True),
        ("Minnow’s cot was Ada’s.", True),
        ("Ada slept. They called her Minnow.", False),  # one sentence each
        ("Ada Quillfeather slept, and Ada’s cot was cold.", False),  # one name, shorter
        ("Ada rang Fenwater Council.", False),
    ],
)
def test_a_sentence_with_several_names_of_one_person_is_pointed_out(session: Session, body: str, found: bool) -> None:
    known = session.store.get(Person, "p1")
    assert known is not None
    section = Section("s8", number=8, heading="x", body=body, audiences=ALL)
    session.store.apply([Put(known.replace(aliases=("Minnow",))), Put(section)], "test")
    remarks = [r for r in drafting.remarks(session, "s8") if r.sort is Sort.TWICE]
    assert [r.detail for r in remarks] == (["Child A"] if found else [])
    assert all(r.words in body for r in remarks)
