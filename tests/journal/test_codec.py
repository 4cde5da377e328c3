"""What was written comes back to the letter; bytes that are something else are refused."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.codec import decode, encode
from journal.guides.guide import Door, GuideSource
from journal.model import (
    Alias,
    Answer,
    Choice,
    Chosen,
    FollowUp,
    GateRecord,
    GuideRef,
    Hold,
    Note,
    NoteState,
    Quiet,
    Reflection,
    Share,
    Sitting,
)
from journal.values import (
    Came,
    Checked,
    ChoiceValue,
    DateValue,
    Fate,
    GateValue,
    LevelsValue,
    Look,
    LooksValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)

NOW = datetime(2026, 3, 12, 9, 41, 7, 250, tzinfo=UTC)
TEXT = st.text(st.characters(), max_size=30)  # every code point, half surrogate pairs too
MOMENT = st.datetimes(timezones=st.just(UTC))
MAYBE = st.none() | MOMENT
REF = st.builds(GuideRef, TEXT, TEXT, TEXT, TEXT)
GATE = st.builds(
    GateRecord, answers=st.dictionaries(TEXT, TEXT, max_size=3), at=MAYBE, cleared_at=MAYBE
)
LEVELS = st.dictionaries(TEXT, st.integers(), max_size=3)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    TextValue: st.builds(TextValue, TEXT),
    RowsValue: st.builds(
        RowsValue,
        st.lists(st.builds(Row, TEXT, st.dictionaries(TEXT, TEXT, max_size=3)), max_size=3).map(
            tuple
        ),
        TEXT,
    ),
    ChoiceValue: st.builds(ChoiceValue, st.lists(TEXT, max_size=3).map(tuple), TEXT),
    ScaleValue: st.builds(ScaleValue, st.none() | st.integers()),
    DateValue: st.builds(DateValue, st.none() | st.dates()),
    PlansValue: st.builds(
        PlansValue,
        st.lists(
            st.builds(Plan, TEXT, TEXT, TEXT, TEXT, TEXT, st.none() | st.dates()), max_size=3
        ).map(tuple),
    ),
    LooksValue: st.builds(
        LooksValue,
        st.lists(
            st.builds(
                Look,
                *(TEXT, st.none() | st.sampled_from(Came), TEXT),
                *(st.none() | st.sampled_from(Fate), TEXT, TEXT, TEXT, TEXT, TEXT),
                st.none() | st.dates(),
            ),
            max_size=3,
        ).map(tuple),
    ),
    LevelsValue: st.builds(
        LevelsValue,
        LEVELS,
        st.none() | st.dates(),
        st.lists(
            st.builds(Checked, LEVELS, st.none() | st.dates(), TEXT, st.booleans()), max_size=2
        ).map(tuple),
    ),
    GateValue: st.builds(GateValue, st.dictionaries(TEXT, TEXT, max_size=3)),
}
THINGS: dict[type, st.SearchStrategy[Any]] = {
    Answer: st.builds(Answer, TEXT, TEXT, st.one_of(*VALUES.values()), MOMENT),
    Choice: st.builds(
        Choice,
        TEXT,
        st.sampled_from(Door),
        st.lists(
            st.builds(Chosen, TEXT, st.none() | st.frozensets(TEXT, max_size=3), st.none() | TEXT),
            max_size=3,
        ).map(tuple),
        st.lists(st.builds(Alias, TEXT, TEXT), max_size=3).map(tuple),
        st.lists(TEXT, max_size=3).map(tuple),
        st.booleans(),
    ),
    Share: st.builds(
        Share,
        *(TEXT, TEXT, st.sampled_from(Door), MOMENT, TEXT, TEXT, TEXT, TEXT, st.integers(0), TEXT),
        *(st.lists(TEXT, max_size=3).map(tuple), st.integers(0), TEXT, st.binary(max_size=40)),
    ),
    GuideSource: st.builds(GuideSource, TEXT, TEXT, TEXT),
    Note: st.builds(Note, TEXT, MOMENT, TEXT, st.sampled_from(NoteState)),
    Reflection: st.builds(
        Reflection,
        id=TEXT,
        created=MOMENT,
        guide=REF,
        title=TEXT,
        gate=GATE,
        holds=st.lists(st.builds(Hold, MOMENT, TEXT, TEXT, MAYBE), max_size=2).map(tuple),
        quiet=st.none() | st.builds(Quiet, MOMENT, MAYBE, TEXT),
        sittings=st.lists(st.builds(Sitting, MOMENT, MAYBE), max_size=2).map(tuple),
        follow_ups=st.lists(st.builds(FollowUp, TEXT, st.dates(), MAYBE), max_size=2).map(tuple),
        shared_at=MAYBE,
        closed_at=MAYBE,
        updated=MAYBE,
    ),
}


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_everything_comes_back_to_the_letter(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(THINGS)))
    thing = data.draw(THINGS[kind])
    again: Any = decode(kind, encode(thing))
    assert again == thing
    assert encode(again) == encode(thing)


@given(data=st.data())
@settings(deadline=None)
def test_every_kind_of_answer_comes_back_as_its_own_kind(data: st.DataObject) -> None:
    assert set(VALUES) == set(get_args(Value))
    for kind, strategy in VALUES.items():
        answer = Answer("r", "p", data.draw(strategy), NOW)
        assert type(decode(Answer, encode(answer)).value) is kind


def test_half_a_surrogate_pair_is_not_lost() -> None:
    answer = Answer("r", "p", TextValue("a\ud83d b\x00\r\n\u2028"), NOW)
    assert decode(Answer, encode(answer)) == answer


def test_moments_are_kept_in_utc() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    stored = encode(Sitting(east))
    assert b"+00:00" in stored
    assert decode(Sitting, stored).began == NOW
    with pytest.raises(ValueError, match="moment"):
        encode(Sitting(NOW.replace(tzinfo=None)))


def test_keys_of_a_later_version_are_ignored_and_missing_ones_take_their_default() -> None:
    plain = json.loads(encode(Answer("r", "p", TextValue("kept"), NOW)))
    plain["colour"] = {"deep": [1, 2]}
    plain["value"]["mood"] = 3
    later = json.dumps(plain).encode()
    assert decode(Answer, later).value == TextValue("kept")
    assert decode(TextValue, b"{}") == TextValue()


@given(st.binary(max_size=60), st.sampled_from(list(THINGS)))
def test_other_bytes_are_a_value_error(data: bytes, kind: type) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the kind of misfit is not promised
        decode(kind, data)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_json_of_the_wrong_shape_is_a_value_error_or_a_whole_thing(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(THINGS)))
    plain = json.loads(encode(data.draw(THINGS[kind])).decode("utf-8", "surrogatepass"))
    plain[data.draw(st.sampled_from(sorted(plain)))] = data.draw(JUNK)
    try:
        thing: Any = decode(kind, json.dumps(plain).encode())
    except ValueError:
        return
    assert decode(kind, encode(thing)) == thing


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("value", {"kind": "song", "text": ""}),
        ("value", {"text": ""}),
        ("value", {"kind": "text", "text": 3}),
        ("value", None),
        ("at", "2026-03-12"),
        ("at", "2026-03-12T09:00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("prompt", True),
    ],
)
def test_what_does_not_fit_is_refused(key: str, value: object) -> None:
    plain = json.loads(encode(Answer("r", "p", TextValue("kept"), NOW)))
    plain[key] = value
    with pytest.raises(ValueError):  # noqa: PT011  the kind of misfit is not promised
        decode(Answer, json.dumps(plain).encode())


def test_a_refusal_never_quotes_what_was_written() -> None:
    bad = b'{"reflection":"r","prompt":"p","at":"MARKER","value":{"kind":"text","text":"MARKER"}}'
    with pytest.raises(ValueError) as caught:  # noqa: PT011  its words are what is looked at
        decode(Answer, bad)
    assert "MARKER" not in str(caught.value)


def test_numbers_are_not_truth_values() -> None:
    choice = json.loads(encode(Choice("r", Door.GROUP)))
    with pytest.raises(ValueError):  # noqa: PT011  the kind of misfit is not promised
        decode(Choice, json.dumps(choice | {"with_title": 1}).encode())
    assert decode(Choice, json.dumps(choice | {"with_title": True}).encode()) == replace(
        Choice("r", Door.GROUP), with_title=True
    )
    assert decode(DateValue, b'{"day":"2026-03-12"}') == DateValue(date(2026, 3, 12))
