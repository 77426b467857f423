"""Damage files by the thousand: `python -m tests.fuzz [--count 5000] [READER …]`, a process for each reader.

A file that takes longer than ten seconds of computing ends its process; so does a crash. Both are told by the file's
number, and `python -m tests.fuzz --one READER NUMBER` reads that file again.
"""

from __future__ import annotations

import argparse
import resource
import signal
import subprocess
import sys
import time

from tests.fuzz.readers import READERS, attempt

SECONDS = 10
MEGABYTES = 1024


def work(name: str, first: int, count: int) -> None:
    """Read the damaged files of one reader; print what came of it."""
    read = 0
    slowest = 0.0
    for number in range(first, first + count):
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # nobody catches it: it ends the process, inside a library too
        start = time.process_time()
        read += attempt(name, number)
        slowest = max(slowest, time.process_time() - start)
    signal.setitimer(signal.ITIMER_PROF, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"done {read} {slowest:.3f} {peak:.0f}\n")


def fuzz(name: str, count: int) -> bool:
    """Run one reader in a process of its own; return whether it held."""
    command = [sys.executable, "-m", "tests.fuzz", "--work", "--count", str(count), name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stdout.splitlines()[-1:] or ["nothing"]
    if done.returncode or not last[0].startswith("done"):
        why = done.stderr.strip().splitlines()[-1:] or [f"signal {-done.returncode}"]
        sys.stdout.write(f"{name:10} FAILED at file {last[0]}: {why[0]}\n")
        return False
    _, read, slowest, peak = last[0].split()
    holds = float(peak) <= MEGABYTES
    verdict = "holds" if holds else f"MORE THAN {MEGABYTES} MB"
    sys.stdout.write(
        f"{name:10} {count:6,} files, {int(read):6,} still read, slowest {slowest} s, peak {peak} MB  {verdict}\n"
    )
    sys.stdout.flush()
    return holds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--one", nargs=2, metavar=("READER", "NUMBER"), help="read one damaged file")
    options = parser.parse_args()
    if options.one:
        sys.stdout.write(f"{attempt(options.one[0], int(options.one[1]))}\n")
        return 0
    if options.work:
        work(options.readers[0], 0, options.count)
        return 0
    held = [fuzz(name, options.count) for name in options.readers or READERS]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
