"""What a process holds in memory, looked through for words.

The program forbids other processes of the same user to read its memory, so this needs root (or
CAP_SYS_PTRACE). Words are looked for as Python, Qt and files keep them: UTF-8, UTF-16, UTF-32.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_STEP = 16 * 1024 * 1024
_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def may_read_memory() -> bool:
    """Whether this process may look into another one that forbids it."""
    return os.geteuid() == 0


def words_in_memory(pid: int, words: Iterable[str]) -> dict[str, int]:
    """Return how often each word occurs in the readable memory of a process. Needs root."""
    needles = {word: {word.encode(encoding) for encoding in _ENCODINGS} for word in words}
    longest = max(len(needle) for forms in needles.values() for needle in forms)
    counts = dict.fromkeys(needles, 0)
    for block in _blocks(pid, longest - 1):
        for word, forms in needles.items():
            counts[word] += sum(block.count(form) for form in forms)
    return counts


def memory_holds(pid: int, words: Iterable[str]) -> list[str]:
    """Return those of ``words`` that occur at least once."""
    return [word for word, count in words_in_memory(pid, words).items() if count]


def _blocks(pid: int, overlap: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _ranges(pid):
            for at in range(start, end, _STEP):
                size = min(_STEP + overlap, end - at)
                try:
                    yield os.pread(memory.fileno(), size, at)
                except OSError:
                    continue  # a guard page, or given back to the system meanwhile


def _ranges(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        fields = line.split()
        if fields[1].startswith("r") and fields[-1] not in {"[vvar]", "[vsyscall]"}:
            start, end = fields[0].split("-")
            yield int(start, 16), int(end, 16)
