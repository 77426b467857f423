from __future__ import annotations

import subprocess
import sys


def test_a_crash_writes_no_memory_to_disk() -> None:
    script = (
        "import resource\nfrom workbench.hardening import no_core_dumps\nno_core_dumps()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0)\n"
