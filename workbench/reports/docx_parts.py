"""The parts of a Word file but its body: written from nothing, so that nothing of anybody's template is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from workbench.reports import look
from workbench.reports.blocks import Paper, Report
from workbench.reports.look import STYLES, Style

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
_PARTS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "word/fontTable.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    "word/footer1.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "word/footer2.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "word/header1.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "word/numbering.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "word/styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
PARTS = frozenset({*_PARTS, CONTENT_TYPES, "_rels/.rels", "word/_rels/document.xml.rels"})
"""Every part that a report may have; a file with any other part was not written here or was changed since."""

FIXED_DATE = "1980-01-01T00:00:00Z"
_STAMP = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
HEADER, FOOTER, FOOTER_TURNED = "rId1", "rId2", "rId3"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(words: str) -> str:
    """Return text fit for XML, in an element or an attribute."""
    return words.translate(_ESCAPES)


def twips(points: float) -> int:
    """Return points as the twentieths that Word counts in."""
    return round(points * 20)


def package(report: Report, document: str) -> bytes:
    """Return the file: parts in the order of their names, all dated 1980, nothing but :data:`PARTS`."""
    parts: Mapping[str, str] = {
        CONTENT_TYPES: _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": core(report),
        DOCUMENT: document,
        "word/_rels/document.xml.rels": _document_relations(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": footer(report, turned=False),
        "word/footer2.xml": footer(report, turned=True),
        "word/header1.xml": header(report),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": settings(report),
        "word/styles.xml": styles(report),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same bytes on every system
            archive.writestr(member, parts[name].encode())
    return file.getvalue()


def _content_types() -> str:
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(_PARTS.items()))
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _package_relations() -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _document_relations() -> str:
    targets = ("header1", "footer1", "footer2", "styles", "numbering", "settings", "fontTable")
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{target.rstrip("12")}" Target="{target}.xml"/>'
        for place, target in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def core(report: Report) -> str:
    """Return the file's properties: the opaque title, the language and a date that tells nothing."""
    date = f'xsi:type="dcterms:W3CDTF">{FIXED_DATE}</dcterms:'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(report.title.plain)}</dc:title><dc:language>{report.language}</dc:language>"
        f"<dcterms:created {date}created><dcterms:modified {date}modified></cp:coreProperties>"
    )


def settings(report: Report) -> str:
    """Return the settings: those of Word 2013 and later, and no more."""
    return (
        f"{_HEAD}<w:settings {NAMESPACES}>"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{report.language}"/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'{_HEAD}<w:fonts {NAMESPACES}><w:font w:name="{look.FONT}"><w:altName w:val="{look.FALLBACK}"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _numbering() -> str:
    """Return the one list there is: bullets. Every number in a report is text, because versions must agree on it."""
    style = STYLES["ListBullet"]
    return (
        f'{_HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr>{_indent(style)}</w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _indent(style: Style) -> str:
    """Return a style's indents, all of them: what is not said would come from the style it is based on."""
    first = f'w:hanging="{twips(style.hanging)}"' if style.hanging else 'w:firstLine="0"'
    return f'<w:ind w:left="{twips(style.left)}" w:right="{twips(style.right)}" {first}/>'


def styles(report: Report) -> str:
    """Return the style sheet made of :data:`workbench.reports.look.STYLES`."""
    width = look.text_width(report.paper, turned=False)
    body = "".join(_style(style, width) for style in STYLES.values())
    return (
        f"{_HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{look.FONT}" w:hAnsi="{look.FONT}" w:eastAsia="{look.FONT}" w:cs="{look.FONT}"/>'
        f'<w:color w:val="{look.INK}"/><w:sz w:val="23"/><w:szCs w:val="23"/>'
        f'<w:lang w:val="{report.language}" w:eastAsia="{report.language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{body}{_TABLE_STYLES}</w:styles>"
    )


def _style(style: Style, width: float) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if style.level or style.id in {"Title", "Subtitle", "Caption"} else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}<w:qFormat/><w:pPr>{_paragraph_properties(style, width)}</w:pPr>"
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style, width: float) -> str:
    """Return a style's w:pPr, in the order that the schema asks for."""
    line = f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{look.HAIRLINE}"/>'
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if style.id == "ListBullet" else ""
    tabs = ""
    if style.id.startswith("TOC") and style.id[-1].isdigit():
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
    leading = f'w:line="{twips(style.leading)}" w:lineRule="atLeast"'
    return "".join(
        (
            "<w:keepNext/>" if style.keep_next else "",
            "<w:keepLines/>" if style.keep_lines else "",
            bullet,
            f"<w:pBdr>{line}</w:pBdr>" if style.side_line else "",
            tabs,
            f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" {leading}/>',
            _indent(style),
            f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
        )
    )


def _run_properties(style: Style) -> str:
    size = round(style.size * 2)
    return "".join(
        (
            "<w:b/><w:bCs/>" if style.bold else "",
            "<w:i/><w:iCs/>" if style.italic else "",
            f'<w:color w:val="{style.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    )


def _cell_margins(top: float, side: float) -> str:
    sides = (("top", top), ("left", side), ("bottom", top), ("right", side))
    inner = "".join(f'<w:{name} w:w="{twips(value)}" w:type="dxa"/>' for name, value in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


_LINES = "".join(
    f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="{look.HAIRLINE}"/>'
    for name in ("top", "bottom", "insideH")
)
_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_cell_margins(0, 0)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>{_cell_margins(look.CELL_PAD, look.CELL_GAP)}</w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="PlainTable"><w:name w:val="Plain Columns"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr>{_cell_margins(1, 0)}</w:tblPr></w:style>"
)


def header(report: Report) -> str:
    """Return the head of every page."""
    weight = f'<w:b/><w:bCs/><w:color w:val="{look.ACCENT}"/>' if report.draft else ""
    return (
        f'{_HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr>{weight}</w:rPr>'
        f"<w:t>{escape(report.header.plain)}</w:t></w:r></w:p></w:hdr>"
    )


def footer(report: Report, *, turned: bool) -> str:
    """Return the foot of every page: the marking, the version, and which page of how many."""
    stop = twips(look.text_width(report.paper, turned=turned))
    return (
        f'{_HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs></w:pPr>'
        f"<w:r><w:t>{escape(report.marking.plain)}</w:t></w:r><w:r><w:tab/></w:r>"
        f'<w:r><w:t xml:space="preserve">{escape(report.version.plain)} \u00b7 page </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


def section_properties(paper: Paper, *, turned: bool) -> str:
    """Return the page set-up that ends a stretch of pages."""
    width, height = look.sheet(paper, turned=turned)
    side = twips(look.side_margin(paper, turned=turned))
    orient = ' w:orient="landscape"' if turned else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_TURNED if turned else FOOTER}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
        f'<w:pgMar w:top="{twips(look.MARGIN_TOP)}" w:right="{side}" w:bottom="{twips(look.MARGIN_BOTTOM)}"'
        f' w:left="{side}" w:header="{twips(look.HEAD_ROOM)}" w:footer="{twips(look.FOOT_ROOM)}" w:gutter="0"/>'
        "</w:sectPr>"
    )
