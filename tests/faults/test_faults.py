"""A short run of ``make faults``: after any fault it opens, all is there, and it can be saved.

Every line says that its faults fired, and each operation is also run without any, and acknowledges
all it should: else the lines would show nothing.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.matrix import PATCHED, TRACED
from tests.faults.operations import OPERATIONS
from tests.faults.table import NOTHING, POWER
from tests.faults.traced import can_trace

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks a child for each fault")
each_operation = pytest.mark.parametrize("operation", [one.name for one in OPERATIONS])


def lines_of(operation: str) -> list[dict[str, Any]]:
    """Try all faults on one operation, at some of its calls, in a process of its own."""
    command = [sys.executable, "-m", "tests.faults", "--lines", operation, "--short"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    lines: list[dict[str, Any]] = json.loads(done.stdout)
    wrong = [(line["operation"], line["fault"], line["wrong"]) for line in lines if line["wrong"]]
    assert wrong == []
    assert done.returncode == 0
    return lines


@each_operation
def test_no_fault_loses_anything(operation: str) -> None:
    lines = lines_of(operation)
    check(lines)
    broken = {call for line in lines if line["way"] == "patched" for call in line["calls"]}
    assert len(broken) > 5  # of different kinds


def check(lines: list[dict[str, Any]]) -> None:
    """See that every fault was tried, that each fired, and what became of the operation."""
    found = {(line["way"], line["fault"]) for line in lines}
    assert found >= {("patched", fault) for fault in PATCHED}
    if can_trace():  # else the patched functions, which make these calls, stand for it
        assert found >= {("strace", fault) for fault in TRACED}
    assert {(POWER, "dropped"), (POWER, "reordered")} & found
    for line in lines:
        assert 0 < line["tried"] == line["fired"]
        if line["way"] == NOTHING:
            assert line["whole"] == 1
        elif line["way"] == POWER or line["fault"].startswith("kill"):
            assert line["cut"] == line["tried"]
        elif line["way"] == "patched":
            assert line["whole"] > line["tried"] / 2  # what was refused once is done the next time
