"""Web pages and the HTML of e-mail: the words, one paragraph a block."""

from __future__ import annotations

import re

from lxml import etree

from workbench.errors import BadInput
from workbench.exchange.documents.document import Document, paragraphs
from workbench.exchange.documents.plain import LARGEST, decode

_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "li", "main", "nav",
     "ol", "p", "pre", "section", "table", "title", "tr", "ul"}
)  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]{1,30})", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Return a web page; raises BadInput when it is too large or holds no words."""
    if len(data) > LARGEST:
        raise BadInput("The page is larger than 10 MB.", "Ask for it in parts; nothing was changed.")
    declared = _DECLARED.search(data[:2000])
    text = words(decode(data, declared[1].decode("ascii") if declared else None))
    passages = tuple(paragraphs(text))
    if not passages:
        raise BadInput("The file holds no words.")
    return Document("text/html", text, passages)


def words(markup: str) -> str:
    """Return the words of HTML, blocks separated by blank lines; scripts and comments are left out."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    if root is None:
        return ""
    pieces: list[str] = []
    unseen = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            pieces.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else " " if tag in {"td", "th"} else "")
            pieces.append("" if unseen else _spaced(node.text))
        else:
            unseen -= tag in _UNSEEN
            pieces.append("\n\n" if tag in _BLOCKS else "")
            pieces.append("" if unseen else _spaced(node.tail))
    lines = "".join(pieces).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join([line.strip() for line in lines])).strip()


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
