"""Which system calls a process made, as strace wrote them down."""

import re
from collections.abc import Sequence
from pathlib import Path

_SOCKET = re.compile(r"\bsocket\((AF_\w+|PF_\w+|\d+|0x[0-9a-f]+)")
_WRITING = re.compile(r'open(?:at2?)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')


def traced(into: Path, calls: Sequence[str] = ("socket", "openat", "open", "creat")) -> list[str]:
    """Return a command to start a program under; the program keeps its process id."""
    return ["strace", "-D", "-f", "-qq", "-s", "4096", "-o", str(into), "-e", ",".join(calls)]


def socket_families(trace: Path) -> set[str]:
    """Return the families of all sockets that were made, "AF_UNIX" and so on."""
    return set(_SOCKET.findall(trace.read_text(errors="replace")))


def files_opened_for_writing(trace: Path) -> set[Path]:
    """Return every path that was opened for writing."""
    return {Path(path) for path in _WRITING.findall(trace.read_text(errors="replace"))}
