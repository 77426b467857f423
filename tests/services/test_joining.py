"""Two records of one person are joined in one change: nothing still refers to the other, nothing known is lost."""

from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Decision, Event, Person, Relationship
from workbench.services import editing, joining
from workbench.services.joining import KEPT, OTHER
from workbench.services.session import Session
from workbench.vault.store import Put

TWIN = Person(
    "px",
    name="Craig Falkner",
    aliases=("CF", "craig lee faulkner"),
    kind="family",
    label="Adult 7",
    sex="male",
    occupation="Scaffolder",
    in_household="unknown",
    notes="Known in another county.",
    identifiers=({"kind": "phone", "value": "07700 900461"},),
)


@pytest.fixture
def twin(harbour: Session) -> Session:
    harbour.store.apply(
        [
            Put(TWIN),
            Put(Event("ex", date="2020", agency="a1", source="s1", what_happened="Seen.", people=("px", "p5", "p3"))),
            Put(Relationship("ra", person="px", other="p3", kind="partner", from_="2021-01~", to="2021-09-21")),
            Put(Relationship("rb", person="px", other="p5", kind="other")),
            Put(Relationship("rc", person="px", other="p1", kind="step_parent")),
            Put(Decision("dx", record={"kind": "event", "id": "ex"}, field="x", text="CF", treat_as={"is": "px"})),
        ],
        "set up",
    )  # fmt: skip
    return harbour


def choices(session: Session, which: str = KEPT) -> dict[str, str]:
    return {conflict.field: which for conflict in joining.plan(session, "p5", "px").conflicts}


def test_what_differs_is_asked_and_what_can_be_joined_is_not(twin: Session) -> None:
    plan = joining.plan(twin, "p5", "px")
    asked = {conflict.field for conflict in plan.conflicts}
    assert {"name", "label"} <= asked
    assert not asked & {"sex", "aliases", "identifiers", "notes", "in_household"}
    assert plan.records == 5
    with pytest.raises(WrongUse, match="not everything"):
        joining.join(twin, "p5", "px", {"name": KEPT})


def test_every_reference_moves_and_is_there_once(twin: Session) -> None:
    joining.join(twin, "p5", "px", choices(twin))
    assert twin.store.referrers("person", "px") == []
    event = twin.store.get(Event, "ex")
    decision = twin.store.get(Decision, "dx")
    assert event is not None
    assert decision is not None
    assert event.people == ("p5", "p3")
    assert decision.treat_as is not None
    assert decision.treat_as["is"] == "p5"


def test_ties_to_oneself_and_ties_said_twice_go_to_the_bin(twin: Session) -> None:
    joining.join(twin, "p5", "px", choices(twin))
    live = set(twin.store.ids("relationship"))
    assert not {"ra", "rb"} & live
    assert "rc" in live


def test_names_lists_and_notes_are_joined(twin: Session) -> None:
    before = twin.store.get(Person, "p5")
    assert before is not None
    joining.join(twin, "p5", "px", choices(twin))
    person = twin.store.get(Person, "p5")
    assert person is not None
    assert (person.name, person.label) == (before.name, before.label)
    assert {"CF", "Craig Falkner"} <= {*(person.aliases or ())}
    assert "craig lee faulkner" not in (person.aliases or ())  # only another way of writing the name
    assert (person.identifiers or ())[-1]["value"] == "07700 900461"
    assert str(person.notes).endswith("Known in another county.")
    assert person.in_household is True


def test_the_others_values_can_be_chosen_and_the_name_is_kept_as_another(twin: Session) -> None:
    joining.join(twin, "p5", "px", choices(twin, OTHER))
    person = twin.store.get(Person, "p5")
    assert person is not None
    assert (person.name, person.label) == ("Craig Falkner", "Adult 7")
    assert "Craig Lee Faulkner" in (person.aliases or ())


def test_one_undo_takes_it_all_back(twin: Session) -> None:
    event, person = twin.store.get(Event, "ex"), twin.store.get(Person, "p5")
    joining.join(twin, "p5", "px", choices(twin))
    editing.undo(twin)
    assert (twin.store.get(Event, "ex"), twin.store.get(Person, "p5")) == (event, person)
    assert {"ra", "rb", "rc"} <= set(twin.store.ids("relationship"))
    assert "px" in twin.store.ids("person")
    assert twin.store.check() == []


def test_a_limit_is_never_widened(twin: Session) -> None:
    kept = twin.store.get(Person, "p5")
    assert kept is not None
    twin.store.apply(
        [
            Put(Person("p5", kept.values, audience_limit=("panel",))),
            Put(Person("px", TWIN.values, audience_limit=("family",))),
        ],
        "limit",
    )
    joining.join(twin, "p5", "px", choices(twin))
    joined = twin.store.get(Person, "p5")
    assert joined is not None
    assert joined.audience_limit == ("confidential",)


def test_the_same_record_and_one_that_is_gone_are_refused(twin: Session) -> None:
    for other in ("p5", "nobody"):
        with pytest.raises(WrongUse):
            joining.plan(twin, "p5", other)
