"""Which system calls a process made, as strace wrote them down."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.harness.scan import forms_of

_FAMILY = r"(AF_\w+|PF_\w+|\d+|0x[0-9a-f]+)"
_SOCKET = re.compile(rf"\b(?:socket|socketpair)\({_FAMILY}|\bsa_family={_FAMILY}")
_SOCKETS = ("socket", "socketpair", "connect", "bind", "sendto", "sendmsg")
_WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
_NAMING = ("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir")
WHOLE = 1 << 24  # bytes of one write that are noted: all of it
_WRITE = re.compile(rf"\b(?:{'|'.join(_WRITES)})\(\d+<(/[^>]*)>")
_WRITING = re.compile(r'open(?:at2?)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')


def traced(into: Path, calls: Sequence[str] = (*_SOCKETS, "openat", "open", "creat")) -> list[str]:
    """Return a command to start a program under; the program keeps its process id."""
    return ["strace", "-D", "-f", "-qq", "-s", "4096", "-o", str(into), "-e", ",".join(calls)]


def traced_writes(into: Path) -> list[str]:
    """Return a command to start a program under that notes every byte it writes, and where to."""
    options = ("-D", "-f", "-qq", "-y", "--seccomp-bpf", "-s", str(WHOLE), "-o", str(into))
    return ["strace", *options, "-e", ",".join(("execve", *_WRITES, *_NAMING))]


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


def files_told(trace: Path, word: str) -> set[Path]:
    """Return every file into which ``word``, which is plain letters, was ever written.

    In the clear, in base64, or with a zero beside each letter as UTF-16 and UTF-32 have it. A name
    that a file was given counts too.
    """
    forms = {form.decode() for form in forms_of(word) if form.isascii() and b"\0" not in form}
    forms |= {("\\0" * zeros).join(word) for zeros in (1, 3)}  # as strace writes them down
    told = set()
    with trace.open(errors="replace") as lines:
        for line in lines:
            if any(form in line for form in forms):
                told |= {Path(path) for path in _WRITE.findall(line)}
                told |= {Path("name")} if any(f" {call}(" in line for call in _NAMING) else set()
    return told


def files_written(trace: Path) -> set[Path]:
    """Return every file that anything was written into."""
    with trace.open(errors="replace") as lines:
        return {Path(path) for line in lines for path in _WRITE.findall(line)}
