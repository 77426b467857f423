from __future__ import annotations

import json

import pytest

from tests.reports.leaking import check, family, mixed
from workbench.exchange.tables import to_csv, to_xlsx
from workbench.reports.verify import Verification

NAME = "Zdenka Quillon"


def where(found: Verification) -> list[str]:
    return [leak.where for leak in found.leaks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.md", "a.tsv"])
def test_text_is_searched_in_the_encoding_it_has(name: str, encoding: str) -> None:
    assert where(check(name, f"Nobody.\r\nThen Ms {NAME} £5 came.".encode(encoding), mixed())) == ["line 2"]


@pytest.mark.parametrize("text", ["Ms Quil<b>l</b>on", "Ms Qu&#105;llon"])
def test_markup_does_not_split_a_name(text: str) -> None:
    assert where(check("a.md", text.encode(), mixed())) == ["line 1"]


def test_what_was_read_is_counted() -> None:
    assert check("a.txt", b"x", mixed()).parts_read == 1
    assert check("a.json", b"{}", mixed()).parts_read == 1


def test_a_table_that_goes_out_is_searched() -> None:
    header, rows = ["Date", "What"], [["3 May", "Visit"], ["4 May", f"{NAME} rang"]]
    assert where(check("a.csv", to_csv(header, rows), mixed())) == ["line 3"]
    (leak,) = check("a.xlsx", to_xlsx("Chronology", header, rows), mixed()).leaks
    assert leak.where.startswith("xl/")
    assert not check("a.xlsx", to_xlsx("Chronology", header, rows[:1]), mixed()).leaks
    assert "xl/workbook.xml, an attribute" in where(check("a.xlsx", to_xlsx(NAME, header, rows[:1]), mixed()))


def test_json_is_searched_with_its_escapes_read_and_says_which_field() -> None:
    data = json.dumps({"event": [{"id": "e1", "outcome": "none"}, {"id": "e2", "outcome": "Zoë Ødegård-Łuk called"}]})
    assert "\\u" in data
    assert where(check("a.json", data.encode(), family("Zoë Ødegård-Łuk"))) == ["event 2, outcome"]


def test_json_keys_and_numbers_are_searched_and_keys_never_shown() -> None:
    found = check("a.json", json.dumps({"x": {NAME: 1}, "number": 7700900123}).encode(), mixed())
    assert where(found) == ["a field, the name of a field", "number"]


def test_words_of_the_case_format_are_no_names() -> None:
    assert check("a.json", json.dumps({"place": [{"outcome": None}]}).encode(), family("Place Outcome")).ok
