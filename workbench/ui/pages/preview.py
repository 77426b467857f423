"""What would come in, before it does: a file's columns as they were taken, and every row with its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.exchange.chronologies import Role
from workbench.services.importing import Fate, SeenFile
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.models.preview import DATE, FATE, PROBLEM, ROW, WHAT, WRITTEN, PreviewModel
from workbench.ui.pages.page import heading, row

_COLUMN_WIDTH = 23  # characters


class Preview(QWidget):
    """Shows one file of an import at a time; a column that was taken wrongly is put right here."""

    told_better = Signal()  # a column was given another meaning, or a file another sender; read the files again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[SeenFile, ...] = ()
        self._told: dict[str, dict[str, Role]] = {}
        self._senders: dict[str, str] = {}
        self._put_right = -1  # the column that was given another meaning last
        self.model = PreviewModel(self)
        self.file = QComboBox(self)
        name_list(self.file, self.tr("File shown"))
        self.file.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.file.setMinimumContentsLength(30)
        calm(self.file)
        self.file.activated.connect(self._show)
        self.sent_by = QComboBox(self)
        name_list(self.sent_by, self.tr("Who sent this file"))
        self.sent_by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sent_by.setMinimumContentsLength(22)
        calm(self.sent_by)
        self.sent_by.activated.connect(self._name_sender)
        self.counts = heading("", self, "quiet")
        self.counts.setWordWrap(True)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Columns"))
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.columns: list[QComboBox] = []
        self.table = self._table()
        self.doubtful = QCheckBox(self.tr("&Only what needs a look"), self)
        self.doubtful.toggled.connect(self.model.only_doubtful)
        self.bin_gone = QCheckBox(self.tr("Put entries that are gone in the bi&n"), self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row(self.file, self.sent_by, last=self.counts))
        box.addWidget(self.area)
        box.addWidget(self.table, 1)
        box.addLayout(row(self.doubtful, self.bin_gone))
        self.hide()

    @property
    def told(self) -> Mapping[str, Mapping[str, Role]]:
        """What the person said that columns mean, by file and column."""
        return {name: dict(columns) for name, columns in self._told.items()}

    @property
    def senders(self) -> Mapping[str, str]:
        """Who the person said has sent a file, by the file's name."""
        return dict(self._senders)

    def forget(self) -> None:
        """Show nothing, and forget what was said of columns and senders."""
        self._files, self._told, self._senders = (), {}, {}
        self.model.set_rows(())
        self.bin_gone.setChecked(False)
        self.hide()

    def show_files(self, files: Sequence[SeenFile], agencies: Mapping[str, str]) -> None:
        """Show what was read, at the file that was shown before; ``agencies`` are their names by id."""
        at = self.file.currentText()
        self.sent_by.clear()
        self.sent_by.addItem(self.tr("Sender not known"), "")
        for id_, title in agencies.items():
            self.sent_by.addItem(title, id_)
        self._files = tuple(files)
        self.file.clear()
        self.file.addItems([file.name for file in files])
        self.file.setCurrentIndex(max(0, self.file.findText(at)))
        self.file.setVisible(len(files) > 1)
        self.bin_gone.setVisible(any(file.count(Fate.GONE) for file in files))
        self.setVisible(bool(files))
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._files:
            return
        file = self._files[max(0, self.file.currentIndex())]
        self.counts.setText(self._in_words(file))
        self.sent_by.setCurrentIndex(max(0, self.sent_by.findData(file.agency)))
        self._show_columns(file)
        self.model.set_rows(file.rows)

    def _in_words(self, file: SeenFile) -> str:
        kinds = (
            (Fate.NEW, self.tr("{0} new")),
            (Fate.CHANGED, self.tr("{0} changed")),
            (Fate.SAME, self.tr("{0} as they are")),
            (Fate.GONE, self.tr("{0} gone")),
            (Fate.THROWN_AWAY, self.tr("{0} that you put in the bin")),
        )
        counted = [words.format(count) for fate, words in kinds if (count := file.count(fate))]
        doubtful = sum(bool(line.problem) for line in file.rows)
        rows = sum(line.fate is not Fate.GONE for line in file.rows)
        said = [self.tr("{0} rows: {1}.").format(rows, ", ".join(counted))]
        said.append(self.tr("{0} need a look.").format(doubtful) if doubtful else self.tr("None needs a look."))
        if file.earlier:
            said.append(self.tr("A new version of “{0}”.").format(file.earlier))
        return " ".join(said)

    def _show_columns(self, file: SeenFile) -> None:
        inside = QWidget(self.area)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        width = QFontMetrics(self.font()).averageCharWidth() * _COLUMN_WIDTH
        self.columns = []
        for place, column in enumerate(file.columns):
            name = column.heading or self.tr("Column {0}").format(place + 1)
            choice = QComboBox(inside)
            for role, words in self._roles().items():
                choice.addItem(words, role)
            choice.setCurrentIndex(choice.findData(column.role))
            name_list(choice, self.tr("What the column “{0}” holds").format(name))
            choice.setFixedWidth(width)
            calm(choice)
            choice.activated.connect(lambda _=0, at=place, k=column.key: self._tell(at, k))
            grid.addWidget(self._cut(name, inside, width, "plain"), 0, place)
            grid.addWidget(choice, 1, place)
            grid.addWidget(self._cut(column.sample or self.tr("empty"), inside, width, "small"), 2, place)
            self.columns.append(choice)
        grid.setColumnStretch(len(file.columns), 1)
        self.area.setWidget(inside)
        bar = self.area.horizontalScrollBar().sizeHint().height()
        self.area.setFixedHeight(inside.sizeHint().height() + bar)
        if 0 <= self._put_right < len(self.columns):
            self.columns[self._put_right].setFocus()
        self._put_right = -1

    def _cut(self, words: str, parent: QWidget, width: int, role: str) -> QLabel:
        label = heading("", parent, role)
        label.setText(label.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, width))
        label.setToolTip(words)
        label.setFixedWidth(width)
        return label

    def _tell(self, place: int, key: str) -> None:
        """Keep what a column means, and have the files read again; the focus stays on the column."""
        file = self._files[max(0, self.file.currentIndex())]
        self._told.setdefault(file.name, {})[key] = Role(self.columns[place].currentData())
        self._put_right = place
        self.told_better.emit()

    @Slot()
    def _name_sender(self) -> None:
        """Keep who sent the file that is shown, and have the files read again."""
        if self.sent_by.currentData():
            self._senders[self._files[max(0, self.file.currentIndex())].name] = self.sent_by.currentData()
            self.told_better.emit()

    def _roles(self) -> dict[Role, str]:
        return {
            Role.DATE: self.tr("Date"),
            Role.DATE_END: self.tr("End date"),
            Role.TIME: self.tr("Time"),
            Role.TIME_END: self.tr("End time"),
            Role.WHAT: self.tr("What happened"),
            Role.ACTION: self.tr("Action taken"),
            Role.OUTCOME: self.tr("Outcome"),
            Role.SOURCE: self.tr("Source"),
            Role.AGENCY: self.tr("Agency"),
            Role.PEOPLE: self.tr("People"),
            Role.CONTACT: self.tr("Sort of contact"),
            Role.COMMENT: self.tr("Comment"),
            Role.SEQUENCE: self.tr("Order in the day"),
            Role.OTHER: self.tr("Kept in comment"),
        }

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Rows that would come in"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setMinimumHeight(100)
        table.verticalHeader().hide()
        table.verticalHeader().setAccessibleName(self.tr("Rows"))
        metrics = QFontMetrics(self.font())
        table.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + 14)
        across = table.horizontalHeader()
        across.setAccessibleName(self.tr("Columns"))
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, characters in ((ROW, 5), (FATE, 10), (DATE, 19), (WRITTEN, 22), (PROBLEM, 30)):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            across.resizeSection(column, metrics.averageCharWidth() * characters + 16)
        return table
