"""The pages of a document as they look, one at a time, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.outside.pictures import Raster
from workbench.ui.pages.page import heading, row

_EDGE = 24  # px: a scroll bar and a little air


class PagePicture(QWidget):
    """Asks for the picture of a page and shows it; what it holds of a document goes with it."""

    wanted = Signal(int)  # the page, from 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._page = 0, 0
        self._shown: QPixmap | None = None
        self.earlier = QPushButton(self.tr("Page before"), self)
        self.later = QPushButton(self.tr("Next page"), self)
        self.where = heading("", self, "quiet")
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea(self)
        self.area.setProperty("role", "page")
        self.area.setWidget(self._picture)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("The page as it looks"))
        self.setFocusProxy(self.area)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row(self.earlier, self.later, self.where))
        box.addWidget(self.area, 1)
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._on)

    def start(self, pages: int) -> None:
        """Stand ready for a document of so many pages."""
        self._pages, self._page, self._shown = pages, 0, None
        self._picture.clear()

    def show_page(self, page: int) -> None:
        """Show a page; what it looks like comes later."""
        if not self._pages:
            return
        page = min(max(page, 1), self._pages)
        self.earlier.setEnabled(page > 1)
        self.later.setEnabled(page < self._pages)
        if page != self._page:
            self._page = page
            self._say_where()
            self.wanted.emit(page)

    def show_raster(self, page: int, raster: Raster) -> None:
        """Show what a page looks like, if it is still the page that is wanted."""
        if page != self._page:
            return
        image = QImage(raster.pixels, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
        self._shown = QPixmap.fromImage(image)
        self._fit()
        self.area.verticalScrollBar().setValue(0)

    def say(self, sentence: str) -> None:
        """Say why there is no picture."""
        self._shown = None
        self._picture.setText(sentence)

    def _say_where(self) -> None:
        words = self.tr("Page {0} of {1}").format(self._page, self._pages)
        self.where.setText(words)
        self._picture.setAccessibleName(words)

    def _fit(self) -> None:
        if self._shown is not None:
            ratio = self.devicePixelRatioF()
            room = max(200, self.area.width() - _EDGE)
            shown = self._shown.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the page as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _back(self) -> None:
        self.show_page(self._page - 1)

    @Slot()
    def _on(self) -> None:
        self.show_page(self._page + 1)
