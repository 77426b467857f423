from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.comparing import invented as invented_for_bench
from workbench.analysis.duplicates import Pair, find
from workbench.analysis.likeness import Likeness
from workbench.errors import Cancelled
from workbench.exchange.chronologies import guess_agency, read_chronology, to_events
from workbench.paths import resource
from workbench.records import Agency, Event, Person

AGENCIES = (
    Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="x"),
    Agency("a2", name="Bryn Glas School", kind="school", label="x"),
    Agency("a3", name="Northshire Police", kind="police", label="x"),
)
FILLER = [
    ("a1", "2021-02-01", "Allocated worker reads the file and plans supervision."),
    ("a2", "2021-03-02", "Forgot reading folder again and was cross at lunchtime."),
    ("a3", "2021-04-03", "Vehicle seen parked near the harbour without insurance."),
    ("a1", "2021-05-20", "Nursery funding agreed by the panel until Christmas."),
]


def event(number: int, agency: str, date: str, text: str, **more: object) -> Event:
    return Event(f"e{number}", {"agency": agency, "date": date, "what_happened": text, **more})


def pairs(*told: tuple[str, str, str]) -> tuple[Pair, ...]:
    return find([event(i, *t) for i, t in enumerate((*told, *FILLER))], AGENCIES)


def test_a_meeting_told_by_two_agencies_is_suggested_with_reasons() -> None:
    found = pairs(
        ("a1", "2021-06-10", "Strategy discussion held with police about the burn to the left hand."),
        ("a3", "2021-06-10", "Strategy discussion with social care. Burn to left hand; joint visit agreed."),
    )
    assert [(p.first, p.second) for p in found] == [("e0", "e1")]
    assert 0.5 < found[0].score <= 1
    assert found[0].reasons[0] == "The same day."
    assert "The same kind of event." in found[0].reasons


def test_a_call_recorded_at_both_ends_a_day_apart_is_suggested() -> None:
    found = pairs(
        ("a1", "2021-06-10", "Headteacher of the school rang for advice about a bruise on the cheek."),
        ("a2", "2021-06-09", "Rang the social worker about the bruise on her cheek; advice given."),
    )
    assert [{p.first, p.second} for p in found] == [{"e0", "e1"}]


def test_two_different_events_of_one_day_are_not_suggested() -> None:
    assert not pairs(
        ("a1", "2021-06-10", "Nursery place confirmed by letter to the mother."),
        ("a3", "2021-06-10", "Male stopped on the coast road for speeding."),
    )


def test_one_agency_never_repeats_itself_and_notes_are_no_events() -> None:
    text = "Strategy discussion held about the burn to the left hand."
    assert not pairs(("a1", "2021-06-10", text), ("a1", "2021-06-10", text))
    note = [event(0, "a1", "2021-06-10", text), event(1, "a3", "2021-06-10", text, author_note=True)]
    assert not find(note, AGENCIES)


def test_the_same_words_months_apart_are_not_suggested() -> None:
    text = "Strategy discussion held about the burn to the left hand."
    assert not pairs(("a1", "2021-06-10", text), ("a3", "2021-09-10", text))


def test_the_order_of_the_events_does_not_matter() -> None:
    told = [event(i, *t) for i, t in enumerate(FILLER)]
    told += [
        event(8, "a1", "2021-06-10", "Strategy discussion held with police about the burn."),
        event(9, "a3", "2021-06-10", "Strategy discussion with social care about the burn."),
    ]
    assert find(told, AGENCIES) == find(told[::-1], AGENCIES)
    assert find(told, AGENCIES)


def test_nothing_gives_nothing() -> None:
    assert find([]) == ()


def example() -> tuple[list[Event], list[Agency], list[Person], dict[str, str]]:
    """Return the events, agencies and people of the example review, and event ids by "file#row" as truth/ has them."""
    folder = resource("examples/harbour")
    case = json.loads((folder / "case.json").read_text("utf-8"))
    agencies = [Agency(a["id"], {k: v for k, v in a.items() if k in Agency.spec.fields}) for a in case["agency"]]
    people = [Person(p["id"], {k: v for k, v in p.items() if k in Person.spec.fields}) for p in case["person"]]
    events: list[Event] = []
    places: dict[str, str] = {}
    for path in sorted((folder / "inbox" / "chronologies").iterdir()):
        parsed = read_chronology(path.name, path.read_bytes())
        made = to_events(parsed, "s", guess_agency(path.name, parsed.title_text, agencies), path.name)
        events += made
        places |= {f"inbox/chronologies/{path.name}#{row}": e.id for row, e in enumerate(made, 1)}
    return events, agencies, people, places


def truth(name: str, places: dict[str, str]) -> set[frozenset[str]]:
    text = Path(resource(f"examples/harbour/truth/{name}.json")).read_text("utf-8")
    return {frozenset((places[a], places[b])) for a, b in json.loads(text)}


CASES = sorted((Path(__file__).parents[1] / "fixtures" / "merging").glob("*.json"))
"""More fictional reviews, told in other words: rows, and which of them tell of the same event."""


def invented(path: Path) -> tuple[list[Event], list[Agency], list[Person], dict[str, set[frozenset[str]]]]:
    case = json.loads(path.read_text("utf-8"))
    agencies = [Agency(a["id"], {k: v for k, v in a.items() if k != "id"}) for a in case["agencies"]]
    people = [Person(p["id"], {k: v for k, v in p.items() if k != "id"}) for p in case["people"]]
    events = [
        Event(r["id"], {**{k: v for k, v in r.items() if k != "id"}, "source": r["agency"], "source_detail": "row 1"})
        for r in case["rows"]
    ]
    wanted = {name: {frozenset(pair) for pair in case[name]} for name in ("same", "conflicts")}
    return events, agencies, people, wanted


def measured(found: set[frozenset[str]], wanted: set[frozenset[str]]) -> tuple[float, float]:
    """Return recall and precision."""
    right = len(found & wanted)
    return right / len(wanted), right / max(1, len(found))


def test_the_example_review_reaches_what_was_asked() -> None:
    events, agencies, people, places = example()
    found = find(events, agencies, people)
    recall, precision = measured({frozenset((p.first, p.second)) for p in found}, truth("duplicates", places))
    assert recall >= 0.85
    assert precision >= 0.70
    differing = {frozenset((p.first, p.second)) for p in found if p.conflicts}
    recall, precision = measured(differing, truth("conflicts", places))
    assert recall >= 0.70
    assert precision >= 0.60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reviews_told_in_other_words_are_served_as_well(path: Path) -> None:
    """A ratchet: raise the figures when the method gets better."""
    events, agencies, people, wanted = invented(path)
    found = find(events, agencies, people)
    recall, precision = measured({frozenset((p.first, p.second)) for p in found}, wanted["same"])
    assert recall >= 0.80
    assert precision >= 0.70
    recall, precision = measured({frozenset((p.first, p.second)) for p in found if p.conflicts}, wanted["conflicts"])
    assert recall >= 0.60
    assert precision >= 0.60


def test_ever_more_entries_take_no_more_than_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry is compared with a bounded number of others, however many there are; seconds are for make bench."""
    compared: list[int] = []
    odds = Likeness.odds

    def counted(self: Likeness, a: int, b: int) -> float:
        compared[-1] += 1
        return odds(self, a, b)

    monkeypatch.setattr(Likeness, "odds", counted)
    for count in (500, 2_000):
        compared.append(0)
        find(invented_for_bench(count), AGENCIES)
    assert compared[1] <= 2_000 * 10


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    said: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        said.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        find(invented_for_bench(1_000), AGENCIES, progress=stop)
    assert said[-1][1] == 1_000
