"""What the workbench copies stays ours for a minute, and goes at once when the window is locked."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 60
_DO_NOT_KEEP = (  # clipboard histories that ask before they record
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
)


class Clipboard(QObject):
    """Watches what is copied while the window has the focus, and takes it away again if it is still ours."""

    def __init__(self, parent: QObject | None = None, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Copy a text with the request that no history keeps it."""
        data = QMimeData()
        data.setText(text)
        for name, value in _DO_NOT_KEEP:
            data.setData(name, value)
        self._clipboard.setMimeData(data)
        self._keep_watch()

    def table(self) -> tuple[str, str]:
        """Return what another program copied: as text, and as HTML where it gave that too."""
        data = self._clipboard.mimeData()
        return (data.text(), data.html() if data.hasHtml() else "") if data else ("", "")  # None on an empty clipboard

    @Slot()
    def clear(self) -> None:
        """Empty the clipboard if it still holds what was copied here."""
        self._timer.stop()
        if self._ours and self._ours == _print_of(self._clipboard.text()):
            self._clipboard.clear()
        self._ours = ""

    @Slot()
    def _changed(self) -> None:
        ours = self._clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None  # some systems do not tell
        if ours:
            self._keep_watch()
        else:
            self._ours = ""
            self._timer.stop()

    def _keep_watch(self) -> None:
        self._ours = _print_of(self._clipboard.text())
        self._timer.start()


def _print_of(text: str) -> str:
    """Return a fingerprint, so that the text itself is not kept a second time."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""
