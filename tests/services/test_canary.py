"""The product's oath: after everything a reviewer does, no file the process wrote holds the canary in clear."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

CANARY = "Zephyrinequill"
PASSPHRASE = "correct horse battery staple"

WORK = """
import sys, time
from pathlib import Path
from workbench.services import editing, exporting, importing, searching
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
folder = Path(sys.argv[1])
session, _ = Session.create(folder / "store" / "c.review", sys.argv[2], cost=CHEAP)
importing.import_case(session, folder / "case")
interview = session.store.find("interview", "i1")
for n in range(30):
    editing.save(session, interview.replace(notes=f"{interview.notes} {n} CANARY " * 40))
editing.undo(session)
searching.search(session, "CANARY")
exporting.export(session, "public", folder / "out" / "public.docx", draft=True)
exporting.export(session, "public", folder / "out" / "public.pdf", draft=True)
exporting.export(session, "public", folder / "out" / "public.json", draft=True)
session.close()
session = Session.open(folder / "store" / "c.review", sys.argv[2], cost=CHEAP)
editing.save(session, interview.replace(notes="CANARY and then the machine dies"))
print("ready", flush=True)
while True:
    for n in range(1000):
        editing.save(session, interview.replace(notes=f"CANARY {n} " * 200))
""".replace("CANARY", CANARY)


def case(folder: Path) -> None:
    """Write a small case folder in which the canary is a name, a place, an agency and a word in prose."""
    person = {"id": "p1", "name": f"Anna {CANARY}", "aliases": [CANARY], "kind": "family", "label": "Mother"}
    records = {
        "format": "review-case",
        "version": 1,
        "review": {
            "id": "r1", "reference": CANARY, "title": "Review: Child Q", "jurisdiction": "england",
            "review_type": "lcspr", "incident_date": "2021-05-05",
        },
        "person": [person],
        "agency": [{"id": "a1", "name": f"{CANARY} Trust", "kind": "police", "label": "Police"}],
        "interview": [{"id": "i1", "participants": ["p1"], "capacity": "parent", "notes": f"{CANARY} said so."}],
        "section": [
            {
                "id": "s1", "number": 1, "audiences": ["public"],
                "heading": f"About {CANARY}", "body": f"Ms {CANARY} came.",
            }
        ],
    }  # fmt: skip
    (folder / "inbox/documents").mkdir(parents=True)
    (folder / "case.json").write_text(json.dumps(records), "utf-8")
    (folder / "inbox/documents/note.txt").write_text(f"A note of {CANARY}.", "utf-8")


def contents(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)


@pytest.mark.slow
def test_no_file_holds_the_canary_after_work_export_lock_and_a_killed_process(tmp_path: Path) -> None:
    case(tmp_path / "case")
    for name in ("home", "temp", "store", "out"):
        (tmp_path / name).mkdir()
    environment = {**os.environ, "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temp")}
    environment |= {f"XDG_{kind}_HOME": str(tmp_path / "home" / kind) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(tmp_path), PASSPHRASE],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path / "home",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        assert line == "ready\n", process.stderr.read()
        process.send_signal(signal.SIGKILL)
        assert CANARY not in process.stderr.read()
    written = [p for p in tmp_path.rglob("*") if p.is_file() and not p.is_relative_to(tmp_path / "case")]
    assert {p.name for p in written} >= {"c.review", "public.docx", "public.pdf", "public.json"}
    words = [CANARY, CANARY.lower(), CANARY.upper()]
    needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    found = [p.name for p in written for data in contents(p) if any(needle in data for needle in needles)]
    assert found == []


@pytest.mark.slow
def test_what_was_saved_before_the_kill_is_there_afterwards(tmp_path: Path) -> None:
    from workbench.records import Interview
    from workbench.services.session import Session
    from workbench.vault.keys import CHEAP

    script = """
import sys
from pathlib import Path
from workbench.services import editing
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
session, _ = Session.create(Path(sys.argv[1]), sys.argv[2], cost=CHEAP)
record = editing.add(session, "interview", {"capacity": "parent", "notes": "kept"})
print(record.id, flush=True)
sys.stdin.read()
"""
    path = tmp_path / "k.review"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path), PASSPHRASE], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        id_ = process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
    with Session.open(path, PASSPHRASE, cost=CHEAP) as session:
        kept = session.store.get(Interview, id_)
        assert kept is not None
        assert kept.notes == "kept"
        assert session.store.check() == []
