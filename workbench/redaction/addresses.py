"""Addresses by their shape: "Flat 3, 12a Canal View", "9 mill lane", "the house at number 16"."""

from __future__ import annotations

from workbench.redaction.letters import CAPITALISED, RUN

STREET = (
    r"Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Terrace|Crescent|Court|Gardens|Grove|Way|Row|Yard|Square|Place|Park|"
    r"Rise|Hill|View|Walk|Mews|Parade|Quay|Wharf|Green|Mount|Heights|House|Towers|Lodge|Cottages?|Heol|Stryd|Lôn|Ffordd"
)
_SURE_STREET = r"(?:road|street|lane|avenue|crescent|terrace|gardens|grove|mews|rd|ave|cres|heol|stryd|ffordd)"
_OTHER_STREET = (
    r"(?:close|drive|court|house|view|walk|rise|way|place|square|point|heights|towers?|buildings|quay|wharf|park|row)"
)
_DWELLING = r"(?:[Ff]lat|FLAT|[Aa]partment|Apt|Unit|[Rr]oom|[Pp]lot|Caravan|Pitch|Bedsit|Lodge|Villa|Maisonette)"
_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_HOUSE = r"\d{1,4}[a-z]?"
_THEN = rf"(?:,?[ \u00a0](?:{_HOUSE},?[ \u00a0])?{RUN})?"
_WORDS = r"(?:[^\W\d_]+ ){1,2}"

SHAPES: tuple[tuple[str, str, float], ...] = (
    (
        "address",
        rf"(?:\b{_DWELLING}[ \u00a0](?:\d+\w?|[A-Z]),?\s+)?\b{_HOUSE},?\s+(?:{CAPITALISED}\s+){{1,3}}(?:{STREET})\b",
        0.95,
    ),
    ("address", rf"\b(?:{_DWELLING}|No\.?|Number)[ \u00a0]{_HOUSE}\b{_THEN}", 0.8),
    ("address", rf"\b{_DWELLING}[ \u00a0][A-Z]\b{_THEN}", 0.8),
    ("address", rf"(?i)\b(?:{_DWELLING} (?:\d+\w?|[a-z]),? )?{_HOUSE},? {_WORDS}{_SURE_STREET}\b", 0.7),
    ("address", rf"(?i)\b{_DWELLING} (?:\d{{1,3}}[a-z]?|[a-z]),? (?:{_HOUSE},? )?{_WORDS}{_OTHER_STREET}\b", 0.7),
    ("address", rf"(?i)\b(?:door|house|home|place|flat),? (?:was |is )?(?:number|no\.?) (?:{_HOUSE}|{_SPELT})\b", 0.6),
    (
        "address",
        r"(?i)\b(?:(?:the )?\w+ )?(?:at|from|opposite|outside|near|next to|to|of) (?:number|no\.?) "
        rf"(?:{_HOUSE}|{_SPELT})\b",
        0.6,
    ),
)
"""Kind, pattern and score of each shape."""
