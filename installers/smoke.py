"""Start a built workbench and let it do the main job: the last check before a build is handed out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(folder: Path) -> int:
    """Run the demonstration with the built program; return 0 when its reports verify."""
    program = folder / ("review-workbench.exe" if os.name == "nt" else "review-workbench")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as target:
        for arguments in (["--version"], ["demo", "--to", target]):
            done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own build
            if done.returncode != 0:
                sys.stderr.write(f"{' '.join(arguments[:1])} failed: {done.stderr}\n")
                return 1
        made = {path.name for path in Path(target).iterdir()}
    missing = {"harbour.review", "public.docx", "public.pdf", "confidential.docx", "certificate.txt"} - made
    sys.stderr.write(f"missing: {sorted(missing)}\n" if missing else "the build does the main job\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
