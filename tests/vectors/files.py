"""Vectors of what is in the folder: sound histories, and each kind of damage, loss and exchange."""

import zlib
from collections.abc import Iterator
from dataclasses import replace

from tests.vectors.headers import HEADER, copies
from tests.vectors.vector import Vector, flipped
from tests.vectors.writer import PLAIN, Device, Record, Shape, name_of, random, seen

HEADERS = copies(HEADER)
TEXT = "The pump was off, and nobody had been told of it. "
ONE = Record("thing", "what was written")
PACKED = Shape(deflated=True)
BODY_AT = 120 + len(Device("one")._index(1, [ONE], [ONE.body.encode()], PLAIN)) + 16


def vectors() -> Iterator[Vector]:
    """Yield all of them."""
    yield from _sound()
    yield from _histories()
    yield from _engines()
    yield from _damaged_bytes()
    yield from _damaged_inside()
    yield from _refused_indexes()
    yield from _lost()
    yield from _others()


def _sound() -> Iterator[Vector]:
    own = Device("one")
    things: dict[str, list[str | None]] = {"thing": ["what was written"]}
    yield Vector("change", "success", "One change.", [*HEADERS, own.write(1, ONE)], things=things)
    for name, shape in (("pack", PLAIN), ("pack-deflated", PACKED)):
        records = [Record(f"thing {at}", TEXT * at, at, headline=TEXT[:at]) for at in range(1, 9)]
        data = Device("one").write(9, *records, shape=shape)
        found: dict[str, list[str | None]] = {one.thing: [one.body] for one in records}
        yield Vector(name, "success", "Eight records in one file.", [*HEADERS, data], things=found)
    own = Device("one")
    data = own.write(1, Record("Überfluß 🌊", "", headline=""))
    about = "A name beyond ASCII, an empty body, an empty headline."
    yield Vector("names", "success", about, [*HEADERS, data], things={"Überfluß 🌊": [""]})
    yield Vector(
        "no-record",
        "success",
        "A file without records.",
        [*HEADERS, own.write(2), data],
        things={"Überfluß 🌊": [""]},
    )
    data = Device("one").write(1, ONE, shape=Shape(extra={"later": {"key": [1]}}))
    about = "A key of the index that came later is ignored."
    yield Vector("later-keys", "success", about, [*HEADERS, data], things=things)
    deflated = replace(PACKED, more_items=("later", 7))
    data = Device("one").write(2, replace(ONE, sequence=1), shape=deflated)
    about = "Items of a row past those described are ignored."
    yield Vector("later-items", "success", about, [*HEADERS, data], things=things)


def _histories() -> Iterator[Vector]:
    own = Device("one")
    sittings = [
        own.write(1, Record("thing", "first try", sitting="a")),
        own.write(2, Record("thing", "first", sitting="a", knows={"one": 1})),
        own.write(3, Record("thing", "second", sitting="b", knows={"one": 2})),
    ]
    found: dict[str, list[str | None]] = {"thing": ["first", "second"]}
    about = "One version of each sitting is history."
    yield Vector("history", "success", about, [*HEADERS, *sittings], things=found)
    gone = own.write(4, Record("thing", removed=True, headline="", knows={"one": 3}))
    yield Vector("removed", "success", "A thing that was removed.", [*HEADERS, *sittings, gone])
    alone = Device("one").write(4, Record("thing", removed=True, headline="", knows={"one": 3}))
    about = "Of a thing that was removed only the removal is left."
    yield Vector("removed-alone", "success", about, [*HEADERS, alone])
    again = own.write(5, Record("thing", "anew", knows={"one": 4}))
    about = "A thing that was removed and written again."
    data = [*HEADERS, *sittings, gone, again]
    yield Vector("removed-again", "success", about, data, things={"thing": ["anew"]})
    one, other = Device("one"), Device("other")
    first = one.write(1, Record("thing", "at first", sitting="a"))
    apart = [
        one.write(2, Record("thing", "by one", sitting="b", knows={"one": 1})),
        other.write(2, Record("thing", "by the other", sitting="c", knows={"one": 1})),
    ]
    order = sorted([(one.id, "by one"), (other.id, "by the other")])
    found = {"thing": ["at first", *(body for _, body in order)]}
    about = "Two devices wrote apart; both versions stay, ordered by sequence and device."
    yield Vector("two-devices", "success", about, [*HEADERS, first, *apart], things=found)
    removal = other.write(
        3, Record("thing", removed=True, headline="", knows={"one": 1, "other": 2})
    )
    about = "A removal removes what its writer knew; what was written apart stays."
    data = [*HEADERS, first, *apart, removal]
    yield Vector("removed-apart", "success", about, data, things={"thing": ["by one"]})


def _engines() -> Iterator[Vector]:
    own = Device("one")
    data = own.write(1, ONE)
    things: dict[str, list[str | None]] = {"thing": ["what was written"]}
    copy = {f"{name_of(data)}.sync-conflict-20260312-120000-ABCDEFG": data}
    about = "A sync engine's conflict copy beside the file counts once."
    yield Vector("conflict-copy", "success", about, [*HEADERS, data], copy, things)
    about = "A conflict copy without the file counts as the file."
    yield Vector("conflict-copy-alone", "success", about, HEADERS, copy, things)
    moved = own.write(3, replace(ONE, sequence=1), drop=[1])
    about = "A file that is not live, while nothing is missing, is not read."
    stale = Record("thing", "stale", sequence=1, sitting="z")
    left = Device("one").write(1, stale)
    yield Vector("left-over", "success", about, [*HEADERS, moved, left], things=things)
    given_up = Device("one")
    returned = given_up.write(1, ONE)
    given_up.live.pop(1)
    later = given_up.write(2, Record("other", "written since"), shape=Shape(lost=((1, 1),)))
    since: dict[str, list[str | None]] = {"other": ["written since"]}
    about = "A file that was given up is not waited for."
    yield Vector("lost", "success", about, [*HEADERS, later], things=since)
    about = "A file that was given up counts when it is back."
    all_back = [*HEADERS, returned, later]
    yield Vector("lost-returned", "success", about, all_back, things=things | since)
    about = "Records twice, in a change and in a pack, are the same versions."
    twice = Device("one")
    both = [twice.write(1, ONE), twice.write(2, replace(ONE, sequence=1))]
    yield Vector("records-twice", "success", about, [*HEADERS, *both], things=things)


def _damaged_bytes() -> Iterator[Vector]:
    own = Device("one")
    bad = own.write(1, ONE)
    good = own.write(2, Record("good", "is here"))
    things: dict[str, list[str | None]] = {"good": ["is here"]}
    for name, broken in (
        ("magic", flipped(bad, 0)),
        ("reserved", flipped(bad, 10)),
        ("vault", flipped(bad, 12)),
        ("generation", flipped(bad, 31)),
        ("salt", flipped(bad, 60)),
        ("front", flipped(bad, 90)),
        ("front-tag", flipped(bad, 110)),
        ("index", flipped(bad, 130)),
        ("cut", bad[:-1]),
        ("cut-short", bad[:100]),
        ("appended", bad + b"\0"),
        ("nothing", b""),
    ):
        about = "The first file of two; the second one can be read."
        misnamed = {name_of(bad): broken}
        yield Vector(f"bytes-{name}", "damaged", about, [*HEADERS, good], misnamed, things)
    about = "Only the padding is touched; all can be read."
    whole = things | {"thing": ["what was written"]}
    misnamed = {name_of(bad): flipped(bad, len(bad) - 20)}
    yield Vector("bytes-padding", "damaged", about, [*HEADERS, good], misnamed, whole)
    about = "A body is touched; its version is known and can't be read."
    lost: dict[str, list[str | None]] = things | {"thing": [None]}
    misnamed = {name_of(bad): flipped(bad, BODY_AT)}
    yield Vector("bytes-body", "damaged", about, [*HEADERS, good], misnamed, lost)


def _damaged_inside() -> Iterator[Vector]:
    """Yield files that are sealed with the right key and hold what no writer writes."""
    good = "The pump was off."
    long = TEXT * 3
    for name, record in (
        ("stream-none", Record("thing", long, stream=b"no stream")),
        ("stream-short", Record("thing", long, stream=_zlib(long[:-1]))),
        ("stream-long", Record("thing", long, stream=_zlib(long + "x"))),
        ("stream-cut", Record("thing", long, stream=_zlib(long)[:-1])),
        ("stream-more", Record("thing", long, stream=_zlib(long) + b"x")),
        ("stream-bomb", Record("thing", long, stream=_zlib("x" * 30_000_000))),
    ):
        own = Device("one")
        data = own.write(3, Record("good", good, 1), replace(record, sequence=2), shape=PACKED)
        about = "A body's stream that doesn't give what is said of it."
        found: dict[str, list[str | None]] = {"good": [good], "thing": [None]}
        yield Vector(name, "damaged", about, [*HEADERS, data], things=found)


def _zlib(text: str) -> bytes:
    return zlib.compress(text.encode(), 9)


def _refused_indexes() -> Iterator[Vector]:
    bad_rows = Shape(extra={"records": [["thing", 2, 3]]})
    for name, shape in (
        ("count", Shape(count=2)),
        ("length", Shape(length=4097)),
        ("no-json", Shape(json=b"no json")),
        ("no-object", Shape(json=b"[]")),
        ("deep", Shape(json=b"[" * 100_000)),
        ("no-live", Shape(extra={"live": None})),
        ("live-turned", Shape(ranges=((5, 2),))),
        ("live-overlapping", Shape(ranges=((1, 2), (2, 2)))),
        ("live-many", Shape(ranges=((1, 1 << 40),))),
        ("lost-turned", Shape(lost=((5, 2),))),
        ("row-short", bad_rows),
        ("devices", Shape(extra={"devices": [7]})),
        ("headline", Shape(headline_more=1 << 20)),
        ("stream", Shape(deflated=True, index_stream=b"no stream")),
        ("zero", Shape(zero=1)),
        ("format-0", Shape(format=0)),
    ):
        about = "A file that is sealed with the right key and is none that a writer writes."
        data = Device("one").write(2, ONE, shape=shape)
        first = Device("one").write(1, Record("good", "is here"))
        data_set = [*HEADERS, first, data]
        yield Vector(f"index-{name}", "damaged", about, data_set, things={"good": ["is here"]})


def _lost() -> Iterator[Vector]:
    own = Device("one")
    first = own.write(1, Record("first", "is here"))
    own.write(2, ONE)
    third = own.write(3, Record("third", "is here, too"))
    things: dict[str, list[str | None]] = {"first": ["is here"], "third": ["is here, too"]}
    about = "A change that the newest file declares is gone."
    yield Vector("change", "missing", about, [*HEADERS, first, third], things=things)
    about = "It is another computer's, and that is gone for good: nobody waits for it."
    said = f'{{"device":"{own.id.hex()}","through":2}}'
    gone = Record(f"gone/{own.id.hex()}", said, headline=said)
    data = [*HEADERS, first, third, Device("two").write(4, gone)]
    more = things | {gone.thing: [said]}
    yield Vector("gone", "success", about, data, things=more)
    about = "Another change is missing than those that nobody waits for."
    said = said[:-2] + "1}"
    gone = replace(gone, body=said, headline=said)
    data = [*HEADERS, first, third, Device("two").write(4, gone)]
    more = things | {gone.thing: [said]}
    yield Vector("gone-before", "missing", about, data, things=more)
    about = "While a pack is gone, a change that it took the place of is read."
    pack = Device("one")
    old = pack.write(1, ONE)
    pack.write(2, replace(ONE, sequence=1), Record("other", "gone"), drop=[1])
    last = pack.write(3, Record("third", "is here, too"))
    found: dict[str, list[str | None]] = {
        "thing": ["what was written"],
        "third": ["is here, too"],
    }
    yield Vector("pack", "missing", about, [*HEADERS, old, last], things=found)
    other = Device("one").write(2, Record("thing", "never written there"), shape=Shape(salt="x"))
    found = things | {"thing": ["never written there"]}
    about = "A file was exchanged for another one of the same sequence, under the same key."
    yield Vector("file", "swapped", about, [*HEADERS, first, other, third], things=found)
    mark = seen(HEADER, own, {"one": 3})
    about = "The newest file that this installation has seen is gone."
    young = Device("one")
    data = [young.write(1, Record("first", "is here"))]
    only: dict[str, list[str | None]] = {"first": ["is here"]}
    yield Vector("files", "set-back", about, [*HEADERS, *data], things=only, seen=mark)
    about = "Another device's newest file that this installation has seen isn't here."
    mark = seen(HEADER, Device("mine"), {"one": 3})
    yield Vector("seen", "missing", about, [*HEADERS, *data], things=only, seen=mark)
    about = "The header is older than the newest one that this installation has seen."
    mark = seen(HEADER, own, {"one": 1}, number=2)
    yield Vector("header", "set-back", about, [*HEADERS, *data], things=only, seen=mark)
    about = "What was seen is not vouched for, and so is not believed."
    mark = seen(replace(HEADER, generation=8), own, {"one": 3})
    yield Vector("seen-unsigned", "success", about, [*HEADERS, *data], things=only, seen=mark)


def _others() -> Iterator[Vector]:
    own = Device("one")
    data = [own.write(1, ONE)]
    things: dict[str, list[str | None]] = {"thing": ["what was written"]}
    stranger = Device("one", vault=random("another vault", 16))
    files = [*HEADERS, *data]
    about = "A file of another journal."
    yield Vector("file", "foreign", about, [*files, stranger.write(1, ONE)], things=things)
    later = own.write(9, ONE, shape=Shape(format=2), is_live=False)
    about = "A file that a later version wrote, beside those of this one."
    yield Vector("file", "newer-file", about, [*files, later], things=things)
    elsewhere = Device("other", generation=5)
    about = "A file under a key that the header does not give."
    yield Vector("file", "apart", about, [*files, elsewhere.write(1, ONE)], things=things)
    spliced = flipped(data[0], 55)
    about = "A file that was given another sequence, its name made good."
    yield Vector("spliced", "damaged", about, [*files, spliced], things=things)
