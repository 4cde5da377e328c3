"""The same faults at the system calls themselves, put there by strace from outside.

A child stops itself, strace takes hold of it, and the Nth call of one kind is the last one or does
not work. Every kind of call that touches a file, a folder or a descriptor, and every N.
"""

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults.child import Notes, fork
from tests.faults.operations import Operation

EVERY = "%file,%desc"
NEVER_BROKEN = frozenset({"mmap", "execve"})  # memory, and none of an operation's
_ANYBODY = ctypes.c_ulong(-1)
_SET_PTRACER = 0x59616D61
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
_HELD_WITHIN_S = 30


def can_trace() -> bool:
    """Tell whether strace is here and may take hold of a process."""
    if not shutil.which("strace") or not Path("/proc/self/status").exists():
        return False
    probe = subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True)
    return probe.returncode == 0


def calls_of(operation: Operation, base: Path) -> Counter[str]:
    """Return how often each kind of call is made where nothing goes wrong."""
    log = base.with_suffix(".trace")
    _run(operation, base, Notes(), log, f"trace={EVERY}")
    names = (_CALL.match(line) for line in log.read_text(errors="replace").splitlines())
    log.unlink()
    return Counter(name[1] for name in names if name and name[1] not in NEVER_BROKEN)


def break_call(
    operation: Operation, base: Path, notes: Notes, call: str, number: int, fault: str
) -> bool:
    """Run it with the Nth call of that kind broken; tell whether the fault fired."""
    log = base.with_suffix(".trace")
    how = "signal=SIGKILL" if fault == "kill" else f"error={fault}"
    status = _run(
        operation, base, notes, log, f"trace={call}", f"inject={call}:{how}:when={number}"
    )
    said = log.read_text(errors="replace")
    log.unlink()
    if fault == "kill":
        return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return "(INJECTED)" in said


def _run(operation: Operation, base: Path, notes: Notes, log: Path, *what: str) -> int:
    """Run an operation under strace; return how its process ended."""
    child = fork(operation, base, notes, _wait_to_be_held)
    os.waitpid(child, os.WUNTRACED)
    expressions = [part for one in what for part in ("-e", one)]
    command = ["strace", "-qq", "-p", str(child), "-o", str(log), *expressions]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
        try:
            _wait_for_hold(child)
            os.kill(child, signal.SIGCONT)
            _, status = os.waitpid(child, 0)
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            raise
        finally:
            tracer.wait(_HELD_WITHIN_S)
    return status


def _wait_to_be_held() -> None:
    """In the child: let anybody trace it, and stop until somebody does."""
    ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)


def _wait_for_hold(child: int) -> None:
    deadline = time.monotonic() + _HELD_WITHIN_S
    while "TracerPid:\t0" in Path(f"/proc/{child}/status").read_text():
        if time.monotonic() > deadline:
            raise TimeoutError(child)
        time.sleep(0.001)


def each_call(counted: Counter[str], step: int) -> Iterator[tuple[str, int]]:
    """Yield every ``step``-th of all calls, as a kind and a number."""
    every = [(call, number) for call in sorted(counted) for number in range(1, counted[call] + 1)]
    yield from every[::step]
