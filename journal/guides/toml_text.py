"""One TOML file as text: read within a size limit, parsed, and able to say on which line a key is.

Every mistake is a ``GuideError``. This module knows TOML and nothing of what a guide is.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from journal.errors import GuideError

FILE_LIMIT = 256 * 1024  # bytes
_KEY_PARTS_LIMIT = 100  # tomllib takes quadratic time over the parts of one dotted key

KeyPath: TypeAlias = tuple[str | int, ...]

_PART = r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'"""
_KEY = rf"(?:{_PART})(?:[ \t]*\.[ \t]*(?:{_PART}))*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_SETTING = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PIECE = re.compile(_PART)
_ERROR_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class TomlText:
    """The text of a file, what it says, and the line of each key that has a line of its own."""

    file: Path
    text: str = field(repr=False)
    data: dict[str, Any] = field(repr=False)
    lines: dict[KeyPath, int] = field(repr=False)

    def mistake(
        self, path: KeyPath, reason: str, expected: tuple[str | int, ...] = ()
    ) -> GuideError:
        """Return the error for a key; its line is that of the nearest key around it."""
        line = next(
            (self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), 1
        )
        key = dotted(path)
        return GuideError(file=self.file, line=line, key=key, reason=reason, expected=expected)


def dotted(path: KeyPath) -> str:
    """Return a key path as people write it: ``part[1].stage[2].kind``, counted from one."""
    shown = ""
    for piece in path:
        shown += f"[{piece + 1}]" if isinstance(piece, int) else f".{piece}"
    return shown.removeprefix(".")


def read_text(file: Path) -> str:
    """Return the text of a file; ``GuideError`` unreadable, too-big, or not-utf-8."""
    try:
        if not file.is_file():
            raise GuideError(file=file, line=0, key="", reason="unreadable")
        with file.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise GuideError(file=file, line=0, key="", reason="unreadable") from None
    if len(data) > FILE_LIMIT:
        raise GuideError(file=file, line=0, key="", reason="too-big")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        raise GuideError(file=file, line=line, key="", reason="not-utf-8") from None


def parse(file: Path, text: str) -> TomlText:
    """Return the parsed text; ``GuideError`` with reason ``toml`` and the line of the slip."""
    if len(text) > FILE_LIMIT:
        raise GuideError(file=file, line=0, key="", reason="too-big")
    _refuse_long_keys(file, text)
    try:
        data = tomllib.loads(text)
    except ValueError as bad:  # TOMLDecodeError, and numbers too long for int()
        found = _ERROR_LINE.search(str(bad))
        line = int(found[1]) if found else text.count("\n") + 1
        raise GuideError(file=file, line=line, key="", reason="toml") from None
    except RecursionError:
        raise GuideError(file=file, line=0, key="", reason="toml") from None
    return TomlText(file, text, data, _lines(text))


def _refuse_long_keys(file: Path, text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        key = line.partition("=")[0]
        if key.count(".") > _KEY_PARTS_LIMIT and ".." not in key:
            raise GuideError(file=file, line=number, key="", reason="toml")


def _lines(text: str) -> dict[KeyPath, int]:
    """Return the line of each table header and of each key that begins a line."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    state = _Value()
    for number, line in enumerate(text.split("\n"), start=1):
        if state.is_open():
            state.feed(line)
        elif header := _HEADER.match(line):
            table = _header_path(header, counts)
            found.setdefault(table, number)
        elif setting := _SETTING.match(line):
            found.setdefault(table + _pieces(setting[1]), number)
            state.feed(line[setting.end() :])
    return found


def _header_path(header: re.Match[str], counts: dict[KeyPath, int]) -> KeyPath:
    """Return where a header leads, with the number of each list of tables on the way."""
    path: KeyPath = ()
    pieces = _pieces(header[2])
    for position, piece in enumerate(pieces, start=1):
        path = (*path, piece)
        if header[1] == "[[" and position == len(pieces):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _pieces(key: str) -> tuple[str, ...]:
    return tuple(piece.strip("\"'") for piece in _PIECE.findall(key))


class _Value:
    """Whether a value goes on over the end of its line: an open bracket or a long string."""

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""

    def is_open(self) -> bool:
        return self._depth > 0 or self._quote != ""

    def feed(self, line: str) -> None:
        at = 0
        while at < len(line):
            at = self._in_string(line, at) if self._quote else self._outside(line, at)
        if len(self._quote) == 1:  # a short string cannot go on; the parser has seen to it
            self._quote = ""

    def _in_string(self, line: str, at: int) -> int:
        if line[at] == "\\" and self._quote[0] == '"':
            return at + 2
        if line.startswith(self._quote, at):
            at += len(self._quote)
            self._quote = ""
            return at
        return at + 1

    def _outside(self, line: str, at: int) -> int:
        char = line[at]
        if char == "#":
            return len(line)
        if char in "\"'":
            self._quote = char * 3 if line.startswith(char * 3, at) else char
            return at + len(self._quote)
        self._depth += (char in "[{") - (char in "]}")
        return at + 1
