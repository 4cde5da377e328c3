"""What was taken out and brought in is what was there, to the byte, with its whole history."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.codec import encode
from journal.errors import PlaceTaken, ReadOnlyJournal
from journal.guides.guide import GuideSource
from journal.model import (
    Alias,
    Answer,
    Choice,
    GuideRef,
    Note,
    Profile,
    Reflection,
    Reply,
    Share,
)
from journal.repository import Repository
from journal.repository.kinds import KINDS, headline_for, kind_of
from journal.repository.records import AliasList
from journal.takeout import take_out
from journal.values import TextValue
from journal.vault import Brought, Vault, open_vault
from journal.vault.gone import Gone
from tests.journal.takeout.outside import Outside, taken, whole
from tests.journal.test_codec import MAYBE, TEXT, THINGS, VALUES
from tests.journal.vault.desk import PASSPHRASE, version_of

ID = st.text("0123456789abcdef", min_size=32, max_size=32)
NAME = st.from_regex(r"[a-z][a-z-]{0,15}", fullmatch=True)
# UTF-8 has no half surrogate pair, and a guide's text is a file's.
GUIDE = st.builds(GuideSource, *[st.text(max_size=20)] * 3)


def _kept(shape: type) -> st.SearchStrategy[Any]:
    """Return values of a kind of record, with ids as they are made."""
    if shape in {Reflection, Share, Note}:
        return st.builds(replace, THINGS[shape], id=ID)
    if shape is Answer:
        answers = st.one_of(*VALUES.values())
        return st.builds(Answer, ID, NAME, answers, st.datetimes(timezones=st.just(UTC)))
    if shape is Choice:
        return st.builds(replace, THINGS[Choice], reflection=ID)
    if shape is AliasList:
        aliases = st.lists(st.builds(Alias, TEXT, TEXT), max_size=3).map(tuple)
        return st.builds(AliasList, aliases)
    if shape is Reply:
        answers = st.lists(st.tuples(st.integers(0, 9), TEXT), max_size=3).map(tuple)
        places = st.lists(st.integers(0, 9), max_size=2).map(tuple)
        moments = st.datetimes(timezones=st.just(UTC))
        return st.builds(Reply, ID, ID, ID, moments, TEXT, answers, places, places, st.booleans())
    if shape is Profile:
        return st.builds(Profile, TEXT, TEXT, MAYBE, MAYBE, st.booleans())
    if shape is Gone:
        return st.builds(Gone, ID, st.integers(1, 1 << 40))
    return GUIDE


KEPT = {kind.prefix: _kept(kind.shape) for kind in KINDS}


@st.composite
def journals(draw: st.DrawFn) -> list[list[tuple[str, bytes]]]:
    """Draw sittings, each a list of what is stored in it: name and body."""
    values = [value for kept in KEPT.values() for value in draw(st.lists(kept, max_size=2))]
    things = []
    for value in values:
        kind = next(kind for kind in KINDS if isinstance(value, kind.shape))
        things.append((kind.name_of(value), encode(value)))
    if not things:
        return []
    sitting = st.lists(st.sampled_from(things), max_size=8)
    again = draw(st.lists(sitting, max_size=3))
    return [things, *again]


def _store(outside: Outside, vault: Vault, sittings: list[list[tuple[str, bytes]]]) -> None:
    for sitting in sittings:
        vault.begin_sitting()
        for thing, body in sitting:
            outside.clock.advance(timedelta(milliseconds=1234))
            vault.put(thing, body, headline_for(thing, body) or b"")


def _differently(body: bytes, turn: int) -> bytes:
    """Return another body of the same kind."""
    said = json.loads(body.decode("utf-8", "surrogatepass"))
    if "value" in said:
        said["value"] = {"kind": "text", "text": f"version {turn}"}
    elif "title" in said:
        said["title"] = f"version {turn}"
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(journals())
def test_nothing_is_lost_on_the_way_out_and_back(
    outside: Outside, sittings: list[list[tuple[str, bytes]]]
) -> None:
    vault = outside.journal()
    _store(outside, vault, sittings)
    for turn in range(2):  # a history for each
        changed = [
            (thing, _differently(body, turn)) for thing, body in chain.from_iterable(sittings)
        ]
        _store(outside, vault, [[(t, b) for t, b in changed if not t.startswith("guide/")]])
    there = whole(vault)
    dump = outside.dump(vault)
    back = outside.journal()
    brought = outside.bring(back, dump)
    assert whole(back) == there
    assert brought.new == len(there)
    assert brought.versions == sum(map(len, there.values()))
    assert outside.dump(back) == dump
    files = sorted(path.name for path in back.folder.iterdir())
    again = outside.bring(back, dump)
    assert (again.new, again.changed, again.versions) == (0, 0, 0)
    assert sorted(path.name for path in back.folder.iterdir()) == files
    outside.bring(vault, dump)
    assert whole(vault) == there
    back.close()
    vault.close()


@pytest.mark.parametrize(
    "body",
    [b"\xff\x00 no json", b'{"a": 1}', b"[]", b'{"a":1.0,"a":2}', b'{"a":NaN}', b"",
     b'{"text":"\xed\xa0\xbd\xed\xb8\x80"}', b'{"n":' + b"9" * 5000 + b"}", b"[" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("thing", ["later/kind", "profile", "answer/" + "0" * 32 + "/what"])
def test_a_body_that_json_cannot_say_comes_back_to_the_byte(
    outside: Outside, thing: str, body: bytes
) -> None:
    vault, back = outside.journal(), outside.journal()
    vault.put(thing, body, b"\x00headline")
    outside.bring(back, outside.dump(vault))
    assert whole(back) == whole(vault)


def test_a_kind_of_a_later_version_comes_back_with_its_headline(outside: Outside) -> None:
    assert kind_of("later/kind") is None
    vault, back = outside.journal(), outside.journal()
    vault.put("later/kind", b'{"word":"yes"}', b"a headline of its own")
    out = outside.out(vault)
    said = json.loads(out.path.read_bytes())["things"][0]["versions"][0]
    assert said["body"] == {"word": "yes"}
    outside.bring(back, outside.dump(vault))
    assert whole(back) == whole(vault)


def test_what_is_brought_in_stands_in_the_lists_and_is_found(outside: Outside) -> None:
    vault, back = outside.journal(), outside.journal()
    repository = Repository(back, outside.clock)
    assert repository.headlines() == ()
    reflection = Reflection("ab" * 16, outside.clock.now(), _ref(), title="A Friday patch")
    thing, body = f"reflection/{reflection.id}", encode(reflection)
    vault.put(thing, body, headline_for(thing, body) or b"")
    answer = Answer(reflection.id, "what", TextValue("the tide"), outside.clock.now())
    thing, body = f"answer/{reflection.id}/what", encode(answer)
    vault.put(thing, body, headline_for(thing, body) or b"")
    outside.bring(back, outside.dump(vault))
    repository.look_again()
    assert [line.title for line in repository.headlines()] == ["A Friday patch"]
    assert [hit.match for hit in repository.search("TIDE").hits] == ["tide"]


def _ref() -> Any:
    return GuideRef("small", "1", "en", "0" * 64)


def _text(words: str) -> bytes:
    return encode(Answer("0" * 32, "what", TextValue(words), datetime(2026, 1, 1, tzinfo=UTC)))


WHAT = "answer/" + "0" * 32 + "/what"


def _history(vault: Vault) -> list[str]:
    return [json.loads(body)["value"]["text"] for _, _, _, body in whole(vault).get(WHAT, [])]


def _put(outside: Outside, vault: Vault, words: str) -> None:
    outside.clock.advance(timedelta(minutes=1))
    vault.begin_sitting()
    vault.put(WHAT, _text(words), headline_for(WHAT, _text(words)) or b"")


def test_of_what_was_changed_in_both_the_later_one_is_present_and_both_stay(
    outside: Outside,
) -> None:
    one, other = outside.journal(), outside.journal()
    _put(outside, one, "first")
    outside.bring(other, outside.dump(one))
    _put(outside, other, "there")
    _put(outside, one, "here, later")
    there, here = outside.dump(other), outside.dump(one)
    outside.bring(one, there)
    assert _history(one) == ["first", "there", "here, later"]
    outside.bring(other, here)
    assert _history(other) == ["first", "there", "here, later"]
    for vault, dump in ((one, there), (other, here), (one, outside.dump(other))):
        before = sorted(path.name for path in vault.folder.iterdir())
        assert outside.bring(vault, dump).versions == 0
        assert sorted(path.name for path in vault.folder.iterdir()) == before
    assert json.loads(one.read(WHAT))["value"]["text"] == "here, later"


def test_a_sitting_that_went_on_after_it_was_taken_out_stays_as_it_went_on(
    outside: Outside,
) -> None:
    vault = outside.journal()
    _put(outside, vault, "half a sen")
    dump = outside.dump(vault)
    outside.clock.advance(timedelta(seconds=5))
    vault.put(WHAT, _text("half a sentence"))
    assert outside.bring(vault, dump).versions == 0
    assert _history(vault) == ["half a sentence"]


def test_what_was_deleted_comes_back_when_it_is_brought_in(outside: Outside) -> None:
    vault = outside.journal()
    _put(outside, vault, "gone")
    dump = outside.dump(vault)
    vault.remove(WHAT)
    vault.fold()
    assert outside.bring(vault, dump).new == 1
    vault.fold()
    assert _history(vault) == ["gone"]


def test_what_was_brought_in_is_there_after_opening_again(outside: Outside) -> None:
    vault, back = outside.journal(), outside.journal()
    for words in ("one", "two", "three"):
        _put(outside, vault, words)
    outside.bring(back, outside.dump(vault))
    there = whole(back)
    back.close()
    again = open_vault(back.folder, PASSPHRASE, state=outside.base / "state", clock=outside.clock)
    outside.opened.append(again)
    assert again.report.is_sound()
    assert again.read_only is None
    assert whole(again) == there
    _put(outside, again, "four")
    assert _history(again) == ["one", "two", "three", "four"]


def test_damage_is_counted_and_the_rest_is_taken_out(outside: Outside) -> None:
    vault = outside.journal()
    vault.put("later/one", b"{}")
    vault.put("later/two", b"{}")
    version = version_of(vault, "later/one")
    data = bytearray(version.source.path.read_bytes())
    data[version.source.opened.offsets[version.place]] ^= 1
    version.source.path.write_bytes(bytes(data))
    out = outside.out(vault)
    assert (out.things, out.unreadable) == (1, 1)
    assert json.loads(out.path.read_bytes())["unreadable"] == out.unreadable


@pytest.mark.skipif(os.name == "nt", reason="modes are not kept there")
def test_the_file_is_its_owners_alone_and_never_over_another(outside: Outside) -> None:
    vault = outside.journal()
    out = outside.out(vault)
    assert out.path.stat().st_mode & 0o777 == 0o600
    before = out.path.read_bytes()
    with pytest.raises(PlaceTaken):
        taken(take_out(vault, out.path, outside.clock))
    assert out.path.read_bytes() == before


def test_stopping_half_way_leaves_no_plain_text(outside: Outside) -> None:
    vault = outside.journal()
    vault.bring([Brought(f"later/{n}", outside.clock.now(), "s", b"", b"{}") for n in range(50)])
    target = outside.base / "half.json"
    steps = take_out(vault, target, outside.clock)
    next(steps)
    steps.close()
    assert not target.exists()
    assert list(outside.base.glob(".afterword-*")) == []


def test_a_journal_open_for_reading_takes_nothing_in(outside: Outside) -> None:
    vault, back = outside.journal(), outside.journal()
    vault.put("later/one", b"{}")
    dump = outside.dump(vault)
    back.read_only = "asked"
    with pytest.raises(ReadOnlyJournal):
        outside.bring(back, dump)
    back.read_only = None
    assert whole(back) == {}
