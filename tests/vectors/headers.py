"""Vectors of the ways in: header files, passphrases, recovery codes."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from tests.vectors.vector import PASSPHRASE, Vector, flipped
from tests.vectors.writer import Device, Header, Record, Slot, random, with_slot, write_code

CODE_SECRET = random("recovery", 18)
CODE = write_code(CODE_SECRET)
BY_PASSPHRASE = Slot(PASSPHRASE.encode())
BY_CODE = Slot(CODE_SECRET, kind=2, salt=random("salt of the code", 16))
HEADER = Header((BY_PASSPHRASE,))
BOTH = Header((BY_PASSPHRASE, BY_CODE))
ONE_MORE = Record("more", "of the same journal")


def copies(header: Header) -> list[bytes]:
    return [header.file(1), header.file(2)]


def summed(body: bytes) -> bytes:
    """Return the bytes with the checksum that they have."""
    return body + hashlib.sha256(body).digest()


def vectors() -> Iterator[Vector]:
    """Yield all of them."""
    yield from _opening()
    yield from _passphrases()
    yield from _codes()
    yield from _not_opening()
    yield from _broken_bytes()
    yield from _refused_fields()
    yield from _refused_slots()
    yield from _later()
    yield from _others()


def _opening() -> Iterator[Vector]:
    yield Vector("empty", "success", "A journal in which nothing was written.", copies(HEADER))
    floor = with_slot(HEADER, memory=65536, passes=3, lanes=4)
    yield Vector("floor", "success", "Derived at the floor.", copies(floor), weak=False)
    for name, changed in (("memory", {"memory": 65535}), ("lanes", {"lanes": 3})):
        below = with_slot(floor, **changed)
        yield Vector(f"below-floor-{name}", "success", "Just below the floor.", copies(below))
    yield Vector("one-copy", "success", "One copy of the header is lost.", [HEADER.file(2)])
    broken = flipped(HEADER.file(1), 70)
    yield Vector(
        "one-copy-damaged",
        "success",
        "One copy of the header is damaged, the other is whole.",
        [HEADER.file(2)],
        {"0" * 32: broken},
    )
    newer = replace(HEADER, number=2, slots=(Slot(b"another", salt=random("other", 16)),))
    yield Vector(
        "higher-version",
        "success",
        "Of two headers the one of the higher version counts.",
        [*copies(HEADER), *copies(newer)],
        secret="another",
    )
    third = Device("one", generation=7)
    later = replace(HEADER, generation=9, older=(1, 7))
    early = third.write(1, Record("early", "under an earlier key"))
    third.generation = 9
    yield Vector(
        "older-key",
        "success",
        "A file of an earlier generation opens by a key that the header carries.",
        [*copies(later), early, third.write(2, Record("late", "under the present key"))],
        things={"early": ["under an earlier key"], "late": ["under the present key"]},
    )


def _passphrases() -> Iterator[Vector]:
    for name, passphrase, typed in (
        ("nfc", "Flüsse münden", unicodedata.normalize("NFD", "Flüsse münden")),
        ("blanks", "  two at the end  ", "  two at the end  "),
        ("long", "tide " * 200, "tide " * 200),
        ("emoji", "🌊 tide 👩‍🔬", "🌊 tide 👩‍🔬"),
        ("empty", "", ""),
    ):
        header = Header((Slot(unicodedata.normalize("NFC", passphrase).encode()),))
        about = "The passphrase as it is typed, and as it was made."
        yield Vector(f"passphrase-{name}", "success", about, copies(header), secret=typed)


def _codes() -> Iterator[Vector]:
    loose = CODE.lower().replace("-", " ").replace("1", "l").replace("0", "o")
    joined = CODE.replace("-", "").replace("1", "I")
    for name, typed in (("code", CODE), ("code-loose", loose), ("code-joined", joined)):
        about = "The recovery code, in a way in which somebody may type it."
        yield Vector(name, "success", about, copies(BOTH), secret=typed, way="code")
    groups = CODE.split("-")
    wrong = "7" if CODE[2] != "7" else "8"
    for name, typed in (
        ("one-symbol", CODE[:2] + wrong + CODE[3:]),
        ("two-swapped", CODE[:6] + CODE[7] + CODE[6] + CODE[8:]),
        ("groups-swapped", "-".join([groups[1], groups[0], *groups[2:]])),
        ("short", CODE[:-1]),
        ("long", CODE + "0"),
        ("group-left-out", "-".join(groups[:-1])),
        ("no-symbol", CODE[:3] + "U" + CODE[4:]),
        ("empty", ""),
    ):
        about = "A mistyped code is told from a wrong one before anything is derived."
        yield Vector(name, "code-mistyped", about, copies(BOTH), secret=typed, way="code")


def _not_opening() -> Iterator[Vector]:
    other_code = write_code(random("another code", 18))
    one, two = HEADER.file(1), HEADER.file(2)
    yield Vector("passphrase", "wrong-secret", "Another one.", [one, two], secret="another")
    about = "A blank more at its end."
    yield Vector("blank", "wrong-secret", about, [one, two], secret=PASSPHRASE + " ")
    about = "A sound code that was never this journal's."
    yield Vector("code", "wrong-secret", about, copies(BOTH), secret=other_code, way="code")
    about = "There is no slot for a code."
    yield Vector("no-code", "wrong-secret", about, [one, two], secret=CODE, way="code")
    for name, at in (("commitment", 64 + 40), ("wrapped", 64 + 70), ("salt", 64 + 20)):
        altered = [summed(flipped(data, at)[:-32]) for data in (one, two)]
        about = f"The slot's {name} was altered together with the checksum."
        yield Vector(f"slot-{name}", "wrong-secret", about, altered)


def _broken_bytes() -> Iterator[Vector]:
    one, two = HEADER.file(1), HEADER.file(2)
    lone = Device("one").write(1, Record("thing", "unreachable"))
    yield Vector("none", "header-damaged", "No header is left, only a change.", [lone])
    for name, make in (
        ("bit", lambda data: flipped(data, 90)),
        ("magic", lambda data: flipped(data, 3)),
        ("cut", lambda data: data[:-1]),
        ("cut-short", lambda data: data[:40]),
        ("appended", lambda data: data + b"\0"),
        ("nothing", lambda data: data[:0]),
    ):
        broken = {str(at) * 32: make(data) for at, data in enumerate((one, two))}
        yield Vector(f"bytes-{name}", "header-damaged", "Both copies are.", misnamed=broken)
    altered = replace(HEADER, mac_key=bytes(32))
    about = "It opens, and the MAC does not hold."
    yield Vector("mac", "header-damaged", about, copies(altered))
    lost = replace(HEADER, generation=2, older=(1,))
    body = lost.file(1)[: -64 - 52]
    garbled = body + b"\0\0\0\1" + bytes(48)
    about = "An older key was exchanged and the checksum made good."
    yield Vector("older", "header-damaged", about, [summed(garbled + lost.file(1)[-64:-32])])
    with_text = replace(HEADER, appended=b"more")
    yield Vector("longer", "header-damaged", "More than the counts say.", copies(with_text))


def _refused_fields() -> Iterator[Vector]:
    for name, header in (
        ("generation-0", replace(HEADER, generation=0)),
        ("version-0", replace(HEADER, number=0)),
        ("format-0", replace(HEADER, format=0)),
        ("no-slot", Header(())),
        ("slots-0", replace(HEADER, slot_count=0)),
        ("slots-3", replace(BOTH, slot_count=3)),
        ("slots-2-of-1", replace(HEADER, slot_count=2)),
        ("kind-twice", Header((BY_PASSPHRASE, BY_PASSPHRASE))),
        ("kinds-turned", Header((BY_CODE, BY_PASSPHRASE))),
    ):
        about = "A field that no writer makes, and all sums are right."
        yield Vector(name, "header-damaged", about, copies(header))
    for copy in (0, 3):
        about = "There is a copy 1 and a copy 2."
        yield Vector(f"copy-{copy}", "header-damaged", about, [HEADER.file(copy)])


def _refused_slots() -> Iterator[Vector]:
    for name, changed in (
        ("kind-0", {"kind": 0}),
        ("kind-3", {"kind": 3}),
        ("derivation", {"derivation": 2}),
        ("reserved", {"reserved": 1}),
        ("rest", {"rest": bytes(15) + b"\1"}),
        ("memory-high", {"memory": (1 << 20) + 1, "is_derived": False}),
        ("memory-absurd", {"memory": (1 << 32) - 1, "is_derived": False}),
        ("memory-low", {"memory": 31, "lanes": 4, "is_derived": False}),
        ("memory-0", {"memory": 0, "is_derived": False}),
        ("passes-0", {"passes": 0, "is_derived": False}),
        ("passes-high", {"passes": 65, "is_derived": False}),
        ("passes-absurd", {"passes": (1 << 32) - 1, "is_derived": False}),
        ("lanes-0", {"lanes": 0, "is_derived": False}),
        ("lanes-high", {"lanes": 17, "is_derived": False}),
    ):
        about = "A slot that a reader refuses before it derives anything."
        header = with_slot(HEADER, **changed)
        yield Vector(f"slot-{name}", "header-damaged", about, copies(header))


def _later() -> Iterator[Vector]:
    later = replace(HEADER, format=2, appended=b"what a later version has more of")
    about = "A later version's header: whatever it holds, it ends with its SHA-256."
    yield Vector("header", "newer", about, copies(later))
    about = "A later version's header beside one that could be used."
    yield Vector("header-beside", "newer-file", about, [*copies(HEADER), *copies(later)])
    about = "The same, with a passphrase that may be the later one's."
    beside = [*copies(HEADER), *copies(later)]
    yield Vector("header-beside-unknown", "newer", about, beside, secret="another")
    broken = {str(at) * 32: flipped(later.file(at), 9) for at in (1, 2)}
    about = "It says that it is of a later version, and isn't sound."
    yield Vector("later-unsound", "header-damaged", about, misnamed=broken)


def _others() -> Iterator[Vector]:
    """Files of another journal lie in the folder: its passphrase is another, or the same one."""
    vault = random("another vault", 16)
    strange = Slot(b"another", salt=random("other", 16))
    other = replace(HEADER, vault=vault, generation=5, slots=(strange,))
    same = replace(HEADER, vault=vault, generation=5)
    one = Device("one").write(1, Record("thing", "here"))
    theirs = Device("two", vault=vault)
    theirs.generation = 5
    many = [theirs.write(at, Record("thing", "there")) for at in range(1, 4)]
    things: dict[str, list[str | None]] = {"thing": ["here"]}
    for name, header in (("header", other), ("header-same-passphrase", same)):
        about = "Another journal's header of a higher rank, without any file of that journal."
        yield Vector(name, "foreign", about, [*copies(HEADER), *copies(header), one], things=things)
    whole = [*copies(HEADER), one, *copies(other), *many]
    about = "More files of another journal than of this one: the header counts that opens."
    yield Vector("header-more-files", "foreign", about, whole, things=things)
    about = "Neither header opens: that is the secret, and no damage."
    yield Vector("beside-foreign", "wrong-secret", about, whole, secret="a third")
    about = "This journal's header is lost, and another one's lies in its place with a file."
    lost = [*copies(other), many[0], one, Device("three").write(1, ONE_MORE)]
    yield Vector("header-lost-beside-foreign", "header-damaged", about, lost)
    about = "Another one's header lies there without a file of its own."
    yield Vector("header-exchanged", "header-damaged", about, [*copies(same), one])
