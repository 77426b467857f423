"""The page that asks whether anyone can be recognised: read off the window's thread, kept, recorded, never shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from tests.ui.stand import CANARY, Answers
from workbench.records import Interview, PublicationCheck, PublicFact, Section
from workbench.services import checks
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.recognition import PARTS, RecognitionPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
QUOTE = "purple radiators frighten everybody in the tenement"
RECORDS = (
    Section(
        "s1", number=1, heading="What happened", audiences=("public", "family"),
        body=f"Ada {CANARY} had red hair and lived by the lighthouse. We heard that {QUOTE}.",
    ),
    Interview("i1", capacity="practitioner", notes=f"{CANARY}s were there. {QUOTE.capitalize()}, he said."),
    PublicFact("f1", text=f"The lighthouse keeper {CANARY} had a child with red hair.", source="The Gazette"),
)  # fmt: skip


def opened(window: Window, settle: Settle) -> RecognitionPage:
    bench_of(window).review.session.store.apply([Put(record) for record in RECORDS], "set up")
    page = open_page(window, "recognition", RecognitionPage)
    settle()
    return page


def words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(button.text() for button in widget.findChildren(QPushButton))])


def kept(window: Window) -> list[PublicationCheck]:
    return bench_of(window).review.session.store.all(PublicationCheck)


def test_the_report_is_read_when_the_page_is_opened(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    assert page.people.table.rowCount() == 3
    chosen = page.people.chosen
    assert chosen is not None
    assert chosen.person.label == "Child A"
    said = words(page.people.area)
    assert "red hair" in said
    assert "What helps most" in said
    assert "lighthouse" in said
    assert "cannot judge" in said


def test_the_change_that_helps_leads_to_where_it_is_made(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    go = next(b for b in page.people.area.findChildren(QPushButton) if b.text() == "Go there")
    go.click()
    assert bench_of(window).place() == ("kind:section", "s1")
    page.people.wanted.emit("p1", ("the field “Sex”",))
    assert bench_of(window).place() == ("kind:person", "p1")


def test_choosing_another_person_tells_of_that_one(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.people.table.selectRow(2)
    assert page.people.chosen is not None
    assert page.people.chosen.person.label in words(page.people.area)


def test_the_gauge_says_in_words_what_it_paints(window: Window, settle: Settle) -> None:
    from workbench.ui.pages.recognition_people import Gauge

    page = opened(window, settle)
    (gauge,) = page.people.area.findChildren(Gauge)
    assert "points" in gauge.accessibleName()


def test_both_sides_of_what_is_public_are_shown(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.tabs.setCurrentIndex(1)
    said = words(page.public)
    assert "The Gazette" in said
    assert "lived by the lighthouse" in said
    assert "Shared: " in said


def test_words_nobody_agreed_to_lead_to_their_record(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.tabs.setCurrentIndex(3)
    link = next(b for b in page.quotes.findChildren(QPushButton) if "What happened" in b.text())
    link.click()
    records = bench_of(window).page
    assert records is not None
    assert (records.key, records.place()) == ("kind:section", "s1")


def test_a_record_can_ask_for_a_part(window: Window, settle: Settle) -> None:
    opened(window, settle)
    bench_of(window).go("overview")
    bench_of(window).go("recognition", "checks")
    page = bench_of(window).page
    assert isinstance(page, RecognitionPage)
    assert page.tabs.currentIndex() == PARTS.index("checks")


def test_a_check_with_its_answers_is_recorded_and_stands(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.checks.choose("legal")
    panel = page.checks.panel
    for code, choice in panel.choices.items():
        choice.setCurrentIndex(choice.findData("no"))
        panel.lines[code].setText("Asked counsel")
    choice.activated.emit(choice.currentIndex())
    assert panel.result.currentData() == "pass"
    panel.by.setText("A solicitor")
    panel.note.setPlainText("By letter.")
    panel.record.click()
    (made,) = kept(window)
    assert (made.kind, made.result, made.by) == ("legal", "pass", "A solicitor")
    assert (made.note or "").count("Asked counsel") == len(panel.choices)
    assert (made.note or "").endswith("By letter.")
    assert made.export_sha256
    assert panel.held() == {"answers": {}, "chosen": {}, "by": "A solicitor", "note": ""}
    assert "passed" in panel.state.text().lower()
    assert "(5)" in page.tabs.tabText(4)


def test_one_yes_puts_a_concern_forward(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.checks.choose("family")
    panel = page.checks.panel
    for choice in panel.choices.values():
        choice.setCurrentIndex(choice.findData("no"))
    choice.setCurrentIndex(choice.findData("yes"))
    choice.activated.emit(0)
    assert panel.result.currentData() == "concern"


def test_the_workbench_does_its_own_checks(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    for kind in ("identifiers", "combination"):
        page.checks.choose(kind)
        page.checks.panel.run.click()
        settle()
        assert page.checks.panel.said.words
        page.checks.panel.record.click()
    assert [(made.kind, bool(made.note)) for made in kept(window)] == [("identifiers", True), ("combination", True)]


def test_searches_go_into_the_note_of_the_intruder(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    first, found = page.phrases.table.item(0, 0), page.phrases.table.item(0, 2)
    assert first is not None
    assert found is not None
    first.setCheckState(Qt.CheckState.Checked)
    found.setText("A council paper")
    page.checks.choose("motivated_intruder")
    page.checks.panel.record.click()
    (made,) = kept(window)
    assert f"Searched for {first.text()}: A council paper." in (made.note or "")
    assert made.result == "concern"


def test_a_sheet_is_written_and_answers_are_compared(
    window: Window, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page = opened(window, settle)
    page.checks.choose("blind_reader")
    panel = page.checks.panel
    answers.path = tmp_path / "sheet"
    panel.sheet.click()
    settle()
    assert (tmp_path / "sheet.docx").exists()
    assert "Hand it over" in page.checks.notice.words
    panel.lines["who"].setText(f"Some {CANARY} or other")
    panel.compare.click()
    assert panel.result.currentData() == "fail"
    assert "1 of" in panel.said.words


def test_a_blind_reader_answers_for_the_words_of_the_sheet(
    window: Window, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page = opened(window, settle)
    page.checks.choose("blind_reader")
    panel = page.checks.panel
    page.checks.write_sheet(tmp_path / "sheet.docx")
    settle()
    section = page.review.session.store.all(Section)[0]
    page.review.save(section.replace(body="Other words."))
    page.read()
    settle()
    panel.lines["who"].setText("No idea")
    panel.record.click()
    assert kept(window) == []  # first the answers are compared, for the person to see
    assert panel.said.words
    panel.record.click()
    assert [made.result for made in kept(window)] == ["pass"]
    assert "changed" in panel.state.text()


def test_a_check_of_the_workbench_is_of_the_words_it_read(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.checks.choose("combination")
    assert not page.checks.panel.record.isEnabled()
    page.checks.panel.run.click()
    section = page.review.session.store.all(Section)[0]
    page.review.save(section.replace(body="Other words."))
    page.read()
    settle()
    page.checks.panel.record.click()
    assert "changed" in page.checks.panel.state.text()
    assert not page.checks.panel.record.isEnabled()


def test_a_sheet_that_cannot_be_written_is_said(
    window: Window, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page = opened(window, settle)
    page.checks.choose("blind_reader")
    page.checks.write_sheet(tmp_path / "nowhere" / "sheet.docx")
    settle()
    assert page.checks.notice.words


def test_what_was_typed_and_not_recorded_is_there_again(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.checks.choose("legal")
    page.checks.panel.lines["orders"].setText("Ask again on Monday")
    item = page.phrases.table.item(0, 2)
    assert item is not None
    item.setText("A forum")
    assert page.flush()
    window.look_as("panel")
    window.look_as("")
    again = open_page(window, "recognition", RecognitionPage)
    settle()
    again.checks.choose("legal")
    assert again is not page
    assert again.checks.panel.lines["orders"].text() == "Ask again on Monday"
    assert "A forum" in [found for _, found in again.phrases.noted().values()]


def test_a_change_is_said_and_the_report_read_again(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    review = page.review
    section = review.session.store.all(Section)[0]
    review.save(section.replace(body="Nothing telling."))
    assert "changed" in page.notice.words
    page.read()
    settle()
    assert page.notice.words == ""
    assert "red hair" not in words(page.people.area)


def test_the_report_page_names_the_checks_still_to_be_made_and_leads_here(window: Window, settle: Settle) -> None:
    page = opened(window, settle)
    page.checks.choose("legal")
    page.checks.panel.result.setCurrentIndex(0)
    page.checks.panel.record.click()
    exports = open_page(window, "export", ExportPage)
    settle()
    assert "Blind reader: not done yet." in exports.advice.words
    assert "Legal" not in exports.advice.words
    exports.advice.findChildren(QPushButton)[0].click()
    assert bench_of(window).page is page
    assert page.tabs.currentIndex() == PARTS.index("checks")
    open_page(window, "export", ExportPage)
    exports.audience.setCurrentIndex(exports.audience.findData("panel"))
    settle()
    assert exports.advice.words == ""


def test_no_audience_sees_any_of_it(window: Window, settle: Settle) -> None:
    opened(window, settle)
    for code in ("public", "family", "panel", "confidential"):
        window.look_as(code)
        page = open_page(window, "recognition", RecognitionPage)
        settle()
        assert not page.stack.isVisible()
        assert not page.again.isVisible()
        for secret in (CANARY, "Gazette", "lighthouse", "radiators"):
            assert secret not in words(page)
        assert page.people.table.rowCount() == 0
        assert checks.unfinished(page.review.session) == {}
    window.look_as("")
