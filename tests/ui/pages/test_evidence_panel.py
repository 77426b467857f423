"""The evidence of a finding beside its form: read, added, moved by key or by dragging, and its limits said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.records import Evidence, Finding
from workbench.ui.pages.evidence_panel import EvidencePanel
from workbench.ui.window import Window
from workbench.vault.store import Put


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> EvidencePanel:
    assert window.review is not None
    finding = Finding("f1", number=1, title="A visit nobody made", statement="x", category="systems")
    pieces = [
        Evidence("v1", finding="f1", target={"kind": "event", "id": "e1"}, stance="supports", weight="primary"),
        Evidence("v2", finding="f1", target={"kind": "event", "id": "e2"}, stance="supports", note="weighed"),
    ]
    window.review.session.store.apply([Put(finding), *(Put(piece) for piece in pieces)], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    page = open_kind(window, "finding", "f1")
    page.detail.tabs.setCurrentIndex(1)
    evidence = page.detail.part(0)
    assert isinstance(evidence, EvidencePanel)
    return evidence


def counts(panel: EvidencePanel) -> list[int]:
    return [panel.model.item(at).rowCount() for at in range(panel.model.rowCount())]


def test_the_pieces_stand_under_their_stance_and_the_limits_above(panel: EvidencePanel) -> None:
    assert panel.isVisible()
    assert counts(panel) == [2, 0, 0]
    assert "single source" in panel.limits.words
    assert "Was it looked for?" in panel.limits.words
    words = str(panel.model.item(0).child(0).text()) + str(panel.model.item(0).child(1).text())
    assert "A visit is missed." in words
    assert "Event · primary · Saltmarsh Health" in words


def test_a_key_moves_a_piece_and_undo_brings_it_back(panel: EvidencePanel, window: Window) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of("v2"))
    QTest.keyClick(panel.tree, Qt.Key.Key_2)
    assert counts(panel) == [1, 1, 0]
    assert "Was it looked for?" not in panel.limits.words
    assert panel.model.piece(panel.tree.currentIndex()) is not None
    QTest.keyClick(panel.tree, Qt.Key.Key_3)
    assert counts(panel) == [1, 0, 1]
    window.undo()
    assert counts(panel) == [1, 1, 0]


def test_a_piece_is_dragged_to_another_stance(panel: EvidencePanel) -> None:
    data = panel.model.mimeData([panel.model.index_of("v1")])
    assert [bytes(data.data(kind).data()) for kind in data.formats()] == [b"v1"]  # an id and no words
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, panel.model.item(1).index())
    assert counts(panel) == [1, 1, 0]
    panel.model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert counts(panel) == [1, 1, 0]


def test_a_record_is_added_and_once_only(panel: EvidencePanel) -> None:
    assert not panel.add.isEnabled()
    for expected, said in (([2, 1, 0], ""), ([2, 1, 0], "already")):
        panel.picker.picked.emit("source", "s1")
        panel.stance.setCurrentIndex(1)
        panel.add.click()
        assert counts(panel) == expected
        assert said in panel.notice.words


def test_a_piece_is_taken_away_to_the_bin(panel: EvidencePanel) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of("v1"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Backspace)
    assert counts(panel) == [1, 0, 0]
    assert ("evidence", "v1") in panel._review.session.store.binned()


def test_return_opens_the_record(panel: EvidencePanel, window: Window) -> None:
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of("v2"))
    focus = QApplication.focusWidget()
    assert focus is panel.tree
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:event", "e2")


def test_only_findings_have_evidence(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    assert "Evidence" not in [page.detail.tabs.tabText(at) for at in range(page.detail.tabs.count())]


def test_the_model_keeps_the_rules_of_models(panel: EvidencePanel) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.show_record("f1")
