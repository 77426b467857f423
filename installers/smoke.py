"""Start a built workbench and let it do the main job: the last check before a build is handed out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

WANTED = {"harbour.review", "public.docx", "public.pdf", "confidential.docx", "certificate.txt", "us.review"}
LONG_ENOUGH = 10  # seconds in which a window that cannot start, or cannot import what a review needs, has ended


def main(folder: Path) -> int:
    """Run the demonstration and the window with the built program; return 0 when both do what they should."""
    program = folder / ("review-workbench.exe" if os.name == "nt" else "review-workbench")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as target:
        made, word = Path(target), Path(target) / "passphrase.txt"
        word.write_text("correct horse battery staple\n", "utf-8")
        another = ["new", str(made / "us.review"), "--jurisdiction", "united_states", "--passphrase-file", str(word)]
        for arguments in (["--version"], ["demo", "--to", target], another):
            done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own build
            if done.returncode != 0:
                sys.stderr.write(f"{arguments[0]} failed: {done.stderr}\n")
                return 1
        missing = WANTED - {path.name for path in made.iterdir()}
        said = _window(program, environment)
    if missing or said:
        sys.stderr.write(f"missing: {sorted(missing)}\n{said}\n")
        return 1
    sys.stderr.write("the build does the main job, and its window opens\n")
    return 0


def _window(program: Path, environment: dict[str, str]) -> str:
    """Open the window for a while; return what it complained of."""
    with subprocess.Popen([program], env=environment, stderr=subprocess.PIPE, text=True) as window:  # noqa: S603
        try:
            window.wait(LONG_ENOUGH)
        except subprocess.TimeoutExpired:
            window.terminate()
            said = window.stderr.read() if window.stderr else ""
            return said if "Traceback" in said else ""
        return "the window closed by itself"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
