from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import BadInput, UnknownReference, WrongUse
from workbench.exchange.casefolder import LARGEST, case_json, read_case
from workbench.paths import resource
from workbench.records import KINDS, Field, FieldKind, Record, Review
from workbench.records.spec import Value

HARBOUR = resource("examples/harbour")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
WORDS = {FieldKind.TEXT, FieldKind.PROSE, FieldKind.DATE, FieldKind.CHOICE}


def value_of(field: Field[Any], ids: dict[str, str]) -> st.SearchStrategy[Value]:
    """Generate a value that the declaration allows; references go to the first record of their kind."""
    kind = field.kind
    if kind in WORDS:
        return TEXT
    if kind is FieldKind.NUMBER:
        return st.integers(-9999, 9999) | st.floats(-1e6, 1e6).filter(lambda f: f != int(f))
    if kind is FieldKind.FLAG:
        return st.sampled_from([True, False, "unknown"])
    if kind in {FieldKind.CHOICES, FieldKind.TEXTS}:
        return st.lists(TEXT, max_size=3)
    to = st.sampled_from(sorted(field.targets or KINDS))
    if kind is FieldKind.REF:
        return to.map(ids.__getitem__)
    if kind is FieldKind.REFS:
        return st.lists(to.map(ids.__getitem__), max_size=2)
    if kind is FieldKind.TARGET:
        return to.map(lambda k: {"kind": k, "id": ids[k]})
    parts = st.fixed_dictionaries({}, optional={p.name: value_of(p, ids) for p in field.parts})
    return parts if kind is FieldKind.GROUP else st.lists(parts, max_size=2)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Record], dict[str, Any]]:
    ids = {kind: f"{kind}-ł{n}" for n, kind in enumerate(KINDS)}
    records = []
    for kind, cls in KINDS.items():
        fields = cls.spec.fields.values()
        values = draw(st.fixed_dictionaries({}, optional={f.name: value_of(f, ids) for f in fields}))
        extra = draw(st.dictionaries(TEXT.map("x-{}".format), JSON, max_size=2))
        limit = draw(st.lists(st.sampled_from(["confidential", "panel"]), max_size=2))
        records.append(cls(ids[kind], values, extra=extra, audience_limit=limit))
    return records, draw(st.dictionaries(TEXT.map("top {}".format), JSON, max_size=2))


def write(folder: Path, content: object) -> Path:
    path = folder / "case.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def case(**kinds: object) -> dict[str, Any]:
    return {"format": "review-case", "version": 1, **kinds}


def person(id_: object = "p1", **more: object) -> dict[str, Any]:
    return {"id": id_, "name": "Quillon Zephyr", "kind": "family", "label": "Mother", **more}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(cases())
def test_what_is_written_is_read_back_the_same(tmp_path: Path, made: tuple[list[Record], dict[str, Any]]) -> None:
    records, unknown = made
    text = case_json(records, unknown)
    case = read_case(write(tmp_path, text))
    assert list(case.records) == records
    assert [list(r.values) for r in case.records] == [list(r.values) for r in records]
    assert case_json(case.records, case.unknown) == text
    read = json.loads(text)
    assert {key: read[key] for key in unknown} == unknown


def test_the_example_is_written_as_it_was_read() -> None:
    case = read_case(HARBOUR)
    given = json.loads((HARBOUR / "case.json").read_text("utf-8"))
    assert json.loads(case_json(case.records, case.unknown)) == given
    assert len(case.inbox) == len([p for p in (HARBOUR / "inbox").rglob("*") if p.is_file()])


def test_what_is_not_known_is_kept_to_the_letter(tmp_path: Path) -> None:
    given = case(
        person=[person(hair={"colour": None, "n": 3, "f": 3.5}, in_household="unknown", audience_limit=["panel"])],
        prior_learning=[{"id": "l1", "title": "x", "year": 2019}],
        letter=[{"id": "x1", "to": None}],
        event=[],
    )
    read = read_case(write(tmp_path, given))
    again = json.loads(case_json(read.records, read.unknown))
    assert again == given
    assert type(again["person"][0]["hair"]["n"]) is int
    assert read.records[0].audience_limit == ("panel",)


def test_a_number_given_for_text_reads_as_text_and_goes_back_as_a_number_until_it_is_changed(tmp_path: Path) -> None:
    read = read_case(write(tmp_path, case(prior_learning=[{"id": "l1", "title": "x", "year": 2019}]))).records
    assert read[0].values["year"] == "2019"
    changed = json.loads(case_json([read[0].replace(year="2020")], {}))
    assert changed["prior_learning"][0]["year"] == "2020"


def test_missing_and_null_are_not_recorded(tmp_path: Path) -> None:
    read = read_case(write(tmp_path, case(person=[person(role=None)]))).records
    assert set(read[0].values) == {"name", "kind", "label"}


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(case(person=[person()])).encode())
    assert len(read_case(tmp_path).records) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "nonsense",
        '"text"',
        {},
        {"format": "other", "version": 1},
        {"format": "review-case"},
        {"format": "review-case", "version": 2},
        {"format": "review-case", "version": "1"},
        case(review={}),
        case(person={}),
        case(person=person()),
        case(person=["p1"]),
        case(review=[{"id": "r"}]),
        case(person=[{"name": "x"}]),
        case(person=[person(5)]),
        case(person=[person("")]),
        case(person=[person(), person()]),
        case(person=[person("a")], agency=[{"id": "a", "name": "x", "kind": "police", "label": "Police"}]),
        case(person=[person(role=["x"])]),
        case(person=[person(role=True)]),
        case(person=[person(aliases="Q")]),
        case(person=[person(aliases=[1])]),
        case(person=[person(in_household=3)]),
        case(person=[person(in_household="perhaps")]),
        case(person=[person(identifiers={"kind": "x"})]),
        case(person=[person(identifiers=["x"])]),
        case(person=[person(identifiers=[{"kind": "phone", "value": 7700900001}])]),
        case(person=[person(audience_limit=[])]),
        case(person=[person(audience_limit="panel")]),
        case(person=[person(name="\ud800")]),
        case(person=[person(**{"\udfff": 1})]),
        case(finding=[{"id": "f", "number": "one"}]),
        case(evidence=[{"id": "e", "target": "event"}]),
        case(evidence=[{"id": "e", "target": {"kind": "event"}}]),
        case(interview=[{"id": "i", "consent": [True]}]),
        '{"format": "review-case", "version": 1, "x": NaN}',
        '{"format": "review-case", "version": 1, "x": 1e999}',
        '{"format": "review-case", "version": 1, "x": ' + "9" * 5000 + "}",
        '{"format": "review-case", "version": 1, "x": 1, "x": 2}',
        '{"format": "review-case", "version": 1, "x": ' + "[" * 60 + "]" * 60 + "}",
        '{"format": "review-case", "version": 1, "x": ' + '{"a":' * 100_000,
        "[" * 1_000_000,
    ],
    ids=lambda content: str(content)[:60],
)
def test_what_is_no_case_is_refused_in_one_sentence(tmp_path: Path, content: object) -> None:
    with pytest.raises(BadInput) as caught:
        read_case(write(tmp_path, content))
    assert caught.value.sentence.endswith(".")
    assert len(str(caught.value)) < 250
    assert "Zephyr" not in str(caught.value)


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b"\xe9\x00\x01", bytes(range(256))])
def test_what_is_not_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "case.json").write_bytes(data)
    with pytest.raises(BadInput):
        read_case(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_case(tmp_path / "nowhere" / "case.json")


def test_an_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadInput, match="larger than 64 MB"):
        read_case(path)


def test_every_reference_that_leads_nowhere_is_listed(tmp_path: Path) -> None:
    given = case(
        person=[person(agency="a9", address="p1")],
        evidence=[{"id": "e1", "finding": "f9", "target": {"kind": "event", "id": "ev9"}}],
        decision=[{"id": "d1", "record": {"kind": "person", "id": "p1"}, "treat_as": {"is": "x9"}}],
    )
    with pytest.raises(UnknownReference) as caught:
        read_case(write(tmp_path, given))
    assert caught.value.dangling == (
        ("person", "p1", "agency", "a9"),
        ("person", "p1", "address", "p1"),
        ("evidence", "e1", "finding", "f9"),
        ("evidence", "e1", "target", "ev9"),
        ("decision", "d1", "treat_as", "x9"),
    )


def test_a_reference_to_one_of_several_kinds_is_found_by_its_id(tmp_path: Path) -> None:
    given = case(
        place=[{"id": "x1", "name": "Cable Street", "kind": "street", "label": "A street"}],
        decision=[{"id": "d1", "record": {"kind": "place", "id": "x1"}, "treat_as": {"is": "x1"}}],
    )
    assert len(read_case(write(tmp_path, given)).records) == 2


def test_a_case_has_room_for_one_review() -> None:
    with pytest.raises(WrongUse):
        case_json([Review("r1"), Review("r2")], {})


def test_a_case_does_not_show_itself_in_a_log(tmp_path: Path) -> None:
    read = read_case(write(tmp_path, case(person=[person()], note="Zephyr")))
    assert "Zephyr" not in repr(read)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"format": "review-case", "version": 2}, "later version"),
        (case(review=[{"id": "r"}]), "not one object"),
        (case(person={}), "not a list"),
        (case(person=[person(), person()]), "share one id"),
        (case(person=[person(role=["x"])]), "The role of person number 1 in the case file is not text"),
    ],
)
def test_the_sentence_says_what_is_wrong(tmp_path: Path, content: object, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read_case(write(tmp_path, content))
