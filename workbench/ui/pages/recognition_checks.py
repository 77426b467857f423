"""The checks before publication: how each stands, its questions in a panel, and the button that records it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.services import blind, checks
from workbench.services.checks import CheckState, Outcome, Standing
from workbench.services.guides import BLIND, COMBINATION, INTRUDER, Guide, guides
from workbench.services.progress import Progress
from workbench.services.recognising import Recognition
from workbench.ui.dates import in_words
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.recognition_findings import PhrasesPane
from workbench.ui.pages.recognition_guide import GuidePanel
from workbench.ui.pages.work import Work
from workbench.ui.tables import lines_to_choose
from workbench.ui.theme import wide
from workbench.vault.store import Changed

_KIND = "publication_check"
_SHOWN = 12  # characters of a fingerprint that a person compares


class ChecksPane(QSplitter):
    """The checks on the left, in the order in which they are best done; the one chosen on the right."""

    recorded = Signal()

    def __init__(
        self, review: OpenReview, around: Surroundings, phrases: PhrasesPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._review, self._around, self._phrases = review, around, phrases
        self._found: Recognition | None = None
        self._words = {
            Standing.PASSED: self.tr("Passed"),
            Standing.CONCERN: self.tr("Concern"),
            Standing.VOID: self.tr("Void"),
            Standing.NOT_DONE: self.tr("Not done"),
        }
        self.table = self._table()
        self.work = Work(around.tasks, self)
        self.notice = Notice(self)
        self.panels: dict[str, GuidePanel] = {}  # made when it is first chosen
        self._states: dict[str, CheckState] = {}
        self._kept: dict[str, Mapping[str, Any]] = {}  # what was typed for a panel that is not made yet
        self._sheet = ""  # the fingerprint of the words for which the last sheet was written
        self.addWidget(self.table)
        self.addWidget(self._right())
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.show_states((), None)
        self.table.selectRow(0)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(guides()), 2, self)
        table.setHorizontalHeaderLabels([self.tr("Check"), self.tr("For these words")])
        table.setMinimumWidth(wide(46))
        table.setMaximumWidth(wide(60))
        across = lines_to_choose(table, self.tr("Checks before publication"))
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(1, wide(22))
        return table

    def _made(self, guide: Guide) -> GuidePanel:
        """Return the panel of a check; it is made when it is first wanted."""
        if guide.kind in self.panels:
            return self.panels[guide.kind]
        panel = self.panels[guide.kind] = GuidePanel(guide, self)
        panel.hold(self._kept.pop(guide.kind, {}))
        self._box.insertWidget(0, panel)
        self._tell(panel)
        panel.run.clicked.connect(self._run)
        panel.sheet.clicked.connect(self._choose_sheet)
        panel.compare.clicked.connect(self._compare)
        panel.record.clicked.connect(self._record)
        return panel

    def _right(self) -> QWidget:
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 16, 24, 24)
        box.setSpacing(12)
        self._box = box
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("The check"))
        area.setWidget(inside)
        return area

    @property
    def panel(self) -> GuidePanel:
        """The panel of the check chosen."""
        return self._made(guides()[max(0, self.table.currentRow())])

    def choose(self, kind: str) -> None:
        """Show one kind of check."""
        self.table.selectRow([guide.kind for guide in guides()].index(kind))

    def show_states(self, states: Sequence[CheckState], found: Recognition | None) -> None:
        """Show how the checks stand for the report that was read."""
        self._found = found
        self._states = {each.kind: each for each in states}
        for row, guide in enumerate(guides()):
            each = self._states.get(guide.kind)
            words = self._words[each.standing] if each else self.tr("The report is being read")
            for column, text in enumerate((guide.title, words)):
                item = QTableWidgetItem(text)
                item.setToolTip(each.sentence if each else text)
                self.table.setItem(row, column, item)
        for panel in self.panels.values():
            self._tell(panel)

    def _tell(self, panel: GuidePanel) -> None:
        each = self._states.get(panel.guide.kind)
        panel.show_state(self._said(each) if each else "")
        panel.setEnabled(self._found is not None)

    def _said(self, each: CheckState) -> str:
        day = self.tr(" ({0})").format(in_words(each.date)) if each.date else ""
        return f"{each.sentence[:1].upper()}{each.sentence[1:]}{day}."

    @Slot()
    def _chosen(self) -> None:
        self.notice.hush()
        chosen = self.panel
        for panel in self.panels.values():
            panel.setVisible(panel is chosen)

    # What was answered and not recorded is kept in the store.

    def keep(self) -> None:
        """Keep it."""
        typed = {kind: held for kind, panel in self.panels.items() if (held := panel.held())}
        answers = {**self._kept, **typed}
        noted = {words: list(each) for words, each in self._phrases.noted().items()}
        kept = {"checks": answers, "phrases": noted, "sheet": self._sheet}
        checks.keep_unfinished(self._review.session, {name: value for name, value in kept.items() if value})

    def restore(self) -> None:
        """Show it again."""
        kept = checks.unfinished(self._review.session)
        for kind, held in _mapping(kept.get("checks")).items():
            if kind in self.panels:
                self.panels[kind].hold(_mapping(held))
            else:
                self._kept[kind] = _mapping(held)
        self._sheet = str(kept.get("sheet", ""))
        phrases = _mapping(kept.get("phrases"))
        self._phrases.remember({words: (bool(each[0]), str(each[1])) for words, each in phrases.items()})

    # Doing a check

    @Slot()
    def _run(self) -> None:
        """Do a check that the workbench does itself."""
        panel, found = self.panel, self._found
        if found is None:
            return
        if panel.guide.kind == COMBINATION:
            panel.show_outcome(checks.combination(found))
            return
        companion = self._review.session.companion

        def work(progress: Progress) -> Outcome:
            with companion() as session:
                return checks.identifiers(session, progress)

        self.notice.hush()
        self.work.run(self.tr("Writing the report and reading it back…"), work, panel.show_outcome, self._failed)

    @Slot()
    def _choose_sheet(self) -> None:
        path = self._around.chooser.save_file(
            self, self.tr("Write the sheet for a reader"), "sheet-for-a-reader.docx", "Word (*.docx)"
        )
        if path is not None:
            self.write_sheet(path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx"))

    def write_sheet(self, target: Path) -> None:
        """Write the sheet for a blind reader."""
        companion = self._review.session.companion

        def work(progress: Progress) -> str:
            with companion() as session:
                progress(0, 1)
                return blind.write_sheet(session, target)

        self.notice.hush()
        self.work.run(self.tr("Writing the sheet and reading it back…"), work, self._sheet_written, self._failed)

    def _sheet_written(self, words: str) -> None:
        self._sheet = words
        self.keep()
        self.notice.say(
            self.tr("The sheet is written, for the text {0}. Hand it over with the public report.").format(
                words[:_SHOWN]
            ),
            "good",
        )

    @Slot()
    def _compare(self) -> None:
        """Compare a blind reader's answers with the register; they are about the words that the sheet was for."""
        outcome = blind.scored(blind.guesses(self._review.session, self.panel.answers()))
        self.panel.show_outcome(replace(outcome, words=self._sheet))

    @Slot()
    def _record(self) -> None:
        panel, found = self.panel, self._found
        if found is None:
            return
        if panel.guide.kind == BLIND and not panel.said.words:
            self._compare()
            self.notice.say(self.tr("The answers were compared with the register. See what was right, and record it."))
            return
        outcome, result = panel.outcome(), str(panel.result.currentData())
        said = list(outcome.sentences)
        if panel.guide.kind == INTRUDER:
            said += self._phrases.outcomes()
        note = "\n".join([*said, *([panel.note.toPlainText().strip()] if panel.note.toPlainText().strip() else [])])
        try:
            made = checks.record(
                self._review.session,
                panel.guide.kind,
                result,
                outcome.words or found.fingerprint,
                by=panel.by.text(),
                note=note,
            )
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        panel.clear()
        self.keep()
        self._review.announce(Changed(frozenset({_KIND}), frozenset({(_KIND, made.id)}), ""))
        self.recorded.emit()
        self.notice.say(
            self.tr("Recorded for the text {0}. It is void when the words change.").format(
                (made.export_sha256 or "")[:_SHOWN]
            ),
            "good",
        )

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
