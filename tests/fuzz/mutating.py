"""Damage to files: bytes, the XML inside a zip, numbers made enormous, pieces moved about."""

from __future__ import annotations

import io
import random
import re
import zipfile

_PIECES = re.compile(rb"(?=<)|(?<=>)|(?<=\n)|(?= obj)|(?<=stream)")
_NUMBER = re.compile(rb"\d+")
_STRANGE = (b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a damaged copy; of a zip file most often one whose zip is whole and whose parts are not."""
    if data.startswith(b"PK") and chance.random() < 0.85:
        return _in_a_part(data, chance)
    return _damaged(data, chance)


def _in_a_part(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    telling = [n for n in names if re.search(r"document|sheet|workbook|styles|content|comments|sharedStrings", n)]
    for name in chance.sample(telling, k=min(len(telling), chance.choice((1, 1, 1, 2)))):
        parts[name] = _damaged(parts[name], chance)
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice((_bytes, _numbers, _numbers, _moved, _moved, _doubled, _cut))(data, chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    copy = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if copy:
            copy[chance.randrange(len(copy))] = chance.randrange(256)
    return bytes(copy)


def _numbers(data: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    for number in sorted(chance.sample(found, k=min(len(found), 3)), key=lambda m: -m.start()):
        data = data[: number.start()] + chance.choice(_STRANGE) + data[number.end() :]
    return data


def _moved(data: bytes, chance: random.Random) -> bytes:
    pieces = _PIECES.split(data)
    if len(pieces) < 4:
        return data
    start = chance.randrange(len(pieces))
    taken = pieces[start : start + chance.randint(1, 6)]
    del pieces[start : start + len(taken)]
    if chance.random() < 0.7:
        pieces[chance.randrange(len(pieces) + 1) : 0] = taken
    return b"".join(pieces)


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randint(1, 600)]
    return data[:start] + piece * chance.choice((1, 2, 50)) + data[start:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] if chance.random() < 0.2 else data[:start] + data[start + chance.randint(1, 400) :]
