"""A record as two audiences read it, beside each other."""

from __future__ import annotations

from workbench.records import Agency, Concern, Event, Person, Source
from workbench.services import comparing
from workbench.services.session import Session
from workbench.vault.store import Put

RECORDS = (
    Agency("a1", name="Fenwater Council", kind="social_care", label="Council"),
    Source("s1", title="Case file", kind="case_file", agency="a1"),
    Person("p1", name="Ada Quillfeather", kind="subject_child", label="Child A"),
    Event("e1", date="2021", agency="a1", source="s1", what_happened="Ada Quillfeather is weighed.", comment="Mine."),
    Event("ada-quillfeather-2", date="2021", agency="a1", source="s1", what_happened="Again."),
)


def test_what_two_audiences_read_is_marked_where_it_differs(empty: Session) -> None:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    found = {d.label: d for d in comparing.beside(empty, "event", "e1", "family", "public")}
    words = found["What happened"]
    assert [p.text for p in words.left if p.differs] == ["Ada", "Quillfeather"]
    assert [p.text for p in words.right if p.differs] == ["Child", "A"]
    assert not found["Source"].differs
    assert "Your comment" not in found


def test_as_entered_is_a_reader_too_and_the_fields_keep_the_order_of_the_form(empty: Session) -> None:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    found = comparing.beside(empty, "event", "e1", "", "public")
    order = [field.label for field in Event.spec.fields.values()]
    assert [d.label for d in found] == sorted((d.label for d in found), key=order.index)
    assert {d.label: d.right for d in found}["Your comment"] == ()


def test_who_may_not_see_a_record_has_nothing_of_it(empty: Session) -> None:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    concern = Concern("c1", description="x", raised_with="y")
    empty.store.apply([Put(concern)], "test")
    assert comparing.beside(empty, "concern", "c1", "public", "panel") == []
    assert all(d.right == () for d in comparing.beside(empty, "concern", "c1", "", "panel"))
    assert comparing.beside(empty, "decision", "gone", "public", "panel") == []


def test_a_record_whose_id_would_tell_a_name_is_read_under_the_id_that_is_seen(empty: Session) -> None:
    empty.store.apply([Put(r) for r in RECORDS], "test")
    found = {d.label: d for d in comparing.beside(empty, "event", "ada-quillfeather-2", "", "public")}
    assert not found["What happened"].differs
