"""Chronologies of invented agencies, each with a layout of its own, and what is true of their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import docx
import xlwt
from docx.document import Document
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook

from tests.exchange.chronologies import making

Truth = tuple[str | None, str]
"""EDTF, None for a row without a date that can be; and how the row begins."""


@dataclass(frozen=True)
class Sent:
    """A file as an agency sends it, and its rows as they are meant."""

    name: str
    make: Callable[[], bytes]
    rows: tuple[Truth, ...]


def welsh() -> bytes:
    """Two tables, titles in both languages, dates in Welsh."""

    def more(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("Cronoleg / Chronology: Bwrdd Iechyd Glan Morfa")

    heads = ("Dyddiad / Date", "Amser / Time", "Digwyddiad / Event", "Camau a gymerwyd / Action taken", "Ffynhonnell")
    first = [
        heads,
        ("3 Ionawr 2022", "2yp", "Ymweliad cartref gan yr ymwelydd iechyd.", "Dim", "Nodiadau"),
        ("drannoeth", "", "Galwad ffôn i'r meddyg teulu.", "Cyfeiriwyd", "Nodiadau"),
        ("Chwefror 2022", "", "Apwyntiad wedi'i golli.", "", "Llythyr"),
    ]
    second = [
        heads,
        ("wythnos yn dechrau 7/3/22", "", "The family moved to a new address.", "None", "Log"),
        ("gwanwyn 2022", "", "Gweld y plentyn yn yr ysgol.", "", "Log"),
        ("30/02/2022", "", "Dyddiad amhosibl.", "", "Log"),
    ]
    return making.word(first, second, title="Cyfrinachol / Confidential", change=more)


def day_headings() -> bytes:
    """A landscape grid in which each day stands in a line across the table."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    rows = [
        ("Time", "Event", "Worker", "Outcome"),
        ("Monday 5 April 2021",),
        ("09:15", "The nursery rang about a mark.", "Duty", "Logged"),
        ("11:00", "Visit to the home, nobody in.", "SW", "Card left"),
        ("Tuesday 6 April 2021",),
        ("10:00", "Second visit, child seen alone.", "SW", "Seen"),
        ("Friday 9 April 2021",),
        ("14:30", "Meeting at the school.", "TM", "Plan agreed"),
    ]
    table = document.add_table(len(rows), 4)
    for row, cells in zip(table.rows, rows, strict=True):
        if len(cells) == 1:
            row.cells[0].merge(row.cells[3]).text = cells[0]
        else:
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return making.saved(document)


def date_lines() -> bytes:
    """A date in a row of its own, the events of the day below it without one."""
    return making.xlsx(
        [
            ["Family centre log", None, None],
            ["Date", "What happened", "Staff"],
            [dt.date(2021, 4, 3), None, None],
            [None, "Mother attended the group.", "JB"],
            [None, "Baby weighed, gained 200 g.", "JB"],
            [dt.date(2021, 4, 10), None, None],
            [None, "Mother did not attend.", "LT"],
            ["17.04.21", None, None],
            [None, "Father attended for the first time.", "LT"],
        ]
    )


def police() -> bytes:
    """Several sheets with blocks of headings, dates with times, serial days, a hidden row and a list of codes."""

    def more(book: Workbook) -> None:
        book.worksheets[0].title, book.worksheets[1].title, book.worksheets[2].title = "Incidents", "Custody", "Codes"
        book.worksheets[0].row_dimensions[6].hidden = True

    incidents: list[list[object]] = [
        ["Northsea Police", None, None, None],
        ["Extract for review", None, None, None],
        [],
        ["Log No", "Date/Time", "Incident details", "Disposal"],
        ["4471", "03/04/2021 14:30:00", "Call to a disturbance at the flat.", "NFA"],
        ["4502", dt.datetime(2021, 4, 9, 22, 15), "Neighbour reports shouting.", "Attended"],
        ["4533", 44310, "Domestic incident, child present.", "Referral made"],
    ]
    custody = [
        ["Ref", "Date of arrest", "Circumstances", "Result"],
        ["C1", "approx 2/5/21", "Arrested on suspicion of assault.", "Bailed"],
        ["C2", "31/06/2021", "Arrested for breach of bail.", "Charged"],
    ]
    codes = [["Code", "Meaning"], ["NFA", "No further action"], ["DA", "Domestic abuse"]]
    return making.xlsx(incidents, custody, codes, change=more)


def school() -> bytes:
    """An OpenDocument log in a school's own words for its columns."""
    return making.ods(
        [
            ("Safeguarding log", "", "", ""),
            ("When", "Concern raised", "Raised by", "What we did"),
            (dt.date(2021, 3, 4), "Came to school without a coat again.", "Class teacher", "Coat lent"),
            ("5/3", "Said there was no breakfast.", "TA", "Breakfast given"),
            ("Summer term 2021", "Late on most days.", "Office", "Letter home"),
            ("?14.6.21", "Drawing that worried staff.", "Class teacher", "Spoke with DSL"),
        ]
    )


def surgery() -> bytes:
    """An old Excel book with two rows of headings, the upper one merged."""

    def more(book: xlwt.Workbook) -> None:
        sheet = book.get_sheet(0)
        sheet.write_merge(0, 0, 0, 1, "Contact")
        sheet.write_merge(0, 0, 2, 3, "Record")

    return making.xls(
        [
            (None, None, None, None),
            ("Date", "Type", "History", "Plan"),
            (dt.date(2020, 11, 2), "Surgery", "Cough for a week, chest clear.", "Fluids"),
            ("18-Nov-20", "Telephone", "Mother says she is low.", "Book for review"),
            ("Early Dec 2020", "Letter", "Paediatric letter received.", "Filed"),
            ("4/1/21", "DNA", "Did not attend for review.", "Text sent"),
        ],
        change=more,
    )


def housing() -> bytes:
    """A PDF with lines, long text and a title."""
    rows = [
        ("Date", "Officer", "Contact summary", "Follow up"),
        ("12/01/2021", "PK", "Tenancy began; flat damp in the back bedroom. " * 4, "Repair raised"),
        ("19 Feb 2021", "PK", "Neighbour complained of noise at night.", "Letter"),
        ("Mar-21", "LO", "Arrears of four weeks.", "Call"),
        ("6/4/21 - 9/4/21", "LO", "Three visits without an answer.", "Card left"),
    ]
    return making.pdf(rows, title="Tidewater Homes: contact history")


def early_help() -> bytes:
    """A text file with lines before the table, quoted breaks, strange headings and a closing line."""
    text = (
        "Early Help Service;;;\r\nPrinted on 01/09/2021;;;\r\n;;;\r\nPryd;Pwy;Beth;Effaith (+/-)\r\n"
        '04/05/21;Gweithiwr teulu;"Ymweliad cyntaf.\r\nTrefnwyd cynllun.";+\r\n'
        "ganol Mai 2021;Gweithiwr teulu;Dim ateb wrth y drws.;-\r\n"
        "11 Mehefin;Rheolwr;Cyfarfod adolygu.;+\r\n"
    )
    return text.encode("cp1252")


def case_system() -> bytes:
    """What a case system calls .xls and is a page."""
    return making.html(
        [
            ("Event Start Date", "Event Type", "Recorded by", "Event description", "Date recorded"),
            ("03-Apr-2021", "Home visit", "A Worker", "Visit to the family.", "05-Apr-2021"),
            ("06-Apr-2021", "Phone call", "A Worker", "Call to the mother, no reply.", "06-Apr-2021"),
        ],
        title="Chronology report",
    )


def copied() -> bytes:
    """Words that line up, as an e-mail has them."""
    return (
        b"Date          What happened                        Action\n"
        b"3/4/21        The midwife called at the flat.      None\n"
        b"same day      The GP rang back and asked for       Referral\n"
        b"              the record.\n"
        b"w/c 12/4/21   Letters sent to three agencies.      Filed\n"
    )


SENT = (
    Sent(
        "Glan Morfa cronoleg.docx",
        welsh,
        (
            ("2022-01-03", "Ymweliad cartref"),
            ("2022-01-04", "Galwad"),
            ("2022-02", "Apwyntiad"),
            ("2022-03-07/2022-03-13", "The family moved"),
            ("2022-21", "Gweld"),
            (None, "Dyddiad amhosibl"),
        ),
    ),
    Sent(
        "Social care grid.docx",
        day_headings,
        (
            ("2021-04-05", "The nursery rang"),
            ("2021-04-05", "Visit to the home"),
            ("2021-04-06", "Second visit"),
            ("2021-04-09", "Meeting"),
        ),
    ),
    Sent(
        "Family centre.xlsx",
        date_lines,
        (
            ("2021-04-03", "Mother attended"),
            ("2021-04-03", "Baby weighed"),
            ("2021-04-10", "Mother did not"),
            ("2021-04-17", "Father attended"),
        ),
    ),
    Sent(
        "Northsea Police.xlsx",
        police,
        (
            ("2021-04-03", "Call to a disturbance"),
            ("2021-04-09", "Neighbour reports"),
            ("2021-04-24", "Domestic incident"),
            ("2021-05-02~", "Arrested on suspicion"),
            (None, "Arrested for breach"),
        ),
    ),
    Sent(
        "School log.ods",
        school,
        (
            ("2021-03-04", "Came to school"),
            ("2021-03-05", "Said there was"),
            ("2021-04/2021-07", "Late on most"),
            ("2021-06-14?", "Drawing"),
        ),
    ),
    Sent(
        "Surgery.xls",
        surgery,
        (
            ("2020-11-02", "Cough"),
            ("2020-11-18", "Mother says"),
            ("2020-12~", "Paediatric letter"),
            ("2021-01-04", "Did not attend"),
        ),
    ),
    Sent(
        "Tidewater.pdf",
        housing,
        (
            ("2021-01-12", "Tenancy began"),
            ("2021-02-19", "Neighbour complained"),
            ("2021-03", "Arrears"),
            ("2021-04-06/2021-04-09", "Three visits"),
        ),
    ),
    Sent(
        "Early help.csv",
        early_help,
        (("2021-05-04", "Ymweliad cyntaf"), ("2021-05~", "Dim ateb"), ("2021-06-11", "Cyfarfod")),
    ),
    Sent("Export.xls", case_system, (("2021-04-03", "Visit to the family"), ("2021-04-06", "Call to the mother"))),
    Sent(
        "Copied.txt",
        copied,
        (
            ("2021-04-03", "The midwife"),
            ("2021-04-03", "The GP rang back and asked for the record."),
            ("2021-04-12/2021-04-18", "Letters sent"),
        ),
    ),
)
