"""Words that the file formats themselves use, so that a person called Page or Georgia is not found in every file."""

from __future__ import annotations

import re

from workbench.reports.look import FALLBACK, FONT, STYLES

LANGUAGE_TAG = re.compile(r"x-none|[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?")

FONTS = frozenset(
    {FONT, FALLBACK, "Aptos", "Aptos Display", "Arial Narrow", "Arial Black", "Book Antiqua", "Bookman Old Style",
     "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara", "Century", "Century Gothic",
     "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier", "Courier New", "DejaVu Sans",
     "DejaVu Serif", "Franklin Gothic Book", "Garamond", "Georgia", "Gill Sans MT", "Helvetica",
     "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Liberation Serif", "Liberation Mono",
     "Lucida Console", "Lucida Sans", "Palatino Linotype", "Segoe UI", "Symbol", "Tahoma", "Times",
     "Times New Roman", "Times-Roman", "Times-Bold", "Times-Italic", "Trebuchet MS", "Verdana", "Wingdings",
     "ZapfDingbats"}
)  # fmt: skip

_STYLE_NAMES = frozenset({name for style in STYLES.values() for name in (style.id, style.name)})
_BUILT_IN_STYLE = re.compile(
    r"(heading|toc|index|list|table|body text|footnote|endnote|comment|annotation|balloon|plain|light|medium|dark|"
    r"colorful|colourful|grid|intense|subtle|default paragraph|no list|no spacing|normal|title|subtitle|caption|header|"
    r"footer|hyperlink|strong|emphasis|quote|book title|page number|line number|macro|block text|message|revision)"
    r"([ ]?(\d|char|text|paragraph|font|list|bullet|number|continue|reference|subject|emphasis|accent|shading|grid|"
    r"normal|web|indent|table|simple|colorful|contents|of|figures|authorities|heading|date|signature|first))*",
    re.IGNORECASE,
)

_FOLDERS = (
    "_rels|word|xl|docProps|customXml|theme|worksheets|media|glossary|embeddings|fonts|charts|diagrams|docMetadata"
)
_MORE_FOLDERS = r"drawings|printerSettings|_xmlsignatures|\.\."
_PARTS = (
    "document|header|footer|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|footnotes|endnotes|comments|"
    "commentsExtended|commentsIds|commentsExtensible|people|theme|core|app|custom|workbook|sheet|sharedStrings|calcChain|"
    "thumbnail|item|itemProps|image|chart|data|LabelInfo|font|printerSettings|oleObject|vbaProject|sig|drawing|vmlDrawing|"
    "externalLink|table"
)
PART_NAME = re.compile(
    rf"/?(?:(?:{_FOLDERS}|{_MORE_FOLDERS})/)*(?:\[Content_Types\]\.xml|_rels/\.rels|"
    rf"(?:{_PARTS})\d*\.(?:xml|jpe?g|png|bin|odttf|vml|emf|wmf)(?:\.rels)?)"
)
"""A member of an Office file as the programs name it: such a name may be shown, and says nothing of anybody."""

_PDF_WORDS = """
    A A85 AA AHx AIS ANSI AP AS ASCII85Decode ASCIIHexDecode Accents AcroForm Action ActualText Alpha Alt Alternate
    Alternates Angle Annot Annots AntiAlias Artifact Ascent Aspect Assets Author Auto AvgWidth B BBox BC BE BG BM
    BS Background Base BaseEncoding BaseFont BaseVersion BitsPerComponent BitsPerCoordinate BitsPerSample BlackIs1
    BlackPoint Block Border Bounds Btn ByteRange C C0 C1 CA CCITTFaxDecode CF CFM CIDFontType0 CIDFontType2
    CIDInit CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CMapType CO CS CYX CalGray CalRGB Cap CapHeight Caption
    Caret Catalog Center CenterWindow Ch CharProcs CharSet Circle ClassMap Col ColSpan Collection ColorSpace
    ColorTransform Colorants Colors Columns Contents Coords Count CreationDate Creator CropBox Crypt CryptFilter
    Cs D DA DCT DCTDecode DL DP DR DV DW Dashed Data Decode DecodeParms Default DefaultGray DefaultRGB Desc
    DescendantFonts Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Di Differences
    Dingbats DisplayDocTitle Div Document Domain Dur EF EarlyChange EmbeddedFile EmbeddedFiles Encode Encoding
    Encrypt EncryptMetadata End EndOfBlock EndOfLine Event ExtGState Extend Extends Extensions F FDF FDecodeParms
    FFilter FL FS FT Ff Fields Figure FileAttachment Filespec Filter First FirstChar FirstPage Fit FitB FitBH
    FitBV FitH FitR FitV FitWindow Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile FontFile2
    FontFile3 FontMatrix FontName FontStretch FontWeight Form FormType Formula FreeText Function FunctionType
    Functions G GTS_PDFA1 GTS_PDFX GoTo GoToE GoToR Group H H1 H2 H3 H4 H5 H6 Height Helv Hide Highlight I
    ICCBased ID IDTree IRT IX Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed
    Info Ink Inks InlineShape Intent Interpolate ItalicAngle JBIG2Decode JBIG2Globals JPXDecode JS JavaScript K
    Keywords Kids L LBody LC LE LI LJ LL LLE LW LZWDecode Lab Lang Language Last LastChar LastModified LastPage
    Launch Layer Layout Lbl Leading Legal Length Length1 Length2 Length3 Limits Line Linearized Link List ListMode
    ListNumbering Location M MCID MCR MK ML MMType1 Mac MacExpertEncoding MacRomanEncoding Mark MarkInfo MarkStyle
    Marked Mask Matrix Matte MaxWidth Measure MediaBox Metadata MissingWidth Mix ModDate Movie N NM Name Named
    Names NeedAppearances Next NextPage NonFullScreenPageMode NonStruct None Normal Note NumCopies Nums O OBJR OC
    OCG OCGs OCMD OCProperties OE OFF ON OP OPM ObjStm Oblique Off OneColumn OpenAction Opt Order Ordering
    Outlines OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P PDF PDFDocEncoding PS Page
    PageElement PageLabel PageLabels PageLayout PageMode Pages Pagination PaintType Panose Paragraph Params Parent
    ParentTree ParentTreeNextKey Part Pattern PatternType Perms PieceInfo Placement Polygon Popup Pr Predictor
    Prev PrevPage Private ProcSet ProcSets Producer Properties Push Q QuadPoints Quote R R2L RC RD RI RL Reason
    Rect Redact Ref Registry RegistryName Rename Resources RichMedia Role RoleMap Root Rotate Row RowSpan Rows
    RunLengthDecode S SA SMask SMaskInData Scope Sect Separation SetOCGState Shading ShadingType Shape Short Sig
    SigFlags SinglePage Size Solid Sound SourceModified Span Split Square Squiggly St Stamp Standard
    StandardEncoding Start StdCF StemH StemV StmF StrF StrikeOut StructElem StructParent StructParents
    StructTreeRoot Subj Subject SubmitForm Subtype Supplement Suspects T TBody TD TFoot TH THead TI TM TOC TOCI TR
    TR2 TRef TU Table Tabs Text Thread Threads Thumb TilingType Title ToUnicode Top Trans TransformMethod
    Transparency TrapNet Trapped TrimBox TrueType TwoColumnLeft Tx Type Type0 Type1 Type1C Type3 U UE UR3 URI URL
    Underline Unknown Usage UseAttachments UseNone UseOC UseOutlines UserProperties UserUnit V VP Version Vertices
    View ViewerPreferences W W2 WMode WP Watermark WhitePoint Widget Width Widths WinAnsiEncoding XFA XHeight XML
    XObject XRef XRefStm XStep XYZ YStep Z
"""  # ISO 32000-1, the keys and names of its tables
PDF_NAMES = frozenset(_PDF_WORDS.split())

PDF_KEYWORDS = re.compile(r"\b(?:endobj|endstream|startxref|xref|trailer|stream|obj)\b|/([A-Za-z0-9_-]+)")


def is_style_name(value: str) -> bool:
    """Tell whether a style is one of ours or one that Word comes with."""
    return value in _STYLE_NAMES or _BUILT_IN_STYLE.fullmatch(value) is not None


def without_pdf_words(text: str) -> str:
    """Return PDF source without the names and keywords of the format."""
    return PDF_KEYWORDS.sub(lambda m: m[0] if m[1] and m[1] not in PDF_NAMES and m[1] not in FONTS else " ", text)
