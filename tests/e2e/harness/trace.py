"""Which system calls a process made, as strace wrote them down."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_FAMILY = r"(AF_\w+|PF_\w+|\d+|0x[0-9a-f]+)"
_SOCKET = re.compile(rf"\b(?:socket|socketpair)\({_FAMILY}|\bsa_family={_FAMILY}")
_SOCKETS = ("socket", "socketpair", "connect", "bind", "sendto", "sendmsg")
_WRITING = re.compile(r'open(?:at2?)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')


def traced(into: Path, calls: Sequence[str] = (*_SOCKETS, "openat", "open", "creat")) -> list[str]:
    """Return a command to start a program under; the program keeps its process id."""
    return ["strace", "-D", "-f", "-qq", "-s", "4096", "-o", str(into), "-e", ",".join(calls)]


@contextmanager
def slow_disk(pid: int, milliseconds: int) -> Iterator[Path]:
    """Let every fsync of a running process take longer. Yields what notes each of them."""
    with TemporaryDirectory(prefix="aw-trace-") as folder:
        log = Path(folder) / "calls"
        inject = f"inject=fsync:delay_enter={milliseconds * 1000}"
        command = ["strace", "-f", "-p", str(pid), "-o", str(log), "-e", inject]
        witness = subprocess.Popen(
            [*command, "-e", "trace=fsync"], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        assert witness.stderr is not None
        said = witness.stderr.readline()
        assert b"attached" in said, said
        try:
            yield log
        finally:
            witness.terminate()  # it lets go of the process, which runs on
            witness.communicate(timeout=30)


def socket_families(trace: Path) -> set[str]:
    """Return the families of all sockets made and of all addresses spoken to: "AF_UNIX" …"""
    found = _SOCKET.findall(trace.read_text(errors="replace"))
    return {made or spoken_to for made, spoken_to in found}


def files_opened_for_writing(trace: Path) -> set[Path]:
    """Return every path that was opened for writing."""
    return {Path(path) for path in _WRITING.findall(trace.read_text(errors="replace"))}
