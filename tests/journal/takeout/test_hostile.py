"""Whatever a file to bring in holds, there is one clear error, and nothing was brought in."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import DumpNewer, DumpUnreadable
from journal.takeout import reading
from journal.takeout.reading import parse_dump, read_dump

WHAT = "answer/" + "0" * 32 + "/what"
BODY = {"reflection": "0" * 32, "prompt": "what", "at": "2026-01-01T00:00:00+00:00",
        "value": {"kind": "text", "text": "words"}}  # fmt: skip
VERSION = {"at": "2026-01-01T00:00:00.000+00:00", "sitting": "s", "body": BODY}
WHOLE: dict[str, Any] = {"format": "afterword-journal", "version": 1,
         "things": [{"thing": WHAT, "versions": [VERSION]}]}  # fmt: skip


def _with(**changed: Any) -> bytes:
    return json.dumps({**WHOLE, **changed}).encode()


def _version(**changed: Any) -> bytes:
    return _with(things=[{"thing": WHAT, "versions": [{**VERSION, **changed}]}])


def _thing(name: object, versions: object = (VERSION,)) -> bytes:
    return _with(things=[{"thing": name, "versions": versions}])


def test_the_whole_one_is_read() -> None:
    assert len(parse_dump(json.dumps(WHOLE).encode()).things) == 1


CASES: dict[str, bytes] = {
    "nothing": b"",
    "not-text": b"\xff\xfe\x00",
    "not-json": b"{",
    "a-list": b"[]",
    "a-number": b"7",
    "null": b"null",
    "deep": b"[" * 200_000,
    "deep-objects": b'{"things":' * 200_000,
    "ten-megabytes": b'{"format": "' + b"a" * 10_000_000 + b'"}',
    "ten-megabytes-of-noise": b"\x00" * 10_000_000,
    "a-long-number": b'{"version": ' + b"9" * 10_000 + b"}",
    "another-format": _with(format="diary"),
    "no-version": _with(version=None),
    "a-version-in-words": _with(version="1"),
    "true-as-a-version": _with(version=True),
    "version-nought": _with(version=0),
    "things-as-an-object": _with(things={}),
    "no-things": _with(things=None),
    "a-thing-that-is-none": _with(things=[3]),
    "the-same-thing-twice": _with(things=WHOLE["things"] * 2),
    "no-name": _thing(None),
    "an-empty-name": _thing(""),
    "a-long-name": _thing("a" * 401),
    "half-a-surrogate-pair": _thing("later/\ud800"),
    "no-versions": _thing(WHAT, []),
    "versions-as-text": _thing(WHAT, "all"),
    "a-name-that-is-anothers": _thing("answer/" + "1" * 32 + "/what"),
    "a-kind-that-is-anothers": _thing("reflection/" + "0" * 32),
    "a-guide-with-another-hash": _thing(
        "guide/" + "0" * 64,
        [{**VERSION, "body": {"structure": "", "words": "", "language": "en"}}],
    ),
    "no-moment": _version(at=None),
    "a-moment-without-a-zone": _version(at="2026-01-01T00:00:00"),
    "a-moment-too-early": _version(at="0001-01-01T00:00:00+14:00"),
    "a-moment-too-late": _version(at="9999-12-31T23:59:59-14:00"),
    "no-sitting": _version(sitting=None),
    "a-long-sitting": _version(sitting="s" * 101),
    "a-body-as-a-list": _version(body=[]),
    "a-body-as-text": _version(body="words"),
    "two-bodies": _version(bytes=""),
    "bytes-that-are-none": _version(body=None, bytes="*"),
    "a-value-of-no-kind": _version(body={**BODY, "value": {"kind": "poem"}}),
    "a-deep-value": json.dumps(WHOLE).encode().replace(b'"words"', b"[" * 900 + b"]" * 900),
    "a-large-headline": _version(headline="A" * 200_000),
}


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_refused_with_one_error(name: str) -> None:
    with pytest.raises(DumpUnreadable):
        parse_dump(CASES[name])


def test_a_later_version_is_told_from_damage() -> None:
    with pytest.raises(DumpNewer) as problem:
        parse_dump(_with(version=2, things="of another shape"))
    assert problem.value.fields == {"found": 2, "supported": 1}


def test_what_a_later_minor_version_added_is_left_aside() -> None:
    assert parse_dump(_version(colour="blue")) == parse_dump(_with(mood="calm"))


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 100)
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 101)
    with pytest.raises(DumpUnreadable) as problem:
        read_dump(file)
    assert problem.value.fields["reason"] == "size"


def test_a_file_that_is_away_or_a_folder_is_told_the_same_way(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "away.json"):
        with pytest.raises(DumpUnreadable):
            read_dump(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def _paths(said: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = said if isinstance(said, dict) else range(len(said)) if isinstance(said, list) else ()
    return [path, *(found for key in keys for found in _paths(said[key], (*path, key)))]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(_paths(WHOLE)[1:]), JSON)
def test_any_value_in_any_place_is_read_or_refused(path: tuple[Any, ...], value: Any) -> None:
    said = json.loads(json.dumps(WHOLE))
    place = said
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    _only_our_own_errors(lambda: parse_dump(json.dumps(said).encode()))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2000), st.binary(max_size=4))
def test_any_bytes_in_any_place_are_read_or_refused(at: int, data: bytes) -> None:
    whole = json.dumps(WHOLE).encode()
    _only_our_own_errors(lambda: parse_dump(whole[:at] + data + whole[at + len(data) :]))


def _only_our_own_errors(job: Callable[[], object]) -> None:
    with contextlib.suppress(DumpUnreadable, DumpNewer):
        job()
