"""The Qt application: its name, its icons, and nothing kept that was not asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from workbench.paths import resource
from workbench.ui.icons import icon
from workbench.ui.window import TITLE


class Application(QApplication):
    """One for each process."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("workbench")
        self.setOrganizationName("ReviewWorkbench")
        self.setApplicationDisplayName(TITLE)
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        self.setWindowIcon(icon("review"))


class Dialogs:
    """Asks for files with the system's own dialogs."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Return an existing file, or None."""
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def open_files(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Return existing files, perhaps none."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return [Path(name) for name in names]

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Return a folder, or None."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        """Return a file to write, or None."""
        name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
        return Path(name) if name else None
