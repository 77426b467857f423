"""What is in doubt is listed in its sentences, decided once, applied everywhere, and undone in one step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.conftest import PASSPHRASE
from workbench.errors import Cancelled, PublicationRefused, WrongUse
from workbench.records import Agency, Decision, Event, Person, Section
from workbench.services import doubts, exporting
from workbench.services.doubts import Doubt, Sort
from workbench.services.session import Session
from workbench.services.viewing import as_audience
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

PEOPLE = (
    Person("p1", name="Orla Venn", kind="subject_child", label="Child A"),
    Person("p2", name="Hope Venn", kind="family", label="Mother"),
    Person("p3", name="Martin Ashcombe", kind="professional", label="Social Worker 1"),
    Person("p4", name="Martin Tredwell", kind="professional", label="Police Officer 1"),
)
TEXT = (
    "Orla was seen with Quillon Thistlewood at home. Hope scores eleven. Martin rang twice. "
    "Quillon Thistlewood left, and Martin told the school."
)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    session, _ = Session.create(tmp_path / "small.review", PASSPHRASE, cost=CHEAP)
    with session:
        session.store.apply(
            [
                *(Put(person) for person in PEOPLE),
                Put(Agency("a1", name="Fenwater Council", kind="social_care", label="Children's Social Care")),
                Put(Event("e1", date="2021-02-01", agency="a1", what_happened=TEXT)),
                Put(Event("e2", date="2021-02-02", agency="a1", what_happened="Quillon Thistlewood rang.")),
            ],
            "test",
        )
        yield session


def doubt(session: Session, text: str) -> Doubt:
    (found,) = [d for d in doubts.waiting(session) if d.text == text]
    return found


def public(session: Session, id_: str) -> str:
    with as_audience(session, "public", mask_doubtful=False) as view:
        record = view.get("event", id_)
        assert record is not None
        return str(record.values["what_happened"])


def test_each_doubt_says_why_whom_and_where(small: Session) -> None:
    unknown = doubt(small, "Quillon Thistlewood")
    assert (unknown.sort, unknown.whom, unknown.mask) == (Sort.UNKNOWN, (), "a person")
    assert [(p.kind, p.id, p.field, p.occurrence) for p in unknown.places] == [
        ("event", "e1", "what_happened", 1),
        ("event", "e1", "what_happened", 2),
        ("event", "e2", "what_happened", None),
    ]
    assert unknown.places[0].before.endswith("seen with ")
    assert unknown.places[0].after.startswith(" at home")
    martin = doubt(small, "Martin")
    assert martin.sort is Sort.SEVERAL
    assert [w.id for w in martin.whom] == ["p3", "p4"]
    assert doubt(small, "Hope").sort is Sort.WORD


def test_the_sentences_count_and_never_quote(small: Session) -> None:
    found = doubts.waiting(small)
    sentences = doubts.in_words(found)
    assert sentences == exporting.readiness(small)
    assert not any(d.text in sentence for d in found for sentence in sentences)
    assert "Thistlewood" not in repr(found)


def test_words_that_are_kept_are_asked_about_no_more_and_stay(small: Session) -> None:
    doubts.keep(small, doubt(small, "Hope").places, "the noun")
    assert "Hope scores eleven" in public(small, "e1")
    assert not [d for d in doubts.waiting(small) if d.text == "Hope"]


def test_one_place_may_mean_one_person_and_the_next_another(small: Session) -> None:
    first, second = doubt(small, "Martin").places
    doubts.means(small, [first], "p3")
    doubts.means(small, [second], "p4")
    text = public(small, "e1")
    assert "Social Worker 1 rang twice" in text
    assert "and Police Officer 1 told" in text
    assert [d.occurrence for d in small.store.all(Decision)] == [1, 2]


def test_a_decision_on_every_place_is_one_record_a_field_and_one_step_of_undo(small: Session) -> None:
    places = doubt(small, "Quillon Thistlewood").places
    doubts.replace(small, places, "a friend", "not needed for learning")
    assert public(small, "e2") == "A friend rang."
    assert public(small, "e1").count("a friend") + public(small, "e1").count("A friend") == 2
    kept = small.store.all(Decision)
    assert [(d.occurrence, d.reason) for d in kept] == [(None, "not needed for learning")] * 2
    small.store.undo()
    assert small.store.all(Decision) == []


def test_another_form_of_a_name_is_known_everywhere_afterwards(small: Session) -> None:
    doubts.also_called(small, doubt(small, "Quillon Thistlewood"), "p3")
    assert public(small, "e2") == "Social Worker 1 rang."
    assert small.store.get(Person, "p3") == PEOPLE[2].replace(aliases=("Quillon Thistlewood",))


@pytest.mark.parametrize("kind", doubts.NAMED)
def test_someone_new_is_registered_under_a_label(small: Session, kind: str) -> None:
    label = doubts.propose_label(small, kind)
    doubts.register(small, doubt(small, "Quillon Thistlewood"), kind, label)
    assert public(small, "e2") == f"{label} rang."
    assert doubts.propose_label(small, kind) != label


def test_nobody_is_registered_twice_under_one_name(small: Session) -> None:
    asked = doubt(small, "Quillon Thistlewood")
    doubts.register(small, asked, "person", "Neighbour 1")
    with pytest.raises(WrongUse, match="registered already"):
        doubts.register(small, asked, "person", "Neighbour 2")


def test_a_decision_reaches_free_text_that_is_no_prose(small: Session) -> None:
    small.store.apply([Put(PEOPLE[2].replace(role="brother of Quillon Thistlewood"))], "test")
    places = [p for p in doubt(small, "Quillon Thistlewood").places if p.kind == "person"]
    doubts.withhold(small, places)
    with as_audience(small, "public", mask_doubtful=False) as view:
        record = view.get("person", "p3")
        assert record is not None
        assert record.values["role"] == "brother of [withheld]"


def test_a_possessive_keeps_its_ending(small: Session) -> None:
    small.store.apply(
        [Put(Section("s9", number=1, heading="x", body="It was Martin’s call.", audiences=("public",)))], ""
    )
    (place,) = [p for d in doubts.waiting(small) for p in d.places if p.kind == "section"]
    assert (place.words, place.after) == ("Martin", "’s call.")
    doubts.replace(small, [place], "a professional")
    with as_audience(small, "public", mask_doubtful=False) as view:
        assert view.all("section")[0].values["body"] == "It was a professional’s call."


@pytest.mark.parametrize(
    "wrong",
    [
        lambda s, d: doubts.replace(s, d.places, "  "),
        lambda s, d: doubts.keep(s, []),
        lambda s, d: doubts.means(s, d.places, "nobody"),
        lambda s, d: doubts.also_called(s, d, "nobody"),
        lambda s, d: doubts.register(s, d, "event", "Label"),
        lambda s, d: doubts.register(s, d, "person", " "),
        lambda s, d: doubts.register(s, d, "person", "Child A"),
        lambda s, d: doubts.mask_all(s, ""),
        lambda s, d: doubts.find(s, "nothing like it"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    small: Session, wrong: Callable[[Session, Doubt], object]
) -> None:
    before = small.store.data_version
    with pytest.raises(WrongUse):
        wrong(small, doubt(small, "Martin"))
    assert small.store.data_version == before


def test_gathering_can_be_stopped(small: Session) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        doubts.waiting(small, stop)


@pytest.mark.slow
def test_once_everything_is_decided_the_public_report_is_published(harbour: Session, tmp_path: Path) -> None:
    target = tmp_path / "public.docx"
    with pytest.raises(PublicationRefused):
        exporting.export(harbour, "public", target)
    waiting = doubts.waiting(harbour)
    doubts.keep(harbour, next(d for d in waiting if d.sort is Sort.WORD).places)
    doubts.register(harbour, next(d for d in waiting if d.sort is Sort.UNKNOWN and not d.whom), "person", "Person X")
    assert doubts.mask_all(harbour, "not needed for learning") > 10
    assert doubts.waiting(harbour) == []
    for name in ("public.docx", "public.pdf", "public.json"):
        receipt = exporting.export(harbour, "public", tmp_path / name)
        assert not receipt.draft
        assert receipt.verification is not None
        assert receipt.verification.ok
    assert "Person X" in json.dumps(json.loads((tmp_path / "public.json").read_text("utf-8")))


@pytest.mark.parametrize("said", ["ask Orla at St Wilfrun’s", "ask Orla at St Wilfrun's and at St Wilfrun’s"])
def test_a_place_named_for_a_saint_is_decided_once_and_stays_decided(small: Session, said: str) -> None:
    small.store.apply([Put(Event("e2", date="2021-02-02", agency="a1", what_happened=said))], "test")
    doubts.mask_all(small, "nobody asked")
    assert doubts.waiting(small) == []
    assert "Wilfrun" not in public(small, "e2")
