"""Run every benchmark in a process of its own and print one table: figure, peer, ratio, bound, peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

from tests.benchmarks import (
    comparing,
    detecting,
    importing,
    matching,
    reporting,
    responding,
    scrolling,
    starting,
    storing,
)
from tests.benchmarks.measure import Figure, peak_megabytes

BENCHMARKS = {
    "detect": detecting.run,
    "matcher": matching.run,
    "save": storing.run_save,
    "search": storing.run_search,
    "start": starting.run,
    "unlock": storing.run_unlock,
    "report": reporting.run,
    "scroll": scrolling.run,
    "compare": comparing.run,
    "import": importing.run,
    "responsive": responding.run,
}


def one(name: str) -> int:
    figures = BENCHMARKS[name]()
    sys.stdout.write(json.dumps({"figures": [asdict(f) for f in figures], "peak": peak_megabytes()}) + "\n")
    return 0


def everything(names: list[str]) -> int:
    missed = 0
    line = "{:<46} {:>12} {:>34} {:>12}  {}\n"
    sys.stdout.write(line.format("measure", "median/p95", "against", "peak MB", "bound"))
    for name in names or list(BENCHMARKS):
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks", "--one", name], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.stdout.write(f"{name} failed:\n{done.stderr}\n")
            missed += 1
            continue
        result = json.loads(done.stdout.splitlines()[-1])
        for figure in (Figure(**f) for f in result["figures"]):
            missed += not figure.holds
            verdict = f"{figure.bound} {'holds' if figure.holds else 'MISSED'}" if figure.bound else ""
            sys.stdout.write(line.format(figure.what, figure.value, figure.against, f"{result['peak']:.0f}", verdict))
        sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(one(arguments[1]) if arguments[:1] == ["--one"] else everything(arguments))
