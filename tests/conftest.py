"""Every test of the window: no display, settings of its own, and nothing left alive afterwards."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")  # no test hears what this computer does
os.environ.setdefault("DBUS_SYSTEM_BUS_ADDRESS", "disabled:")


@pytest.fixture(scope="session", autouse=True)
def texts_are_read_once() -> Iterator[None]:
    """Remember between tests what the detector finds in a text: hundreds of them open the same example."""
    from workbench.redaction import suggest
    from workbench.redaction.detect import Care, Span, detect_all

    known: dict[str, list[Span]] = {}

    def remembered(texts: Sequence[str], care: Care) -> list[list[Span]]:
        fresh = [text for text in texts if text not in known]
        known.update(zip(fresh, detect_all(fresh, care), strict=True))
        return [known[text] for text in texts]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suggest, "detect_all", remembered)
        yield


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Let pytest-qt make our application."""
    from workbench.ui.application import Application

    return Application


@pytest.fixture
def own_settings(tmp_path: Path) -> None:
    """Keep the settings of a test apart from those of the person who runs it."""
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def nothing_left(qapp: object) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread behind."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    before = set(QApplication.topLevelWidgets())
    yield
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    left = [w for w in QApplication.topLevelWidgets() if w not in before and not w.objectName().startswith("qt_")]
    assert [type(w).__name__ for w in left] == []
    assert [t for t in qapp.findChildren(QTimer) if t.isActive()] == []
    assert QThreadPool.globalInstance().activeThreadCount() == 0
