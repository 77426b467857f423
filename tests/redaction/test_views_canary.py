"""A canary in every field of every kind, and for every audience exactly which of them come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.redaction.conftest import Fill
from workbench.records import KINDS, Field, FieldKind, Person, Reach, Record, Relationship, Review, Treatment
from workbench.redaction.audiences import audience
from workbench.redaction.views import AudienceView
from workbench.vault.store import Store

CODES = ("confidential", "panel", "family", "agency:agency-1", "public")
EXACT = ("confidential", "panel", "family", "agency:agency-1")
NAMED = ("person", "agency", "place")
DAY = "2021-03-14"
PARTS: dict[str, str] = {}  # canary -> the treatment under which it was written


def canary(*where: str) -> str:
    """Return a word that nothing registers, different for each place."""
    return "zq" + "".join(where).replace("_", "") + "qz"


def value(kind: str, field: Field[Any], *outer: str) -> Any:
    """Return a value with canaries in it, from the declaration alone."""
    word = canary(kind, *outer, field.name)
    match field.kind:
        case FieldKind.TEXT | FieldKind.PROSE:
            return word
        case FieldKind.DATE:
            return DAY
        case FieldKind.NUMBER:
            return 4711
        case FieldKind.FLAG:
            return True
        case FieldKind.CHOICE:
            return word
        case FieldKind.CHOICES | FieldKind.TEXTS:
            return (word,)
        case FieldKind.REF:
            return f"{field.targets[0]}-1"
        case FieldKind.REFS:
            return (f"{field.targets[0]}-1",)
        case FieldKind.TARGET:
            target = field.targets[0] if field.targets else "event"
            return {"kind": target, "id": f"{target}-1"}
        case FieldKind.GROUP:
            return {part.name: value(kind, part, field.name) for part in field.parts}
        case FieldKind.GROUPS:
            return ({part.name: value(kind, part, field.name) for part in field.parts},)
    raise AssertionError(field.kind)


# What would keep a record from an audience, or change what a canary shows, is set so that it does neither.
GIVEN: dict[str, dict[str, Any]] = {
    "person": {"kind": "family", "contact_protected": False},
    "review": {"public_date_rule": "relative", "withhold_sex": False, "incident_date": "2021-09-01"},
    "source": {"restriction": "none"},
    "section": {"audiences": ("confidential", "panel", "family", "public")},
    "interview": {
        "consent": {"quote": True, "withdrawn": False, "date": DAY},
        "agreed_version": "agreed",
    },
}


def records() -> Iterator[Record]:
    for kind, cls in KINDS.items():
        values = {name: value(kind, field) for name, field in cls.spec.fields.items()}
        yield cls(f"{kind}-1", {**values, **GIVEN.get(kind, {})}, extra={"unheard_of": canary(kind, "extra")})


@pytest.fixture
def whole(fill: Fill) -> Store:
    return fill(*records())


def case(store: Store, code: str) -> dict[str, Any]:
    with AudienceView(store, audience(code)) as view:
        return view.to_case()


def only(case: dict[str, Any], kind: str) -> dict[str, Any]:
    held = case.get(kind)
    assert held is not None, f"no {kind}"
    found: dict[str, Any] = held if kind == "review" else held[0]
    return found


def kinds_of(code: str) -> set[str]:
    """Return the kinds that an audience sees records of, by the case format."""
    levels = {"confidential": set(Reach), "panel": {Reach.ALL, Reach.PANEL}}.get(code, {Reach.ALL})
    kinds = {kind for kind, cls in KINDS.items() if cls.spec.reach in levels}
    if not code.startswith("agency:"):
        return kinds
    return {
        *("review", "person", "agency", "place", "incident", "source", "event", "involvement", "information_sharing"),
        *("escalation", "missed_opportunity", "good_practice", "recommendation", "action"),
    }


@pytest.mark.parametrize("code", CODES)
def test_the_audience_sees_these_kinds_and_no_others(whole: Store, code: str) -> None:
    assert set(case(whole, code)) - {"format", "version"} == kinds_of(code)


def test_the_confidential_version_is_everything_as_entered(whole: Store) -> None:
    seen = case(whole, "confidential")
    for record in records():
        shown = only(seen, record.spec.name)
        assert shown.pop("id") == record.id
        assert shown == json.loads(json.dumps({**record.values, **record.extra}, default=_plain))


def _plain(value: Any) -> Any:
    return dict(value)


def fields_of(treatment: Treatment) -> list[tuple[str, Field[Any]]]:
    return [(kind, f) for kind, cls in KINDS.items() for f in cls.spec.fields.values() if f.treatment is treatment]


def fields_seen(treatment: Treatment, code: str) -> Iterator[tuple[str, Field[Any]]]:
    """Yield the fields of a treatment that reach an audience; an extract's of others and of links are tested apart."""
    for kind, field in fields_of(treatment):
        allowed = field.reach is Reach.ALL or code in ("confidential", "panel")
        if kind in kinds_of(code) and allowed and not (code.startswith("agency") and kind in (*NAMED, "review")):
            yield kind, field


@pytest.mark.parametrize("code", CODES[1:])
def test_nothing_confidential_ever_leaves(whole: Store, code: str) -> None:
    text = json.dumps(case(whole, code))
    for kind, field in fields_of(Treatment.CONFIDENTIAL):
        assert field.name not in only(case(whole, code), kind) if kind in kinds_of(code) else True
        for where in ((kind, field.name), *((kind, field.name, part.name) for part in field.parts)):
            assert canary(*where) not in text
    assert "extraqz" not in text


@pytest.mark.parametrize("code", CODES[2:])
def test_what_is_for_the_panel_goes_no_further(whole: Store, code: str) -> None:
    text = json.dumps(case(whole, code))
    hidden = [(k, f) for k, cls in KINDS.items() for f in cls.spec.fields.values() if f.reach is not Reach.ALL]
    assert hidden
    for kind, field in hidden:
        assert canary(kind, field.name) not in text


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("treatment", [Treatment.OPEN, Treatment.PROSE, Treatment.LABEL])
def test_open_words_prose_and_labels_come_out_as_entered(whole: Store, code: str, treatment: Treatment) -> None:
    seen = case(whole, code)
    for kind, field in fields_seen(treatment, code):
        given = GIVEN.get(kind, {}).get(field.name, value(kind, field))
        assert (
            only(seen, kind)[field.name] == json.loads(json.dumps(given))
            if field.kind is not FieldKind.GROUPS
            else True
        )


@pytest.mark.parametrize("code", CODES)
def test_quotations_and_progress_come_out_part_by_part(whole: Store, code: str) -> None:
    seen = case(whole, code)
    day = DAY if code in EXACT else "about six months before the incident"
    if "action" in kinds_of(code):
        assert only(seen, "action")["progress"] == [{"date": day, "note": canary("action", "progress", "note")}]
    if "interview" in kinds_of(code):
        quotes = [{"text": canary("interview", "quotes", "text"), "agreed": True}]
        assert only(seen, "interview")["quotes"] == quotes


@pytest.mark.parametrize("code", CODES)
def test_links_lead_to_what_the_audience_can_see(whole: Store, code: str) -> None:
    seen = case(whole, code)
    for kind, field in [*fields_seen(Treatment.LINK, code), *fields_seen(Treatment.OPEN, code)]:
        if field.is_reference:
            shown = only(seen, kind).get(field.name)
            target = field.targets[0] if field.targets else "event"
            assert (shown is not None) is (target in kinds_of(code)), (kind, field.name)


@pytest.mark.parametrize("code", CODES)
def test_dates_are_exact_or_told_without_day_and_month(whole: Store, code: str) -> None:
    seen = case(whole, code)
    for kind, field in fields_seen(Treatment.DATE, code):
        shown = only(seen, kind).get(field.name)
        if code in EXACT:
            assert shown == GIVEN.get(kind, {}).get(field.name, DAY)
        elif field.birth:
            assert shown is None
        elif field.name != "incident_date":
            assert shown == "about six months before the incident"
    if code not in EXACT:
        assert DAY not in json.dumps(seen)


@pytest.mark.parametrize("code", CODES)
def test_telling_facts_are_exact_or_general(whole: Store, code: str) -> None:
    seen = case(whole, code)
    text = json.dumps(seen)
    for kind, field in fields_seen(Treatment.QUASI, code):
        words = canary(kind, field.name, "status") if field.parts else canary(kind, field.name)
        assert (words in text) is (code in EXACT), (kind, field.name)


SHOWN_BY_NAME = {
    "confidential": {"person", "agency", "place"},
    "panel": {"agency", "place"},
    "family": {"person", "agency", "place"},
    "agency:agency-1": {"agency"},
    "public": set(),
}


@pytest.mark.parametrize("code", CODES)
def test_names_come_out_as_the_table_of_audiences_says(whole: Store, code: str) -> None:
    seen = case(whole, code)
    text = json.dumps(seen)
    for kind in NAMED:
        by_name = kind in SHOWN_BY_NAME[code]
        shown = only(seen, kind)
        if code.startswith("agency:") and kind == "place":
            by_name = True
        assert shown["name"] == (canary(kind, "name") if by_name else canary(kind, "label"))
        for _, field in (
            (k, f) for k, f in fields_of(Treatment.NAME) if k == kind and f.name not in ("name", "address")
        ):
            hidden_words = [canary(kind, field.name), canary(kind, field.name, "value")]
            if field.name != "report_author" and not by_name:
                assert not any(word in text for word in hidden_words), field.name
                assert field.name not in shown


@pytest.mark.parametrize("code", CODES[1:])
def test_authors_who_are_not_registered_are_told_by_a_noun(whole: Store, code: str) -> None:
    seen = case(whole, code)
    assert canary("source", "author") not in json.dumps(seen)
    assert canary("agency", "report_author") not in json.dumps(seen)
    assert only(seen, "source")["author"] == "a person"


# -- a registered name in every field that can hold words

FAMILY_NAME, WORKER_NAME = "Wilhelmina Quennersby", "Ottoline Vanterpool"


def with_name(value: Any, field: Field[Any], name: str) -> Any:
    """Return the value with a sentence that holds the name wherever somebody may write words."""
    sentence = f"We spoke to {name} about it"
    if field.treatment in (Treatment.LABEL, Treatment.NAME):
        return value
    if field.kind in (FieldKind.TEXT, FieldKind.PROSE) or (field.kind is FieldKind.CHOICE and not field.options):
        return sentence
    if field.kind in (FieldKind.TEXTS, FieldKind.CHOICES) and field.name != "audiences":
        return (sentence,)
    if field.kind is FieldKind.GROUP:
        return {p.name: with_name(value.get(p.name), p, name) for p in field.parts if p.name in value}
    if field.kind is FieldKind.GROUPS:
        return tuple({p.name: with_name(item[p.name], p, name) for p in field.parts} for item in value)
    return value


@pytest.fixture(params=[FAMILY_NAME, WORKER_NAME])
def named(request: pytest.FixtureRequest, fill: Fill) -> tuple[Store, str]:
    name: str = request.param
    kept = ("public_date_rule", "withhold_sex", "restriction", "agreed_version", "jurisdiction", "kind", "consent")
    filled = []
    for record in records():
        fields = record.spec.fields
        values = {n: v if n in kept else with_name(v, fields[n], name) for n, v in record.values.items()}
        filled.append(type(record)(record.id, values))
    people = (
        Person("person-2", name=FAMILY_NAME, kind="family", label="Aunt 1"),
        Person("person-3", name=WORKER_NAME, kind="professional", label="Worker 1", agency="agency-1"),
    )
    return fill(*filled, *people), name


@pytest.mark.parametrize("code", CODES)
def test_a_registered_name_reaches_those_who_may_read_it_and_nobody_else(named: tuple[Store, str], code: str) -> None:
    store, name = named
    readers = {FAMILY_NAME: {"confidential", "family"}, WORKER_NAME: {"confidential", "agency:agency-1"}}[name]
    text = json.dumps(case(store, code)).casefold()
    for part in (name, *name.split()):
        assert (part.casefold() in text) is (code in readers)
    label = {FAMILY_NAME: "aunt 1", WORKER_NAME: "worker 1"}[name]
    assert (label in text) or code in readers


def test_the_canaries_are_in_every_field() -> None:
    for record in records():
        assert record.values.keys() == record.spec.fields.keys()
    assert {type(r) for r in records()} >= {Review, Relationship}
