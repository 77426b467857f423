from __future__ import annotations

import datetime as dt

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Comparison, Event, Source
from workbench.services import chronology, editing, merging
from workbench.services.merging import Resolution
from workbench.services.session import Session
from workbench.vault.store import Put

TODAY = dt.date(2024, 2, 1)


@pytest.fixture
def small(empty: Session) -> Session:
    """Return a review in which three agencies tell of one strategy discussion, and one of something else."""

    def event(id_: str, agency: str, text: str, date: str = "2021-06-10") -> Put:
        return Put(Event(id_, date=date, agency=agency, source="s1", what_happened=text))

    empty.store.apply(
        [
            Put(Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="Social Care")),
            Put(Agency("a2", name="Bryn Glas School", kind="school", label="School")),
            Put(Agency("a3", name="Northshire Police", kind="police", label="Police")),
            Put(Source("s1", title="Log", kind="chronology", agency="a1")),
            event("e1", "a1", "Strategy discussion held with police about the burn to the left hand."),
            event("e2", "a3", "Strategy discussion with social care. Burn to left hand; joint visit agreed."),
            event("e3", "a2", "Strategy discussion: school told police and social care of the burn to the hand."),
            event("e4", "a2", "Forgot reading folder again and was cross at lunchtime.", "2021-02-02"),
            event("e5", "a1", "Allocated worker reads the file and plans supervision.", "2021-03-02"),
        ],
        "test",
    )
    return empty


def pairs(session: Session, *, decided: bool = False) -> set[frozenset[str]]:
    return {frozenset((p.first, p.second)) for p in merging.suggestions(session, decided=decided)}


def event(session: Session, id_: str) -> Event:
    found = session.store.get(Event, id_)
    assert found
    return found


def test_candidates_are_suggested_with_a_score_and_why(small: Session) -> None:
    found = {frozenset((p.first, p.second)): p for p in merging.suggestions(small)}
    pair = found[frozenset(("e1", "e2"))]
    assert 0.5 < pair.score <= 1
    assert pair.reasons
    assert all(reason.endswith(".") for reason in pair.reasons)
    assert not small.store.all(Comparison)


def test_joining_points_each_entry_to_the_others_and_keeps_why(small: Session) -> None:
    merging.join(small, ["e1", "e2"], reason="Same call.", today=TODAY)
    assert event(small, "e1").same_as == ("e2",)
    assert event(small, "e2").same_as == ("e1",)
    assert event(small, "e1").status == "corroborated"
    (group,) = merging.groups(small)
    assert (group.entries, group.resolution, group.reason) == (("e1", "e2"), None, "Same call.")
    (kept,) = small.store.all(Comparison)
    assert kept.date == "2024-02-01"


def test_one_more_joins_the_whole_group_and_one_decision_is_kept(small: Session) -> None:
    merging.join(small, ["e1", "e2"])
    merging.join(small, ["e2", "e3"])
    assert event(small, "e3").same_as == ("e1", "e2")
    assert event(small, "e1").same_as == ("e2", "e3")
    assert [g.entries for g in merging.groups(small)] == [("e1", "e2", "e3")]
    assert len(small.store.all(Comparison)) == 1


def test_a_joined_pair_is_not_suggested_again_but_counts_as_certain(small: Session) -> None:
    before = pairs(small)
    merging.join(small, ["e1", "e2"])
    assert pairs(small) == before - {frozenset(("e1", "e2"))}
    certain = next(p for p in merging.suggestions(small, decided=True) if {p.first, p.second} == {"e1", "e2"})
    assert (certain.score, certain.reasons) == (1.0, (merging.JOINED,))


def test_a_rejected_pair_does_not_come_back_until_the_decision_is_binned(small: Session) -> None:
    merging.keep_apart(small, "e1", "e2", reason="Two calls.")
    assert frozenset(("e1", "e2")) not in pairs(small)
    assert frozenset(("e1", "e2")) not in pairs(small, decided=True)
    (kept,) = merging.apart(small)
    assert (kept.first, kept.second, kept.reason) == ("e1", "e2", "Two calls.")
    editing.put_in_bin(small, "comparison", kept.comparison)
    assert frozenset(("e1", "e2")) in pairs(small)


def test_a_preferred_telling_leaves_the_other_disputed_with_a_reason(small: Session) -> None:
    merging.join(small, ["e1", "e2"], resolution=Resolution.PREFERRED, preferred="e2", reason="Written that day.")
    assert (event(small, "e1").status, event(small, "e2").status) == ("disputed", "undisputed")
    (group,) = merging.groups(small)
    assert (group.resolution, group.preferred) == (Resolution.PREFERRED, "e2")


def test_both_stated_leaves_both_disputed_and_can_be_changed(small: Session) -> None:
    merging.join(small, ["e1", "e2"], resolution=Resolution.UNRESOLVED)
    merging.join(small, ["e1", "e2"], resolution=Resolution.BOTH_STATED, reason="No way to tell.")
    assert {event(small, id_).status for id_ in ("e1", "e2")} == {"disputed"}
    (kept,) = small.store.all(Comparison)
    assert kept.resolution == "both_stated"


@pytest.mark.parametrize("resolution", [Resolution.BOTH_STATED, Resolution.PREFERRED])
def test_a_difference_is_not_settled_without_a_reason(small: Session, resolution: Resolution) -> None:
    with pytest.raises(WrongUse, match="reason"):
        merging.join(small, ["e1", "e2"], resolution=resolution, preferred="e1", reason=" ")


def test_the_preferred_must_be_one_of_them(small: Session) -> None:
    with pytest.raises(WrongUse, match="preferred"):
        merging.join(small, ["e1", "e2"], resolution=Resolution.PREFERRED, preferred="e3", reason="x")


@pytest.mark.parametrize("ids", [["e1"], ["e1", "e1"], ["e1", "nobody"]])
def test_two_entries_that_there_are_must_be_named(small: Session, ids: list[str]) -> None:
    with pytest.raises(WrongUse, match="Two entries"):
        merging.join(small, ids)


def test_two_entries_that_there_are_must_be_kept_apart(small: Session) -> None:
    for first, second in (("e1", "e1"), ("e1", "nobody"), ("nobody", "e1")):
        with pytest.raises(WrongUse, match="Two entries"):
            merging.keep_apart(small, first, second)


def test_an_entry_is_taken_out_of_its_group_and_the_rest_stays(small: Session) -> None:
    merging.join(small, ["e1", "e2", "e3"], resolution=Resolution.PREFERRED, preferred="e3", reason="x")
    merging.take_apart(small, "e3")
    assert event(small, "e3").same_as is None
    assert event(small, "e3").status is None
    (group,) = merging.groups(small)
    assert (group.entries, group.preferred, group.resolution) == (("e1", "e2"), None, Resolution.UNRESOLVED)
    merging.take_apart(small, "e1")
    assert merging.groups(small) == ()
    assert small.store.all(Comparison) == []
    assert event(small, "e2").status is None
    assert merging.take_apart(small, "e1") is None


def test_keeping_apart_what_is_joined_takes_it_apart(small: Session) -> None:
    merging.join(small, ["e1", "e2", "e3"])
    merging.keep_apart(small, "e1", "e3")
    assert [g.entries for g in merging.groups(small)] == [("e1", "e2")]
    assert [(a.first, a.second) for a in merging.apart(small)] == [("e1", "e3")]


@pytest.mark.parametrize("verb", ["join", "apart", "take"])
def test_one_undo_takes_a_decision_back_whole(small: Session, verb: str) -> None:
    merging.join(small, ["e1", "e2"], reason="x", today=TODAY)
    before = (small.store.all(Event), small.store.all(Comparison))
    match verb:
        case "join":
            merging.join(small, ["e2", "e3"])
        case "apart":
            merging.keep_apart(small, "e1", "e2")
        case _:
            merging.take_apart(small, "e1")
    assert (small.store.all(Event), small.store.all(Comparison)) != before
    editing.undo(small)
    assert (small.store.all(Event), small.store.all(Comparison)) == before


def test_entries_joined_elsewhere_are_a_group_without_a_decision(small: Session) -> None:
    small.store.apply([Put(event(small, "e1").replace(same_as=("e3",)))], "test")
    assert merging.groups(small) == (merging.Group(("e1", "e3"), None, None, None, None),)
    assert frozenset(("e1", "e3")) not in pairs(small)


def test_no_word_of_it_reaches_an_audience(small: Session) -> None:
    merging.join(small, ["e1", "e2"], resolution=Resolution.BOTH_STATED, reason="Zanzibar")
    for code in ("panel", "family", "public", "agency:a1"):
        entries = chronology.read(small, code).entries
        assert not any("Zanzibar" in str(e.as_json()) for e in entries)
