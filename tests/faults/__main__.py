"""``make faults``: every operation, every fault, every call; a table in build/faults.

Takes about a quarter of an hour. Ends with 1 if a fault did not fire or something was wrong. With
``--short`` only some of the calls, and with ``--lines`` the lines of one operation as JSON: so the
tests run it, since a process that forks for each fault should have nothing else in it.
"""

import argparse
import json
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.faults.lines import SHORT, Steps, make_lines, tasks
from tests.faults.operations import OPERATIONS
from tests.faults.table import Line, as_markdown, as_rows, summary
from tests.faults.traced import can_trace

BUILD = Path(__file__).parents[2] / "build" / "faults"


def make_table(steps: Steps) -> list[Line]:
    """Make all lines, on all processors, saying how far it is."""
    lines: list[Line] = []
    names = [one.name for one in OPERATIONS]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        for made in pool.map(make_lines, tasks(names, steps)):
            for line in made:
                told = "" if line.holds() else f", {len(line.wrong)} wrong"
                sys.stdout.write(f"{line.operation}, {line.fault}: {line.fired}{told}\n")
                sys.stdout.flush()
            lines += made
    return lines


def write_table(lines: list[Line]) -> None:
    """Write it, and say where it is and what it comes to."""
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "faults.md").write_text(as_markdown(lines), encoding="utf-8")
    (BUILD / "faults.json").write_text(json.dumps(as_rows(lines), indent=1), encoding="utf-8")
    sys.stdout.write("\n".join(["", *summary(lines), "", f"The table is in {BUILD}/faults.md\n"]))
    if not can_trace():
        sys.stdout.write("strace may not trace here: the lines by strace are left out.\n")


def main() -> int:
    """Read what is wanted, and do it."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--short", action="store_true", help="break only some of the calls")
    parser.add_argument("--lines", metavar="OPERATION", help="print one operation's lines as JSON")
    wanted = parser.parse_args()
    steps = SHORT if wanted.short else Steps()
    if wanted.lines:
        lines = [line for task in tasks([wanted.lines], steps) for line in make_lines(task)]
        sys.stdout.write(json.dumps(as_rows(lines)))
    else:
        lines = make_table(steps)
        write_table(lines)
    return 0 if all(line.holds() for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
