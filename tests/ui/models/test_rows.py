"""The table's model keeps Qt's rules, and its filter finds what stands in any column."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.services.viewing import Row
from workbench.ui.application import Application
from workbench.ui.models.columns import columns
from workbench.ui.models.rows import ID, RowsFilter, RowsModel

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


def row(id_: str, date: str, what: str, agency: str = "Saltmarsh Health") -> Row:
    return Row("event", id_, what, {"date": date, "what_happened": what, "agency": agency})


ROWS = [
    row("e1", "2021-03", "A visit\nis missed."),
    row("e2", "2021-05-02", "Weighed.", "Reed School"),
    row("e3", "2020", "Born."),
]


@pytest.fixture
def model(qapp: Application) -> Iterator[RowsModel]:
    made = RowsModel(columns("event"))
    tester = QAbstractItemModelTester(made, STRICT)
    yield made
    tester.deleteLater()


@pytest.fixture
def proxy(model: RowsModel) -> RowsFilter:
    made = RowsFilter()
    made.setSourceModel(model)
    QAbstractItemModelTester(made, STRICT, made)
    return made


def shown(proxy: RowsFilter) -> list[object]:
    return [proxy.index(at, 0).data(ID) for at in range(proxy.rowCount())]


def test_the_model_keeps_the_rules_while_its_rows_change(model: RowsModel) -> None:
    for rows in (ROWS, [], ROWS[:1], ROWS):
        model.set_rows(rows)
        assert model.rowCount() == len(rows)
        assert model.rowCount(model.index(0, 0)) == 0
    assert model.renew(row("e2", "2021-06-01", "Weighed again."))
    assert model.index(1, 1).data() == "Weighed again."
    assert not model.renew(row("e9", "2021", "Not here."))


def test_a_cell_shows_one_line_and_a_date_in_words(model: RowsModel) -> None:
    model.set_rows(ROWS)
    assert model.index(1, 0).data() == "2 May 2021"
    assert model.index(0, 1).data() == "A visit is missed."
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "What happened: A visit is missed."


def test_an_index_of_nowhere_says_nothing(model: RowsModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_every_word_must_be_found_in_any_column(model: RowsModel, proxy: RowsFilter) -> None:
    model.set_rows(ROWS)
    proxy.look_for("WEIGHED school")
    assert shown(proxy) == ["e2"]
    proxy.look_for("weighed saltmarsh")
    assert shown(proxy) == []
    proxy.look_for("")
    assert shown(proxy) == ["e1", "e2", "e3"]


def test_dates_sort_by_time_and_not_by_their_words(model: RowsModel, proxy: RowsFilter) -> None:
    model.set_rows(ROWS)
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(proxy) == ["e3", "e1", "e2"]
    proxy.sort(-1)
    assert shown(proxy) == ["e1", "e2", "e3"]


def test_numbers_sort_as_numbers(qapp: Application) -> None:
    model = RowsModel(columns("finding"))
    model.set_rows([Row("finding", str(n), "", {"number": str(n)}) for n in (10, 9, 1)])
    proxy = RowsFilter()
    proxy.setSourceModel(model)
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(proxy) == ["1", "9", "10"]
