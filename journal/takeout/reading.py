"""Reading what was taken out: hostile until every line of it was checked, and then all or nothing.

One own error for whatever is not as it must be: too large, too deep, of another shape, altered.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journal.errors import DumpNewer, DumpUnreadable
from journal.takeout.shape import FORMAT, VERSION, Thing, read_thing

MAX_FILE = 1 << 30  # bytes


@dataclass(frozen=True)
class Dump:
    """A whole journal, as it was taken out."""

    things: tuple[Thing, ...]


def read_dump(path: Path) -> Dump:
    """Return what is in a file. Changes nothing.

    Raises:
        DumpUnreadable: with ``reason``, and ``at``, the number of the thing where there is one.
        DumpNewer: written by a later version.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as problem:
        raise DumpUnreadable(reason="file", errno=problem.errno, file=path) from None
    if len(data) > MAX_FILE:
        raise DumpUnreadable(reason="size", file=path)
    return parse_dump(data)


def parse_dump(data: bytes) -> Dump:
    """Return what the bytes of such a file hold. Errors as in ``read_dump``."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DumpUnreadable(reason="json") from None
    if not isinstance(said, Mapping) or said.get("format") != FORMAT:
        raise DumpUnreadable(reason="format")
    _check_version(said.get("version"))
    things = said.get("things")
    if not isinstance(things, list):
        raise DumpUnreadable(reason="things")
    return Dump(_read_things(things))


def _check_version(found: object) -> None:
    if type(found) is not int or found < 1:
        raise DumpUnreadable(reason="version")
    if found > VERSION:
        raise DumpNewer(found=found, supported=VERSION)


def _read_things(said: list[object]) -> tuple[Thing, ...]:
    things: dict[str, Thing] = {}
    for at, one in enumerate(said, 1):
        try:
            thing = read_thing(one)
        except (ValueError, RecursionError):
            raise DumpUnreadable(reason="thing", at=at) from None
        if thing.name in things:
            raise DumpUnreadable(reason="twice", at=at)
        things[thing.name] = thing
    return tuple(things.values())
