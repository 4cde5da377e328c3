"""One thing of a journal with all its versions, and its JSON: exact both ways. docs/json.md.

A body that JSON can't say to the byte is kept as base64; so is one that isn't what its name says,
as a later version of the program may write it. No file here.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from journal.repository.kinds import headline_for, kind_of
from journal.vault import Brought

FORMAT = "afterword-journal"
VERSION = 1
MAX_THING = 400  # bytes of UTF-8
MAX_SITTING = 100  # characters
MAX_BODY = 64 << 20
MAX_HEADLINE = 64 << 10

Said = dict[str, Any]


@dataclass(frozen=True)
class Thing:
    """A thing's versions, oldest first; the last one is the present."""

    name: str
    versions: tuple[Brought, ...]

    def said(self) -> Said:
        """Return what JSON says of it."""
        return {"thing": self.name, "versions": [_said(version) for version in self.versions]}


def read_thing(said: object) -> Thing:
    """Return what JSON said of a thing; ``ValueError`` with a code for what is not one."""
    if not isinstance(said, Mapping):
        raise ValueError("thing")  # noqa: TRY004  one kind of misfit
    name, versions = said.get("thing"), said.get("versions")
    if not isinstance(name, str) or not 1 <= len(_utf8(name)) <= MAX_THING:
        raise ValueError("name")
    if not isinstance(versions, list) or not versions:
        raise ValueError("versions")
    *earlier, last = (_read_version(name, version) for version in versions)
    return Thing(name, (*earlier, replace(last, apart=False)))  # others are apart from the last


def _said(version: Brought) -> Said:
    said: Said = {
        "at": version.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "sitting": version.sitting,
    }
    plain = _plain(version)
    if plain is None:
        said["bytes"] = base64.b64encode(version.body).decode("ascii")
    else:
        said["body"] = plain
    if version.apart:
        said["apart"] = True
    if plain is None or _headline(version) != version.headline:
        said["headline"] = base64.b64encode(version.headline).decode("ascii")
    return said


def _plain(version: Brought) -> Said | None:
    """Return a body as JSON, if that says all of it."""
    try:
        plain = json.loads(version.body.decode("utf-8", "surrogatepass"))
        known = headline_for(version.thing, version.body)
        through = json.loads(json.dumps(plain, allow_nan=False))
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or stored(through) != version.body:
        return None
    return None if known is None and kind_of(version.thing) else plain


def _headline(version: Brought) -> bytes | None:
    try:
        return headline_for(version.thing, version.body)
    except ValueError:
        return None


def stored(body: object) -> bytes:
    """Return the bytes of a body as ``journal.codec`` writes them."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _read_version(name: str, said: object) -> Brought:
    if not isinstance(said, Mapping):
        raise ValueError("version")  # noqa: TRY004  as above
    sitting = said.get("sitting")
    if not isinstance(sitting, str) or len(sitting) > MAX_SITTING:
        raise ValueError("sitting")
    _utf8(sitting)
    if ("body" in said) == ("bytes" in said):
        raise ValueError("body")
    apart = said.get("apart", False)
    if not isinstance(apart, bool):
        raise ValueError("apart")  # noqa: TRY004  as above
    body, headline = _read_body(name, said)
    return Brought(name, _read_moment(said.get("at")), sitting, headline, body, apart)


def _read_body(name: str, said: Mapping[str, object]) -> tuple[bytes, bytes]:
    """Return body and headline; a body of a known kind must be what its name says."""
    given = _read_bytes(said["headline"], MAX_HEADLINE) if "headline" in said else None
    if "bytes" in said:
        return _read_bytes(said["bytes"], MAX_BODY), given or b""
    if not isinstance(said["body"], Mapping):
        raise ValueError("body")  # noqa: TRY004  as above
    body = stored(said["body"])
    if len(body) > MAX_BODY:
        raise ValueError("size")
    made = headline_for(name, body)
    headline = made if given is None else given
    return body, headline or b""


def _read_bytes(said: object, most: int) -> bytes:
    if not isinstance(said, str) or len(said) > most * 4 // 3 + 4:
        raise ValueError("bytes")
    try:
        return base64.b64decode(said, validate=True)
    except binascii.Error:
        raise ValueError("bytes") from None


def _read_moment(said: object) -> datetime:
    if not isinstance(said, str):
        raise ValueError("at")  # noqa: TRY004  as above
    at = datetime.fromisoformat(said)
    if at.tzinfo is None or not 1970 <= at.year < 9999:
        raise ValueError("at")
    return at.astimezone(UTC)


def _utf8(text: str) -> bytes:
    """Return a name's bytes; ``ValueError`` for half a surrogate pair."""
    return text.encode("utf-8")
