"""CSV and its relatives: encoding, delimiter and quotes found from the bytes, stray quotes survived."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from workbench.errors import BadInput
from workbench.exchange.chronologies.grid import MOST_CELLS, Cell, Grid, GridRow, Pages

_LARGEST = 100_000_000  # bytes
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200_000  # characters that decide the delimiter
_LONGEST_QUOTED = 60_000  # characters: a quote that stays open for longer was never meant as one
_MOST_TRIED = 500  # quotes looked at for the end of one field
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*\r?\n", re.IGNORECASE)
_CLOSING = {d: re.compile(rf'"(?=[ ]*(?:{re.escape(d)}|\r|\n|\Z))') for d in _DELIMITERS}
_PLAIN = {d: re.compile(rf"[^{re.escape(d)}\r\n]*") for d in _DELIMITERS}


def read(data: bytes) -> Pages:
    """Return the one table of a text file; BadInput when it is not text or holds nothing."""
    if len(data) > _LARGEST:
        raise BadInput("The table is larger than 100 MB.", "Ask the sender for it in parts; nothing was changed.")
    text, problems = decode(data)
    said = _SEP_LINE.match(text)  # Excel's own hint
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said and said[1] in _DELIMITERS else delimiter_of(text)
    records, stray = split(text, delimiter)
    if stray:
        problems.append(f"{stray} quotation mark(s) were not closed and were read as text.")
    if sum(len(r) for r in records) > MOST_CELLS:
        raise BadInput("The table holds too many cells.", "Ask the sender for it in parts; nothing was changed.")
    rows = tuple(GridRow(i, tuple(Cell(c.strip()) for c in r)) for i, r in enumerate(records, 1))
    if not any(row.filled for row in rows):
        raise BadInput("The table is empty.")
    return Pages((Grid("file", rows),), (), tuple(problems))


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a file from an office, most likely UTF-8, UTF-16 or Windows-1252; BadInput for no text."""
    problems: list[str] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif data.startswith(b"\xef\xbb\xbf"):
        text = data.decode("utf-8-sig", "replace")
    elif (wide := _wide(data)) is not None:
        text = data.decode(wide, "replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    text = text.removeprefix("\ufeff")
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 200:
        raise BadInput("This is not a table of text.")
    if "\ufffd" in text:
        problems.append("Some characters could not be read and are shown as \ufffd.")
    return _CONTROL.sub(" ", text), problems


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that has lost its byte order mark: every other byte of Latin text is then zero."""
    sample = data[:4000]
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.4 and odd < pairs * 0.05 else None


def delimiter_of(text: str) -> str:
    """Return the delimiter under which most records have the same number of fields, more than one."""
    sample = text[:_SAMPLE]

    def quality(delimiter: str) -> tuple[float, int]:
        records, stray = split(sample, delimiter)
        sizes = Counter(len(r) for r in records if any(c.strip() for c in r))
        wide = {size: n for size, n in sizes.items() if size > 1}
        if not wide:
            return 0.0, 0
        size, agreeing = max(wide.items(), key=lambda item: (item[1], item[0]))
        return agreeing / sum(sizes.values()) * 0.9**stray, size

    return max(_DELIMITERS, key=lambda d: (round(quality(d)[0], 1), quality(d)[1]))


def split(text: str, delimiter: str) -> tuple[list[list[str]], int]:
    """Return records of fields, and how many opening quotes had no end and were taken as text."""
    closing = [found.start() for found in _CLOSING[delimiter].finditer(text)]
    records: list[list[str]] = []
    fields: list[str] = []
    stray = at = 0
    size = len(text)
    while at < size:
        field, at, was_stray = _field(text, at, delimiter, closing)
        stray += was_stray
        fields.append(field)
        if at < size and text[at] == delimiter:
            at += 1
            if at == size:
                fields.append("")
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        records.append(fields)
        fields = []
    if fields:
        records.append(fields)
    return records, stray


def _field(text: str, at: int, delimiter: str, closing: list[int]) -> tuple[str, int, bool]:
    """Return the field that begins at a place, where it ends, and whether its opening quote never closed."""
    start = at
    while start < len(text) and text[start] == " ":
        start += 1
    stray = text.startswith('"', start)
    if stray and (end := _close(text, start + 1, closing)) is not None:
        after = end + 1
        while after < len(text) and text[after] == " ":
            after += 1
        return text[start + 1 : end].replace('""', '"'), after, False
    found = _PLAIN[delimiter].match(text, at)
    end = found.end() if found else at
    return text[at:end], end, stray


def _close(text: str, at: int, closing: list[int]) -> int | None:
    """Return where a quoted field closes: a quote before a delimiter or line end that is not half of a pair."""
    first = bisect_left(closing, at)
    for quote in closing[first : first + _MOST_TRIED]:
        if quote > at + _LONGEST_QUOTED:
            return None
        run = 0
        while quote - run >= at and text[quote - run] == '"':
            run += 1
        if run % 2 == 1:
            return quote
    return None
